"""The screen's end of the line to the process of a video visit (`kiosk.visit_call`): starts it, reads it strictly, and ends it.

The screen has no network: it hands over the visit's token, and gets pictures as raw pixels and sound as samples. Everything here
happens on the GUI thread, in short pieces. A process that lies, dies or falls silent is started once more, with the same token.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import structlog
from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from kiosk.call.messages import PIXEL_BYTES, SILENCE_SECONDS, Refused
from kiosk.ui.call_sound import CallSound
from kiosk.ui.camera import BUFFER_BYTES, READ_BYTES, READS_A_TURN, START_SECONDS, Wanted, connect, see_off
from kiosk.visit_call.messages import (
    FROM_CALL,
    OWN_SIDE,
    THEIRS_SIDE,
    CallMessage,
    CallReader,
    Join,
    Kind,
    read_picture,
    read_sound,
    read_told,
)

log = structlog.get_logger(__name__)

#: "checking" is `check`: camera and microphone, without a visit.
IDLE, CHECKING, CONNECTING, ON, LOST, OVER = "idle", "checking", "connecting", "on", "lost", "over"


@dataclass(frozen=True)
class CallPlace:
    """What the settings say of visits on this device: where their relay is, and the service that holds them if there is one."""

    wanted: Wanted = "none"
    #: The address of central's calls (https://central.example:8444); empty: no visits here.
    relay: str = ""
    #: The facility's CA as this device pinned it (PEM); asked at each visit, because a rollover changes it.
    authority: Callable[[], str] = lambda: ""
    service: Path | None = None
    #: The child's command; without the names of camera and relay.
    command: tuple[str, ...] = (sys.executable, "-m", "kiosk", "call")
    start_seconds: float = START_SECONDS
    silence_seconds: float = SILENCE_SECONDS

    def exists(self) -> bool:
        """Whether visits can be held here. Without a camera one can still talk and see."""
        return self.wanted != "none" and (self.service.is_socket() if self.service is not None else bool(self.relay))

    def connect(self) -> tuple[socket.socket, subprocess.Popen[bytes] | None]:
        """Start the process; returns the line to it, and the child if it is one. Raises OSError."""
        return connect(self.service, (*self.command, "--camera", self.wanted, "--visit", self.relay))


NO_CALLS = CallPlace()


class CallLine(QObject):
    """One visit, or one check of picture and sound, at a time.

    `state`: "idle", "checking", "connecting", "on", "lost" (it was on and comes back by itself), "over".
    `reason`: while connecting "" (to central), "waiting" (nobody is there yet) or "left" (who was there has gone, and may come back);
    when over "time", "staff", "elsewhere", "refused", "early", "unreachable", "failed", or "" (it was hung up here).
    """

    #: state, reason, otherThere, mayBeRecorded, hasMicrophone or muted changed.
    changed = Signal()
    #: The other's picture, and one's own; a null image: there is none (any more).
    theirs = Signal(QImage)
    own = Signal(QImage)
    #: How loud one's own voice is, 0 to 1, ten times a second.
    level = Signal(float)

    def __init__(self, place: CallPlace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.state = IDLE
        self.reason = ""
        self.other_there = False
        self.may_be_recorded = True
        self.has_microphone = False
        self.muted = False
        self._token = ""
        self._until: float | None = None
        self._tries = 0
        self._line: socket.socket | None = None
        self._child: subprocess.Popen[bytes] | None = None
        self._notifier: QSocketNotifier | None = None
        self._reader = CallReader(FROM_CALL)
        self._sound = CallSound(self)
        self._silence = QTimer(self, singleShot=True)
        self._silence.timeout.connect(self._lost)
        self._readers: dict[Kind, Callable[[bytes], None]] = {
            Kind.READY: self._is_ready,
            Kind.OWN: lambda body: self.own.emit(_image(body, OWN_SIDE)),
            Kind.THEIRS: lambda body: self.theirs.emit(_image(body, THEIRS_SIDE)),
            Kind.SOUND: lambda body: self._sound.hear(read_sound(body)),
            Kind.LEVEL: lambda body: self.level.emit((body[0] if body else 0) / 255),
            Kind.STATE: self._is_told,
        }

    @property
    def pid(self) -> int | None:
        """The child's process, while there is one."""
        return None if self._child is None else self._child.pid

    @property
    def left_ms(self) -> int | None:
        """Until central ends the visit; None before central said so."""
        return None if self._until is None else max(0, int((self._until - time.monotonic()) * 1000))

    def join(self, token: str) -> None:
        """Go to the visit of this token; again after "over" too."""
        self._begin(token, CONNECTING)

    def check(self) -> None:
        """Own picture and level only, until `hang_up`."""
        self._begin("", CHECKING)

    def mute(self, on: bool) -> None:
        """Be heard, or not. It holds for later visits until it is changed."""
        if on != self.muted:
            self.muted = on
            self._say(Kind.MUTE, b"\x01" if on else b"\x00")
            self.changed.emit()

    def play_tone(self) -> None:
        """A short sound from the loudspeaker or headphones: can you hear this?"""
        self._sound.tone()

    @property
    def can_be_heard(self) -> bool:
        """Whether this device has something to hear with; asked after `join`, `check` or `play_tone`."""
        return not self._sound.silent

    def volume(self, volume: float) -> None:
        """0 to 1."""
        self._sound.volume(volume)

    def hang_up(self) -> None:
        """Leave the visit, or end the check. The token still opens it until its time is over."""
        if self.state == IDLE:
            return
        checking = self.state == CHECKING
        self._say(Kind.HANG_UP)
        self._end(IDLE if checking else OVER, "")

    def forget(self) -> None:
        """Hang up and be as new: nothing of a visit stays."""
        self.hang_up()
        self.muted = False
        self._token, self._until, self.other_there = "", None, False
        self._show(IDLE, "")

    def _begin(self, token: str, state: str) -> None:
        self._close()
        self._token, self._tries, self._until, self.other_there = token, 0, None, False
        self._show(state, "")
        self._open()

    def _open(self) -> None:
        self._tries += 1
        try:
            line, self._child = self._place.connect()
        except OSError as error:
            log.warning("call_not_started", kind=type(error).__name__)
            self._end(OVER, "failed")
            return
        line.setblocking(False)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER_BYTES)
        self._line, self._reader = line, CallReader(FROM_CALL)
        self._notifier = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._silence.start(int(self._place.start_seconds * 1000))
        if self.muted:
            self._say(Kind.MUTE, b"\x01")
        if self._token:
            self._say(Kind.JOIN, Join(self._token, self._place.authority()).packed())
        else:
            self._say(Kind.CHECK)

    def _close(self) -> None:
        """The process ends by itself when the line closes, or is ended."""
        self._silence.stop()
        self._sound.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._child is not None:
            child, self._child = self._child, None
            threading.Thread(target=see_off, args=(child,), name="call-end", daemon=True).start()

    def _end(self, state: str, reason: str) -> None:
        self._close()
        self._token = ""
        self.other_there = False
        for picture in (self.own, self.theirs):
            picture.emit(QImage())
        self._show(state, reason)

    def _show(self, state: str, reason: str) -> None:
        self.state, self.reason = state, reason
        self.changed.emit()

    def _say(self, kind: Kind, body: bytes = b"") -> None:
        if self._line is not None:
            try:
                self._line.sendall(CallMessage(kind, body).packed())
            except OSError:
                # The reader below sees the end of the line too, and does what is to be done.
                log.info("call_line_closed")

    @Slot()
    def _read(self) -> None:
        try:
            for _ in range(READS_A_TURN):
                line = self._line
                if line is None:
                    return
                data = line.recv(READ_BYTES)
                if not data:
                    self._lost()
                    return
                for message in self._reader.feed(data):
                    self._silence.start(int(self._place.silence_seconds * 1000))
                    self._readers[message.kind](message.body)
                    if self._line is not line:
                        return
        except BlockingIOError:
            return
        except (OSError, Refused) as error:
            log.warning("call_refused", reason=str(error) if isinstance(error, Refused) else type(error).__name__)
            self._lost()

    def _is_ready(self, body: bytes) -> None:
        self.has_microphone = body == b"\x01"
        self.changed.emit()

    def _is_told(self, body: bytes) -> None:
        told = read_told(body)
        if not self._token:
            raise Refused("a state without a visit")
        if told.left_ms is not None:
            self._until = time.monotonic() + told.left_ms / 1000
        self.may_be_recorded, self.other_there = told.recorded, told.other
        if told.state == OVER:
            self._end(OVER, told.reason)
            return
        if told.state != ON:
            self._sound.stop()
            self.theirs.emit(QImage())
        self._show(told.state, told.reason)

    @Slot()
    def _lost(self) -> None:
        self._close()
        if self._tries >= 2:
            log.error("call_lost")
            self._end(OVER, "failed")
            return
        log.warning("call_restarted")
        for picture in (self.own, self.theirs):
            picture.emit(QImage())
        if self.state == ON:
            self._show(LOST, "")
        self._open()


def _image(body: bytes, side: int) -> QImage:
    width, height, pixels = read_picture(body, side)
    # A copy, because the image only borrows the bytes.
    return QImage(pixels, width, height, width * PIXEL_BYTES, QImage.Format.Format_RGB32).copy()
