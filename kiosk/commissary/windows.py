"""When orders are taken. Pure: weekly windows in the facility's zone, which daylight saving moves as the clock on the wall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.sync.wire_commissary import OrderWindow

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Standing:
    """Whether orders are taken now. `closes_ms` None: always open. `opens_ms`: when it opens next, while it is closed.

    `delivery`: the day on which goods of this window (or of the next one) come, None: not known.
    """

    open: bool
    closes_ms: int | None = None
    opens_ms: int | None = None
    delivery: date | None = None


def standing_at(windows: Sequence[OrderWindow], zone: str, now_ms: int) -> Standing:
    """How it stands at a time. Of two windows that are open at once the one that closes later counts."""
    if not windows:
        return Standing(open=True)
    here = ZoneInfo(zone)
    now = datetime.fromtimestamp(now_ms / 1000, here)
    times = [one for window in windows for one in _around(window, now.date(), here)]
    running = [one for one in times if one[0] <= now_ms < one[1]]
    if running:
        _, closes_ms, delivery = max(running, key=lambda one: one[1])
        return Standing(open=True, closes_ms=closes_ms, delivery=delivery)
    opens_ms, _, delivery = min((one for one in times if one[0] > now_ms), key=lambda one: one[0])
    return Standing(open=False, opens_ms=opens_ms, delivery=delivery)


def _around(window: OrderWindow, today: date, zone: ZoneInfo) -> Iterator[tuple[int, int, date | None]]:
    """The window of last week, this week and the next: opens, closes (ms), delivery."""
    monday = today - timedelta(days=today.weekday())
    for week in (monday - _WEEK, monday, monday + _WEEK):
        first = week + timedelta(days=_DAYS.index(window.opens_on))
        last = first + timedelta(days=(_DAYS.index(window.closes_on) - first.weekday()) % 7)
        opens, closes = time.fromisoformat(window.opens), time.fromisoformat(window.closes)
        if (last, closes) <= (first, opens):
            last += _WEEK
        yield _ms(first, opens, zone), _ms(last, closes, zone), _delivery(window, last)


def _delivery(window: OrderWindow, closes: date) -> date | None:
    if window.delivery is None:
        return None
    return closes + timedelta(days=(_DAYS.index(window.delivery) - closes.weekday()) % 7 or 7)


def _ms(day: date, at: time, zone: ZoneInfo) -> int:
    return round(datetime.combine(day, at, zone).timestamp() * 1000)
