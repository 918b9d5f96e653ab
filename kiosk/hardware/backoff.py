"""Waiting longer after each failure, up to a limit."""

from __future__ import annotations


class Backoff:
    """Delays in seconds: `first_s`, doubled after each call, never above `limit_s`; `reset` starts over."""

    def __init__(self, first_s: float, limit_s: float) -> None:
        self._first_s = first_s
        self._limit_s = limit_s
        self._next_s = first_s

    def next_s(self) -> float:
        """The delay to wait now."""
        delay_s = self._next_s
        self._next_s = min(self._limit_s, delay_s * 2)
        return delay_s

    def reset(self) -> None:
        """Something worked."""
        self._next_s = self._first_s
