"""The commissary at central: what is sold to whom and when, what is charged and given back, packs and money from family."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update
from uuid_utils import uuid7

from central.clock import now_ms
from central.commissary import family, goods, limits, packing, packs
from central.commissary.tables import baskets, orders
from central.facility.facility import load_facility, set_policy
from central.ledger.book import balance, resident_owner
from central.ledger.tables import entries
from central.ledger.wallet import issue_to_resident
from central.policy import Policy
from central.residents.tables import residents
from central.restrictions.restrictions import add_sanction
from central.trust.reports import report_trust
from kiosk.sync.wire_commissary import GoodChange, GoodLimit
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.test_audit import tamper
from tests.integration.central.test_both_engines import at_once
from tests.integration.central.world import ANDRE, ANDRE_PIN, MARCUS, MARCUS_PIN, World

pytestmark = pytest.mark.both_engines

HOUR_MS = 3_600_000
RAMEN = {"good": "ramen", "shelf": "food", "name": {"en": "Ramen", "es": "Fideos"}, "cents": 65, "limits": [{"most": 10, "days": 7}]}
COFFEE = {"good": "coffee", "shelf": "drinks", "name": {"en": "Coffee"}, "cents": 480}
SOAP = {"good": "soap", "shelf": "hygiene", "name": {"en": "Soap"}, "cents": 120, "essential": True}


@pytest.fixture
def policy(policy: dict[str, Any]) -> dict[str, Any]:
    return policy | {"commissary": {"pay": ["trust", "credits"], "cancel_minutes": 60}}


@dataclass
class Shop:
    """A device at which Marcus is signed in, with $40 in trust and $5 of credits."""

    world: World
    device: Device
    grant: str

    def __post_init__(self) -> None:
        with self.world.database.write() as connection:
            report_trust(connection, MARCUS, 4000, now_ms())
            for one in (RAMEN, COFFEE, SOAP):
                goods.keep(connection, GoodChange.model_validate(one), now_ms())
        had = self.credits()
        with self.world.database.write() as connection:
            if had < 500:
                issue_to_resident(connection, MARCUS, "usd_cents", 500 - had, cause="test:credits", now_ms=now_ms())
        self.had_credits = self.credits()

    def order(self, *lines: tuple[str, int, int], pay: str = "trust", family_cents: int = 0, **over: Any) -> tuple[str, str]:
        """Returns the id, and the code or status."""
        total = sum(count * cents for _, count, cents in lines)
        payload = {
            "pay": pay,
            "lines": [{"good": good, "count": count, "cents": cents} for good, count, cents in lines],
            "total_cents": over.pop("total_cents", total),
            "family_cents": family_cents,
        }
        outcome = self.device.do("commissary.order", payload, self.grant, **{"at_ms": now_ms()} | over)
        return outcome.id, outcome.code or outcome.status

    def cancel(self, order: str, **over: Any) -> str:
        outcome = self.device.do("commissary.cancel", {"order": order}, self.grant, at_ms=now_ms(), **over)
        return outcome.code or outcome.status

    def trust(self) -> int:
        return self._held("trust")

    def credits(self) -> int:
        return self._held("available")

    def family(self) -> int:
        with self.world.database.read() as connection:
            return balance(connection, "available", family.purse(MARCUS), "usd_cents")

    def told(self, kind: str) -> list[dict[str, Any]]:
        return [payload for found, payload in self.device.pull_all() if found == kind]

    def state(self, order: str) -> str:
        with self.world.database.read() as connection:
            return str(connection.execute(select(orders.c.state).where(orders.c.id == order)).scalar_one())

    def _held(self, kind: Any) -> int:
        with self.world.database.read() as connection:
            return balance(connection, kind, resident_owner(MARCUS), "usd_cents")


@pytest.fixture
def shop(world: World, device: Device, grant: str) -> Shop:
    return Shop(world, device, grant)


def charges(shop: Shop) -> int:
    with shop.world.database.read() as connection:
        asked = select(func.count()).select_from(entries).where(entries.c.kind == "commissary_ordered")
        return int(connection.execute(asked).scalar_one())


def test_an_order_is_priced_here_paid_once_and_told(shop: Shop) -> None:
    order, said = shop.order(("ramen", 4, 65), ("soap", 1, 150))
    assert said == "accepted"
    assert shop.trust() == 4000 - 4 * 65 - 120, "central's price, which is lower than the device showed"
    [told] = shop.told("commissary.order_kept")
    assert (told["order"], told["state"], told["total_cents"]) == (order, "placed", 380)
    assert [(line["good"], line["count"], line["cents"]) for line in told["lines"]] == [("ramen", 4, 65), ("soap", 1, 120)]
    assert told["cancel_until_ms"] > now_ms()
    assert shop.order(("coffee", 1, 480), pay="credits")[1] == "accepted"
    assert shop.credits() == shop.had_credits - 480
    assert charges(shop) == 2
    assert shop.world.broken() == []


def test_the_same_order_sent_again_is_charged_once(shop: Shop) -> None:
    payload = {"pay": "trust", "lines": [{"good": "soap", "count": 1, "cents": 120}], "total_cents": 120}
    command = shop.device.chain.command("commissary.order", payload, shop.grant)
    first, again = shop.device.send(command), shop.device.send(command)
    assert first == again
    assert (shop.trust(), charges(shop)) == (3880, 1)


@pytest.mark.parametrize(
    ("lines", "over", "code"),
    [
        ([("ramen", 1, 64)], {}, "price_changed"),
        ([("ramen", 1, 65)], {"total_cents": 1}, "bad_basket"),
        ([("ramen", 1, 65), ("ramen", 1, 65)], {}, "bad_basket"),
        ([("ramen", 1, 65)], {"family_cents": 66}, "bad_basket"),
        ([("gold", 1, 65)], {}, "unknown_good"),
        ([("ramen", 11, 65)], {}, "over_limit"),
        ([("coffee", 9, 480)], {}, "not_enough_trust"),
        ([("coffee", 9, 480)], {"pay": "credits"}, "not_enough_credits"),
        ([("soap", 1, 120)], {"family_cents": 50}, "not_enough_family"),
        ([("ramen", 0, 65)], {}, "bad_payload"),
        ([("ramen", -3, 65)], {}, "bad_payload"),
        ([("ramen", 1000, 65)], {}, "bad_payload"),
    ],
)
def test_what_cannot_be_ordered_costs_nothing(shop: Shop, lines: Any, over: dict[str, Any], code: str) -> None:
    order, said = shop.order(*lines, **over)
    assert said == code
    assert (shop.trust(), shop.credits(), charges(shop)) == (4000, shop.had_credits, 0)
    if code != "bad_payload":
        [told] = shop.told("commissary.order_kept")
        assert (told["order"], told["state"], told["code"]) == (order, "refused", code)
        assert {line["good"]: line["count"] for line in told["lines"]} == {good: count for good, count, _ in lines}
    assert shop.world.broken() == []


def test_limits_of_goods_units_persons_and_spending(shop: Shop) -> None:
    with shop.world.database.write() as connection:
        connection.execute(update(residents).where(residents.c.id == MARCUS).values(unit="C"))
        limits.add(connection, "unit", "C", "soap", GoodLimit(most=2, days=7), reason="", by="it", now_ms=now_ms())
        own = limits.add(connection, "resident", MARCUS, None, GoodLimit(most=1000, days=7), reason="", by="it", now_ms=now_ms())
        limits.add(connection, "resident", MARCUS, "coffee", GoodLimit(most=0), reason="", by="it", now_ms=now_ms())
    assert shop.told("commissary.limits")[-1] == {
        "goods": {"soap": [{"most": 2, "days": 7}], "coffee": [{"most": 0, "days": 0}]},
        "cents": [{"most": 1000, "days": 7}],
    }
    assert shop.order(("coffee", 1, 480))[1] == "over_limit"
    first, said = shop.order(("ramen", 10, 65))
    assert said == "accepted"
    assert shop.order(("ramen", 1, 65))[1] == "over_limit", "ten in seven days, all orders counted"
    assert shop.order(("soap", 3, 120))[1] == "over_limit"
    assert shop.order(("soap", 2, 120))[1] == "accepted"
    with shop.world.database.write() as connection:
        goods.keep(connection, GoodChange.model_validate(COFFEE | {"good": "tea", "cents": 200}), now_ms())
    assert shop.order(("tea", 1, 200))[1] == "over_spending"
    assert shop.cancel(first) == "accepted"
    assert shop.order(("ramen", 2, 65))[1] == "accepted", "what was cancelled counts no more"
    with shop.world.database.write() as connection:
        assert limits.end(connection, own, by="it", now_ms=now_ms())
    assert shop.order(("tea", 5, 200))[1] == "accepted"
    assert shop.world.broken() == []


def test_a_sanction_leaves_essentials(shop: Shop) -> None:
    with shop.world.database.write() as connection:
        add_sanction(connection, MARCUS, ("buy",), ends_ms=None, now_ms=now_ms())
    assert shop.order(("ramen", 1, 65))[1] == "blocked"
    assert shop.order(("soap", 1, 120), ("ramen", 1, 65))[1] == "blocked"
    assert shop.order(("soap", 1, 120))[1] == "accepted"


def test_family_money_pays_first_as_shown_and_comes_back_last(shop: Shop) -> None:
    with shop.world.database.write() as connection:
        assert family.give(connection, MARCUS, 500, who="Maria Lopez", reference="p-1", now_ms=now_ms())
        assert not family.give(connection, MARCUS, 500, who="Maria Lopez", reference="p-1", now_ms=now_ms()), "the same notice again"
    with pytest.raises(family.ReferenceUsed), shop.world.database.write() as connection:
        family.give(connection, MARCUS, 501, who="Maria Lopez", reference="p-1", now_ms=now_ms())
    order, said = shop.order(("coffee", 1, 480), ("ramen", 4, 65), family_cents=500)
    assert said == "accepted"
    assert (shop.trust(), shop.family()) == (4000 - 240, 0)
    told = shop.told("commissary.family_money")[-1]
    assert told["cents"] == 0
    assert [(line["cents"], line["what"], line["who"]) for line in told["lines"]] == [
        (-500, "order", ""),
        (500, "given", "Maria Lopez"),
    ]
    with shop.world.database.write() as connection:
        packing.begin(connection, order, now_ms())
        assert packing.pack(connection, order, {"coffee": 1}, by="it", now_ms=now_ms()) == 480
    assert (shop.trust(), shop.family()) == (4000, 240), "their own money comes back first"
    change = shop.told("commissary.order_kept")[-1]
    assert (change["refunded_cents"], change["family_refunded_cents"]) == (480, 240)
    with pytest.raises(packing.NotNow), shop.world.database.write() as connection:
        packing.take_back(connection, order, "coffee", 1, by="it", now_ms=now_ms())
    with shop.world.database.write() as connection:
        packing.deliver(connection, order, now_ms())
        assert packing.take_back(connection, order, "ramen", 4, by="it", now_ms=now_ms()) == 260
    assert (shop.trust(), shop.family()) == (4000, 500)
    with pytest.raises(packing.NotNow), shop.world.database.write() as connection:
        packing.take_back(connection, order, "ramen", 1, by="it", now_ms=now_ms())
    with shop.world.database.write() as connection:
        assert family.take_back(connection, "p-1", now_ms()) == 500
    with pytest.raises(family.NoGift), shop.world.database.write() as connection:
        family.take_back(connection, "p-1", now_ms())
    assert shop.world.broken() == []


def test_cancel_gives_all_back_once_until_packing_begins(shop: Shop) -> None:
    order, _ = shop.order(("ramen", 2, 65))
    assert shop.cancel(order) == "accepted"
    assert (shop.state(order), shop.trust()) == ("cancelled", 4000)
    assert shop.cancel(order) == "cancelled"
    packed, _ = shop.order(("ramen", 2, 65))
    with shop.world.database.write() as connection:
        packing.begin(connection, packed, now_ms())
    assert shop.cancel(packed) == "too_late"
    late, _ = shop.order(("soap", 1, 120))
    with shop.world.database.write() as connection:
        connection.execute(update(orders).where(orders.c.id == late).values(cancel_until_ms=now_ms() - 1))
    assert shop.cancel(late) == "too_late"
    assert shop.cancel(str(uuid7())) == "not_yours"
    assert shop.trust() == 4000 - 130 - 120
    with shop.world.database.write() as connection:
        assert packing.cancel(connection, late, "The store room is closed.", by="it", now_ms=now_ms()) == 120
    assert shop.told("commissary.order_kept")[-1]["note"] == "The store room is closed."
    assert shop.world.broken() == []


def test_a_window_that_closed_and_an_order_that_was_made_in_time(shop: Shop) -> None:
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    now = datetime.fromtimestamp(now_ms() / 1000, UTC)
    opened, closed = now - timedelta(hours=6), now - timedelta(minutes=2)
    window = {
        "opens_on": days[opened.weekday()],
        "opens": f"{opened:%H:%M}",
        "closes_on": days[closed.weekday()],
        "closes": f"{closed:%H:%M}",
    }

    def put(late_minutes: int) -> None:
        with shop.world.database.write() as connection:
            whole = load_facility(connection).policy.model_dump(mode="json")
            terms = {"pay": ["trust"], "windows": [window], "late_minutes": late_minutes}
            wanted = whole | {"facility": whole["facility"] | {"zone": "UTC"}, "commissary": terms}
            set_policy(connection, Policy.model_validate(wanted), now_ms())

    in_time = now_ms() - 4 * 60_000
    put(0)
    assert shop.order(("soap", 1, 120), at_ms=in_time)[1] == "window_closed"
    put(60)
    assert shop.order(("soap", 1, 120), at_ms=in_time)[1] == "accepted"
    assert shop.order(("soap", 1, 120))[1] == "window_closed", "made after it closed"


def test_two_orders_at_once_are_counted_one_after_the_other(world: World, device: Device, grant: str) -> None:
    shop = Shop(world, device, grant)
    other = world.device("Kiosk C-015", "SN-2")
    shops = [shop, Shop(world, other, other.sign_in(MARCUS, MARCUS_PIN))]
    said = at_once(*(lambda one=one: one.order(("ramen", 6, 65))[1] for one in shops))
    assert sorted(said) == ["accepted", "over_limit"]
    assert (shop.trust(), charges(shop)) == (4000 - 390, 1)
    assert world.broken() == []


def test_the_later_basket_stands(shop: Shop) -> None:
    def basket(count: int, at_ms: int) -> None:
        payload = {"lines": [{"good": "ramen", "count": count}], "at_ms": at_ms}
        assert shop.device.do("commissary.basket", payload, shop.grant, at_ms=now_ms()).status == "accepted"

    now = now_ms()
    basket(3, now - 1000)
    basket(2, now - 5000)
    assert [one["lines"][0]["count"] for one in shop.told("commissary.basket_kept")] == [3]
    basket(4, now + 10 * HOUR_MS)
    with shop.world.database.read() as connection:
        assert connection.execute(select(baskets.c.at_ms)).scalar_one() <= now_ms(), "a clock that runs ahead wins no later basket"


def test_nobody_cancels_the_order_of_somebody_else(shop: Shop) -> None:
    order, _ = shop.order(("ramen", 2, 65))
    andre = shop.device.sign_in(ANDRE, ANDRE_PIN)
    assert shop.device.do("commissary.cancel", {"order": order}, andre, at_ms=now_ms()).code == "not_yours"
    assert shop.state(order) == "placed"


def test_packs_are_told_with_each_step(shop: Shop) -> None:
    with shop.world.database.write() as connection:
        name = {"en": "Snack pack", "es": "Paquete de bocadillos"}
        pack = packs.add(connection, MARCUS, sender="Maria Lopez", name=name, lines=("Cookies", "Tea"), now_ms=now_ms())
        assert packs.step(connection, pack, "shipped", carrier="USPS", tracking="9400", now_ms=now_ms())
        assert packs.step(connection, pack, "arrived", now_ms=now_ms())
        assert not packs.step(connection, "nothing", "arrived", now_ms=now_ms())
    changes = shop.device.pull_all()
    told = [payload for kind, payload in changes if kind == "commissary.pack"][-1]
    notices = [payload["words"]["es"]["title"] for kind, payload in changes if kind == "resident.notice"]
    assert notices[-1] == "Tu paquete de Maria Lopez llegó"
    assert [step["state"] for step in told["steps"]] == ["ordered", "shipped", "arrived"]
    assert (told["carrier"], told["tracking"]) == ("USPS", "9400")


def test_the_command_line(shop: Shop, cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "goods.json"
    file.write_text(json.dumps([RAMEN | {"cents": 70}, COFFEE | {"good": "tea"}]))
    assert cli.run("commissary", "load", str(file)) == "1 new, 1 changed"
    assert cli.run("commissary", "load", str(file)) == "0 new, 0 changed"
    file.write_text(json.dumps([RAMEN | {"shelf": "cellar"}]))
    assert "no such shelf in the policy: cellar" in cli.run("commissary", "load", str(file), code=1)
    file.write_text(json.dumps([RAMEN | {"cents": 0}]))
    assert "0.cents" in cli.run("commissary", "load", str(file), code=1)
    cli.run("commissary", "set", "soap", "--sold-out")
    assert shop.order(("soap", 1, 120))[1] == "sold_out"
    assert "sold out" in cli.run("commissary", "goods")
    order, _ = shop.order(("ramen", 3, 70))
    assert order in cli.run("commissary", "orders", "--state", "placed")
    assert cli.run("commissary", "begin", order) == "packing"
    assert cli.run("commissary", "packed", order, "--missing", "ramen=1") == "packed, 70 cents given back"
    assert "packed" in cli.run("commissary", "show", order)
    assert cli.run("commissary", "deliver", order) == "delivered"
    assert cli.run("commissary", "take-back", order, "ramen", "1") == "70 cents given back"
    assert "the order is delivered" in cli.run("commissary", "cancel", order, code=1)
    assert cli.run("commissary", "family", "give", MARCUS, "500", "--from", "Maria", "--reference", "p-9") == "given"
    assert cli.run("commissary", "family", "give", MARCUS, "500", "--from", "Maria", "--reference", "p-9") == "taken before"
    promised = cli.run("commissary", "family", "promise", MARCUS, "2000", "--from", "Maria", "--next-day", "2030-01-04")
    assert cli.run("commissary", "family", "end-promise", promised) == "ended"
    assert cli.run("commissary", "family", "take-back", "p-9") == "500 cents taken back"
    limit = cli.run("commissary", "limit", "add", "2", "--good", "tea", "--unit", "C")
    assert limit in cli.run("commissary", "limit", "list")
    assert cli.run("commissary", "limit", "end", limit) == "ended"
    pack = cli.run("commissary", "pack", "add", MARCUS, "--from", "Maria", "--name", "Snacks", "--line", "Tea")
    assert cli.run("commissary", "pack", "step", pack, "shipped", "--tracking", "94") == "shipped"
    assert "shipped" in cli.run("commissary", "pack", "list")
    assert shop.world.broken() == []


@pytest.mark.parametrize(
    ("broken", "number"),
    [
        ("UPDATE commissary_orders SET total_cents = 1", "7: order"),
        ("UPDATE commissary_lines SET cents = 66", "8: order"),
        ("UPDATE commissary_orders SET refunded_cents = 65", "11: order"),
        ("UPDATE commissary_orders SET family_cents = 1", "12: order"),
        ("UPDATE commissary_lines SET filled = 0", "11: order"),
        ("DELETE FROM changes WHERE kind = 'commissary.order_kept'", "15: order"),
    ],
)
def test_the_audit_finds_what_was_tampered_with(shop: Shop, broken: str, number: str) -> None:
    shop.order(("ramen", 2, 65))
    assert shop.world.broken() == []
    assert any(one.startswith(number) for one in tamper(shop.world, broken))
