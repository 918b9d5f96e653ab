"""Proof of a filing on paper: what was filed, when, its number, the fingerprint of its words, a QR code; never the words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.device.policy import FacilityPolicy
from kiosk.hardware.receipt import Line, Receipt
from kiosk.signin.rules import Person
from kiosk.sync.receipt_form import Proof
from kiosk.wallet.paper import day_name, make_receipt, paper_time, spoken


@dataclass(frozen=True)
class Filing:
    """What was filed: `kind` and `number` as the facility calls them, in the reader's language; `fingerprint` is the SHA-256 of the
    words, in hex.

    `answer_by_ms` is when an answer is due, None when nobody owes one. `anonymous`: the paper names nobody and tells only the day.
    """

    command: str
    at_ms: int
    kind: str
    number: str
    fingerprint: str
    answer_by_ms: int | None = None
    anonymous: bool = False


_WORDS = {
    "en": {
        "heading": "Filed",
        "kind": "What",
        "filed": "Filed",
        "by": "Answer expected by",
        "fingerprint": "Fingerprint of your words",
        "number_label": "Number",
        "box": "This paper is your proof.",
        "box_text": "It shows that you filed, and when. Your words are not on it.",
    },
    "es": {
        "heading": "Presentado",
        "kind": "Qué",
        "filed": "Presentado",
        "by": "Respuesta a más tardar",
        "fingerprint": "Huella de tus palabras",
        "number_label": "Número",
        "box": "Este papel es tu prueba.",
        "box_text": "Muestra que lo presentaste y cuándo. Tus palabras no están en él.",
    },
}


def filing_paper(filing: Filing, person: Person, facility: FacilityPolicy, device_name: str, language: str, *, qr: str) -> Receipt:
    """Lay the paper out; `qr` is the text of its code. Every kind of filing looks the same. An unknown language gets English."""
    words, zone = _WORDS[spoken(language)], ZoneInfo(facility.zone)

    def day(ms: int) -> str:
        at = datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone)
        return f"{day_name(language, at)}{'' if spoken(language) == 'es' else ','} {at.year}"

    at_text = (
        day(filing.at_ms)
        if filing.anonymous
        else paper_time(language, datetime.fromtimestamp(filing.at_ms / 1000, UTC).astimezone(zone))
    )
    lines: list[Line] = [(words["kind"], filing.kind), (words["filed"], at_text)]
    if filing.answer_by_ms is not None:
        lines.append((words["by"], day(filing.answer_by_ms)))
    paper = make_receipt(
        filing.command,
        filing.at_ms,
        person,
        facility,
        device_name,
        language,
        lines=tuple(lines),
        extra_lines=((words["fingerprint"], grouped(filing.fingerprint)),),
        kind="filing",
    )
    paper = replace(
        paper,
        box_title=words["box"],
        box_text=words["box_text"],
        number_label=words["number_label"],
        number=filing.number,
        qr=qr,
    )
    if not filing.anonymous:
        return paper
    noon = datetime.fromtimestamp(filing.at_ms / 1000, UTC).astimezone(zone).replace(hour=12, minute=0, second=0, microsecond=0)
    # A command's id tells its moment: what follows from it one way does not.
    about = UUID(bytes=sha256(filing.command.encode()).digest()[:16])
    proof = Proof("filing", str(about), int(noon.timestamp() * 1000), person="")
    return replace(paper, person_line=words["heading"], id_line="", at_text=at_text, proof=proof)


def grouped(fingerprint: str) -> str:
    """In fours, as a person compares it."""
    return " ".join(fingerprint[start : start + 4] for start in range(0, len(fingerprint), 4))
