"""When orders are taken: each week, in the facility's zone, through daylight saving."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kiosk.commissary.limits import Room, Taken, room
from kiosk.commissary.windows import standing_at
from kiosk.sync.wire_commissary import GoodLimit, OrderWindow

DENVER = ZoneInfo("America/Denver")
WEEK = OrderWindow(opens_on="sun", opens="06:00", closes_on="thu", closes="20:00", delivery="tue")


def ms(*when: int) -> int:
    return round(datetime(*when, tzinfo=DENVER).timestamp() * 1000)  # type: ignore[arg-type,misc]


def test_no_window_is_always_open() -> None:
    assert standing_at((), "America/Denver", ms(2025, 6, 3, 13, 43)).open


@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        (ms(2025, 6, 3, 13, 43), True),
        (ms(2025, 6, 5, 19, 59), True),
        (ms(2025, 6, 5, 20, 0), False),
        (ms(2025, 6, 7, 12, 0), False),
        (ms(2025, 6, 8, 5, 59), False),
        (ms(2025, 6, 8, 6, 0), True),
    ],
)
def test_it_opens_and_closes_on_the_minute(now: int, is_open: bool) -> None:
    found = standing_at((WEEK,), "America/Denver", now)
    assert found.open == is_open
    if is_open:
        assert found.closes_ms is not None
        assert found.closes_ms > now
    else:
        assert found.opens_ms == ms(2025, 6, 8, 6, 0)


def test_goods_come_on_the_next_such_day_after_it_closed() -> None:
    assert standing_at((WEEK,), "America/Denver", ms(2025, 6, 3, 13, 43)).delivery == date(2025, 6, 10)
    thursday = WEEK.model_copy(update={"delivery": "thu"})
    assert standing_at((thursday,), "America/Denver", ms(2025, 6, 3, 13, 43)).delivery == date(2025, 6, 12)


def test_daylight_saving_moves_it_as_the_clock_on_the_wall() -> None:
    whole = OrderWindow(opens_on="sat", opens="12:00", closes_on="sun", closes="12:00")
    before = standing_at((whole,), "America/Denver", ms(2025, 3, 8, 13, 0))
    assert before.closes_ms == ms(2025, 3, 9, 12, 0)
    assert before.closes_ms - ms(2025, 3, 8, 12, 0) == 23 * 3_600_000


def test_a_window_over_a_whole_week_never_closes_for_long() -> None:
    whole = OrderWindow(opens_on="mon", opens="08:00", closes_on="mon", closes="08:00")
    assert standing_at((whole,), "America/Denver", ms(2025, 6, 2, 8, 0)).closes_ms == ms(2025, 6, 9, 8, 0)


def test_of_two_that_are_open_the_later_close_counts() -> None:
    short = OrderWindow(opens_on="tue", opens="08:00", closes_on="tue", closes="18:00")
    assert standing_at((short, WEEK), "America/Denver", ms(2025, 6, 3, 13, 43)).closes_ms == ms(2025, 6, 5, 20, 0)


@given(now=st.integers(1_500_000_000_000, 2_000_000_000_000), windows=st.lists(st.sampled_from(["mon", "wed", "sat"]), min_size=1))
def test_there_is_always_an_answer(now: int, windows: list[str]) -> None:
    taken = [OrderWindow(opens_on=day, opens="10:00", closes_on=day, closes="16:00") for day in windows]
    found = standing_at(taken, "America/Denver", now)
    end = found.closes_ms if found.open else found.opens_ms
    assert end is not None
    assert now < end <= now + 8 * 86_400_000


@pytest.mark.parametrize("wrong", [{"closes": "24:00"}, {"closes": "8:00"}, {"opens_on": "noon"}])
def test_what_is_no_window_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        OrderWindow.model_validate({"opens_on": "mon", "closes_on": "tue", "closes": "08:00"} | wrong)


def test_the_tightest_limit_counts_and_old_orders_do_not() -> None:
    limits = (GoodLimit(most=10, days=7), GoodLimit(most=4), GoodLimit(most=12, days=30))
    day = 86_400_000
    taken = (Taken(7, 100 * day), Taken(5, 80 * day))
    assert room(limits, taken, 100 * day + 1) == Room(0, 30)
    assert room(limits[:1], taken, 106 * day) == Room(3, 7)
    assert room(limits, taken, 140 * day) == Room(4, 0)
    assert room((), taken, 0) == Room()
