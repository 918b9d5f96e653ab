"""The receipt of a sent message, in the resident's language. Words stand here and not in Qt's translations: no Qt in features."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from kiosk.device.policy import FacilityPolicy
from kiosk.hardware.receipt import Receipt
from kiosk.signin.rules import Person, number_ending


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
    heading: str
    id_line: str
    to: str
    reply_stamp: str
    paid_by: str
    stamps_used: str
    before: str
    after: str
    box_title: str
    box_text: str
    number_label: str
    keep: str
    duplicate: str
    when: Callable[[datetime], str]


def _english_time(at: datetime) -> str:
    return f"{_MONTHS['en'][at.month - 1]} {at.day}, {at.hour % 12 or 12}:{at.minute:02} {'am' if at.hour < 12 else 'pm'}"


def _spanish_time(at: datetime) -> str:
    return f"{at.day} de {_MONTHS['es'][at.month - 1]}, {at.hour % 12 or 12}:{at.minute:02} {'a. m.' if at.hour < 12 else 'p. m.'}"


_MONTHS = {
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    "es": ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
}
_WORDS = {
    "en": _Words(
        heading="Your receipt, {name}",
        id_line="ID ending {ending}",
        to="Message to",
        reply_stamp="Reply stamp",
        paid_by="1, paid by {payer}",
        stamps_used="Stamps used",
        before="Your stamps before",
        after="Your stamps after",
        box_title="Is something wrong?",
        box_text="Go to Help and tell us this receipt number.",
        number_label="Receipt number",
        keep="Keep this paper.",
        duplicate="DUPLICATE",
        when=_english_time,
    ),
    "es": _Words(
        heading="Tu recibo, {name}",
        id_line="Número que termina en {ending}",
        to="Mensaje para",
        reply_stamp="Estampilla de respuesta",
        paid_by="1, pagada por {payer}",
        stamps_used="Estampillas usadas",
        before="Tus estampillas antes",
        after="Tus estampillas después",
        box_title="¿Algo está mal?",
        box_text="Ve a Ayuda y dinos este número de recibo.",
        number_label="Número de recibo",
        keep="Guarda este papel.",
        duplicate="DUPLICADO",
        when=_spanish_time,
    ),
}


def receipt_of(sale: Sale, person: Person, facility: FacilityPolicy, device_name: str, language: str) -> Receipt:
    """Lay the words out. An unknown language gets English; the resident number is cut to its last four characters."""
    spoken = language if language in _WORDS else "en"
    words = _WORDS[spoken]
    lines = [(words.to, sale.to)]
    if sale.payer is not None:
        lines.append((words.reply_stamp, words.paid_by.format(payer=sale.payer)))
    else:
        lines.append((words.stamps_used, str(sale.stamps)))
    extra = []
    if sale.before is not None and sale.after is not None:
        extra = [(words.before, str(sale.before)), (words.after, str(sale.after))]
    number = receipt_number(sale.command)
    return Receipt(
        language=spoken,
        facility=facility.name,
        device_name=device_name,
        at_text=words.when(datetime.fromtimestamp(sale.at_ms / 1000, UTC).astimezone(ZoneInfo(facility.zone))),
        person_line=words.heading.format(name=person.first_name),
        id_line=words.id_line.format(ending=number_ending(person.number)),
        lines=tuple(lines),
        extra_lines=tuple(extra),
        box_title=words.box_title,
        box_text=words.box_text,
        number_label=words.number_label,
        number=number,
        qr=f"{number} {sale.command}",
        footer=words.keep,
        duplicate_text=words.duplicate,
    )


def receipt_number(command: str) -> str:
    """`R-dddd-dddc`: seven digits of the command id's SHA-256 and a Luhn check digit, so that a misread digit is noticed."""
    body = f"{int.from_bytes(sha256(command.encode()).digest()[:8], 'big') % 10_000_000:07d}"
    digits = body + check_digit(body)
    return f"R-{digits[:4]}-{digits[4:]}"


def check_digit(digits: str) -> str:
    """The Luhn check digit (ISO/IEC 7812-1) of a row of digits."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)
