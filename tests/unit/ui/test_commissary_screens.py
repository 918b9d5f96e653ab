"""The commissary through the running view models: shelves, basket, ordering, what became of it, and nobody's after sign-out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from sqlalchemy import select

from kiosk.hardware.print_queue import jobs_of
from kiosk.sync.tables import outbox
from kiosk.ui.sample_commissary import CLOSED, TERMS, goods, of_person
from kiosk.ui.sample_store import RESIDENT, STREAM
from tests.unit.ui.seat import Seat


@pytest.fixture
def seat(tmp_path: Path, qapp: QGuiApplication) -> Iterator[Seat]:
    """Marcus sits at a kiosk of a facility that sells."""
    assert qapp is not None
    with ExitStack() as stack:
        made = Seat(tmp_path, stack)
        made.central.fill()
        made.central.rule(commissary=TERMS)
        made.central.send("facility", *goods())
        made.sign_in()
        yield made


def look(seat: Seat) -> None:
    seat.screen.desk.look()


def go(seat: Seat, route: str) -> None:
    seat.screen.navigator.go(route)
    look(seat)


def take(seat: Seat, good: str, count: int) -> None:
    seat.screen.commissary.take(good, count)
    seat.quiet()


def made(seat: Seat) -> list[str]:
    with seat.store.read() as connection:
        return list(connection.execute(select(outbox.c.kind).where(outbox.c.kind.like("commissary.%"))).scalars())


def test_from_the_shelf_to_an_order_with_its_paper(seat: Seat) -> None:
    screen = seat.screen
    assert screen.home.commissaryOffered
    assert screen.home.commissaryLine == "Order by June 5, 8:00\xa0pm"
    go(seat, "commissary")
    shelves = screen.commissary
    assert [shelf["key"] for shelf in shelves.shelves] == ["food", "drinks", "hygiene", "clothes", "letters", "accessories"]
    take(seat, "ramen-chicken", 4)
    take(seat, "soap-bar", 1)
    assert (shelves.basketText, shelves.basketLine) == ("5 things · $3.80", "$42.40 left after it")
    go(seat, "basket")
    assert screen.basket.blocked == ""
    screen.basket.review()
    look(seat)
    screen.basket.order()
    screen.basket.order()
    seat.wait(lambda: screen.navigator.current == "order", "the order")
    seat.quiet()
    assert made(seat) == ["commissary.order"]
    assert screen.orders.title == "Your order is saved"
    assert screen.orders.canCancel
    with seat.store.read() as connection:
        assert [job.receipt.total for job in jobs_of(connection, RESIDENT)] == [("Total", "$3.80")]
    go(seat, "commissary")
    assert shelves.basketCount == 0


def test_a_closed_window_and_too_little_money_are_said_before(seat: Seat) -> None:
    go(seat, "commissary")
    take(seat, "socks", 1)
    seat.central.rule(commissary=CLOSED)
    go(seat, "basket")
    assert not seat.screen.basket.windowOpen
    assert seat.screen.basket.blocked.startswith("Orders are closed now. They open ")
    seat.central.rule(commissary=TERMS | {"most_cents": 0})
    take(seat, "tablet", 1)
    assert seat.screen.basket.blocked == "You need $76.10 more."
    seat.screen.basket.order()
    seat.quiet()
    assert made(seat) == []


def test_off_by_policy_nothing_is_offered(seat: Seat) -> None:
    seat.central.rule(commissary={"open": False})
    look(seat)
    assert not seat.screen.home.commissaryOffered
    go(seat, "commissary")
    assert seat.screen.commissary.state == "off"


def test_search_finds_without_accents_in_both_languages(seat: Seat) -> None:
    go(seat, "commissary")
    found = seat.screen.commissary
    for typed, count in (("noodles", 2), ("CAFE", 1), ("fideos pollo", 1), ("zzz", 0), ("", 0)):
        found.search(typed)
        assert found.foundCount == count, typed


def test_an_order_says_what_was_missing_and_cancels_after_a_question(seat: Seat) -> None:
    seat.central.send(STREAM, *of_person(seat.clock.now_ms()))
    go(seat, "orders")
    orders = seat.screen.orders
    assert orders.count == 5
    orders.open("order-2")
    assert [(one["name"], bool(one["note"])) for one in orders.goods] == [
        ("6 × Chicken noodles", True),  # noqa: RUF001
        ("1 × Socks", False),  # noqa: RUF001
        ("1 × Coffee", True),  # noqa: RUF001
    ]
    assert orders.sums[-1] == {"label": "Given back to you", "value": "$5.45", "strong": True}
    assert not orders.canCancel
    seat.screen.navigator.back()
    look(seat)
    orders.open("order-3")
    orders.askCancel()
    assert made(seat) == []
    orders.cancel()
    seat.quiet()
    look(seat)
    assert made(seat) == ["commissary.cancel"]
    assert orders.title == "Your order is being cancelled"
    orders.cancel()
    seat.quiet()
    assert made(seat) == ["commissary.cancel"]


def test_nothing_of_a_person_stays_on_the_screen(seat: Seat) -> None:
    seat.central.send(STREAM, *of_person(seat.clock.now_ms()))
    go(seat, "orders")
    go(seat, "commissary")
    take(seat, "cookies", 2)
    seat.screen.commissary.search("soap")
    seat.screen.session.signOut()
    seat.wait(lambda: seat.screen.navigator.current == "sign-in", "sign-in")
    seat.quiet()
    screen = seat.screen
    assert (screen.commissary.basketText, screen.commissary.typed, screen.commissary.found.rowCount()) == ("", "", 0)
    assert (screen.orders.rows.rowCount(), screen.orders.familyText, screen.basket.rows.rowCount()) == (0, "", 0)
    assert made(seat) == ["commissary.basket"]
