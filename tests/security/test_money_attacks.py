"""Attacks 5 to 8 of the attack list: edited prices, wrong quantities, adding and removing in any order, refunding twice."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central.mail_out.statuses import Advance, WrongStatus, advance
from tests.integration.central.device import Device
from tests.integration.central.provider import adds_up, held, history
from tests.integration.central.world import MARCUS, MARCUS_PIN, ROSA, World, running

BOOKS = {"one": (1, 50), "ten": (10, 500), "thirty": (30, 1450)}
POLICY = {"screening": {"words": ["contraband"]}, "allowance": {"kiosk_stamps": 0, "kiosk_cents": 0}}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with running(World(tmp_path / "central", POLICY)) as served:
        yield served


@pytest.fixture
def device(world: World) -> Device:
    return world.device()


def buy(name: str, **edited: Any) -> dict[str, Any]:
    stamps, cents = BOOKS[name]
    return {"book": name, "stamps": stamps, "cents": cents, "price_version": 1, "allowance": None, **edited}


@pytest.mark.parametrize(
    "edited",
    [
        {"cents": 1},
        {"cents": 0},
        {"cents": 499},
        {"stamps": 100},
        {"stamps": 100, "cents": 1},
        {"cents": 1, "price_version": 999},
        {"cents": 50, "stamps": 1},
        {"cents": 1, "allowance": "00000000-0000-0000-0000-000000000000"},
        {"cents": 1, "unit_price": 1, "total": 1, "discount": 99, "free": True},
    ],
)
def test_attack_5_an_edited_price_is_centrals_price_or_refused(world: World, device: Device, edited: dict[str, Any]) -> None:
    grant = device.sign_in(MARCUS, MARCUS_PIN)
    before = held(world)
    outcome = device.do("wallet.buy_stamps", buy("ten", **edited), grant)
    assert (outcome.status, outcome.code) == ("rejected", "price_changed")
    assert held(world) == before
    # Showing more than the price costs the price.
    assert device.do("wallet.buy_stamps", buy("ten", cents=9999, discount=9998), grant).status == "accepted"
    assert (held(world)["stamps"], held(world)["credits"]) == (before["stamps"] + 10, before["credits"] - 500)
    assert world.broken() == []


#: Numbers beyond 53 bits have no canonical form: such a command is chained by any hash.
UNCHAINED = {"payload_hash": "0" * 64}


@pytest.mark.parametrize(
    "wrong", [0, -1, -100, 1 << 31, 1 << 52, 1 << 53, 1 << 64, -(1 << 64), 1.5, "1; DROP TABLE entries", None, [1]]
)
def test_attack_6_no_quantity_creates_value(world: World, device: Device, wrong: Any) -> None:
    grant = device.sign_in(MARCUS, MARCUS_PIN)
    before = held(world), len(history(world))
    over = UNCHAINED if isinstance(wrong, int) and abs(wrong) >= 1 << 53 else {}
    payloads: list[tuple[str, dict[str, Any]]] = [
        ("wallet.buy_stamps", buy("ten", stamps=wrong)),
        ("wallet.move_to_credits", {"cents": wrong}),
        ("wallet.pay_obligation", {"obligation": "x", "cents": wrong}),
        ("mail.send", {"contact": ROSA, "text": "x", "pay": {"kind": "own_stamps", "count": wrong}}),
    ]
    if not isinstance(wrong, int) or wrong <= 0:
        payloads.append(("wallet.buy_stamps", buy("one", cents=wrong)))
    outcomes = [device.do(kind, payload, grant, **over) for kind, payload in payloads]
    assert {outcome.status for outcome in outcomes} == {"rejected"}, outcomes
    assert (held(world), len(history(world))) == before
    assert world.broken() == []


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("buy"), st.sampled_from(sorted(BOOKS))),
        st.tuples(st.just("undo"), st.integers(0, 6)),
        st.tuples(st.just("send"), st.integers(1, 3)),
    ),
    min_size=4,
    max_size=14,
)


@given(steps=STEPS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_attack_7_adding_and_removing_in_any_order_makes_no_credit_without_a_debit(world: World, steps: list[tuple[str, Any]]) -> None:
    """The attack of 2018: whatever is bought, undone, undone again and used in between, worth is only moved or spent."""
    device = world.device(serial=f"SN-{len(history(world))}")
    grant = device.sign_in(MARCUS, MARCUS_PIN)
    start = held(world)
    bought: list[tuple[str, str]] = []
    undone: set[str] = set()
    sent = 0
    for step, choice in steps:
        if step == "buy":
            outcome = device.do("wallet.buy_stamps", buy(choice), grant)
            if outcome.status == "accepted":
                bought.append((outcome.id, choice))
        elif step == "undo" and bought:
            purchase, _ = bought[choice % len(bought)]
            outcome = device.do("wallet.undo", {"command": purchase}, grant)
            assert not (outcome.status == "accepted" and purchase in undone)
            if outcome.status == "accepted":
                undone.add(purchase)
        elif step == "send":
            pay = {"kind": "own_stamps", "count": choice}
            outcome = device.do("mail.send", {"contact": ROSA, "text": "x" * 6000 * choice, "pay": pay}, grant)
            sent += choice if outcome.status == "accepted" else 0
    kept = [name for purchase, name in bought if purchase not in undone]
    after = held(world)
    assert after["stamps"] == start["stamps"] + sum(BOOKS[name][0] for name in kept) - sent
    assert after["credits"] == start["credits"] - sum(BOOKS[name][1] for name in kept)
    assert adds_up(world)
    assert world.broken() == []


def test_attack_8_a_refund_is_given_once_however_often_it_is_asked_for(world: World, device: Device) -> None:
    grant = device.sign_in(MARCUS, MARCUS_PIN)
    before = held(world)
    message = device.do("mail.send", {"contact": ROSA, "text": "contraband", "pay": {"kind": "own_stamps", "count": 1}}, grant)
    purchase = device.do("wallet.buy_stamps", buy("ten"), grant)
    assert held(world)["stamps"] == before["stamps"] - 1 + 10
    refused: list[Exception] = []

    def refund() -> None:
        try:
            with world.database.write() as connection:
                advance(connection, message.id, Advance("rejected", "contraband"), 1)
        except WrongStatus as error:
            refused.append(error)

    undo = device.chain.command("wallet.undo", {"command": purchase.id}, grant)
    threads = [threading.Thread(target=refund) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # The same command again, another one with another id, and a batch of them.
    assert [outcome.status for outcome in device.send(undo)] == ["accepted"]
    assert [outcome.status for outcome in device.send(undo)] == ["accepted"]
    more = [device.chain.command("wallet.undo", {"command": purchase.id}, grant) for _ in range(5)]
    assert [outcome.code for outcome in device.send(*more)] == ["undone"] * 5
    assert device.do("wallet.undo", {"command": undo["id"]}, grant).code == "not_yours"
    assert device.do("wallet.undo", {"command": message.id}, grant).code == "not_yours"
    assert len(refused) == 5
    assert held(world) == before
    assert world.broken() == []
