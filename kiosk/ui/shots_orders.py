"""Pictures of a device that central locked, with the facility's words, and of a feature that is off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.device.orders import end, settle
from kiosk.sync.wire_orders import Order
from kiosk.ui.sample_store import CARD, MINUTE_MS, RESIDENT

if TYPE_CHECKING:
    from kiosk.ui.shots import Studio

WORDS = {
    "en": "There is a count in Unit C. It usually takes half an hour. Ask the officer if you need something now.",
    "es": "Hay un conteo en la Unidad C. Suele durar media hora. Pregunta al oficial si necesitas algo ahora.",
}


def orders(studio: Studio) -> Iterator[Path]:
    """From Home, and back to it."""
    screen = studio.screen
    _give(studio, 1, "features", off=("visits",))
    studio.work(lambda: screen.navigator.go("visits"))
    _give(studio, 2, "lock", words=WORDS)
    studio.on("closed")
    screen.session.dismissToast()
    yield studio.take("closed-locked")
    screen.session.signOut()
    studio.on("sign-in")
    screen.session.dismissToast()
    yield studio.take("sign-in-locked")
    _give(studio, 3, "features")
    _give(studio, 4, "unlock")
    _give(studio, 5, "network")
    _come_back(studio)


def _come_back(studio: Studio) -> None:
    if studio.at_kiosk:
        studio.central.swipe(CARD)
    else:
        studio.screen.sign_in.startNumber()
        for digit in "20714471":
            studio.screen.sign_in.addDigit(digit)
        studio.screen.sign_in.submitNumber()
    studio.sign_in("home", studio.central.pins[RESIDENT])


def _give(studio: Studio, number: int, what: str, **said: object) -> None:
    now_ms, device = studio.clock.now_ms(), studio.central.identity.device
    times = {"issued_ms": now_ms, "expires_ms": now_ms + 60 * MINUTE_MS}
    order = Order.model_validate(
        {"order": f"order-{number}", "device": device, "epoch": 1, "number": number, "what": what, **times, **said}
    )
    studio.central.order(order)
    with studio.screen.desk.store.write() as connection:
        settle(connection, now_ms)
        if what == "network":
            end(connection, order.order, "failed", "no_warden", now_ms)
    studio.work(studio.screen.desk.look)
