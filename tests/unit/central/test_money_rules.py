"""What policy says about money, and the pure rules on it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from central.deposits.notices import DepositNotice, NoticeBody, body_hash
from central.policy import Policy
from central.prices.prices import book_of, prices_at
from central.stamp_books.monthly import month_of
from central.trust.transfers import day_start_ms

NOVEMBER = "2026-11-10T00:00:00-07:00"
DECEMBER = "2026-12-01T00:00:00-07:00"


def ms(iso: str) -> int:
    return round(datetime.fromisoformat(iso).timestamp() * 1000)


def offer(starts: str = NOVEMBER, ends: str = DECEMBER, **books: int) -> dict[str, Any]:
    return {"name": "Autumn", "starts": starts, "ends": ends, "books": books or {"ten": 400}}


def stamps(**values: Any) -> Policy:
    return Policy.model_validate({"stamps": values})


@pytest.mark.parametrize(
    "wrong",
    [
        {"stamps": {"books": [{"book": "one", "stamps": 1, "cents": 0}]}},
        {"stamps": {"books": [{"book": "one", "stamps": 0, "cents": 1}]}},
        {"stamps": {"books": [{"book": "one", "stamps": 1, "cents": 1}, {"book": "one", "stamps": 2, "cents": 2}]}},
        {"stamps": {"promotions": [offer(eleven=1)]}},
        {"stamps": {"promotions": [offer(ten=500)]}},
        {"stamps": {"promotions": [offer(ten=0)]}},
        {"stamps": {"promotions": [offer(starts=DECEMBER, ends=NOVEMBER)]}},
        {"stamps": {"promotions": [offer(starts="2026-11-10T00:00:00")]}},
        {"money": {"deposit_limit_cents": 0}},
        {"facility": {"zone": "Mars/Olympus"}},
        {"facility": {"zone": "../../etc/passwd"}},
    ],
)
def test_a_policy_that_would_sell_for_nothing_or_never_ends_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Policy.model_validate(wrong)


def test_devices_get_limits_but_prices_only_as_lists() -> None:
    sent = stamps(promotions=[offer()]).for_devices()
    assert sent["stamps"].keys() == {"photo_stamps", "monthly_free", "undo_minutes"}
    assert sent["money"].keys() == {"deposit_limit_cents", "move_limit_cents", "move_day_limit_cents"}


@pytest.mark.parametrize(
    ("at", "cents", "full", "until"),
    [
        ("2026-11-09T23:59:59.999-07:00", 500, {}, None),
        (NOVEMBER, 400, {"ten": 500}, ms(DECEMBER)),
        ("2026-11-30T23:59:59.999-07:00", 400, {"ten": 500}, ms(DECEMBER)),
        (DECEMBER, 500, {}, None),
    ],
)
def test_a_promotion_holds_from_its_start_up_to_its_end(at: str, cents: int, full: dict[str, int], until: int | None) -> None:
    prices = prices_at(stamps(promotions=[offer()]), ms(at), version=3)
    ten = book_of(prices, "ten")
    assert ten is not None
    assert (ten.stamps, ten.cents, prices.full_cents, prices.until_ms, prices.version) == (10, cents, full, until, 3)


def test_where_promotions_overlap_the_lowest_price_and_the_nearest_end_hold() -> None:
    policy = stamps(promotions=[offer(ten=400, sixty=2000), offer(ends="2026-11-20T00:00:00-07:00", ten=350)])
    prices = prices_at(policy, ms("2026-11-15T00:00:00-07:00"), version=1)
    assert {book.book: book.cents for book in prices.books} == {"one": 50, "ten": 350, "thirty": 1450, "sixty": 2000, "hundred": 4500}
    assert prices.until_ms == ms("2026-11-20T00:00:00-07:00")


def test_days_and_months_are_those_of_the_facilitys_zone() -> None:
    last_minute = ms("2026-10-31T23:59:00-06:00")
    assert datetime.fromtimestamp(last_minute / 1000, UTC).month == 11
    assert month_of("America/Denver", last_minute) == "2026-10"
    assert day_start_ms("America/Denver", last_minute) == ms("2026-10-31T00:00:00-06:00")
    # The day on which clocks go back has 25 hours and one midnight.
    assert day_start_ms("America/Denver", ms("2026-11-01T23:30:00-07:00")) == ms("2026-11-01T00:00:00-06:00")


@given(st.integers(0, 4_000_000_000_000))
def test_a_day_begins_at_most_25_hours_ago(now_ms: int) -> None:
    assert 0 <= now_ms - day_start_ms("America/Denver", now_ms) < 25 * 3600 * 1000


def test_a_notice_is_the_same_whatever_its_spelling() -> None:
    fields = {"kind": "deposit", "reference": "r1", "resident": "1", "account": "trust", "cents": 100, "source": "online"}
    plain = json.dumps(fields)
    spaced = json.dumps(dict(reversed(fields.items())) | {"not_known": 1}, indent=2)
    one, other = NoticeBody.model_validate_json(plain).root, NoticeBody.model_validate_json(spaced).root
    assert isinstance(one, DepositNotice)
    assert body_hash(one) == body_hash(other)
    assert body_hash(one) != body_hash(one.model_copy(update={"cents": 101}))


@pytest.mark.parametrize(
    "wrong",
    [
        {"cents": 0},
        {"cents": -100},
        {"cents": 1.5},
        {"cents": 10**18},
        {"fee_cents": -1},
        {"source": "cash"},
        {"account": "savings"},
        {"currency": "EUR"},
        {"reference": "r1\n"},
        {"reference": ""},
        {"reference": "x" * 81},
        {"kind": "gift"},
    ],
)
def test_a_notice_out_of_bounds_is_no_notice(wrong: dict[str, Any]) -> None:
    right = {"kind": "deposit", "reference": "r1", "resident": "1", "account": "trust", "cents": 100, "source": "online"}
    NoticeBody.model_validate(right)
    with pytest.raises(ValidationError):
        NoticeBody.model_validate({**right, **wrong})
