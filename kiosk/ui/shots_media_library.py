"""Pictures of the library: each kind, titles in each state, an album, the queue of downloads and its troubles, a proof."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import update

from kiosk.media_store.tables import files, owned
from kiosk.ui.sample_store import MINUTE_MS

if TYPE_CHECKING:
    from kiosk.ui.shots import Studio


def library(studio: Studio) -> Iterator[Path]:
    """What is here, on its way, in the cloud, rented and over; then the pages of some of it."""
    screen = studio.screen
    screen.navigator.home()
    screen.navigator.go("library")
    yield studio.take("library-music")
    studio.work(lambda: screen.library.choose("movies"))
    yield studio.take("library-movies")
    studio.work(lambda: screen.library.choose("books"))
    yield studio.take("library-books")
    studio.work(lambda: screen.library.more("lic-low-country"))
    yield studio.take("library-album")
    studio.work(lambda: screen.owned_title.act("proof"))
    yield studio.take("ownership")
    screen.navigator.back()
    for licence, name in (("lic-kites", "rented"), ("lic-innings", "over"), ("lic-north", "coming"), ("lic-train", "audiobook")):
        screen.navigator.back()
        studio.work(lambda licence=licence: screen.library.more(licence))  # type: ignore[misc]
        yield studio.take(f"library-{name}")
    yield from _downloads(studio)
    yield from _offline(studio)


def library_empty(studio: Studio) -> Iterator[Path]:
    """Before anybody has anything."""
    screen = studio.screen
    for route in ("library", "downloads"):
        screen.navigator.home()
        screen.navigator.go(route)
        yield studio.take(f"{route}-empty")
    screen.navigator.home()


def _downloads(studio: Studio) -> Iterator[Path]:
    screen = studio.screen
    screen.navigator.home()
    screen.navigator.go("downloads")
    # Two looks, some seconds apart, at a film that comes: only then is there a speed.
    started_ms, clock = studio.clock.boot_ms(), studio.clock
    for seconds, share in ((0, 0.38), (4, 0.40)):
        clock.boot_ms = lambda seconds=seconds: started_ms + seconds * 1000  # type: ignore[method-assign,misc]
        _change(studio, "north-of-everything", done_bytes=files.c.bytes * share)
        studio.work(screen.desk.look)
    yield studio.take("downloads")
    _change(studio, "cold-creek", state="paused")
    _change(studio, "north-of-everything", code="no_room")
    studio.work(screen.desk.look)
    yield studio.take("downloads-no-room")
    _change(studio, "cold-creek", state="waiting")
    _change(studio, "north-of-everything", code="damaged")
    studio.work(screen.desk.look)
    yield studio.take("downloads-damaged")
    _change(studio, "north-of-everything", code="")
    del clock.boot_ms


def _offline(studio: Studio) -> Iterator[Path]:
    screen, central = studio.screen, studio.central
    central.connect(connected=False)
    studio.driver.wait_until(lambda: not screen.session.connected, "offline")
    yield studio.take("downloads-offline")
    with screen.desk.store.write() as connection:
        connection.execute(
            update(owned).where(owned.c.licence == "lic-creek").values(waiting=True, at_ms=studio.clock.now_ms() - MINUTE_MS)
        )
    screen.navigator.home()
    screen.navigator.go("library")
    studio.work(lambda: screen.library.choose("books"))
    yield studio.take("library-offline")
    studio.work(lambda: screen.library.open("lic-math"))
    screen.session.dismissToast()
    yield studio.take("library-brought")
    central.connect()
    studio.driver.wait_until(lambda: bool(screen.session.connected), "online")
    screen.navigator.home()


def _change(studio: Studio, title: str, **values: Any) -> None:
    with studio.screen.desk.store.write() as connection:
        connection.execute(update(files).where(files.c.title == title).values(**values))
