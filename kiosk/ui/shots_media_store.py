"""Pictures of the media store: for you, the shelves, search, a title in each state, and what was got."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.media_store import catalogue
from kiosk.sync import wire
from kiosk.ui.sample_store import STREAM

if TYPE_CHECKING:
    from kiosk.ui.shots import Studio

#: Sold in no shop: without a picture, far too dear, and only for adults.
PLAIN = wire.TitleChange(
    title="shop-plain",
    kind="audiobook",
    name="Voices of the river",
    by="Ada Fern",
    genre="History",
    about="People who live by the river tell how it was and how it is now.",
    language="en",
    length_ms=5_520_000,
    buy_cents=4_600,
    container="c" * 64,
    container_bytes=88_000_000,
    added_ms=1,
)
MATURE = PLAIN.model_copy(
    update={"title": "shop-mature", "kind": "movie", "name": "After dark", "rating": "mature", "container": "d" * 64}
)
ALBUM = "city-after-hours"


def store_empty(studio: Studio) -> Iterator[Path]:
    """Before the first titles came."""
    screen = studio.screen
    screen.navigator.home()
    screen.navigator.go("media")
    yield studio.take("media-empty")
    screen.media.choose("music")
    yield studio.take("media-kind-empty")
    screen.navigator.home()


def media_store(studio: Studio) -> Iterator[Path]:
    """The store with its titles, and $12.00 to spend."""
    stock(studio)
    balances(studio, 1200)
    studio.central.hold_account(active=False)
    screen = studio.screen
    screen.navigator.home()
    screen.navigator.go("media")
    yield studio.take("media")
    for kind in ("movies", "music", "books"):
        studio.work(lambda kind=kind: screen.media.choose(kind))  # type: ignore[misc]
        yield studio.take(f"media-{kind}")
    studio.work(lambda: screen.shelf.chooseForm("audiobook"))
    yield studio.take("media-audiobooks")
    yield from _search(studio)
    yield from _titles(studio)
    yield from _got(studio)
    yield from _away(studio)


def stock(studio: Studio) -> None:
    """The titles of the demo, where nobody put them there before."""
    with studio.screen.desk.store.read() as connection:
        there = catalogue.detail(connection, ALBUM)
    if there is None:
        studio.central.media(studio.screen.desk.place.media)
    studio.central.send("catalogue", PLAIN, MATURE)


def balances(studio: Studio, cents: int) -> None:
    """So much there is to spend."""
    studio.central.send(STREAM, wire.BalancesChange(stamps=7, credits_cents=cents, trust_cents=4_620, trust_ms=studio.clock.now_ms()))


def _search(studio: Studio) -> Iterator[Path]:
    screen = studio.screen
    screen.title_search.begin()
    yield studio.take("media-search")
    for typed, name in (("ri", "found"), ("zebra", "nothing")):
        screen.title_search.search(typed)
        studio.driver.wait_until(lambda name=name: screen.title_search.state == name, name)  # type: ignore[misc]
        yield studio.take(f"media-search-{name}")


def _titles(studio: Studio) -> Iterator[Path]:
    screen = studio.screen
    for title, name in (
        ("harbor-lights", "title-rent"),
        ("first-light", "title-free"),
        (ALBUM, "title-album"),
        ("paper-kites", "title-rented"),
        ("low-country", "title-theirs"),
        (PLAIN.title, "title-too-dear"),
        (MATURE.title, "title-not-sold"),
    ):
        screen.navigator.home()
        studio.work(lambda title=title: screen.media.open(title))  # type: ignore[misc]
        yield studio.take(name)
    screen.navigator.home()
    studio.central.hold_account()
    studio.work(lambda: screen.media.open("harbor-lights"))
    yield studio.take("title-held")
    studio.central.hold_account(active=False)


def _got(studio: Studio) -> Iterator[Path]:
    screen, driver = studio.screen, studio.driver
    studio.work(screen.title_page.keepInMind)
    driver.wait_until(lambda: bool(screen.title_page.saved), "the heart")
    screen.session.dismissToast()
    screen.title_page.act()
    studio.on("title-bought")
    yield studio.take("title-bought")
    studio.paper("printed")
    yield studio.take("title-bought-printed")
    studio.work(screen.title_bought.undo)
    driver.wait_until(lambda: bool(screen.title_bought.refused), "the undo")
    screen.session.dismissToast()
    yield studio.take("title-undone")
    screen.navigator.home()
    studio.work(lambda: screen.media.open("first-light"))
    screen.title_page.act()
    studio.on("title-bought")
    yield studio.take("title-free-got")


def _away(studio: Studio) -> Iterator[Path]:
    screen, central = studio.screen, studio.central
    central.connect(connected=False)
    studio.driver.wait_until(lambda: not screen.session.connected, "offline")
    screen.navigator.home()
    studio.work(lambda: screen.media.open("harbor-lights"))
    yield studio.take("title-offline")
    central.connect()
    studio.driver.wait_until(lambda: bool(screen.session.connected), "online")
    screen.navigator.home()
