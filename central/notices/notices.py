"""Use cases of notices: publish, take back, opened by a resident."""

from __future__ import annotations

import json
from typing import Literal

import uuid_utils
from pydantic import TypeAdapter
from sqlalchemy import Connection, insert, select, update

from central.commands.handling import Context, Kind, Kinds, Rejected
from central.database import insert_or_ignore
from central.notices.tables import notice_reads, notices
from central.streams.streams import FACILITY, append, resident_stream
from kiosk.sync.wire import Command, NoticeChange, NoticeRead, NoticeReadChange, NoticeWords

NoticeKind = Literal["notice", "promotion", "news"]

_WORDS = TypeAdapter(dict[str, NoticeWords])


def publish(
    connection: Connection,
    kind: NoticeKind,
    words: dict[str, NoticeWords],
    *,
    at_ms: int,
    until_ms: int | None = None,
    source: str = "",
    pinned: bool = False,
    notice: str | None = None,
    resident: str | None = None,
) -> str:
    """Tell every device; returns the id. `words` by language, the first of which stands for those that are missing.

    `resident`: for this person alone.
    """
    made = notice or str(uuid_utils.uuid7())
    connection.execute(
        insert(notices).values(
            id=made,
            kind=kind,
            words=json.dumps(_WORDS.dump_python(words, mode="json"), ensure_ascii=False),
            at_ms=at_ms,
            until_ms=until_ms,
            source=source,
            pinned=pinned,
            active=True,
            resident=resident,
        )
    )
    _tell(connection, made, at_ms)
    return made


def publish_again(connection: Connection, notice: str, words: dict[str, NoticeWords], now_ms: int) -> None:
    """A notice that is shown says something else from now on; who has opened it has opened it."""
    said = json.dumps(_WORDS.dump_python(words, mode="json"), ensure_ascii=False)
    changed = update(notices).where(notices.c.id == notice, notices.c.active.is_(True)).values(words=said)
    if connection.execute(changed).rowcount == 1:
        _tell(connection, notice, now_ms)


def take_back(connection: Connection, notice: str, now_ms: int) -> bool:
    """Nobody sees it any more; False when there is no such notice, or it was taken back."""
    changed = update(notices).where(notices.c.id == notice, notices.c.active.is_(True)).values(active=False)
    if connection.execute(changed).rowcount != 1:
        return False
    _tell(connection, notice, now_ms)
    return True


def _tell(connection: Connection, notice: str, now_ms: int) -> None:
    row = connection.execute(select(notices).where(notices.c.id == notice)).one()
    change = NoticeChange(
        notice=row.id,
        kind=row.kind,
        words=_WORDS.validate_json(row.words),
        at_ms=row.at_ms,
        until_ms=row.until_ms,
        source=row.source,
        pinned=row.pinned,
        active=row.active,
    )
    if row.resident is None:
        append(connection, FACILITY, "facility.notice", change, now_ms, key=f"notice:{row.id}")
    else:
        append(connection, resident_stream(row.resident), "resident.notice", change, now_ms, key=f"own_notice:{row.id}")


def _read(context: Context, _command: Command, payload: NoticeRead) -> None:
    connection = context.connection
    if connection.execute(select(notices.c.id).where(notices.c.id == payload.notice)).first() is None:
        raise Rejected("unknown_notice", "there is no such notice")
    if insert_or_ignore(connection, notice_reads, resident=context.author, notice=payload.notice, at_ms=context.now_ms):
        change = NoticeReadChange(notice=payload.notice)
        append(
            connection, resident_stream(context.author), "resident.notice_read", change, context.now_ms, key=f"notice:{payload.notice}"
        )


HANDLERS: Kinds = {("notices.read", 1): Kind(_read)}
