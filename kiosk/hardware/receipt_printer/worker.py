"""The printing thread: keeps the printer's line open, watches its status, and prints what waits when the bell rings."""

from __future__ import annotations

import threading
import time

import structlog

from kiosk.device.clock import TrustedClock
from kiosk.hardware.receipt_printer.driver import EscPosPrinter
from kiosk.hardware.receipt_printer.port import PrinterLost
from kiosk.hardware.receipt_printer.spooler import Spooler
from kiosk.hardware.receipt_printer.transport import open_transport
from kiosk.hardware.receipt_seal import ReceiptSeal
from kiosk.hardware.status_board import StatusBoard
from kiosk.settings import PrinterSettings
from kiosk.store.bell import BellListener
from kiosk.store.engine import Store

STATUS_EVERY_S = 2.0
RECONNECT_EVERY_S = 1.0

log = structlog.get_logger(__name__)


class PrinterWorker:
    """Runs the spooler against one printer, or against none: then every job is "not_printed" at once."""

    def __init__(
        self,
        store: Store,
        settings: PrinterSettings | None,
        clock: TrustedClock,
        stop: threading.Event,
        *,
        seal: ReceiptSeal | None = None,
    ) -> None:
        self._store = store
        self._settings = settings
        self._stop = stop
        self._leftover = False
        self._board = StatusBoard(store, "printer", clock.now_ms)
        self._spooler = Spooler(store, settings, clock.now_ms, seal)
        self._listener: BellListener | None = None
        self._guard = threading.Lock()

    def run(self) -> None:
        """Until the stop event; see Supervised."""
        self._leftover = self._spooler.abandon() or self._leftover
        with BellListener(self._store.bell) as listener:
            with self._guard:
                self._listener = listener
            try:
                self._serve(listener)
            finally:
                with self._guard:
                    self._listener = None

    def wake(self) -> None:
        """End a wait."""
        with self._guard:
            if self._listener is not None:
                self._listener.wake()

    def _serve(self, listener: BellListener) -> None:
        while not self._stop.is_set():
            if self._settings is None:
                self._spooler.refuse_waiting("no_printer")
                listener.wait(STATUS_EVERY_S)
                continue
            try:
                self._with_printer(self._settings, listener)
            except PrinterLost as error:
                self._board.show("problem", "lost", str(error))
                self._spooler.refuse_waiting("lost")
                listener.wait(RECONNECT_EVERY_S)

    def _with_printer(self, settings: PrinterSettings, listener: BellListener) -> None:
        """Serve one open line until it is lost (PrinterLost) or the stop event."""
        transport = open_transport(settings)
        printer = EscPosPrinter(transport, settings.width_dots, self._stop, baud=settings.line_baud, leftover=self._leftover)
        try:
            asked_at = 0.0
            while not self._stop.is_set():
                waiting = self._spooler.waiting() is not None
                if waiting or time.monotonic() - asked_at >= STATUS_EVERY_S:
                    self._look_and_print(printer)
                    asked_at = time.monotonic()
                else:
                    listener.wait(STATUS_EVERY_S)
        finally:
            self._leftover = printer.leftover
            printer.close()

    def _look_and_print(self, printer: EscPosPrinter) -> None:
        """Ask how the printer is; then print one job, or refuse them all when it cannot."""
        status = printer.status()
        self._board.show_printer(status)
        if status.problem:
            self._spooler.refuse_waiting(status.problem)
        else:
            self._spooler.print_next(printer)
