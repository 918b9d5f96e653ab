"""A month at a glance and its statement, against the lines themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from kiosk.wallet.history import history_page
from kiosk.wallet.months import MONTHS, bounds, month_at, month_sums, months, statement
from kiosk.wallet.tables import balances, wallet_entries
from tests.enrolled import Device, enrolled_device
from tests.unit.wallet import money_of_marcus as his

DENVER = ZoneInfo("America/Denver")
START_MS, END_MS = bounds(2026, 3, DENVER)
DAY_MS = 86_400_000
KINDS = ("deposit", "deposit_fee", "stamps_bought", "undone", "moved_to_credits", "trust_report", "message")
LINES = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.integers(START_MS - 3 * DAY_MS, END_MS + 3 * DAY_MS),
        st.integers(-20, 20),
        st.integers(-100_000, 100_000),
        st.integers(-100_000, 100_000),
    ),
    max_size=12,
)


@pytest.fixture(scope="module")
def device(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Device]:
    folder: Path = tmp_path_factory.mktemp("months")
    made = enrolled_device(folder)
    yield made
    made.store.close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES)
def test_sums_and_balances_are_those_of_the_lines(device: Device, lines: list[tuple[str, int, int, int, int]]) -> None:
    with device.store.write() as conn:
        conn.execute(delete(wallet_entries))
        conn.execute(delete(balances))
    now = [sum(line[2] for line in lines), sum(line[3] for line in lines), sum(line[4] for line in lines)]
    device.apply(
        his.FEATURES,
        his.balances(device, now[0], credits_cents=now[1], trust_cents=now[2]),
        *(
            his.entry(device, f"e-{n:02}", kind, at_ms=at_ms, stamps=stamps, credits_cents=cents, trust_cents=trust)
            for n, (kind, at_ms, stamps, cents, trust) in enumerate(lines)
        ),
    )
    inside = [line for line in lines if START_MS <= line[1] < END_MS]
    nets = [cents + trust for *_, cents, trust in inside]
    with device.store.read() as conn:
        sums = month_sums(conn, "marcus", 2026, 3, DENVER)
        made = statement(conn, "marcus", 2026, 3, DENVER)
        rows = history_page(conn, "marcus", "all", 0, 50)
    assert (sums.in_cents, sums.out_cents) == (sum(net for net in nets if net > 0), -sum(net for net in nets if net < 0))
    assert sum(sums.out_by_kind.values()) == sums.out_cents
    assert made.sums == sums
    assert made.before is not None
    assert made.after is not None
    assert made.after.credits_cents + made.after.trust_cents - made.before.credits_cents - made.before.trust_cents == sum(nets)
    assert made.after.stamps - made.before.stamps == sum(line[2] for line in inside)
    assert len(made.lines) == len(inside)
    held = made.before
    for row in made.lines:
        held = held + type(held)(row.stamps, row.credits_cents, row.trust_cents)
        assert (row.stamps_after, row.credits_after, row.trust_after) == (held.stamps, held.credits_cents, held.trust_cents)
    assert held == made.after
    # In one look over the whole history each line leaves what the next began with.
    for newer, older in pairwise(rows):
        assert newer.trust_after is not None
        assert newer.trust_after - newer.trust_cents == older.trust_after


def test_a_month_is_that_of_the_facility() -> None:
    assert (END_MS - START_MS) == 31 * DAY_MS - 3_600_000, "clocks go forward in March"
    assert month_at(START_MS - 1, DENVER) == (2026, 2)
    assert month_at(START_MS, DENVER) == (2026, 3)
    assert bounds(2026, 12, DENVER)[1] == bounds(2027, 1, DENVER)[0]


def test_months_go_back_to_the_first_line_and_no_further_than_a_year(device: Device) -> None:
    now_ms = int(datetime(2026, 2, 10, tzinfo=DENVER).timestamp() * 1000)
    with device.store.read() as conn:
        assert months(conn, "nobody", now_ms, DENVER) == [(2026, 2)]
    device.apply(his.FEATURES, his.entry(device, "old", "gift", at_ms=now_ms - 80 * DAY_MS, stamps=1))
    with device.store.read() as conn:
        found = months(conn, "marcus", now_ms, DENVER)
    assert found[:3] == [(2026, 2), (2026, 1), (2025, 12)]
    device.apply(his.FEATURES, his.entry(device, "older", "gift", at_ms=now_ms - 900 * DAY_MS, stamps=1))
    with device.store.read() as conn:
        assert len(months(conn, "marcus", now_ms, DENVER)) == MONTHS
