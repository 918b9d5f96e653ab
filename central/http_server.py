"""uvicorn as central's processes run it: their own signal handling, and a word when it serves."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable, Iterator

import uvicorn

#: Requests that run when a process is stopped have so long.
GRACE_SECONDS = 5


class Server(uvicorn.Server):
    """uvicorn without its own signal handling: ours also wakes the waiting devices."""

    on_started: Callable[[], object] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets=sockets)
        if self.started and self.on_started is not None:
            self.on_started()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to whoever serves."""
        yield
