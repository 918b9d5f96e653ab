"""The loop of a simulator: its line and its control socket (JSON lines in, one JSON line back each), in one thread."""

from __future__ import annotations

import json
import selectors
import signal
import socket
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from kiosk.hardware.simulators.knobs import Knob
from kiosk.hardware.simulators.line import Line

Command = dict[str, Any]
_TICK_S = 0.5
_MAX_LINE = 65_536


class Device(Protocol):
    """A simulated device."""

    @property
    def line(self) -> Line:
        """Its line."""

    @property
    def knobs(self) -> tuple[Knob, ...]:
        """What can be done to it by hand (the demo's control page)."""

    def command(self, command: Command) -> dict[str, Any]:
        """Obey a command; what is returned is the answer. ValueError and KeyError become refusals."""

    def wants_input(self) -> bool:
        """Whether bytes from the host would be read now."""

    def turn(self, *, readable: bool) -> float | None:
        """Do what is due; seconds until there is more to do (None: nothing until something happens)."""


def serve(device: Device, control: Path) -> None:
    """Run until SIGTERM or SIGINT."""
    control.unlink(missing_ok=True)
    running = [True]
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: running.clear())
    with socket.socket(socket.AF_UNIX) as listener, selectors.DefaultSelector() as selector:
        listener.bind(str(control))
        listener.listen()
        listener.setblocking(False)
        selector.register(listener, selectors.EVENT_READ, lambda: _accept(listener, selector, device))
        # a signal must end a wait
        wake, woken = socket.socketpair()
        wake.setblocking(False)
        woken.setblocking(False)
        signal.set_wakeup_fd(wake.fileno())
        selector.register(woken, selectors.EVENT_READ, lambda: woken.recv(64))
        try:
            while running:
                _turn(device, selector)
        finally:
            signal.set_wakeup_fd(-1)
            for key in list(selector.get_map().values()):
                if isinstance(key.fileobj, socket.socket):
                    key.fileobj.close()
            wake.close()
            device.line.close()
            control.unlink(missing_ok=True)


def _turn(device: Device, selector: selectors.BaseSelector) -> None:
    device.line.forget_owner()
    due_s = device.turn(readable=False)
    master = device.line.master if device.line.plugged and device.wants_input() else None
    if master is not None:
        selector.register(master, selectors.EVENT_READ, None)
    try:
        events = selector.select(_TICK_S if due_s is None else min(max(due_s, 0.0), _TICK_S))
    finally:
        if master is not None:
            selector.unregister(master)
    for key, _ in events:
        if key.data is None:
            device.turn(readable=True)
    for key, _ in events:
        if key.data is not None:
            key.data()


def _accept(listener: socket.socket, selector: selectors.BaseSelector, device: Device) -> None:
    with suppress(BlockingIOError):
        connection, _ = listener.accept()
        connection.setblocking(False)
        buffer = bytearray()
        selector.register(connection, selectors.EVENT_READ, lambda: _receive(connection, buffer, selector, device))


def _receive(connection: socket.socket, buffer: bytearray, selector: selectors.BaseSelector, device: Device) -> None:
    try:
        data = connection.recv(4096)
    except OSError:
        data = b""
    buffer += data
    if not data or len(buffer) > _MAX_LINE:
        selector.unregister(connection)
        connection.close()
        return
    while b"\n" in buffer:
        text, _, rest = bytes(buffer).partition(b"\n")
        buffer[:] = rest
        with suppress(OSError):
            connection.send(json.dumps(_answer(text, device)).encode() + b"\n")


def _answer(text: bytes, device: Device) -> dict[str, Any]:
    try:
        command = json.loads(text)
        if not isinstance(command, dict):
            return {"ok": False, "error": "a command is a JSON object"}
        if command["do"] == "knobs":
            return {"ok": True, "knobs": [knob.as_dict() for knob in device.knobs]}
        return {"ok": True, **device.command(command)}
    except (ValueError, KeyError, TypeError) as error:
        return {"ok": False, "error": f"{type(error).__name__}: {error}"}


class Pace:
    """How many bytes a line of `baud` may carry since the last question (10 bits a byte); 0 baud: as many as you like."""

    def __init__(self, baud: int) -> None:
        self._per_second = baud / 10
        self._credit = 0.0
        self._at = time.monotonic()

    def allowed(self, most: int) -> int:
        """Bytes that may pass now, `most` at most."""
        if not self._per_second:
            return most
        now = time.monotonic()
        self._credit = min(self._credit + (now - self._at) * self._per_second, max(64.0, self._per_second / 50))
        self._at = now
        return min(most, int(self._credit))

    def passed(self, count: int) -> None:
        """So many did."""
        if self._per_second:
            self._credit -= count

    def next_s(self) -> float:
        """Seconds until a few more may pass."""
        return min(0.01, 16 / self._per_second) if self._per_second else 0.0
