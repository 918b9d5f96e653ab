"""A hostile network between the devices and central: cuts, delays, half-open connections, truncated, doubled and damaged bytes.

One thread a direction and connection. A fault is drawn for the next chunk that passes, or holds until `calm`.
"""

from __future__ import annotations

import contextlib
import random
import socket
import threading
from collections import Counter
from typing import Literal

Fault = Literal["cut", "delay", "half-open", "truncate", "duplicate", "corrupt"]
FAULTS: tuple[Fault, ...] = ("cut", "delay", "half-open", "truncate", "duplicate", "corrupt")
_CHUNK_BYTES = 65_536
_LONGEST_DELAY_S = 0.4


class FaultProxy:
    """Relays `port` on the loopback to `target_port`. `met` counts the faults that really hit bytes on their way."""

    def __init__(self, target_port: int, seed: int) -> None:
        self.target_port = target_port
        self.met: Counter[str] = Counter()
        self._random = random.Random(seed)
        self._lock = threading.Lock()
        self._armed: list[Fault] = []
        self._open: set[socket.socket] = set()
        self._silent = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port: int = self._listener.getsockname()[1]
        self._closed = False
        threading.Thread(target=self._accept, name="proxy-accept", daemon=True).start()

    def arm(self, fault: Fault) -> None:
        """Let the fault hit what passes next. `cut` resets every connection at once; `half-open` swallows bytes until `calm`."""
        if fault == "cut":
            self._cut()
        elif fault == "half-open":
            self._silent.set()
        else:
            with self._lock:
                self._armed.append(fault)

    def calm(self) -> None:
        """No more faults; connections that were half-open are reset, as their peers would find out."""
        with self._lock:
            self._armed.clear()
        if self._silent.is_set():
            self._silent.clear()
            self._cut()

    def close(self) -> None:
        """Refuse and reset everything."""
        self._closed = True
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._cut()

    def _cut(self) -> None:
        with self._lock:
            open_now, self._open = self._open, set()
            if open_now:
                self.met["cut"] += 1
        for end in open_now:
            _close(end)

    def _accept(self) -> None:
        while not self._closed:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(("127.0.0.1", self.target_port), timeout=5)
            except OSError:
                _close(near)
                continue
            far.settimeout(None)
            with self._lock:
                self._open |= {near, far}
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=self._pump, args=(source, sink), name="proxy-pump", daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while chunk := source.recv(_CHUNK_BYTES):
                if self._silent.is_set():
                    self._count("half-open")
                    continue
                passed = self._spoil(chunk)
                sink.sendall(passed)
                if len(passed) < len(chunk):
                    break
        for end in (source, sink):
            _close(end)
        with self._lock:
            self._open -= {source, sink}

    def _spoil(self, chunk: bytes) -> bytes:
        """What passes on of a chunk; shorter: the connection ends with it."""
        with self._lock:
            fault = self._armed.pop(0) if self._armed else None
            place, wait = self._random.randrange(len(chunk)), self._random.uniform(0, _LONGEST_DELAY_S)
        if fault is None:
            return chunk
        self._count(fault)
        if fault == "delay":
            threading.Event().wait(wait)
            return chunk
        if fault == "truncate":
            return chunk[:place]
        if fault == "duplicate":
            return chunk + chunk
        return chunk[:place] + bytes([chunk[place] ^ 0x20]) + chunk[place + 1 :]

    def _count(self, fault: str) -> None:
        with self._lock:
            self.met[fault] += 1


def _close(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
