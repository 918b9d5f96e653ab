"""Titles that somebody keeps in mind for later. They follow the person to every device."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.streams import resident_of
from kiosk.media_store.tables import saved
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock, enqueue
from kiosk.sync.wire import Change, MediaSave, SavedTitleChange
from kiosk.wallet.accounts import SessionOver

#: A list of things to come back to, not a second store.
MOST = 200


def save(store: Store, session: Session, title: str, clock: Clock, *, keep: bool = True) -> None:
    """Keep a title in mind, or no more. Twice does nothing. Raises SessionOver or StoreFull."""
    resident = session.person.resident
    with store.write() as conn:
        if not is_open(conn, session):
            raise SessionOver
        if is_saved(conn, resident, title) == keep:
            return
        payload = MediaSave(title=title, saved=keep)
        enqueue(conn, kind="media.save", version=1, payload=payload, grant=session.grant, clock=clock)
        _put(conn, resident, title, keep=keep, at_ms=clock.now_ms())


def is_saved(conn: Connection, resident: str, title: str) -> bool:
    """Whether somebody keeps it in mind."""
    mine = (saved.c.resident == resident, saved.c.title == title, saved.c.saved.is_(True))
    return conn.execute(select(saved.c.title).where(*mine)).first() is not None


def saved_titles(conn: Connection, resident: str, limit: int = MOST) -> list[str]:
    """What somebody keeps in mind, the newest first."""
    mine = (saved.c.resident == resident, saved.c.saved.is_(True))
    return list(conn.execute(select(saved.c.title).where(*mine).order_by(saved.c.at_ms.desc()).limit(limit)).scalars())


def apply_saved(conn: Connection, payload: SavedTitleChange, change: Change) -> None:
    """`media.saved`: the later word stands, wherever it was said."""
    _put(conn, resident_of(change), payload.title, keep=payload.saved, at_ms=payload.at_ms)


def _put(conn: Connection, resident: str, title: str, *, keep: bool, at_ms: int) -> None:
    values: dict[str, Any] = {"saved": keep, "at_ms": at_ms}
    statement = insert(saved).values(resident=resident, title=title, **values)
    later = saved.c.at_ms <= statement.excluded.at_ms
    conn.execute(statement.on_conflict_do_update(index_elements=["resident", "title"], set_=values, where=later))
