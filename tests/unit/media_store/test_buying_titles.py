"""Getting titles on a device: free, rented and then bought, undone; kept in mind for later; what it prints and brings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update
from uuid_utils import uuid7

from kiosk.hardware.print_queue import jobs_of
from kiosk.media_store import bought, buying, catalogue, downloads, held, saved
from kiosk.media_store.changes import FEATURE, apply_titles
from kiosk.media_store.changes import forget as forget_titles
from kiosk.media_store.tables import owned, wanted_keys
from kiosk.signin.rules import Session
from kiosk.sync.tables import outbox
from kiosk.sync.wire import BalancesChange, OwnedChange, SavedTitleChange, TitleChange
from kiosk.wallet import changes as wallet_changes
from kiosk.wallet.accounts import NotOffered, SessionOver
from kiosk.wallet.wallet import balances
from tests.enrolled import MARCUS, NOON_MS, Device, enrolled_device
from tests.unit.media_store.test_catalogue import change_of, made

HOUR_MS, DAY_MS = 3_600_000, 86_400_000
FILM = made("film", kind="movie", name="Harbor Lights", rent_cents=299, buy_cents=899, container="a" * 64, container_bytes=9)
BOOK = made("book", kind="book", buy_cents=0, container="b" * 64, container_bytes=5)
SONGS = tuple(made(f"song-{n}", buy_cents=150, container=str(n) * 64, container_bytes=3, length_ms=1) for n in range(2))
ALBUM = made("album", kind="album", buy_cents=250, parts=("song-0", "song-1"))


class Shopper:
    def __init__(self, device: Device) -> None:
        self.device = device
        self.session: Session = device.session()
        with device.store.write() as conn:
            apply_titles(conn, [(one, change_of(one)) for one in (FILM, BOOK, *SONGS, ALBUM)])
        said = BalancesChange(stamps=0, credits_cents=1200, trust_cents=0, trust_ms=None)
        device.apply([wallet_changes.FEATURE], device.change("resident:marcus", "wallet.balances", said))

    def offers(self, title: TitleChange) -> dict[str, buying.TitleOffer]:
        with self.device.store.read() as conn:
            found = catalogue.detail(conn, title.title)
            assert found is not None
            return {one.how: one for one in buying.offers(conn, MARCUS.resident, found, self.device.clock.now_ms())}

    def buy(self, title: TitleChange, how: str = "own", *, paper: bool = False) -> str:
        offer = self.offers(title)[how]
        return buying.buy(self.device.store, self.session, offer, str(uuid7()), self.device.clock, paper)

    def says(self, licence: str, title: TitleChange, **changed: Any) -> None:
        """Central's word on a licence."""
        said = OwnedChange(licence=licence, title=title.title, how="own", state="held", at_ms=NOON_MS, cents=0).model_copy(
            update=changed
        )
        self.device.apply([FEATURE], self.device.change("resident:marcus", "media.owned", said))

    def coming(self) -> set[str]:
        with self.device.store.read() as conn:
            return {one.title for one in downloads.queue(conn, MARCUS.resident)}

    def credits(self) -> int:
        with self.device.store.read() as conn:
            found = balances(conn, MARCUS.resident, NOON_MS)
        assert found is not None
        return found.credits_cents

    def holds(self) -> dict[str, held.Held]:
        with self.device.store.read() as conn:
            return held.held(conn, MARCUS.resident, self.device.clock.now_ms())


@pytest.fixture
def shopper(tmp_path: Path) -> Iterator[Shopper]:
    device = enrolled_device(tmp_path)
    yield Shopper(device)
    device.store.close()


def test_what_is_got_begins_to_come_by_itself_and_an_album_with_its_songs(shopper: Shopper) -> None:
    shopper.buy(BOOK)
    shopper.buy(ALBUM)
    assert shopper.coming() == {"book", "song-0", "song-1"}
    assert shopper.credits() == 950, "what is free takes nothing"
    assert {title: one.album for title, one in shopper.holds().items()} == {
        "book": "",
        "album": "",
        "song-0": "album",
        "song-1": "album",
    }
    assert shopper.offers(SONGS[0]) == {}, "a song of an album that is theirs is theirs"
    with pytest.raises(NotOffered):
        buying.buy(
            shopper.device.store,
            shopper.session,
            buying.TitleOffer("song-0", "own", 150, None, 0, 150),
            str(uuid7()),
            shopper.device.clock,
        )


def test_what_is_rented_may_be_bought_and_is_not_rented_twice(shopper: Shopper) -> None:
    licence = shopper.buy(FILM, "rent")
    assert set(shopper.offers(FILM)) == {"own"}
    window = {"how": "rent", "cents": 299, "window_ms": HOUR_MS, "latest_start_ms": NOON_MS + DAY_MS, "started_ms": NOON_MS}
    shopper.says(licence, FILM, **window)
    assert set(shopper.offers(FILM)) == {"own"}
    assert shopper.holds()["film"].how == "rent"
    mine = shopper.buy(FILM)
    assert shopper.holds()["film"].licence == mine, "what is owned opens before what is rented"
    assert shopper.offers(FILM) == {}


def test_a_rental_that_is_over_is_offered_again(shopper: Shopper) -> None:
    window = {"how": "rent", "window_ms": HOUR_MS, "latest_start_ms": NOON_MS + DAY_MS, "started_ms": NOON_MS - 2 * HOUR_MS}
    shopper.says("old", FILM, **window)
    assert set(shopper.offers(FILM)) == {"own", "rent"}
    assert "film" not in shopper.holds()


def test_an_undo_brings_nothing_and_gives_the_price_back(shopper: Shopper) -> None:
    licence = shopper.buy(FILM, "rent", paper=True)
    with shopper.device.store.read() as conn:
        before = bought.bought(conn, MARCUS.resident, licence, NOON_MS)
        [paper] = jobs_of(conn, MARCUS.resident)
    assert before is not None
    assert (before.cents, before.waiting, before.receipt, before.receipt_number) == (299, True, paper.root, paper.receipt.number)
    assert before.undo_until_ms is not None
    assert ("Harbor Lights", "$2.99") in paper.receipt.lines
    assert paper.receipt.proof is not None
    assert (paper.receipt.proof.kind, paper.receipt.proof.cents) == ("media", 299)
    buying.undo(shopper.device.store, shopper.session, licence, str(uuid7()), shopper.device.clock)
    assert shopper.coming() == set()
    assert shopper.credits() == 1200
    with shopper.device.store.read() as conn:
        after = bought.bought(conn, MARCUS.resident, licence, NOON_MS)
    assert after is not None
    assert (after.returned, after.undo_until_ms) == (True, None)


def test_what_was_undone_has_no_key_asked_for(shopper: Shopper) -> None:
    """Keys go beside the queue: one that came before the undo got there would refuse it."""
    licence = shopper.buy(FILM)
    with shopper.device.store.write() as conn:
        conn.execute(update(outbox).where(outbox.c.id == licence).values(state="accepted"))
    shopper.says(licence, FILM, cents=899)
    buying.undo(shopper.device.store, shopper.session, licence, str(uuid7()), shopper.device.clock)
    assert [payload for _, _, payload in shopper.device.commands("media.undo")] == [{"licence": licence}]
    with shopper.device.store.read() as conn:
        assert conn.execute(select(wanted_keys)).all() == []


def test_free_titles_print_nothing(shopper: Shopper) -> None:
    shopper.buy(BOOK, paper=True)
    with shopper.device.store.read() as conn:
        assert jobs_of(conn, MARCUS.resident) == []


def test_nobody_sees_what_another_one_bought(shopper: Shopper) -> None:
    licence = shopper.buy(BOOK)
    with shopper.device.store.read() as conn:
        assert bought.bought(conn, "andre", licence, NOON_MS) is None
        assert held.held(conn, "andre", NOON_MS) == {}


def test_what_is_kept_in_mind_follows_the_person_and_the_later_word_stands(shopper: Shopper) -> None:
    device = shopper.device
    saved.save(device.store, shopper.session, "film", device.clock)
    saved.save(device.store, shopper.session, "film", device.clock)
    assert [payload for _, _, payload in device.commands("media.save")] == [{"title": "film", "saved": True}]

    def hear(title: str, at_ms: int, *, keep: bool = True) -> list[str]:
        said = SavedTitleChange(title=title, saved=keep, at_ms=at_ms)
        device.apply([FEATURE], device.change("resident:marcus", "media.saved", said))
        with device.store.read() as conn:
            return saved.saved_titles(conn, MARCUS.resident)

    assert hear("book", NOON_MS - 5) == ["film", "book"]
    assert hear("film", NOON_MS - 9, keep=False) == ["film", "book"], "an older word of another device"
    assert hear("film", NOON_MS + 9, keep=False) == ["book"]
    with device.store.write() as conn:
        forget_titles(conn, MARCUS.resident)
    with device.store.read() as conn:
        assert saved.saved_titles(conn, MARCUS.resident) == []


def test_nothing_is_kept_in_mind_after_the_session(shopper: Shopper) -> None:
    gone = Session("another", MARCUS, "grant-1", online=True, started_ms=NOON_MS)
    with pytest.raises(SessionOver):
        saved.save(shopper.device.store, gone, "film", shopper.device.clock)
    with shopper.device.store.read() as conn:
        assert conn.execute(select(owned.c.licence)).all() == []
