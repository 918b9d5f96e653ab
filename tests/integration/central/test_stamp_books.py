"""Buying stamps and taking a purchase back: central's price, once, within the time, and only if unused."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from central.clock import now_ms
from central.facility.facility import load_facility, set_policy
from central.policy import Policy
from central.prices.prices import current
from central.stamp_books.monthly import give_monthly
from central.stamp_books.tables import stamp_purchases
from tests.integration.central.device import Device
from tests.integration.central.provider import Provider, adds_up, claims_of, held, history
from tests.integration.central.world import ANDRE, ANDRE_PIN, MARCUS, MARCUS_PIN, ROSA, World

MINUTE = 60_000
MADE = 1_700_000_000_000


def book(name: str = "ten", stamps: int = 10, cents: int = 500, version: int = 1, allowance: str | None = None) -> dict[str, Any]:
    """What a device sends when the resident buys a book."""
    return {"book": name, "stamps": stamps, "cents": cents, "price_version": version, "allowance": allowance}


@pytest.fixture
def policy() -> dict[str, Any]:
    """Nothing is set aside for devices here, but for tests that say so."""
    return {"allowance": {"kiosk_stamps": 0, "kiosk_cents": 0}}


def with_allowances(world: World, **stamps: Any) -> None:
    """Kiosks get allowances from now on."""
    with world.database.write() as connection:
        set_policy(connection, Policy.model_validate({"stamps": stamps}), now_ms())


def change_prices(world: World, **cents: int) -> int:
    """Publish other prices of books; returns the version."""
    with world.database.write() as connection:
        policy = load_facility(connection).policy
        books = [one.model_copy(update={"cents": cents.get(one.book, one.cents)}) for one in policy.stamps.books]
        stamps = policy.stamps.model_copy(update={"books": tuple(books)})
        set_policy(connection, policy.model_copy(update={"stamps": stamps}), now_ms())
        return current(connection).version


def undo(device: Device, purchase: str, grant: str, **over: Any) -> tuple[str, str]:
    outcome = device.do("wallet.undo", {"command": purchase}, grant, **over)
    return outcome.status, outcome.code


def test_a_book_is_paid_in_credits_and_told(world: World, device: Device, grant: str) -> None:
    bought = device.do("wallet.buy_stamps", book(), grant)
    assert bought.status == "accepted"
    assert (held(world)["stamps"], held(world)["credits"]) == (17, 700)
    told = [payload for kind, payload in device.pull_all() if kind in {"wallet.entry", "wallet.balances"}]
    assert (told[-1]["stamps"], told[-1]["credits_cents"]) == (17, 700)
    line = next(one for one in told if one.get("command") == bought.id)
    assert (line["kind"], line["stamps"], line["credits_cents"], line["detail"]) == ("stamps_bought", 10, -500, "ten")
    assert adds_up(world)
    assert world.broken() == []


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (book("hundred", 100, 4500), "not_enough_credits"),
        (book("eleven", 11, 550), "unknown_book"),
        (book(cents=499), "price_changed"),
        (book(cents=0), "price_changed"),
        (book(stamps=11), "price_changed"),
        (book(stamps=0), "bad_payload"),
        (book(stamps=-10), "bad_payload"),
        (book(stamps=10**9), "bad_payload"),
        (book(cents=-500), "bad_payload"),
        (book(allowance="01a1fde9-f889-768a-85ef-000000000000"), "allowance_refused"),
    ],
)
def test_what_is_refused_costs_and_gives_nothing(world: World, device: Device, grant: str, wanted: dict[str, Any], code: str) -> None:
    before = held(world), len(history(world))
    outcome = device.do("wallet.buy_stamps", wanted, grant)
    assert (outcome.status, outcome.code) == ("rejected", code)
    assert (held(world), len(history(world))) == before
    assert world.broken() == []


def test_a_price_that_rose_is_refused_and_one_that_fell_is_charged(world: World, device: Device, grant: str) -> None:
    assert change_prices(world, ten=550) == 2
    assert device.do("wallet.buy_stamps", book(), grant).code == "price_changed"
    # A device cannot choose an old list by naming it; today's list counts.
    assert device.do("wallet.buy_stamps", book(cents=550, version=1), grant).status == "accepted"
    assert held(world)["credits"] == 1200 - 550
    change_prices(world, ten=300)
    assert device.do("wallet.buy_stamps", book(cents=550, version=2), grant).status == "accepted"
    assert held(world)["credits"] == 1200 - 550 - 300
    assert world.broken() == []


def test_the_prices_of_an_allowance_hold_while_it_does(world: World, device: Device) -> None:
    with_allowances(world)
    answer = device.ask(MARCUS, MARCUS_PIN)
    allowance, grant = claims_of(answer.allowance), claims_of(answer.grant)["grant"]
    assert held(world)["credits"] == 0
    version = change_prices(world, ten=900)
    assert version > allowance["price_version"]
    bought = book(version=allowance["price_version"], allowance=allowance["allowance"])
    assert device.do("wallet.buy_stamps", bought, grant, at_ms=now_ms()).status == "accepted"
    assert device.do("wallet.buy_stamps", bought | {"price_version": version}, grant, at_ms=now_ms()).code == "price_changed"
    # Without the allowance today's price counts, and what lies in it pays all the same: they spend it right there.
    assert device.do("wallet.buy_stamps", book("one", 1, 50, version), grant, at_ms=now_ms()).status == "accepted"
    returned = {"allowance": allowance["allowance"], "stamps": 0, "credits_cents": 500}
    assert device.do("wallet.allowance_return", returned, grant, at_ms=now_ms()).status == "accepted"
    assert (held(world)["stamps"], held(world)["credits"]) == (18, 650)
    assert adds_up(world)
    assert world.broken() == []


def test_a_purchase_is_taken_back_once(world: World, device: Device, grant: str) -> None:
    before = held(world)
    bought = device.do("wallet.buy_stamps", book(), grant)
    assert undo(device, bought.id, grant) == ("accepted", "")
    assert held(world) == before
    assert undo(device, bought.id, grant) == ("rejected", "undone")
    assert held(world) == before
    lines = history(world)[-2:]
    assert [(line.kind, line.stamps, line.credits_cents) for line in lines] == [("stamps_bought", 10, -500), ("undone", -10, 500)]
    assert lines[1].refunds == lines[0].entry
    assert world.broken() == []


def test_a_purchase_from_an_allowance_is_taken_back_whole(world: World, device: Device) -> None:
    with_allowances(world)
    answer = device.ask(MARCUS, MARCUS_PIN)
    allowance, grant = claims_of(answer.allowance), claims_of(answer.grant)["grant"]
    bought = device.do("wallet.buy_stamps", book(version=allowance["price_version"], allowance=allowance["allowance"]), grant)
    assert bought.status == "accepted"
    assert undo(device, bought.id, grant) == ("accepted", "")
    device.do("wallet.allowance_return", {"allowance": allowance["allowance"], "stamps": 0, "credits_cents": 500}, grant)
    assert (held(world)["stamps"], held(world)["credits"]) == (7, 1200)
    assert adds_up(world)
    assert world.broken() == []


def test_the_time_to_take_back_is_counted_on_one_clock(world: World, device: Device, grant: str) -> None:
    first = device.do("wallet.buy_stamps", book("one", 1, 50), grant, at_ms=MADE)
    assert undo(device, first.id, grant, at_ms=MADE + 15 * MINUTE + 1) == ("rejected", "too_late")
    assert undo(device, first.id, grant, at_ms=MADE + 15 * MINUTE) == ("accepted", "")
    # Another device's clock says nothing; central's times do.
    second = device.do("wallet.buy_stamps", book("one", 1, 50), grant, at_ms=MADE + 20 * MINUTE)
    other = world.device("Kiosk C-015", "SN-2")
    there = other.sign_in(MARCUS, MARCUS_PIN)
    with world.database.write() as connection:
        received = stamp_purchases.update().where(stamp_purchases.c.id == second.id)
        connection.execute(received.values(received_ms=now_ms() - 16 * MINUTE))
    assert undo(other, second.id, there, at_ms=MADE + 20 * MINUTE) == ("rejected", "too_late")
    # A clock that was set back in between does not lengthen it either.
    again = device.sign_in(MARCUS, MARCUS_PIN)
    assert undo(device, second.id, again, at_ms=MADE + 19 * MINUTE) == ("rejected", "too_late")


def test_what_was_used_or_is_anothers_is_not_taken_back(world: World, device: Device, grant: str) -> None:
    bought = device.do("wallet.buy_stamps", book(), grant)
    letter = {"contact": ROSA, "text": "x" * 6000 * 8, "pay": {"kind": "own_stamps", "count": 8}}
    assert device.do("mail.send", letter, grant).status == "accepted"
    assert undo(device, bought.id, grant) == ("rejected", "used")
    assert (held(world)["stamps"], held(world)["credits"]) == (9, 700)
    his = device.sign_in(ANDRE, ANDRE_PIN)
    assert undo(device, bought.id, his) == ("rejected", "not_yours")
    assert undo(device, "no-such-command", his) == ("rejected", "not_yours")
    assert world.broken() == []


def test_two_devices_taking_one_purchase_back_at_once_do_it_once(world: World, device: Device, grant: str) -> None:
    before = held(world)
    bought = device.do("wallet.buy_stamps", book(), grant)
    devices = [device, *(world.device(f"Kiosk {number}", f"SN-{number}") for number in range(2, 5))]
    grants = [grant, *(one.sign_in(MARCUS, MARCUS_PIN) for one in devices[1:])]
    outcomes: list[tuple[str, str]] = []

    def take(one: Device, at: str) -> None:
        outcomes.append(undo(one, bought.id, at))

    threads = [threading.Thread(target=take, args=pair) for pair in zip(devices, grants, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [("accepted", ""), *[("rejected", "undone")] * 3]
    assert held(world) == before
    assert world.broken() == []


def test_devices_buying_at_once_never_spend_more_than_there_is(world: World, device: Device, grant: str) -> None:
    devices = [device, *(world.device(f"Kiosk {number}", f"SN-{number}") for number in range(2, 5))]
    grants = [grant, *(one.sign_in(MARCUS, MARCUS_PIN) for one in devices[1:])]
    outcomes: list[str] = []

    def buy(one: Device, at: str) -> None:
        outcomes.append(one.do("wallet.buy_stamps", book(), at).code)

    threads = [threading.Thread(target=buy, args=pair) for pair in zip(devices, grants, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["", "", "not_enough_credits", "not_enough_credits"]
    assert (held(world)["stamps"], held(world)["credits"]) == (27, 200)
    assert world.broken() == []


def test_the_months_free_stamps_come_once_to_each(world: World) -> None:
    with_allowances(world, monthly_free=4)
    november = 1_794_000_000_000
    assert give_monthly(world.database, november) == 2
    assert give_monthly(world.database, november + 3_600_000) == 0
    given: list[int] = []
    december = november + 30 * 24 * 3_600_000
    threads = [threading.Thread(target=lambda: given.append(give_monthly(world.database, december))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(given) == 2
    assert (held(world)["stamps"], held(world, ANDRE)["stamps"]) == (15, 11)
    assert [(line.stamps, line.detail) for line in history(world) if line.kind == "free_stamps"] == [(4, "2026-11"), (4, "2026-12")]
    assert world.broken() == []


def test_what_is_owed_blocks_buying_until_it_is_repaid(world: World, device: Device, grant: str) -> None:
    provider = Provider.hmac(world)
    provider.deposit(1000, reference="d")
    assert device.do("wallet.buy_stamps", book("thirty", 30, 1450), grant).status == "accepted"
    assert device.do("wallet.buy_stamps", book(), grant).status == "accepted"
    provider.chargeback("d")
    outcome = device.do("wallet.buy_stamps", book("one", 1, 50), grant)
    assert (outcome.code, outcome.reason) == ("blocked", "buying is on hold for this account")
    provider.deposit(1000, reference="e")
    assert device.do("wallet.buy_stamps", book("one", 1, 50), grant).status == "accepted"
    assert adds_up(world)
