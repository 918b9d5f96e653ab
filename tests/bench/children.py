"""Child processes of a measurement: started with `python -m`, spoken to by lines, always ended by their own id."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from queue import Empty, Queue
from types import TracebackType
from typing import Any, Self

import psutil

from tests.bench.lines import MARK

ROOT = Path(__file__).resolve().parents[2]
DEADLINE_SECONDS = 270.0


class ChildFailed(AssertionError):
    """A child ended or stayed silent; the text holds the end of its log."""


def surroundings(caches: Path, **more: str) -> dict[str, str]:
    """An environment in which every child draws off screen in software, with compiled code kept in `caches` between runs.

    A device is installed with compiled code; a development checkout may be set not to write any.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KIOSK_", "QT_", "QML", "PYTHON", "XDG_"))}
    return kept | {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "QT_LOGGING_RULES": "qt.qpa.*=false",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PYTHONPYCACHEPREFIX": str(caches / "python"),
        "XDG_CACHE_HOME": str(caches / "home"),
        **more,
    }


class Child:
    """`python -m module words…`; as a context manager it does not outlive the block."""

    def __init__(self, module: str, *words: str, environment: Mapping[str, str]) -> None:
        self.name = f"{module} {' '.join(words)}"
        self._told: Queue[dict[str, Any] | None] = Queue()
        self._log: deque[str] = deque(maxlen=20)
        #: Monotonic seconds, the same clock as the child's.
        self.started_s = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=ROOT,
            env=dict(environment),
        )
        self._reader = threading.Thread(target=self._read, name=f"read {module}", daemon=True)
        self._reader.start()

    def tell(self, *order: object) -> None:
        """Give an order."""
        assert self._process.stdin is not None
        self._process.stdin.write(" ".join(map(str, order)) + "\n")
        self._process.stdin.flush()

    def hear(self, deadline_s: float = DEADLINE_SECONDS) -> dict[str, Any]:
        """What it says next."""
        try:
            told = self._told.get(timeout=deadline_s)
        except Empty:
            told = None
        if told is None:
            raise ChildFailed(f"{self.name} said nothing (exit {self._process.poll()}):\n" + "\n".join(self._log))
        return told

    def ask(self, *order: object) -> dict[str, Any]:
        """Give an order and hear what came of it."""
        self.tell(*order)
        return self.hear()

    def hang_up(self) -> None:
        """Give no more orders, and wait until it has ended by itself."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(DEADLINE_SECONDS)

    def memory(self) -> dict[str, float]:
        """Resident, unique and proportional memory, and `own`: all but pages of files, whoever else has them; MB (10^6 bytes)."""
        process = psutil.Process(self._process.pid)
        held = process.memory_full_info()
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8").splitlines()
        own = sum(int(line.split()[1]) for line in status if line.startswith(("RssAnon:", "RssShmem:"))) * 1024
        return {"rss": held.rss / 1e6, "uss": held.uss / 1e6, "pss": held.pss / 1e6, "own": own / 1e6}

    def processor_seconds(self) -> float:
        """Time on a core since its start."""
        used = psutil.Process(self._process.pid).cpu_times()
        return float(used.user + used.system)

    def end(self) -> int:
        """Ask it to end (SIGTERM), and end it if it does not; returns its status."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._reader.join(5)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        return self._process.returncode

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith(MARK):
                self._told.put(json.loads(line[len(MARK) :]))
            else:
                self._log.append(line.rstrip())
        self._told.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.end()
