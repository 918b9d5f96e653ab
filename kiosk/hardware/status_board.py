"""Writes part_status rows, only when something changed: each write rings the bell of every process."""

from __future__ import annotations

from collections.abc import Callable

import structlog

from kiosk.device.health.journal import record
from kiosk.device.health.part_checks import finding_of
from kiosk.hardware.part_status import Part, PartState, PartStatus, set_part_status
from kiosk.hardware.receipt_printer.port import PrinterStatus
from kiosk.store.engine import Store

log = structlog.get_logger(__name__)


class StatusBoard:
    """The last word about one part, kept by the thread that drives it."""

    def __init__(self, store: Store, part: Part, now_ms: Callable[[], int]) -> None:
        self._store = store
        self._part: Part = part
        self._now_ms = now_ms
        self._shown: tuple[PartState, str] | None = None

    def show(self, state: PartState, code: str = "", detail: str = "") -> None:
        """Say how the part is."""
        if self._shown == (state, code):
            return
        now_ms = self._now_ms()
        status = PartStatus(self._part, state, code, detail, now_ms)
        with self._store.write() as connection:
            set_part_status(connection, status)
            record(connection, [finding_of(status)], now_ms)
        self._shown = (state, code)
        log.info("part", part=self._part, state=state, code=code)

    def show_printer(self, status: PrinterStatus) -> None:
        """Say how the printer is, in its own words."""
        if status.mute:
            self.show("unknown", "mute")
        elif status.problem:
            self.show("problem", status.problem)
        else:
            self.show("ok", "paper_low" if status.paper == "low" else "")
