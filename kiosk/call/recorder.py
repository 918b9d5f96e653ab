"""Turns frames into what is kept of them: a photo (JPEG) or a clip (H.264 and AAC in MP4), in memory."""

from __future__ import annotations

import io
from fractions import Fraction

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from kiosk.call.messages import CLIP_SIDE, PHOTO_SIDE, PIXEL_BYTES, PREVIEW_SIDE
from kiosk.call.microphones import RATE

JPEG_QUALITY = 88
CLIP_FPS = 24
#: At this rate 30 seconds stay below 5 MB.
CLIP_OPTIONS = {"preset": "veryfast", "crf": "24", "maxrate": "1200k", "bufsize": "2400k", "g": "48", "profile": "main"}
SOUND_BITS = 64_000
_MILLISECONDS = Fraction(1, 1000)


def shrunk(width: int, height: int, side: int) -> tuple[int, int]:
    """The size whose longest side is `side`, never larger than it was, both sides even and at least 2."""
    scale = min(1.0, side / max(width, height))
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)


def photo_of(frame: VideoFrame) -> bytes:
    """A JPEG without any metadata."""
    width, height = shrunk(frame.width, frame.height, PHOTO_SIDE)
    out = io.BytesIO()
    photo = frame.to_image(width=width, height=height)  # type: ignore[no-untyped-call]
    photo.save(out, "JPEG", quality=JPEG_QUALITY)
    return out.getvalue()


def preview_of(frame: VideoFrame, side: int = PREVIEW_SIDE) -> tuple[int, int, bytes]:
    """Width, height and raw pixels for the screen."""
    width, height = shrunk(frame.width, frame.height, side)
    plane = frame.reformat(width=width, height=height, format="bgra").planes[0]
    pixels, row = bytes(plane), width * PIXEL_BYTES
    if plane.line_size != row:
        pixels = b"".join(pixels[at : at + row] for at in range(0, plane.line_size * height, plane.line_size))
    return width, height, pixels[: row * height]


class Recorder:
    """One clip. Times are milliseconds since its beginning; nothing at or after `limit_ms` is taken."""

    def __init__(self, width: int, height: int, limit_ms: int, *, sound: bool) -> None:
        self.limit_ms = limit_ms
        self._size = shrunk(width, height, CLIP_SIDE)
        self._out = io.BytesIO()
        self._file = av.open(self._out, "w", format="mp4")
        self._pictures: VideoStream = self._file.add_stream("libx264", rate=CLIP_FPS, options=dict(CLIP_OPTIONS))
        self._pictures.width, self._pictures.height = self._size
        self._pictures.pix_fmt = "yuv420p"
        self._pictures.codec_context.time_base = _MILLISECONDS
        self._sound: AudioStream | None = None
        if sound:
            self._sound = self._file.add_stream("aac", rate=RATE, layout="mono")
            self._sound.bit_rate = SOUND_BITS
        self._last_ms = -1
        self._samples = 0

    @property
    def length_ms(self) -> int:
        """When the last picture was taken."""
        return max(0, self._last_ms)

    def add_picture(self, frame: VideoFrame, at_ms: int) -> bool:
        """False when the clip is full."""
        if at_ms >= self.limit_ms:
            return False
        if self._last_ms < 0 or at_ms - self._last_ms >= 1000 // CLIP_FPS:
            small = frame.reformat(width=self._size[0], height=self._size[1], format="yuv420p")
            small.pts, small.time_base = at_ms, _MILLISECONDS
            self._file.mux(self._pictures.encode(small))
            self._last_ms = at_ms
        return True

    def add_sound(self, frame: AudioFrame) -> None:
        """Sound follows sound without a gap."""
        if self._sound is None or self._samples * 1000 // RATE >= self.limit_ms:
            return
        frame.pts = None
        self._samples += frame.samples * RATE // (frame.sample_rate or RATE)
        self._file.mux(self._sound.encode(frame))

    def finish(self) -> bytes:
        """The whole file."""
        self._file.mux(self._pictures.encode(None))
        if self._sound is not None:
            self._file.mux(self._sound.encode(None))
        self._file.close()
        return self._out.getvalue()
