"""Who pays for a title when a device is in hostile hands: prices edited on it, purchases undone after a key, races of two devices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update
from uuid_utils import uuid7

from central.clock import now_ms
from central.ledger.book import balance, resident_owner
from central.ledger.wallet import issue_to_resident
from kiosk.media_store import buying
from kiosk.media_store.tables import keys, owned, titles
from tests.integration.central.device import Device
from tests.integration.central.test_allowance_races import at_once
from tests.integration.central.test_media import Shop
from tests.integration.central.world import MARCUS, MARCUS_PIN, World, running
from tests.integration.media_store.test_buying import Shopper
from tests.integration.sync.relay import Relay
from tests.integration.sync.test_with_central import Kiosk
from tests.postgres import running_postgres

NO_ALLOWANCE = {"allowance": {"kiosk_stamps": 0, "kiosk_cents": 0}}


def credits_of(world: World) -> int:
    """What Marcus has at central, free or set aside."""
    with world.database.read() as connection:
        return sum(balance(connection, kind, resident_owner(MARCUS), "usd_cents") for kind in ("available", "escrow"))


@pytest.fixture
def shopper(tmp_path: Path) -> Iterator[Shopper]:
    with running(World(tmp_path / "central", {"allowance": {"kiosk_stamps": 0, "kiosk_cents": 1000}})) as world:
        with world.database.write() as connection:
            issue_to_resident(connection, MARCUS, "usd_cents", 2000, cause="test:gift", now_ms=now_ms())
        relay = Relay(world.http.base_url.port or 0)
        relay.start()
        kiosk = Kiosk(tmp_path / "kiosk", world, relay)
        try:
            yield Shopper(kiosk, world)
        finally:
            kiosk.close()
            relay.stop()


def test_a_price_edited_on_the_device_buys_nothing(shopper: Shopper) -> None:
    shopper.sell("movie-1")
    had = credits_of(shopper.world)
    for cents in (0, 1, 899):
        with shopper.kiosk.store.write() as conn:
            conn.execute(update(titles).values(buy_cents=cents))
        assert shopper.offer("movie-1").cents == cents, "the screen believes its store"
        licence = shopper.buy("movie-1")
        shopper.kiosk.until(lambda conn: conn.execute(select(owned.c.waiting)).scalars().first() is False)
        with shopper.kiosk.store.read() as conn:
            assert conn.execute(select(owned.c.state).where(owned.c.licence == licence)).scalar_one() == "refused"
        assert shopper.opens(licence, "movie-1") == "not_yours"
        with shopper.kiosk.store.write() as conn:
            conn.execute(delete(owned))
    assert credits_of(shopper.world) == had, "nothing was charged for nothing"
    assert shopper.world.broken() == []


def test_undo_after_a_key_was_given_gives_nothing_back(shopper: Shopper) -> None:
    """The device's own rule is edited away: its copy of the key is put aside, and later back."""
    shopper.sell("movie-1")
    licence = shopper.buy("movie-1")
    shopper.settled(licence)
    shopper.bring(licence, "movie-1")
    paid = credits_of(shopper.world)
    with shopper.kiosk.store.write() as conn:
        kept = conn.execute(select(keys)).one()
        conn.execute(delete(keys))
        conn.execute(update(owned).values(started_here_ms=None))
    buying.undo(shopper.kiosk.store, shopper.session, licence, str(uuid7()), shopper.kiosk.clock)
    shopper.kiosk.until(lambda conn: conn.execute(select(owned.c.state)).scalar_one() == "held")
    assert credits_of(shopper.world) == paid, "who has the key may have seen it"
    with shopper.kiosk.store.write() as conn:
        conn.execute(insert(keys).values(kept._mapping))
    assert shopper.play(licence, "movie-1"), "and it is theirs as before"
    assert shopper.world.broken() == []


@pytest.fixture(params=["sqlite", "postgresql"])
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shop]:
    def serve(url: str) -> Iterator[Shop]:
        with running(World(tmp_path / "central", NO_ALLOWANCE, url)) as world:
            device = world.device()
            yield Shop(world, device, device.sign_in(MARCUS, MARCUS_PIN))

    if request.param == "sqlite":
        yield from serve("")
    else:
        with running_postgres() as server, server.fresh() as url:
            yield from serve(url)


def doer(shop: Shop, device: Device, grant: str, kind: str, payload: dict[str, Any], into: list[str]) -> Callable[[], None]:
    """A device that does one thing when told."""

    def act() -> None:
        outcome = device.do(kind, payload, grant, at_ms=now_ms())
        into.append(outcome.code or outcome.status)

    return act


def test_two_devices_race_to_undo_and_to_buy(shop: Shop) -> None:
    shop.sell()
    other = shop.world.device("Kiosk C-015", "SN-2")
    grant = other.sign_in(MARCUS, MARCUS_PIN)
    had = credits_of(shop.world)
    for _ in range(5):
        bought: list[str] = []
        buy = {"title": "song-1", "how": "own", "cents": 250}
        at_once(*(doer(shop, one, its, "media.buy", buy, bought) for one, its in ((shop.device, shop.grant), (other, grant))))
        assert sorted(bought) == ["accepted", "owned"], "one purchase, however many devices"
        assert credits_of(shop.world) == had - 250
        [licence] = [one for one, owned in shop.owned().items() if owned["state"] == "held"]
        undone: list[str] = []
        undo = {"licence": licence}
        at_once(*(doer(shop, one, its, "media.undo", undo, undone) for one, its in ((shop.device, shop.grant), (other, grant))))
        assert sorted(undone) == ["accepted", "undone"], "one refund"
        assert credits_of(shop.world) == had
    assert shop.world.broken() == []


def test_an_undo_races_with_the_key(shop: Shop) -> None:
    """Either the key or the money, never both."""
    other = shop.world.device("Kiosk C-015", "SN-2")
    other.sign_in(MARCUS, MARCUS_PIN)
    for title in ("song-1", "song-2", "song-3", "song-4"):
        shop.sell(title)
        had = credits_of(shop.world)
        licence, state = shop.buy(title, at_ms=now_ms())
        assert state == "accepted"
        undone: list[str] = []
        given: list[int] = []

        def ask(licence: str = licence, title: str = title, given: list[int] = given) -> None:
            given.append(len(shop.licences(licence, title, other).licences))

        at_once(doer(shop, shop.device, shop.grant, "media.undo", {"licence": licence}, undone), ask)
        assert (undone[0], given[0]) in {("accepted", 0), ("used", 1)}
        assert credits_of(shop.world) == (had if undone == ["accepted"] else had - 250)
    assert shop.world.broken() == []
