"""Pictures of the commissary: shelves, a good, search, basket, review, an order and its way, packs, money from family."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.ui.sample_commissary import CLOSED, TERMS, goods, of_person
from kiosk.ui.sample_store import STREAM

if TYPE_CHECKING:
    from kiosk.ui.shots import Studio


def commissary(studio: Studio) -> Iterator[Path]:
    """From the empty shelves to an order that is on its way, and what may stop one."""
    screen, central = studio.screen, studio.central
    screen.navigator.home()
    screen.navigator.go("commissary")
    yield studio.take("commissary-empty")
    central.rule(commissary=TERMS)
    central.send("facility", *goods())
    central.send(STREAM, *of_person(studio.clock.now_ms()))
    screen.navigator.home()
    yield studio.take("home-commissary")
    screen.navigator.go("commissary")
    for good, count in (("ramen-chicken", 4), ("cookies", 1)):
        studio.work(partial(screen.commissary.take, good, count))
    yield studio.take("commissary")
    studio.work(lambda: screen.commissary.choose("accessories"))
    yield studio.take("commissary-devices")
    studio.work(lambda: screen.commissary.open("earbuds"))
    studio.work(lambda: screen.commissary.take("earbuds", 1))
    yield studio.take("good")
    screen.navigator.back()
    studio.work(screen.commissary.beginSearch)
    studio.work(lambda: screen.commissary.search("noodles"))
    yield studio.take("commissary-search")
    screen.navigator.go("basket")
    yield studio.take("basket")
    screen.navigator.go("order-review")
    yield studio.take("order-review")
    studio.work(screen.basket.order)
    studio.on("order")
    yield studio.take("order-made")
    yield from _orders(studio)
    central.rule(commissary=CLOSED)
    central.connect(connected=False)
    screen.navigator.home()
    screen.navigator.go("commissary")
    studio.work(lambda: screen.commissary.choose("clothes"))
    studio.work(lambda: screen.commissary.take("tshirt", 1))
    screen.navigator.go("basket")
    yield studio.take("basket-closed")
    central.rule(commissary={**TERMS, "open": False})
    central.connect()
    screen.navigator.home()
    screen.navigator.go("commissary")
    yield studio.take("commissary-off")


def _orders(studio: Studio) -> Iterator[Path]:
    """What became of orders and packs."""
    screen = studio.screen
    screen.navigator.go("orders")
    yield studio.take("orders")
    for name in ("order-3", "order-2", "order-0", "pack-1"):
        studio.work(partial(screen.orders.open, name))
        if name == "order-3":
            studio.work(screen.orders.askCancel)
        yield studio.take(name)
        screen.navigator.back()
    screen.navigator.go("family-money")
    yield studio.take("family-money")
