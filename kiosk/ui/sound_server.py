"""Whether the sound server (PulseAudio, or PipeWire in its place) lives: Qt does not say when it goes.

WORKAROUND(qt-pulse-context): once the server was away for some seconds, Qt 6.11 keeps its old list of devices without a connection, and
the next `QAudioSink.start()` ends the whole program (libpulse: Assertion 'c' failed). So nothing is started after the server was away.
"""

from __future__ import annotations

import os
import socket
from functools import lru_cache
from pathlib import Path

import structlog
from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Signal, Slot

log = structlog.get_logger(__name__)


def server_path() -> Path | None:
    """The server's socket in this session, as libpulse looks for it; None where it names another way."""
    named = os.environ.get("PULSE_SERVER", "")
    if named:
        path = named.removeprefix("unix:")
        return Path(path) if path.startswith("/") else None
    for variable, below in (("PULSE_RUNTIME_PATH", "native"), ("XDG_RUNTIME_DIR", "pulse/native")):
        if folder := os.environ.get(variable):
            return Path(folder) / below
    return None


class SoundServer(QObject):
    """Holds a connection to the server that says nothing. `gone` stays: what was away once cannot be played to by this process."""

    went = Signal()

    def __init__(self, path: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._line: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None
        self._gone = False
        if path is not None and path.exists():
            self._connect()

    @property
    def gone(self) -> bool:
        """Whether it was there and went; looks at once."""
        self._look()
        return self._gone

    @Slot()
    def _look(self) -> None:
        if self._line is None:
            return
        try:
            over = not self._line.recv(256, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return
        except OSError:
            over = True
        if over:
            # A server hangs up on who says nothing for a minute; one that lives takes the next call.
            self._hang_up()
            self._connect()

    def _connect(self) -> None:
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.setblocking(False)
        try:
            line.connect(str(self._path))
        except OSError as error:
            line.close()
            self._gone = True
            log.warning("sound_server_gone", kind=type(error).__name__)
            self.went.emit()
            return
        self._line = line
        self._notifier = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._look)

    def _hang_up(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._line is not None:
            self._line.close()
            self._line = None


@lru_cache(maxsize=1)
def sound_server() -> SoundServer:
    """Watched from the first sound on, as long as the program runs. GUI thread."""
    return SoundServer(server_path(), QCoreApplication.instance())
