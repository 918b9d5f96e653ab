"""An OSDP reader as the hardware process sees it: the panel's process, supervised, and what it says."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import IO, Any, Self, cast

from kiosk.device.boot import boot_clock_ms
from kiosk.hardware.backoff import Backoff
from kiosk.hardware.card_reader.port import CardRead, ReaderBack, ReaderEvent, ReaderLost, ReaderTamper, Trust
from kiosk.hardware.card_reader.reads import ReadPolicy, ReadRule

TRUST = Trust.PROVEN
#: One reading counts; readers repeat a card that stays.
POLICY = ReadPolicy(reads=1)
PANEL = "kiosk.hardware.card_reader.osdp_panel"
#: The panel says something every second.
DEAF_S = 6.0
RESTART_FIRST_S, RESTART_LIMIT_S = 0.2, 2.0
#: A panel that lived so long was not at fault at its start.
STEADY_S = 10.0
KEY_BYTES = 16
_LINE_LIMIT = 65_536

_LOST = {
    "silent": ReaderLost("the reader does not answer"),
    "not_secure": ReaderLost("the reader answers, but not under this device's key: pair it again", "not_secure"),
    "no_randomness": ReaderLost("this system's random numbers cannot be used: no secure channel", "not_secure"),
}


class PanelEnded(Exception):
    """The panel's process ended, or says nothing any more."""


class PanelProcess:
    """One run of the panel's process; use it in a `with` block, or `kill` it from any thread."""

    def __init__(self, *, port: str, baud: int, address: int, key: bytes, pair: bool = False) -> None:
        order = {"port": port, "baud": baud, "address": address, "key": key.hex(), "pair": pair}
        # nothing of this process's environment is needed there: it tells of the store and its folder
        environment = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE") if name in os.environ}
        self._process = subprocess.Popen(
            [sys.executable, "-m", PANEL], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, start_new_session=True
        )
        self._input, self._output = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)
        self._buffer = bytearray()
        self._said: list[bytes] = []
        with suppress(BrokenPipeError):
            self._input.write(json.dumps(order).encode() + b"\n")
            self._input.flush()

    @property
    def pid(self) -> int:
        """The process, for tests that kill it."""
        return self._process.pid

    def next(self) -> dict[str, Any]:
        """The next thing that it says; raises PanelEnded."""
        deadline = time.monotonic() + DEAF_S
        while not self._said:
            readable, _, _ = select.select([self._output], [], [], max(0.0, deadline - time.monotonic()))
            data = os.read(self._output.fileno(), 4096) if readable else b""
            self._buffer += data
            if not data or len(self._buffer) > _LINE_LIMIT:
                raise PanelEnded("the panel's process " + ("ended" if readable else "says nothing"))
            *self._said, rest = bytes(self._buffer).split(b"\n")
            self._buffer = bytearray(rest)
        happened = json.loads(self._said.pop(0))
        return happened if isinstance(happened, dict) else {}

    def kill(self) -> None:
        """End it. Twice does nothing."""
        with suppress(ProcessLookupError):
            self._process.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        for pipe in (self._input, self._output):
            with suppress(BrokenPipeError):
                pipe.close()
        self._process.wait()


class OsdpReader:
    """Cards of one OSDP reader; `key` is None while it was never paired."""

    def __init__(self, port: str, baud: int, address: int, key: bytes | None) -> None:
        self._port, self._baud, self._address, self._key = port, baud, address, key
        self._panel: PanelProcess | None = None
        self._guard = threading.Lock()

    def run(self, on_event: Callable[[ReaderEvent], None], stop: threading.Event) -> None:
        """See CardReader."""
        if find_spec("osdp_sys") is None:
            self._wait_for_staff(ReaderLost("libosdp is not installed", "no_driver"), on_event, stop)
        if self._key is None:
            self._wait_for_staff(ReaderLost("the reader was never paired: run `kiosk reader pair`", "no_key"), on_event, stop)
        backoff = Backoff(RESTART_FIRST_S, RESTART_LIMIT_S)
        teller = _Teller(on_event)
        while not stop.is_set() and self._key is not None:
            started = time.monotonic()
            try:
                with self._started(self._key) as panel:
                    while not stop.is_set():
                        teller.tell(panel.next())
            except (PanelEnded, OSError, ValueError, LookupError, TypeError) as error:
                if stop.is_set():
                    return
                teller.lost(ReaderLost(f"{error}", "reader_fault"))
            if time.monotonic() - started >= STEADY_S:
                backoff.reset()
            stop.wait(backoff.next_s())

    def cancel(self) -> None:
        """See CardReader."""
        with self._guard:
            if self._panel is not None:
                self._panel.kill()

    @contextmanager
    def _started(self, key: bytes) -> Iterator[PanelProcess]:
        with PanelProcess(port=self._port, baud=self._baud, address=self._address, key=key) as panel:
            with self._guard:
                self._panel = panel
            try:
                yield panel
            finally:
                with self._guard:
                    self._panel = None

    @staticmethod
    def _wait_for_staff(lost: ReaderLost, on_event: Callable[[ReaderEvent], None], stop: threading.Event) -> None:
        on_event(lost)
        stop.wait()


class _Teller:
    """Turns what the panel says into events: the same thing once."""

    def __init__(self, on_event: Callable[[ReaderEvent], None]) -> None:
        self._on_event = on_event
        self._rule = ReadRule(POLICY)
        self._shown = ""
        self._open = False

    def lost(self, event: ReaderLost) -> None:
        """The reader cannot be used."""
        self._show(event)

    def tell(self, happened: dict[str, Any]) -> None:
        """One line of the panel. Raises LookupError for what it cannot have said."""
        match happened:
            case {"card": str(card)}:
                now_ms = boot_clock_ms()
                if not self._open and self._rule.read(card, now_ms) == "shown":
                    self._on_event(CardRead(card, now_ms))
            case {"tamper": bool(is_open)}:
                if is_open != self._open:
                    self._open = is_open
                    self._on_event(ReaderTamper(is_open))
            case {"reader": "secure"}:
                self._show(ReaderBack())
            case {"reader": "lost", "detail": str(detail)}:
                self._show(ReaderLost(detail))
            case {"reader": str(how)}:
                self._show(_LOST[how])

    def _show(self, event: ReaderLost | ReaderBack) -> None:
        how = event.code if isinstance(event, ReaderLost) else "back"
        if how != self._shown:
            self._shown = how
            self._on_event(event)
