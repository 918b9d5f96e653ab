"""Moves jobs from the queue to the printer, one at a time, and writes down how each ended.

The order is what makes it safe: the row says "printing" in a committed transaction before the first byte goes out, so a process that
is killed at any byte leaves a row that ends as "unknown" and is never printed again by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import structlog

from kiosk.hardware import print_queue
from kiosk.hardware.print_queue import Job
from kiosk.hardware.receipt_printer.commands import job_tag, picture_bytes, text_bytes
from kiosk.hardware.receipt_printer.layout import draw_receipt
from kiosk.hardware.receipt_printer.port import NothingSent, PerhapsPrinted, Printed, ReceiptPrinter
from kiosk.hardware.receipt_printer.text_layout import text_lines
from kiosk.store.engine import Store

MAX_TRIES = 2

log = structlog.get_logger(__name__)


def job_bytes(job: Job, width_dots: int, mode: Literal["raster", "text"]) -> bytes:
    """What is sent for a job, without the request for its echo."""
    if mode == "text":
        return text_bytes(text_lines(job.receipt, width_dots, duplicate=job.duplicate), width_dots)
    return picture_bytes(draw_receipt(job.receipt, width_dots, duplicate=job.duplicate))


class Spooler:
    """The queue's only reader. Used by one thread."""

    def __init__(self, store: Store, width_dots: int, mode: Literal["raster", "text"], now_ms: Callable[[], int]) -> None:
        self._store = store
        self._width_dots = width_dots
        self._mode: Literal["raster", "text"] = mode
        self._now_ms = now_ms
        self._tries: dict[str, int] = {}

    def waiting(self) -> Job | None:
        """The oldest job that waits."""
        with self._store.read() as connection:
            return print_queue.next_queued(connection)

    def abandon(self) -> int:
        """At the start of the printing thread: whatever is marked "printing" was broken off. Returns how many."""
        with self._store.write() as connection:
            return print_queue.abandon_printing(connection, self._now_ms())

    def refuse_waiting(self, code: str) -> None:
        """The printer cannot print: every waiting job is "not_printed" at once, so that the person is told and nothing prints later."""
        while (job := self.waiting()) is not None:
            self._refuse(job, code)

    def print_next(self, printer: ReceiptPrinter) -> bool:
        """Print the oldest waiting job; False when none waits."""
        job = self.waiting()
        if job is None:
            return False
        try:
            payload = job_bytes(job, self._width_dots, self._mode)
        except Exception:
            log.exception("receipt_not_drawn", job=job.id)
            self._refuse(job, "not_drawn")
            return True
        with self._store.write() as connection:
            if not print_queue.begin(connection, job.id, self._now_ms()):
                return True
        self._write_outcome(job, printer.print_job(job_tag(job.id), payload))
        return True

    def _write_outcome(self, job: Job, outcome: Printed | NothingSent | PerhapsPrinted) -> None:
        match outcome:
            case Printed():
                self._finish(job, "printed", "")
            case PerhapsPrinted(code):
                self._finish(job, "unknown", code)
            case NothingSent(code):
                self._tries[job.id] = self._tries.get(job.id, 0) + 1
                if self._tries[job.id] >= MAX_TRIES or code in {"paper_out", "cover_open"}:
                    self._finish(job, "not_printed", code)
                    return
                with self._store.write() as connection:
                    print_queue.give_back(connection, job.id, self._now_ms())

    def _refuse(self, job: Job, code: str) -> None:
        self._finish(job, "not_printed", code)

    def _finish(self, job: Job, state: Literal["printed", "unknown", "not_printed"], code: str) -> None:
        self._tries.pop(job.id, None)
        with self._store.write() as connection:
            print_queue.finish(connection, job.id, state, code, self._now_ms())
        log.info("receipt", job=job.id, state=state, code=code, duplicate=job.duplicate)
