"""When to try again: full jitter between nothing and a ceiling that doubles from 1 s to 5 min. Pure."""

from __future__ import annotations

import random
from collections.abc import Callable

FIRST_CEILING_S = 1.0
LAST_CEILING_S = 300.0
#: Even the luckiest throw waits this long, so that a fault never becomes a busy loop.
SHORTEST_S = 0.1
#: No server may put a device to sleep for longer.
LONGEST_RETRY_AFTER_S = 3600.0


def delay_s(failures: int, roll: float, *, cap_s: float = LAST_CEILING_S, retry_after_s: float | None = None) -> float:
    """Seconds to wait after `failures` failures in a row (1 or more); `roll` is uniform in [0, 1).

    `retry_after_s` is what the server asked for: it is obeyed as a minimum, spread by up to one ceiling on top so that a fleet does
    not come back at one instant.
    """
    ceiling = min(cap_s, FIRST_CEILING_S * 2.0 ** min(max(0, failures - 1), 30))
    if retry_after_s is not None:
        return min(max(0.0, retry_after_s), LONGEST_RETRY_AFTER_S) + roll * ceiling
    return max(min(SHORTEST_S, cap_s), roll * ceiling)


class Backoff:
    """Counts failures in a row for one loop."""

    def __init__(self, roll: Callable[[], float] = random.random) -> None:
        self._roll = roll
        self.failures = 0

    def failed(self, *, cap_s: float = LAST_CEILING_S, retry_after_s: float | None = None) -> float:
        """Count a failure; returns the seconds to wait."""
        self.failures += 1
        return delay_s(self.failures, self._roll(), cap_s=cap_s, retry_after_s=retry_after_s)

    def reset(self) -> None:
        """A success: the next failure waits briefly again."""
        self.failures = 0
