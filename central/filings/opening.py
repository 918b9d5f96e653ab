"""Filings as staff read them: lists without words, and one with its words opened by the role's key where that is on this machine."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import rfc8785
from sqlalchemy import Connection, Row, and_, or_, select

from central.facility.facility import load_facility
from central.filings.forms import form_at
from central.filings.handling import CannotHandle, Staff
from central.filings.role_keys import NoKey, RoleKeys
from central.filings.tables import filing_events, filing_photos, filing_words, filings
from central.residents.tables import residents
from kiosk.filings.form import Form, in_language
from kiosk.sync.sealed_words import CannotOpen, open_for_role
from kiosk.sync.wire import canonical
from kiosk.sync.wire_base import Payload
from kiosk.sync.wire_filings import WORDS_PART, fingerprint_of
from kiosk.sync.wire_filings import filing_words as words_filed

DAY_MS = 24 * 3600 * 1000
MOST = 500
STATUSES = ("open", "answered", "closed", "withdrawn", "duplicate", "refused")


class ListedFiling(Payload):
    """One line of a list: nothing of its words."""

    id: str
    number: str
    type: str
    kind: str
    name: str
    resident: str
    resident_name: str
    role: str
    taken_by: str
    status: str
    step: str
    filed_ms: int
    due_ms: int | None
    overdue: bool
    due_soon: bool
    worse: bool
    #: The author said something that nobody did anything about yet.
    unheard: bool


class OpenedWord(Payload):
    """What somebody said. `text` None: sealed, and its key is not on this machine."""

    id: str
    by: str
    who: str
    what: str
    at_ms: int
    text: str | None


class Event(Payload):
    """What somebody did."""

    at_ms: int
    who: str
    what: str
    detail: str


class OpenedFiling(ListedFiling):
    """One filing. `answers` None: sealed, and its key (`role_key`) is not on this machine.

    `genuine`: whether these are the words whose fingerprint its author has; None: they cannot be read here. What is sealed is judged by
    nobody before: a device that was tampered with could give the role other words than it showed to the author.
    """

    form_version: int
    language: str
    fingerprint: str
    about: str | None
    appealed_by: str | None
    received_ms: int
    answers: dict[str, Any] | None
    genuine: bool | None
    asked: dict[str, str]
    findings: tuple[dict[str, Any], ...]
    photos: tuple[str, ...]
    words: tuple[OpenedWord, ...]
    events: tuple[Event, ...]
    role_key: str | None
    solved: bool | None
    stars: int | None
    refused: str


@dataclass(frozen=True)
class Wanted:
    """Which filings to list. `search`: in numbers and types."""

    statuses: tuple[str, ...] = ("open",)
    role: str = ""
    overdue: bool = False
    search: str = ""


def listed(connection: Connection, wanted: Wanted, staff: Staff, now_ms: int) -> list[ListedFiling]:
    """What staff of these roles may see: what is due first, then the oldest."""
    statement = select(filings, residents.c.first_name, residents.c.last_name).join(residents, residents.c.id == filings.c.resident)
    is_open = filings.c.status.in_(wanted.statuses)
    # Whoever asks for what is open gets what an author said about one that is over, too.
    unheard = and_(filings.c.unheard_ms.is_not(None), filings.c.status.in_(("answered", "closed")))
    statement = statement.where(or_(is_open, unheard) if "open" in wanted.statuses else is_open)
    if wanted.role:
        statement = statement.where(filings.c.role == wanted.role)
    if staff.roles is not None:
        statement = statement.where(filings.c.role.in_(staff.roles))
    if wanted.overdue:
        statement = statement.where(filings.c.due_ms < now_ms)
    if wanted.search:
        like = f"%{wanted.search.upper().replace('%', '').replace('_', '')}%"
        statement = statement.where(filings.c.number.like(like))
    order = (filings.c.due_ms.is_(None), filings.c.due_ms, filings.c.filed_ms, filings.c.id)
    soon_ms = now_ms + load_facility(connection).policy.requests.remind_days * DAY_MS
    rows = connection.execute(statement.order_by(*order).limit(MOST)).all()
    worse = set(
        connection.execute(
            select(filing_words.c.filing).where(filing_words.c.what == "worse", filing_words.c.filing.in_([row.id for row in rows]))
        ).scalars()
    )
    return [_listed(connection, row, now_ms, soon_ms, row.id in worse) for row in rows]


def opened(connection: Connection, filing: str, staff: Staff, keys: RoleKeys, now_ms: int) -> OpenedFiling:
    """One of them. Raises CannotHandle."""
    row = connection.execute(
        select(filings, residents.c.first_name, residents.c.last_name)
        .join(residents, residents.c.id == filings.c.resident)
        .where(filings.c.id == filing)
    ).one_or_none()
    if row is None or not staff.serves(row.role):
        raise CannotHandle("there is no such filing")
    said = connection.execute(
        select(filing_words).where(filing_words.c.filing == filing).order_by(filing_words.c.at_ms, filing_words.c.id)
    ).all()
    form = form_at(connection, row.type, row.form_version)
    held = open_box(keys, row.role_key, row.for_role, filing, WORDS_PART)
    if row.answers is not None:
        held = words_filed(row.type, row.form_version, json.loads(row.answers))
    answers = None if held is None else held.get("answers")
    photos = select(filing_photos.c.sha256).where(filing_photos.c.filing == filing).order_by(filing_photos.c.place)
    line = _listed(connection, row, now_ms, now_ms, any(one.what == "worse" for one in said))
    return OpenedFiling(
        **line.model_dump(),
        form_version=row.form_version,
        language=row.language,
        fingerprint=row.fingerprint,
        about=row.about,
        appealed_by=row.appealed_by,
        received_ms=row.received_ms,
        answers=answers,
        genuine=is_genuine(held, row.fingerprint),
        asked={} if form is None else asked(form),
        findings=tuple(json.loads(row.findings)),
        photos=tuple(connection.execute(photos).scalars()),
        words=tuple(_word(keys, one, filing) for one in said),
        events=tuple(events(connection, filing)),
        role_key=row.role_key,
        solved=row.solved,
        stars=row.stars,
        refused=row.refused,
    )


def asked(form: Form) -> dict[str, str]:
    """What each answer was asked by, in English (or the form's first language)."""
    return {question.name: in_language(question.label, "en") for question in form.questions}


def events(connection: Connection, about: str) -> list[Event]:
    """Who did what to a filing or a report."""
    rows = connection.execute(select(filing_events).where(filing_events.c.about == about).order_by(filing_events.c.id))
    return [Event(at_ms=row.at_ms, who=row.who, what=row.what, detail=row.detail) for row in rows]


def open_box(keys: RoleKeys, key_id: str | None, box: str | None, about: str, part: str) -> dict[str, Any] | None:
    """What is in a role's box; None where there is none, or no key for it."""
    if box is None or key_id is None:
        return None
    try:
        return open_for_role(box, keys.private(key_id), about, part)
    except (NoKey, CannotOpen):
        return None


def is_genuine(held: dict[str, Any] | None, fingerprint: str) -> bool | None:
    """Whether this is what was fingerprinted; None: it cannot be read here."""
    try:
        return None if held is None else fingerprint_of(canonical(held)) == fingerprint
    except (rfc8785.CanonicalizationError, RecursionError, UnicodeError):
        return False


def _word(keys: RoleKeys, row: Row[Any], filing: str) -> OpenedWord:
    held = open_box(keys, row.role_key, row.for_role, filing, row.id)
    text = row.text if held is None else str(held.get("text", ""))
    return OpenedWord(id=row.id, by=row.by, who=row.who, what=row.what, at_ms=row.at_ms, text=text)


def _listed(connection: Connection, row: Row[Any], now_ms: int, soon_ms: int, worse: bool) -> ListedFiling:
    form = form_at(connection, row.type, row.form_version)
    live = row.status == "open" and row.due_ms is not None
    return ListedFiling(
        id=row.id,
        number=row.number,
        type=row.type,
        kind="" if form is None else form.kind,
        name=row.type if form is None else in_language(form.name, "en"),
        resident=row.resident,
        resident_name=f"{row.first_name} {row.last_name}",
        role=row.role,
        taken_by=row.taken_by,
        status=row.status,
        step=row.step,
        filed_ms=row.filed_ms,
        due_ms=row.due_ms,
        overdue=live and row.due_ms < now_ms,
        due_soon=live and now_ms <= row.due_ms <= soon_ms,
        worse=worse,
        unheard=row.unheard_ms is not None,
    )
