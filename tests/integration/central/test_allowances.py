"""The life of an allowance: set aside at a sign-in, spent, returned, reclaimed, filled up, fenced."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select, update

from central.allowances.aside import held
from central.allowances.endings import fence, reclaim
from central.allowances.tables import allowances
from central.allowances.upkeep import fill_and_tell, reclaim_and_fill
from central.clock import now_ms
from central.devices.tables import alerts, devices
from central.facility.facility import load_facility, set_policy
from central.ledger.wallet import issue_to_resident
from central.mail_out.statuses import Advance, advance
from kiosk.sync.wire import Allowance
from tests.integration.central.command_line import central_command
from tests.integration.central.device import Device
from tests.integration.central.world import LAW, MARCUS, MARCUS_PIN, ROSA, World

HOUR_MS = 3600 * 1000
DAY_MS = 24 * HOUR_MS
#: The largest amount on the wire.
MOST_CENTS = (1 << 53) - 1


@pytest.fixture
def policy() -> dict[str, Any]:
    return {
        "screening": {"words": ["contraband"]},
        "allowance": {"kiosk_stamps": 5, "kiosk_cents": 700, "kiosk_hours": 4, "grace_hours": 2, "tablet_min_stamps": 2},
    }


def signed_in(world: World, device: Device) -> tuple[str, Allowance | None]:
    """The grant, and what was set aside."""
    answer = device.ask(MARCUS, MARCUS_PIN)
    assert answer.grant is not None
    grant = world.central.asks.signer.read(answer.grant)
    allowance = None if answer.allowance is None else world.central.asks.signer.read(answer.allowance)
    assert allowance is None or isinstance(allowance, Allowance)
    assert grant is not None
    assert not isinstance(grant, Allowance)
    return grant.grant, allowance


def letter(allowance: Allowance, text: str = "Dear Rosa", count: int = 1, **more: Any) -> dict[str, Any]:
    return {"contact": ROSA, "text": text, "pay": {"kind": "allowance", "allowance": allowance.allowance, "count": count}, **more}


def balances(device: Device) -> dict[str, Any]:
    return [payload for kind, payload in device.pull_all() if kind == "wallet.balances"][-1]


def told(world: World, kind: str | None = None) -> list[str]:
    with world.database.read() as connection:
        asked = select(alerts.c.kind).order_by(alerts.c.at_ms, alerts.c.id)
        return [found for found in connection.execute(asked).scalars() if kind in {None, found}]


def row_of(world: World, allowance: Allowance) -> Any:
    with world.database.read() as connection:
        return connection.execute(select(allowances).where(allowances.c.id == allowance.allowance)).one()


def later(world: World, allowance: Allowance, ms: int) -> None:
    """As if this much more time had passed for the allowance."""
    with world.database.write() as connection:
        times = {name: allowances.c[name] - ms for name in ("issued_ms", "expires_ms", "reclaim_ms")}
        connection.execute(update(allowances).where(allowances.c.id == allowance.allowance).values(**times))


def test_a_sign_in_sets_aside_up_to_the_caps(world: World, device: Device) -> None:
    _, allowance = signed_in(world, device)
    assert allowance is not None
    assert (allowance.stamps, allowance.credits_cents, allowance.revision, allowance.epoch) == (5, 700, 1, 1)
    assert (allowance.device, allowance.resident) == (device.id, MARCUS)
    assert allowance.expires_ms - allowance.issued_ms == 4 * HOUR_MS
    shown = balances(device)
    assert (shown["stamps"], shown["credits_cents"]) == (2, 500)
    (aside,) = shown["aside"]
    assert (aside["allowance"], aside["device_name"], aside["stamps"], aside["credits_cents"]) == (
        allowance.allowance, "Kiosk C-014", 5, 700,
    )  # fmt: skip
    assert aside["until_ms"] == allowance.expires_ms + 2 * HOUR_MS
    assert world.broken() == []


def test_a_second_sign_in_fills_up_the_same_and_does_not_double(world: World, device: Device) -> None:
    grant, first = signed_in(world, device)
    assert first is not None
    device.do("mail.send", letter(first), grant)
    _, second = signed_in(world, device)
    assert second is not None
    assert (second.allowance, second.revision, second.stamps) == (first.allowance, 2, 6)
    shown = balances(device)
    assert (shown["stamps"], [aside["stamps"] for aside in shown["aside"]]) == (1, [5])
    other = world.device("Kiosk C-015", "SN-2")
    _, third = signed_in(world, other)
    assert third is not None
    assert (third.stamps, third.credits_cents) == (1, 500)
    _, nothing = signed_in(world, world.device("Kiosk C-016", "SN-3"))
    assert nothing is None
    assert world.broken() == []


def test_spending_returning_and_the_history(world: World, device: Device) -> None:
    grant, allowance = signed_in(world, device)
    assert allowance is not None
    sent = device.do("mail.send", letter(allowance, "x" * 7000, 2), grant)
    assert (sent.status, sent.code) == ("accepted", "")
    back = {"allowance": allowance.allowance, "stamps": 2, "credits_cents": 0}
    assert device.do("wallet.allowance_return", back, grant).status == "accepted"
    assert device.do("wallet.allowance_return", back, grant).status == "accepted"  # said twice, done once
    changes = device.pull_all()
    shown = [payload for kind, payload in changes if kind == "wallet.balances"][-1]
    assert (shown["stamps"], shown["credits_cents"], shown["aside"]) == (5, 1200, [])
    (message,) = [payload for kind, payload in changes if kind == "mail.sent"]
    assert message["pay"] == {"kind": "allowance", "allowance": allowance.allowance, "count": 2}
    (line,) = [payload for kind, payload in changes if kind == "wallet.entry" and payload["kind"] == "message"]
    assert (line["stamps"], line["command"]) == (-2, sent.id)
    assert told(world) == []
    assert world.broken() == []


@pytest.mark.parametrize(("claimed", "alerted"), [((2, 0), False), ((3, 0), False), ((1, 0), True), ((4, 0), True), ((2, 1), True)])
def test_the_devices_count_is_compared(world: World, device: Device, claimed: tuple[int, int], alerted: bool) -> None:
    """Two stamps were spent; a third letter was rejected, which the device may or may not know when it returns the rest."""
    grant, allowance = signed_in(world, device)
    assert allowance is not None
    device.do("mail.send", letter(allowance, "x" * 7000, 2), grant)
    assert device.do("mail.send", letter(allowance, contact="nobody"), grant).code == "contact_not_allowed"
    back = {"allowance": allowance.allowance, "stamps": claimed[0], "credits_cents": claimed[1]}
    assert device.do("wallet.allowance_return", back, grant).status == "accepted"
    assert (told(world) == ["allowance_count"]) is alerted
    assert row_of(world, allowance).state == "returned"
    assert world.broken() == []


def test_what_is_not_returned_comes_back_after_the_grace(world: World, device: Device) -> None:
    grant, allowance = signed_in(world, device)
    assert allowance is not None
    device.do("mail.send", letter(allowance), grant)
    assert reclaim(world.database, allowance.expires_ms + 2 * HOUR_MS - 1) == 0
    assert reclaim(world.database, allowance.expires_ms + 2 * HOUR_MS) == 1
    assert reclaim(world.database, allowance.expires_ms + 2 * HOUR_MS) == 0
    assert row_of(world, allowance).state == "expired"
    shown = balances(device)
    assert (shown["stamps"], shown["credits_cents"], shown["aside"]) == (6, 1200, [])
    late = device.do("mail.send", letter(allowance), grant)  # charged to the wallet, which covers it
    assert late.status == "accepted"
    changes = device.pull_all()
    (pay,) = [payload["pay"] for kind, payload in changes if kind == "mail.sent" and payload["message"] == late.id]
    assert pay == {"kind": "own_stamps", "count": 1}
    assert [payload for kind, payload in changes if kind == "wallet.balances"][-1]["stamps"] == 5
    assert (row_of(world, allowance).used_stamps, world.broken()) == (1, [])


def test_a_refund_goes_back_into_an_open_allowance_and_the_device_is_told(world: World, device: Device) -> None:
    grant, allowance = signed_in(world, device)
    assert allowance is not None
    flagged = device.do("mail.send", letter(allowance, "contraband"), grant)
    with world.database.write() as connection:
        advance(connection, flagged.id, Advance("rejected", "words"), now_ms())
    fill_and_tell(world.database, world.central.asks.signer, now_ms())
    fill_and_tell(world.database, world.central.asks.signer, now_ms())
    changes = device.pull_all()
    (signed,) = [payload["signed"] for kind, payload in changes if kind == "wallet.allowance"][-1:]
    raised = world.central.asks.signer.read(signed)
    assert isinstance(raised, Allowance)
    assert (raised.allowance, raised.stamps) == (allowance.allowance, 6)
    shown = [payload for kind, payload in changes if kind == "wallet.balances"][-1]
    assert (shown["stamps"], [aside["stamps"] for aside in shown["aside"]]) == (2, [5])
    refunds = [payload for kind, payload in changes if kind == "wallet.entry" and payload["kind"] == "refund"]
    charges = [payload for kind, payload in changes if kind == "wallet.entry" and payload["kind"] == "message"]
    assert [(one["stamps"], one["refunds"]) for one in refunds] == [(1, charges[0]["entry"])]
    assert world.broken() == []


def test_a_refund_after_the_return_goes_to_the_wallet(world: World, device: Device) -> None:
    grant, allowance = signed_in(world, device)
    assert allowance is not None
    flagged = device.do("mail.send", letter(allowance, "contraband"), grant)
    device.do("wallet.allowance_return", {"allowance": allowance.allowance, "stamps": 1, "credits_cents": 0}, grant)
    with world.database.write() as connection:
        advance(connection, flagged.id, Advance("rejected", "words"), now_ms())
    assert balances(device)["stamps"] == 7
    assert world.broken() == []


def test_own_stamps_take_what_lies_at_this_very_device_and_nowhere_else(world: World, device: Device) -> None:
    grant, allowance = signed_in(world, device)
    assert allowance is not None
    other = world.device("Kiosk C-015", "SN-2")
    grant_there, _ = signed_in(world, other)
    own = {"contact": ROSA, "text": "x" * 18_001, "pay": {"kind": "own_stamps", "count": 4}}
    assert other.do("mail.send", own, grant_there).code == "not_enough_stamps"
    assert device.do("mail.send", own, grant).status == "accepted"
    row = row_of(world, allowance)
    assert (row.stamps, row.used_stamps) == (1, 0)
    assert world.broken() == []


def test_prices_of_the_allowance_hold_until_it_expires(world: World, device: Device) -> None:
    grant, allowance = signed_in(world, device)
    assert allowance is not None
    with world.database.write() as connection:
        now = load_facility(connection).policy
        set_policy(connection, now.model_copy(update={"mail": now.mail.model_copy(update={"letters_per_stamp": 3000})}), now_ms())
    assert device.do("mail.send", letter(allowance, "x" * 6000), grant, at_ms=now_ms()).status == "accepted"
    own = {"contact": ROSA, "text": "x" * 6000, "pay": {"kind": "own_stamps", "count": 1}}
    assert device.do("mail.send", own, grant, at_ms=now_ms()).code == "price_changed"
    later(world, allowance, 6 * HOUR_MS)
    assert device.do("mail.send", letter(allowance, "x" * 6000), grant, at_ms=now_ms()).code == "price_changed"
    assert device.do("mail.send", letter(allowance, "x" * 6000, 2), grant, at_ms=now_ms()).status == "accepted"
    _, second = signed_in(world, device)
    assert second is not None
    assert (second.allowance != allowance.allowance, second.price_version) == (True, allowance.price_version + 1)
    assert world.broken() == []


def test_photos_cost_stamps(world: World, device: Device) -> None:
    grant, allowance = signed_in(world, device)
    assert allowance is not None
    photos = ["a" * 64, "b" * 64]
    assert device.do("mail.send", letter(allowance, count=2, photos=photos), grant).code == "price_changed"
    assert device.do("mail.send", letter(allowance, count=3, photos=photos), grant).status == "accepted"
    assert row_of(world, allowance).used_stamps == 3
    assert world.broken() == []


def test_legal_mail_goes_at_zero_balance(world: World, device: Device) -> None:
    grant, allowance = signed_in(world, device)
    assert allowance is not None
    for _ in range(3):
        device.do("mail.send", letter(allowance, "x" * 13_000, 3), grant)
    shown = balances(device)
    assert (shown["stamps"], [aside["stamps"] for aside in shown["aside"]]) == (0, [1])
    assert device.do("mail.send", letter(allowance, "x" * 13_000, 3), grant).code == "not_enough_stamps"
    legal = device.do("mail.send", letter(allowance, "x" * 13_000, 3, contact=LAW), grant)
    assert legal.status == "accepted"
    assert world.broken() == []


def test_a_frozen_devices_allowances_end_and_return(world: World, device: Device) -> None:
    grant, allowance = signed_in(world, device)
    assert allowance is not None
    device.do("mail.send", letter(allowance), grant)
    forked = device.chain.command("mail.send", letter(allowance), grant, prev_hash="1" * 64)
    assert device.post("/v1/commands", {"commands": [forked]}).json()["code"] == "fork"
    row = row_of(world, allowance)
    assert (row.state, row.expires_ms <= now_ms()) == ("frozen", True)
    assert world.broken() == []
    assert reclaim(world.database, now_ms() + 2 * HOUR_MS) == 1
    assert row_of(world, allowance).state == "expired"
    assert world.broken() == []


def test_fencing_waits_the_grace_then_ends_the_epoch_and_returns_the_rest(world: World, device: Device) -> None:
    grant, allowance = signed_in(world, device)
    assert allowance is not None
    with world.database.write() as connection:
        assert fence(connection, device.id, now_ms())
        assert not fence(connection, "nobody", now_ms())
    assert device.do("mail.send", letter(allowance), grant).status == "accepted"  # saved before it was lost
    assert signed_in(world, device)[1] is None
    assert reclaim(world.database, now_ms() + HOUR_MS) == 0
    assert reclaim(world.database, now_ms() + 2 * HOUR_MS) == 1
    assert device.post("/v1/changes", {}).json()["code"] == "epoch"
    with world.database.read() as connection:
        assert connection.execute(select(devices.c.epoch, devices.c.state)).one() == (2, "frozen")
        assert held(connection, resident=MARCUS) == []
    _, elsewhere = signed_in(world, world.device("Kiosk C-015", "SN-2"))
    assert elsewhere is not None
    assert (elsewhere.stamps, world.broken()) == (5, [])


class TestTablet:
    @pytest.fixture
    def tablet(self, world: World) -> Device:
        return Device(world.http, world.code("Tablet 7", kind="tablet"), "T-1", "tablet")

    def keep(self, world: World) -> None:
        fill_and_tell(world.database, world.central.asks.signer, now_ms())
        reclaim_and_fill(world.database, now_ms())
        fill_and_tell(world.database, world.central.asks.signer, now_ms())

    def signed(self, world: World, tablet: Device) -> list[Allowance]:
        found = [payload["signed"] for kind, payload in tablet.pull_all() if kind == "wallet.allowance"]
        read = [world.central.asks.signer.read(one) for one in found]
        return [one for one in read if isinstance(one, Allowance)]

    def test_it_holds_a_standing_share_that_is_filled_up(self, world: World, tablet: Device) -> None:
        grant, allowance = signed_in(world, tablet)
        assert allowance is not None
        assert (allowance.stamps, allowance.credits_cents) == (2, 0)  # no use yet: the least that is worth it
        assert allowance.expires_ms - allowance.issued_ms == 14 * DAY_MS
        self.keep(world)
        assert self.signed(world, tablet) == []  # the answer to the sign-in told it
        tablet.do("mail.send", letter(allowance), grant)
        self.keep(world)
        assert self.signed(world, tablet) == []  # one of two is left: more than 30 %
        tablet.do("mail.send", letter(allowance), grant)
        self.keep(world)
        (raised,) = self.signed(world, tablet)
        assert (raised.allowance, raised.revision, raised.stamps) == (allowance.allowance, allowance.revision + 1, 4)
        self.keep(world)
        assert self.signed(world, tablet) == []
        assert world.broken() == []

    def test_its_share_follows_use_and_value_that_comes(self, world: World, tablet: Device) -> None:
        grant, allowance = signed_in(world, tablet)
        assert allowance is not None
        for _ in range(2):
            tablet.do("mail.send", letter(allowance, "x" * 13_000, 3), grant)
        with world.database.write() as connection:
            connection.exec_driver_sql(f"UPDATE entries SET at_ms = at_ms - {DAY_MS} WHERE kind = 'mail_stamps'")
        tablet.do("mail.send", letter(allowance, "x", 1), grant)
        tablet.pull_all()
        self.keep(world)
        assert self.signed(world, tablet) == []  # nothing is left to set aside
        with world.database.write() as connection:
            issue_to_resident(connection, MARCUS, "stamp", 100, cause="gift", now_ms=now_ms())
        tablet.pull_all()
        self.keep(world)
        (raised,) = self.signed(world, tablet)
        # The second highest day of thirty had one stamp: three for three days.
        assert raised.stamps - row_of(world, raised).used_stamps == 3
        assert world.broken() == []

    def test_new_prices_need_another_allowance(self, world: World, tablet: Device) -> None:
        grant, allowance = signed_in(world, tablet)
        assert allowance is not None
        with world.database.write() as connection:
            now = load_facility(connection).policy
            set_policy(connection, now.model_copy(update={"mail": now.mail.model_copy(update={"letters_per_stamp": 3000})}), now_ms())
        for _ in range(2):
            tablet.do("mail.send", letter(allowance), grant)
        tablet.pull_all()
        self.keep(world)
        found = self.signed(world, tablet)
        assert [(one.allowance == allowance.allowance, one.price_version - allowance.price_version) for one in found][-1] == (False, 1)
        assert world.broken() == []

    def test_it_runs_anew_only_while_it_is_heard_of(self, world: World, tablet: Device) -> None:
        _, allowance = signed_in(world, tablet)
        assert allowance is not None
        self.keep(world)
        later(world, allowance, 8 * DAY_MS)
        with world.database.write() as connection:
            connection.execute(update(devices).values(last_contact_ms=devices.c.last_contact_ms - 9 * DAY_MS))
        self.keep(world)
        assert row_of(world, allowance).revision == 1
        tablet.pull_all()
        self.keep(world)
        (renewed,) = self.signed(world, tablet)
        assert (renewed.revision, renewed.stamps) == (2, allowance.stamps)
        assert renewed.expires_ms > now_ms() + 13 * DAY_MS
        assert world.broken() == []


def test_the_answer_that_was_lost_holds_the_same_allowance(world: World, device: Device) -> None:
    ask = "ask-1"
    body = {"id": ask, "sealed": device.sealed(MARCUS, MARCUS_PIN, ask)}
    first, second = device.post("/v1/asks", body).json(), device.post("/v1/asks", body).json()
    assert first["allowance"] == second["allowance"]
    assert json.dumps(first) == json.dumps(second)


def test_the_command_line_lists_fences_and_reclaims(world: World, device: Device) -> None:
    _, allowance = signed_in(world, device)
    assert allowance is not None

    def run(*words: str) -> list[str]:
        where = ("--data", str(world.settings.data), "--database", world.settings.database_url)
        done = central_command("allowances", *words, *where)
        assert done.exit_code == 0, done.output
        return done.output.splitlines()

    line, total = run("list", "--resident", MARCUS)
    assert allowance.allowance in line
    assert f"device {device.id} (Kiosk C-014)" in line
    assert total == "set aside: 5 stamps, 700 cents, in 1 allowances"
    assert run("list", "--device", "another") == ["set aside: 0 stamps, 0 cents, in 0 allowances"]
    assert run("reclaim") == ["0 allowances ended"]
    run("fence", device.id)
    later(world, allowance, 3 * HOUR_MS)
    assert run("reclaim") == ["1 allowances ended"]
    assert run("list") == ["set aside: 0 stamps, 0 cents, in 0 allowances"]
    assert world.broken() == []


def test_a_device_that_names_sums_without_end_blocks_nothing(world: World, device: Device) -> None:
    """More of the largest amounts than the column holds: the device is heard on, and its count stays a number."""
    grant, allowance = signed_in(world, device)
    assert allowance is not None
    book = {"book": "none", "stamps": 1, "cents": MOST_CENTS, "price_version": 1, "allowance": allowance.allowance}
    for size in (500, 500, 100):
        codes = {
            outcome.code for outcome in device.send(*(device.chain.command("wallet.buy_stamps", book, grant) for _ in range(size)))
        }
        assert codes == {"unknown_book"}
    asked = row_of(world, allowance).asked_cents
    assert (asked, type(asked)) == (MOST_CENTS, int)
    assert device.do("mail.send", letter(allowance), grant).status == "accepted"
    assert world.broken() == []
