"""When an answer is due: working days, holidays, weekends, the days on which clocks change, the rules of a state."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from central.filings.calendar import Calendar
from central.filings.clocks import clock_of
from central.filings.demo import FOLDER
from central.filings.form_judge import read_form_file
from central.policy import FilingRule, Policy, RequestsPolicy
from kiosk.filings.form import Form, read_form

ZONE = "America/Denver"
WEEK = ("mon", "tue", "wed", "thu", "fri")
THANKSGIVING = (date(2026, 11, 26), date(2026, 11, 27))
CALENDAR = Calendar.of(ZONE, WEEK, THANKSGIVING)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def form(type_: str) -> Form:
    return read_form(read_form_file(FOLDER / f"{type_}.json"))


def at(day: date, hour: int = 12) -> int:
    return int(datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(ZONE)).timestamp() * 1000)


def test_working_days_leave_out_weekends_and_holidays() -> None:
    wednesday = date(2026, 11, 25)
    assert CALENDAR.last_day(wednesday, 1, "working") == date(2026, 11, 30)
    assert CALENDAR.last_day(wednesday, 3, "working") == date(2026, 12, 2)
    assert CALENDAR.last_day(date(2026, 11, 28), 1, "working") == date(2026, 11, 30)  # filed on a Saturday


def test_a_last_day_on_which_nobody_works_moves_on() -> None:
    assert CALENDAR.last_day(date(2026, 11, 25), 1, "calendar") == date(2026, 11, 30)
    assert CALENDAR.last_day(date(2026, 11, 23), 7, "calendar") == date(2026, 11, 30)
    assert CALENDAR.last_day(date(2026, 11, 24), 0, "calendar") == date(2026, 11, 24)


def test_the_day_is_the_facilitys() -> None:
    late = int(datetime(2026, 11, 25, 6, 30, tzinfo=UTC).timestamp() * 1000)  # half past eleven in the evening before
    assert CALENDAR.day(late) == date(2026, 11, 24)


@given(days)
def test_a_due_day_ends_with_its_last_millisecond(day: date) -> None:
    """Days of 23 and of 25 hours too."""
    end = CALENDAR.end_ms(day)
    assert (CALENDAR.day(end), CALENDAR.day(end + 1)) == (day, day + timedelta(days=1))


@given(days, st.integers(0, 60), st.sampled_from(["calendar", "working"]))
def test_more_days_are_never_sooner_and_the_last_one_is_worked_on(day: date, count: int, how: str) -> None:
    kind = "working" if how == "working" else "calendar"
    due = CALENDAR.last_day(day, count, kind)  # type: ignore[arg-type]  # one of the two
    assert CALENDAR.works(due)
    assert day + timedelta(days=count) <= due <= CALENDAR.last_day(day, count + 1, kind)  # type: ignore[arg-type]


def test_a_facilitys_rules_go_before_the_forms() -> None:
    rule = FilingRule(answer_days=5, count="working", appeal_days=3, reopen_days=2)
    policy = Policy(requests=RequestsPolicy(pack="State rules 2026", rules={"grievance": rule}, holidays=THANKSGIVING))
    clock = clock_of(form("grievance"), policy)
    assert clock.due_ms(at(date(2026, 11, 25))) == CALENDAR.end_ms(date(2026, 12, 4))
    assert clock.appeal_until_ms(at(date(2026, 11, 25))) == CALENDAR.end_ms(date(2026, 12, 2))
    assert clock.reopen_until_ms(at(date(2026, 11, 25))) == CALENDAR.end_ms(date(2026, 11, 30))
    usual = clock_of(form("grievance"), Policy())
    assert (usual.answer_days, usual.count, usual.appeal_days) == (30, "calendar", 10)


def test_no_rule_gives_a_safety_report_a_deadline() -> None:
    policy = Policy(requests=RequestsPolicy(rules={"safety-report": FilingRule(answer_days=5)}))
    clock = clock_of(form("safety-report"), policy)
    assert (clock.due_ms(at(date(2026, 11, 25))), clock.appeal_until_ms(1)) == (None, None)
