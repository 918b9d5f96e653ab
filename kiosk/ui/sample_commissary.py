"""A commissary for pictures and screen tests: its terms, shelves, orders in every state, packs, money from family."""

from __future__ import annotations

import json
from typing import Any

from kiosk.sync.wire_base import Payload
from kiosk.sync.wire_commissary import (
    FamilyMoneyChange,
    FamilyMoneyLine,
    GoodChange,
    OrderChange,
    OrderedLine,
    OrderStep,
    PackChange,
    StandingGift,
)
from resources import RESOURCES

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
#: Orders from Sunday until Thursday evening; goods come on the Tuesday after.
TERMS: dict[str, Any] = {
    "pay": ["trust", "credits"],
    "windows": [{"opens_on": "sun", "opens": "06:00", "closes_on": "thu", "closes": "20:00", "delivery": "tue"}],
    "cancel_minutes": 120,
    "most_cents": 8000,
    "most_days": 7,
}
CLOSED = {**TERMS, "windows": [{"opens_on": "fri", "closes_on": "sat", "closes": "20:00", "delivery": "tue"}]}


def goods() -> tuple[GoodChange, ...]:
    """What the demo facility sells."""
    return tuple(GoodChange.model_validate(one) for one in json.loads((RESOURCES / "demo" / "commissary" / "goods.json").read_text()))


def of_person(now_ms: int) -> tuple[Payload, ...]:
    """What one resident ordered and was sent."""
    return (*_orders(now_ms), *_packs(now_ms), _family(now_ms))


def _line(good: str, english: str, spanish: str, count: int, cents: int, filled: int | None = None) -> OrderedLine:
    return OrderedLine(good=good, name={"en": english, "es": spanish}, count=count, cents=cents, filled=filled)


def _steps(now_ms: int, **ago: int) -> tuple[OrderStep, ...]:
    return tuple(OrderStep(state=state, at_ms=now_ms - hours * HOUR_MS) for state, hours in ago.items())


def _orders(now_ms: int) -> tuple[OrderChange, ...]:
    noodles, soap = ("ramen-chicken", "Chicken noodles", "Fideos de pollo"), ("soap-bar", "Soap", "Jabón")
    socks = ("socks", "Socks", "Calcetines")
    return (
        OrderChange(
            order="order-3",
            at_ms=now_ms - HOUR_MS,
            pay="trust",
            state="placed",
            lines=(_line(*noodles, 4, 65), _line(*soap, 2, 120)),
            total_cents=500,
            family_cents=200,
            steps=_steps(now_ms, placed=1),
            delivery_day="2025-06-10",
            cancel_until_ms=now_ms + HOUR_MS,
        ),
        OrderChange(
            order="order-2",
            at_ms=now_ms - 6 * DAY_MS,
            pay="trust",
            state="packed",
            lines=(_line(*noodles, 6, 65, 5), _line(*socks, 1, 330, 1), _line("coffee", "Coffee", "Café", 1, 480, 0)),
            total_cents=1200,
            refunded_cents=545,
            steps=_steps(now_ms, placed=144, packing=30, packed=28),
            delivery_day="2025-06-03",
        ),
        OrderChange(
            order="order-1",
            at_ms=now_ms - 13 * DAY_MS,
            pay="credits",
            state="delivered",
            lines=(_line(*soap, 3, 120, 3),),
            total_cents=360,
            steps=_steps(now_ms, placed=312, packing=250, packed=248, delivered=200),
            delivery_day="2025-05-27",
        ),
        OrderChange(
            order="order-0",
            at_ms=now_ms - 20 * DAY_MS,
            pay="trust",
            state="refused",
            lines=(_line("earbuds", "Earbuds", "Audífonos", 1, 1295),),
            total_cents=1295,
            steps=_steps(now_ms, refused=480),
            code="not_enough_trust",
        ),
    )


def _packs(now_ms: int) -> tuple[PackChange, ...]:
    return (
        PackChange(
            pack="pack-1",
            sender="Rosa Delgado",
            name={"en": "Summer pack", "es": "Paquete de verano"},
            lines=("2 x Oat cookies", "1 x Coffee", "3 x Chicken noodles"),
            state="shipped",
            steps=_steps(now_ms, ordered=70, shipped=20),
            carrier="USPS",
            tracking="9400 1000 0000 4218",
            expected_day="2025-06-06",
            at_ms=now_ms - 70 * HOUR_MS,
        ),
    )


def _family(now_ms: int) -> FamilyMoneyChange:
    return FamilyMoneyChange(
        cents=1500,
        lines=(
            FamilyMoneyLine(at_ms=now_ms - HOUR_MS, cents=-200, what="order", order="order-3"),
            FamilyMoneyLine(at_ms=now_ms - 3 * DAY_MS, cents=1700, what="given", who="Rosa Delgado"),
        ),
        standing=(StandingGift(who="Rosa Delgado", cents=2000, every="week", next_day="2025-06-06"),),
    )
