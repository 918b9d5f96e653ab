"""Starting, watching and ending the processes of the demo and of the end-to-end tests."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class DidNotStart(Exception):
    """A process ended or stayed silent; the text names its log."""


def free_port() -> int:
    """A TCP port of the loopback that is free now."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def wait_until(condition: Callable[[], bool], what: str, seconds: float = 30.0) -> None:
    """Poll until the condition holds; raises DidNotStart after `seconds`."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise DidNotStart(f"waited {seconds:.0f} s for {what}")
        time.sleep(0.02)


def port_answers(port: int) -> bool:
    """Whether something accepts connections on a port of the loopback."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


class Process:
    """One child process with a log file of its own, in a process group of its own (a terminal's Ctrl+C reaches only us)."""

    def __init__(self, name: str, arguments: Sequence[str], log: Path, environment: Mapping[str, str] | None = None) -> None:
        self.name = name
        self.arguments = [sys.executable, *arguments]
        self.log = log
        self._environment = {**os.environ, **(environment or {})}
        self._child: subprocess.Popen[bytes] | None = None
        self._log_start = 0

    def add_environment(self, variables: Mapping[str, str]) -> None:
        """Variables for its next start."""
        self._environment |= variables

    def start(self) -> None:
        """Start it; the log is appended to."""
        self._log_start = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self._child = subprocess.Popen(
                self.arguments,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=ROOT,
                env=self._environment,
                start_new_session=True,
            )

    @property
    def exit_code(self) -> int | None:
        """None while it runs or before it was started."""
        return None if self._child is None else self._child.poll()

    @property
    def running(self) -> bool:
        """Whether it was started and lives."""
        return self._child is not None and self._child.poll() is None

    @property
    def pid(self) -> int:
        """Its process id; raises ValueError before it was started."""
        if self._child is None:
            raise ValueError(f"{self.name} was not started")
        return self._child.pid

    def kill(self) -> None:
        """End it at once, as power loss would (SIGKILL)."""
        if self._child is not None:
            self._child.send_signal(signal.SIGKILL)
            self._child.wait()

    def stop(self, seconds: float = 10.0) -> None:
        """Ask it to end (SIGTERM); after `seconds`, end it."""
        if self._child is None or self._child.poll() is not None:
            return
        self._child.terminate()
        try:
            self._child.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()

    def said(self) -> str:
        """What it has logged since its last start."""
        return self.log.read_bytes()[self._log_start :].decode(errors="replace") if self.log.exists() else ""

    def tail(self, lines: int = 20) -> str:
        """The end of its log."""
        if not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])


def run(arguments: Sequence[str], *, input_text: str | None = None) -> str:
    """Run a Python command of ours to its end and return what it printed; raises DidNotStart with its words on failure."""
    done = subprocess.run([sys.executable, *arguments], input=input_text, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode != 0:
        raise DidNotStart(f"{' '.join(arguments[:4])} … ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout
