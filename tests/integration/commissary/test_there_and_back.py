"""From the basket to central and back: what was shown is charged, what is refused lies in the basket again, money returns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from uuid_utils import uuid7

from central.clock import now_ms
from central.commissary import family, goods, packing
from central.commissary.packs import add, step
from central.trust.reports import report_trust
from kiosk.commissary import basket, ordering
from kiosk.commissary.orders import Order, family_cents, order, packs
from kiosk.device.policy import current_policy
from kiosk.signin.grants import verify_grant
from kiosk.signin.rules import Person
from kiosk.signin.sessions import open_session
from kiosk.sync.wire_commissary import GoodChange
from kiosk.wallet.wallet import balances
from tests.integration.central.world import MARCUS, World, running
from tests.integration.sync.relay import Relay
from tests.integration.sync.test_with_central import Kiosk

SOAP = GoodChange(good="soap", shelf="hygiene", name={"en": "Soap"}, cents=120)
TRUST = 4000


@pytest.fixture
def policy() -> dict[str, object]:
    return {"allowance": {"kiosk_stamps": 0, "kiosk_cents": 0}, "commissary": {"pay": ["trust"], "cancel_minutes": 60}}


@pytest.fixture
def world(tmp_path: Path, policy: dict[str, object], database_url: str) -> Iterator[World]:
    with running(World(tmp_path / "central", policy, database_url)) as served:
        with served.database.write() as connection:
            report_trust(connection, MARCUS, TRUST, now_ms())
            goods.keep(connection, SOAP, now_ms())
        yield served


@pytest.fixture
def relay(world: World) -> Iterator[Relay]:
    port = world.http.base_url.port
    assert port is not None
    made = Relay(port)
    made.start()
    yield made
    made.stop()


class Customer:
    """Marcus at a kiosk."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.kiosk = kiosk
        kiosk.start()
        kiosk.connected()
        answer = kiosk.sign_in()
        with kiosk.store.write() as conn:
            grant = verify_grant(str(answer.grant), kiosk.identity, MARCUS).grant
            self.session = open_session(conn, Person(MARCUS, "Marcus", "20714471"), grant, online=True, now_ms=kiosk.clock.now_ms())
        kiosk.until(lambda conn: (held := balances(conn, MARCUS)) is not None and held.trust_cents == TRUST)

    def order(self, count: int) -> str:
        basket.put(self.kiosk.store, self.session, "soap", count, self.kiosk.clock)
        with self.kiosk.store.read() as conn:
            shown = ordering.checkout(conn, MARCUS, "trust", current_policy(conn), self.kiosk.clock.now_ms())
        return ordering.place(self.kiosk.store, self.session, shown, str(uuid7()), self.kiosk.clock)

    def found(self, id: str) -> Order:
        with self.kiosk.store.read() as conn:
            one = order(conn, MARCUS, id)
        assert one is not None
        return one

    def until(self, id: str, state: str) -> Order:
        self.kiosk.until(lambda conn: (one := order(conn, MARCUS, id)) is not None and not one.waiting and one.change.state == state)
        return self.found(id)

    def trust(self, cents: int) -> None:
        self.kiosk.until(lambda conn: (held := balances(conn, MARCUS)) is not None and held.trust_cents == cents)


@pytest.fixture
def customer(tmp_path: Path, world: World, relay: Relay) -> Iterator[Customer]:
    kiosk = Kiosk(tmp_path / "kiosk", world, relay)
    try:
        yield Customer(kiosk)
    finally:
        kiosk.close()


def test_ordered_packed_in_part_cancelled_and_refused(customer: Customer, world: World, relay: Relay) -> None:
    with world.database.write() as connection:
        family.give(connection, MARCUS, 200, who="Rosa", reference="p-1", now_ms=now_ms())
        pack = add(connection, MARCUS, sender="Rosa", name={"en": "Snacks"}, lines=("Tea",), now_ms=now_ms())
        step(connection, pack, "arrived", now_ms=now_ms())
    customer.kiosk.until(lambda conn: family_cents(conn, MARCUS) == 200)
    customer.kiosk.until(lambda conn: [one.state for one in packs(conn, MARCUS)] == ["arrived"])

    first = customer.order(3)
    change = customer.until(first, "placed").change
    assert (change.total_cents, change.family_cents) == (360, 200)
    customer.trust(TRUST - 160)
    with world.database.write() as connection:
        packing.pack(connection, first, {"soap": 1}, by="it", now_ms=now_ms())
    change = customer.until(first, "packed").change
    assert (change.lines[0].filled, change.refunded_cents) == (2, 120)
    customer.trust(TRUST - 40)

    second = customer.order(1)
    customer.until(second, "placed")
    ordering.cancel(customer.kiosk.store, customer.session, second, str(uuid7()), customer.kiosk.clock)
    customer.until(second, "cancelled")
    customer.trust(TRUST - 40)

    relay.stop()
    third = customer.order(2)
    assert customer.found(third).waiting, "it waits to be paid when connected"
    with world.database.write() as connection:
        goods.keep(connection, SOAP.model_copy(update={"cents": 150}), now_ms())
    relay.start()
    assert customer.until(third, "refused").change.code == "price_changed"
    customer.trust(TRUST - 40)
    with customer.kiosk.store.read() as conn:
        assert basket.lines(conn, MARCUS) == {"soap": 2}
    assert world.broken() == []
