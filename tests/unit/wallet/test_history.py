"""Looking through the history: words, amounts, sources, and what belongs to one line."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kiosk.wallet.accounts import Sought
from kiosk.wallet.history import entry_detail, history_count, history_page, lines_of_kinds
from kiosk.wallet.paper import receipt_number
from kiosk.wallet.rules import Amounts, folded
from kiosk.wallet.wallet import move, refuse
from tests.enrolled import NOON_MS, Device
from tests.unit.wallet import money_of_marcus as his


@pytest.fixture
def lines(device: Device) -> Device:
    device.apply(
        his.FEATURES,
        his.balances(device, 11, credits_cents=700, trust_cents=4_300),
        his.entry(device, "e-1", "deposit", trust_cents=2_500, source="online", reference="DP-80377", detail="María Hale"),
        his.entry(device, "e-2", "deposit_returned", trust_cents=-500, source="online", reference="DP-80377"),
        his.entry(device, "e-3", "deposit_fee", trust_cents=-150, source="online", reference="DP-80377"),
        his.entry(device, "e-4", "stamps_bought", at_ms=NOON_MS + 1, stamps=10, credits_cents=-300, command="p-1"),
        his.entry(device, "e-5", "undone", at_ms=NOON_MS + 2, stamps=-10, credits_cents=300, refunds="e-4", command="u-1"),
        his.entry(device, "e-6", "message", at_ms=NOON_MS + 3, stamps=-1, command="m-1"),
        his.entry(device, "e-7", "gift", at_ms=NOON_MS + 4, stamps=2, detail="100% from the chapel"),
    )
    return device


def found(device: Device, *sought: Sought) -> list[str]:
    with device.store.read() as conn:
        rows = history_page(conn, "marcus", "all", 0, 50, sought)
        assert history_count(conn, "marcus", "all", sought) == len(rows)
    return [row.id for row in rows]


def test_letters_are_found_in_names_and_references_without_accents(lines: Device) -> None:
    assert found(lines, Sought(folded("MARIA"))) == ["e-1"]
    assert found(lines, Sought("dp-803")) == ["e-3", "e-2", "e-1"]
    assert found(lines, Sought("dp-803"), Sought("hale")) == ["e-1"], "every word must be there"
    assert found(lines, Sought("zzz")) == []
    assert found(lines, Sought("100%")) == ["e-7"], "a sign of SQL is a letter"
    assert found(lines, Sought("1_0")) == []


@pytest.mark.parametrize(
    ("amount", "ids"),
    [("3", ["e-5", "e-4"]), ("3.0", ["e-5", "e-4"]), ("25.00", ["e-1"]), ("10", ["e-5", "e-4"]), ("2", ["e-7", "e-1"])],
)
def test_an_amount_is_found_by_its_beginning(lines: Device, amount: str, ids: Sequence[str]) -> None:
    assert found(lines, Sought("~", amount=amount)) == list(ids)


def test_kinds_and_sources_are_found_by_what_they_are_called(lines: Device) -> None:
    assert found(lines, Sought("~", kinds=frozenset({"message"}))) == ["e-6"]
    assert found(lines, Sought("~", sources=frozenset({"online"}))) == ["e-3", "e-2", "e-1"]


def test_what_came_to_nothing_is_found_too(lines: Device) -> None:
    with lines.store.write() as conn:
        move(conn, "marcus", "p-9", "stamps_bought", Amounts(30, -870), NOON_MS + 9)
        refuse(conn, "p-9", "price_changed")
    assert found(lines, Sought("~", kinds=frozenset({"stamps_bought"}))) == ["p-9", "e-4"]
    assert found(lines, Sought("~", amount="8.7")) == ["p-9"]
    assert found(lines, Sought("nothing")) == []


def test_one_line_knows_what_belongs_to_it(lines: Device) -> None:
    with lines.store.read() as conn:
        deposit = entry_detail(conn, "marcus", "e-1")
        bought = entry_detail(conn, "marcus", "e-4")
        undone = entry_detail(conn, "marcus", "e-5")
        assert entry_detail(conn, "marcus", "e-99") is None
        assert entry_detail(conn, "andre", "e-1") is None
    assert deposit is not None
    assert bought is not None
    assert undone is not None
    assert [part.id for part in deposit.parts] == ["e-2", "e-3"]
    assert deposit.number == "DP-80377"
    assert [one.id for one in bought.given_back] == ["e-5"]
    assert undone.refunds is not None
    assert undone.refunds.id == "e-4"
    assert bought.number == receipt_number("p-1")
    assert (bought.row.credits_after, bought.row.stamps_after) == (400, 20)


def test_lines_of_some_kinds(lines: Device) -> None:
    with lines.store.read() as conn:
        assert [row.id for row in lines_of_kinds(conn, "marcus", ("message", "gift"), 1)] == ["e-7"]
