"""The camera's process as it is started, with its test picture and tone."""

import io
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import pytest
from PIL import Image, ImageChops

from kiosk.call.messages import (
    FROM_CAMERA,
    NO_CAMERA,
    PREVIEW_FPS,
    Kind,
    Message,
    MessageReader,
    clip_limit_body,
    read_photo,
    read_preview,
)
from kiosk.ui.camera import CameraPlace

PATIENCE_SECONDS = 20.0
NO_DEVICES = "import kiosk.call.cameras as c; c.DEVICES = c.Path('/nowhere'); from kiosk.call.agent import run_call; run_call('auto')"


class Line:
    """The screen's end."""

    def __init__(self, line: socket.socket, child: subprocess.Popen[bytes]) -> None:
        self.line, self.child = line, child
        line.settimeout(PATIENCE_SECONDS)
        self._reader = MessageReader(FROM_CAMERA)
        self._waiting: list[Message[Kind]] = []

    def say(self, kind: Kind, body: bytes = b"") -> None:
        self.line.sendall(Message(kind, body).packed())

    def next(self) -> Message[Kind] | None:
        """None when the other side hung up."""
        while not self._waiting:
            data = self.line.recv(1 << 16)
            if not data:
                return None
            self._waiting = self._reader.feed(data)
        return self._waiting.pop(0)

    def until(self, kind: Kind) -> Message[Kind]:
        while (message := self.next()) is not None:
            if message.kind == kind:
                return message
        raise AssertionError(f"hung up before {kind.name}")


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Line]]:
    """Starts it as the screen does; a command may stand in for `kiosk call`."""
    monkeypatch.setenv("KIOSK_DATA", "/var/lib/secret")
    started: list[Line] = []

    def begin(*command: str) -> Line:
        place = CameraPlace("test", None, command) if command else CameraPlace("test")
        line, child = place.connect()
        assert child is not None
        started.append(Line(line, child))
        return started[-1]

    yield begin
    for each in started:
        each.line.close()
        each.child.kill()
        each.child.wait()


def test_pictures_move_clips_have_sound_and_end_by_themselves_and_it_goes_with_its_listener(start: Callable[..., Line]) -> None:
    call = start()
    assert call.until(Kind.READY).body == b"\x01"
    width, height, _ = read_preview(call.until(Kind.PREVIEW).body)
    assert (width, height) == (480, 270)
    photos = []
    for _ in range(2):
        call.say(Kind.PHOTO)
        photos.append(Image.open(io.BytesIO(read_photo(call.until(Kind.TAKEN).body))).convert("RGB"))
        call.until(Kind.PREVIEW)
    assert ImageChops.difference(*photos).getbbox() is not None
    call.say(Kind.START_CLIP, clip_limit_body(1_000))
    previews = 0
    while (message := call.next()) is not None and message.kind == Kind.PREVIEW:
        previews += 1
    # A second by the clock of the previews, too, of which there are at most 12 in one.
    assert previews < 2 * PREVIEW_FPS
    assert message is not None
    with av.open(io.BytesIO(message.body), "r") as clip:
        assert clip.duration is not None
        assert 0.8 < clip.duration / av.time_base < 1.1
        assert len(list(clip.decode(audio=0))) > 30
    environment = Path(f"/proc/{call.child.pid}/environ").read_bytes()
    assert b"KIOSK_" not in environment
    holds = [str(held.readlink()) for held in Path(f"/proc/{call.child.pid}/fd").iterdir()]
    assert not [held for held in holds if held.endswith((".db", ".db-wal"))]
    call.line.close()
    assert call.child.wait(PATIENCE_SECONDS) == 0


def test_a_clip_is_stopped_when_asked(start: Callable[..., Line]) -> None:
    call = start()
    call.until(Kind.PREVIEW)
    call.say(Kind.START_CLIP, clip_limit_body(30_000))
    for _ in range(4):
        call.until(Kind.PREVIEW)
    call.say(Kind.STOP_CLIP)
    with av.open(io.BytesIO(call.until(Kind.CLIP).body), "r") as clip:
        assert clip.duration is not None
        assert clip.duration / av.time_base < 10
    # Started and stopped in one breath.
    call.line.sendall(Message(Kind.START_CLIP, clip_limit_body(30_000)).packed() + Message(Kind.STOP_CLIP).packed())
    with av.open(io.BytesIO(call.until(Kind.CLIP).body), "r") as clip:
        assert list(clip.decode(video=0))


def test_without_a_camera_it_says_so_and_ends(start: Callable[..., Line]) -> None:
    call = start(sys.executable, "-c", NO_DEVICES)
    failed = call.next()
    assert failed == Message(Kind.FAILED, NO_CAMERA)
    assert call.next() is None
    assert call.child.wait(PATIENCE_SECONDS) == 0


def test_it_ends_when_the_screen_talks_nonsense(start: Callable[..., Line]) -> None:
    call = start()
    call.until(Kind.PREVIEW)
    call.line.sendall(b"GET / HTTP/1.1\r\n")
    while call.next() is not None:
        pass
    assert call.child.wait(PATIENCE_SECONDS) == 0
