"""What every receipt has in common, in the resident's language. Words stand here and not in Qt's translations: no Qt in features."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kiosk.device.policy import FacilityPolicy
from kiosk.hardware.receipt import Line, Receipt
from kiosk.signin.rules import Person, number_ending
from kiosk.sync.receipt_form import Proof, ReceiptKind, check_digit, receipt_number

__all__ = [
    "LANGUAGES",
    "check_digit",
    "day_name",
    "make_receipt",
    "month_name",
    "paper_time",
    "receipt_number",
    "spoken",
]

#: Languages that receipts speak.
LANGUAGES = ("en", "es")


@dataclass(frozen=True)
class _Words:
    heading: str
    id_line: str
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
        box_title="¿Algo está mal?",
        box_text="Ve a Ayuda y dinos este número de recibo.",
        number_label="Número de recibo",
        keep="Guarda este papel.",
        duplicate="DUPLICADO",
        when=_spanish_time,
    ),
}


def spoken(language: str) -> str:
    """The language of the paper: an unknown one gets English."""
    return language if language in LANGUAGES else "en"


def make_receipt(
    command: str,
    at_ms: int,
    person: Person,
    facility: FacilityPolicy,
    device_name: str,
    language: str,
    *,
    title: str = "",
    lines: tuple[Line, ...],
    total: Line | None = None,
    extra_lines: tuple[Line, ...] = (),
    kind: ReceiptKind,
    cents: int = 0,
    stamps: int = 0,
) -> Receipt:
    """Lay a receipt about one command out; `kind`, `cents` and `stamps` are what it proves.

    The resident number is cut to its last four characters.
    """
    words = _WORDS[spoken(language)]
    number, ending = receipt_number(command), number_ending(person.number)
    return Receipt(
        language=spoken(language),
        facility=facility.name,
        device_name=device_name,
        at_text=words.when(datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(ZoneInfo(facility.zone))),
        person_line=words.heading.format(name=person.first_name),
        id_line=words.id_line.format(ending=ending),
        title=title,
        lines=lines,
        total=total,
        extra_lines=extra_lines,
        box_title=words.box_title,
        box_text=words.box_text,
        number_label=words.number_label,
        number=number,
        qr=f"{number} {command}",
        footer=words.keep,
        duplicate_text=words.duplicate,
        proof=Proof(kind, command, at_ms, ending, cents, stamps),
    )


def paper_time(language: str, at: datetime) -> str:
    """A moment in local time: "June 3, 1:43 pm", "3 de junio, 1:43 p. m."."""
    return _WORDS[spoken(language)].when(at)


def month_name(language: str, year: int, month: int) -> str:
    """ "June 2025", "junio de 2025"."""
    name = _MONTHS[spoken(language)][month - 1]
    return f"{name} de {year}" if spoken(language) == "es" else f"{name} {year}"


def day_name(language: str, at: datetime) -> str:
    """A day of the year, short enough for a line of paper: "Jun 3", "3 jun"."""
    name = _MONTHS[spoken(language)][at.month - 1][:3]
    return f"{at.day} {name}" if spoken(language) == "es" else f"{name} {at.day}"
