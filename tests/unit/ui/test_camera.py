"""The camera page's view model over the real process of the camera, with its test picture."""

import io
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import av
import psutil
import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QGuiApplication

from kiosk.call.messages import MAX_CLIP_BYTES, Kind, Message, preview_body
from kiosk.ui.camera import CameraPlace
from kiosk.ui.viewmodels.camera import CameraModel
from kiosk.ui.viewmodels.moving_picture import MovingPicture
from tests.unit.ui.seat import Seat

#: Stands in for the camera's process: says this, then waits for the end of its input.
SAYS = "import os, sys, socket; line = socket.socket(fileno=0); line.sendall(bytes.fromhex({!r})); line.recv(1)"


class Studio:
    """A signed-in seat with a camera, and what was taken with it."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        if not seat.screen.session.signedIn:
            seat.quiet()
            seat.sign_in()
        seat.screen.navigator.home()
        self.photos: list[bytes] = []
        self.clips: list[bytes] = []

    def camera(self, place: CameraPlace, limit_ms: int = 30_000) -> CameraModel:
        screen = self.seat.screen
        camera = CameraModel(screen.desk, screen.navigator, place, limit_ms)
        camera.photoTaken.connect(self.photos.append)
        camera.clipTaken.connect(self.clips.append)
        return camera

    def ready(self, camera: CameraModel) -> int:
        """Open it; returns the process's id."""
        camera.open()
        self.seat.wait(lambda: camera.state == "ready", "the camera")
        return pid_of(camera)


def pid_of(camera: CameraModel) -> int:
    line = camera._line
    assert line is not None
    assert line.pid is not None
    return line.pid


def gone(pid: int) -> bool:
    return not psutil.pid_exists(pid)


def fake(body: str) -> CameraPlace:
    return CameraPlace("test", None, (sys.executable, "-c", body))


@pytest.fixture(scope="module")
def seat(tmp_path_factory: pytest.TempPathFactory, qapp: QGuiApplication) -> Iterator[Seat]:
    """One for all."""
    assert qapp is not None
    with ExitStack() as stack:
        yield Seat(tmp_path_factory.mktemp("seat"), stack)


@pytest.fixture
def studio(seat: Seat) -> Studio:
    return Studio(seat)


def test_photos_move_a_clip_ends_by_itself_and_leaving_ends_the_process(studio: Studio) -> None:
    seat, camera = studio.seat, studio.camera(CameraPlace("test"), limit_ms=1_200)
    pid = studio.ready(camera)
    picture = camera.picture
    assert isinstance(picture, MovingPicture)
    assert (picture.image.width(), picture.image.height()) == (480, 270)
    assert camera.hasSound
    first = picture.image.copy()
    seat.wait(lambda: picture.image != first, "a picture that moved")
    camera.takePhoto()
    seat.wait(lambda: len(studio.photos) == 1, "the photo")
    second = picture.image.copy()
    seat.wait(lambda: picture.image != second, "another picture")
    camera.takePhoto()
    seat.wait(lambda: len(studio.photos) == 2, "the other photo")
    one, other = (Image.open(io.BytesIO(photo)).convert("RGB") for photo in studio.photos)
    assert ImageChops.difference(one, other).getbbox() is not None
    camera.startClip()
    assert camera.state == "recording"
    seat.wait(lambda: camera.recorded > 0, "the clip to grow")
    seat.wait(lambda: bool(studio.clips), "the clip")
    assert camera.state == "ready"
    with av.open(io.BytesIO(studio.clips[0]), "r") as clip:
        assert clip.duration is not None
        assert clip.duration / av.time_base < 1.4
        assert [stream.type for stream in clip.streams] == ["video", "audio"]
    seat.screen.navigator.go("inbox")
    assert (camera.state, camera.hasPicture) == ("closed", False)
    seat.wait(lambda: gone(pid), "the process to end")


def test_the_camera_is_let_go_at_sign_out_and_under_the_cover(studio: Studio) -> None:
    seat, screen = studio.seat, studio.seat.screen
    camera = studio.camera(CameraPlace("test"))
    first = studio.ready(camera)
    screen.session.signOut()
    assert (camera.state, camera.hasPicture) == ("closed", False)
    camera.open()
    assert camera.state == "closed"
    seat.quiet()
    seat.sign_in()
    screen.camera._place = CameraPlace("test")
    second = studio.ready(screen.camera)
    screen.session.cover()
    assert (screen.camera.state, screen.camera.hasPicture) == ("closed", False)
    seat.wait(lambda: gone(first) and gone(second), "the processes to end")
    screen.session.signOut()


def test_a_process_that_dies_is_started_once_more_and_then_it_is_said(studio: Studio) -> None:
    seat, camera = studio.seat, studio.camera(CameraPlace("test"))
    first = studio.ready(camera)
    camera.startClip()
    seat.wait(lambda: camera.recorded > 0, "the clip to grow")
    os.kill(first, signal.SIGKILL)
    seat.wait(lambda: camera.state == "ready", "the second start")
    assert camera.problem == "The video stopped. Please record it again."
    second = pid_of(camera)
    os.kill(second, signal.SIGKILL)
    seat.wait(lambda: camera.state == "failed", "the failure")
    assert camera.problem == "The camera stopped. It is not your fault."
    assert not camera.hasPicture
    seat.wait(lambda: gone(first) and gone(second), "no orphan")
    assert not studio.clips
    pid = studio.ready(camera)
    assert camera.problem == ""
    camera.close()
    seat.wait(lambda: gone(pid), "the process to end")


@pytest.mark.parametrize("words", [b"", Message(Kind.READY, b"\x01").packed()], ids=["from the start", "after a word"])
def test_a_process_that_says_nothing_is_given_up(studio: Studio, words: bytes) -> None:
    assert CameraPlace().silence_seconds == 3
    start, silence = (20.0, 0.2) if words else (0.2, 3.0)
    camera = studio.camera(replace(fake(SAYS.format(words.hex())), start_seconds=start, silence_seconds=silence))
    camera.open()
    first = pid_of(camera)
    studio.seat.wait(lambda: camera._line is not None and camera._line.pid not in {None, first}, "the second start")
    second = pid_of(camera)
    studio.seat.wait(lambda: camera.state == "failed", "the failure")
    studio.seat.wait(lambda: gone(first) and gone(second), "no orphan")


LIES = (
    b"HTTP/1.1 200 OK",
    bytes([Kind.CLIP]) + (MAX_CLIP_BYTES + 1).to_bytes(4, "big"),
    Message(Kind.PREVIEW, preview_body(480, 480, b"few")).packed(),
    Message(Kind.TAKEN, b"<svg>").packed(),
    Message(Kind.CLIP, b"MZ and so on").packed(),
    Message(Kind.FAILED, b"rm -rf").packed(),
    Message(Kind.PHOTO).packed(),
)


def refuses(studio: Studio, lie: bytes) -> None:
    camera = studio.camera(fake(SAYS.format(lie.hex())))
    camera.open()
    studio.seat.wait(lambda: camera.state == "failed", f"the failure after {lie[:20]!r}")
    assert not camera.hasPicture


def test_a_process_that_lies_is_refused(studio: Studio) -> None:
    for lie in LIES:
        refuses(studio, lie)
    assert not studio.photos
    assert not studio.clips


def test_no_camera_is_said_at_once(studio: Studio, tmp_path: Path) -> None:
    camera = studio.camera(fake(SAYS.format(Message(Kind.FAILED, b"no_camera").packed().hex())))
    camera.open()
    studio.seat.wait(lambda: camera.state == "failed", "the failure")
    assert camera.problem == "There is no camera here."
    nowhere = studio.camera(CameraPlace("auto", tmp_path / "no.sock"))
    nowhere.open()
    assert (nowhere.state, nowhere.problem) == ("failed", "There is no camera here.")
    assert not CameraPlace("auto", tmp_path / "no.sock").exists()
    assert not CameraPlace("none").exists()
    assert CameraPlace("test").exists()


def test_the_process_may_be_a_service_of_its_own(studio: Studio, tmp_path: Path) -> None:
    """As systemd does with a socket unit that accepts: the connection becomes the process's standard input."""
    place = CameraPlace("auto", tmp_path / "call.sock")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(str(place.service))
        listener.listen(1)
        assert place.exists()
        camera = studio.camera(place)
        camera.open()
        accepted, _ = listener.accept()
        with accepted:
            child = subprocess.Popen([sys.executable, "-m", "kiosk", "call", "--camera", "test"], stdin=accepted.fileno())
    with child:
        studio.seat.wait(lambda: camera.state == "ready", "the camera")
        camera.close()
        assert child.wait(20) == 0
