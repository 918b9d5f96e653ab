"""The proof of a filing: as text for a square code on the screen, and on paper. Never the words that were filed."""

from __future__ import annotations

from sqlalchemy import Connection, select

from kiosk.device.identity import load_identity
from kiosk.device.policy import current_policy
from kiosk.filings.filing import NotOffered, SessionOver
from kiosk.filings.form import in_language
from kiosk.filings.forms import form_here
from kiosk.filings.paper import Filing, filing_paper
from kiosk.filings.tables import filings
from kiosk.hardware.print_queue import queue_receipt
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock


def print_filing(store: Store, session: Session, filing: str, clock: Clock, *, language: str) -> str:
    """Queue the proof of one's own filing for the printer; returns the print job's id.

    Raises SessionOver, NotOffered (they filed no such thing) or StoreFull.
    """
    resident = session.person.resident
    with store.write() as conn:
        if not is_open(conn, session):
            raise SessionOver
        row = conn.execute(select(filings).where(filings.c.resident == resident, filings.c.filing == filing)).one_or_none()
        if row is None:
            raise NotOffered(filing)
        form = form_here(conn, row.type)
        about = Filing(
            command=filing,
            at_ms=row.filed_ms,
            kind="" if form is None else in_language(form.on_paper, language),
            number=row.number,
            fingerprint=row.fingerprint,
            answer_by_ms=row.due_ms,
        )
        facility, name = current_policy(conn).facility, load_identity(conn).name
        # The square code is signed where paper is printed, and put in there.
        paper = filing_paper(about, session.person, facility, name, language, qr="")
        return queue_receipt(conn, resident, paper, clock.now_ms(), "filing")


def proof_code(conn: Connection, resident: str, filing: str) -> str:
    """What the square code on the screen holds: central's signed word of it once it came, until then number, day and fingerprint."""
    row = conn.execute(select(filings).where(filings.c.resident == resident, filings.c.filing == filing)).one_or_none()
    if row is None:
        return ""
    return row.proof or plain_code(row.number, str(row.filed_ms // 1000), row.fingerprint)


def plain_code(number: str, when: str, fingerprint: str) -> str:
    """Number, moment (seconds since the epoch) or day, and fingerprint, in the letters of which a square code holds most."""
    return f"LUMEN {number} {when.upper()} {fingerprint.upper()}"
