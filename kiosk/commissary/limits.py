"""How much of something may still be ordered. Pure: the same sum on the device, which shows it, and at central, which decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.sync.wire_commissary import GoodLimit

DAY_MS = 86_400_000


@dataclass(frozen=True)
class Taken:
    """So many pieces (or cents) were taken at a time."""

    amount: int
    at_ms: int


@dataclass(frozen=True)
class Room:
    """`left`: so much more; None: no limit. `days`: the period of the limit that says so, 0: one order."""

    left: int | None = None
    days: int = 0


NO_LIMIT = Room()


def room(limits: Iterable[GoodLimit], taken: Sequence[Taken], now_ms: int) -> Room:
    """What the tightest of the limits leaves at a time."""
    tightest = NO_LIMIT
    for limit in limits:
        since_ms = now_ms - limit.days * DAY_MS
        used = sum(one.amount for one in taken if one.at_ms > since_ms) if limit.days else 0
        left = max(0, limit.most - used)
        if tightest.left is None or left < tightest.left:
            tightest = Room(left, limit.days)
    return tightest


def longest(limits: Iterable[GoodLimit]) -> int:
    """How far back these limits look, in days."""
    return max((limit.days for limit in limits), default=0)
