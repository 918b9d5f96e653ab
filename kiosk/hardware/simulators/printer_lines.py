"""Lines that only printers have: the network, and a pipe, which carries bytes one way."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from pathlib import Path


class TcpLine:
    """A printer that listens on this machine; one host at a time, the next waits. See Line."""

    def __init__(self, port: int) -> None:
        self._host: socket.socket | None = None
        self._listener: socket.socket | None = None
        self.port = port
        self.plug()

    @property
    def master(self) -> int:
        """See Line."""
        waited = self._host or self._listener
        return -1 if waited is None else waited.fileno()

    @property
    def plugged(self) -> bool:
        """See Line."""
        return self._listener is not None

    def plug(self) -> None:
        """See Line. The port stays the same."""
        if self._listener is None:
            self._listener = socket.create_server(("127.0.0.1", self.port), backlog=4)
            # as little as a printer has; the kernel doubles it
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            self._listener.setblocking(False)
            self.port = self._listener.getsockname()[1]

    def unplug(self) -> None:
        """See Line."""
        for end in (self._host, self._listener):
            if end is not None:
                end.close()
        self._host = self._listener = None

    def forget_owner(self) -> None:
        """See Line: whoever closes the connection is forgotten."""

    def read(self, limit: int) -> bytes:
        """See Line. Without a host, the next one is let in."""
        if self._host is None:
            if self._listener is not None:
                with suppress(OSError):
                    self._host = self._listener.accept()[0]
                    self._host.setblocking(False)
            return b""
        try:
            data = self._host.recv(limit)
        except BlockingIOError:
            return b""
        except OSError:
            data = b""
        if not data:
            self._host.close()
            self._host = None
        return data

    def write(self, data: bytes) -> int:
        """See Line."""
        try:
            return 0 if self._host is None else self._host.send(data)
        except OSError:
            return 0

    def close(self) -> None:
        """See Line."""
        self.unplug()


class PipeLine:
    """A named pipe: the host writes and never hears anything. See Line."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.master = -1
        self.plug()

    @property
    def plugged(self) -> bool:
        """See Line."""
        return self.master >= 0

    def plug(self) -> None:
        """See Line."""
        if not self.plugged:
            self._path.unlink(missing_ok=True)
            os.mkfifo(self._path)
            # opened for both ways, so that a host that leaves does not end it
            self.master = os.open(self._path, os.O_RDWR | os.O_NONBLOCK)

    def unplug(self) -> None:
        """See Line."""
        if self.plugged:
            self._path.unlink(missing_ok=True)
            os.close(self.master)
            self.master = -1

    def forget_owner(self) -> None:
        """See Line: a pipe has none."""

    def read(self, limit: int) -> bytes:
        """See Line."""
        try:
            return os.read(self.master, limit)
        except OSError:
            return b""

    def write(self, data: bytes) -> int:
        """See Line: nothing goes this way."""
        del data
        return 0

    def close(self) -> None:
        """See Line."""
        self.unplug()
