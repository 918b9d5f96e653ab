"""How fast a download comes and how long it will still take, as one can say it calmly. Pure."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

#: What came within so long counts; a word that was said stands for so long.
WINDOW_MS = 20_000
CALM_MS = 3_000
#: Nothing new for so long: it does not come.
STILL_MS = 8_000


@dataclass(frozen=True)
class Pace:
    """Bytes a second, with two significant digits, and how long the rest takes at that pace."""

    bytes_per_s: int
    left_ms: int


class PaceOf:
    """The pace of one file, from what is known of its progress. Times are the boot clock's, which nobody can set."""

    def __init__(self) -> None:
        self._seen: deque[tuple[int, int]] = deque()
        self._said: Pace | None = None
        self._said_ms = 0

    def saw(self, done_bytes: int, size_bytes: int, at_ms: int) -> Pace | None:
        """So much is here now; returns the pace, None: not known, or it stands still."""
        if not self._seen or self._seen[-1][1] != done_bytes:
            if self._seen and done_bytes < self._seen[-1][1]:
                self._seen.clear()  # it comes anew
            self._seen.append((at_ms, done_bytes))
        while len(self._seen) > 2 and at_ms - self._seen[1][0] > WINDOW_MS:
            self._seen.popleft()
        (first_ms, first), (last_ms, last) = self._seen[0], self._seen[-1]
        if last_ms == first_ms or last == first or at_ms - last_ms > STILL_MS:
            self._said = None
            return None
        if self._said is None or at_ms - self._said_ms >= CALM_MS:
            speed = (last - first) * 1000 // max(1, last_ms - first_ms)
            self._said = Pace(_two_digits(speed), max(0, size_bytes - done_bytes) * 1000 // max(1, speed))
            self._said_ms = at_ms
        return self._said


def _two_digits(value: int) -> int:
    step = int(10 ** max(0, len(str(value)) - 2))
    return value // step * step
