"""What central's changes do to notices. The whole history may come again, and reads before what was read: the end is the same."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, delete, literal
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.streams import resident_of
from kiosk.notices.notices import WORDS, remember
from kiosk.notices.rules import over
from kiosk.notices.tables import notice_reads, notices
from kiosk.sync.registry import Feature
from kiosk.sync.wire import Change, NoticeChange, NoticeReadChange

_STREAM = "facility"


def apply_notice(conn: Connection, payload: NoticeChange, change: Change) -> None:
    """`facility.notice`: one that is in force stands here as central last said; any other is dropped."""
    conn.execute(delete(notices).where(notices.c.until_ms <= change.at_ms))
    if not payload.active or over(payload.until_ms, change.at_ms):
        conn.execute(delete(notices).where(notices.c.notice == payload.notice))
        return
    values = {
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
    """What a resident has read; the notices are everybody's."""
    conn.execute(delete(notice_reads).where(notice_reads.c.resident == resident))


def sweep(conn: Connection, stream: str, keys: Select[Any]) -> None:
    """Notices that central does not know any more. What was opened here stays: central will hear of it again."""
    if stream == _STREAM:
        conn.execute(delete(notices).where((literal("notice:") + notices.c.notice).not_in(keys)))


FEATURE = Feature(
    "notices",
    {("facility.notice", 1): apply_notice, ("resident.notice_read", 1): apply_read},
    forget=forget,
    sweep=sweep,
)
