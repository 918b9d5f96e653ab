"""Lines to a printer. Neither reading nor writing ever waits longer than it is told: a stalled printer is an answer too."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
import struct
import termios
import time
from contextlib import suppress
from pathlib import Path
from select import POLLERR, POLLHUP, POLLIN, POLLNVAL, POLLOUT, poll
from typing import Protocol

from kiosk.hardware.receipt_printer.port import PrinterLost
from kiosk.hardware.serial_port import PortError, open_serial
from kiosk.settings import PrinterSettings

_CHUNK = 1024
# more than a system holds of what a printer said
_MOST_WAITING = 1 << 20
_LOOK_S = 0.1
_CONNECT_S = 3.0
# what the system holds for the network beyond the printer's own buffer: little, so that a stall is noticed where it happens
_NETWORK_BUFFER = 16_384
_DISCONNECT_AT_ONCE = struct.pack("ii", 1, 0)


class GiveUp(Protocol):
    """Asked again and again during a long write: whether to stop trying."""

    def __call__(self) -> bool: ...


class Transport(Protocol):
    """A byte line that belongs to one thread. PrinterLost from any method means that it is gone and must be opened anew."""

    #: False: the line only carries bytes to the printer, and nothing about it is ever known.
    answers: bool

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


def open_transport(settings: PrinterSettings) -> Transport:
    """The line that the settings name; raises PrinterLost."""
    match settings.transport:
        case "serial":
            return SerialTransport(settings.port, settings.baud, settings.flow)
        case "file":
            return FileTransport(settings.port)
        case "tcp":
            return TcpTransport(*settings.address)


class _Descriptor:
    """Reading and writing of any file descriptor that does not block."""

    answers = True

    def __init__(self, fd: int) -> None:
        self._fd = fd
        os.set_blocking(fd, False)

    def write(self, data: bytes, stall_s: float, give_up: GiveUp) -> int:
        """See Transport."""
        sent = 0
        stalled_at = time.monotonic() + stall_s
        while sent < len(data):
            try:
                ready = self._wait(POLLOUT, min(_LOOK_S, stall_s))
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
            ready = self._wait(POLLIN, timeout_s)
            data = os.read(self._fd, _CHUNK) if ready else b""
        except BlockingIOError:
            return b""
        except (OSError, ValueError) as error:
            raise PrinterLost(str(error)) from error
        if ready and not data:
            raise PrinterLost("the line was closed at the other end")
        return data

    def _wait(self, event: int, timeout_s: float) -> bool:
        """Whether it is ready. A line that hung up is: reading or writing tells."""
        waiter = poll()
        waiter.register(self._fd, event)
        found = waiter.poll(timeout_s * 1000)
        if found and found[0][1] & POLLNVAL:
            raise OSError(errno.EBADF, "the line is closed")
        return bool(found) and bool(found[0][1] & (event | POLLERR | POLLHUP))


class SerialTransport(_Descriptor):
    """A serial line (or anything that looks like one), opened for this process alone. The constructor raises PrinterLost."""

    def __init__(self, port: str, baud: int, flow: str = "none") -> None:
        try:
            self._line = open_serial(port, baud, read_timeout_s=0, write_timeout_s=1)
        except PortError as error:
            raise PrinterLost(str(error)) from error
        try:
            self._line.rtscts, self._line.xonxoff = flow == "rtscts", flow == "xonxoff"
        except (OSError, ValueError, termios.error) as error:
            self._line.close()
            raise PrinterLost(f"cannot set {port}: {error}") from error
        super().__init__(self._line.fileno())

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


class FileTransport(_Descriptor):
    """A USB printer's device file, or a plain file or pipe that bytes are added to. The constructor raises PrinterLost.

    Files and pipes do not answer. A device is opened for this process alone.
    """

    def __init__(self, path: str) -> None:
        fd = -1
        try:
            self.answers = Path(path).is_char_device()
            way = os.O_RDWR if self.answers else os.O_WRONLY | os.O_APPEND
            # never becomes the terminal of this process, and never waits for somebody at the other end of a pipe
            fd = os.open(path, way | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if fd >= 0:
                os.close(fd)
            raise PrinterLost(f"cannot open {path}: {error}") from error
        super().__init__(fd)

    def read(self, timeout_s: float) -> bytes:
        """See Transport."""
        if self.answers:
            return super().read(timeout_s)
        if self._wait(POLLERR, 0):
            raise PrinterLost("nobody reads at the other end")
        return b""

    def discard(self) -> None:
        """See Transport. A device file has no way to take bytes back: the printer is told to drop them."""
        for _ in range(_MOST_WAITING // _CHUNK):
            if not self.answers or not self.read(0):
                return
        raise PrinterLost("the line never falls silent")

    def close(self) -> None:
        """See Transport."""
        with suppress(OSError):
            os.close(self._fd)


class TcpTransport(_Descriptor):
    """A printer on the network (raw printing, port 9100). The constructor raises PrinterLost.

    The connection is always ended at once (RST): what the system still held for a stalled printer must never print later.
    """

    def __init__(self, host: str, port: int) -> None:
        self._address = (host, port)
        self._connect()

    def discard(self) -> None:
        """See Transport: bytes on their way are taken back by ending the connection; a new one follows."""
        self.close()
        self._connect()

    def close(self) -> None:
        """See Transport."""
        with suppress(OSError):
            self._socket.close()

    def _connect(self) -> None:
        try:
            self._socket = socket.create_connection(self._address, _CONNECT_S)
        except OSError as error:
            raise PrinterLost(f"cannot reach {self._address[0]} port {self._address[1]}: {error}") from error
        for level, option, value in (
            (socket.SOL_SOCKET, socket.SO_SNDBUF, _NETWORK_BUFFER),
            (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
            (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1),
        ):
            self._socket.setsockopt(level, option, value)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _DISCONNECT_AT_ONCE)
        super().__init__(self._socket.fileno())
