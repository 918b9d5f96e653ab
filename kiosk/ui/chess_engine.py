"""The screen's end of the line to a chess player: a program of its own that speaks UCI over a pipe.

The strong one is Debian's Stockfish (GPL, a separate program; nothing of it is loaded here); the other one is our own
(`kiosk.games.chess_player`). Either gets an empty environment, low priority, and limits; one that dies or says nothing is started once
more and then given up. Everything here happens on the GUI thread, in short pieces.
"""

from __future__ import annotations

import os
import resource
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import structlog
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

import kiosk
from kiosk.games.chess_levels import Strength

#: Where Debian puts games; the PATH of a service has no such folder.
STRONG_FOLDERS = "/usr/games:/usr/local/bin:/usr/bin"
LOW_PRIORITY = 15
MEMORY_BYTES = 512 * 1024 * 1024
#: Of one child, in seconds of computing: some hundreds of moves.
CPU_SECONDS = 1_200
#: How long silence is borne beyond the time that a move was given.
PATIENCE_MS = 6_000
KILLED_MS = 500
MOST_LINE = 64 * 1024

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Programs:
    """What plays chess on this device. `strong` None: not installed."""

    own: tuple[str, ...]
    strong: tuple[str, ...] | None
    patience_ms: int = PATIENCE_MS


def installed_programs() -> Programs:
    """Our own player is always there."""
    strong = shutil.which("stockfish", path=STRONG_FOLDERS)
    return Programs((sys.executable, "-s", "-B", "-m", "kiosk.games.chess_player"), None if strong is None else (strong,))


class ChessEngine(QObject):
    """Asks for one move at a time. `close` ends the program; the next question starts one again."""

    #: A move in UCI; nobody has judged it yet.
    answered = Signal(str)
    #: The program could not be started, died or hung, twice.
    failed = Signal()

    def __init__(self, programs: Programs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._programs = programs
        self._process: QProcess | None = None
        self._running: tuple[str, ...] = ()
        self._asked: tuple[Strength, str] | None = None
        self._tries = 0
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._lost)

    @property
    def has_strong(self) -> bool:
        """Whether a strong engine is installed."""
        return self._programs.strong is not None

    @property
    def pid(self) -> int | None:
        """The child's process, while there is one."""
        return None if self._process is None else self._process.processId()

    @property
    def thinking(self) -> bool:
        """Whether an answer is awaited."""
        return self._asked is not None

    def ask(self, strength: Strength, moves: str) -> None:
        """Which move after these (UCI, from the start of a game)? `answered` or `failed` follows; a former question is dropped."""
        if self.thinking:
            self.close()
        self._tries = 0
        self._asked = (strength, moves)
        self._go()

    def close(self) -> None:
        """End the program; nothing follows."""
        self._patience.stop()
        self._asked = None
        self._drop()

    def _go(self) -> None:
        if self._asked is None:
            return
        strength, moves = self._asked
        command = self._programs.strong if strength.program == "strong" and self._programs.strong else self._programs.own
        if self._process is None or command != self._running:
            self._drop()
            self._start(command)
        self._patience.start(strength.move_ms + self._programs.patience_ms)
        told = [f"setoption name {name} value {value}" for name, value in strength.options]
        self._say(*told, f"position startpos{' moves ' if moves else ''}{moves}", f"go movetime {strength.move_ms}")

    def _start(self, command: tuple[str, ...]) -> None:
        process = QProcess(self)
        process.setProcessEnvironment(QProcessEnvironment())
        process.setWorkingDirectory(str(Path(kiosk.__file__).parent.parent))
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.started.connect(self._bound)
        process.finished.connect(self._lost)
        process.errorOccurred.connect(self._lost)
        self._process, self._running = process, command
        process.start(command[0], list(command[1:]))
        self._say("uci", "ucinewgame")

    @Slot()
    def _bound(self) -> None:
        """Limits, before it has read the first line."""
        pid = self.pid
        if not pid:
            return
        with suppress(OSError, ValueError):
            os.setpriority(os.PRIO_PROCESS, pid, LOW_PRIORITY)
            resource.prlimit(pid, resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
            resource.prlimit(pid, resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
            for what in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
                resource.prlimit(pid, what, (0, 0))

    def _say(self, *lines: str) -> None:
        if self._process is not None:
            self._process.write("".join(f"{line}\n" for line in lines).encode())

    @Slot()
    def _read(self) -> None:
        process = self._process
        while process is not None and process is self._process and process.canReadLine():
            words = bytes(process.readLine(MOST_LINE).data()).decode("ascii", "replace").split()
            if words[:1] == ["bestmove"] and len(words) > 1 and self._asked is not None:
                self._asked = None
                self._patience.stop()
                self.answered.emit(words[1])
        if process is not None and process is self._process and process.bytesAvailable() > MOST_LINE:
            self._lost()

    @Slot()
    def _lost(self) -> None:
        """It died, hung, or talks nonsense."""
        self._drop()
        if self._asked is None:
            return
        self._patience.stop()
        self._tries += 1
        log.warning("chess_player_lost", program=self._asked[0].program, tries=self._tries)
        if self._tries > 1:
            self._asked = None
            self.failed.emit()
        else:
            # Not from within the signal of the process that goes.
            QTimer.singleShot(0, self, self._go)

    def _drop(self) -> None:
        process, self._process = self._process, None
        self._running = ()
        if process is None:
            return
        process.readyReadStandardOutput.disconnect(self._read)
        process.started.disconnect(self._bound)
        process.finished.disconnect(self._lost)
        process.errorOccurred.disconnect(self._lost)
        if process.state() != QProcess.ProcessState.NotRunning:
            process.kill()
            process.waitForFinished(KILLED_MS)
        process.deleteLater()
