"""The hardware process: one supervised thread a device, and the store as the only way in and out.

Cards become rows of `card_events`, waiting rows of `print_jobs` become paper, and what happens to the devices becomes rows of
`part_status`. A device that is missing at the start or goes away is waited for.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress

import structlog
from sqlalchemy.exc import SQLAlchemyError

from kiosk.device.clock import TrustedClock
from kiosk.device.identity import load_identity
from kiosk.device.keys import device_keys
from kiosk.device.last_order import has_begun
from kiosk.hardware.backoff import Backoff
from kiosk.hardware.card_events import drop_cards
from kiosk.hardware.card_reader.readers import reader_of
from kiosk.hardware.card_reader.worker import ReaderWorker
from kiosk.hardware.health_watch import HealthWatch
from kiosk.hardware.print_queue import recover
from kiosk.hardware.receipt_printer.worker import PrinterWorker
from kiosk.hardware.receipt_seal import ReceiptSeal, receipt_seal
from kiosk.hardware.status_board import StatusBoard
from kiosk.settings import DeviceSettings
from kiosk.store.engine import Store, StoreError, open_store
from kiosk.sync.outbox import NotEnrolled

RESTART_FIRST_S, RESTART_LIMIT_S = 0.2, 10.0
JOIN_S = 8.0
LOOK_AT_ORDERS_S = 5.0

log = structlog.get_logger(__name__)


class Supervised:
    """A thread that is started again, with growing waits, when its work raises; `stop` and `wake` end it."""

    def __init__(self, name: str, work: Callable[[], None], wake: Callable[[], None], stop: threading.Event) -> None:
        self._work = work
        self._wake = wake
        self._stop = stop
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def finish(self, deadline: float) -> bool:
        """After `stop` was set: wake the work until it ends or `deadline` (time.monotonic) passes; True when it ended."""
        while self._thread.is_alive() and time.monotonic() < deadline:
            self._wake()
            self._thread.join(0.05)
        return not self._thread.is_alive()

    def _run(self) -> None:
        backoff = Backoff(RESTART_FIRST_S, RESTART_LIMIT_S)
        while not self._stop.is_set():
            started = time.monotonic()
            try:
                self._work()
            except Exception:
                log.exception("device_thread_failed", thread=self._thread.name)
            if time.monotonic() - started > RESTART_LIMIT_S:
                backoff.reset()
            self._stop.wait(backoff.next_s())


def run_hardware(settings: DeviceSettings, stop: threading.Event) -> None:
    """Drive the devices of `settings` until `stop` is set. Raises StoreError when there is no usable store."""
    keys = device_keys(settings)
    store = open_store(settings.store_path, keys.store_key)
    try:
        clock = TrustedClock(store)
        with store.write() as connection:
            drop_cards(connection)
            broken_off = recover(connection, clock.now_ms())
        log.info("hardware_started", reader=settings.reader is not None, printer=settings.printer is not None, broken_off=broken_off)
        workers = _workers(settings, store, clock, stop, receipt_seal(store, keys))
        watch = HealthWatch(store, settings, clock, stop)
        workers.append(Supervised("health", watch.run, watch.wake, stop))
        for worker in workers:
            worker.start()
        _wait(stop, store)
        stop.set()
        deadline = time.monotonic() + JOIN_S
        ended = [worker.finish(deadline) for worker in workers]
        if all(ended):
            watch.close()
        _show_stopped(settings, store, clock)
        log.info("hardware_stopped", clean=all(ended))
    finally:
        store.close()


def _wait(stop: threading.Event, store: Store) -> None:
    """Until `stop` is set, or central's last order is obeyed: then nobody may hold the store open. Or until the device was enrolled
    anew: then receipts are signed with another key, which the next start opens."""
    began = _epoch(store)
    while not stop.wait(LOOK_AT_ORDERS_S):
        try:
            with store.read() as connection:
                if has_begun(connection):
                    log.warning("the device is being cleared")
                    return
            if _epoch(store) != began:
                log.warning("the device was enrolled anew")
                return
        except (StoreError, SQLAlchemyError):
            return


def _epoch(store: Store) -> int:
    try:
        with store.read() as connection:
            return load_identity(connection).epoch
    except NotEnrolled:
        return 0


def _workers(
    settings: DeviceSettings, store: Store, clock: TrustedClock, stop: threading.Event, seal: ReceiptSeal | None
) -> list[Supervised]:
    workers = []
    if settings.reader is None:
        StatusBoard(store, "reader", clock.now_ms).show("none")
    else:
        reader = ReaderWorker(store, reader_of(settings.reader, settings), clock, stop)
        workers.append(Supervised("reader", reader.run, reader.wake, stop))
    if settings.printer is None:
        StatusBoard(store, "printer", clock.now_ms).show("none")
    printer = PrinterWorker(store, settings.printer, clock, stop, seal=seal)
    workers.append(Supervised("printer", printer.run, printer.wake, stop))
    return workers


def _show_stopped(settings: DeviceSettings, store: Store, clock: TrustedClock) -> None:
    """Nobody looks at the devices any more: what was known of them is not known now."""
    with suppress(Exception):
        if settings.reader is not None:
            StatusBoard(store, "reader", clock.now_ms).show("unknown", "stopped")
        if settings.printer is not None:
            StatusBoard(store, "printer", clock.now_ms).show("unknown", "stopped")
