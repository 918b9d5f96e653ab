"""Opening hours, and what a resident has left of a day: sign-ins and minutes. Pure; times are milliseconds since the epoch, UTC.

Hours are times of day in the facility's zone, so a day that is 23 or 25 hours long has the same hours on its clock as any other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal
from zoneinfo import ZoneInfo

from kiosk.device.policy import OpenHours, SessionPolicy

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MINUTE_MS: Final = 60_000
#: Weekly hours repeat: what is not found in so many days never comes.
_LOOK_AHEAD_DAYS: Final = 8

Closed = Literal["", "locked", "hours", "sign_ins", "minutes"]


@dataclass(frozen=True)
class Standing:
    """Whether it is open at a moment, and when that changes (None: never)."""

    open: bool
    changes_ms: int | None


@dataclass(frozen=True)
class DayUse:
    """What a resident used of a day, on all devices that are known here: sign-ins, and milliseconds that were counted."""

    sign_ins: int = 0
    used_ms: int = 0


@dataclass(frozen=True)
class Admission:
    """`closed`: why only what is never blocked is open ("": all is). `changes_ms`: when that changes, by hours or by the next day.

    `left_ms`: what is left of the day's minutes; None: they have no limit.
    """

    closed: Closed
    changes_ms: int | None
    left_ms: int | None


def day_of(now_ms: int, zone: ZoneInfo) -> dt.date:
    """The calendar day in the facility's zone."""
    return dt.datetime.fromtimestamp(now_ms / 1000, zone).date()


def day_starts_ms(day: dt.date, zone: ZoneInfo) -> int:
    """When a day begins."""
    return round(dt.datetime.combine(day, dt.time(), zone).timestamp() * 1000)


def next_day(now_ms: int, zone: ZoneInfo) -> dt.date:
    """The day after the one of `now_ms`."""
    return day_of(now_ms, zone) + dt.timedelta(days=1)


def standing(hours: Sequence[OpenHours], zone: ZoneInfo, now_ms: int) -> Standing:
    """Whether it is open now; hours that touch are one."""
    if not hours:
        return Standing(open=True, changes_ms=None)
    for opens_ms, closes_ms in _spans(hours, zone, now_ms):
        if now_ms < opens_ms:
            return Standing(open=False, changes_ms=opens_ms)
        if now_ms < closes_ms:
            # Around the clock all week: what was found ends only where the looking did.
            endless = closes_ms >= day_starts_ms(day_of(now_ms, zone) + dt.timedelta(days=_LOOK_AHEAD_DAYS), zone)
            return Standing(open=True, changes_ms=None if endless else closes_ms)
    return Standing(open=False, changes_ms=None)


def admission(hours: Standing, policy: SessionPolicy, use: DayUse, next_day_ms: int) -> Admission:
    """What somebody may use now. `use` is of today, without the sign-in at hand but with the time that it has taken."""
    left_ms = max(0, policy.minutes_a_day * MINUTE_MS - use.used_ms) if policy.minutes_a_day else None
    if not hours.open:
        return Admission("hours", hours.changes_ms, left_ms)
    if policy.sign_ins_a_day and use.sign_ins >= policy.sign_ins_a_day:
        return Admission("sign_ins", next_day_ms, left_ms)
    if left_ms == 0:
        return Admission("minutes", next_day_ms, 0)
    return Admission("", hours.changes_ms, left_ms)


def _spans(hours: Sequence[OpenHours], zone: ZoneInfo, now_ms: int) -> list[tuple[int, int]]:
    """From yesterday on, in order, none touching another."""
    today = day_of(now_ms, zone)
    found: list[tuple[int, int]] = []
    for number in range(-1, _LOOK_AHEAD_DAYS + 1):
        day = today + dt.timedelta(days=number)
        found += [(_at(day, one.opens, zone), _closes(day, one, zone)) for one in hours if _DAYS[day.weekday()] in one.days]
    merged: list[tuple[int, int]] = []
    for opens_ms, closes_ms in sorted(found):
        if merged and opens_ms <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], closes_ms))
        else:
            merged.append((opens_ms, closes_ms))
    return merged


def _closes(day: dt.date, hours: OpenHours, zone: ZoneInfo) -> int:
    return _at(day if hours.closes > hours.opens else day + dt.timedelta(days=1), hours.closes, zone)


def _at(day: dt.date, time: str, zone: ZoneInfo) -> int:
    hour, minute = map(int, time.split(":"))
    if hour == 24:
        day, hour = day + dt.timedelta(days=1), 0
    return round(dt.datetime.combine(day, dt.time(hour, minute), zone).timestamp() * 1000)
