"""Pictures of a film, made as large as they are shown and laid into memory that the screen shares."""

from __future__ import annotations

import mmap
import os
from typing import Any

from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation, VideoReformatter

from kiosk.player.messages import PIXEL_BYTES, SLOTS, slot_bytes

#: Rows of pixels that FFmpeg aligns are then as long as those of the screen.
_STEP = 8


class Slots:
    """The shared memory: filled here, freed by the screen."""

    def __init__(self, descriptor: int, width: int, height: int) -> None:
        """Owns the descriptor. Raises OSError or ValueError for memory that is too small."""
        self.most = (width, height)
        self._each = slot_bytes(width, height)
        try:
            if os.fstat(descriptor).st_size < self._each * SLOTS:
                raise ValueError("memory for fewer pictures")
            self._memory = mmap.mmap(descriptor, self._each * SLOTS)
        finally:
            os.close(descriptor)
        self._free = set(range(SLOTS))
        self._reformatter = VideoReformatter()

    def close(self) -> None:
        """Let the memory go."""
        self._memory.close()

    @property
    def free(self) -> bool:
        """Whether a picture can be laid down now."""
        return bool(self._free)

    def give_back(self, slot: int) -> None:
        """The screen shows it no more."""
        self._free.add(slot)

    def lay(self, frame: VideoFrame, aspect: float) -> tuple[int, int, int]:
        """Lay a picture down; returns slot, width and height. Only where `free`. `aspect`: of the picture as it is meant to be seen."""
        width, height = fitted(aspect, *self.most)
        made: Any = self._reformatter.reformat(frame, width=width, height=height, format="bgra", interpolation=Interpolation.BILINEAR)
        slot = self._free.pop()
        plane = made.planes[0]
        row, begin = width * PIXEL_BYTES, slot * self._each
        if plane.line_size == row:
            self._memory[begin : begin + row * height] = memoryview(plane)[: row * height]
        else:
            pixels = memoryview(plane)
            for line in range(height):
                self._memory[begin + line * row : begin + (line + 1) * row] = pixels[
                    line * plane.line_size : line * plane.line_size + row
                ]
        return slot, width, height


def fitted(aspect: float, width: int, height: int) -> tuple[int, int]:
    """The largest picture of this shape that fits."""
    if width / height > aspect:
        width = round(height * aspect)
    else:
        height = round(width / aspect)
    return max(_STEP, width // _STEP * _STEP), max(2, height)
