"""`kiosk doctor`: everything looked at now, in this process, whether the others run or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from kiosk.device.clock import TrustedClock
from kiosk.device.health.findings import Finding, Seen
from kiosk.device.health.journal import last_words
from kiosk.device.health.machine import Machine
from kiosk.device.health.registry import look
from kiosk.device.health.scene import Opened, Scene
from kiosk.device.health.store_checks import STORE
from kiosk.device.keyrings import KeysMissing, KeysUnreadable
from kiosk.device.keys import device_keys
from kiosk.settings import DeviceSettings
from kiosk.store.engine import Store, StoreError, StoreMissing, open_store

#: Version of the JSON's form: fields are added, never renamed or taken away, without raising it.
FORM = 1
#: 2 is that of a command line that was not understood.
EXIT_GOOD, EXIT_PROBLEM, EXIT_CARE = 0, 1, 3


def check_device(settings: DeviceSettings, machine: Machine | None = None) -> list[Finding]:
    """Every check, in the order in which a person would look. Raises nothing."""
    machine = machine or Machine(settings.sysfs)
    bare = Scene(settings, machine)
    try:
        store = open_store(settings.store_path, device_keys(settings).store_key)
    except (StoreError, SQLAlchemyError) as error:
        return [STORE.finding(Seen(_why_closed(bare, error))), *look(bare)]
    try:
        return look(Scene(settings, machine, Opened(store, TrustedClock(store)), _before(store)))
    finally:
        store.close()


def exit_code(findings: Sequence[Finding]) -> int:
    """0: all is well; 1: something is a problem; 3: nothing is, but something needs care soon or is not known."""
    states = {finding.state for finding in findings}
    return EXIT_PROBLEM if "problem" in states else EXIT_CARE if states & {"care", "unknown"} else EXIT_GOOD


def as_json(findings: Sequence[Finding]) -> dict[str, Any]:
    """The report for programs (docs/operations.md)."""
    return {"form": FORM, "exit_code": exit_code(findings), "findings": [finding.as_dict() for finding in findings]}


def _before(store: Store) -> dict[str, str]:
    try:
        with store.read() as conn:
            return {name: word.finding.code for name, word in last_words(conn).items()}
    except (StoreError, SQLAlchemyError):
        return {}  # tables of another version: the check of the store says so


def _why_closed(scene: Scene, error: Exception) -> str:
    room = scene.machine.disk(scene.settings.data)
    if isinstance(error, StoreMissing) or not scene.settings.store_path.exists():
        return "missing"
    if isinstance(error, KeysMissing | KeysUnreadable):
        return "no_keys"
    return "read_only" if room is not None and room.read_only else "unreadable"
