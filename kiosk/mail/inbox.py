"""Reading: the inbox, one letter, contacts, and what waits for staff. Every read is indexed and short, for 10,000 messages too."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, and_, bindparam, exists, func, or_, select, update

from kiosk.device.policy import current_policy
from kiosk.mail.letters import Ecard, InboxRow, Letter, LetterPart, Photo, RefusedPart, Screening, Video
from kiosk.mail.stamps import usable_stamp
from kiosk.mail.tables import contacts as contacts_table
from kiosk.mail.tables import message_parts, messages, sent_messages
from kiosk.mail.tables import screening as screening_table
from kiosk.signin.rules import Session
from kiosk.store.blobs import blobs
from kiosk.store.engine import Store
from kiosk.store.prepared import Query, among, listed
from kiosk.sync.outbox import Clock, enqueue
from kiosk.sync.tables import outbox
from kiosk.sync.wire import MailRead


def _replied() -> ColumnElement[bool]:
    """SQL: a reply to the row of `messages` is on its way or has arrived."""
    rejected = exists().where(outbox.c.id == sent_messages.c.message, outbox.c.state == "rejected")
    return exists().where(
        sent_messages.c.resident == messages.c.resident,
        sent_messages.c.in_reply_to == messages.c.message,
        or_(
            and_(sent_messages.c.status.is_(None), ~rejected),
            sent_messages.c.status.not_in(("rejected", "undeliverable")),
        ),
    )


def _with_sender(*columns: Any) -> Select[Any]:
    same = and_(contacts_table.c.resident == messages.c.resident, contacts_table.c.contact == messages.c.contact)
    return select(
        *columns,
        contacts_table.c.name.label("sender"),
        contacts_table.c.can_write,
        usable_stamp().label("reply_paid"),
        _replied().label("replied"),
    ).select_from(messages.outerjoin(contacts_table, same))


_mine = messages.c.resident == bindparam("resident")
_COUNT = Query(select(func.count()).select_from(messages).where(_mine))
_UNREAD = Query(select(func.count()).select_from(messages).where(_mine, ~messages.c.read))
#: The ids of one page, newest first: answered by the inbox index alone, however far down.
PAGE_IDS = Query(
    select(messages.c.message)
    .where(_mine)
    .order_by(messages.c.released_ms.desc(), messages.c.message.desc())
    .limit(bindparam("most", type_=Integer))
    .offset(bindparam("first", type_=Integer))
)
#: The rows of a page by their key.
PAGE_ROWS = Query(
    _with_sender(
        messages.c.message,
        messages.c.contact,
        messages.c.subject,
        messages.c.snippet,
        messages.c.released_ms,
        messages.c.read,
        messages.c.photos,
        messages.c.thumbnail,
        messages.c.thumbnail_of,
        messages.c.video_ms,
        messages.c.ecard,
        messages.c.channel,
        messages.c.saved,
        messages.c.legal,
    ).where(_mine, messages.c.message.in_(among("ids")))
)
_MESSAGE = Query(_with_sender(*messages.c).where(_mine, messages.c.message == bindparam("message")))
_PARTS = Query(
    select(
        *message_parts.c,
        exists().where(blobs.c.sha256 == message_parts.c.blob).label("stored"),
        exists().where(blobs.c.sha256 == message_parts.c.captions).label("captions_stored"),
    )
    .where(message_parts.c.resident == bindparam("resident"), message_parts.c.message == bindparam("message"))
    .order_by(message_parts.c.place)
)
_SCREENING = Query(
    select(screening_table.c.count.label("waiting"), screening_table.c.newest_ms).where(
        screening_table.c.resident == bindparam("resident")
    )
)


def inbox_count(conn: Connection, resident: str) -> int:
    """How many released messages the resident has."""
    return int(_COUNT.value(conn, resident=resident))


def unread_count(conn: Connection, resident: str) -> int:
    """How many of them were never opened."""
    return int(_UNREAD.value(conn, resident=resident))


def inbox_page(conn: Connection, resident: str, offset: int, limit: int) -> list[InboxRow]:
    """`limit` lines of the inbox from the `offset`-th on, newest first."""
    return inbox_rows(conn, resident, PAGE_IDS.column(conn, resident=resident, first=offset, most=limit))


def inbox_rows(conn: Connection, resident: str, ids: list[str]) -> list[InboxRow]:
    """The lines of these messages, in this order."""
    rows = {row.message: row for row in PAGE_ROWS.all(conn, resident=resident, ids=listed(ids))} if ids else {}
    return [
        InboxRow(
            message=row.message,
            contact=row.contact,
            sender=row.sender or "",
            subject=row.subject,
            snippet=row.snippet,
            released_ms=row.released_ms,
            read=row.read,
            reply_paid=bool(row.reply_paid),
            replied=bool(row.replied),
            photos=row.photos,
            thumbnail=row.thumbnail,
            legal=row.legal,
            thumbnail_of=row.thumbnail_of,
            video_ms=row.video_ms,
            ecard=row.ecard,
            channel=row.channel,
            saved=row.saved,
        )
        for row in (rows[message] for message in ids)
    ]


def read_message(conn: Connection, resident: str, message: str) -> Letter | None:
    """One released message of this resident, whole; None when there is none."""
    row = _MESSAGE.first(conn, resident=resident, message=message)
    if row is None:
        return None
    return Letter(
        message=row.message,
        contact=row.contact,
        sender=row.sender or "",
        subject=row.subject,
        text=row.text,
        sent_ms=row.sent_ms,
        released_ms=row.released_ms,
        parts=_parts(conn, resident, message),
        reply_stamp=row.reply_stamp if row.reply_paid else None,
        legal=row.legal,
        replied=bool(row.replied),
        can_reply=bool(row.can_write),
        read=row.read,
        saved=row.saved,
        channel=row.channel,
    )


def mark_read(store: Store, session: Session, message: str, clock: Clock) -> None:
    """The resident opened a message: remembered here and told to central once, and what it shows that is not here is wanted.

    An unknown message, or a second time with all of it here, does nothing.
    """
    resident = session.person.resident
    with store.read() as conn:
        unread, incomplete = _is_unread(conn, resident, message), _lacks_files(conn, resident, message)
    if not unread and not incomplete:
        return
    this = and_(messages.c.resident == resident, messages.c.message == message)
    now_ms = clock.now_ms()
    with store.write() as conn:
        if incomplete:
            conn.execute(update(messages).where(this).values(photos_wanted_ms=now_ms))
        marked = conn.execute(update(messages).where(this, ~messages.c.read).values(read=True))
        if marked.rowcount:
            payload = MailRead(message=message)
            enqueue(conn, kind="mail.read", version=1, payload=payload, grant=session.grant, clock=clock)


def screening(conn: Connection, resident: str) -> Screening:
    """How many messages wait for staff and how long that usually takes."""
    row = _SCREENING.first(conn, resident=resident)
    usual = current_policy(conn).mail.usual_wait_hours
    return Screening(0, usual, None) if row is None else Screening(row.waiting, usual, row.newest_ms)


def _is_unread(conn: Connection, resident: str, message: str) -> bool:
    unread = select(messages.c.message).where(messages.c.resident == resident, messages.c.message == message, ~messages.c.read)
    return conn.execute(unread).first() is not None


def _lacks_files(conn: Connection, resident: str, message: str) -> bool:
    part = message_parts.c
    missing = [and_(name.is_not(None), ~exists().where(blobs.c.sha256 == name)) for name in (part.blob, part.poster, part.captions)]
    lacking = select(part.place).where(part.resident == resident, part.message == message, or_(*missing))
    return conn.execute(lacking.limit(1)).first() is not None


def _parts(conn: Connection, resident: str, message: str) -> tuple[LetterPart, ...]:
    return tuple(_part(row) for row in _PARTS.all(conn, resident=resident, message=message))


def _part(row: Any) -> LetterPart:
    if row.kind == "photo":
        return Photo(row.blob, row.media_type, row.width, row.height, row.size_bytes, row.name, bool(row.stored))
    if row.kind == "video":
        return Video(
            blob=row.blob,
            media_type=row.media_type,
            width=row.width,
            height=row.height,
            duration_ms=row.duration_ms,
            size_bytes=row.size_bytes,
            poster=row.poster,
            captions=row.captions,
            name=row.name,
            stored=bool(row.stored),
            captions_stored=bool(row.captions_stored),
        )
    if row.kind == "ecard":
        return Ecard(row.card, row.greeting)
    return RefusedPart(row.kind, row.what, row.code)
