"""The streams of a file side by side: each is read as its own reader wants it, the others' packets wait."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

#: A film whose sound lies further than this from its pictures is none that we play.
MOST_HELD_BYTES = 96 * 1024 * 1024


class Packets:
    """Reads a container from where it stands. Make a new one after each seek."""

    def __init__(self, container: Any, streams: list[Any]) -> None:
        self._waiting: dict[int, deque[Any]] = {stream.index: deque() for stream in streams}
        self._demux: Iterator[Any] = container.demux(streams)
        self._held = 0
        self._over = False

    def next(self, stream: Any) -> Any:
        """The next packet of a stream; None at its end. Raises ValueError for a file that cannot be played evenly, and FFmpeg's."""
        waiting = self._waiting[stream.index]
        while not waiting:
            if self._over or not self._read():
                return None
        packet = waiting.popleft()
        self._held -= packet.size
        return packet

    def come(self, stream: Any) -> Any:
        """A packet of a stream that was read on the way; None when there is none."""
        waiting = self._waiting[stream.index]
        if not waiting:
            return None
        packet = waiting.popleft()
        self._held -= packet.size
        return packet

    def _read(self) -> bool:
        packet = next(self._demux, None)
        if packet is None:
            self._over = True
            return False
        if packet.size:  # the empty ones at the end only flush
            self._waiting[packet.stream.index].append(packet)
            self._held += packet.size
            if self._held > MOST_HELD_BYTES:
                raise ValueError("sound and pictures lie too far apart")
        return True
