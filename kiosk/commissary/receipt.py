"""The paper of an order: what was ordered, and what pays it when central accepts it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from kiosk.commissary.shelves import words_in
from kiosk.device.policy import FacilityPolicy
from kiosk.hardware.receipt import Line, Receipt
from kiosk.signin.rules import Person
from kiosk.wallet.paper import day_name, make_receipt, spoken
from kiosk.wallet.receipt import money


@dataclass(frozen=True)
class OrderSale:
    """An order: lines are names by language, how many, and cents together."""

    order: str
    at_ms: int
    lines: tuple[tuple[Mapping[str, str], int, int], ...]
    total_cents: int
    family_cents: int
    pay: str
    delivery: date | None


_WORDS = {
    "en": {
        "title": "Commissary order",
        "total": "Total",
        "family": "From family money",
        "trust": "From trust account",
        "credits": "From credits",
        "when": "Paid when accepted",
        "yes": "Yes",
        "delivery": "Delivery",
    },
    "es": {
        "title": "Pedido a la tienda",
        "total": "Total",
        "family": "Del dinero de la familia",
        "trust": "De la cuenta de depósito",
        "credits": "De créditos",
        "when": "Se paga al aceptarlo",
        "yes": "Sí",
        "delivery": "Entrega",
    },
}


def order_receipt(sale: OrderSale, person: Person, facility: FacilityPolicy, device_name: str, language: str) -> Receipt:
    """Lay the words out. An unknown language gets English."""
    tongue = spoken(language)
    words = _WORDS[tongue]
    own = sale.total_cents - sale.family_cents
    extra: list[Line] = []
    if sale.family_cents:
        extra.append((words["family"], money(sale.family_cents)))
    if own:
        extra.append((words[sale.pay], money(own)))
    extra.append((words["when"], words["yes"]))
    if sale.delivery is not None:
        extra.append((words["delivery"], day_name(tongue, datetime.combine(sale.delivery, time()))))
    return make_receipt(
        sale.order,
        sale.at_ms,
        person,
        facility,
        device_name,
        language,
        title=words["title"],
        lines=tuple((f"{count} x {words_in(name, tongue)}", money(cents)) for name, count, cents in sale.lines),
        total=(words["total"], money(sale.total_cents)),
        extra_lines=tuple(extra),
        kind="commissary",
        cents=sale.total_cents,
    )
