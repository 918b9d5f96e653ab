"""A letter on paper: who wrote, when, and the words. Pictures stay on the screen; the paper is narrow and knows black only."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kiosk.device.identity import load_identity
from kiosk.device.policy import FacilityPolicy, current_policy
from kiosk.hardware.print_queue import queue_receipt
from kiosk.hardware.receipt import Line, Receipt
from kiosk.mail.inbox import read_message
from kiosk.mail.letters import Ecard, Letter, NotAllowed, RefusedPart, Video
from kiosk.signin.rules import Person, Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock
from kiosk.wallet.paper import paper_time, spoken

#: Letters of text on one paper, some 1.2 m of it; a longer letter says where the rest is.
LETTERS_ON_A_PAPER = 6000

_WORDS = {
    "en": {
        "from": "Letter from {name}",
        "sms": "Short message from {name}",
        "for": "For {name}",
        "sent": "Sent",
        "here": "Here",
        "photos": "Photos on the screen",
        "video": "Video on the screen",
        "card": "Card",
        "held": "Held back by staff",
        "rest": "The rest is on the screen.",
    },
    "es": {
        "from": "Carta de {name}",
        "sms": "Mensaje corto de {name}",
        "for": "Para {name}",
        "sent": "Enviada",
        "here": "Aquí",
        "photos": "Fotos en la pantalla",
        "video": "Video en la pantalla",
        "card": "Tarjeta",
        "held": "Retenido por el personal",
        "rest": "El resto está en la pantalla.",
    },
}


def print_message(store: Store, session: Session, message: str, clock: Clock, *, language: str = "en") -> str:
    """Queue a letter for the printer; returns the print job's id.

    Raises NotAllowed ("message": there is no such letter, "printing": the facility does not print letters, "session") or StoreFull.
    """
    resident = session.person.resident
    with store.write() as conn:
        if not is_open(conn, session):
            raise NotAllowed("session")
        policy = current_policy(conn)
        if not policy.mail.print_messages:
            raise NotAllowed("printing")
        letter = read_message(conn, resident, message)
        if letter is None:
            raise NotAllowed("message")
        now_ms = clock.now_ms()
        paper = letter_paper(letter, session.person, policy.facility, load_identity(conn).name, now_ms, language)
        return queue_receipt(conn, resident, paper, now_ms, "letter")


def letter_paper(letter: Letter, person: Person, facility: FacilityPolicy, device_name: str, at_ms: int, language: str) -> Receipt:
    """Lay a letter out. It proves nothing: no number, and Money does not list it."""
    words, zone = _WORDS[spoken(language)], ZoneInfo(facility.zone)

    def moment(ms: int) -> str:
        return paper_time(language, datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone))

    lines: list[Line] = [] if letter.sent_ms is None else [(words["sent"], moment(letter.sent_ms))]
    lines.append((words["here"], moment(letter.released_ms)))
    if letter.photos:
        lines.append((words["photos"], str(len(letter.photos))))
    lines += [(words["video"], "1") for part in letter.parts if isinstance(part, Video)]
    lines += [(words["card"], part.greeting) for part in letter.parts if isinstance(part, Ecard) and part.greeting]
    held = sum(isinstance(part, RefusedPart) and part.kind == "withheld" for part in letter.parts)
    if held:
        lines.append((words["held"], str(held)))
    return Receipt(
        language=spoken(language),
        facility=facility.name,
        device_name=device_name,
        at_text=moment(at_ms),
        person_line=words["sms" if letter.channel == "sms" else "from"].format(name=letter.sender),
        id_line=words["for"].format(name=person.first_name),
        title=letter.subject,
        lines=tuple(lines),
        paragraphs=_paragraphs(letter.text, words["rest"]),
    )


def _paragraphs(text: str, rest: str) -> tuple[str, ...]:
    cut = text[:LETTERS_ON_A_PAPER]
    found = [line.strip() for line in cut.split("\n")]
    if len(cut) < len(text):
        found[-1] = found[-1].rstrip() + "…"
        found.append(rest)
    return tuple(line for line in found if line) or ("",)
