"""Forms that somebody began: saved at each pause, whole or not at all. They outlive crash, sign-out and update; they stay here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.filings.draft_tables import filing_draft_files, filing_drafts
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_known
from kiosk.store.blobs import get_blob, put_blob
from kiosk.store.engine import Store
from kiosk.store.prepared import Query
from kiosk.sync.outbox import Clock
from kiosk.sync.wire import MAX_UPLOAD_BYTES


class CannotAdd(Exception):
    """The photo is too large, or there are as many as the form takes; nothing was saved."""


@dataclass(frozen=True)
class FilingDraft:
    """What is filled in so far. `id` is the id that the filing will have. `answers` may hold some whose question is not asked now."""

    id: str
    type: str
    about: str | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)
    page: int = 0
    saved_ms: int = 0


_ROWS = (
    select(filing_drafts)
    .where(filing_drafts.c.resident == bindparam("resident"))
    .order_by(filing_drafts.c.saved_ms.desc(), filing_drafts.c.draft.desc())
)
_ALL = Query(_ROWS)


def save_draft(store: Store, session: Session, draft: FilingDraft, clock: Clock) -> int:
    """Save what is filled in so far; returns when (trusted ms). Durable once it returns, after the session's end too.

    A device that was wiped meanwhile keeps nothing. Raises StoreFull.
    """
    resident, now_ms = session.person.resident, clock.now_ms()
    with store.write() as conn:
        if is_known(conn, session):
            _put(conn, resident, draft, now_ms)
    return now_ms


def add_photo(store: Store, session: Session, draft: FilingDraft, data: bytes, most: int, clock: Clock) -> str:
    """Add a photo, and save the draft with it; returns its SHA-256. Raises CannotAdd or StoreFull."""
    resident = session.person.resident
    with store.write() as conn:
        here = photos_of(conn, resident, draft.id)
        if not 0 < len(data) <= MAX_UPLOAD_BYTES or len(here) >= most or not is_known(conn, session):
            raise CannotAdd
        blob = hashlib.sha256(data).hexdigest()
        put_blob(conn, data, blob)
        _put(conn, resident, draft, clock.now_ms())
        file = {"resident": resident, "draft": draft.id, "blob": blob, "place": len(here)}
        conn.execute(insert(filing_draft_files).values(file).on_conflict_do_nothing())
    return blob


def drop_photo(store: Store, session: Session, draft: str, blob: str) -> None:
    """Take a photo off a draft; an unknown one does nothing. Its bytes are swept later."""
    files = filing_draft_files.c
    with store.write() as conn:
        mine = (files.resident == session.person.resident, files.draft == draft)
        conn.execute(delete(filing_draft_files).where(*mine, files.blob == blob))


def drafts(conn: Connection, resident: str) -> list[FilingDraft]:
    """All of them, newest first."""
    return [_draft(row) for row in _ALL.all(conn, resident=resident)]


def draft_for(conn: Connection, resident: str, type_: str, about: str | None) -> FilingDraft | None:
    """The one that goes on when somebody opens this form (about this filing) again."""
    return next((draft for draft in drafts(conn, resident) if draft.type == type_ and draft.about == about), None)


def photos_of(conn: Connection, resident: str, draft: str) -> list[str]:
    """SHA-256 of its photos, in order."""
    files = filing_draft_files.c
    found = select(files.blob).where(files.resident == resident, files.draft == draft).order_by(files.place, files.blob)
    return list(conn.execute(found).scalars())


def photo_bytes(conn: Connection, resident: str, draft: str) -> list[bytes]:
    """The photos themselves, as they are filed."""
    return [data for blob in photos_of(conn, resident, draft) if (data := get_blob(conn, blob)) is not None]


def drop_draft(conn: Connection, resident: str, draft: str) -> None:
    """Remove a draft in the caller's transaction: it was filed, or thrown away. An unknown one does nothing."""
    for table in (filing_draft_files, filing_drafts):
        conn.execute(delete(table).where(table.c.resident == resident, table.c.draft == draft))


def delete_draft(store: Store, session: Session, draft: str) -> None:
    """Throw a draft away by the person's choice."""
    with store.write() as conn:
        drop_draft(conn, session.person.resident, draft)


def forget(conn: Connection, resident: str) -> None:
    """Everything that a resident began here."""
    for table in (filing_draft_files, filing_drafts):
        conn.execute(delete(table).where(table.c.resident == resident))


def kept_blobs() -> Select[Any]:
    """SQL: bytes that drafts still need."""
    return select(filing_draft_files.c.blob)


def _put(conn: Connection, resident: str, draft: FilingDraft, now_ms: int) -> None:
    values = {
        "type": draft.type,
        "about": draft.about,
        "answers": json.dumps(dict(draft.answers), ensure_ascii=False),
        "page": draft.page,
        "saved_ms": now_ms,
    }
    statement = insert(filing_drafts).values(resident=resident, draft=draft.id, **values)
    conn.execute(statement.on_conflict_do_update(index_elements=["resident", "draft"], set_=values))


def _draft(row: Any) -> FilingDraft:
    return FilingDraft(row.draft, row.type, row.about, json.loads(row.answers), row.page, row.saved_ms)
