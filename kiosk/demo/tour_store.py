"""The tour's way through the media store: rent a movie, see it, read, learn, play, hear a song."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.ui.driver import Driver

#: The store fills while the tour goes on: a slow machine needs a while to its last titles.
FILLING_S = 180.0
COMING_S = 60.0


def visit_store(driver: Driver, picture: Callable[[str], None]) -> None:
    """From any screen with a dock; ends at the films. `picture` saves what is seen."""
    driver.tap("Home")
    driver.tap("Media")
    driver.wait_for_text("Small engine repair", timeout_s=FILLING_S)
    driver.tap("Movies")
    driver.wait_for_text("Harbor Lights", timeout_s=FILLING_S)
    driver.tap("Harbor Lights")
    driver.wait_for_text("Rent for $2.99")
    picture("title")
    driver.tap("Rent for $2.99")
    driver.wait_for_text("You rented Harbor Lights", timeout_s=COMING_S)
    picture("rented")
    driver.tap("Go to my library")
    _bring(driver, "Movies", "Harbor Lights")
    picture("library")
    driver.tap("Harbor Lights")
    driver.wait_for_text("0:05", timeout_s=COMING_S)
    picture("movie")
    driver.tap("Close")
    _read_and_play(driver, picture)
    driver.tap("Home")
    driver.tap("Media")
    driver.wait_for_text("Go on with")
    driver.wait_for_no_text("It comes to this kiosk now.")
    picture("media")
    driver.tap("Movies")
    driver.wait_for_text("Paper Kites", timeout_s=FILLING_S)
    picture("movies")


def _read_and_play(driver: Driver, picture: Callable[[str], None]) -> None:
    """From the library, to the player of music."""
    _bring(driver, "Books", "The Quiet Orchard")
    driver.tap("The Quiet Orchard")
    driver.wait_for_text("Contents", timeout_s=COMING_S)
    picture("book")
    driver.tap("Back")
    _bring(driver, "Courses", "Small engine repair")
    driver.tap("Small engine repair")
    driver.wait_for_text("12 lessons", timeout_s=COMING_S)
    picture("course")
    driver.tap("Back")
    _bring(driver, "Games", "Solitaire")
    driver.tap("Solitaire")
    driver.tap("Deal the cards")
    picture("solitaire")
    driver.tap("Back")
    driver.wait_for_text("My library")
    driver.tap("Music")
    driver.wait_for_text("Low Country", timeout_s=FILLING_S)
    driver.tap("Low Country")
    driver.tap("Bring it here")
    driver.wait_until(lambda: _is_here(driver, "4. Marsh Light"), "the song", COMING_S)
    driver.tap("4. Marsh Light")
    driver.wait_for_text("Playing now", timeout_s=COMING_S)
    picture("music")


def _bring(driver: Driver, kind: str, name: str) -> None:
    """A title of the library, here on the kiosk."""
    driver.wait_for_text("My library")
    driver.tap(kind)
    driver.wait_for_text(name, timeout_s=FILLING_S)
    row = driver.find(name)
    if row is not None and "In the cloud" in row.name:
        driver.tap(name)

    driver.wait_until(lambda: _is_here(driver, name), f"{name} on the kiosk", COMING_S)


def _is_here(driver: Driver, name: str) -> bool:
    found = driver.find(name)
    return found is not None and "On this kiosk" in found.name
