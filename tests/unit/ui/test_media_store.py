"""The media store's screens: for you, shelves, search, a title, buying and what comes of it; over the demo's titles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from kiosk.media_store.bringing import files_of
from kiosk.media_store.tables import files, owned, pictures, places, saved
from kiosk.store.blobs import blobs, drop_blobs
from kiosk.sync import wire
from kiosk.sync.tables import outbox
from kiosk.ui.sample_store import HOUR_MS, MINUTE_MS, RESIDENT, STREAM
from tests.unit.ui.seat import Seat

FILM, FREE, ALBUM, THEIRS = "harbor-lights", "first-light", "city-after-hours", "low-country"


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with ExitStack() as stack:
        made = Seat(tmp_path, stack)
        made.sign_in()
        made.central.media(made.screen.desk.place.media)
        with made.store.write() as connection:
            # Each test says itself what was begun and kept in mind.
            for table in (places, saved):
                connection.execute(table.delete())
        spend(made, 1200)
        made.screen.navigator.go("media")
        yield made


def spend(seat: Seat, cents: int) -> None:
    seat.central.send(STREAM, wire.BalancesChange(stamps=0, credits_cents=cents, trust_cents=0, trust_ms=None))
    seat.screen.desk.look()


def open_title(seat: Seat, title: str) -> Any:
    seat.screen.media.open(title)
    return seat.screen.title_page


def rows(seat: Seat) -> dict[str, list[dict[str, Any]]]:
    seat.quiet()
    return {row["key"]: row["cards"] for row in seat.screen.media.rows}


def shelf(seat: Seat) -> list[dict[str, Any]]:
    model = seat.screen.shelf.shelf
    return [card for n in range(model.rowCount()) for card in model.value(n, "cards")]


def commands(seat: Seat, kind: str) -> int:
    with seat.store.read() as connection:
        return len(connection.execute(select(outbox.c.id).where(outbox.c.kind == kind)).all())


def buy(seat: Seat, title: str) -> Any:
    page = open_title(seat, title)
    page.act()
    page.act()
    seat.wait(lambda: seat.screen.navigator.current == "title-bought", "the purchase")
    seat.screen.desk.look()
    return seat.screen.title_bought


def test_what_is_free_is_as_visible_as_what_costs_something(seat: Seat) -> None:
    found = rows(seat)
    assert {"movies", "free", "music"} <= set(found)
    assert all(card["tone"] == "free" for card in found["free"])
    assert all("$" in card["line"] and "48 hours" in card["line"] for card in found["movies"])
    assert seat.screen.media.creditsText == "$12.00"
    assert seat.screen.media.heroChip.startswith("Free")
    theirs = {"paper-kites", "the-long-way", "north-of-everything"}
    assert not theirs & {card["key"] for card in found["movies"]}, "what is theirs is no news"


def test_what_was_begun_and_what_was_kept_in_mind_stand_first(seat: Seat) -> None:
    with seat.store.write() as connection:
        connection.execute(update(owned).where(owned.c.title == "the-quiet-orchard").values(waiting=False))
    place = wire.PlaceChange(title="the-quiet-orchard", place="{}", at_ms=seat.clock.now_ms() - HOUR_MS)
    course = wire.PlaceChange(title="small-engine-repair", place="{}", at_ms=seat.clock.now_ms() - 2 * HOUR_MS)
    seat.central.send(STREAM, place, course, wire.SavedTitleChange(title=FILM, at_ms=seat.clock.now_ms()))
    seat.screen.desk.look()
    found = rows(seat)
    assert [card["key"] for card in found["go-on"]] == ["the-quiet-orchard", "small-engine-repair"]
    assert [card["key"] for card in found["saved"]] == [FILM]
    assert (seat.screen.media.heroChip, seat.screen.media.heroAction) == ("Your course", "Go on")
    assert seat.screen.media.heroLine == "You were here today 11:43\xa0am"


def test_a_shelf_has_forms_and_genres_and_comes_a_page_at_a_time(seat: Seat) -> None:
    seat.screen.media.setColumns(3)
    seat.screen.media.choose("music")
    model = seat.screen.shelf
    assert [form["text"] for form in model.forms] == ["Albums", "Songs"]
    model.setColumns(4)
    many = [
        wire.TitleChange(title=f"s-{n}", kind="song", name=f"Song {n}", buy_cents=99, genre="Rain", container="e" * 64, added_ms=n + 1)
        for n in range(130)
    ]
    seat.central.send("catalogue", *many)
    model.chooseForm("song")
    model.chooseGenre("Rain")
    assert [card["key"] for card in shelf(seat)][:2] == ["s-129", "s-128"]
    assert (model.count, model.moreText, model.shelf.rowCount()) == (60, "Show more", 15)
    model.more()
    model.more()
    model.more()
    assert (model.count, model.moreText) == (130, "")
    model.setColumns(2)
    assert (model.shelf.rowCount(), len({card["key"] for card in shelf(seat)})) == (65, 130)
    seat.screen.session.signOut()
    seat.quiet()
    assert (model.count, model.shelf.rowCount(), model.genre) == (0, 0, ""), "nothing of a person stays"


def test_kinds_that_are_not_sold_are_not_shown(seat: Seat) -> None:
    seat.central.rule(media={"kinds_off": ["movie", "album"], "highest_rating": "everyone"})
    seat.screen.desk.look()
    assert [part["key"] for part in seat.screen.media.kinds] == ["for-you", "music", "games", "books", "courses", "news"]
    assert "movies" not in rows(seat)
    seat.screen.media.choose("music")
    assert (seat.screen.shelf.forms, seat.screen.shelf.form) == ([], "song")
    page = open_title(seat, FILM)
    assert (page.reasonTitle, page.mainText) == ("Not sold at Cedar Ridge", "")


def test_search_finds_as_one_types_and_keeps_nothing(seat: Seat) -> None:
    search = seat.screen.title_search
    search.begin()
    for typed in ("h", "ha", "har", "harb"):
        search.search(typed)
    seat.wait(lambda: search.state == "found" and search.count == 1, "what is found")
    assert search.results.value(0, "card")["key"] == FILM
    assert search.results.value(0, "card")["kindText"] == "Movie"
    search.search("zebra")
    seat.wait(lambda: search.state == "nothing", "nothing")
    assert search.line == "No title has “zebra” in it. Try a shorter word."
    search.search("harb")
    seat.screen.session.signOut()
    seat.quiet()
    assert (search.typed, search.count, search.state) == ("", 0, "idle")


def test_a_title_says_what_it_is_and_what_is_left_after(seat: Seat) -> None:
    page = open_title(seat, FILM)
    assert page.facts.startswith("Drama · 1 hour 52 minutes")
    assert (page.way, page.mainText, page.blocked) == ("rent", "Rent for $2.99", "")
    assert page.leftText == "You have $12.00. After this, $9.01."
    assert [rule["text"] for rule in page.rules][:3] == [
        "Start any time in the next 30 days",
        "Once you press play, you have 48 hours",
        "The clock stops during a lockdown",
    ]
    page.choose("own")
    assert page.mainText == "Buy for $9.99"
    assert page.rules[0]["text"] == "Yours to keep"
    seat.central.rule(media={"line_kb_s": 1000})
    seat.screen.desk.look()
    assert page.rules[-1]["text"] == "About 18 minutes to download"


def test_what_is_missing_is_said_before(seat: Seat) -> None:
    spend(seat, 100)
    page = open_title(seat, FILM)
    assert page.blocked == "You need $1.99 more credits."
    assert page.leftText == "You have $1.00. You need $1.99 more credits."
    assert page.canMove
    page.choose("own")
    page.act()
    seat.quiet()
    assert seat.screen.navigator.current == "title"
    assert page.error == "You need $8.99 more credits."


def test_a_hold_is_told_with_its_end(seat: Seat) -> None:
    seat.central.hold_account("media")
    page = open_title(seat, FILM)
    assert page.reasonTitle == "A deposit to you was taken back"
    assert page.blocked == page.reasonLine == "You cannot get titles now. It ends when $12.50 is paid back."


def test_renting_twice_in_one_touch_rents_once_and_can_be_undone(seat: Seat) -> None:
    bought = buy(seat, FILM)
    assert commands(seat, "media.buy") == 1
    assert bought.doneTitle == "You rented Harbor Lights"
    assert bought.doneLine == "We took $2.99 from your credits. $9.01 is left. Start it in the next 30 days."
    assert (bought.receiptState, bought.canUndo) == ("waiting", True)
    assert {"label": "Credits left", "value": "$9.01", "strong": False} in bought.paperRows
    assert bought.openBlocked.endswith("We are getting it ready. It comes in a moment.")
    seat.clock.advance(MINUTE_MS)
    seat.screen.desk.look()
    assert bought.undoText.endswith("14 minutes left.")
    bought.undo()
    seat.wait(lambda: bool(bought.refused), "the undo")
    assert (bought.doneTitle, bought.doneLine) == ("The purchase was undone", "$2.99 is back in your credits.")
    bought.done()
    assert seat.screen.media.creditsText == "$12.00"
    assert FILM in {card["key"] for card in rows(seat)["movies"]}


def test_what_is_on_its_way_is_shown_and_opens_when_it_is_here(seat: Seat) -> None:
    bought = buy(seat, FILM)
    with seat.store.write() as connection:
        connection.execute(update(owned).where(owned.c.title == FILM).values(waiting=False))
        [film] = files_of(connection, FILM)
        connection.execute(update(files).where(files.c.container == film.container).values(done_bytes=film.bytes // 4))
    seat.screen.desk.look()
    assert bought.standingText == "On its way: 25% of 1.1 GB is here"
    assert bought.standingShare == pytest.approx(0.25, abs=0.01)
    assert bought.openBlocked
    with seat.store.write() as connection:
        connection.execute(update(files).where(files.c.title == FILM).values(state="whole"))
    seat.screen.desk.look()
    assert (bought.standingText, bought.openBlocked) == ("It is on this device.", "")
    asked: list[tuple[str, str, str]] = []
    seat.screen.door.closed.connect(lambda *why: asked.append(why))
    bought.open()
    seat.wait(lambda: bool(asked), "the door")
    assert asked[0][1:] == (FILM, "no_key"), "the real file and its key come by sync"


def test_what_is_free_takes_nothing_and_prints_nothing(seat: Seat) -> None:
    page = open_title(seat, FREE)
    assert (page.mainText, page.leftText) == ("Get it for free", "Your credits stay as they are.")
    bought = buy(seat, FREE)
    assert (bought.doneTitle, bought.doneLine, bought.receiptState) == ("First Light is yours", "It cost nothing.", "")
    bought.toLibrary()
    assert seat.screen.navigator.current == "library"


def test_offline_what_is_set_aside_pays_and_the_words_say_so(seat: Seat) -> None:
    seat.central.connect(connected=False)
    seat.wait(lambda: not seat.screen.session.connected, "offline")
    page = open_title(seat, FILM)
    assert page.note == "It is paid when this device is connected."
    bought = buy(seat, FILM)
    assert bought.doneLine.endswith("It is saved here and goes out when the connection is back.")
    assert bought.standingText == "It opens when the connection is back."


def test_what_central_refuses_is_told_and_nothing_comes(seat: Seat) -> None:
    bought = buy(seat, FILM)
    with seat.store.write() as connection:
        connection.execute(update(outbox).where(outbox.c.kind == "media.buy").values(state="rejected", code="too_mature"))
        connection.execute(update(owned).where(owned.c.title == FILM).values(state="refused"))
    seat.screen.desk.look()
    assert bought.doneTitle == "You do not have Harbor Lights yet"
    assert bought.doneLine == "Titles with this rating are not sold here. Nothing was charged."
    assert (bought.openText, bought.canUndo) == ("", False)


def test_an_album_shows_its_songs_and_which_are_theirs(seat: Seat) -> None:
    page = open_title(seat, ALBUM)
    assert page.overlapText == "You have 1 of these songs already."
    assert [song["line"] for song in page.songs].count("Yours") == 1
    song = next(one for one in page.songs if one["tone"] != "yours")
    page.openSong(song["key"])
    assert (page.name, page.albumText) == (song["name"], "From the album City After Hours")
    page.openAlbum()
    assert (page.key, page.albumText) == (ALBUM, "")
    theirs = open_title(seat, THEIRS)
    assert (theirs.theirs, theirs.mainText, theirs.blocked) == (True, "Listen", "")


def test_what_is_rented_can_be_watched_and_bought(seat: Seat) -> None:
    page = open_title(seat, "paper-kites")
    assert (page.way, page.mainText) == ("open", "Watch")
    assert [way["key"] for way in page.ways] == ["open", "own"]
    page.choose("own")
    assert page.mainText.startswith("Buy for $")
    assert not page.blocked


def test_the_heart_keeps_a_title_in_mind(seat: Seat) -> None:
    page = open_title(seat, FILM)
    page.keepInMind()
    seat.wait(lambda: bool(page.saved), "the heart")
    assert page.saveText == "Saved"
    seat.screen.navigator.home()
    seat.screen.navigator.go("media")
    assert [card["key"] for card in rows(seat)["saved"]] == [FILM]
    open_title(seat, FILM).keepInMind()
    seat.wait(lambda: not page.saved, "the heart")
    assert commands(seat, "media.save") == 2


def test_covers_that_are_not_here_are_asked_for_once(seat: Seat) -> None:
    with seat.store.write() as connection:
        names = list(connection.execute(select(blobs.c.sha256)).scalars())
        drop_blobs(connection, names)
    seat.screen.photos.clear()
    seat.screen.media.choose("movies")
    cards = shelf(seat)
    assert all(card["picture"] == "" and card["figure"] for card in cards), "a drawn cover stands in its place"

    def asked() -> set[str]:
        with seat.store.read() as connection:
            return set(connection.execute(select(pictures.c.blob)).scalars())

    seat.wait(lambda: len(asked()) >= len(cards), "the asking")


def test_a_preview_that_is_not_here_is_fetched_and_then_plays(seat: Seat) -> None:
    blob = "9" * 64
    with_taste = wire.TitleChange(
        title="taste", kind="song", name="Taste", buy_cents=99, container="f" * 64, preview=blob, preview_bytes=5, added_ms=1
    )
    seat.central.send("catalogue", with_taste)
    page = open_title(seat, "taste")
    heard: list[str] = []
    page.previewAsked.connect(heard.append)
    page.playPreview()
    seat.quiet()
    assert page.previewState == "coming"
    with seat.store.write() as connection:
        assert connection.execute(select(pictures.c.bytes).where(pictures.c.blob == blob)).scalar_one() == 5
        connection.execute(blobs.insert().values(sha256=blob, data=b"sound"))
    seat.screen.desk.look()
    assert (page.previewState, heard) == ("ready", [blob])


def test_nothing_of_a_purchase_stays_after_sign_out(seat: Seat) -> None:
    bought = buy(seat, FILM)
    seat.screen.session.signOut()
    seat.quiet()
    assert (bought.doneTitle, bought.paperRows, seat.screen.title_page.name, seat.screen.media.rows) == ("", [], "", [])
    with seat.store.read() as connection:
        assert connection.execute(select(owned.c.resident).where(owned.c.title == FILM)).scalar_one() == RESIDENT
