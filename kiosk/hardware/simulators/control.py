"""Starting simulators and telling them what to do, for tests and the demo."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

START_S = 15.0
#: What a printer's line is.
Way = Literal["link", "tcp", "pipe"]


class SimulatorError(Exception):
    """A simulator refused a command or cannot be reached."""


class SimulatorClient:
    """Sends commands to one simulator; each call is a connection of its own, so threads may share it."""

    def __init__(self, control: Path, timeout_s: float = 5.0) -> None:
        self._control = control
        self._timeout_s = timeout_s

    def do(self, what: str, **details: Any) -> dict[str, Any]:
        """Send one command and return its answer; raises SimulatorError."""
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(self._timeout_s)
                connection.connect(str(self._control))
                connection.sendall(json.dumps({"do": what, **details}).encode() + b"\n")
                with connection.makefile("rb") as answers:
                    text = answers.readline()
        except OSError as error:
            raise SimulatorError(f"no simulator at {self._control}: {error}") from error
        answer: dict[str, Any] = json.loads(text) if text else {"ok": False, "error": "it closed the connection"}
        if not answer.pop("ok"):
            raise SimulatorError(answer.get("error", "refused"))
        return answer

    def state(self) -> dict[str, Any]:
        """What the simulator says of itself."""
        return self.do("query")

    def knobs(self) -> list[dict[str, Any]]:
        """What can be done to it by hand (`Knob.as_dict`)."""
        found: list[dict[str, Any]] = self.do("knobs")["knobs"]
        return found

    def swipe(self, card: str, **details: Any) -> None:
        """Hold a card at the reader for a moment (reader only)."""
        self.do("swipe", card=card, **details)

    def paper(self, state: str) -> None:
        """Paper "ok", "low" or "out" (printer only)."""
        self.do("paper", state=state)

    def unplug(self) -> None:
        """Pull the cable."""
        self.do("unplug")

    def replug(self) -> None:
        """Put the cable back."""
        self.do("replug")


@dataclass
class Simulator:
    """A simulator's process and the way to talk to it; use it in a `with` block or call `stop`."""

    process: subprocess.Popen[bytes]
    client: SimulatorClient
    link: Path

    def stop(self) -> None:
        """End the process."""
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
            return
        self.process.kill()
        self.process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()


def start_reader(folder: Path, *, baud: int = 9600, protocol: str = "rdm6300") -> Simulator:
    """Start a reader whose line is `folder`/reader and whose socket is `folder`/reader.sock; `protocol`: see its module."""
    return _start("reader", folder, ["--baud", str(baud), "--protocol", protocol])


def start_osdp(folder: Path, *, baud: int = 9600, key: bytes | None = None) -> Simulator:
    """Start an OSDP reader at `folder`/reader that holds this key, or the one it was given before, or is in install mode."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "reader.key"
    if key is not None:
        kept.write_text(key.hex(), encoding="ascii")
    return _start("osdp", folder, ["--baud", str(baud), "--key", str(kept)], line="reader")


def start_printer(folder: Path, out: Path, *, baud: int = 115_200, width: int = 576, way: Way = "link") -> Simulator:
    """Start a printer; finished receipts appear in `out`. `baud` 0: no pacing.

    Its line is `folder`/printer: a terminal, or with way "pipe" a named pipe. With way "tcp" it is the port that its state tells.
    """
    named = ["--tcp", "0"] if way == "tcp" else [f"--{way}", str(folder / "printer")]
    return _start("printer", folder, ["--baud", str(baud), "--width", str(width), "--out", str(out)], named=named)


def _start(name: str, folder: Path, arguments: list[str], *, line: str | None = None, named: list[str] | None = None) -> Simulator:
    folder.mkdir(parents=True, exist_ok=True)
    link, control = folder / (line or name), folder / f"{line or name}.sock"
    program = f"kiosk.hardware.simulators.{name}"
    command = [sys.executable, "-m", program, *(named or ["--link", str(link)]), "--control", str(control), *arguments]
    simulator = Simulator(subprocess.Popen(command), SimulatorClient(control), link)
    deadline = time.monotonic() + START_S
    while True:
        with suppress(SimulatorError):
            simulator.client.state()
            return simulator
        if simulator.process.poll() is not None or time.monotonic() > deadline:
            simulator.stop()
            raise SimulatorError(f"the {name} simulator did not start")
        with suppress(subprocess.TimeoutExpired):
            simulator.process.wait(0.02)
