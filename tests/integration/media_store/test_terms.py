"""Prices for a time, limits and refunds, from central's command line to what the screen shows and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, select
from uuid_utils import uuid7

from central.clock import now_ms
from central.ledger.wallet import issue_to_resident
from central.media import limits as central_limits
from central.media import promotions as central_promotions
from central.media.refunds import refund
from kiosk.media_store import buying, library
from kiosk.media_store.limits import limits_for
from kiosk.media_store.prices import Price, prices
from kiosk.media_store.tables import keys, limits, owned
from kiosk.notices.notices import notices, unread_count
from kiosk.sync.wire import MediaLimits
from kiosk.wallet.accounts import NotOffered, PriceChanged
from kiosk.wallet.history import history_page
from kiosk.wallet.wallet import balances
from tests.integration.central.world import MARCUS, World, running
from tests.integration.media_store.test_buying import Shopper
from tests.integration.sync.relay import Relay
from tests.integration.sync.test_with_central import Kiosk

HOUR_MS = 3_600_000


@pytest.fixture
def shopper(tmp_path: Path) -> Iterator[Shopper]:
    with running(World(tmp_path / "central", {"allowance": {"kiosk_stamps": 0, "kiosk_cents": 1000}})) as world:
        with world.database.write() as connection:
            issue_to_resident(connection, MARCUS, "usd_cents", 2000, cause="test:gift", now_ms=now_ms())
        port = world.http.base_url.port
        assert port is not None
        relay = Relay(port)
        relay.start()
        kiosk = Kiosk(tmp_path / "kiosk", world, relay)
        try:
            yield Shopper(kiosk, world)
        finally:
            kiosk.close()
            relay.stop()


def promote(shopper: Shopper, cents: int, until: int = HOUR_MS) -> str:
    now = now_ms()
    with shopper.world.database.write() as connection:
        return central_promotions.promote(
            connection, "Summer", cents=cents, from_ms=now - HOUR_MS, until_ms=now + until, now_ms=now, kind="movie"
        )


def price(shopper: Shopper, conn: Connection, title: str, at_ms: int | None = None) -> Price | None:
    return prices(conn, now_ms() if at_ms is None else at_ms).of(shopper.detail(title).title, "own")


def test_a_price_for_a_time_is_shown_and_paid(shopper: Shopper) -> None:
    shopper.sell("movie-1")
    made = promote(shopper, 700)
    shopper.kiosk.until(lambda conn: (found := price(shopper, conn, "movie-1")) is not None and found.cents == 700)
    offer = shopper.offer("movie-1")
    assert (offer.cents, offer.full_cents) == (700, 900)
    assert offer.until_ms is not None
    with shopper.kiosk.store.read() as conn:
        assert price(shopper, conn, "movie-1", offer.until_ms) == Price(900, 900, None), "the screen knows by itself when it ends"
        before = balances(conn, MARCUS, now_ms())
    licence = shopper.buy("movie-1")
    shopper.settled(licence)
    with shopper.kiosk.store.read() as conn:
        after = balances(conn, MARCUS, now_ms())
        assert before is not None
        assert after is not None
        assert before.credits_cents - after.credits_cents == 700
        assert conn.execute(select(owned.c.cents)).scalar_one() == 700
    shopper.sell("movie-2")
    shown = shopper.offer("movie-2")
    with shopper.world.database.write() as connection:
        assert central_promotions.end(connection, made, now_ms())
    shopper.kiosk.until(lambda conn: (found := price(shopper, conn, "movie-2")) is not None and found.cents == 900)
    with pytest.raises(PriceChanged):
        buying.buy(shopper.kiosk.store, shopper.session, shown, str(uuid7()), shopper.kiosk.clock)
    assert shopper.world.broken() == []


def test_what_was_sold_offline_is_theirs_at_the_price_that_was_shown(shopper: Shopper, monkeypatch: pytest.MonkeyPatch) -> None:
    """The promotion ends at central while the device cannot hear of it; its allowance holds the price."""
    shopper.sell("movie-1")
    made = promote(shopper, 700)
    shopper.kiosk.until(lambda conn: (found := price(shopper, conn, "movie-1")) is not None and found.cents == 700)
    offer = shopper.offer("movie-1")
    assert offer.allowance is not None
    monkeypatch.setattr(central_promotions, "_tell", lambda *_words: None)
    with shopper.world.database.write() as connection:
        assert central_promotions.end(connection, made, now_ms())
    licence = buying.buy(shopper.kiosk.store, shopper.session, offer, str(uuid7()), shopper.kiosk.clock)
    shopper.settled(licence)
    with shopper.kiosk.store.read() as conn:
        assert conn.execute(select(owned.c.state, owned.c.cents)).one() == ("held", 700)
    assert shopper.world.broken() == []


def test_limits_reach_the_screen_with_a_reason(shopper: Shopper) -> None:
    shopper.sell("movie-1", genre="Horror")
    shown = shopper.offer("movie-1")
    for scope, target in (("facility", ""), ("resident", MARCUS)):
        with shopper.world.database.write() as connection:
            limit = central_limits.add(connection, scope, target, MediaLimits(genres=("horror",)), "", now_ms())  # type: ignore[arg-type]
        shopper.kiosk.until(lambda conn: limits_for(conn, MARCUS).genres != ())
        with shopper.kiosk.store.read() as conn:
            assert buying.hidden(conn, MARCUS, shopper.detail("movie-1")) == "genre"
            assert buying.offers(conn, MARCUS, shopper.detail("movie-1"), now_ms()) == []
            assert buying.hidden(conn, "andre", shopper.detail("movie-1")) == ("genre" if scope == "facility" else None)
        with pytest.raises(NotOffered):
            buying.buy(shopper.kiosk.store, shopper.session, shown, str(uuid7()), shopper.kiosk.clock)
        with shopper.world.database.write() as connection:
            assert central_limits.end(connection, limit, now_ms())
        shopper.kiosk.until(lambda conn: limits_for(conn, MARCUS).genres == ())
    device = shopper.kiosk.identity.device
    with shopper.world.database.write() as connection:
        central_limits.move_device(connection, device, "C", now_ms())
        central_limits.add(connection, "unit", "C", MediaLimits(highest_rating="everyone", titles=("movie-1",)), "", now_ms())
    shopper.kiosk.until(lambda conn: limits_for(conn, MARCUS).titles != ())
    with shopper.kiosk.store.read() as conn:
        assert limits_for(conn, "andre").titles == ("movie-1",), "whoever is at this device"
        assert conn.execute(select(limits.c.stream).where(limits.c.stream == "device")).one()
    with shopper.world.database.write() as connection:
        central_limits.move_device(connection, device, None, now_ms())
    shopper.kiosk.until(lambda conn: limits_for(conn, "andre").titles == ())


def test_a_refund_is_told_and_the_title_let_go(shopper: Shopper) -> None:
    shopper.sell("movie-1")
    with shopper.kiosk.store.read() as conn:
        before = balances(conn, MARCUS, now_ms())
    licence = shopper.buy("movie-1")
    shopper.settled(licence)
    shopper.bring(licence, "movie-1")
    assert isinstance(shopper.opens(licence, "movie-1"), library.Opens)
    with shopper.world.database.write() as connection:
        assert refund(connection, licence, "gone", "staff", now_ms()) == 900
    shopper.kiosk.until(lambda conn: unread_count(conn, MARCUS, now_ms()) == 1)
    assert shopper.opens(licence, "movie-1") == "not_yours"
    with shopper.kiosk.store.read() as conn:
        [notice] = notices(conn, MARCUS, now_ms(), "es")
        assert notice.title == "Dinero devuelto: Quiet River"
        assert notices(conn, "andre", now_ms(), "en") == []
        assert unread_count(conn, "andre", now_ms()) == 0
        assert conn.execute(select(keys)).all() == []
        newest = history_page(conn, MARCUS, "all", 0, 1)[0]
        assert (newest.kind, newest.credits_cents, newest.detail) == ("refund", 900, "Quiet River")
        assert balances(conn, MARCUS, now_ms()) == before
    assert shopper.world.broken() == []
