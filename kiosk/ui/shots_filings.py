"""Pictures of requests: where one stands, words about it, the list of all, and the places beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.ui.sample_filings import CELL, MOVE, SHOES, TOOTH

if TYPE_CHECKING:
    from kiosk.ui.shots import Studio


def filings(studio: Studio) -> Iterator[Path]:
    """With a nurse, answered, late, finished, waiting here, gone; a note; the list and its search."""
    screen, central = studio.screen, studio.central.filings()
    screen.navigator.home()
    central.fill()
    studio.work(screen.desk.look)
    screen.session.dismissToast()
    yield studio.take("home-requests")
    screen.navigator.go("more")
    yield studio.take("more")
    for name, filing in (("request", TOOTH), ("request-answered", CELL), ("request-late", MOVE), ("request-finished", SHOES)):
        studio.work(lambda filing=filing: screen.tracker.open(filing))  # type: ignore[misc]
        yield studio.take(name)
    central.tell(central.move(status="refused", refused="bad_form", overdue=False, due_ms=None))
    studio.work(lambda: screen.tracker.open(MOVE))
    yield studio.take("request-not-taken")
    central.tell(central.move())
    studio.work(lambda: screen.tracker.open("nowhere"))
    yield studio.take("request-gone")
    studio.work(lambda: screen.tracker.open(TOOTH))
    studio.work(lambda: screen.tracker.do("withdrawn"))
    yield studio.take("request-take-back")
    screen.tracker.keepIt()
    studio.work(lambda: screen.tracker.do("worse"))
    studio.work(lambda: screen.filing_note.edit("It is swollen since this morning."))
    yield studio.take("request-note")
    studio.work(screen.filing_note.send)
    studio.on("request")
    screen.session.dismissToast()
    yield studio.take("request-said")
    screen.navigator.go("requests-all")
    yield studio.take("requests-all")
    for typed, name in (("tooth nurse", "found"), ("zebra", "nothing")):
        screen.filings.search(typed)
        studio.driver.wait_until(lambda: bool(screen.filings.foundText), "the search")
        yield studio.take(f"requests-{name}")
    screen.filings.search("")
    screen.navigator.home()
