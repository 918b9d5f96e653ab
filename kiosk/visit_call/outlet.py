"""What goes to the screen, by a thread of its own: pictures that it is too slow for are left out, words never."""

from __future__ import annotations

import socket
import threading
from collections import deque
from collections.abc import Callable

import structlog

from kiosk.visit_call.messages import CallMessage, Kind

log = structlog.get_logger(__name__)

#: Of each kind so many may wait; older ones are left out. The rest waits however long it takes.
MOST_WAITING = {Kind.OWN: 1, Kind.THEIRS: 2, Kind.SOUND: 25, Kind.LEVEL: 2}


class Outlet:
    """The screen's ear."""

    def __init__(self, line: socket.socket, nobody: Callable[[], object]) -> None:
        self._line = line
        self._nobody = nobody
        self._waiting: deque[CallMessage] = deque()
        self._news = threading.Condition()
        threading.Thread(target=self._carry, name="to-screen", daemon=True).start()

    def send(self, kind: Kind, body: bytes) -> None:
        """From any thread; returns at once."""
        with self._news:
            most = MOST_WAITING.get(kind)
            if most is not None and sum(one.kind == kind for one in self._waiting) >= most:
                self._waiting.remove(next(one for one in self._waiting if one.kind == kind))
            self._waiting.append(CallMessage(kind, body))
            self._news.notify()

    def _carry(self) -> None:
        while True:
            with self._news:
                while not self._waiting:
                    self._news.wait()
                message = self._waiting.popleft()
            try:
                self._line.sendall(message.packed())
            except OSError as error:
                log.info("nobody_listens", kind=type(error).__name__)
                self._nobody()
                return
