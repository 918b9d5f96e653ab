"""A hostile network between the devices and central: cuts, delays, half-open connections, truncated, doubled and damaged bytes.

One thread a direction and connection. Every chunk that passes may meet a fault, as often as `roughness` says.
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
#: What goes over a line at once.
_CHUNK_BYTES = 1400
_LONGEST_DELAY_S = 0.4
_LONGEST_SILENCE_S = 1.0


class FaultProxy:
    """Relays `port` on the loopback to `target_port`. `met` counts the faults that really hit bytes on their way.

    `damages_answers`: whether what central says may be damaged too. Devices' words are signed; central's are guarded by TLS alone.
    """

    def __init__(self, target_port: int, seed: int, *, damages_answers: bool) -> None:
        self.target_port = target_port
        self.met: Counter[str] = Counter()
        #: How often a chunk meets a fault, 0 to 1.
        self.roughness = 0.0
        self._random = random.Random(seed)
        self._damages_answers = damages_answers
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._calm = threading.Event()
        self._dark = False
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port: int = self._listener.getsockname()[1]
        self._closed = False
        threading.Thread(target=self._accept, name="proxy-accept", daemon=True).start()

    def go_dark(self) -> None:
        """Until `brighten`, connections are accepted and nothing passes."""
        self._dark = True

    def brighten(self) -> None:
        """End darkness and silence: connections that were half-open are reset, as their peers would find out."""
        self._dark = False
        self._calm.set()
        self._calm = threading.Event()

    def cut(self) -> None:
        """Reset every connection."""
        with self._lock:
            open_now, self._open = self._open, set()
            self.met["cut"] += len(open_now) // 2
        for end in open_now:
            _close(end)

    def calm(self) -> None:
        """No more faults."""
        self.roughness = 0.0
        self.brighten()

    def close(self) -> None:
        """Refuse and reset everything."""
        self._closed = True
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.calm()
        self.cut()

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
            for source, sink, faults in ((near, far, FAULTS), (far, near, FAULTS if self._damages_answers else FAULTS[:-1])):
                threading.Thread(target=self._pump, args=(source, sink, faults), name="proxy-pump", daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket, faults: tuple[Fault, ...]) -> None:
        with contextlib.suppress(OSError):
            while chunk := source.recv(_CHUNK_BYTES):
                passed, goes_on = self._pass(chunk, faults)
                sink.sendall(passed)
                if not goes_on:
                    break
        for end in (source, sink):
            _close(end)
        with self._lock:
            self._open -= {source, sink}

    def _pass(self, chunk: bytes, faults: tuple[Fault, ...]) -> tuple[bytes, bool]:
        """What passes on of a chunk, and whether the connection goes on."""
        with self._lock:
            fault = self._random.choice(faults) if self._random.random() < self.roughness else None
            place, part = self._random.randrange(len(chunk)), self._random.random()
            if self._dark:
                fault, part = "half-open", 3600.0
            if fault is None:
                return chunk, True
            self.met[fault] += 1
        if fault == "delay":
            self._calm.wait(part * _LONGEST_DELAY_S)
        elif fault == "half-open":
            self._calm.wait(part * _LONGEST_SILENCE_S)
        passed = {
            "delay": chunk,
            "truncate": chunk[:place],
            "duplicate": chunk + chunk,
            "corrupt": chunk[:place] + bytes([chunk[place] ^ 0x20]) + chunk[place + 1 :],
        }
        return passed.get(fault, b""), fault in {"delay", "duplicate", "corrupt"}


def _close(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
