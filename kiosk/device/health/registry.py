"""Every check, in the order in which a person would look; and looking."""

from __future__ import annotations

from collections.abc import Sequence

import structlog
from sqlalchemy.exc import SQLAlchemyError

from kiosk.device.health.findings import Check, Finding
from kiosk.device.health.keys_check import KEYS
from kiosk.device.health.machine_checks import BATTERY, CAMERA, DISK, MEMORY, MICROPHONE, NETWORK, SOUND, TEMPERATURE, TOUCH_SCREEN
from kiosk.device.health.part_checks import PRINTER, READER
from kiosk.device.health.scene import Scene
from kiosk.device.health.store_checks import CLOCK, CONNECTION, ENROLMENT, HARDWARE, QUEUE, STORE, UPDATES
from kiosk.log import fault
from kiosk.store.engine import StoreError

CHECKS: tuple[Check[Scene], ...] = (
    STORE,
    KEYS,
    ENROLMENT,
    HARDWARE,
    READER,
    PRINTER,
    NETWORK,
    CONNECTION,
    QUEUE,
    UPDATES,
    CLOCK,
    TOUCH_SCREEN,
    SOUND,
    CAMERA,
    MICROPHONE,
    DISK,
    MEMORY,
    TEMPERATURE,
    BATTERY,
)

log = structlog.get_logger(__name__)


def look(scene: Scene, checks: Sequence[Check[Scene]] = CHECKS) -> list[Finding]:
    """What each check finds; without a store, only those that need none. Raises nothing."""
    return [_finding(scene, check) for check in checks if scene.opened is not None or not check.of_store]


def _finding(scene: Scene, check: Check[Scene]) -> Finding:
    try:
        return check.finding(check.look(scene))
    except (StoreError, SQLAlchemyError, OSError) as error:
        log.warning("check_failed", check=check.name, **fault(error))
        text = f"It could not be checked ({type(error).__name__})."
        return Finding(check.name, "unknown", "failed", text, "Look at the store and the disk first.")
