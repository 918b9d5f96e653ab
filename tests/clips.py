"""Small real clips whose every picture tells its place: the darker, the earlier."""

from av.video.frame import VideoFrame
from PIL import Image

from kiosk.call.microphones import TestMicrophone
from kiosk.call.recorder import Recorder

FRAME_MS = 100
_DARKEST, _STEP = 30, 5


def make_clip(seconds: int = 4, *, width: int = 160, height: int = 90, sound: bool = True) -> bytes:
    """H.264 and AAC in MP4, ten pictures a second, at most 4 seconds."""
    recorder = Recorder(width, height, seconds * 1000, sound=sound)
    microphone = TestMicrophone()
    for at_ms in range(0, seconds * 1000, FRAME_MS):
        level = _DARKEST + _STEP * (at_ms // FRAME_MS)
        recorder.add_picture(frame_of(Image.new("RGB", (width, height), (level, level, level))), at_ms)
        for heard in microphone.take(at_ms + FRAME_MS):
            recorder.add_sound(heard)
    return recorder.finish()


def frame_of(picture: Image.Image) -> VideoFrame:
    """As it comes from a camera."""
    frame: VideoFrame = VideoFrame.from_image(picture)  # type: ignore[no-untyped-call]
    return frame


def place_of(level: int) -> int:
    """The time in milliseconds of the picture with this brightness."""
    return round((level - _DARKEST) / _STEP) * FRAME_MS


def webvtt(*cues: tuple[int, int, str]) -> bytes:
    """Captions from (begin, end, words), in milliseconds."""
    blocks = ["WEBVTT", *(f"{_time(begin)} --> {_time(end)}\n{words}" for begin, end, words in cues)]
    return "\n\n".join(blocks).encode()


def _time(ms: int) -> str:
    return f"{ms // 60_000:02d}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"
