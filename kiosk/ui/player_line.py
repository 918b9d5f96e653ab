"""The screen's end of the line to the decoder's process (`kiosk.player`): starts it, reads it strictly, and ends it.

A child at the other end of a socket pair, with an environment that tells of neither store nor keys. It gets the descriptor of one
sealed file at a time and the key of that one title. Everything here happens on the GUI thread, in short pieces.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot

from kiosk.player.messages import (
    FROM_PLAYER,
    Kind,
    Message,
    MessageReader,
    Opening,
    Refused,
    Seeking,
    count_body,
    read_caption,
    read_ended,
    read_opened,
    read_picture,
    read_refused,
    read_sound,
    show_body,
)

READ_BYTES = 256 * 1024
#: Pieces read in one turn of the event loop, so that a flood leaves time to draw.
READS_A_TURN = 4
BUFFER_BYTES = 1024 * 1024
END_SECONDS = 3.0
#: Until its first word (a program has to load), and while it owes an answer.
START_SECONDS = 15.0
SILENCE_SECONDS = 8.0
#: What the child gets of the environment: nothing that tells of the store or its keys, and no way to a sound system either.
KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "SYSTEMD_LOG_TARGET")

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class PlayerPlace:
    """How the decoder's process is started."""

    command: tuple[str, ...] = (sys.executable, "-m", "kiosk", "play")
    start_seconds: float = START_SECONDS
    silence_seconds: float = SILENCE_SECONDS

    def connect(self) -> tuple[socket.socket, subprocess.Popen[bytes]]:
        """Start the process; returns the line to it. Raises OSError."""
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BUFFER_BYTES)
        kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
        with theirs:
            try:
                child = subprocess.Popen(list(self.command), stdin=theirs.fileno(), env=kept)
            except OSError:
                ours.close()
                raise
        return ours, child


PLAYER = PlayerPlace()


class PlayerLine(QObject):
    """One decoder's process while it is wanted. What it says is told by signals, each checked before."""

    ready = Signal()
    #: `kiosk.player.messages.Opened`, `Sound`, `Picture`, `Caption`.
    opened = Signal(object)
    sound = Signal(object)
    pictured = Signal(object)
    captioned = Signal(object)
    #: Number and turn; number and reason.
    ended = Signal(int, int)
    refused = Signal(int, str)
    #: It died, lied or fell silent, and is gone.
    lost = Signal()

    def __init__(self, place: PlayerPlace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._line: socket.socket | None = None
        self._child: subprocess.Popen[bytes] | None = None
        self._notifier: QSocketNotifier | None = None
        self._reader = MessageReader(FROM_PLAYER)
        self._most = (0, 0)
        #: Openings that were not answered yet.
        self._owed = 0
        self._silence = QTimer(self, singleShot=True)
        self._silence.timeout.connect(self._lose)
        self._readers: dict[Kind, Callable[[bytes | bytearray], None]] = {
            Kind.READY: lambda _body: self.ready.emit(),
            Kind.OPENED: lambda body: self.opened.emit(read_opened(body)),
            Kind.SOUND: lambda body: self.sound.emit(read_sound(body)),
            Kind.PICTURE: lambda body: self.pictured.emit(read_picture(body, self._most)),
            Kind.CAPTION: lambda body: self.captioned.emit(read_caption(body)),
            Kind.ENDED: lambda body: self.ended.emit(*read_ended(body)),
            Kind.REFUSED: lambda body: self.refused.emit(*read_refused(body)),
        }

    @property
    def pid(self) -> int | None:
        """The child's process, while there is one."""
        return None if self._child is None else self._child.pid

    def start(self) -> None:
        """Have the process, so that it is there when somebody plays. Does nothing where it runs."""
        if self._line is not None:
            return
        try:
            line, self._child = self._place.connect()
        except OSError as error:
            log.warning("player_not_started", kind=type(error).__name__)
            QTimer.singleShot(0, self, self._lose)
            return
        line.setblocking(False)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER_BYTES)
        self._line = line
        self._reader = MessageReader(FROM_PLAYER)
        self._most, self._owed = (0, 0), 0
        self._notifier = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._silence.start(int(self._place.start_seconds * 1000))

    def close(self) -> None:
        """Hang up; the process ends by itself, or is ended."""
        self._silence.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._child is not None:
            child, self._child = self._child, None
            threading.Thread(target=_see_off, args=(child,), name="player-end", daemon=True).start()

    # --- what it is told ---

    def open(self, opening: Opening, file: int, *, follow: bool = False) -> None:
        """Play from there on, or (`follow`) after the title that plays. An answer is due; the key is overwritten here."""
        body = opening.body()
        message = Message(Kind.FOLLOW if follow else Kind.OPEN, body).packed()
        body[:] = bytes(len(body))
        self._say(message, file)
        message[:] = bytes(len(message))
        self._owed += 1
        self._expect()

    def unfollow(self) -> None:
        """Nothing comes after the title that plays."""
        self._say(Message(Kind.UNFOLLOW).packed())

    def shut(self) -> None:
        """Forget the titles; the process stays."""
        self._say(Message(Kind.CLOSE).packed())

    def seek(self, seeking: Seeking) -> None:
        """Go on from a place."""
        self._say(Message(Kind.SEEK, seeking.body()).packed())
        self._expect()

    def more(self, frames: int) -> None:
        """So much of the sound was taken."""
        self._say(Message(Kind.MORE, count_body(frames)).packed())

    def show(self, width: int, height: int, memory: int) -> None:
        """Lay pictures of at most this size into that memory."""
        self._most = (width, height)
        self._say(Message(Kind.SHOW, show_body(width, height)).packed(), memory)

    def free(self, slot: int) -> None:
        """A picture is shown no more."""
        self._say(Message(Kind.FREE, bytes([slot])).packed())

    def give_up(self) -> None:
        """It says nothing of use any more."""
        self._lose()

    def _expect(self) -> None:
        """It has to say something now; a program that loads still has its own time for that."""
        if self._line is not None and not self._silence.isActive():
            self._silence.start(int(self._place.silence_seconds * 1000))

    def _say(self, message: bytearray, file: int = -1) -> None:
        line = self._line
        if line is None:
            return
        try:
            sent = socket.send_fds(line, [message], [file]) if file >= 0 else line.send(message)
        except OSError:
            sent = 0
        if sent < len(message):  # a decoder that does not read its few bytes of orders is none
            self._lose()

    # --- what it says ---

    @Slot()
    def _read(self) -> None:
        try:
            for _ in range(READS_A_TURN):
                line = self._line
                if line is None:
                    return
                data = line.recv(READ_BYTES)
                if not data:
                    self._lose()
                    return
                for message in self._reader.feed(data):
                    self._silence.stop()
                    if message.kind in {Kind.OPENED, Kind.REFUSED}:
                        self._owed = max(0, self._owed - 1)
                    if self._owed:
                        self._expect()
                    self._readers[message.kind](message.body)
                    if line is not self._line:
                        return
        except BlockingIOError:
            return
        except (OSError, Refused) as error:
            log.warning("player_refused", reason=str(error) if isinstance(error, Refused) else type(error).__name__)
            self._lose()

    @Slot()
    def _lose(self) -> None:
        log.warning("player_lost")
        self.close()
        self.lost.emit()


def _see_off(child: subprocess.Popen[bytes]) -> None:
    try:
        child.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
