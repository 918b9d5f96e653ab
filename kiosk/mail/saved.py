"""Letters that the resident keeps: a mark that follows them to every device."""

from __future__ import annotations

from sqlalchemy import Connection, Integer, and_, bindparam, func, select, update

from kiosk.mail.inbox import inbox_rows
from kiosk.mail.letters import InboxRow
from kiosk.mail.tables import messages
from kiosk.signin.rules import Session
from kiosk.store.engine import Store
from kiosk.store.prepared import Query
from kiosk.sync.outbox import Clock, enqueue
from kiosk.sync.wire import MailSave


def save_message(store: Store, session: Session, message: str, saved: bool, clock: Clock) -> None:
    """Keep a message among the saved ones, or no longer. An unknown message, or one that stands so already, does nothing."""
    this = and_(messages.c.resident == session.person.resident, messages.c.message == message)
    with store.write() as conn:
        if conn.execute(select(messages.c.message).where(this, messages.c.saved != saved)).first() is None:
            return
        payload = MailSave(message=message, saved=saved)
        command = enqueue(conn, kind="mail.save", version=1, payload=payload, grant=session.grant, clock=clock)
        conn.execute(update(messages).where(this).values(saved=saved, save_command=command))


_mine = (messages.c.resident == bindparam("resident"), messages.c.saved)
_COUNT = Query(select(func.count()).select_from(messages).where(*_mine))
#: The ids of one page, newest first, from the index of saved letters alone.
SAVED_PAGE_IDS = Query(
    select(messages.c.message)
    .where(*_mine)
    .order_by(messages.c.released_ms.desc(), messages.c.message.desc())
    .limit(bindparam("most", type_=Integer))
    .offset(bindparam("first", type_=Integer))
)


def saved_count(conn: Connection, resident: str) -> int:
    """How many letters the resident keeps."""
    return int(_COUNT.value(conn, resident=resident))


def saved_page(conn: Connection, resident: str, offset: int, limit: int) -> list[InboxRow]:
    """`limit` saved letters from the `offset`-th on, newest first."""
    return inbox_rows(conn, resident, SAVED_PAGE_IDS.column(conn, resident=resident, first=offset, most=limit))
