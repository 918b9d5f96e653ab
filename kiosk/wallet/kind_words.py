"""Kinds of entries and sources of deposits as paper has them, in the resident's language (no Qt in features)."""

from __future__ import annotations

from kiosk.wallet.accounts import HistoryRow
from kiosk.wallet.paper import spoken
from kiosk.wallet.receipt import money

_KINDS = {
    "en": {
        "deposit": "Deposit",
        "deposit_fee": "Deposit fee",
        "deposit_returned": "Part sent back",
        "chargeback": "Deposit taken back",
        "owed_repaid": "Paid back what you owed",
        "free_stamps": "Free stamps",
        "gift": "A gift",
        "stamps_bought": "Stamps bought",
        "undone": "Purchase undone",
        "message": "Message sent",
        "refund": "Given back to you",
        "moved_to_credits": "Moved to credits",
        "obligation_paid": "Payment",
        "obligation_deducted": "Taken from a deposit",
        "trust_report": "From the facility",
        "correction": "Correction by staff",
        "media_bought": "Bought",
        "media_rented": "Rented",
        "commissary_ordered": "Commissary order",
    },
    "es": {
        "deposit": "Depósito",
        "deposit_fee": "Cargo del depósito",
        "deposit_returned": "Parte devuelta",
        "chargeback": "Depósito retirado",
        "owed_repaid": "Pago de lo que debías",
        "free_stamps": "Estampillas gratis",
        "gift": "Un regalo",
        "stamps_bought": "Estampillas compradas",
        "undone": "Compra deshecha",
        "message": "Mensaje enviado",
        "refund": "Devuelto a ti",
        "moved_to_credits": "Pasado a créditos",
        "obligation_paid": "Pago",
        "obligation_deducted": "Tomado de un depósito",
        "trust_report": "Del centro",
        "correction": "Corrección del personal",
        "media_bought": "Comprado",
        "media_rented": "Alquilado",
        "commissary_ordered": "Pedido a la tienda",
    },
}
#: Kinds whose detail is the name of somebody or something.
NAMED = frozenset({"deposit", "gift", "obligation_paid", "obligation_deducted", "media_bought", "media_rented"})


def kind_on_paper(row: HistoryRow, language: str) -> str:
    """What a line was, with the name of whom it was about."""
    kinds = _KINDS[spoken(language)]
    name = kinds.get(row.kind, kinds["correction"])
    return f"{name}: {row.detail}" if row.detail and row.kind in NAMED else name


def amount_on_paper(row: HistoryRow, language: str) -> str:
    """What a line added or took, with its sign; a transfer between one's own accounts has none."""
    if row.credits_cents and row.trust_cents:
        return money(abs(row.credits_cents))
    value = row.credits_cents or row.trust_cents
    words = money(abs(value)) if value else stamps_on_paper(abs(row.stamps), language)
    return f"{'+' if (value or row.stamps) > 0 else '-'}{words}"


def stamps_on_paper(count: int, language: str) -> str:
    """7 stamps."""
    if spoken(language) == "es":
        return "1 estampilla" if count == 1 else f"{count} estampillas"
    return "1 stamp" if count == 1 else f"{count} stamps"
