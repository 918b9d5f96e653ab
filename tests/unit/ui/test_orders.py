"""A device that central locked, or where a feature is off: the facility's words, what stays open, and that it ends."""

from __future__ import annotations

from typing import Any

from kiosk.device.orders import begin, end, settle
from kiosk.sync.wire_orders import Order
from kiosk.ui.sample_store import STAFF_CARD
from tests.unit.ui.seat import Seat

WORDS = {"en": "There is a count in Unit C.", "es": "Hay un conteo en la Unidad C."}


def give(seat: Seat, number: int, what: str, **said: Any) -> str:
    """An order, as sync writes it down."""
    now_ms, device = seat.screen.desk.clock.now_ms(), seat.central.identity.device
    times = {"issued_ms": now_ms, "expires_ms": now_ms + 3_600_000}
    order = Order.model_validate(
        {"order": f"o-{number}", "device": device, "epoch": 1, "number": number, "what": what, **times, **said}
    )
    seat.central.order(order)
    with seat.screen.desk.store.write() as connection:
        settle(connection, now_ms)
    seat.screen.desk.look()
    return order.order


def on(seat: Seat, route: str) -> None:
    seat.wait(lambda: seat.screen.navigator.current == route, route)


def test_it_locks_under_somebody_with_the_facilitys_words_and_opens_again(seat: Seat) -> None:
    seat.sign_in()
    screen = seat.screen
    screen.navigator.go("inbox")
    give(seat, 1, "lock", words=WORDS)
    on(seat, "closed")
    seat.wait(lambda: screen.closed.line == WORDS["en"], "the facility's words")
    assert screen.closed.title == "This device is locked for now"
    for route in ("media", "inbox", "write-to", "buy-stamps"):
        screen.navigator.go(route)
        assert screen.navigator.current == "closed", route
    for route in ("requests", "money", "help", "leaving"):
        screen.navigator.go(route)
        assert screen.navigator.current == route
        screen.navigator.home()
    screen.closed.openLegal("con-6")
    assert screen.navigator.current == "conversation"
    screen.display.setLanguage("es")
    assert screen.closed.line == WORDS["es"]
    give(seat, 2, "unlock")
    seat.wait(lambda: not screen.navigator.closed, "everything open")


def test_the_sign_in_screen_says_why_and_people_come_in_all_the_same(seat: Seat) -> None:
    give(seat, 1, "lock", words=WORDS)
    screen = seat.screen
    seat.wait(lambda: screen.session.gateLine.startswith(WORDS["en"]), "the words before sign-in")
    seat.central.swipe()
    seat.type_pin()
    on(seat, "closed")


def test_a_feature_that_is_off_is_left_and_says_so(seat: Seat) -> None:
    seat.sign_in()
    screen = seat.screen
    screen.navigator.go("visits")
    give(seat, 1, "features", off=("visits", "messages"))
    on(seat, "home")
    assert "turned off" in screen.session.toastText
    for route in ("visits", "write-to"):
        screen.navigator.go(route)
        assert screen.navigator.current == "home", route
    screen.conversation.open("con-6")
    screen.conversation.write()
    assert screen.navigator.current == "compose"
    screen.navigator.home()
    give(seat, 2, "features")
    seat.wait(lambda: (screen.navigator.go("visits"), screen.navigator.current == "visits")[1], "visits again")


def test_facility_it_sees_what_was_ordered_and_nobody_signs_in_before_a_restart(seat: Seat) -> None:
    order = give(seat, 1, "restart")
    store = seat.screen.desk.store
    with store.write() as connection:
        begin(connection, order)
    seat.central.swipe()
    seat.type_pin()
    seat.wait(lambda: "starts again" in seat.screen.pin.message, "that it restarts")
    with store.write() as connection:
        end(connection, order, "failed", "no_warden", 0)
    seat.screen.sign_in.cancel()
    on(seat, "sign-in")
    seat.central.swipe(STAFF_CARD)
    seat.type_pin()
    on(seat, "it")
    seat.wait(lambda: bool(seat.screen.it.orders), "the orders")
    assert [(one["text"], one["good"]) for one in seat.screen.it.orders] == [("Restart: did not work (no_warden)", False)]
