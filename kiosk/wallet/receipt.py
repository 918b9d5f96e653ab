"""Receipts of the wallet: stamps bought, money moved, an obligation paid."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.device.policy import FacilityPolicy
from kiosk.hardware.receipt import Line, Receipt
from kiosk.signin.rules import Person
from kiosk.wallet.paper import make_receipt, spoken


@dataclass(frozen=True)
class Sale:
    """One command that moves money: `cents` from credits (`stamps` bought) or from trust (to credits, or to `paid_to`).

    What is left after it: stamps and credits, or trust and credits; None when this device never heard the balances.
    """

    command: str
    at_ms: int
    cents: int
    stamps: int = 0
    paid_to: str = ""
    stamps_after: int | None = None
    credits_after: int | None = None
    trust_after: int | None = None
    when_connected: bool = False


_WORDS = {
    "en": {
        "stamps": "{n} stamps",
        "stamp": "1 stamp",
        "fees": "Fees",
        "paid": "Paid from credits",
        "moved": "Moved to credits",
        "from_trust": "Taken from trust account",
        "to": "Paid to",
        "credits_after": "Credits left",
        "trust_after": "Trust account left",
        "stamps_after": "Stamps",
        "later": "Paid when connected",
        "yes": "Yes",
    },
    "es": {
        "stamps": "{n} estampillas",
        "stamp": "1 estampilla",
        "fees": "Cargos",
        "paid": "Pagado con créditos",
        "moved": "Pasado a créditos",
        "from_trust": "Tomado de la cuenta de depósito",
        "to": "Pagado a",
        "credits_after": "Créditos restantes",
        "trust_after": "Cuenta de depósito restante",
        "stamps_after": "Estampillas",
        "later": "Se paga al conectar",
        "yes": "Sí",
    },
}


def receipt_of(sale: Sale, person: Person, facility: FacilityPolicy, device_name: str, language: str) -> Receipt:
    """Lay the words out. An unknown language gets English."""
    words = _WORDS[spoken(language)]
    lines: list[Line] = []
    if sale.stamps:
        bought = words["stamp"] if sale.stamps == 1 else words["stamps"].format(n=sale.stamps)
        lines.append((bought, money(sale.cents)))
        total = (words["paid"], money(sale.cents))
    elif sale.paid_to:
        lines.append((words["to"], sale.paid_to))
        total = (words["from_trust"], money(sale.cents))
    else:
        lines.append((words["moved"], money(sale.cents)))
        total = (words["from_trust"], money(sale.cents))
    lines.append((words["fees"], money(0)))
    extra: list[Line] = [
        (words[name], money(left))
        for name, left in (("credits_after", sale.credits_after), ("trust_after", sale.trust_after))
        if left is not None
    ]
    if sale.stamps_after is not None:
        extra.append((words["stamps_after"], str(sale.stamps_after)))
    if sale.when_connected:
        extra.append((words["later"], words["yes"]))
    return make_receipt(
        sale.command,
        sale.at_ms,
        person,
        facility,
        device_name,
        language,
        lines=tuple(lines),
        total=total,
        extra_lines=tuple(extra),
        kind="stamps" if sale.stamps else "obligation" if sale.paid_to else "moved",
        cents=sale.cents,
        stamps=sale.stamps,
    )


def money(cents: int) -> str:
    """$3.00: exact, as the paper has it in both languages."""
    return f"${cents // 100:,}.{cents % 100:02d}"
