"""Opening hours and a day's limits; what is never blocked stays so."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from central.policy import Policy as CentralPolicy
from kiosk.device.policy import OpenHours, Policy, SessionPolicy
from kiosk.signin import changes as signin_changes
from kiosk.signin.day_use import admission_now, used_today
from kiosk.signin.departure import forget
from kiosk.signin.hours import DayUse, Standing, admission, standing
from kiosk.signin.never_blocked import KINDS, command_open, never_blocked, route_open, untimed
from kiosk.signin.sessions import count_time, end_session
from kiosk.signin.tables import day_use
from kiosk.sync.wire_leaving import DayUseChange, DeviceUse
from tests.enrolled import DEVICE, Device

DENVER = ZoneInfo("America/Denver")
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MINUTE_MS = 60_000


def at(text: str) -> int:
    """Milliseconds of a local time in Denver."""
    return round(dt.datetime.fromisoformat(text).replace(tzinfo=DENVER).timestamp() * 1000)


def hours(opens: str, closes: str, *days: str) -> tuple[OpenHours, ...]:
    return (OpenHours.model_validate({"days": days or WEEK, "opens": opens, "closes": closes}),)


@pytest.mark.parametrize(
    ("now", "open_now", "changes"),
    [
        ("2026-06-03T06:59", False, "2026-06-03T07:00"),
        ("2026-06-03T07:00", True, "2026-06-03T21:00"),
        ("2026-06-03T20:59", True, "2026-06-03T21:00"),
        ("2026-06-03T21:00", False, "2026-06-04T07:00"),
        # clocks go forward on March 8, and back on November 1: the hours on the wall are the same
        ("2026-03-08T01:30", False, "2026-03-08T07:00"),
        ("2026-11-01T01:30", False, "2026-11-01T07:00"),
    ],
)
def test_it_is_open_between_the_hours_on_the_wall(now: str, open_now: bool, changes: str) -> None:
    assert standing(hours("07:00", "21:00"), DENVER, at(now)) == Standing(open_now, at(changes))


def test_hours_may_go_over_midnight_and_touching_ones_are_one() -> None:
    night = hours("22:00", "02:00", "fri")
    assert standing(night, DENVER, at("2026-06-06T01:00")) == Standing(open=True, changes_ms=at("2026-06-06T02:00"))
    assert standing(night, DENVER, at("2026-06-06T02:00")) == Standing(open=False, changes_ms=at("2026-06-12T22:00"))
    both = (*hours("07:00", "12:00"), *hours("12:00", "24:00"))
    assert standing(both, DENVER, at("2026-06-03T11:00")) == Standing(open=True, changes_ms=at("2026-06-04T00:00"))


def test_no_hours_and_all_hours_never_close() -> None:
    assert standing((), DENVER, at("2026-06-03T03:00")) == Standing(open=True, changes_ms=None)
    assert standing(hours("00:00", "24:00"), DENVER, at("2026-06-03T03:00")) == Standing(open=True, changes_ms=None)


@given(st.integers(0, 3 * 365 * 24 * 60), st.sampled_from(["UTC", "America/Denver", "Australia/Lord_Howe", "Asia/Kathmandu"]))
def test_what_changes_does_change_then_and_not_before(minute: int, zone: str) -> None:
    place, now_ms = ZoneInfo(zone), 1_767_225_600_000 + minute * MINUTE_MS
    rules = (*hours("06:30", "11:00", "mon", "wed", "sat"), *hours("23:00", "01:30", "sun", "fri"))
    found = standing(rules, place, now_ms)
    assert found.changes_ms is not None
    assert found.changes_ms > now_ms
    assert standing(rules, place, found.changes_ms).open != found.open
    assert standing(rules, place, found.changes_ms - 1).open == found.open


def test_closed_hours_come_before_what_is_used_up() -> None:
    policy, shut, opened = SessionPolicy(sign_ins_a_day=2, minutes_a_day=30), Standing(False, 9), Standing(True, 8)
    assert admission(shut, policy, DayUse(2, 0), 7).closed == "hours"
    assert (admission(opened, policy, DayUse(2, 0), 7).closed, admission(opened, policy, DayUse(2, 0), 7).changes_ms) == ("sign_ins", 7)
    used = admission(opened, policy, DayUse(1, 30 * MINUTE_MS), 7)
    assert (used.closed, used.left_ms, used.changes_ms) == ("minutes", 0, 7)
    left = admission(opened, policy, DayUse(1, 29 * MINUTE_MS), 7)
    assert (left.closed, left.left_ms, left.changes_ms) == ("", MINUTE_MS, 8)
    assert admission(opened, SessionPolicy(), DayUse(99, 1 << 40), 7).left_ms is None


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_form_and_a_letter_of_what_is_never_blocked_are_open_and_have_no_clock(kind: str) -> None:
    assert never_blocked(kind)
    assert all(route_open(route, kind) for route in ("form", "compose", "message", "conversation"))
    assert command_open("filing.file", kind)
    assert command_open("mail.send", kind)
    assert untimed("form", kind)


def test_nothing_else_is_open_or_without_a_clock() -> None:
    closed = ("home", "inbox", "media", "movie", "buy-stamps", "transfer", "people", "write-to", "form", "compose", "message")
    assert not any(route_open(route) for route in closed)
    assert not any(command_open(kind) for kind in ("mail.send", "wallet.buy_stamps", "media.buy", "filing.file", "contacts.ask"))
    assert not untimed("form")
    assert not untimed("money", "grievance")


def test_the_floor_holds_what_the_facilitys_policy_lists_at_first() -> None:
    assert set(CentralPolicy().never_blocked) == KINDS


def test_a_day_adds_up_over_devices_and_each_counts_itself_once(device: Device) -> None:
    now_ms = device.clock.now_ms()
    first = device.session()
    with device.store.write() as conn:
        count_time(conn, first.id, 5 * MINUTE_MS)
        end_session(conn, first.id, "signed_out", device.clock)
    unused = device.session()
    with device.store.write() as conn:
        end_session(conn, unused.id, "signed_out", device.clock)
    today = dt.datetime.fromtimestamp(now_ms / 1000, DENVER).date()
    told = DayUseChange(
        day=today,
        devices=(
            DeviceUse(device=DEVICE, sign_ins=1, used_ms=4 * MINUTE_MS),
            DeviceUse(device="kiosk-b", sign_ins=2, used_ms=7 * MINUTE_MS),
        ),
    )
    device.apply([signin_changes.FEATURE], device.change("resident:marcus", "resident.day_use", told))
    here = device.session()
    with device.store.read() as conn:
        assert used_today(conn, here, DENVER, now_ms) == DayUse(3, 12 * MINUTE_MS)
        policy = Policy.model_validate({"session": {"minutes_a_day": 15}})
        assert admission_now(conn, here, policy, now_ms, MINUTE_MS).left_ms == 2 * MINUTE_MS
    # Tomorrow is another day.
    with device.store.read() as conn:
        assert used_today(conn, here, DENVER, now_ms + 24 * 60 * MINUTE_MS) == DayUse(0, 0)
    with device.store.write() as conn:
        forget(conn, "marcus")
        assert conn.execute(select(day_use)).all() == []


def test_a_session_that_was_killed_has_used_what_was_written_down(device: Device) -> None:
    session = device.session()
    with device.store.write() as conn:
        count_time(conn, session.id, 90_000)
        end_session(conn, session.id, "restart", device.clock)
        count_time(conn, session.id, 0)
    [(_, _, payload)] = device.commands("session.close")
    assert payload == {"why": "restart", "started_ms": session.started_ms, "used_ms": 90_000}
