import io
from pathlib import Path

import av
import pytest
from av.video.frame import VideoFrame
from PIL import Image

from kiosk.call.cameras import NoCamera, TestCamera, V4l2Camera
from kiosk.call.messages import CLIP_MS, MAX_CLIP_BYTES
from kiosk.call.microphones import TestMicrophone
from kiosk.call.recorder import Recorder, photo_of, preview_of, shrunk
from tests.clips import frame_of


def frame(width: int, height: int, colour: tuple[int, int, int] = (200, 40, 90)) -> VideoFrame:
    return frame_of(Image.new("RGB", (width, height), colour))


def test_a_clip_ends_at_thirty_seconds_with_picture_and_sound() -> None:
    camera, microphone = TestCamera(), TestMicrophone()
    recorder = Recorder(1280, 720, CLIP_MS, sound=True)
    full_at = None
    for at_ms in range(0, CLIP_MS + 5_000, 250):
        for heard in microphone.take(min(at_ms, CLIP_MS)):
            recorder.add_sound(heard)
        if not recorder.add_picture(frame_of(camera.picture(at_ms // 50)), at_ms):
            full_at = at_ms
            break
    clip = recorder.finish()
    assert full_at == CLIP_MS
    assert len(clip) < MAX_CLIP_BYTES
    with av.open(io.BytesIO(clip), "r") as read:
        picture, sound = read.streams.video[0], read.streams.audio[0]
        assert (picture.codec_context.name, sound.codec_context.name) == ("h264", "aac")
        assert max(picture.width, picture.height) == 640
        for stream in (picture, sound):
            assert stream.duration is not None
            assert stream.time_base is not None
            assert 29 < float(stream.duration * stream.time_base) <= 30.1
        assert len(list(read.decode(video=0))) == 30 * 4


def test_a_clip_without_a_microphone_has_no_sound() -> None:
    recorder = Recorder(320, 180, 1_000, sound=False)
    recorder.add_picture(frame(320, 180), 0)
    with av.open(io.BytesIO(recorder.finish()), "r") as read:
        assert len(read.streams.video) == 1
        assert not read.streams.audio


def test_a_photo_is_a_plain_jpeg_of_the_largest_size_allowed() -> None:
    with Image.open(io.BytesIO(photo_of(frame(4000, 3000)))) as photo:
        assert photo.format == "JPEG"
        assert photo.size == (1600, 1200)
        assert not photo.getexif()
        assert "comment" not in photo.info
    with Image.open(io.BytesIO(photo_of(frame(320, 180)))) as small:
        assert small.size == (320, 180)


@pytest.mark.parametrize("size", [(640, 360), (358, 202), (200, 800)])
def test_a_preview_has_its_pixels_without_the_padding_of_rows(size: tuple[int, int]) -> None:
    width, height, pixels = preview_of(frame(*size))
    assert max(width, height) <= 480
    assert len(pixels) == width * height * 4
    blues, greens, reds = (set(pixels[at::4]) for at in range(3))
    assert all(abs(value - 90) < 6 for value in blues)
    assert all(abs(value - 40) < 6 for value in greens)
    assert all(abs(value - 200) < 6 for value in reds)


def test_nothing_is_enlarged_and_sides_are_even() -> None:
    assert shrunk(101, 51, 480) == (100, 52)
    assert shrunk(1920, 1080, 640) == (640, 360)
    assert shrunk(3, 4000, 480) == (2, 480)


def test_a_machine_without_a_camera_says_so(tmp_path: Path) -> None:
    (tmp_path / "video0").write_bytes(b"no device")
    with pytest.raises(NoCamera):
        V4l2Camera(tmp_path)
