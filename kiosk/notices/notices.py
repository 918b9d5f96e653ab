"""Reading notices and news: the list, one of them, how many are new, and that it was opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Integer, and_, bindparam, exists, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.notices.rules import words_for
from kiosk.notices.tables import notice_reads
from kiosk.notices.tables import notices as notices_table
from kiosk.signin.rules import Session
from kiosk.store.engine import Store
from kiosk.store.prepared import Query
from kiosk.sync.outbox import Clock, enqueue
from kiosk.sync.wire import NoticeRead, NoticeWords

#: So many are listed; a facility that keeps more in force shows the newest.
MOST = 200

WORDS: TypeAdapter[dict[str, NoticeWords]] = TypeAdapter(dict[str, NoticeWords])


@dataclass(frozen=True)
class Notice:
    """A notice in one language. `kind` is notice, promotion or news; `until_ms` is when it ends, None: it stays."""

    id: str
    kind: str
    title: str
    text: str
    at_ms: int
    until_ms: int | None
    source: str
    pinned: bool
    read: bool


_lasts = or_(notices_table.c.until_ms.is_(None), notices_table.c.until_ms > bindparam("now_ms"))
_read = exists().where(and_(notice_reads.c.resident == bindparam("resident"), notice_reads.c.notice == notices_table.c.notice))
_theirs = or_(notices_table.c.resident.is_(None), notices_table.c.resident == bindparam("resident"))
_in_force = select(*notices_table.c, _read.label("read")).where(_lasts, _theirs)
_ONE = Query(_in_force.where(notices_table.c.notice == bindparam("notice")))
_NEWEST = Query(
    _in_force.order_by(notices_table.c.pinned.desc(), notices_table.c.at_ms.desc(), notices_table.c.notice.desc()).limit(
        bindparam("most", type_=Integer)
    )
)
_UNREAD = Query(select(func.count()).select_from(notices_table).where(_lasts, _theirs, ~_read))


def notices(conn: Connection, resident: str, now_ms: int, language: str, limit: int = MOST) -> list[Notice]:
    """What is in force at `now_ms` (trusted time): pinned ones first, then the newest."""
    return [_notice(row, language) for row in _NEWEST.all(conn, resident=resident, now_ms=now_ms, most=limit)]


def notice(conn: Connection, resident: str, id: str, now_ms: int, language: str) -> Notice | None:
    """One of them; None when it has ended, was taken back, or never came."""
    row = _ONE.first(conn, resident=resident, now_ms=now_ms, notice=id)
    return None if row is None else _notice(row, language)


def unread_count(conn: Connection, resident: str, now_ms: int) -> int:
    """How many in force this resident has not opened."""
    return int(_UNREAD.value(conn, resident=resident, now_ms=now_ms))


def mark_read(store: Store, session: Session, id: str, clock: Clock) -> None:
    """The resident opened a notice: remembered here and told to central, once. Raises StoreFull."""
    resident = session.person.resident
    with store.read() as conn:
        if conn.execute(select(notice_reads).where(notice_reads.c.resident == resident, notice_reads.c.notice == id)).first():
            return
    with store.write() as conn:
        if remember(conn, resident, id):
            enqueue(conn, kind="notices.read", version=1, payload=NoticeRead(notice=id), grant=session.grant, clock=clock)


def remember(conn: Connection, resident: str, id: str) -> bool:
    """Keep that a notice was opened; False when that was known."""
    added = conn.execute(insert(notice_reads).values(resident=resident, notice=id).on_conflict_do_nothing())
    return added.rowcount == 1


def _notice(row: Any, language: str) -> Notice:
    said = words_for(WORDS.validate_json(row.words), language)
    return Notice(row.notice, row.kind, said.title, said.text, row.at_ms, row.until_ms, row.source, bool(row.pinned), bool(row.read))
