"""The receipt of a sent message, in the resident's language. Words stand here and not in Qt's translations: no Qt in features."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.device.policy import FacilityPolicy
from kiosk.hardware.receipt import Receipt
from kiosk.signin.rules import Person
from kiosk.wallet.paper import check_digit, make_receipt, receipt_number, spoken

__all__ = ["Sale", "check_digit", "receipt_number", "receipt_of"]


@dataclass(frozen=True)
class Sale:
    """What the receipt is about: the `mail.send` command, to whom, who paid (None: the resident), stamps used, before and after.

    `before` and `after` are None when this device never heard the resident's balance.
    """

    command: str
    at_ms: int
    to: str
    payer: str | None
    stamps: int
    before: int | None
    after: int | None


@dataclass(frozen=True)
class _Words:
    to: str
    reply_stamp: str
    paid_by: str
    stamps_used: str
    before: str
    after: str


_WORDS = {
    "en": _Words(
        to="Message to",
        reply_stamp="Reply stamp",
        paid_by="1, paid by {payer}",
        stamps_used="Stamps used",
        before="Your stamps before",
        after="Your stamps after",
    ),
    "es": _Words(
        to="Mensaje para",
        reply_stamp="Estampilla de respuesta",
        paid_by="1, pagada por {payer}",
        stamps_used="Estampillas usadas",
        before="Tus estampillas antes",
        after="Tus estampillas después",
    ),
}


def receipt_of(sale: Sale, person: Person, facility: FacilityPolicy, device_name: str, language: str) -> Receipt:
    """Lay the words out. An unknown language gets English."""
    words = _WORDS[spoken(language)]
    lines = [(words.to, sale.to)]
    if sale.payer is not None:
        lines.append((words.reply_stamp, words.paid_by.format(payer=sale.payer)))
    else:
        lines.append((words.stamps_used, str(sale.stamps)))
    extra = []
    if sale.before is not None and sale.after is not None:
        extra = [(words.before, str(sale.before)), (words.after, str(sale.after))]
    return make_receipt(
        sale.command,
        sale.at_ms,
        person,
        facility,
        device_name,
        language,
        lines=tuple(lines),
        extra_lines=tuple(extra),
        kind="message",
        stamps=0 if sale.payer is not None else sale.stamps,
    )
