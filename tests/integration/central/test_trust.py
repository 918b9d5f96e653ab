"""The trust account's mirror: transfers within limits, obligations, and what the facility reports."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from central.clock import now_ms
from central.ledger.tables import entries
from central.trust.obligations import add_obligation, end_obligation
from central.trust.reports import OldReport, report_trust
from central.trust.tables import trust_transfers
from tests.integration.central.device import Device
from tests.integration.central.provider import Provider, adds_up, held, history
from tests.integration.central.world import ANDRE, ANDRE_PIN, MARCUS, MARCUS_PIN, World

DAY = 24 * 3600 * 1000


@pytest.fixture
def policy() -> dict[str, Any]:
    return {
        "allowance": {"kiosk_stamps": 0, "kiosk_cents": 0},
        "money": {"move_limit_cents": 1000, "move_day_limit_cents": 1500},
    }


def move(device: Device, grant: str, cents: int) -> str:
    return device.do("wallet.move_to_credits", {"cents": cents}, grant).code


def obligation(world: World, owed: int, resident: str = MARCUS, **more: Any) -> str:
    settings: dict[str, Any] = {"deduct_percent": 0, "may_pay": True, "now_ms": now_ms(), **more}
    with world.database.write() as connection:
        return add_obligation(connection, resident, "court_fee", "Court fee", owed, **settings)


def test_trust_money_becomes_credits_within_the_limits(world: World, device: Device, grant: str) -> None:
    assert move(device, grant, 1000) == ""
    assert (held(world)["trust"], held(world)["credits"]) == (3620, 2200)
    assert move(device, grant, 1001) == "move_limit"
    assert move(device, grant, 501) == "move_day_limit"
    assert move(device, grant, 500) == ""
    assert move(device, grant, 1) == "move_day_limit"
    assert [device.do("wallet.move_to_credits", {"cents": cents}, grant).code for cents in (0, -1, 1 << 31)] == ["bad_payload"] * 3
    line = history(world)[-1]
    assert (line.kind, line.credits_cents, line.trust_cents) == ("moved_to_credits", 500, -500)
    with world.database.write() as connection:
        connection.execute(trust_transfers.update().values(at_ms=trust_transfers.c.at_ms - 2 * DAY))
    assert move(device, grant, 1) == ""
    assert adds_up(world)
    assert world.broken() == []


def test_no_more_than_the_account_holds_is_moved(world: World, device: Device, grant: str) -> None:
    with world.database.write() as connection:
        report_trust(connection, MARCUS, 300, now_ms())
    assert move(device, grant, 301) == "not_enough_trust"
    assert move(device, grant, 300) == ""
    assert held(world)["trust"] == 0


def test_devices_moving_at_once_stay_within_the_day(world: World, device: Device, grant: str) -> None:
    devices = [device, *(world.device(f"Kiosk {number}", f"SN-{number}") for number in range(2, 5))]
    grants = [grant, *(one.sign_in(MARCUS, MARCUS_PIN) for one in devices[1:])]
    codes: list[str] = []
    threads = [
        threading.Thread(target=lambda one=one, at=at: codes.append(move(one, at, 700)))
        for one, at in zip(devices, grants, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == ["", "", "move_day_limit", "move_day_limit"]
    assert held(world)["trust"] == 4620 - 1400


def test_an_obligation_is_paid_by_the_resident_up_to_what_is_owed(world: World, device: Device, grant: str) -> None:
    fee = obligation(world, 900)

    def pay(cents: int, which: str = fee, at: str = grant) -> str:
        return device.do("wallet.pay_obligation", {"obligation": which, "cents": cents}, at).code

    assert pay(901) == "more_than_owed"
    assert pay(600) == ""
    assert pay(301) == "more_than_owed"
    assert pay(300) == ""
    assert pay(1) == "already_paid"
    assert held(world)["trust"] == 4620 - 900
    assert pay(1, "none") == "not_yours"
    assert pay(4000, obligation(world, 10_000)) == "not_enough_trust"
    assert pay(1, obligation(world, 100, may_pay=False)) == "may_not_pay"
    ended = obligation(world, 100)
    with world.database.write() as connection:
        assert end_obligation(connection, ended, now_ms())
        assert not end_obligation(connection, ended, now_ms())
    assert pay(1, ended) == "already_paid"
    told = [payload for kind, payload in device.pull_all() if kind == "wallet.obligation" and payload["obligation"] == fee]
    assert [(one["paid_cents"], one["owed_cents"]) for one in told] == [(0, 900), (600, 900), (900, 900)]
    assert pay(1, fee, device.sign_in(ANDRE, ANDRE_PIN)) == "not_yours"
    assert adds_up(world)
    assert world.broken() == []


def test_deposits_to_trust_pay_obligations_as_they_come(world: World) -> None:
    provider = Provider.hmac(world)
    small = obligation(world, 150, deduct_percent=30)
    before = held(world)
    provider.deposit(1000, account="trust", fee_cents=1, reference="d")
    # 20 % of 999 to the demo's restitution, 30 % to the small one but no more than it asks.
    assert held(world)["trust"] == before["trust"] + 999 - 199 - 150
    lines = [(line.kind, line.trust_cents, line.reference, line.detail) for line in history(world)[-4:]]
    assert lines == [
        ("deposit", 1000, "d", ""),
        ("deposit_fee", -1, "d", ""),
        ("obligation_deducted", -199, "d", "Restitution"),
        ("obligation_deducted", -150, "d", "Court fee"),
    ]
    provider.deposit(1000, account="trust", reference="e")
    assert held(world)["trust"] == before["trust"] + 999 - 199 - 150 + 800
    provider.deposit(1000, account="credits", reference="f")
    assert held(world)["credits"] == before["credits"] + 1000
    assert small
    assert world.broken() == []


def test_obligations_never_take_more_than_the_deposit(world: World) -> None:
    before = held(world)
    obligation(world, 100_000, deduct_percent=60)
    obligation(world, 100_000, deduct_percent=60)
    Provider.hmac(world).deposit(1000, account="trust")
    assert held(world)["trust"] == before["trust"]
    assert [-line.trust_cents for line in history(world) if line.kind == "obligation_deducted"][-3:] == [200, 600, 200]


def test_a_report_corrects_the_mirror_and_keeps_what_moved_after_it(world: World, device: Device, grant: str) -> None:
    as_of = now_ms()
    with world.database.write() as connection:
        # What happened in the same millisecond as the report is in it.
        connection.execute(entries.update().values(at_ms=entries.c.at_ms - 1000))
    while now_ms() <= as_of:
        pass
    assert move(device, grant, 400) == ""
    with world.database.write() as connection:
        report_trust(connection, MARCUS, 5000, now_ms(), as_of)
    assert held(world)["trust"] == 4600
    line = history(world)[-1]
    assert (line.kind, line.trust_cents) == ("trust_report", 380)
    balances = [payload for kind, payload in device.pull_all() if kind == "wallet.balances"][-1]
    assert (balances["trust_cents"], balances["trust_ms"]) == (4600, as_of)
    lines = len(history(world))
    with world.database.write() as connection:
        report_trust(connection, MARCUS, 4600, now_ms())
    assert len(history(world)) == lines
    with pytest.raises(OldReport), world.database.write() as connection:
        report_trust(connection, MARCUS, 1, now_ms(), as_of - 1)
    for cents, at in ((-1, None), (1, now_ms() + DAY)):
        with pytest.raises(ValueError, match="report"), world.database.write() as connection:
            report_trust(connection, MARCUS, cents, now_ms(), at)
    assert adds_up(world)
    assert world.broken() == []


def test_a_report_below_what_was_moved_since_leaves_nothing_and_alerts(world: World, device: Device, grant: str) -> None:
    as_of = now_ms() - DAY
    with world.database.write() as connection:
        connection.exec_driver_sql(f"UPDATE residents SET trust_ms = {as_of}")
        connection.execute(entries.update().values(at_ms=entries.c.at_ms - 40 * DAY))
    assert move(device, grant, 400) == ""
    with world.database.write() as connection:
        report_trust(connection, MARCUS, 100, now_ms(), as_of)
    assert held(world)["trust"] == 0
    with world.database.read() as connection:
        found = connection.exec_driver_sql("SELECT detail FROM alerts WHERE kind = 'trust_short'").scalar_one()
    assert found == f"resident {MARCUS}, 300 cents"
    assert world.broken() == []
