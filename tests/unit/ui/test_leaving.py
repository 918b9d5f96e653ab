"""When you leave: the plan, the copy and its code, which is never left on the screen."""

from __future__ import annotations

from base64 import b64encode
from datetime import date

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from kiosk.filings.tables import author_keys
from kiosk.hardware.print_queue import next_queued, print_jobs
from kiosk.hardware.receipt import Receipt
from kiosk.leaving.tables import leavings
from kiosk.sync.leaving_words import open_passphrase, seal_passphrase
from kiosk.sync.tables import outbox
from kiosk.sync.wire_leaving import LeavingChange
from kiosk.ui.sample_store import RESIDENT, STREAM
from tests.unit.ui.seat import Seat

KEY, CODE = bytes(range(32)), "7QKM-2XDT-9RWA"


def ready(seat: Seat) -> None:
    """A copy is ready, and this device may open its code."""
    with seat.store.write() as connection:
        values = {"key": b64encode(KEY).decode()}
        connection.execute(
            insert(author_keys).values(resident=RESIDENT, **values).on_conflict_do_update(index_elements=["resident"], set_=values)
        )
    made_ms = seat.clock.now_ms()
    change = LeavingChange(
        going="release",
        day=date(2025, 6, 9),
        tablet="unlock",
        copy_state="ready",
        copy_made_ms=made_ms,
        size=2_400_000,
        fingerprint="ab" * 32,
        passphrase=seal_passphrase(RESIDENT, CODE, KEY),
    )
    seat.central.send(STREAM, change)
    seat.wait(lambda: bool(seat.screen.leaving.ready), "the copy")


def test_nothing_is_planned_and_a_copy_is_asked_for_once(seat: Seat) -> None:
    seat.sign_in()
    leaving = seat.screen.leaving
    seat.screen.navigator.go("leaving")
    assert (leaving.title, leaving.copyTitle, leaving.askBlocked) == ("No day is planned", "Take a copy along", "")
    leaving.askCopy()
    leaving.askCopy()
    seat.wait(lambda: leaving.copyTitle == "Your copy is being made", "the wish")
    assert leaving.askBlocked
    leaving.askCopy()
    seat.quiet()
    with seat.store.read() as connection:
        assert list(connection.execute(select(outbox.c.kind).where(outbox.c.kind == "leaving.copy")).scalars()) == ["leaving.copy"]
    seat.central.connect(connected=False)
    seat.wait(lambda: leaving.copyTitle == "Your copy is asked for", "the word that it waits")


def test_the_code_is_shown_when_asked_for_and_gone_with_the_page_the_cover_and_the_person(seat: Seat) -> None:
    seat.sign_in()
    screen, leaving = seat.screen, seat.screen.leaving
    screen.navigator.go("leaving")
    ready(seat)
    assert (leaving.title, leaving.line, leaving.code) == ("You are being released", "Monday, June 9", "")
    assert "2.4 MB" in leaving.copyLine
    leaving.showCode()
    assert leaving.code == CODE
    screen.session.cover()
    assert leaving.code == ""
    screen.session.put(covered=False)
    leaving.showCode()
    screen.navigator.home()
    assert leaving.code == ""
    screen.navigator.go("leaving")
    leaving.showCode()
    screen.session.signOut()
    assert leaving.code == ""
    assert CODE not in str(leaving._values)


def test_the_code_goes_on_paper_and_is_in_no_list_of_receipts(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.navigator.go("leaving")
    ready(seat)
    seat.screen.leaving.printCode()
    seat.quiet()
    with seat.store.read() as connection:
        waiting = next_queued(connection)
        assert waiting is not None
        paper = Receipt.from_json(connection.execute(select(print_jobs.c.receipt).where(print_jobs.c.id == waiting.id)).scalar_one())
        kinds = list(connection.execute(select(print_jobs.c.kind)).scalars())
    assert paper.paragraphs[0] == CODE
    assert kinds == ["letter"]


def test_another_residents_box_and_another_key_open_nothing(seat: Seat) -> None:
    box = seal_passphrase(RESIDENT, CODE, KEY)
    assert open_passphrase(RESIDENT, box, KEY) == CODE
    assert open_passphrase("somebody", box, KEY) is None
    assert open_passphrase(RESIDENT, box, bytes(32)) is None
    assert open_passphrase(RESIDENT, "not base64", KEY) is None
    with seat.store.read() as connection:
        assert connection.execute(select(leavings)).all() == []
