"""The camera's process: pictures and sound in, previews, photos and clips out, until the other side hangs up.

It speaks over the socket that it is given as standard input (its end of a pair, or one that systemd accepted), so it starts the same
way under the screen and as a service of its own.
"""

from __future__ import annotations

import os
import queue
import socket
import struct
import threading
import time

import av.error
import structlog
from av.video.frame import VideoFrame

from kiosk.call.cameras import Camera, NoCamera, open_camera
from kiosk.call.messages import (
    LOST_CAMERA,
    MAX_CLIP_BYTES,
    NO_CAMERA,
    NOT_RECORDED,
    PREVIEW_FPS,
    SILENCE_SECONDS,
    TO_CAMERA,
    Kind,
    Message,
    MessageReader,
    Refused,
    preview_body,
    read_clip_limit,
)
from kiosk.call.microphones import Microphone, open_microphone
from kiosk.call.recorder import Recorder, photo_of, preview_of

READ_BYTES = 4_096
#: A camera that hangs inside the driver does not keep the process alive.
END_SECONDS = 1.0

log = structlog.get_logger(__name__)


class CallProcess:
    """One camera, one listener."""

    def __init__(self, line: socket.socket, wanted: str) -> None:
        self._line = line
        # Writing has a deadline, reading has none.
        line.setblocking(True)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", int(SILENCE_SECONDS), 0))
        self._wanted = wanted
        self._orders: queue.SimpleQueue[Message[Kind]] = queue.SimpleQueue()
        self._over = threading.Event()

    def run(self) -> None:
        """Until the line closes. What hangs is left behind."""
        capture = threading.Thread(target=self._serve, name="camera", daemon=True)
        capture.start()
        self._listen()
        self._over.set()
        capture.join(END_SECONDS)
        os._exit(0)

    def _listen(self) -> None:
        reader = MessageReader(TO_CAMERA)
        try:
            while data := self._line.recv(READ_BYTES):
                for order in reader.feed(data):
                    self._orders.put(order)
        except OSError as error:
            # Hung up with previews unread.
            log.info("line_closed", kind=type(error).__name__)
        except Refused as error:
            log.warning("screen_refused", reason=str(error))

    def _serve(self) -> None:
        try:
            camera = open_camera(self._wanted)
        except NoCamera:
            self._give_up(NO_CAMERA)
            return
        microphone = open_microphone(self._wanted)
        try:
            self._send(Kind.READY, b"\x01" if microphone else b"\x00")
            _Sitting(self, camera, microphone).run()
            reason = LOST_CAMERA
        except (av.error.FFmpegError, ValueError) as error:
            log.warning("camera_failed", kind=type(error).__name__)
            reason = LOST_CAMERA
        except OSError as error:
            log.info("nobody_listens", kind=type(error).__name__)
            reason = b""
        finally:
            camera.close()
            if microphone is not None:
                microphone.close()
        if reason and not self._over.is_set():
            self._give_up(reason)

    @property
    def over(self) -> bool:
        """Nobody listens any more."""
        return self._over.is_set()

    def next_order(self) -> Message[Kind] | None:
        """What the screen asked for, in order; None when nothing is left."""
        try:
            return self._orders.get_nowait()
        except queue.Empty:
            return None

    def send(self, kind: Kind, body: bytes = b"") -> None:
        """Raises OSError when nobody takes it in time."""
        self._send(kind, body)

    def _send(self, kind: Kind, body: bytes = b"") -> None:
        self._line.sendall(Message(kind, body).packed())

    def _give_up(self, reason: bytes) -> None:
        log.warning("camera_given_up", reason=reason.decode())
        try:
            self._send(Kind.FAILED, reason)
            # The listener below sees the end, and the process ends.
            self._line.shutdown(socket.SHUT_RDWR)
        except OSError:
            self._over.set()


class _Sitting:
    """The camera is open."""

    def __init__(self, process: CallProcess, camera: Camera, microphone: Microphone | None) -> None:
        self._process = process
        self._camera = camera
        self._microphone = microphone
        self._recorder: Recorder | None = None
        self._begun = 0.0
        self._previewed = 0.0

    def run(self) -> None:
        """Until the camera is lost or nobody listens."""
        for frame in self._camera.frames():
            if self._process.over:
                return
            while (order := self._process.next_order()) is not None:
                self._obey(order, frame)
            self._record(frame)
            now = time.monotonic()
            if now - self._previewed >= 1 / PREVIEW_FPS:
                self._previewed = now
                self._process.send(Kind.PREVIEW, preview_body(*preview_of(frame)))

    def _obey(self, order: Message[Kind], frame: VideoFrame) -> None:
        if order.kind == Kind.PHOTO:
            self._process.send(Kind.TAKEN, photo_of(frame))
        elif order.kind == Kind.START_CLIP and self._recorder is None:
            self._recorder = Recorder(frame.width, frame.height, read_clip_limit(order.body), sound=self._microphone is not None)
            self._begun = time.monotonic()
            if self._microphone is not None:
                self._microphone.begin()
            # A clip that is stopped at once has one picture.
            self._recorder.add_picture(frame, 0)
        elif order.kind == Kind.STOP_CLIP and self._recorder is not None:
            self._finish(self._recorder)

    def _record(self, frame: VideoFrame) -> None:
        recorder = self._recorder
        if recorder is None:
            return
        at_ms = int((time.monotonic() - self._begun) * 1000)
        if self._microphone is not None:
            for heard in self._microphone.take(min(at_ms, recorder.limit_ms)):
                recorder.add_sound(heard)
        if not recorder.add_picture(frame, at_ms):
            self._finish(recorder)

    def _finish(self, recorder: Recorder) -> None:
        self._recorder = None
        clip = recorder.finish()
        if len(clip) > MAX_CLIP_BYTES:
            self._process.send(Kind.FAILED, NOT_RECORDED)
        else:
            self._process.send(Kind.CLIP, clip)


def run_call(wanted: str) -> None:
    """Serve the socket on standard input; never returns."""
    CallProcess(socket.socket(fileno=0), wanted).run()
