"""What an author says about a filing, and does with it: a note, that it got worse, open it again, withdraw, rate, see."""

from __future__ import annotations

import json
from typing import Any, Literal

from sqlalchemy import Connection, Row, Update, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.filings.acts import Moment, NotOffered, SessionOver, TooLong, command, seal_to_role
from kiosk.filings.tables import filing_forms, filing_sayings, filings
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock
from kiosk.sync.wire_base import Payload
from kiosk.sync.wire_filings import (
    MAX_NOTE_CHARACTERS,
    FilingNote,
    FilingRate,
    FilingReopen,
    FilingSeen,
    FilingWithdraw,
    SealedWords,
    note_words,
)

What = Literal["note", "worse", "reopened", "withdrawn"]
_COMMANDS: dict[What, str] = {
    "note": "filing.note",
    "worse": "filing.note",
    "reopened": "filing.reopen",
    "withdrawn": "filing.withdraw",
}


def note(store: Store, session: Session, filing: str, text: str, *, id: str, clock: Clock) -> None:
    """Add words to an open filing. Raises SessionOver, NotOffered, TooLong, CannotSeal or StoreFull."""
    _say(store, session, filing, "note", text, id, clock)


def worse(store: Store, session: Session, filing: str, text: str, *, id: str, clock: Clock) -> None:
    """It got worse: a note that staff are told of at once. Raises SessionOver, NotOffered, TooLong, CannotSeal or StoreFull."""
    _say(store, session, filing, "worse", text, id, clock)


def reopen(store: Store, session: Session, filing: str, text: str, *, id: str, clock: Clock) -> None:
    """It was closed, and is not solved. Raises SessionOver, NotOffered, TooLong, CannotSeal or StoreFull."""
    _say(store, session, filing, "reopened", text, id, clock)


def withdraw(store: Store, session: Session, filing: str, *, id: str, clock: Clock) -> None:
    """The author does not want it answered any more. Raises SessionOver, NotOffered, TooLong, CannotSeal or StoreFull."""
    _say(store, session, filing, "withdrawn", "", id, clock)


def rate(store: Store, session: Session, filing: str, *, solved: bool, stars: int | None, id: str, clock: Clock) -> None:
    """Whether the answer solved it, and how good it was (1 to 5). Raises SessionOver, NotOffered or StoreFull."""
    resident = session.person.resident
    with store.write() as conn:
        row = _open_to(conn, session, filing)
        if not row.may_rate:
            return  # it was rated; a second touch says no more
        conn.execute(_mine(resident, filing).values(may_rate=False, stars=stars))
        command(conn, session, "filing.rate", FilingRate(filing=filing, solved=solved, stars=stars), id, clock)


def seen(store: Store, session: Session, filing: str, *, id: str, clock: Clock) -> None:
    """The author saw everything that stands here; nothing new, nothing is written. Raises StoreFull."""
    resident = session.person.resident
    unseen = (filings.c.resident == resident, filings.c.filing == filing, filings.c.news > filings.c.seen)
    with store.read() as conn:
        if conn.execute(select(filings.c.filing).where(*unseen)).first() is None:
            return
    with store.write() as conn:
        news = conn.execute(select(filings.c.news).where(*unseen)).scalar_one_or_none()
        if news is not None and is_open(conn, session):
            conn.execute(_mine(resident, filing).values(seen=news))
            command(conn, session, "filing.seen", FilingSeen(filing=filing, update=news), id, clock)


def _say(
    store: Store,
    session: Session,
    filing: str,
    what: What,
    text: str,
    id: str,
    clock: Clock,
) -> None:
    resident = session.person.resident
    if len(text) > MAX_NOTE_CHARACTERS:
        raise TooLong(what)
    with store.write() as conn:
        if conn.execute(select(filing_sayings.c.command).where(filing_sayings.c.command == id)).first() is not None:
            return
        row = _open_to(conn, session, filing)
        if any(word["id"] == id for word in json.loads(row.words)):
            return
        plain, boxes = (text or None), None
        if text and row.answers is None:  # what was filed sealed is spoken of sealed
            form = conn.execute(select(filing_forms).where(filing_forms.c.type == row.type)).one_or_none()
            if form is None:
                raise NotOffered(row.type)
            plain, boxes = None, seal_to_role(conn, resident, filing, id, note_words(text), form)
        payload, now = _saying(filing, what, plain, boxes), Moment.of(clock)
        conn.execute(
            insert(filing_sayings).values(
                command=id,
                filing=filing,
                resident=resident,
                what=what,
                at_ms=now.at_ms,
                text=plain,
                for_author=None if boxes is None else boxes.for_author or None,
            )
        )
        command(conn, session, _COMMANDS[what], payload, id, now)


def _saying(filing: str, what: What, text: str | None, sealed: SealedWords | None) -> Payload:
    if what == "reopened":
        return FilingReopen(filing=filing, text=text, sealed=sealed)
    if what == "withdrawn":
        return FilingWithdraw(filing=filing)
    return FilingNote(filing=filing, what=what, text=text, sealed=sealed)


def _open_to(conn: Connection, session: Session, filing: str) -> Row[Any]:
    """The resident's filing, while they are signed in. Raises SessionOver, NotOffered."""
    if not is_open(conn, session):
        raise SessionOver
    row = conn.execute(select(filings).where(filings.c.resident == session.person.resident, filings.c.filing == filing)).one_or_none()
    if row is None or row.refused is not None:
        raise NotOffered(filing)
    return row


def _mine(resident: str, filing: str) -> Update:
    return update(filings).where(filings.c.resident == resident, filings.c.filing == filing)
