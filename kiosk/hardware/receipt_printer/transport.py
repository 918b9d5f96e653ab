"""Lines to a printer. Neither reading nor writing ever waits longer than it is told: a stalled printer is an answer too."""

from __future__ import annotations

import os
import termios
import time
from contextlib import suppress
from select import select
from typing import Protocol

from kiosk.hardware.receipt_printer.port import PrinterLost
from kiosk.hardware.serial_port import PortError, open_serial

_CHUNK = 1024
_LOOK_S = 0.1


class GiveUp(Protocol):
    """Asked again and again during a long write: whether to stop trying."""

    def __call__(self) -> bool: ...


class Transport(Protocol):
    """A byte line that belongs to one thread. PrinterLost from any method means that it is gone and must be opened anew."""

    def write(self, data: bytes, stall_s: float, give_up: GiveUp) -> int:
        """How many bytes the line took; waits up to `stall_s` seconds without progress.

        Fewer than all: stalled, lost or given up. Never raises.
        """

    def read(self, timeout_s: float) -> bytes:
        """What arrived, waiting up to `timeout_s` seconds for the first byte."""

    def discard(self) -> None:
        """Drop what waits in either direction."""

    def close(self) -> None:
        """Give the line back."""


class SerialTransport:
    """A serial line (or anything that looks like one), opened for this process alone. The constructor raises PrinterLost."""

    def __init__(self, port: str, baud: int) -> None:
        try:
            self._line = open_serial(port, baud, read_timeout_s=0, write_timeout_s=1)
        except PortError as error:
            raise PrinterLost(str(error)) from error
        self._fd = self._line.fileno()
        os.set_blocking(self._fd, False)

    def write(self, data: bytes, stall_s: float, give_up: GiveUp) -> int:
        """See Transport."""
        sent = 0
        stalled_at = time.monotonic() + stall_s
        while sent < len(data):
            try:
                _, ready, _ = select([], [self._fd], [], min(_LOOK_S, stall_s))
                taken = os.write(self._fd, data[sent : sent + _CHUNK]) if ready else 0
            except BlockingIOError:
                taken = 0
            except (OSError, ValueError):
                return sent
            if taken:
                sent += taken
                stalled_at = time.monotonic() + stall_s
            elif time.monotonic() >= stalled_at or give_up():
                return sent
        return sent

    def read(self, timeout_s: float) -> bytes:
        """See Transport."""
        try:
            ready, _, _ = select([self._fd], [], [], timeout_s)
            data = os.read(self._fd, _CHUNK) if ready else b""
        except BlockingIOError:
            return b""
        except (OSError, ValueError) as error:
            raise PrinterLost(str(error)) from error
        if ready and not data:
            raise PrinterLost("the line was closed at the other end")
        return data

    def discard(self) -> None:
        """See Transport."""
        try:
            termios.tcflush(self._fd, termios.TCIOFLUSH)
        except (OSError, termios.error) as error:
            raise PrinterLost(str(error)) from error

    def close(self) -> None:
        """See Transport. What the printer did not take is dropped, so that closing cannot wait for it."""
        with suppress(OSError, termios.error):
            termios.tcflush(self._fd, termios.TCIOFLUSH)
        with suppress(OSError, termios.error):
            self._line.close()
