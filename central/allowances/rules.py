"""How much is set aside for a device. Pure."""

from __future__ import annotations

from collections.abc import Sequence

#: Days of use that a tablet's allowance is reckoned from.
USE_DAYS = 30


def kiosk_amount(free: int, cap: int, there: int) -> int:
    """What a kiosk gets on top of what is `there`: all that is free, up to the cap."""
    return max(0, min(free, cap - there))


def p95(daily: Sequence[int]) -> int:
    """The use of a day that 95 % of the last `USE_DAYS` days did not exceed (nearest rank); days without use count as 0."""
    ordered = sorted([*(max(0, used) for used in daily), *([0] * (USE_DAYS - len(daily)))])
    return ordered[-(-len(ordered) * 95 // 100) - 1]


def tablet_target(whole: int, daily: Sequence[int], days_offline: int, floor: int) -> int:
    """What a tablet should hold: the use of the days it may be offline, at most half of the whole, rounded up."""
    return min((whole + 1) // 2, max(p95(daily) * days_offline, floor))


def low_mark(target: int, percent: int) -> int:
    """A tablet with less left than this is filled up."""
    return -(-target * percent // 100)


def tablet_amount(free: int, target: int, there: int, percent: int) -> int:
    """What a tablet gets on top of what is `there`: nothing while enough of the target is left."""
    if there >= low_mark(target, percent):
        return 0
    return max(0, min(free, target - there))
