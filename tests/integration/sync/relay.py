"""A TCP relay between a device and central that breaks a connection at a chosen stage of a chosen request."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Literal

Stage = Literal["within the request", "before the answer", "within the answer", "hold the answer"]


class Relay:
    """`break_next` arms one fault; `broken` is set when it has happened. `stop` and `start` take the link down and up."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._lock = threading.Lock()
        self._armed: tuple[bytes, Stage] | None = None
        self._open: set[socket.socket] = set()
        self.broken = threading.Event()
        self._seen: dict[str, int] = {}
        self._held: str | None = None
        self._turn = threading.Condition(self._lock)
        self.port = 0
        self._listener: socket.socket | None = None

    def start(self) -> None:
        listener = socket.create_server(("127.0.0.1", self.port))
        self.port = listener.getsockname()[1]
        self._listener = listener
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def stop(self) -> None:
        with self._lock:
            listener, self._listener = self._listener, None
            connections = list(self._open)
        if listener is not None:
            _close(listener)
        for connection in connections:
            _close(connection)

    def lead_to(self, port: int) -> None:
        """New connections go to this port."""
        self._to = port

    def seen(self, method: str, count: int) -> None:
        """Wait until so many requests of a method have passed, or are held."""
        with self._turn:
            assert self._turn.wait_for(lambda: self._seen.get(method, 0) >= count, 30), f"no {count} {method}"

    def hold(self, method: str) -> None:
        """Requests of this method stand still until `release`."""
        with self._turn:
            self._held = method

    def release(self) -> None:
        """Let them pass."""
        with self._turn:
            self._held = None
            self._turn.notify_all()

    def pass_through(self, chunk: bytes) -> None:
        """Called with what a device sends, before it is sent on."""
        method = chunk[:8].partition(b" ")[0].decode("ascii", "replace")
        if f"{method} /v1/".encode() != chunk[: len(method) + 5]:
            return
        with self._turn:
            self._seen[method] = self._seen.get(method, 0) + 1
            self._turn.notify_all()
            self._turn.wait_for(lambda: self._held != method, 30)

    def break_next(self, path: str, stage: Stage, method: str = "POST") -> None:
        """Break the next request of this method and path (one ending in / stands for all below it)."""
        self.broken.clear()
        with self._lock:
            self._armed = (f"{method} /v1/{path}{'' if path.endswith('/') else ' '}".encode(), stage)

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                device, _ = listener.accept()
            except OSError:
                return
            try:
                central = socket.create_connection(("127.0.0.1", self._to))
            except OSError:
                _close(device)
                continue
            pair = _Pair(self, device, central)
            with self._lock:
                # The link may have gone down since the connection was accepted: one that slipped through would outlive the cut.
                cut = self._listener is not listener
                if not cut:
                    self._open |= {device, central}
            if cut:
                _close(device)
                _close(central)
                return
            threading.Thread(target=pair.up, daemon=True).start()
            threading.Thread(target=pair.down, daemon=True).start()

    def fault_for(self, chunk: bytes) -> Stage | None:
        with self._lock:
            if self._armed is not None and chunk.startswith(self._armed[0]):
                stage, self._armed = self._armed[1], None
                return stage
        return None

    def forget(self, *connections: socket.socket) -> None:
        with self._lock:
            self._open -= set(connections)
        for connection in connections:
            _close(connection)


class _Pair:
    def __init__(self, relay: Relay, device: socket.socket, central: socket.socket) -> None:
        self._relay, self._device, self._central = relay, device, central
        self._stage: Stage | None = None

    def up(self) -> None:
        with suppress(OSError):
            while chunk := self._device.recv(65_536):
                self._relay.pass_through(chunk)
                self._stage = self._relay.fault_for(chunk) or self._stage
                if self._stage == "within the request":
                    self._central.sendall(chunk[: len(chunk) // 2])
                    self._relay.broken.set()
                    break
                self._central.sendall(chunk)
        self._relay.forget(self._device, self._central)

    def down(self) -> None:
        with suppress(OSError):
            while chunk := self._central.recv(65_536):
                if self._stage == "within the answer":
                    self._device.sendall(chunk[: len(chunk) // 2])
                if self._stage is not None:
                    self._relay.broken.set()
                    if self._stage != "hold the answer":
                        break
                    continue
                self._device.sendall(chunk)
        self._relay.forget(self._device, self._central)


def _close(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()
