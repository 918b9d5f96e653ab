"""A simulated ESC/POS printer: `python -m kiosk.hardware.simulators.printer --link PATH --control SOCKET --out DIR`.

Its line is a pseudo terminal (`--link`: a serial or a USB printer), a TCP port (`--tcp`, 0: any) or a named pipe (`--pipe`).
Each cut leaves receipt-0001.png (the paper), receipt-0001.bin (the bytes) and receipt-0001.json (text and echo) in DIR. Commands:
{"do":"paper","state":"ok|low|out"}, {"do":"cover","state":"open|closed"}, {"do":"cutter","state":"jam|ok"},
{"do":"stall"} or {"do":"stall","after":5000} (bytes), {"do":"resume"}, {"do":"power_cut_at","bytes":5000}, {"do":"power","on":true},
{"do":"lose_echo","on":true}, {"do":"hold_echo","on":true} (said when it is off again, to whoever listens then),
{"do":"clone","on":true,"answers":"nothing|status|in_turn|automatic"}, {"do":"unplug"}, {"do":"replug"},
{"do":"query"}.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any, Literal, get_args

from kiosk.hardware.simulators.interpreter import Interpreter
from kiosk.hardware.simulators.knobs import CABLE, POWER, Choice, Knob
from kiosk.hardware.simulators.line import Line, PtyLine
from kiosk.hardware.simulators.paper import Paper
from kiosk.hardware.simulators.printer_lines import PipeLine, TcpLine
from kiosk.hardware.simulators.server import Command, Pace, serve

BUFFER_BYTES = 4096
_REAL_TIME = re.compile(rb"\x10\x04([\x01-\x04])|\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08", re.DOTALL)
_QUESTIONS_AT_END = re.compile(rb"(?:\x10\x04[\x01-\x04])+\Z", re.DOTALL)
#: What a printer says: everything; nothing; only DLE EOT; that and GS r; or all but DLE EOT.
Answers = Literal["all", "nothing", "status", "in_turn", "automatic"]
#: As DIP switches on the demo's control page would be.
_ON_OFF = (("Yes", True), ("No", False))
KNOBS = (
    Knob(
        "Paper",
        tuple(
            Choice(label, {"do": "paper", "state": state}, state)
            for label, state in (("Full roll", "ok"), ("Low", "low"), ("Out", "out"))
        ),
        "paper",
    ),
    Knob(
        "Cover",
        tuple(Choice(word.title(), {"do": "cover", "state": word}, word == "open") for word in ("closed", "open")),
        "cover_open",
    ),
    Knob(
        "Cutter",
        (Choice("Free", {"do": "cutter", "state": "ok"}, False), Choice("Stuck", {"do": "cutter", "state": "jam"}, True)),
        "cutter_jam",
    ),
    CABLE,
    POWER,
    Knob("Stalled", (Choice("No", {"do": "resume"}, False), Choice("Yes", {"do": "stall"}, True)), "stalled"),
    Knob(
        "Within the next receipt",
        (
            Choice("Stall after 5,000 bytes", {"do": "stall", "after": 5_000}),
            Choice("Power cut after 2,000 bytes", {"do": "power_cut_at", "bytes": 2_000}),
        ),
    ),
    Knob("Echo of a job is lost", tuple(Choice(word, {"do": "lose_echo", "on": on}, on) for word, on in _ON_OFF), "lose_echo"),
    Knob("Echo of a job is late", tuple(Choice(word, {"do": "hold_echo", "on": on}, on) for word, on in _ON_OFF), "hold_echo"),
    Knob(
        "What it answers",
        (
            Choice("All", {"do": "clone", "on": False}, "all"),
            *(Choice(name.replace("_", " ").capitalize(), {"do": "clone", "answers": name}, name) for name in get_args(Answers)[1:]),
        ),
        "answers",
    ),
)


class Printer:
    """Bytes come in at the line's pace into a small buffer; commands are done while it is on line; real-time commands at once."""

    knobs = KNOBS

    def __init__(self, line: Line, out: Path, baud: int, width: int) -> None:
        self.line = line
        self._out = out
        self._pace = Pace(baud)
        self._waiting = bytearray()
        self._tail = b""
        self._interpreter = Interpreter(Paper(width), self)
        self._paper: Literal["ok", "low", "out"] = "ok"
        self._cover_open = False
        self._cutter_jam = False
        self._stalled = False
        self._powered = True
        self._stall_after: int | None = None
        self._cut_power_after: int | None = None
        self._lose_echo = False
        self._hold_echo = False
        self._held = b""
        self._answers: Answers = "all"
        self._automatic = 0
        self._receipts = sum(1 for _ in out.glob("receipt-*.json"))
        self._just_cut = False
        self._received = 0

    # --- the line

    def wants_input(self) -> bool:
        """See Device."""
        return not self._stalled and len(self._waiting) < BUFFER_BYTES and self._pace.allowed(1) > 0

    def turn(self, *, readable: bool) -> float | None:
        """See Device."""
        if readable and self.wants_input():
            most = self._pace.allowed(BUFFER_BYTES - len(self._waiting))
            for limit in (self._stall_after, self._cut_power_after):
                most = most if limit is None else min(most, limit)
            data = self.line.read(max(1, most))
            self._pace.passed(len(data))
            self._receive(data)
        self._work()
        return None if self._stalled or self._pace.allowed(1) > 0 else self._pace.next_s()

    def _receive(self, data: bytes) -> None:
        self._received += len(data)
        if self._powered:
            self._waiting += data
            self._real_time(data)
            if self._offline:
                # answered already; else questions alone would fill the buffer while somebody fetches paper
                self._waiting[:] = _QUESTIONS_AT_END.sub(b"", self._waiting)
        if self._stall_after is not None:
            self._stall_after -= len(data)
            if self._stall_after <= 0:
                self._stalled, self._stall_after = True, None
        if self._cut_power_after is not None:
            self._cut_power_after -= len(data)
            if self._cut_power_after <= 0:
                self._work()
                self._power(on=False)

    def _real_time(self, data: bytes) -> None:
        """DLE EOT and DLE DC4 8 count wherever they stand, even inside a picture, as in real printers."""
        text = self._tail + data
        end = 0
        for found in _REAL_TIME.finditer(text):
            end = found.end()
            if found.group(1):
                self._say(bytes((self._status_byte(found.group(1)[0]),)), real_time=True)
            else:
                self._waiting.clear()
                self._interpreter.drop()
                self._say(b"\x37\x25\x00")
        self._tail = text[end:][-9:]

    def _work(self) -> None:
        if self._powered and not self._offline and not self._stalled and self._waiting:
            data = bytes(self._waiting)
            self._waiting.clear()
            self._interpreter.feed(data)

    def _say(self, data: bytes, *, real_time: bool = False, in_turn: bool = False) -> None:
        heard = {
            "all": True,
            "nothing": False,
            "status": real_time,
            "in_turn": real_time or in_turn,
            "automatic": not real_time,
        }[self._answers]
        if self._powered and heard:
            self.line.write(data)

    # --- what it says of itself

    @property
    def _offline(self) -> bool:
        return self._cover_open or self._paper == "out" or self._cutter_jam

    def _status_byte(self, number: int) -> int:
        match number:
            case 1:
                return 0x12 | (0x08 if self._offline else 0)
            case 2:
                out = 0x20 if self._paper == "out" else 0
                return 0x12 | (0x04 if self._cover_open else 0) | out | (0x40 if self._cutter_jam else 0)
            case 3:
                return 0x12 | (0x08 if self._cutter_jam else 0)
            case _:
                return 0x12 | {"ok": 0x00, "low": 0x0C, "out": 0x6C}[self._paper]

    def _tell_automatically(self) -> None:
        """Automatic status (GS a): four bytes whenever something changed."""
        if self._automatic:
            first = 0x10 | (0x08 if self._offline else 0) | (0x20 if self._cover_open else 0)
            third = {"ok": 0x00, "low": 0x03, "out": 0x0F}[self._paper]
            self._say(bytes((first, 0x08 if self._cutter_jam else 0, third, 0x0F)))

    # --- Machine

    def automatic_status(self, mask: int) -> None:
        """See Machine."""
        self._automatic = mask
        self._tell_automatically()

    def paper_sensor(self) -> None:
        """See Machine."""
        if not self._lose_echo:
            self._say(bytes(({"ok": 0x00, "low": 0x03, "out": 0x0F}[self._paper],)), in_turn=True)

    def process_id(self, tag: bytes) -> None:
        """See Machine."""
        if self._lose_echo:
            return
        echo = b"\x37\x22" + tag + b"\x00"
        if self._hold_echo:
            self._held += echo
        else:
            self._say(echo)
        if self._just_cut:
            facts = json.loads(self._path(".json").read_bytes())
            self._save(".json", json.dumps({**facts, "echo": tag.decode("latin-1")}).encode())
            self._just_cut = False

    def cut(self) -> None:
        """See Machine."""
        interpreter = self._interpreter
        raw = bytes(interpreter.raw)
        interpreter.raw.clear()
        self._just_cut = not interpreter.paper.blank
        if interpreter.paper.blank:
            interpreter.paper.cut()
            return
        self._receipts += 1
        text = list(interpreter.paper.text)
        self._save(".png", interpreter.paper.cut())
        self._save(".bin", raw)
        self._save(".json", json.dumps({"number": self._receipts, "text": text, "bytes": len(raw), "echo": None}).encode())

    def _path(self, suffix: str) -> Path:
        return self._out / f"receipt-{self._receipts:04}{suffix}"

    def _save(self, suffix: str, content: Any) -> None:
        """Whole or not at all: somebody may be watching the folder."""
        fresh = self._out / f".new{suffix}"
        if isinstance(content, bytes):
            fresh.write_bytes(content)
        else:
            content.save(fresh)
        fresh.replace(self._path(suffix))

    # --- commands

    def command(self, command: Command) -> dict[str, Any]:
        """See Device."""
        what = command["do"]
        if what in {"paper", "cover", "cutter"}:
            self._part(what, command["state"])
        elif what != "query":
            self._fault(what, command)
        self._work()
        return self._state()

    def _part(self, what: str, state: str) -> None:
        match what, state:
            case "paper", "ok" | "low" | "out":
                self._paper = state
            case "cover", "open" | "closed":
                self._cover_open = state == "open"
            case "cutter", "jam" | "ok":
                self._cutter_jam = state == "jam"
            case _:
                raise ValueError(f"{what} cannot be {state!r}")
        self._tell_automatically()

    def _fault(self, what: str, command: Command) -> None:
        match what:
            case "stall":
                self._stall_after = command.get("after")
                self._stalled = self._stall_after is None
            case "resume":
                self._stalled, self._stall_after = False, None
            case "power_cut_at":
                self._cut_power_after = int(command["bytes"])
            case "power":
                self._power(on=bool(command["on"]))
            case "lose_echo":
                self._lose_echo = bool(command.get("on", True))
            case "hold_echo":
                self._keep_echo(on=bool(command.get("on", True)))
            case "clone":
                self._clone(on=bool(command.get("on", True)), answers=command.get("answers", "nothing"))
            case "unplug" | "replug":
                self.line.unplug() if what == "unplug" else self.line.plug()
            case _:
                raise ValueError(f"unknown command {what!r}")

    def _keep_echo(self, *, on: bool) -> None:
        self._hold_echo = on
        if not on:
            self._say(self._held)
            self._held = b""

    def _clone(self, *, on: bool, answers: Answers) -> None:
        if answers not in {"nothing", "status", "in_turn", "automatic"}:
            raise ValueError(f"unknown clone {answers!r}")
        self._answers = answers if on else "all"

    def _power(self, *, on: bool) -> None:
        """Without power nothing is kept but the paper that is out already."""
        self._powered = on
        self._cut_power_after = None
        self._waiting.clear()
        self._tail = b""
        self._automatic = 0
        self._interpreter.reset()

    def _state(self) -> dict[str, Any]:
        return {
            "plugged": self.line.plugged,
            "powered": self._powered,
            "paper": self._paper,
            "cover_open": self._cover_open,
            "cutter_jam": self._cutter_jam,
            "lose_echo": self._lose_echo,
            "hold_echo": self._hold_echo,
            "answers": self._answers,
            "stalled": self._stalled,
            "receipts": self._receipts,
            "received": self._received,
            "waiting": len(self._waiting) + (1 if self._interpreter.busy else 0),
            "paper_dots": self._interpreter.paper.height,
            "unknown_commands": self._interpreter.unknown,
            "port": self.line.port if isinstance(self.line, TcpLine) else 0,
        }


def _line(options: argparse.Namespace) -> Line:
    if options.tcp is not None:
        return TcpLine(options.tcp)
    return PtyLine(options.link) if options.pipe is None else PipeLine(options.pipe)


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description="A simulated ESC/POS receipt printer.")
    line = parser.add_mutually_exclusive_group(required=True)
    line.add_argument("--link", type=Path, help="the serial port's name (a symbolic link is made there)")
    line.add_argument("--tcp", type=int, help="port of this machine to listen on; 0: any, told by a query")
    line.add_argument("--pipe", type=Path, help="name of a pipe that is made")
    parser.add_argument("--control", type=Path, required=True, help="Unix socket for commands")
    parser.add_argument("--out", type=Path, required=True, help="folder for finished receipts")
    parser.add_argument("--baud", type=int, default=115_200, help="0: as fast as it comes")
    parser.add_argument("--width", type=int, default=576, help="dots across the paper")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    serve(Printer(_line(options), options.out, options.baud, options.width), options.control)


if __name__ == "__main__":
    main()
