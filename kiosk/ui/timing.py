"""How long a person may sit at the screen. Pure; times are milliseconds on the boot clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Ending = Literal["time", "idle"]


@dataclass(frozen=True)
class TimeLeft:
    """What to show now. `ending`: a countdown of `seconds` (`fraction` of it left) is on; `over`: sign out now, and why."""

    left_ms: int
    fraction: float
    ending: Ending | None
    seconds: int
    ending_fraction: float
    over: Ending | None


class Sitting:
    """One session's time. `total_ms` None means no limit; being idle always ends a session.

    Time is *held* while somebody writes what is never blocked: then no clock ends the session, and nothing counts of the day's minutes.
    """

    def __init__(
        self,
        now_ms: int,
        *,
        total_ms: int | None,
        warn_ms: int,
        extend_ms: int,
        extensions: int,
        idle_warn_ms: int,
        idle_out_ms: int,
    ) -> None:
        self._total_ms = total_ms
        self._ends_ms = None if total_ms is None else now_ms + total_ms
        self._warn_ms = warn_ms
        self._extend_ms = extend_ms
        self._idle_warn_ms = idle_warn_ms
        self._idle_out_ms = idle_out_ms
        self._touched_ms = now_ms
        self._held_since_ms: int | None = None
        self._used_ms = 0
        self._counted_since_ms: int | None = now_ms
        self.extensions_left = extensions

    def turn(self, now_ms: int, *, held: bool, counted: bool) -> None:
        """From now on the session's clock stands still (`held`) or runs; what passes counts of the day's minutes, or does not."""
        if self._held_since_ms is not None:
            if not held and self._ends_ms is not None:
                self._ends_ms += now_ms - self._held_since_ms
            self._held_since_ms = self._held_since_ms if held else None
        elif held:
            self._held_since_ms = now_ms
        self._used_ms = self.used(now_ms)
        self._counted_since_ms = now_ms if counted and not held else None

    def used(self, now_ms: int) -> int:
        """Milliseconds that count of the day's minutes so far."""
        return self._used_ms + (0 if self._counted_since_ms is None else max(0, now_ms - self._counted_since_ms))

    def touch(self, now_ms: int) -> None:
        """Somebody uses the screen. A countdown that is on takes a button to end, not a touch anywhere."""
        if self.at(now_ms).ending != "idle":
            self._touched_ms = now_ms

    def extend(self, now_ms: int) -> None:
        """The person asked for more time, or said that they are there."""
        if self.at(now_ms).ending == "time" and self._ends_ms is not None:
            if self.extensions_left == 0:
                return
            self.extensions_left -= 1
            self._ends_ms = max(self._ends_ms, now_ms) + self._extend_ms
        self._touched_ms = now_ms

    def at(self, now_ms: int) -> TimeLeft:
        """Where the session stands at `now_ms`."""
        left = self._ends_ms - (now_ms if self._held_since_ms is None else self._held_since_ms) if self._ends_ms is not None else 0
        fraction = min(1.0, max(0.0, left / self._total_ms)) if self._total_ms else 1.0
        idle_left = self._touched_ms + self._idle_warn_ms + self._idle_out_ms - now_ms
        timed = self._ends_ms is not None and self._held_since_ms is None
        over: Ending | None = "time" if timed and left <= 0 else "idle" if idle_left <= 0 else None
        if timed and left <= self._warn_ms:
            return TimeLeft(left, fraction, "time", *_countdown(left, self._warn_ms), over)
        if idle_left <= self._idle_out_ms:
            return TimeLeft(left, fraction, "idle", *_countdown(idle_left, self._idle_out_ms), over)
        return TimeLeft(left, fraction, None, 0, 0.0, over)


def _countdown(left_ms: int, whole_ms: int) -> tuple[int, float]:
    return max(0, -(-left_ms // 1000)), min(1.0, max(0.0, left_ms / whole_ms)) if whole_ms else 0.0
