"""Sent messages: their honest status, and taking one back while it has not left the device."""

from __future__ import annotations

import json

from sqlalchemy import Connection, Integer, and_, bindparam, delete, func, select
from uuid_utils import uuid7

from kiosk.device.status import read_status
from kiosk.hardware.print_queue import print_jobs
from kiosk.mail.drafts import put_draft
from kiosk.mail.files import files_of, move_files
from kiosk.mail.letters import Draft, Ecard, Paid, SentLetter, SentRow
from kiosk.mail.receipt import receipt_number
from kiosk.mail.rules import status_of, steps_of
from kiosk.mail.tables import contacts, draft_files, sent_files, sent_messages
from kiosk.mail.word_index import SENT, drop_words
from kiosk.signin.rules import Session
from kiosk.store.engine import Store
from kiosk.store.prepared import Query, among, listed
from kiosk.sync import outbox as commands
from kiosk.sync.outbox import Clock
from kiosk.sync.tables import outbox
from kiosk.sync.uploads import uploads
from kiosk.wallet.wallet import drop

_mine = sent_messages.c.resident == bindparam("resident")
_COUNT = Query(select(func.count()).select_from(sent_messages).where(_mine))
#: The ids of one page, newest first, from the index alone.
SENT_PAGE_IDS = Query(
    select(sent_messages.c.message)
    .where(_mine)
    .order_by(sent_messages.c.at_ms.desc(), sent_messages.c.message.desc())
    .limit(bindparam("most", type_=Integer))
    .offset(bindparam("first", type_=Integer))
)
_same = and_(contacts.c.resident == sent_messages.c.resident, contacts.c.contact == sent_messages.c.contact)
_whole = (
    select(
        *sent_messages.c,
        contacts.c.name,
        contacts.c.kind.label("contact_kind"),
        outbox.c.state.label("command_state"),
        outbox.c.code.label("command_code"),
        outbox.c.acked_ms,
    )
    .select_from(sent_messages.outerjoin(contacts, _same).outerjoin(outbox, outbox.c.id == sent_messages.c.message))
    .where(_mine)
)
_ROWS = Query(_whole.where(sent_messages.c.message.in_(among("ids"))))
_ONE = Query(_whole.where(sent_messages.c.message == bindparam("message")))
_UNACKNOWLEDGED = Query(
    _whole.where(sent_messages.c.status.is_(None), outbox.c.state.in_(commands.UNACKNOWLEDGED)).order_by(
        sent_messages.c.at_ms, sent_messages.c.message
    )
)


def sent_count(conn: Connection, resident: str) -> int:
    """How many messages the resident sent."""
    return int(_COUNT.value(conn, resident=resident))


def sent_page(conn: Connection, resident: str, offset: int, limit: int) -> list[SentRow]:
    """`limit` sent messages from the `offset`-th on, newest first."""
    return sent_rows(conn, resident, SENT_PAGE_IDS.column(conn, resident=resident, first=offset, most=limit))


def sent_rows(conn: Connection, resident: str, ids: list[str]) -> list[SentRow]:
    """The lines of these messages, in this order."""
    if not ids:
        return []
    connected = read_status(conn).connected
    rows = {row.message: row for row in _ROWS.all(conn, resident=resident, ids=listed(ids))}
    return [
        SentRow(
            message=row.message,
            contact=row.contact,
            name=row.name or "",
            snippet=row.snippet,
            at_ms=row.at_ms,
            status=status_of(row.status, row.command_state, connected),
            photos=row.photos,
            video=row.video,
            ecard=row.ecard,
            channel=row.channel,
        )
        for row in (rows[message] for message in ids)
    ]


def waiting_messages(conn: Connection, resident: str) -> list[SentRow]:
    """Sent messages that central has not taken yet, oldest first."""
    connected = read_status(conn).connected
    return [
        SentRow(row.message, row.contact, row.name or "", row.snippet, row.at_ms, status_of(None, row.command_state, connected))
        for row in _UNACKNOWLEDGED.all(conn, resident=resident)
    ]


def sent_message(conn: Connection, resident: str, message: str) -> SentLetter | None:
    """One sent message of this resident, with its stations."""
    row = _ONE.first(conn, resident=resident, message=message)
    if row is None:
        return None
    status = status_of(row.status, row.command_state, read_status(conn).connected)
    times = {step["status"]: step["at_ms"] for step in json.loads(row.steps)}
    times.setdefault("saved", row.at_ms)
    if row.acked_ms is not None:
        times.setdefault("received", row.acked_ms)
    payer = (row.name or "") if row.pay_kind == "reply_stamp" else None
    return SentLetter(
        message=row.message,
        contact=row.contact,
        name=row.name or "",
        text=row.text,
        at_ms=row.at_ms,
        status=status,
        steps=steps_of(status, times),
        can_take_back=row.status is None and row.command_state == "pending",
        pay=Paid(row.pay_kind, row.pay_count, payer, when_connected=row.pay_allowance is None),
        reason=row.reason or row.command_code or "",
        receipt=row.receipt,
        receipt_number=receipt_number(row.message),
        in_reply_to=row.in_reply_to,
        photos=row.photos,
        video=row.video,
        ecard=None if row.ecard is None else Ecard(row.ecard, row.greeting),
        files=files_of(conn, sent_files, resident, message),
        channel=row.channel,
        legal=row.contact_kind == "legal",
    )


def take_back(store: Store, session: Session, message: str, clock: Clock) -> str | None:
    """Take a message back while its first send has not begun: all of it is a draft again and the stamp is free.

    Returns the draft's id; None when it is too late. A receipt of it that was not printed yet is withdrawn."""
    resident = session.person.resident
    with store.write() as conn:
        row = conn.execute(
            select(sent_messages).where(sent_messages.c.resident == resident, sent_messages.c.message == message)
        ).one_or_none()
        if row is None or not commands.take_back(conn, message):
            return None
        conn.execute(delete(sent_messages).where(sent_messages.c.resident == resident, sent_messages.c.message == message))
        drop_words(conn, resident, [row.number], SENT)
        drop(conn, message)
        _withdraw_receipt(conn, row.receipt)
        conn.execute(delete(uploads).where(uploads.c.command == message))
        ecard = None if row.ecard is None else Ecard(row.ecard, row.greeting)
        draft = Draft(str(uuid7()), row.contact, row.in_reply_to, row.text, "taken_back", ecard)
        put_draft(conn, resident, draft, clock.now_ms())
        move_files(conn, resident, (sent_files, message), (draft_files, draft.id))
    return draft.id


def _withdraw_receipt(conn: Connection, receipt: str | None) -> None:
    """Nothing was sent after all: copies of its receipt that are not on paper go, so that none can be printed later."""
    if receipt is not None:
        conn.execute(delete(print_jobs).where(print_jobs.c.root == receipt, ~print_jobs.c.bytes_sent, print_jobs.c.state != "printing"))
