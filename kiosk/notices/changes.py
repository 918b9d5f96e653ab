"""What central's changes do to notices. The whole history may come again, and reads before what was read: the end is the same."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, delete, literal
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.streams import RESIDENT_PREFIX, resident_of
from kiosk.notices.notices import WORDS, remember
from kiosk.notices.rules import over
from kiosk.notices.tables import notice_reads, notices
from kiosk.sync.registry import Feature
from kiosk.sync.wire import Change, NoticeChange, NoticeReadChange

_STREAM = "facility"


def apply_notice(conn: Connection, payload: NoticeChange, change: Change) -> None:
    """`facility.notice`, and `resident.notice` for one person: one that is in force stands here as central last said; any other is
    dropped."""
    conn.execute(delete(notices).where(notices.c.until_ms <= change.at_ms))
    if not payload.active or over(payload.until_ms, change.at_ms):
        conn.execute(delete(notices).where(notices.c.notice == payload.notice))
        return
    values = {
        "resident": resident_of(change) if change.kind == "resident.notice" else None,
        "kind": payload.kind,
        "words": WORDS.dump_json(payload.words).decode(),
        "at_ms": payload.at_ms,
        "until_ms": payload.until_ms,
        "source": payload.source,
        "pinned": payload.pinned,
    }
    conn.execute(insert(notices).values(notice=payload.notice, **values).on_conflict_do_update(index_elements=["notice"], set_=values))


def apply_read(conn: Connection, payload: NoticeReadChange, change: Change) -> None:
    """`resident.notice_read`."""
    remember(conn, resident_of(change), payload.notice)


def forget(conn: Connection, resident: str) -> None:
    """What a resident has read, and what was for them alone; the other notices are everybody's."""
    conn.execute(delete(notices).where(notices.c.resident == resident))
    conn.execute(delete(notice_reads).where(notice_reads.c.resident == resident))


def sweep(conn: Connection, stream: str, keys: Select[Any]) -> None:
    """Notices that central does not know any more. What was opened here stays: central will hear of it again."""
    if stream == _STREAM:
        conn.execute(delete(notices).where(notices.c.resident.is_(None), (literal("notice:") + notices.c.notice).not_in(keys)))
    elif stream.startswith(RESIDENT_PREFIX):
        own = (notices.c.resident == stream.removeprefix(RESIDENT_PREFIX), (literal("own_notice:") + notices.c.notice).not_in(keys))
        conn.execute(delete(notices).where(*own))


FEATURE = Feature(
    "notices",
    {("facility.notice", 1): apply_notice, ("resident.notice", 1): apply_notice, ("resident.notice_read", 1): apply_read},
    forget=forget,
    sweep=sweep,
)
