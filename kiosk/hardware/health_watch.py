"""Looks at the device now and then, at once when the link or a wish changed, and writes down what it finds.

The hardware process does this because it has the devices. What it finds goes into the store (`device/health/journal.py`); screen and
sync read it there. A slow or hanging sensor holds up this thread and no other. Reader and printer are written down by the threads that
drive them, in the moment they know; here they are only confirmed.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from kiosk.device.boot import this_boot, wall_clock_ms
from kiosk.device.clock import TrustedClock
from kiosk.device.health.findings import Finding, Seen
from kiosk.device.health.journal import LastWord, Watch, drop_others, last_words, note_watch, read_watch, record
from kiosk.device.health.machine import Machine
from kiosk.device.health.part_checks import CHECK_OF, finding_of
from kiosk.device.health.registry import CHECKS, look
from kiosk.device.health.scene import Opened, Scene
from kiosk.device.health.store_checks import HARDWARE
from kiosk.device.status import read_status
from kiosk.hardware.part_status import part_status
from kiosk.log import fault
from kiosk.settings import DeviceSettings
from kiosk.store.bell import BellListener
from kiosk.store.engine import Store, StoreError

LOOK_EVERY_S = 20.0
#: However often the bell rings, looks keep this distance.
BETWEEN_LOOKS_S = 0.2
#: What changes all the time (room, degrees) is written down this seldom: each write rings the bell and costs a flash write.
WRITE_EVERY_MS = 60_000
#: The machine's clock may drift and be slewed by less than this between two looks.
STEP_MS = 2_000

#: Looked at here; the process that looks is well while it looks.
_ELSEWHERE = {check.name for check in (HARDWARE, *CHECK_OF.values())}
_LOOKED_AT = tuple(check for check in CHECKS if check.name not in _ELSEWHERE)

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class _Known:
    """What the store says before a look."""

    words: dict[str, LastWord]
    watch: Watch
    connected: bool
    frozen: bool


class HealthWatch:
    """One thread's work: `run` until the stop event."""

    def __init__(
        self,
        store: Store,
        settings: DeviceSettings,
        clock: TrustedClock,
        stop: threading.Event,
        *,
        machine: Machine | None = None,
        wall_clock: Callable[[], int] = wall_clock_ms,
    ) -> None:
        self._store = store
        self._settings = settings
        self._clock = clock
        self._stop = stop
        self._machine = machine or Machine(settings.sysfs)
        self._wall_clock = wall_clock
        self._listener = BellListener(store.bell)
        self._signs: tuple[object, ...] = ()
        self._written_ms: int | None = None
        self._wall_offset_ms: int | None = None

    def run(self) -> None:
        """Look at the start, then whenever it is due."""
        due = 0.0
        while not self._stop.is_set():
            if time.monotonic() < due and not self._called():
                self._listener.wait(max(0.0, due - time.monotonic()))
                continue
            due = time.monotonic() + LOOK_EVERY_S
            try:
                self.look()
            except (StoreError, SQLAlchemyError, OSError) as error:
                # The disk may be full: the screen shows that nobody has looked since.
                log.warning("health_not_written", **fault(error))
            self._stop.wait(BETWEEN_LOOKS_S)

    def wake(self) -> None:
        """End a wait."""
        self._listener.wake()

    def close(self) -> None:
        """Give the descriptors back; not while `run` runs."""
        self._listener.close()

    def look(self) -> None:
        """Look at everything once, and write down what is new or was not written for a minute. Raises StoreError."""
        known = self._known()
        self._signs = _signs(known)
        step_ms = self._step()
        before = {name: word.finding.code for name, word in known.words.items()}
        findings = look(Scene(self._settings, self._machine, Opened(self._store, self._clock), before), _LOOKED_AT)
        findings.append(HARDWARE.finding(Seen("ok")))
        boot_ms = self._clock.boot_ms()
        told = {name: (word.finding.state, word.finding.code) for name, word in known.words.items()}
        news = any(told.get(one.check) != (one.state, one.code) for one in findings)
        wished = known.watch.wished
        written_lately = self._written_ms is not None and boot_ms - self._written_ms < WRITE_EVERY_MS
        if step_ms or news or wished > known.watch.answered or not written_lately:
            self._write(findings, boot_ms, wished, step_ms)

    def _write(self, findings: list[Finding], boot_ms: int, wished: int, step_ms: int) -> None:
        now_ms = self._clock.now_ms()
        stepped = {"stepped_ms": now_ms, "stepped_by_ms": step_ms} if step_ms else {}
        with self._store.write() as conn:
            drop_others(conn, [check.name for check in CHECKS])
            # Read here, where nobody else writes: an older reading would undo what the reader's own thread wrote meanwhile.
            parts = [finding_of(part_status(conn, part)) for part in CHECK_OF]
            record(conn, [*findings, *parts], now_ms)
            note_watch(conn, boot_id=this_boot(), boot_ms=boot_ms, looked_ms=now_ms, answered=wished, **stepped)
        self._written_ms = boot_ms

    def _called(self) -> bool:
        """Whether something is otherwise than at the last look that is worth one now."""
        try:
            return _signs(self._known()) != self._signs
        except (StoreError, SQLAlchemyError):
            return False

    def _known(self) -> _Known:
        with self._store.read() as conn:
            return _known(conn)

    def _step(self) -> int:
        """By how much the machine's clock jumped since the last look, against a clock that nobody can set (ms; 0: it did not)."""
        offset_ms = self._wall_clock() - self._clock.boot_ms()
        before, self._wall_offset_ms = self._wall_offset_ms, offset_ms
        step_ms = 0 if before is None else offset_ms - before
        if abs(step_ms) < STEP_MS:
            return 0
        log.warning("clock_stepped", by_ms=step_ms)
        return step_ms


def _known(conn: Connection) -> _Known:
    status = read_status(conn)
    return _Known(last_words(conn), read_watch(conn), status.connected, status.frozen)


def _signs(known: _Known) -> tuple[object, ...]:
    return (known.watch.wished, known.connected, known.frozen)
