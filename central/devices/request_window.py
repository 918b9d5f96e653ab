"""Request numbers: each is accepted once, within a sliding window below the highest seen. Pure."""

from __future__ import annotations

from dataclasses import dataclass

WINDOW = 1024
MAX_NUMBER = 1 << 53


@dataclass(frozen=True)
class RequestWindow:
    """The highest number accepted, and a bit for each number below it: bit i stands for `high - i`."""

    high: int = 0
    seen: int = 0

    def accept(self, number: int) -> RequestWindow | None:
        """The window after a number; None when it was seen, is too old or is no request number."""
        if not 1 <= number < MAX_NUMBER:
            return None
        if number > self.high:
            step = number - self.high
            kept = (self.seen << step) & ((1 << WINDOW) - 1) if step < WINDOW else 0
            return RequestWindow(number, kept | 1)
        bit = self.high - number
        if bit >= WINDOW or self.seen >> bit & 1:
            return None
        return RequestWindow(self.high, self.seen | 1 << bit)

    @property
    def next_free(self) -> int:
        """The first number of a new block."""
        return self.high + 1
