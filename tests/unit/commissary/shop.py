"""What central sends of its commissary to Marcus, and the hands that order."""

from __future__ import annotations

from typing import Any

from kiosk.commissary import basket, ordering
from kiosk.commissary.changes import FEATURE, order_refused
from kiosk.commissary.ordering import Checkout
from kiosk.device.policy import FEATURE as POLICY
from kiosk.device.policy import current_policy
from kiosk.sync import wire
from kiosk.sync.wire_commissary import FamilyMoneyChange, GoodChange, OrderChange, PaySource
from kiosk.wallet.changes import FEATURE as WALLET
from tests.enrolled import Device
from tests.unit.wallet import money_of_marcus as his

FEATURES = [WALLET, FEATURE, POLICY]
STREAM = "resident:marcus"
GOODS = (
    GoodChange(good="ramen", shelf="food", name={"en": "Ramen", "es": "Fideos"}, cents=65, limits=({"most": 10, "days": 7},), place=1),
    GoodChange(good="coffee", shelf="drinks", name={"en": "Coffee"}, cents=480),
    GoodChange(good="soap", shelf="hygiene", name={"en": "Soap"}, cents=120, essential=True),
)


def stock(device: Device) -> None:
    """Shelves, $46.20 in trust, $12.00 of credits."""
    device.apply(FEATURES, his.balances(device), *(device.change("facility", "commissary.good", good) for good in GOODS))
    terms(device)


def sell(device: Device, good: str, **changed: Any) -> None:
    """A good is other than it was."""
    now = next(one for one in GOODS if one.good == good).model_copy(update=changed)
    device.apply(FEATURES, device.change("facility", "commissary.good", now))


def terms(device: Device, **changed: Any) -> None:
    """The policy."""
    policy = {"facility": {"zone": "UTC"}, "commissary": {"pay": ["trust", "credits"], **changed}}
    device.apply(FEATURES, device.change("facility", "facility.policy", wire.PolicyChange(number=1, policy=policy)))


def family(device: Device, cents: int) -> None:
    """So much of family's money."""
    device.apply(FEATURES, device.change(STREAM, "commissary.family_money", FamilyMoneyChange(cents=cents)))


def kept(device: Device, change: OrderChange) -> None:
    """Central's word on an order."""
    device.apply(FEATURES, device.change(STREAM, "commissary.order_kept", change))


def put(device: Device, **counts: int) -> None:
    """Into the basket."""
    session = device.session()
    for good, count in counts.items():
        basket.put(device.store, session, good, count, device.clock)


def lines(device: Device) -> dict[str, int]:
    """What lies in it."""
    with device.store.read() as conn:
        return basket.lines(conn, "marcus")


def checkout(device: Device, pay: PaySource = "trust") -> Checkout:
    """What the screen shows."""
    with device.store.read() as conn:
        return ordering.checkout(conn, "marcus", pay, current_policy(conn), device.clock.now_ms())


def place(device: Device, id: str = "o-1", pay: PaySource = "trust", shown: Checkout | None = None) -> str:
    """Order it."""
    return ordering.place(device.store, device.session(), shown or checkout(device, pay), id, device.clock)


def refused(device: Device, command: str, code: str, kind: str = "commissary.order") -> None:
    """What drain does with central's no."""
    device.set_command(command, "rejected", code=code, acked_ms=device.clock.now_ms())
    with device.store.write() as conn:
        order_refused(conn, command, kind, None, code)
