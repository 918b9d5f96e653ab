"""What a person sees of their leaving: the plan, and the copy of their mail, requests and proofs that they take along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.identity import load_identity
from kiosk.device.policy import FacilityPolicy, current_policy
from kiosk.filings.sealing import author_key
from kiosk.hardware.print_queue import queue_receipt
from kiosk.hardware.receipt import Receipt
from kiosk.leaving.tables import leavings
from kiosk.signin.rules import Person, Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.store.prepared import Query
from kiosk.sync.leaving_words import open_passphrase
from kiosk.sync.outbox import UNACKNOWLEDGED, Clock, command_state, enqueue
from kiosk.sync.wire_leaving import LeavingChange, LeavingCopy
from kiosk.wallet.paper import paper_time, spoken

_LEAVING = Query(select(leavings.c.leaving, leavings.c.asked_command).where(leavings.c.resident == bindparam("resident")))

_WORDS = {
    "en": {
        "heading": "For {name}",
        "title": "The code that opens your copy",
        "keep": "Keep this paper apart from the file. Whoever has both can read your mail.",
        "how": "Open the file on a computer with 7-Zip, WinZip or The Unarchiver. Type the code with the dashes.",
    },
    "es": {
        "heading": "Para {name}",
        "title": "El código que abre tu copia",
        "keep": "Guarda este papel aparte del archivo. Quien tenga los dos puede leer tu correo.",
        "how": "Abre el archivo en una computadora con 7-Zip, WinZip o The Unarchiver. Escribe el código con los guiones.",
    },
}


class NotReady(Exception):
    """There is no copy whose code could be printed here."""


@dataclass(frozen=True)
class Leaving:
    """`copy_state`: none, asked (here, on its way), wanted (central makes it), ready. `passphrase`: None: nothing here opens it."""

    going: Literal["release", "transfer"] | None = None
    day: date | None = None
    tablet: Literal["wipe", "unlock"] | None = None
    copy_state: Literal["none", "asked", "wanted", "ready"] = "none"
    copy_made_ms: int | None = None
    size: int = 0
    passphrase: str | None = None


def leaving_of(conn: Connection, resident: str) -> Leaving:
    """How it stands."""
    row = _LEAVING.first(conn, resident=resident)
    if row is None:
        return Leaving()
    told = LeavingChange.model_validate_json(row.leaving)
    asked = row.asked_command is not None and command_state(conn, row.asked_command) in UNACKNOWLEDGED
    key = author_key(conn, resident) if told.passphrase else None
    return Leaving(
        told.going,
        told.day,
        told.tablet,
        "asked" if asked else told.copy_state,
        told.copy_made_ms,
        told.size,
        None if key is None or told.passphrase is None else open_passphrase(resident, told.passphrase, key),
    )


def ask_for_copy(store: Store, session: Session, clock: Clock) -> bool:
    """Have central make a copy, or a newer one. False: it was asked for already, or the session is over. Raises StoreFull."""
    resident = session.person.resident
    with store.write() as conn:
        if not is_open(conn, session) or leaving_of(conn, resident).copy_state in {"asked", "wanted"}:
            return False
        command = enqueue(conn, kind="leaving.copy", version=1, payload=LeavingCopy(), grant=session.grant, clock=clock)
        empty = LeavingChange().model_dump_json()
        conn.execute(
            insert(leavings)
            .values(resident=resident, leaving=empty, asked_command=command)
            .on_conflict_do_update(index_elements=["resident"], set_={"asked_command": command})
        )
    return True


def print_code(store: Store, session: Session, clock: Clock, *, language: str = "en") -> str:
    """Queue the paper with the code that opens the copy; returns the print job's id. Raises NotReady or StoreFull."""
    resident = session.person.resident
    with store.write() as conn:
        passphrase = leaving_of(conn, resident).passphrase
        if not is_open(conn, session) or passphrase is None:
            raise NotReady
        now_ms, facility = clock.now_ms(), current_policy(conn).facility
        paper = code_paper(passphrase, session.person, facility, load_identity(conn).name, now_ms, language)
        return queue_receipt(conn, resident, paper, now_ms, "letter")


def code_paper(passphrase: str, person: Person, facility: FacilityPolicy, device_name: str, at_ms: int, language: str) -> Receipt:
    """Lay it out. It proves nothing, and Money does not list it."""
    words = _WORDS[spoken(language)]
    return Receipt(
        language=spoken(language),
        facility=facility.name,
        device_name=device_name,
        at_text=paper_time(language, datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(ZoneInfo(facility.zone))),
        person_line=words["heading"].format(name=person.first_name),
        title=words["title"],
        paragraphs=(passphrase, words["how"]),
        box_text=words["keep"],
    )
