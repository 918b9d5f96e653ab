"""A simulated serial reader: `python -m kiosk.hardware.simulators.reader --link PATH --control SOCKET --protocol rdm6300`.

Protocols: rdm6300, magstripe (with LRC), magstripe_plain (without), wiegand (hex), wiegand_bits. Only RDM6300 repeats while a card
stays; of the others `times` is how often the card is swiped, `gap_ms` the time between, and `tracks` of a stripe "12", "1" or "2".
Commands: {"do":"swipe","card":"62E3086CED","times":6,"gap_ms":50,"fault":"split|slow|garbage|bad_checksum"},
{"do":"raw","hex":"02…"}, {"do":"unplug"}, {"do":"unplug","after_bytes":7}, {"do":"replug"}, {"do":"query"}.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import deque
from pathlib import Path
from typing import Any

from kiosk.hardware.card_reader import magstripe, rdm6300, wiegand
from kiosk.hardware.simulators.knobs import CABLE, SOME_CARD, Choice, Knob, badly_read
from kiosk.hardware.simulators.line import PtyLine
from kiosk.hardware.simulators.server import Command, serve

FAULTS = {"", "split", "slow", "garbage", "bad_checksum"}
_HELD_TIMES, _GAP_MS = 6, 50
_SPLIT_MS = 30


def frame_of(protocol: str, card: str, tracks: str = "12") -> bytes:
    """What a reader sends for a card. Raises ValueError."""
    match protocol:
        case "rdm6300":
            return rdm6300.frame(card)
        case "magstripe" | "magstripe_plain":
            return magstripe.frames(card, checked=protocol == "magstripe", tracks=tracks)
        case "wiegand" | "wiegand_bits":
            return wiegand.frame(card, binary=protocol == "wiegand_bits")
    raise ValueError(f"unknown protocol {protocol!r}")


class Reader:
    """Sends each byte when its time has come: a swipe is a plan of bytes and moments."""

    knobs = (
        CABLE,
        badly_read(FAULTS),
        Knob(
            "A card, cut off",
            (
                Choice("Unplug within its frame", {"do": "unplug", "after_bytes": 7}),
                Choice("Show it once only", {"do": "swipe", "card": SOME_CARD, "times": 1}),
                Choice("Noise", {"do": "raw", "hex": "0236324533ff0d0a1b40"}),
            ),
        ),
    )

    def __init__(self, link: Path, baud: int, seed: int, protocol: str = "rdm6300") -> None:
        self._protocol = protocol
        self.line = PtyLine(link)
        self._byte_s = 10 / baud
        self._random = random.Random(seed)  # noqa: S311 - noise for tests
        self._plan: deque[tuple[float, int]] = deque()
        self._unplug_after: int | None = None
        self._free_at = 0.0
        self._swipes = 0
        self._sent = 0
        #: When the last byte went out (CLOCK_MONOTONIC, the same in every process).
        self._last_s = 0.0

    def command(self, command: Command) -> dict[str, Any]:
        """See Device."""
        match command["do"]:
            case "swipe":
                self._swipe(command)
            case "raw":
                self._schedule(bytes.fromhex(command["hex"]), self._byte_s)
            case "unplug":
                after = command.get("after_bytes")
                if after is None:
                    self._unplug()
                else:
                    self._unplug_after = int(after)
            case "replug":
                self._plan.clear()
                self.line.plug()
            case "query":
                pass
            case other:
                raise ValueError(f"unknown command {other!r}")
        counts = {"swipes": self._swipes, "sent": self._sent, "waiting": len(self._plan)}
        return {"plugged": self.line.plugged, **counts, "last_s": self._last_s}

    def wants_input(self) -> bool:
        """A reader only talks; what it is sent is read away."""
        return True

    def turn(self, *, readable: bool) -> float | None:
        """See Device."""
        if readable:
            self.line.read(4096)
        while self._plan and self.line.plugged:
            wait_s = self._plan[0][0] - time.monotonic()
            if wait_s > 0:
                return wait_s
            self._sent += self.line.write(bytes((self._plan.popleft()[1],)))
            self._last_s = time.monotonic()
            if self._unplug_after is not None:
                self._unplug_after -= 1
                if self._unplug_after <= 0:
                    self._unplug()
        return None

    def _swipe(self, command: Command) -> None:
        fault = command.get("fault", "")
        if fault not in FAULTS:
            raise ValueError(f"unknown fault {fault!r}")
        data = bytearray(frame_of(self._protocol, command["card"], command.get("tracks", "12")))
        if fault == "bad_checksum":
            # the last bit of a digit: no protocol's check survives it, but for a stripe that has none
            for place in {5, len(data) - 4}:
                data[place] ^= 1
        byte_s = self._byte_s * (10 if fault == "slow" else 1)
        self._swipes += 1
        repeats = _HELD_TIMES if self._protocol == "rdm6300" else 1
        for _ in range(int(command.get("times", repeats))):
            if fault == "garbage":
                self._schedule(self._random.randbytes(self._random.randrange(1, 20)), byte_s)
            if fault == "split":
                self._schedule(bytes(data[:6]), byte_s)
                self._schedule(bytes(data[6:]), byte_s, pause_s=_SPLIT_MS / 1000)
            else:
                self._schedule(bytes(data), byte_s)
            self._pause(int(command.get("gap_ms", _GAP_MS)) / 1000)

    def _schedule(self, data: bytes, byte_s: float, pause_s: float = 0.0) -> None:
        self._pause(pause_s)
        for byte in data:
            self._free_at += byte_s
            self._plan.append((self._free_at, byte))

    def _pause(self, pause_s: float) -> None:
        self._free_at = max(self._free_at, time.monotonic()) + pause_s

    def _unplug(self) -> None:
        self._plan.clear()
        self._unplug_after = None
        self.line.unplug()


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description="A simulated serial card reader.")
    parser.add_argument("--link", type=Path, required=True, help="the serial port's name (a symbolic link is made there)")
    parser.add_argument("--control", type=Path, required=True, help="Unix socket for commands")
    parser.add_argument("--baud", type=int, default=9600)
    parser.add_argument("--protocol", default="rdm6300", choices=("rdm6300", "magstripe", "magstripe_plain", "wiegand", "wiegand_bits"))
    parser.add_argument("--seed", type=int, default=1, help="of the noise")
    options = parser.parse_args()
    serve(Reader(options.link, options.baud, options.seed, options.protocol), options.control)


if __name__ == "__main__":
    main()
