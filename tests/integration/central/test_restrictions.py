"""Restrictions: what they block, what they never do, and how they end."""

from __future__ import annotations

from typing import Any

import pytest

from central.clock import now_ms
from central.restrictions.restrictions import Blocked, NoSuchRestriction, add_sanction, end_due, end_restriction
from tests.integration.central.device import Device
from tests.integration.central.provider import Provider, held, history
from tests.integration.central.world import LAW, MARCUS, ROSA, World, letter

EVERYTHING: tuple[Blocked, ...] = ("buy", "move", "mail_new", "media")
BOOK = {"book": "one", "stamps": 1, "cents": 50, "price_version": 1}
DAY = 24 * 3600 * 1000


@pytest.fixture
def policy() -> dict[str, Any]:
    return {"allowance": {"kiosk_stamps": 0, "kiosk_cents": 0}, "screening": {"words": ["contraband"]}}


def sanction(world: World, *blocks: Blocked, ends_ms: int | None = None) -> str:
    with world.database.write() as connection:
        return add_sanction(connection, MARCUS, blocks or EVERYTHING, ends_ms=ends_ms, now_ms=now_ms())


def told(device: Device) -> list[tuple[bool, int | None]]:
    changes = device.pull_all()
    return [(payload["active"], payload["ends_ms"]) for kind, payload in changes if kind == "wallet.restriction"]


def write(device: Device, grant: str, contact: str, **more: Any) -> str:
    return device.do("mail.send", {"contact": contact, "text": "x", "pay": {"kind": "own_stamps", "count": 1}, **more}, grant).code


def test_each_restriction_blocks_what_it_says(world: World, device: Device, grant: str) -> None:
    attempts: dict[Blocked, Any] = {
        "buy": lambda: device.do("wallet.buy_stamps", BOOK, grant).code,
        "move": lambda: device.do("wallet.move_to_credits", {"cents": 100}, grant).code,
        "mail_new": lambda: write(device, grant, ROSA),
    }
    for what in attempts:
        made = sanction(world, what)
        assert {name: attempt() for name, attempt in attempts.items()} == {name: "blocked" if name == what else "" for name in attempts}
        with world.database.write() as connection:
            end_restriction(connection, made, now_ms())
    assert [attempt() for attempt in attempts.values()] == [""] * 3
    assert world.broken() == []


def test_what_is_never_blocked_goes_on_under_every_restriction(world: World, device: Device, grant: str) -> None:
    world.mail(letter())
    changes = device.pull_all()
    message = next(payload for kind, payload in changes if kind == "mail.message")
    obligation = next(payload for kind, payload in changes if kind == "wallet.obligation")
    bought = device.do("wallet.buy_stamps", BOOK, grant)
    sanction(world)
    reply = {"in_reply_to": message["message"], "pay": {"kind": "reply_stamp", "stamp": message["reply_stamp"]}}
    assert write(device, grant, ROSA) == "blocked"
    assert write(device, grant, ROSA, **reply) == ""
    assert write(device, grant, LAW) == ""
    assert device.do("wallet.undo", {"command": bought.id}, grant).code == ""
    assert device.do("wallet.pay_obligation", {"obligation": obligation["obligation"], "cents": 10}, grant).code == ""
    Provider.hmac(world).deposit(500)
    balances = [payload for kind, payload in device.pull_all() if kind == "wallet.balances"]
    assert balances[-1]["credits_cents"] == 1700
    assert world.broken() == []


def test_a_sanction_ends_at_its_time_and_says_so(world: World, device: Device, grant: str) -> None:
    ends = now_ms() + DAY
    sanction(world, "buy", ends_ms=ends)
    forever = sanction(world, "move")
    assert end_due(world.database, ends - 1) == 0
    assert device.do("wallet.buy_stamps", BOOK, grant).code == "blocked"
    assert end_due(world.database, ends) == 1
    assert end_due(world.database, ends) == 0
    assert device.do("wallet.buy_stamps", BOOK, grant).code == ""
    assert device.do("wallet.move_to_credits", {"cents": 100}, grant).code == "blocked"
    with world.database.write() as connection:
        end_restriction(connection, forever, now_ms())
    for gone in (forever, "unknown"):
        with pytest.raises(NoSuchRestriction), world.database.write() as connection:
            end_restriction(connection, gone, now_ms())
    assert told(device) == [(True, ends), (True, None), (False, ends), (False, None)]


def test_a_sanction_whose_time_is_over_blocks_nothing_before_anybody_looked(world: World, device: Device, grant: str) -> None:
    sanction(world, "buy", ends_ms=now_ms())
    assert device.do("wallet.buy_stamps", BOOK, grant).code == ""


def test_staff_may_forgive_what_is_owed_at_the_facilitys_loss(world: World, device: Device, grant: str) -> None:
    provider = Provider.hmac(world)
    provider.deposit(300, reference="d")
    for _ in range(30):
        assert device.do("wallet.buy_stamps", BOOK, grant).code == ""
    provider.chargeback("d")
    assert held(world)["owed"] == 300
    hold = next(payload for kind, payload in device.pull_all() if kind == "wallet.restriction")
    with world.database.write() as connection:
        end_restriction(connection, hold["restriction"], now_ms())
    assert held(world)["owed"] == 0
    with world.database.read() as connection:
        lost = connection.exec_driver_sql("SELECT balance FROM accounts WHERE kind = 'written_off' AND owner = 'facility'").scalar_one()
    assert lost == 300
    assert told(device) == [(False, None)]
    assert history(world)[-1].kind == "correction"
    provider.deposit(100, reference="e")
    assert held(world)["credits"] == 100
    assert world.broken() == []
