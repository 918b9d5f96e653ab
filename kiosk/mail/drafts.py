"""Drafts: saved at each pause while writing, whole or not at all. They outlive crash, sign-out and update."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, and_, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.mail.letters import Draft, DraftRow
from kiosk.mail.rules import SNIPPET_LETTERS, snippet
from kiosk.mail.tables import contacts, dropped_drafts
from kiosk.mail.tables import drafts as drafts_table
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_known
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock


def save_draft(store: Store, session: Session, draft: Draft, clock: Clock) -> int:
    """Save what is written so far, as typed; returns when (trusted ms). Durable once it returns, after the session's end too.

    Later than the save it goes on from, also when that came from a device whose clock runs ahead. A device that was wiped meanwhile
    keeps nothing.
    """
    resident = session.person.resident
    with store.write() as conn:
        before = select(drafts_table.c.saved_ms).where(drafts_table.c.resident == resident, drafts_table.c.draft == draft.id)
        saved_ms = max(clock.now_ms(), conn.execute(before).scalar_one_or_none() or 0)
        if conn.execute(before.where(drafts_table.c.synced_ms == saved_ms)).first() is not None:
            saved_ms += 1
        if is_known(conn, session):
            put_draft(conn, resident, draft, saved_ms)
    return saved_ms


def put_draft(conn: Connection, resident: str, draft: Draft, saved_ms: int, *, synced: bool = False) -> None:
    """Write or replace a draft in the caller's transaction. `synced`: it comes from central, which need not be told of it."""
    values = {
        "contact": draft.contact,
        "in_reply_to": draft.in_reply_to,
        "text": draft.text,
        "why": draft.why,
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
    return None if row is None else _draft(row)


def draft_for(conn: Connection, resident: str, contact: str, in_reply_to: str | None) -> Draft | None:
    """The draft saved last for this contact and, for a reply, this message."""
    same = drafts_table.c.in_reply_to.is_(None) if in_reply_to is None else drafts_table.c.in_reply_to == in_reply_to
    row = conn.execute(
        select(drafts_table)
        .where(drafts_table.c.resident == resident, drafts_table.c.contact == contact, same)
        .order_by(drafts_table.c.saved_ms.desc(), drafts_table.c.draft.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else _draft(row)


def drafts(conn: Connection, resident: str) -> list[DraftRow]:
    """All drafts, newest first."""
    same = and_(contacts.c.resident == drafts_table.c.resident, contacts.c.contact == drafts_table.c.contact)
    rows = conn.execute(
        select(
            drafts_table.c.draft,
            drafts_table.c.contact,
            drafts_table.c.in_reply_to,
            drafts_table.c.saved_ms,
            drafts_table.c.why,
            func.substr(drafts_table.c.text, 1, SNIPPET_LETTERS * 4).label("start"),
            contacts.c.name,
        )
        .select_from(drafts_table.outerjoin(contacts, same))
        .where(drafts_table.c.resident == resident)
        .order_by(drafts_table.c.saved_ms.desc(), drafts_table.c.draft.desc())
    )
    return [
        DraftRow(row.draft, row.contact, row.name or "", row.in_reply_to, snippet(row.start), row.saved_ms, row.why) for row in rows
    ]


def delete_draft(store: Store, session: Session, draft_id: str) -> None:
    """Throw a draft away by the resident's choice; an unknown one does nothing."""
    with store.write() as conn:
        drop_draft(conn, session.person.resident, draft_id)


def drop_draft(conn: Connection, resident: str, draft_id: str) -> None:
    """Remove a draft in the caller's transaction; one that central knows is remembered until it is told."""
    this = (drafts_table.c.resident == resident, drafts_table.c.draft == draft_id)
    gone = conn.execute(delete(drafts_table).where(*this).returning(drafts_table.c.saved_ms, drafts_table.c.synced_ms)).one_or_none()
    if gone is not None and gone.synced_ms is not None:
        values = {"dropped_ms": max(gone.saved_ms, gone.synced_ms) + 1, "told": False}
        conn.execute(
            insert(dropped_drafts)
            .values(resident=resident, draft=draft_id, **values)
            .on_conflict_do_update(index_elements=["resident", "draft"], set_=values)
        )


def _draft(row: Any) -> Draft:
    return Draft(row.draft, row.contact, row.in_reply_to, row.text, row.why)
