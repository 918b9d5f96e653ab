"""Pictures of a device that nobody let in yet, as facility IT sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.device.boot import this_boot
from kiosk.device.enrolment import Enrolment, write_enrolment

if TYPE_CHECKING:
    from kiosk.ui.shots import Studio

ADDRESS = "192.0.2.14"
#: Of 256 bits, what people compare.
FINGERPRINT = "7c41d09ae5b28f3661f4a92d0c7be853"
CODE = "4T7K-92MX"
CODE_LEFT_MS = 9 * 60_000


def enrolling(studio: Studio) -> Iterator[Path]:
    """From the first start to the rules of the facility, and what may be in the way."""
    yield studio.take("enrol-start")
    known = Enrolment(fingerprint=FINGERPRINT, address=ADDRESS, boot=this_boot())
    until_ms = studio.clock.boot_ms() + CODE_LEFT_MS
    for name, now in {
        "network": Enrolment(trouble="network", fingerprint=FINGERPRINT),
        "stranger": replace(known, step="central", trouble="stranger"),
        "clock": replace(known, step="central", trouble="clock"),
        "code": replace(known, step="approval", code=CODE, code_until_boot_ms=until_ms),
        "old-file": replace(known, step="approval", trouble="code_file", code=CODE, code_until_boot_ms=until_ms),
        "refused": replace(known, step="approval", trouble="refused"),
        "ready": replace(known, step="ready"),
    }.items():
        with studio.screen.desk.store.write() as connection:
            write_enrolment(connection, now)
        studio.work(studio.screen.desk.look)
        yield studio.take(f"enrol-{name}")
