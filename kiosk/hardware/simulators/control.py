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
from typing import Any, Self

START_S = 15.0


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


def start_reader(folder: Path, *, baud: int = 9600) -> Simulator:
    """Start a reader whose line is `folder`/reader and whose socket is `folder`/reader.sock."""
    return _start("reader", folder, ["--baud", str(baud)])


def start_printer(folder: Path, out: Path, *, baud: int = 115_200) -> Simulator:
    """Start a printer whose line is `folder`/printer; finished receipts appear in `out`. `baud` 0: no pacing."""
    return _start("printer", folder, ["--baud", str(baud), "--out", str(out)])


def _start(name: str, folder: Path, arguments: list[str]) -> Simulator:
    folder.mkdir(parents=True, exist_ok=True)
    link, control = folder / name, folder / f"{name}.sock"
    command = [sys.executable, "-m", f"kiosk.hardware.simulators.{name}", "--link", str(link), "--control", str(control), *arguments]
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
