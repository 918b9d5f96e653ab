"""Puts what the reader says into the store: cards for the screen, and how the reader is for health."""

from __future__ import annotations

import threading

import structlog

from kiosk.device.clock import TrustedClock
from kiosk.hardware.card_events import CardEventKind, put_card
from kiosk.hardware.card_reader.port import (
    CardAgain,
    CardRead,
    CardReader,
    CardRemoved,
    ReaderBack,
    ReaderEvent,
    ReaderLost,
    ReaderTamper,
)
from kiosk.hardware.status_board import StatusBoard
from kiosk.store.engine import Store

log = structlog.get_logger(__name__)


class ReaderWorker:
    """One reader, on a thread of its own."""

    def __init__(self, store: Store, reader: CardReader, clock: TrustedClock, stop: threading.Event) -> None:
        self._store = store
        self._reader = reader
        self._clock = clock
        self._stop = stop
        self._board = StatusBoard(store, "reader", clock.now_ms)
        self._lost: ReaderLost | None = None
        self._open = False

    def run(self) -> None:
        """Until the stop event."""
        self._reader.run(self._on_event, self._stop)

    def wake(self) -> None:
        """End a wait."""
        self._reader.cancel()

    def _on_event(self, event: ReaderEvent) -> None:
        match event:
            case CardRead(uid, boot_ms):
                # a reader that was opened may have somebody else's wires in it
                if not self._open:
                    self._put("shown", uid, boot_ms)
            case CardAgain(boot_ms):
                self._put("again", "", boot_ms)
            case CardRemoved(uid, boot_ms):
                self._put("removed", uid, boot_ms)
            case ReaderTamper(is_open):
                self._open = is_open
                self._show()
            case ReaderLost():
                self._lost = event
                self._show()
            case ReaderBack():
                self._lost = None
                self._show()

    def _put(self, kind: CardEventKind, uid: str, boot_ms: int) -> None:
        with self._store.write() as connection:
            put_card(connection, uid, boot_ms, self._clock.now_ms(), kind=kind)
        # the card's number is a secret of its holder: never logged
        log.info("card", kind=kind)

    def _show(self) -> None:
        if self._open:
            self._board.show("problem", "tamper", "the reader says that it was opened")
        elif self._lost is not None:
            self._board.show("problem", self._lost.code, self._lost.detail)
        else:
            self._board.show("ok")
