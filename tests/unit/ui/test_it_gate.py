"""Behind the IT card: no resident's screen, what needs care first, and a way out that is written down."""

import json

from sqlalchemy import select

from kiosk.sync.tables import outbox
from kiosk.ui.sample_store import STAFF_CARD
from tests.unit.ui.seat import Seat


def enter(seat: Seat) -> None:
    seat.central.swipe(STAFF_CARD)
    seat.type_pin()
    seat.wait(lambda: seat.screen.navigator.current == "it", "the IT screen")
    seat.quiet()


def commands(seat: Seat, kind: str) -> list[dict[str, str]]:
    with seat.store.read() as connection:
        return [json.loads(text) for text in connection.execute(select(outbox.c.payload).where(outbox.c.kind == kind)).scalars()]


def test_it_sees_the_device_and_no_resident(seat: Seat) -> None:
    seat.central.part("printer", "ok", "paper_low")
    seat.central.part("reader", "ok")
    enter(seat)
    it = seat.screen.it
    assert it.headline == "1 thing needs care"
    assert (it.tiles[0]["title"], it.tiles[0]["value"], it.tiles[0]["good"]) == ("Receipt printer", "Paper is low", False)
    assert it.unlockedBy == "ID ending 0932"
    for route in ("home", "inbox", "money", "settings"):
        seat.screen.navigator.go(route)
        assert seat.screen.navigator.current == "it"


def test_a_part_that_was_never_heard_of_is_not_called_good(seat: Seat) -> None:
    enter(seat)
    reader = next(tile for tile in seat.screen.it.tiles if tile["title"] == "Card reader")
    assert (reader["known"], reader["state"]) == (False, "Not known")


def test_the_way_out_asks_why_and_is_written_down(seat: Seat) -> None:
    enter(seat)
    it = seat.screen.it
    ways: list[str] = []
    it.left.connect(ways.append)
    it.leave("system")
    assert it.leavingTitle == "Why do you exit to the system?"
    it.confirm()
    seat.quiet()
    assert ways == [], "not without a reason"

    it.choose("repair")
    it.confirm()
    it.confirm()
    seat.wait(lambda: bool(ways), "the end of the screen")
    seat.quiet()
    assert ways == ["system"]
    assert commands(seat, "device.it_exit") == [{"reason": "repair", "to": "system"}]
    assert seat.screen.navigator.current == "sign-in", "nobody is signed in behind it"


def test_thinking_better_of_it_writes_nothing(seat: Seat) -> None:
    enter(seat)
    seat.screen.it.leave("restart")
    seat.screen.it.choose("other")
    seat.screen.it.leave("")
    seat.screen.it.confirm()
    seat.screen.it.backToResidents()
    seat.quiet()
    assert commands(seat, "device.it_exit") == []
    assert seat.screen.navigator.current == "sign-in"
