"""What an author does: file, add a note, say that it got worse, reopen, withdraw, rate, see. One transaction each, with the command.

Each takes the id that its command will have: the same id again returns what was done and does nothing. A filing's id is its command's.
Nothing here asks what it costs or whether something is forbidden: filing is free, and not blocked (product rule R5).
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.identity import load_identity
from kiosk.filings.acts import FilingError, FormChanged, Moment, NotOffered, SessionOver, TooLong, command, seal_to_role
from kiosk.filings.form import BadForm, Form, read_form
from kiosk.filings.number import number_of
from kiosk.filings.sayings import note, rate, reopen, seen, withdraw, worse
from kiosk.filings.support import findings_of
from kiosk.filings.tables import filing_count, filing_forms, filings
from kiosk.filings.titles import title_words
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.store.prepared import Query
from kiosk.sync.outbox import Clock
from kiosk.sync.uploads import want_upload
from kiosk.sync.wire import canonical
from kiosk.sync.wire_filings import MAX_ANSWERS_BYTES, WORDS_PART, FilingFile, filing_words, fingerprint_of

__all__ = [
    "Filed",
    "FilingError",
    "FormChanged",
    "NotOffered",
    "SessionOver",
    "TooLong",
    "file",
    "filed",
    "note",
    "rate",
    "reopen",
    "seen",
    "withdraw",
    "worse",
]

SALT_BYTES = 16

_FORM = Query(select(filing_forms).where(filing_forms.c.type == bindparam("type"), filing_forms.c.active.is_(True)))


@dataclass(frozen=True)
class Filed:
    """What was filed, for the page with the proof and for its paper. `type` is the form's, `fingerprint` SHA-256 in hex."""

    filing: str
    number: str
    type: str
    form_version: int
    at_ms: int
    fingerprint: str
    about: str | None = None


def file(
    store: Store,
    session: Session,
    type_: str,
    answers: dict[str, Any],
    *,
    id: str,
    clock: Clock,
    language: str,
    form_version: int | None = None,
    about: str | None = None,
    attachments: Sequence[bytes] = (),
    findings: Sequence[dict[str, Any]] = (),
    also: Callable[[Connection], None] | None = None,
) -> Filed:
    """File by the form of a type; it has its number at once, whether central can be reached or not.

    `answers` were checked against the form, of `form_version` where that is told. `about`: the filing that this one appeals.
    `attachments`: bytes of photos. `findings`: what the device found by itself; where none are given and the form has a guide, they are
    gathered here. `also` runs in the same transaction, once (drop the draft).

    Raises SessionOver, NotOffered, FormChanged, TooLong, CannotSeal (of `kiosk.filings.sealing`) or StoreFull: then nothing was saved.
    """
    resident = session.person.resident
    with store.write() as conn:
        known = _filed(conn, resident, id)
        if known is not None:
            return known
        if not is_open(conn, session):
            raise SessionOver
        form = _FORM.first(conn, type=type_)
        if form is None:
            raise NotOffered(type_)
        if form_version not in {None, form.version}:
            raise FormChanged(type_)
        document = _form_of(form)
        sealed_form = document.confidential
        words = filing_words(type_, form.version, answers, secrets.token_hex(SALT_BYTES) if sealed_form else "")
        text = canonical(words)
        if len(text) > MAX_ANSWERS_BYTES:
            raise TooLong(type_)
        now = Moment.of(clock)
        boxes = seal_to_role(conn, resident, id, WORDS_PART, words, form) if sealed_form else None
        payload = FilingFile(
            number=_next_number(conn, document.prefix),
            type=type_,
            form_version=form.version,
            language=language,
            fingerprint=fingerprint_of(text),
            answers=None if sealed_form else answers,
            sealed=boxes,
            about=about,
            attachments=tuple(want_upload(conn, data, id, now.at_ms) for data in attachments),
            findings=tuple(findings) or findings_of(conn, resident, document, answers, clock),
        )
        _keep(conn, resident, id, payload, title_words(document, answers), now.at_ms)
        command(conn, session, "filing.file", payload, id, now)
        if also is not None:
            also(conn)
    return Filed(id, payload.number, type_, form.version, now.at_ms, payload.fingerprint, about)


def filed(conn: Connection, resident: str, filing: str) -> Filed | None:
    """What is on the page with the proof; None when the resident filed no such thing."""
    return _filed(conn, resident, filing)


def _form_of(row: Row[Any]) -> Form:
    try:
        return read_form(json.loads(row.form))
    except (BadForm, ValueError) as error:
        raise NotOffered(row.type) from error


def _filed(conn: Connection, resident: str, id: str) -> Filed | None:
    row = conn.execute(select(filings).where(filings.c.resident == resident, filings.c.filing == id)).one_or_none()
    if row is None:
        return None
    return Filed(id, row.number, row.type, row.form_version, row.filed_ms, row.fingerprint, row.about)


def _next_number(conn: Connection, prefix: str) -> str:
    count = insert(filing_count).values(id=1, given=1)
    count = count.on_conflict_do_update(index_elements=["id"], set_={"given": filing_count.c.given + 1})
    given = conn.execute(count.returning(filing_count.c.given)).scalar_one()
    identity = load_identity(conn)
    return number_of(prefix, identity.device, identity.epoch, given)


def _keep(conn: Connection, resident: str, id: str, payload: FilingFile, title: dict[str, str], now_ms: int) -> None:
    conn.execute(
        insert(filings).values(
            filing=id,
            resident=resident,
            number=payload.number,
            type=payload.type,
            form_version=payload.form_version,
            language=payload.language,
            filed_ms=now_ms,
            fingerprint=payload.fingerprint,
            about=payload.about,
            title=json.dumps(title, ensure_ascii=False),
            answers=None if payload.answers is None else json.dumps(payload.answers, ensure_ascii=False),
            for_author=None if payload.sealed is None else payload.sealed.for_author or None,
            attachments=json.dumps(payload.attachments),
            status="open",
            steps="[]",
            words="[]",
            holder="{}",
            overdue=False,
            may_rate=False,
            news=0,
            seen=0,
        )
    )
