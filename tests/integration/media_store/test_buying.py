"""From finger to central and back: a title is found, paid, brought through cuts, and opens for who paid, here and nowhere else."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select, update
from uuid_utils import uuid7

from central.clock import now_ms
from central.keys import load_keys
from central.ledger.wallet import issue_to_resident
from central.media import rentals as central_rentals
from central.media.sealing import seal_into
from central.media.titles import put_title
from kiosk.device.keys import device_keys
from kiosk.media_store import buying, catalogue, downloads, library
from kiosk.media_store.container import ContainerRefused
from kiosk.media_store.keys import open_licence
from kiosk.media_store.sealed_file import SealedFile
from kiosk.media_store.tables import keys, owned, wanted_keys
from kiosk.signin.grants import verify_grant
from kiosk.signin.rules import Person
from kiosk.signin.sessions import open_session
from kiosk.sync import outbox
from kiosk.sync.wire import TitleChange
from kiosk.wallet.accounts import CannotUndo, NotEnough, PriceChanged
from kiosk.wallet.allowances import keep_allowance
from kiosk.wallet.wallet import balances
from tests.integration.central.world import MARCUS, World, running
from tests.integration.sync.relay import Relay
from tests.integration.sync.test_with_central import Kiosk

FILM = random.Random(7).randbytes(1_500_000)


@pytest.fixture(scope="module")
def policy() -> dict[str, object]:
    return {"allowance": {"kiosk_stamps": 0, "kiosk_cents": 1000}}


@pytest.fixture
def world(tmp_path: Path, policy: dict[str, object]) -> Iterator[World]:
    with running(World(tmp_path / "central", policy)) as served:
        with served.database.write() as connection:
            issue_to_resident(connection, MARCUS, "usd_cents", 2000, cause="test:gift", now_ms=now_ms())
        yield served


@pytest.fixture
def relay(world: World) -> Iterator[Relay]:
    port = world.http.base_url.port
    assert port is not None
    made = Relay(port)
    made.start()
    yield made
    made.stop()


class Shopper:
    """Marcus at a kiosk."""

    def __init__(self, kiosk: Kiosk, world: World) -> None:
        self.kiosk, self.world = kiosk, world
        kiosk.start()
        kiosk.connected()
        answer = kiosk.sign_in()
        with kiosk.store.write() as conn:
            assert answer.allowance is not None
            keep_allowance(conn, answer.allowance, MARCUS)
            grant = verify_grant(str(answer.grant), kiosk.identity, MARCUS).grant
            self.session = open_session(conn, Person(MARCUS, "Marcus", "20714471"), grant, online=True, now_ms=kiosk.clock.now_ms())
        kiosk.until(lambda conn: balances(conn, MARCUS) is not None)

    def sell(self, title: str, plain: bytes = FILM, **changed: Any) -> None:
        sealed = seal_into(self.world.central.media, load_keys(self.world.settings.data).media, title, io.BytesIO(plain))
        values: dict[str, Any] = {"kind": "movie", "name": "Quiet River", "by": "The Pines", "buy_cents": 900} | changed
        made = TitleChange(title=title, container=sealed.name, container_bytes=sealed.size_bytes, **values)
        with self.world.database.write() as connection:
            put_title(connection, made, now_ms(), key_id=sealed.key_id)
        self.kiosk.until(lambda conn: (found := catalogue.detail(conn, title)) is not None and found.container == sealed.name)

    def detail(self, title: str) -> catalogue.Detail:
        with self.kiosk.store.read() as conn:
            found = catalogue.detail(conn, title)
        assert found is not None
        return found

    def offer(self, title: str, how: str = "own") -> buying.TitleOffer:
        with self.kiosk.store.read() as conn:
            found = buying.offers(conn, MARCUS, self.detail(title), self.kiosk.clock.now_ms())
        return next(one for one in found if one.how == how)

    def buy(self, title: str, how: str = "own") -> str:
        return buying.buy(self.kiosk.store, self.session, self.offer(title, how), str(uuid7()), self.kiosk.clock)

    def settled(self, licence: str) -> None:
        """Central has said that it is theirs."""
        self.kiosk.until(lambda conn: conn.execute(select(owned.c.waiting).where(owned.c.licence == licence)).scalar_one() is False)

    def bring(self, licence: str, title: str) -> None:
        """Wish for the file and its key, and wait for both."""
        found = self.detail(title)
        assert found.container is not None
        library.want_key(self.kiosk.store, self.session, licence, title, now_ms())
        with self.kiosk.store.write() as conn:
            downloads.wish(conn, MARCUS, title, found.container, found.container_bytes, now_ms())
        self.kiosk.until(lambda conn: _has_key(conn, licence) and _is_whole(conn, str(found.container)))

    def opens(self, licence: str, title: str, at_ms: int | None = None) -> library.Opens | library.Closed:
        with self.kiosk.store.read() as conn:
            return library.opens(conn, MARCUS, licence, title, self.kiosk.clock.now_ms() if at_ms is None else at_ms)

    def play(self, licence: str, title: str) -> bytes:
        found = self.opens(licence, title)
        assert isinstance(found, library.Opens), found
        key = open_licence(found.licence, device_keys(self.kiosk.settings).media_key)
        path = downloads.file_path(downloads.media_folder(self.kiosk.settings), found.licence.container)
        with SealedFile(path, title, key) as file:
            return file.read_all()


def _has_key(conn: Connection, licence: str) -> bool:
    return conn.execute(select(keys.c.licence).where(keys.c.licence == licence)).first() is not None


def _is_whole(conn: Connection, container: str) -> bool:
    found = downloads.download_of(conn, container)
    return found is not None and found.state == "whole"


@pytest.fixture
def shopper(tmp_path: Path, world: World, relay: Relay) -> Iterator[Shopper]:
    kiosk = Kiosk(tmp_path / "kiosk", world, relay)
    try:
        yield Shopper(kiosk, world)
    finally:
        kiosk.close()


def test_found_paid_brought_and_played(shopper: Shopper, relay: Relay) -> None:
    shopper.sell("movie-1")
    with shopper.kiosk.store.read() as conn:
        assert [title.title for title in catalogue.search(conn, "riv qui")] == ["movie-1"]
        assert catalogue.search(conn, "lake") == []
        assert [title.title for title in catalogue.shelf(conn, "movie")] == ["movie-1"]
        before = balances(conn, MARCUS, now_ms())
    assert before is not None
    offer = shopper.offer("movie-1")
    assert (offer.cents, offer.missing_cents) == (900, 0)
    assert offer.allowance is not None, "what is set aside here pays at once"
    relay.break_next("media/", "within the answer", "GET")  # the download begins by itself
    licence = shopper.buy("movie-1")
    with shopper.kiosk.store.read() as conn:
        after = balances(conn, MARCUS, now_ms())
        assert after is not None
        assert before.credits_cents - after.credits_cents == 900
        assert buying.offers(conn, MARCUS, shopper.detail("movie-1"), now_ms()) == [], "it is theirs"
    shopper.settled(licence)
    assert shopper.opens(licence, "movie-1") == "no_key"
    shopper.bring(licence, "movie-1")
    assert relay.broken.is_set()
    assert shopper.play(licence, "movie-1") == FILM
    with shopper.kiosk.store.read() as conn:
        held = library.holdings(conn, MARCUS, now_ms())
    assert [(one.name, one.how, one.here, one.over) for one in held] == [("Quiet River", "own", True, False)]
    assert shopper.world.broken() == []


def test_a_licence_opens_for_nobody_else_and_nowhere_else(shopper: Shopper) -> None:
    shopper.sell("movie-1")
    shopper.sell("movie-2", FILM[::-1])
    licence = shopper.buy("movie-1")
    shopper.settled(licence)
    shopper.bring(licence, "movie-1")
    found = shopper.opens(licence, "movie-1")
    assert isinstance(found, library.Opens)
    with shopper.kiosk.store.read() as conn:
        assert library.opens(conn, "andre", licence, "movie-1", now_ms()) == "not_yours"
        assert library.opens(conn, MARCUS, licence, "movie-2", now_ms()) == "no_key"
    for changed in ({"device": "another"}, {"resident": "andre"}, {"licence": "other"}, {"container": "0" * 64}):
        with pytest.raises(ContainerRefused):
            open_licence(found.licence.model_copy(update=changed), device_keys(shopper.kiosk.settings).media_key)
    with shopper.kiosk.store.write() as conn:  # a row that somebody with the store's key put there
        signed = conn.execute(select(keys.c.signed)).scalar_one()
        conn.execute(update(keys).values(signed=signed[:-6] + "AAAAAA"))
    assert shopper.opens(licence, "movie-1") == "no_key"


def test_what_is_dear_or_dearer_is_not_bought(shopper: Shopper) -> None:
    shopper.sell("movie-1")
    shown = shopper.offer("movie-1")
    shopper.sell("movie-1", buy_cents=1000)
    with pytest.raises(PriceChanged):
        buying.buy(shopper.kiosk.store, shopper.session, shown, str(uuid7()), shopper.kiosk.clock)
    shopper.sell("movie-2", FILM[::-1], buy_cents=100_000)
    assert shopper.offer("movie-2").missing_cents > 0
    with pytest.raises(NotEnough):
        shopper.buy("movie-2")
    with shopper.kiosk.store.read() as conn:
        assert library.holdings(conn, MARCUS, now_ms()) == []
        assert outbox.pending_ids(conn, "media.buy") == []


def test_an_undo_gives_the_price_back_until_a_key_came(shopper: Shopper) -> None:
    shopper.sell("movie-1", buy_cents=400)
    with shopper.kiosk.store.read() as conn:
        before = balances(conn, MARCUS, now_ms())
    licence = shopper.buy("movie-1")
    shopper.settled(licence)
    with shopper.kiosk.store.read() as conn:
        assert buying.may_undo_until(conn, MARCUS, licence, shopper.kiosk.clock.now_ms()) is not None
    undone = str(uuid7())
    buying.undo(shopper.kiosk.store, shopper.session, licence, undone, shopper.kiosk.clock)
    shopper.kiosk.accepted(undone)
    shopper.kiosk.until(lambda conn: (now := balances(conn, MARCUS, now_ms())) is not None and now == before)
    again = shopper.buy("movie-1")
    shopper.settled(again)
    shopper.bring(again, "movie-1")
    with pytest.raises(CannotUndo):
        buying.undo(shopper.kiosk.store, shopper.session, again, str(uuid7()), shopper.kiosk.clock)
    assert shopper.world.broken() == []


def test_a_rental_ends_and_the_clock_of_the_device_does_not_help(shopper: Shopper) -> None:
    shopper.sell("movie-1", buy_cents=None, rent_cents=300, rent_hours=48)
    licence = shopper.buy("movie-1", "rent")
    shopper.settled(licence)
    shopper.bring(licence, "movie-1")
    first = shopper.opens(licence, "movie-1")
    assert isinstance(first, library.Opens)
    assert first.begins
    library.begin(shopper.kiosk.store, shopper.session, licence, shopper.kiosk.clock)
    shopper.kiosk.until(lambda conn: conn.execute(select(owned.c.started_ms)).scalar_one() is not None)
    with shopper.kiosk.store.read() as conn:
        [held] = library.holdings(conn, MARCUS, shopper.kiosk.clock.now_ms())
    assert held.ends_ms is not None
    assert not isinstance(shopper.opens(licence, "movie-1", held.ends_ms - 1), str)
    assert shopper.opens(licence, "movie-1", held.ends_ms) == "over"
    with shopper.kiosk.store.write() as conn:  # forgetting the beginning here does not extend it: central's word stands
        conn.execute(update(owned).values(started_here_ms=None))
    assert shopper.opens(licence, "movie-1", held.ends_ms + 60_000) == "over"
    with shopper.world.database.write() as connection:
        central_rentals.pause(connection, now_ms())
    shopper.kiosk.until(lambda conn: library.read_pauses(conn) != [])
    assert not isinstance(shopper.opens(licence, "movie-1", held.ends_ms), str), "it stands still while central says so"


def test_a_place_follows_the_person(shopper: Shopper) -> None:
    shopper.sell("book-1", kind="book", name="The Long Way", buy_cents=0)
    library.save_place(shopper.kiosk.store, shopper.session, "book-1", '{"at": 3}', shopper.kiosk.clock)
    library.leave_title(shopper.kiosk.store, shopper.session, shopper.kiosk.clock)
    shopper.kiosk.until(lambda conn: outbox.pending_ids(conn, "media.place") == [])
    with shopper.kiosk.store.read() as conn:
        assert library.place_of(conn, MARCUS, "book-1") == ('{"at": 3}', False)


def test_a_refused_purchase_is_not_theirs(shopper: Shopper) -> None:
    shopper.sell("movie-1")
    with shopper.world.database.write() as connection:  # sold out between the look and the tap: the device does not know yet
        row = connection.exec_driver_sql("UPDATE media_titles SET title = replace(title, '\"active\":true', '\"active\":false')")
        assert row.rowcount == 1
    licence = shopper.buy("movie-1")
    shopper.kiosk.until(lambda conn: conn.execute(select(owned.c.state)).scalar_one() == "refused")
    assert shopper.opens(licence, "movie-1") == "not_yours"
    with shopper.kiosk.store.read() as conn:
        assert library.holdings(conn, MARCUS, now_ms()) == []
        assert conn.execute(select(wanted_keys)).all() == []
    assert shopper.world.broken() == []
