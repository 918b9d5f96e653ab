"""Where pictures come from: a camera of this machine (V4L2), or a moving test picture made here."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import av
from av.video.frame import VideoFrame
from PIL import Image, ImageDraw

DEVICES = Path("/dev")
WANTED = {"video_size": "1280x720", "framerate": "30"}
TEST_SIZE = (640, 360)
TEST_FPS = 20
TEST_ROUND_SECONDS = 4


class NoCamera(Exception):
    """There is none that can be opened."""


class Camera(Protocol):
    """One open camera."""

    def frames(self) -> Iterator[VideoFrame]:
        """Pictures as they come, about evenly in time; ends, or raises OSError, when the camera is lost."""

    def close(self) -> None:
        """Let it go."""


class V4l2Camera:
    """The first camera of the machine that opens. Raises NoCamera."""

    def __init__(self, devices: Path | None = None) -> None:
        for device in sorted((devices or DEVICES).glob("video[0-9]*")):
            for options in (WANTED, {}):
                try:
                    self._input = av.open(str(device), format="v4l2", options=dict(options))
                except (OSError, ValueError):
                    continue
                if self._input.streams.video:
                    return
                self._input.close()
        raise NoCamera

    def frames(self) -> Iterator[VideoFrame]:
        """As the camera gives them."""
        yield from self._input.decode(video=0)

    def close(self) -> None:
        """Give the device back."""
        self._input.close()


class TestCamera:
    """A ball that goes round over colour bars, and a count of pictures: no two are the same."""

    # Not a test of pytest's.
    __test__ = False

    _BARS = ("#c0c0c0", "#c0c000", "#00c0c0", "#00c000", "#c000c0", "#c00000", "#0000c0")

    def __init__(self) -> None:
        self._still = Image.new("RGB", TEST_SIZE)
        draw = ImageDraw.Draw(self._still)
        width = TEST_SIZE[0] / len(self._BARS)
        for at, colour in enumerate(self._BARS):
            draw.rectangle((at * width, 0, (at + 1) * width, TEST_SIZE[1]), fill=colour)
        self._closed = False

    def frames(self) -> Iterator[VideoFrame]:
        """At TEST_FPS."""
        begun = time.monotonic()
        number = 0
        while not self._closed:
            yield VideoFrame.from_image(self.picture(number))  # type: ignore[no-untyped-call]
            number += 1
            time.sleep(max(0.0, begun + number / TEST_FPS - time.monotonic()))

    def picture(self, number: int) -> Image.Image:
        """One picture by its number."""
        picture = self._still.copy()
        draw = ImageDraw.Draw(picture)
        side = TEST_SIZE[1] // 3
        left = (TEST_SIZE[0] - side) * (number % (TEST_ROUND_SECONDS * TEST_FPS)) // (TEST_ROUND_SECONDS * TEST_FPS)
        draw.ellipse((left, side, left + side, 2 * side), fill="white", outline="black", width=4)
        draw.rectangle((0, TEST_SIZE[1] - 40, TEST_SIZE[0], TEST_SIZE[1]), fill="black")
        draw.text((16, TEST_SIZE[1] - 34), f"Test picture {number}", fill="white", font_size=24)
        return picture

    def close(self) -> None:
        """No more pictures."""
        self._closed = True


def open_camera(wanted: str) -> Camera:
    """`wanted` is "test" or "auto". Raises NoCamera."""
    return TestCamera() if wanted == "test" else V4l2Camera()
