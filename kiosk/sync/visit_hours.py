"""Visiting hours as the policy says them, by weekday in the facility's zone. Pure; central judges by it and devices offer by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Annotated, Literal, get_args
from zoneinfo import ZoneInfo

from pydantic import AfterValidator

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
MINUTE_MS = 60_000
DAY_MS = 24 * 60 * MINUTE_MS


def _read(text: str) -> str:
    opens, closes = span(text)
    if closes <= opens:
        raise ValueError("hours are given as 09:00-11:30")
    return text


def span(hours: str) -> tuple[time, time]:
    """`09:00-11:30` as two times of a day; `24:00` is the day's end. Raises ValueError."""
    opens, _, closes = hours.partition("-")
    return time.fromisoformat(opens), time.max if closes == "24:00" else time.fromisoformat(closes)


#: One run of visiting hours.
VisitHours = Annotated[str, AfterValidator(_read)]
Hours = Mapping[Weekday, Sequence[str]]


def within_hours(hours: Hours, zone: str, starts_ms: int, minutes: int) -> bool:
    """Whether a visit of so many minutes fits into one run of visiting hours, whole."""
    begins = _local(starts_ms, zone)
    ends = begins + timedelta(minutes=minutes)
    return any(begins >= opens and ends <= closes for opens, closes in _runs(hours, begins))


def starts_of_day(hours: Hours, zone: str, day_ms: int, minutes: int, step_minutes: int) -> Iterator[int]:
    """Times on the day of `day_ms` at which a visit of so many minutes may begin: every `step_minutes` from the hour on."""
    for opens, closes in _runs(hours, _local(day_ms, zone)):
        begins = opens + timedelta(minutes=-opens.minute % step_minutes)
        while begins + timedelta(minutes=minutes) <= closes:
            yield _ms(begins)
            begins += timedelta(minutes=step_minutes)


def week_of(starts_ms: int, zone: str) -> tuple[int, int]:
    """Begin and end (exclusive) of the week, Monday to Sunday, that a time is in: milliseconds since the epoch."""
    begins = _local(starts_ms, zone)
    monday = datetime.combine(begins.date() - timedelta(days=begins.weekday()), time.min, begins.tzinfo)
    return _ms(monday), _ms(monday + timedelta(days=7))


def _runs(hours: Hours, day: datetime) -> list[tuple[datetime, datetime]]:
    runs = map(span, hours.get(WEEKDAYS[day.weekday()], ()))
    return [(_at(day, opens), _at(day, closes)) for opens, closes in runs]


def _at(day: datetime, moment: time) -> datetime:
    if moment == time.max:
        return datetime.combine(day.date() + timedelta(days=1), time.min, day.tzinfo)
    return datetime.combine(day.date(), moment, day.tzinfo)


def _local(at_ms: int, zone: str) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(ZoneInfo(zone))


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
