"""Everything that went between the resident and one contact, received and sent, in one row of time."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CompoundSelect, Connection, Select, desc, func, literal, select, union_all

from kiosk.device.status import read_status
from kiosk.mail.letters import ThreadRow
from kiosk.mail.rules import status_of
from kiosk.mail.tables import messages, sent_messages
from kiosk.sync.tables import outbox

#: A short message stands whole in the thread; so much of it at most.
_BUBBLE_LETTERS = 2000


def thread_count(conn: Connection, resident: str, contact: str) -> int:
    """How many messages there are, both ways."""
    return sum(
        int(
            conn.execute(
                select(func.count()).select_from(table).where(table.c.resident == resident, table.c.contact == contact)
            ).scalar_one()
        )
        for table in (messages, sent_messages)
    )


def thread_ids(resident: str, contact: str, offset: int, limit: int) -> CompoundSelect[tuple[str, int, int]]:
    """Ids of one page and whether the resident wrote them, newest first: two indexes merged, nothing sorted."""
    received = select(messages.c.message.label("id"), literal(0).label("mine"), messages.c.released_ms.label("at_ms")).where(
        messages.c.resident == resident, messages.c.contact == contact
    )
    sent = select(sent_messages.c.message, literal(1), sent_messages.c.at_ms).where(
        sent_messages.c.resident == resident, sent_messages.c.contact == contact
    )
    return union_all(received, sent).order_by(desc("at_ms"), desc("id")).limit(limit).offset(offset)


def thread_page(conn: Connection, resident: str, contact: str, offset: int, limit: int) -> list[ThreadRow]:
    """`limit` messages of a conversation from the `offset`-th on, newest first."""
    order = [(str(row.id), bool(row.mine)) for row in conn.execute(thread_ids(resident, contact, offset, limit))]
    received = _received(conn, resident, [message for message, mine in order if not mine])
    sent = _sent(conn, resident, [message for message, mine in order if mine])
    return [(sent if mine else received)[message] for message, mine in order]


def _received(conn: Connection, resident: str, ids: list[str]) -> dict[str, ThreadRow]:
    rows = conn.execute(received_rows(resident, ids)) if ids else ()
    return {
        row.message: ThreadRow(
            message=row.message,
            mine=False,
            channel=row.channel,
            subject=row.subject,
            snippet=row.words if row.channel == "sms" else row.snippet,
            at_ms=row.released_ms,
            read=row.read,
            status=None,
            photos=row.photos,
            video_ms=row.video_ms,
            ecard=row.ecard,
            thumbnail=row.thumbnail,
            thumbnail_of=row.thumbnail_of,
            legal=row.legal,
        )
        for row in rows
    }


def _sent(conn: Connection, resident: str, ids: list[str]) -> dict[str, ThreadRow]:
    if not ids:
        return {}
    connected = read_status(conn).connected
    return {
        row.message: ThreadRow(
            message=row.message,
            mine=True,
            channel=row.channel,
            subject="",
            snippet=row.words if row.channel == "sms" else row.snippet,
            at_ms=row.at_ms,
            read=True,
            status=status_of(row.status, row.command_state, connected),
            photos=row.photos,
            video_ms=0 if row.video else None,
            ecard=row.ecard,
        )
        for row in conn.execute(sent_rows(resident, ids))
    }


def received_rows(resident: str, ids: list[str]) -> Select[Any]:
    """The received ones of a page by their key."""
    shown = (
        messages.c.message,
        messages.c.channel,
        messages.c.subject,
        messages.c.snippet,
        messages.c.released_ms,
        messages.c.read,
        messages.c.photos,
        messages.c.video_ms,
        messages.c.ecard,
        messages.c.thumbnail,
        messages.c.thumbnail_of,
        messages.c.legal,
        func.substr(messages.c.text, 1, _BUBBLE_LETTERS).label("words"),
    )
    return select(*shown).where(messages.c.resident == resident, messages.c.message.in_(ids))


def sent_rows(resident: str, ids: list[str]) -> Select[Any]:
    """The sent ones of a page by their key."""
    shown = (
        sent_messages.c.message,
        sent_messages.c.channel,
        sent_messages.c.snippet,
        sent_messages.c.at_ms,
        sent_messages.c.status,
        sent_messages.c.photos,
        sent_messages.c.video,
        sent_messages.c.ecard,
        outbox.c.state.label("command_state"),
        func.substr(sent_messages.c.text, 1, _BUBBLE_LETTERS).label("words"),
    )
    return (
        select(*shown)
        .select_from(sent_messages.outerjoin(outbox, outbox.c.id == sent_messages.c.message))
        .where(sent_messages.c.resident == resident, sent_messages.c.message.in_(ids))
    )
