"""Drafts: saved at each pause while writing, whole or not at all. They outlive crash, sign-out and update."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.policy import current_policy
from kiosk.mail.files import drop_files, files_of, keep_file
from kiosk.mail.letters import Attachment, CannotAttach, Draft, DraftRow, Ecard, FileKind, NotAllowed
from kiosk.mail.rules import SNIPPET_LETTERS, snippet
from kiosk.mail.tables import contacts, draft_files, dropped_drafts
from kiosk.mail.tables import drafts as drafts_table
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_known
from kiosk.store.engine import Store
from kiosk.store.prepared import Query
from kiosk.sync.outbox import Clock
from kiosk.sync.wire import MAX_PHOTOS, MAX_UPLOAD_BYTES


def save_draft(store: Store, session: Session, draft: Draft, clock: Clock) -> int:
    """Save what is written so far, as typed, and its card; returns when (trusted ms). Durable once it returns, after the session's end
    too. Photos and clips of the draft stay as they are: they come and go by `attach` and `detach`.

    Later than the save it goes on from, also when that came from a device whose clock runs ahead. A device that was wiped meanwhile
    keeps nothing.
    """
    resident = session.person.resident
    with store.write() as conn:
        saved_ms = _next_save(conn, resident, draft.id, clock)
        if is_known(conn, session):
            put_draft(conn, resident, draft, saved_ms)
    return saved_ms


def attach(
    store: Store, session: Session, draft: Draft, kind: FileKind, data: bytes, clock: Clock, *, duration_ms: int = 0
) -> tuple[Attachment, int]:
    """Add a photo or clip to a draft, which is saved with it, in one transaction; returns the file and when it was saved (trusted ms).

    Raises CannotAttach, NotAllowed ("session": this device was wiped meanwhile) or StoreFull; then nothing changed.
    """
    resident = session.person.resident
    with store.write() as conn:
        if not is_known(conn, session):
            raise NotAllowed("session")
        if kind not in current_policy(conn).mail.attachments:
            raise CannotAttach("policy")
        if not 0 < len(data) <= MAX_UPLOAD_BYTES:
            raise CannotAttach("too_large")
        same = [one for one in files_of(conn, draft_files, resident, draft.id) if one.kind == kind]
        if len(same) >= (MAX_PHOTOS if kind == "photo" else 1):
            raise CannotAttach("full")
        saved_ms = _next_save(conn, resident, draft.id, clock)
        put_draft(conn, resident, draft, saved_ms)
        return keep_file(conn, resident, draft.id, kind, data, duration_ms), saved_ms


def detach(store: Store, session: Session, draft_id: str, blob: str, clock: Clock) -> None:
    """Take a photo or clip off a draft; an unknown one does nothing."""
    resident = session.person.resident
    this = (drafts_table.c.resident == resident, drafts_table.c.draft == draft_id)
    with store.write() as conn:
        drop_files(conn, draft_files, resident, draft_id, blob)
        conn.execute(update(drafts_table).where(*this).values(saved_ms=_next_save(conn, resident, draft_id, clock)))


def _next_save(conn: Connection, resident: str, draft_id: str, clock: Clock) -> int:
    """The time of a save: later than the one before, and than what central was told of."""
    this = (drafts_table.c.resident == resident, drafts_table.c.draft == draft_id)
    before = conn.execute(select(drafts_table.c.saved_ms, drafts_table.c.synced_ms).where(*this)).one_or_none()
    if before is None:
        return clock.now_ms()
    saved_ms: int = max(clock.now_ms(), before.saved_ms)
    return saved_ms + 1 if saved_ms == before.synced_ms else saved_ms


def put_draft(conn: Connection, resident: str, draft: Draft, saved_ms: int, *, synced: bool = False) -> None:
    """Write or replace a draft in the caller's transaction. `synced`: it comes from central, which need not be told of it."""
    values = {
        "contact": draft.contact,
        "in_reply_to": draft.in_reply_to,
        "text": draft.text,
        "why": draft.why,
        "ecard": None if draft.ecard is None else draft.ecard.card,
        "greeting": "" if draft.ecard is None else draft.ecard.greeting,
        "elsewhere": draft.elsewhere,
        "saved_ms": saved_ms,
        **({"synced_ms": saved_ms} if synced else {}),
    }
    conn.execute(
        insert(drafts_table)
        .values(resident=resident, draft=draft.id, **values)
        .on_conflict_do_update(index_elements=["resident", "draft"], set_=values)
    )


def load_draft(conn: Connection, resident: str, draft_id: str) -> Draft | None:
    """One draft of this resident."""
    row = conn.execute(select(drafts_table).where(drafts_table.c.resident == resident, drafts_table.c.draft == draft_id)).one_or_none()
    return None if row is None else _draft(conn, row)


def draft_for(conn: Connection, resident: str, contact: str, in_reply_to: str | None) -> Draft | None:
    """The draft saved last for this contact and, for a reply, this message."""
    same = drafts_table.c.in_reply_to.is_(None) if in_reply_to is None else drafts_table.c.in_reply_to == in_reply_to
    row = conn.execute(
        select(drafts_table)
        .where(drafts_table.c.resident == resident, drafts_table.c.contact == contact, same)
        .order_by(drafts_table.c.saved_ms.desc(), drafts_table.c.draft.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else _draft(conn, row)


_of = and_(contacts.c.resident == drafts_table.c.resident, contacts.c.contact == drafts_table.c.contact)
_file = and_(draft_files.c.resident == drafts_table.c.resident, draft_files.c.draft == drafts_table.c.draft)
_files = select(func.count()).select_from(draft_files).where(_file).scalar_subquery()
_DRAFTS = Query(
    select(
        drafts_table.c.draft,
        drafts_table.c.contact,
        drafts_table.c.in_reply_to,
        drafts_table.c.saved_ms,
        drafts_table.c.why,
        drafts_table.c.ecard,
        (drafts_table.c.elsewhere + _files).label("files"),
        func.substr(drafts_table.c.text, 1, SNIPPET_LETTERS * 4).label("start"),
        contacts.c.name,
    )
    .select_from(drafts_table.outerjoin(contacts, _of))
    .where(drafts_table.c.resident == bindparam("resident"))
    .order_by(drafts_table.c.saved_ms.desc(), drafts_table.c.draft.desc())
)


def drafts(conn: Connection, resident: str) -> list[DraftRow]:
    """All drafts, newest first."""
    rows = _DRAFTS.all(conn, resident=resident)
    return [
        DraftRow(
            row.draft,
            row.contact,
            row.name or "",
            row.in_reply_to,
            snippet(row.start),
            row.saved_ms,
            row.why,
            row.files,
            row.ecard,
        )
        for row in rows
    ]


def delete_draft(store: Store, session: Session, draft_id: str) -> None:
    """Throw a draft away by the resident's choice; an unknown one does nothing."""
    with store.write() as conn:
        drop_draft(conn, session.person.resident, draft_id)


def drop_draft(conn: Connection, resident: str, draft_id: str) -> None:
    """Remove a draft in the caller's transaction; one that central knows is remembered until it is told."""
    this = (drafts_table.c.resident == resident, drafts_table.c.draft == draft_id)
    drop_files(conn, draft_files, resident, draft_id)
    gone = conn.execute(delete(drafts_table).where(*this).returning(drafts_table.c.saved_ms, drafts_table.c.synced_ms)).one_or_none()
    if gone is not None and gone.synced_ms is not None:
        values = {"dropped_ms": max(gone.saved_ms, gone.synced_ms) + 1, "told": False}
        conn.execute(
            insert(dropped_drafts)
            .values(resident=resident, draft=draft_id, **values)
            .on_conflict_do_update(index_elements=["resident", "draft"], set_=values)
        )


def _draft(conn: Connection, row: Any) -> Draft:
    return Draft(
        row.draft,
        row.contact,
        row.in_reply_to,
        row.text,
        row.why,
        ecard=None if row.ecard is None else Ecard(row.ecard, row.greeting),
        files=files_of(conn, draft_files, row.resident, row.draft),
        elsewhere=row.elsewhere,
        saved_ms=row.saved_ms,
    )
