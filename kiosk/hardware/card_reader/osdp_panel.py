"""The panel side of OSDP 2.2 (IEC 60839-11-5) in a process of its own: `python -m kiosk.hardware.card_reader.osdp_panel`.

libosdp is C that a damaged frame can abort, so it runs where its end harms nobody: its parent (`osdp_reader`) starts it anew. The first
line of standard input is the order (JSON: port, baud, address, key as hex, pair), so that the key is in no argument and no environment.
Each line of standard output is one thing that happened (JSON, `say`). The process ends with its standard input.
"""

from __future__ import annotations

import json
import os
import resource
import select
import sys
import termios
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import osdp_sys
import serial

from kiosk.hardware.backoff import Backoff
from kiosk.hardware.card_reader.osdp_card import card_number_of
from kiosk.hardware.card_reader.osdp_packets import Packets
from kiosk.hardware.card_reader.osdp_random import FedRandom, NoRandomness
from kiosk.hardware.serial_port import PortError, open_serial

#: libosdp wants to be called every 50 ms; a card waits for half of this on average.
STEP_S = 0.01
#: How long a handshake may take; then the reader is switched off and on, else libosdp waits 300 s before it tries again.
PATIENCE_S, OFF_S = 1.2, 0.6
#: So many handshakes in a row that were answered and came to nothing mean that the reader does not know our key.
REFUSALS = 2
#: A reader that answers is heard every 50 ms.
SILENT_S = 0.8
ALIVE_EVERY_S = 1.0
REOPEN_FIRST_S, REOPEN_LIMIT_S = 0.1, 1.0
#: A line that fails sooner than this after opening does not count as repaired.
STEADY_S = 1.0
#: Whole packets that wait for libosdp: a reader answers one question at a time, what is more was never asked for.
MOST_PACKETS = 8

Say = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Order:
    """What the parent wants: read cards, or with `pair` give a reader in install mode this key."""

    port: str
    baud: int
    address: int
    key: bytes
    pair: bool = False


class Line:
    """The serial line as libosdp sees it. Nothing may be raised from within its callbacks: a failure is kept in `lost`."""

    def __init__(self, line: serial.Serial) -> None:
        self.id = 1
        self.lost: Exception | None = None
        self.heard = False
        self._heard_at = time.monotonic()
        self._line = line
        self._packets = Packets()
        self._whole: deque[bytes] = deque(maxlen=MOST_PACKETS)

    @property
    def silent_s(self) -> float:
        """Seconds since the last byte."""
        return time.monotonic() - self._heard_at

    def read(self, limit: int) -> bytes:
        """The next whole packet, or nothing."""
        try:
            data: bytes = self._line.read(self._line.in_waiting)
        except (OSError, TypeError) as error:
            self.lost = error
            return b""
        self._whole += self._packets.feed(data, time.monotonic_ns() // 1_000_000)
        if not self._whole or len(self._whole[0]) > limit:
            self._whole.clear()
            return b""
        self.heard, self._heard_at = True, time.monotonic()
        return self._whole.popleft()

    def write(self, data: bytes) -> int:
        """Send; how much was taken."""
        try:
            return self._line.write(data) or 0
        except (OSError, TypeError) as error:
            self.lost = error
            return len(data)

    def flush(self) -> None:
        """Drop what came and was not read."""
        self._whole.clear()
        self._packets.reset()
        with suppress(OSError, termios.error):
            self._line.reset_input_buffer()


class Panel:
    """One reader on one open line."""

    def __init__(self, order: Order, line: Line, random: FedRandom, say: Say) -> None:
        self._line = line
        self._random = random
        self._say = say
        self._happened: list[dict[str, Any]] = []
        self._secure = False
        self._since = time.monotonic()
        self._off_since: float | None = None
        self._refused = 0
        self._told = ""
        self._default_key = False
        self._random.feed()
        flags = osdp_sys.FLAG_INSTALL_MODE if order.pair else osdp_sys.FLAG_ENFORCE_SECURE
        reader = {
            "name": f"reader-{order.address}",
            "address": order.address,
            "flags": flags | osdp_sys.FLAG_ENABLE_NOTIFICATION,
            "scbk": order.key,
            "channel": line,
            **dict.fromkeys(("version", "model", "vendor_code", "serial_number", "firmware_version"), 0),
        }
        self._panel = osdp_sys.ControlPanel([reader])
        # only noted here: the panel must not be called from its own callback
        self._panel.set_event_callback(self._note)

    def step(self) -> None:
        """Let libosdp work for a moment, then say what came of it."""
        self._random.feed()
        before = self._channel_stands()
        self._panel.refresh()
        happened, self._happened = self._happened, []
        for event in happened:
            if event["event"] == osdp_sys.EVENT_NOTIFICATION and event["type"] == osdp_sys.EVENT_NOTIFICATION_SC_STATUS:
                self._default_key = bool(event["arg1"])
        secure = before and self._channel_stands()
        for event in happened if secure else ():
            # libosdp hands on a card that answers its handshake in clear: only what came within the channel is believed
            self._tell(event)
        self._follow(secure=secure)

    def _channel_stands(self) -> bool:
        """Whether the reader is heard under our own key, not under the one that everybody knows (SCBK-D)."""
        return bool(self._panel.sc_status() & self._panel.status() & 1) and not self._default_key and self._line.silent_s < SILENT_S

    def _note(self, _reader: int, event: dict[str, Any]) -> int:
        self._happened.append(event)
        return 0

    def _tell(self, event: dict[str, Any]) -> None:
        if event["event"] == osdp_sys.EVENT_CARDREAD:
            card = card_number_of(event["format"], event.get("length", 0), event["data"])
            if card is not None:
                self._say({"card": card})
        elif event["event"] == osdp_sys.EVENT_STATUS and event["type"] == osdp_sys.STATUS_REPORT_LOCAL and event["report"]:
            self._say({"tamper": bool(event["report"][0])})

    def _follow(self, *, secure: bool) -> None:
        """Say when the secure channel comes and goes, and bring a reader back that lost it."""
        now = time.monotonic()
        if secure:
            if not self._secure:
                self._ask_tamper()
            self._since, self._off_since, self._refused = now, None, 0
            self._show("secure")
        elif self._off_since is not None:
            if now - self._off_since >= OFF_S:
                self._off_since, self._since, self._line.heard = None, now, False
                self._panel.enable_pd(0)
        elif self._secure or now - self._since >= PATIENCE_S:
            self._off_since = now
            self._panel.disable_pd(0)
            heard = self._line.heard and (not self._secure or self._line.silent_s < SILENT_S)
            self._refused = self._refused + 1 if heard else 0
            # a reader that was just switched on may fail once
            if not heard:
                self._show("silent")
            elif self._refused >= REFUSALS:
                self._show("not_secure")
        self._secure = secure

    def _show(self, how: str) -> None:
        if how != self._told:
            self._told = how
            self._say({"reader": how})

    def _ask_tamper(self) -> None:
        """It may have been opened while nobody listened."""
        self._panel.submit_command(
            0, {"command": osdp_sys.CMD_STATUS, "type": osdp_sys.STATUS_REPORT_LOCAL, "nr_entries": 2, "report": bytes(2)}
        )


def serve(order: Order, say: Say, wait: Callable[[float], bool]) -> None:
    """Drive the reader until `wait` (sleep so long; True: end) says to end. Raises NoRandomness."""
    random = FedRandom()
    backoff = Backoff(REOPEN_FIRST_S, REOPEN_LIMIT_S)
    while not wait(0):
        try:
            with open_serial(order.port, order.baud, 0, 1.0) as open_line:
                line = Line(open_line)
                panel = Panel(order, line, random, say)
                opened = time.monotonic()
                _drive(panel, line, say, wait)
            why = None if line.lost is None else f"lost {order.port}: {line.lost}"
            if time.monotonic() - opened >= STEADY_S:
                backoff.reset()
        except (PortError, OSError) as error:
            why = str(error)
        if why is not None:
            say({"reader": "lost", "detail": why})
            if wait(backoff.next_s()):
                return


def _drive(panel: Panel, line: Line, say: Say, wait: Callable[[float], bool]) -> None:
    alive_at = 0.0
    while line.lost is None and not wait(STEP_S):
        panel.step()
        if time.monotonic() - alive_at >= ALIVE_EVERY_S:
            alive_at = time.monotonic()
            say({"alive": True})


def main() -> None:
    """Entry point."""
    # a core dump would hold the key
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    told = os.dup(1)
    # libosdp prints to where it likes: nothing of that may mix with what is said here, or lie in a log
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    osdp_sys.set_loglevel(osdp_sys.LOG_EMERG)

    def say(happened: dict[str, Any]) -> None:
        os.write(told, json.dumps(happened).encode() + b"\n")

    def wait(seconds: float) -> bool:
        return bool(select.select([sys.stdin], [], [], seconds)[0])

    order = json.loads(sys.stdin.readline())
    with suppress(BrokenPipeError):
        try:
            serve(Order(**{**order, "key": bytes.fromhex(order["key"])}), say, wait)
        except NoRandomness as error:
            say({"reader": "no_randomness", "detail": str(error)})


if __name__ == "__main__":
    main()
