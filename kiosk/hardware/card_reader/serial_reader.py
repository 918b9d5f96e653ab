"""Driver of every reader that talks over a plain serial line."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import serial

from kiosk.device.boot import boot_clock_ms
from kiosk.hardware.backoff import Backoff
from kiosk.hardware.card_reader.port import CardAgain, CardRead, CardRemoved, ReaderBack, ReaderEvent, ReaderLost
from kiosk.hardware.card_reader.protocols import SerialProtocol
from kiosk.hardware.card_reader.reads import ReadRule
from kiosk.hardware.serial_port import PortError, open_serial

#: How long a read waits, and so how late a card that was taken away may be noticed.
READ_TIMEOUT_S = 0.25
WRITE_TIMEOUT_S = 1.0
RECONNECT_FIRST_S, RECONNECT_LIMIT_S = 0.1, 1.0
# a line that fails sooner than this after opening does not count as repaired
STEADY_MS = 1_000


class SerialReader:
    """Reads cards from `port`; says once when the line is lost and once when it is back."""

    def __init__(self, port: str, baud: int, protocol: SerialProtocol) -> None:
        self._port = port
        self._baud = baud
        self._protocol = protocol
        self._line: serial.Serial | None = None
        self._guard = threading.Lock()

    def run(self, on_event: Callable[[ReaderEvent], None], stop: threading.Event) -> None:
        """See CardReader."""
        rule = ReadRule(self._protocol.policy)
        backoff = Backoff(RECONNECT_FIRST_S, RECONNECT_LIMIT_S)
        lost = False
        while not stop.is_set():
            opened_ms = boot_clock_ms()
            try:
                with self._opened() as line:
                    lost = False
                    on_event(ReaderBack())
                    self._read(line, rule, on_event, stop)
            except (PortError, OSError) as error:
                if not lost and not stop.is_set():
                    lost = True
                    on_event(ReaderLost(str(error)))
                rule.reset()
                if boot_clock_ms() - opened_ms >= STEADY_MS:
                    backoff.reset()
                stop.wait(backoff.next_s())

    def cancel(self) -> None:
        """See CardReader."""
        with self._guard:
            if self._line is not None:
                with suppress(OSError, TypeError):
                    self._line.cancel_read()

    @contextmanager
    def _opened(self) -> Iterator[serial.Serial]:
        line = open_serial(self._port, self._baud, READ_TIMEOUT_S, WRITE_TIMEOUT_S)
        try:
            with self._guard:
                self._line = line
            yield line
        finally:
            with self._guard:
                self._line = None
            with suppress(OSError):
                line.close()

    def _read(self, line: serial.Serial, rule: ReadRule, on_event: Callable[[ReaderEvent], None], stop: threading.Event) -> None:
        parser = self._protocol.parser()
        while not stop.is_set():
            # one byte wakes us, the rest of what is there comes with it
            data = line.read(1)
            if data:
                data += line.read(line.in_waiting)
            now_ms = boot_clock_ms()
            refused = parser.refused
            cards = parser.feed(data)
            if parser.refused != refused:
                rule.damage(now_ms)
            for card in cards:
                if rule.read(card, now_ms) == "shown":
                    on_event(CardRead(card, now_ms))
            gone = rule.gone(now_ms)
            if gone is not None:
                on_event(CardRemoved(gone, now_ms))
            if rule.wants_again(now_ms):
                on_event(CardAgain(now_ms))
