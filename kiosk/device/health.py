"""`kiosk doctor`: what this device can tell of its own health, in plain sentences, each with a next step.

A check that cannot know says "unknown" instead of guessing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import psutil
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from kiosk.device.clock import TrustedClock
from kiosk.device.identity import load_identity
from kiosk.device.keys import device_keys
from kiosk.device.status import read_status
from kiosk.hardware.part_status import part_status
from kiosk.settings import DeviceSettings
from kiosk.store.engine import Store, StoreError, StoreOutdated, StoreUnreadable, open_store
from kiosk.sync.outbox import NotEnrolled, backlog
from kiosk.sync.tables import sync_state, unknown_changes

State = Literal["ok", "problem", "unknown"]

LINK_SILENT_MS = 120_000
QUEUE_OLD_MS = 15 * 60_000
DISK_FREE_BYTES = 500 * 1024 * 1024
MEMORY_FREE_BYTES = 150 * 1024 * 1024
CLOCK_OFF_MS = 120_000


@dataclass(frozen=True)
class Finding:
    """One check's result: what is so, and what to do about it ("" when nothing needs doing)."""

    check: str
    state: State
    text: str
    next_step: str = ""

    def as_dict(self) -> dict[str, str]:
        """For `--json`."""
        return asdict(self)

    def as_line(self) -> str:
        """One line for a person."""
        mark = {"ok": "ok     ", "problem": "PROBLEM", "unknown": "unknown"}[self.state]
        return f"{mark}  {self.check}: {self.text}{' ' + self.next_step if self.next_step else ''}"


def check_device(settings: DeviceSettings) -> list[Finding]:
    """Every check, in the order in which a person would look. Raises nothing."""
    findings = [*_check_machine(settings.data)]
    try:
        store = open_store(settings.store_path, device_keys(settings).store_key)
    except StoreUnreadable:
        text = "The store is damaged, or belongs to another device's key."
        return [Finding("store", "problem", text, "Keep the file as it is and call facility IT."), *findings]
    except StoreError as error:
        step = "Enrol this device with `kiosk enrol`." if not settings.store_path.exists() else "Call facility IT."
        return [Finding("store", "problem", f"The store cannot be opened: {error}.", step), *findings]
    try:
        checks: list[tuple[str, Callable[[], Finding]]] = [
            ("store", lambda: _check_tables(store)),
            ("enrolment", lambda: _check_identity(store)),
            ("connection", lambda: _check_link(store)),
            ("queue", lambda: _check_queue(store)),
            ("updates", lambda: _check_set_aside(store)),
            ("clock", lambda: _check_clock(store)),
            ("card reader", lambda: _check_part(store, "reader", fitted=settings.reader is not None)),
            ("receipt printer", lambda: _check_part(store, "printer", fitted=settings.printer is not None)),
        ]
        return [*(_safely(name, check) for name, check in checks), *findings]
    finally:
        store.close()


def _safely(name: str, check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except NotEnrolled:
        return Finding(name, "problem", "This device is not enrolled.", "Enrol it with `kiosk enrol`.")
    except (StoreError, SQLAlchemyError, OSError) as error:
        return Finding(name, "unknown", f"It could not be checked ({type(error).__name__}).", "Look at the store first.")


def _check_tables(store: Store) -> Finding:
    from kiosk.store.migrate import check_current  # noqa: PLC0415 - loads every feature's tables

    try:
        check_current(store)
    except StoreOutdated as error:
        return Finding("store", "problem", f"{str(error).capitalize()}.", "Run `kiosk migrate`.")
    return Finding("store", "ok", "The store opens and its tables are those of this program.")


def _check_identity(store: Store) -> Finding:
    with store.read() as conn:
        identity = load_identity(conn)
    return Finding("enrolment", "ok", f"This is {identity.name} ({identity.device}) of {identity.facility}.")


def _check_link(store: Store) -> Finding:
    clock = TrustedClock(store)
    with store.read() as conn:
        status = read_status(conn)
    if status.last_contact_ms is None:
        return Finding("connection", "problem", "Central was never reached.", "Check that the sync process runs and the network is up.")
    ago = _spoken(clock.now_ms() - status.last_contact_ms)
    if not status.connected:
        return Finding(
            "connection",
            "problem",
            f"Central cannot be reached; the last contact was {ago} ago.",
            "Check cable and central.",
        )
    if clock.now_ms() - status.last_contact_ms > LINK_SILENT_MS:
        return Finding(
            "connection", "unknown", f"It was connected, but nothing was heard for {ago}.", "Check that the sync process still runs."
        )
    return Finding("connection", "ok", f"Connected; the last contact was {ago} ago.")


def _check_queue(store: Store) -> Finding:
    clock = TrustedClock(store)
    with store.read() as conn:
        pending, oldest_ms = backlog(conn)
        frozen = conn.execute(select(sync_state.c.frozen_code)).scalar_one_or_none()
    if frozen:
        return Finding(
            "queue", "problem", f"Central does not take this device's commands ({frozen}); {pending} wait.", "Call facility IT."
        )
    if oldest_ms is None:
        return Finding("queue", "ok", "Nothing waits to be sent.")
    age_ms = clock.now_ms() - oldest_ms
    text = f"{pending} {'command waits' if pending == 1 else 'commands wait'}, the oldest for {_spoken(age_ms)}."
    if age_ms > QUEUE_OLD_MS:
        return Finding("queue", "problem", text, "They are safe; check the connection.")
    return Finding("queue", "ok", text)


def _check_set_aside(store: Store) -> Finding:
    with store.read() as conn:
        count = conn.execute(select(func.count()).select_from(unknown_changes)).scalar_one()
    if count:
        return Finding("updates", "problem", f"{count} changes from central could not be used.", "Update this program.")
    return Finding("updates", "ok", "Every change from central was used.")


def _check_clock(store: Store) -> Finding:
    clock = TrustedClock(store)
    off_ms = clock.machine_off_ms()
    if off_ms is None:
        return Finding("clock", "unknown", "Central has not told the time since this device started.", "Wait for a connection.")
    if off_ms > CLOCK_OFF_MS:
        return Finding(
            "clock", "problem", f"The machine's own clock is {_spoken(off_ms)} off.", "Set it; the program itself uses central's time."
        )
    return Finding("clock", "ok", "The machine's clock agrees with central's.")


def _check_part(store: Store, part: Literal["reader", "printer"], *, fitted: bool) -> Finding:
    name = {"reader": "card reader", "printer": "receipt printer"}[part]
    if not fitted:
        return Finding(name, "ok", "None is fitted.")
    with store.read() as conn:
        status = part_status(conn, part)
    if status.state in {"unknown", "none"}:
        return Finding(name, "unknown", "Nothing is known of it yet.", "Check that the hardware process runs.")
    if status.state == "problem":
        return Finding(name, "problem", f"It reports {status.code}. {status.detail}".rstrip(), "Look at the device.")
    if status.code:
        return Finding(name, "ok", f"It works; it reports {status.code}.", "See to it soon.")
    return Finding(name, "ok", "It answers.")


def _check_machine(data: Path) -> list[Finding]:
    existing = next(folder for folder in (data, *data.absolute().parents) if folder.exists())
    free = psutil.disk_usage(str(existing)).free
    available = psutil.virtual_memory().available
    return [
        _at_least("disk", free, DISK_FREE_BYTES, "Free space on the data disk."),
        _at_least("memory", available, MEMORY_FREE_BYTES, "Restart the device."),
    ]


def _at_least(name: str, found: int, wanted: int, step: str) -> Finding:
    text = f"{found // (1024 * 1024)} MiB free."
    return Finding(name, "ok", text) if found >= wanted else Finding(name, "problem", text, step)


def _spoken(duration_ms: int) -> str:
    seconds = max(0, duration_ms) // 1000
    for size, word in ((86_400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            return f"{seconds // size} {word}{'' if seconds // size == 1 else 's'}"
    return f"{seconds} second{'' if seconds == 1 else 's'}"
