"""Sending: one transaction holds the sent message, the command for central, the draft's end and the receipt's print job.

What is written as sent is sent in the end or comes back as a draft; a prepaid stamp is promised to one message only.
"""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection, func, insert, select, update
from uuid_utils import uuid7

from kiosk.device.identity import load_identity
from kiosk.device.policy import Policy, current_policy
from kiosk.hardware.print_queue import queue_receipt
from kiosk.mail.drafts import drop_draft
from kiosk.mail.inbox import contact as find_contact
from kiosk.mail.inbox import contacts
from kiosk.mail.letters import Contact, Draft, NotAllowed, NotEnoughStamps, ReplyStampUsed, TextTooLong
from kiosk.mail.receipt import Sale, receipt_of
from kiosk.mail.rules import meter, sendable_text, shown_name, snippet
from kiosk.mail.stamps import stamp_of
from kiosk.mail.tables import messages, sent_messages
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock, enqueue
from kiosk.sync.wire import MailSend, PayOwnStamps, PayReplyStamp
from kiosk.wallet.wallet import balances, set_stamps_aside

PayShown = Literal["prepaid", "own"]


def own_stamps(conn: Connection, resident: str) -> int | None:
    """Stamps of the resident that no waiting message will take; None before central's first word on balances."""
    held = balances(conn, resident)
    return None if held is None else held.stamps


def send(
    store: Store,
    session: Session,
    draft: Draft,
    clock: Clock,
    print_receipt: bool,
    *,
    language: str = "en",
    pay: PayShown | None = None,
) -> str:
    """Send a draft; returns the message's id. The same draft sent again returns the same id and does nothing.

    `pay` is what the screen showed: "prepaid" insists on the reply stamp, "own" on the resident's stamps, None takes the reply stamp
    where it suffices. A receipt in `language` is queued when `print_receipt` is set and the policy wants one. Raises NotAllowed,
    TextTooLong, NotEnoughStamps, ReplyStampUsed or StoreFull: then nothing changed and the draft stays.
    """
    resident = session.person.resident
    with store.write() as conn:
        sent_before = _sent_from(conn, resident, draft.id)
        if sent_before is not None:
            return sent_before
        policy = current_policy(conn)
        text = sendable_text(draft.text)
        contact = _allowed(conn, session, draft, text)
        payment = _payment(conn, resident, draft, text, policy, pay)
        before = own_stamps(conn, resident)
        message, at_ms = str(uuid7()), clock.now_ms()
        payload = MailSend(contact=draft.contact, in_reply_to=draft.in_reply_to, text=text, pay=payment)
        enqueue(conn, kind="mail.send", version=1, payload=payload, grant=session.grant, clock=clock, id=message)
        by_reply_stamp = isinstance(payment, PayReplyStamp)
        count = 1 if isinstance(payment, PayReplyStamp) else payment.count
        conn.execute(
            insert(sent_messages).values(
                resident=resident,
                message=message,
                contact=draft.contact,
                in_reply_to=draft.in_reply_to,
                snippet=snippet(text),
                at_ms=at_ms,
                pay_kind=payment.kind,
                pay_stamp=payment.stamp if isinstance(payment, PayReplyStamp) else None,
                pay_count=count,
                draft=draft.id,
                text=text,
            )
        )
        if not by_reply_stamp:
            set_stamps_aside(conn, resident, message, count)
        drop_draft(conn, resident, draft.id)
        if print_receipt and policy.receipts.reply == "print":
            sale = Sale(
                command=message,
                at_ms=at_ms,
                to=_name(conn, resident, contact),
                payer=_payer(conn, resident, draft) if by_reply_stamp else None,
                stamps=count,
                before=before,
                after=before if by_reply_stamp or before is None else before - count,
            )
            receipt = receipt_of(sale, session.person, policy.facility, load_identity(conn).name, language)
            job = queue_receipt(conn, resident, receipt, at_ms)
            conn.execute(
                update(sent_messages)
                .where(sent_messages.c.resident == resident, sent_messages.c.message == message)
                .values(receipt=job)
            )
    return message


def _sent_from(conn: Connection, resident: str, draft_id: str) -> str | None:
    found = select(sent_messages.c.message).where(sent_messages.c.resident == resident, sent_messages.c.draft == draft_id)
    return conn.execute(found).scalar_one_or_none()


def _allowed(conn: Connection, session: Session, draft: Draft, text: str) -> Contact:
    """The contact, when this session may write to them now."""
    resident = session.person.resident
    if not text:
        raise NotAllowed("empty")
    if not is_open(conn, session):
        raise NotAllowed("session")
    contact = find_contact(conn, resident, draft.contact)
    if contact is None or not contact.can_write:
        raise NotAllowed("contact")
    if draft.in_reply_to is not None:
        answered = select(func.count()).where(
            messages.c.resident == resident,
            messages.c.message == draft.in_reply_to,
            messages.c.contact == draft.contact,
        )
        if not conn.execute(answered).scalar_one():
            raise NotAllowed("message")
    return contact


def _payment(
    conn: Connection, resident: str, draft: Draft, text: str, policy: Policy, pay: PayShown | None
) -> PayReplyStamp | PayOwnStamps:
    stamp = None if draft.in_reply_to is None or pay == "own" else stamp_of(conn, resident, draft.in_reply_to)
    cost = meter(text, policy.mail, own_stamps(conn, resident), prepaid=stamp is not None)
    if cost.too_long:
        raise TextTooLong(cost.used, policy.mail.max_letters)
    if stamp is not None and cost.stamps == 1:
        if stamp[1]:
            raise ReplyStampUsed("another reply on this device has taken the stamp")
        return PayReplyStamp(stamp=stamp[0])
    if pay == "prepaid":
        raise ReplyStampUsed("the reply stamp cannot pay this any more")
    if cost.missing:
        raise NotEnoughStamps(cost.missing)
    return PayOwnStamps(count=cost.stamps)


def _name(conn: Connection, resident: str, contact: Contact) -> str:
    others = [other.name for other in contacts(conn, resident) if other.id != contact.id]
    return shown_name(contact.name, contact.kind, others)


def _payer(conn: Connection, resident: str, draft: Draft) -> str:
    """Who paid the reply: the contact who wrote the message being answered."""
    contact = find_contact(conn, resident, draft.contact)
    return "" if contact is None else _name(conn, resident, contact)
