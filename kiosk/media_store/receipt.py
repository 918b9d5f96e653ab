"""The receipt of a title that was bought or rented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.device.policy import FacilityPolicy
from kiosk.hardware.receipt import Line, Receipt
from kiosk.signin.rules import Person
from kiosk.wallet.paper import make_receipt, spoken
from kiosk.wallet.receipt import money


@dataclass(frozen=True)
class TitleSale:
    """A title that was paid for from credits. `credits_after` None: this device never heard the balances."""

    licence: str
    at_ms: int
    name: str
    how: Literal["own", "rent"]
    cents: int
    credits_after: int | None
    when_connected: bool
    rent_hours: int = 0
    rent_days: int = 0


_WORDS = {
    "en": {
        "own": "Bought from Media",
        "rent": "Rented from Media",
        "fees": "Fees",
        "paid": "Paid from credits",
        "start": "Start it within",
        "days": "{n} days",
        "then": "Then you have",
        "hours": "{n} hours",
        "credits_after": "Credits left",
        "later": "Paid when connected",
        "yes": "Yes",
    },
    "es": {
        "own": "Comprado en Medios",
        "rent": "Alquilado en Medios",
        "fees": "Cargos",
        "paid": "Pagado con créditos",
        "start": "Empieza antes de",
        "days": "{n} días",
        "then": "Luego tienes",
        "hours": "{n} horas",
        "credits_after": "Créditos restantes",
        "later": "Se paga al conectar",
        "yes": "Sí",
    },
}


def title_receipt(sale: TitleSale, person: Person, facility: FacilityPolicy, device_name: str, language: str) -> Receipt:
    """Lay the words out. An unknown language gets English."""
    words = _WORDS[spoken(language)]
    extra: list[Line] = []
    if sale.how == "rent":
        extra += [(words["start"], words["days"].format(n=sale.rent_days)), (words["then"], words["hours"].format(n=sale.rent_hours))]
    if sale.credits_after is not None:
        extra.append((words["credits_after"], money(sale.credits_after)))
    if sale.when_connected:
        extra.append((words["later"], words["yes"]))
    return make_receipt(
        sale.licence,
        sale.at_ms,
        person,
        facility,
        device_name,
        language,
        title=words[sale.how],
        lines=((sale.name, money(sale.cents)), (words["fees"], money(0))),
        total=(words["paid"], money(sale.cents)),
        extra_lines=tuple(extra),
        kind="media",
        cents=sale.cents,
    )
