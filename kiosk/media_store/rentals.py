"""Rental rules, pure: when one ends, and whether it may open now. Central reckons alike (`central/media/rentals.py`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

#: (since, until); None: it lasts still.
Pause = tuple[int, int | None]


@dataclass(frozen=True)
class Rental:
    """Times in milliseconds since the epoch, by trusted time. `started_ms` None: not played yet."""

    latest_start_ms: int
    window_ms: int
    started_ms: int | None

    def ends_ms(self, pauses: Iterable[Pause], now_ms: int) -> int | None:
        """When it ends, as known at `now_ms`; None: it has not begun. A pause that lasts still moves the end on with it."""
        if self.started_ms is None and now_ms < self.latest_start_ms:
            return None
        started_ms = self.latest_start_ms if self.started_ms is None else min(self.started_ms, self.latest_start_ms)
        end = started_ms + self.window_ms
        for since_ms, until_ms in sorted(pauses, key=lambda pause: pause[0]):
            if since_ms >= end:
                break
            end += max(0, (now_ms if until_ms is None else until_ms) - max(since_ms, started_ms))
        return end

    def is_over(self, pauses: Iterable[Pause], now_ms: int) -> bool:
        """Whether it opens nothing more."""
        end = self.ends_ms(pauses, now_ms)
        return end is not None and now_ms >= end
