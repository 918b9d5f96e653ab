"""The screen's end of the line to the camera's process (`kiosk.call`): starts it, reads it strictly, and ends it.

With a `camera_socket` in the settings the process is a service of its own, which systemd starts for each connection, with the camera
and none of the screen's rights. Without one (development, tests) it is a child at the other end of a socket pair. Either way the screen
touches no device: it gets frames and finished files. Everything here happens on the GUI thread, in short pieces.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import structlog
from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from kiosk.call.messages import (
    FROM_CAMERA,
    NO_CAMERA,
    NOT_RECORDED,
    PIXEL_BYTES,
    SILENCE_SECONDS,
    Kind,
    Message,
    MessageReader,
    Refused,
    clip_limit_body,
    read_clip,
    read_photo,
    read_preview,
)

Wanted = Literal["none", "auto", "test"]

DEVICES = Path("/dev")
READ_BYTES = 256 * 1024
#: Pieces read in one turn of the event loop, so that a flood leaves time to draw.
READS_A_TURN = 4
BUFFER_BYTES = 1024 * 1024
END_SECONDS = 3.0
START_SECONDS = 10.0
#: What the child gets of the environment: nothing that tells of the store or its keys.
KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "HOME", "XDG_RUNTIME_DIR", "PULSE_SERVER", "PYTHONPATH", "SYSTEMD_LOG_TARGET")

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class CameraPlace:
    """What the settings say of the camera of this device."""

    wanted: Wanted = "none"
    service: Path | None = None
    #: The child's command; without the camera's name.
    command: tuple[str, ...] = (sys.executable, "-m", "kiosk", "call", "--camera")
    #: How long its silence is borne: until its first word (a program has to load, a camera to wake), and after it.
    start_seconds: float = START_SECONDS
    silence_seconds: float = SILENCE_SECONDS

    def exists(self) -> bool:
        """Whether it is worth offering to take a picture here."""
        if self.wanted == "none":
            return False
        if self.service is not None:
            return self.service.is_socket()
        return self.wanted == "test" or any(DEVICES.glob("video[0-9]*"))

    def connect(self) -> tuple[socket.socket, subprocess.Popen[bytes] | None]:
        """Start the process; returns the line to it, and the child if it is one. Raises OSError."""
        return connect(self.service, (*self.command, self.wanted))


def connect(service: Path | None, command: tuple[str, ...]) -> tuple[socket.socket, subprocess.Popen[bytes] | None]:
    """A line to the service that listens there, or to a child of this process. Raises OSError."""
    if service is not None:
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            line.connect(str(service))
        except OSError:
            line.close()
            raise
        return line, None
    ours, theirs = socket.socketpair()
    for end in (ours, theirs):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BUFFER_BYTES)
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    with theirs:
        try:
            child = subprocess.Popen(command, stdin=theirs.fileno(), env=kept)
        except OSError:
            ours.close()
            raise
    return ours, child


NO_PLACE = CameraPlace()


class CameraLine(QObject):
    """One opening of the camera. Lost or silent for 3 seconds it is started once more, then it has failed."""

    #: Whether it hears too.
    ready = Signal(bool)
    previewed = Signal(QImage)
    #: bytes: a JPEG, an MP4.
    taken = Signal(object)
    recorded = Signal(object)
    #: The process was started anew: what it was recording is lost.
    restarted = Signal()
    #: "no_camera" or "lost_camera": the line is closed; "not_recorded": it goes on.
    failed = Signal(str)

    def __init__(self, place: CameraPlace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._line: socket.socket | None = None
        self._child: subprocess.Popen[bytes] | None = None
        self._notifier: QSocketNotifier | None = None
        self._reader = MessageReader(FROM_CAMERA)
        self._tries = 0
        self._silence = QTimer(self, singleShot=True)
        self._silence.timeout.connect(self._lost)
        self._readers: dict[Kind, Callable[[bytes], None]] = {
            Kind.READY: self._is_ready,
            Kind.PREVIEW: self._preview,
            Kind.TAKEN: lambda body: self.taken.emit(read_photo(body)),
            Kind.CLIP: lambda body: self.recorded.emit(read_clip(body)),
            Kind.FAILED: self._told_failure,
        }

    @property
    def pid(self) -> int | None:
        """The child's process, while there is one."""
        return None if self._child is None else self._child.pid

    def open(self) -> None:
        """Start the process; `ready` or `failed` follows."""
        self._tries += 1
        try:
            line, self._child = self._place.connect()
        except OSError as error:
            log.warning("camera_not_started", kind=type(error).__name__)
            self.failed.emit(NO_CAMERA.decode())
            return
        line.setblocking(False)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER_BYTES)
        self._line = line
        self._reader = MessageReader(FROM_CAMERA)
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
            threading.Thread(target=see_off, args=(child,), name="camera-end", daemon=True).start()

    def take_photo(self) -> None:
        """`taken` follows."""
        self._say(Message(Kind.PHOTO))

    def start_clip(self, limit_ms: int) -> None:
        """`recorded` follows when it is stopped or full."""
        self._say(Message(Kind.START_CLIP, clip_limit_body(limit_ms)))

    def stop_clip(self) -> None:
        """End the clip now."""
        self._say(Message(Kind.STOP_CLIP))

    def _say(self, message: Message[Kind]) -> None:
        if self._line is not None:
            try:
                self._line.sendall(message.packed())
            except OSError:
                self._lost()

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
        except BlockingIOError:
            return
        except (OSError, Refused) as error:
            log.warning("camera_refused", reason=str(error) if isinstance(error, Refused) else type(error).__name__)
            self._lost()

    def _is_ready(self, body: bytes) -> None:
        self.ready.emit(body == b"\x01")

    def _preview(self, body: bytes) -> None:
        width, height, pixels = read_preview(body)
        # A copy, because the image only borrows the bytes.
        self.previewed.emit(QImage(pixels, width, height, width * PIXEL_BYTES, QImage.Format.Format_RGB32).copy())

    def _told_failure(self, body: bytes) -> None:
        if body == NOT_RECORDED:
            self.failed.emit(body.decode())
        elif body == NO_CAMERA:
            self.close()
            self.failed.emit(body.decode())
        else:
            self._lost()

    @Slot()
    def _lost(self) -> None:
        self.close()
        if self._tries < 2:
            log.warning("camera_restarted")
            self.restarted.emit()
            self.open()
        else:
            log.error("camera_lost")
            self.failed.emit("lost_camera")


def see_off(child: subprocess.Popen[bytes]) -> None:
    """Wait for a child that was hung up on, and end it when it does not go."""
    try:
        child.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
