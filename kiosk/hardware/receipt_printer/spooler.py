"""Moves jobs from the queue to the printer, one at a time, and writes down how each ended.

The order is what makes it safe: the row says "printing" in a committed transaction before the first byte goes out, so a process that
is killed at any byte leaves a row that ends as "unknown" and is never printed again by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import structlog

from kiosk.hardware import print_queue
from kiosk.hardware.print_queue import Job
from kiosk.hardware.receipt_printer.commands import job_tag, picture_bytes, text_bytes
from kiosk.hardware.receipt_printer.layout import draw_receipt
from kiosk.hardware.receipt_printer.port import NothingSent, PerhapsPrinted, Printed, ReceiptPrinter
from kiosk.hardware.receipt_printer.text_layout import text_lines
from kiosk.hardware.receipt_seal import ReceiptSeal
from kiosk.settings import PrinterSettings
from kiosk.store.engine import Store

MAX_TRIES = 2
#: How long a line may need for a picture, in seconds: an 80 mm receipt takes 8.5 s at 115200 baud, 100 s at 9600.
PICTURE_S = 12.0

log = structlog.get_logger(__name__)


def job_bytes(job: Job, printer: PrinterSettings) -> bytes:
    """What is sent for a job, without the request for its echo: a picture, or letters where the line is too slow for this one."""
    width_dots, slow = printer.width_dots, printer.line_baud
    if printer.mode != "text":
        picture = picture_bytes(draw_receipt(job.receipt, width_dots, duplicate=job.duplicate))
        if printer.mode == "raster" or not slow or len(picture) * 10 / slow <= PICTURE_S:
            return picture
    return text_bytes(text_lines(job.receipt, width_dots, duplicate=job.duplicate), width_dots)


class Spooler:
    """The queue's only reader. Used by one thread. Without a printer it can only refuse. `seal` signs what is printed."""

    def __init__(
        self, store: Store, settings: PrinterSettings | None, now_ms: Callable[[], int], seal: ReceiptSeal | None = None
    ) -> None:
        self._store = store
        self._settings = settings
        self._now_ms = now_ms
        self._seal = seal
        self._tries: dict[str, int] = {}

    def waiting(self) -> Job | None:
        """The oldest job that waits."""
        with self._store.read() as connection:
            return print_queue.next_queued(connection)

    def abandon(self) -> bool:
        """At the start of the printing thread: whatever is marked "printing" was broken off. True when a job may lie half printed."""
        with self._store.write() as connection:
            print_queue.abandon_printing(connection, self._now_ms())
            return print_queue.half_printed(connection)

    def refuse_waiting(self, code: str) -> None:
        """The printer cannot print: every waiting job is "not_printed" at once, so that the person is told and nothing prints later."""
        while (job := self.waiting()) is not None:
            self._refuse(job, code)

    def print_next(self, printer: ReceiptPrinter) -> bool:
        """Print the oldest waiting job; False when none waits."""
        job = self.waiting()
        if job is None or self._settings is None:
            return False
        try:
            payload = job_bytes(self._sealed(job), self._settings)
        except Exception:
            log.exception("receipt_not_drawn", job=job.id)
            self._refuse(job, "not_drawn")
            return True
        with self._store.write() as connection:
            if not print_queue.begin(connection, job.id, self._now_ms()):
                return True
        self._write_outcome(job, printer.print_job(job_tag(job.id), payload))
        return True

    def _sealed(self, job: Job) -> Job:
        return job if self._seal is None else replace(job, receipt=self._seal.sealed(job.receipt, duplicate=job.duplicate))

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
