"""A simulated OSDP reader by libosdp's own reader side: `python -m kiosk.hardware.simulators.osdp --link PATH --control SOCKET`.

Commands: {"do":"swipe","card":"118:4521" or "04A1B2C3"}, {"do":"tamper","open":true}, {"do":"power","on":false},
{"do":"key","hex":"00…"} (none: install mode), {"do":"fault","name":"split|slow|garbage|"}, {"do":"unplug"},
{"do":"unplug","after_bytes":7}, {"do":"replug"}, {"do":"query"}.

It can also be somebody else on the wire: {"do":"record"} begins to keep what it answers, {"do":"recorded"} gives it back (hex), and
{"do":"impostor","how":"replay","answers":[…]}, {"how":"clear"} (says that it has no secure channel), {"how":"card","card":…} (answers
everything with a card, in clear or, with "mac":true, with a made-up MAC); {"how":""} makes it itself again.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import deque
from pathlib import Path
from typing import Any

import osdp_sys

from kiosk.hardware.card_reader import wiegand
from kiosk.hardware.card_reader.osdp_packets import HEADER_BYTES, SOM, Packets, crc16
from kiosk.hardware.simulators.knobs import CABLE, POWER, SOME_CARD, Choice, Knob
from kiosk.hardware.simulators.line import PtyLine
from kiosk.hardware.simulators.server import Command, Pace, serve

STEP_S = 0.004
SPLIT_S = 0.02
FAULTS = {"", "split", "slow", "garbage"}
#: Slower than the line by this; the panel waits 200 ms for an answer.
SLOWER = 4
#: Commands and replies of IEC 60839-11-5 annex A that the impostor speaks.
CMD_ID, CMD_CAP, CMD_CHLNG = 0x61, 0x62, 0x76
REPLY_PDID, REPLY_PDCAP, REPLY_ACK, REPLY_RAW = 0x45, 0x46, 0x40, 0x50


def packet(address: int, sequence: int, payload: bytes, *, scb: bytes = b"", mac: bytes = b"") -> bytes:
    """A reader's packet with a right CRC; `scb` is the security block and `mac` what pretends to be one."""
    length = HEADER_BYTES + len(scb) + len(payload) + len(mac) + 2
    control = sequence | 0x04 | (0x08 if scb else 0)
    body = bytes((SOM, address | 0x80)) + length.to_bytes(2, "little") + bytes((control,)) + scb + payload + mac
    return body + crc16(body).to_bytes(2, "little")


def card_bits(card: str) -> tuple[int, bytes]:
    """How many bits a card is, and the bits, left-aligned."""
    if ":" in card:
        facility, _, number = card.partition(":")
        return wiegand.BITS, (wiegand.encode(int(facility), int(number)) << 6).to_bytes(4, "big")
    return len(card) * 4, bytes.fromhex(card)


def card_reply(card: str) -> bytes:
    """An osdp_RAW reply."""
    bits, data = card_bits(card)
    return bytes((REPLY_RAW, 0, 1 if ":" in card else 0)) + bits.to_bytes(2, "little") + data


class Wire:
    """The reader's end of the line, as libosdp sees it, with the line's speed and faults."""

    def __init__(self, line: PtyLine, baud: int, noise: random.Random) -> None:
        self.id = 1
        self.fault = ""
        self.unplug_after: int | None = None
        self.powered = True
        self.recorded: list[bytes] | None = None
        self._line = line
        self._baud = baud
        self._noise = noise
        self._byte_s = 10 / baud
        self._out: deque[tuple[float, int]] = deque()
        self._free_at = 0.0
        self._in = Pace(baud)
        self._packets = Packets()
        self._asked: deque[bytes] = deque()

    def read(self, _limit: int) -> bytes:
        """The next whole packet of the panel, no faster than the line."""
        allowed = self._in.allowed(256)
        data = self._line.read(allowed) if self._line.plugged and allowed else b""
        self._in.passed(len(data))
        self._asked += self._packets.feed(data if self.powered else b"", time.monotonic_ns() // 1_000_000)
        return self._asked.popleft() if self._asked else b""

    def write(self, data: bytes) -> int:
        """A reply, byte by byte as the line carries it."""
        if self.recorded is not None:
            self.recorded.append(bytes(data))
        if self.powered:
            if self.fault == "garbage":
                self._put(self._noise.randbytes(self._noise.randrange(1, 8)))
            half = len(data) // 2 if self.fault == "split" else len(data)
            self._put(data[:half])
            if data[half:]:
                self._free_at += SPLIT_S
                self._put(data[half:])
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def turn(self) -> None:
        """Send what is due."""
        while self._out and self._line.plugged and self._out[0][0] <= time.monotonic():
            self._line.write(bytes((self._out.popleft()[1],)))
            if self.unplug_after is not None:
                self.unplug_after -= 1
                if self.unplug_after <= 0:
                    self.unplug()

    def unplug(self) -> None:
        """Hang up."""
        self.unplug_after = None
        self._out.clear()
        self._line.unplug()

    def forget(self) -> None:
        """Nothing is on its way any more."""
        self._out.clear()

    def _put(self, data: bytes) -> None:
        self._free_at = max(self._free_at, time.monotonic())
        for byte in data:
            self._free_at += self._byte_s * (SLOWER if self.fault == "slow" else 1)
            self._out.append((self._free_at, byte))


class Impostor:
    """Answers the panel's packets without knowing the key."""

    def __init__(self, command: Command, address: int, noise: random.Random) -> None:
        self.how = command["how"]
        self._answers = deque(bytes.fromhex(answer) for answer in command.get("answers", []))
        self._card = command.get("card", "")
        self._mac = bool(command.get("mac", False))
        self._address = address
        self._noise = noise
        if self.how not in {"replay", "clear", "card"}:
            raise ValueError(f"unknown impostor {self.how!r}")

    def answer(self, asked: bytes) -> bytes | None:
        """What it says to one packet of the panel; None: nothing."""
        sequence = asked[4] & 0x03
        if self.how == "replay":
            return self._answers.popleft() if self._answers else None
        if self.how == "card":
            if self._mac:
                return packet(self._address, sequence, card_reply(self._card), scb=b"\x02\x16", mac=self._noise.randbytes(4))
            return packet(self._address, sequence, card_reply(self._card))
        block = asked[HEADER_BYTES] if asked[4] & 0x08 else 0
        what = asked[HEADER_BYTES + block]
        replies = {CMD_ID: bytes((REPLY_PDID, *[0] * 12)), CMD_CAP: bytes((REPLY_PDCAP, 9, 0, 0))}
        return packet(self._address, sequence, replies.get(what, bytes((REPLY_ACK,))))


class OsdpSimulator:
    """The reader, or whoever has taken its place on the wire."""

    knobs = (
        CABLE,
        POWER,
        Knob(
            "Housing",
            (Choice("Whole", {"do": "tamper", "open": False}, False), Choice("Opened", {"do": "tamper", "open": True}, True)),
            "open",
        ),
        Knob("Line", tuple(Choice(name or "Good", {"do": "fault", "name": name}, name) for name in sorted(FAULTS)), "fault"),
        Knob(
            "Somebody else on the wire",
            (
                Choice("Nobody", {"do": "impostor", "how": ""}, ""),
                Choice("Says it has no secure channel", {"do": "impostor", "how": "clear"}, "clear"),
                Choice("Sends a card in clear", {"do": "impostor", "how": "card", "card": SOME_CARD}, "card"),
            ),
            "impostor",
        ),
    )

    def __init__(self, link: Path, baud: int, address: int, key_file: Path, seed: int) -> None:
        self.line = PtyLine(link)
        self._noise = random.Random(seed)  # noqa: S311 - noise for tests
        self._wire = Wire(self.line, baud, self._noise)
        self._address = address
        self._key_file = key_file
        self._impostor: Impostor | None = None
        self._answered = 0
        self._open = False
        self._swipes = 0
        self._start()

    def command(self, command: Command) -> dict[str, Any]:
        """See Device."""
        what = command["do"]
        if what == "recorded":
            recorded, self._wire.recorded = self._wire.recorded or [], None
            return {"answers": [answer.hex() for answer in recorded]}
        if what in {"swipe", "tamper"}:
            self._report(what, command)
        elif what in {"unplug", "replug", "power", "fault"}:
            self._disturb(what, command)
        elif what == "key":
            self._key_file.write_text(command.get("hex") or "", encoding="ascii")
            self._start()
        elif what == "record":
            self._wire.recorded = []
        elif what == "impostor":
            self._answered = 0
            self._impostor = Impostor(command, self._address, self._noise) if command["how"] else None
            self._wire.forget()
        elif what != "query":
            raise ValueError(f"unknown command {what!r}")
        return {
            "plugged": self.line.plugged,
            "powered": self._wire.powered,
            "secure": bool(self._reader.is_sc_active()),
            "paired": bool(self._key()),
            "swipes": self._swipes,
            "open": self._open,
            "answered": self._answered,
            "fault": self._wire.fault,
            "impostor": "" if self._impostor is None else self._impostor.how,
        }

    def wants_input(self) -> bool:
        """libosdp looks for itself."""
        return False

    def turn(self, *, readable: bool) -> float:  # noqa: ARG002 - see Device
        """See Device."""
        if self._impostor is None:
            if self._wire.powered:
                self._reader.refresh()
        elif asked := self._wire.read(256):
            answer = self._impostor.answer(asked)
            if answer is not None:
                self._answered += 1
                self._wire.write(answer)
        self._wire.turn()
        return STEP_S

    def _start(self) -> None:
        """As after its power came: it knows the key that it was given last, or waits for one."""
        key = self._key()
        reader = {
            "name": "simulated",
            "address": self._address,
            "flags": osdp_sys.FLAG_ENFORCE_SECURE if key else 0,
            "scbk": key,
            "channel": self._wire,
            **dict.fromkeys(("version", "model", "vendor_code", "serial_number", "firmware_version"), 1),
        }
        abilities = (osdp_sys.CAP_COMMUNICATION_SECURITY, osdp_sys.CAP_CONTACT_STATUS_MONITORING)
        capabilities = [{"function_code": code, "compliance_level": 1, "num_items": 1} for code in abilities]
        self._reader = osdp_sys.PeripheralDevice(reader, capabilities=capabilities)
        self._reader.set_command_callback(self._obey)

    def _obey(self, command: dict[str, Any]) -> tuple[int, dict[str, Any] | None]:
        if command["command"] == osdp_sys.CMD_KEYSET:
            self._key_file.write_text(command["data"].hex(), encoding="ascii")
        elif command["command"] == osdp_sys.CMD_STATUS:
            return 0, {**command, "report": bytes((self._open, 0)), "nr_entries": 2}
        return 0, None

    def _key(self) -> bytes | None:
        try:
            return bytes.fromhex(self._key_file.read_text(encoding="ascii")) or None
        except FileNotFoundError:
            return None

    def _report(self, what: str, command: Command) -> None:
        if what == "swipe":
            bits, data = card_bits(command["card"])
            self._swipes += 1
            event = {"event": osdp_sys.EVENT_CARDREAD, "reader_no": 0, "format": 1 if bits == wiegand.BITS else 0, "direction": 0}
            self._reader.submit_event({**event, "length": bits, "data": data})
        else:
            self._open = bool(command["open"])
            status = {"event": osdp_sys.EVENT_STATUS, "type": osdp_sys.STATUS_REPORT_LOCAL, "nr_entries": 2}
            self._reader.submit_event({**status, "report": bytes((self._open, 0))})

    def _disturb(self, what: str, command: Command) -> None:
        if what == "replug":
            self._wire.forget()
            self.line.plug()
        elif what == "power":
            self._wire.powered = bool(command["on"])
            self._wire.forget()
            if self._wire.powered:
                self._start()
        elif what == "fault":
            if command["name"] not in FAULTS:
                raise ValueError(f"unknown fault {command['name']!r}")
            self._wire.fault = command["name"]
        elif command.get("after_bytes") is None:
            self._wire.unplug()
        else:
            self._wire.unplug_after = int(command["after_bytes"])


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description="A simulated OSDP card reader.")
    parser.add_argument("--link", type=Path, required=True, help="the serial port's name (a symbolic link is made there)")
    parser.add_argument("--control", type=Path, required=True, help="Unix socket for commands")
    parser.add_argument("--key", type=Path, required=True, help="file of the reader's key (hex); missing or empty: install mode")
    parser.add_argument("--baud", type=int, default=9600)
    parser.add_argument("--address", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1, help="of the noise")
    options = parser.parse_args()
    osdp_sys.set_loglevel(osdp_sys.LOG_EMERG)
    serve(OsdpSimulator(options.link, options.baud, options.address, options.key, options.seed), options.control)


if __name__ == "__main__":
    main()
