"""Sending: one transaction holds the sent message, the command for central, the draft's end and the receipt's print job.

What is written as sent is sent in the end or comes back as a draft; a prepaid stamp is promised to one message only. Photos and clips
go up after the command; until central says that the message was sent on they stay here as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from sqlalchemy import Connection, func, insert, select, update
from uuid_utils import uuid7

from kiosk.device.identity import load_identity
from kiosk.device.policy import MailPolicy, Policy, current_policy
from kiosk.hardware.print_queue import queue_receipt
from kiosk.mail.contacts import contact as find_contact
from kiosk.mail.contacts import contacts
from kiosk.mail.draft_sync import tell_drafts
from kiosk.mail.drafts import drop_draft
from kiosk.mail.files import files_of, move_files
from kiosk.mail.letters import (
    Attachment,
    CannotAttach,
    Contact,
    Draft,
    NotAllowed,
    NotEnoughStamps,
    PriceChanged,
    ReplyStampUsed,
    TextTooLong,
)
from kiosk.mail.receipt import Sale, receipt_of
from kiosk.mail.rules import Load, Meter, Prepared, Prices, Purse, meter, sendable_text, shown_name, snippet
from kiosk.mail.stamps import stamp_of
from kiosk.mail.tables import draft_files, messages, sent_files, sent_messages
from kiosk.mail.word_index import SENT, index_words
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.store.blobs import get_blob
from kiosk.store.engine import Store
from kiosk.sync import wire
from kiosk.sync.outbox import Clock, enqueue
from kiosk.sync.uploads import want_upload
from kiosk.sync.wire import MailSend, Pay, PayAllowanceStamps, PayOwnStamps, PayReplyStamp, PricesChange
from kiosk.wallet.allowances import give_back
from kiosk.wallet.holds import blocking
from kiosk.wallet.prices import newest_prices, prices_of
from kiosk.wallet.rules import Amounts, Standing, returns_for
from kiosk.wallet.wallet import balances, move, standing_of

PayShown = Literal["prepaid", "own"]


def own_stamps(conn: Connection, resident: str) -> int | None:
    """Stamps of the resident that no waiting message will take; None before central's first word on balances."""
    held = balances(conn, resident)
    return None if held is None else held.stamps


def purse_of(conn: Connection, resident: str, contact_id: str, in_reply_to: str | None, now_ms: int) -> Purse:
    """What may pay a message at `now_ms` (trusted time), and at which prices: for the meter beside the text."""
    stamp = None if in_reply_to is None else stamp_of(conn, resident, in_reply_to)
    contact = find_contact(conn, resident, contact_id)
    stands = standing_of(conn, resident, now_ms)
    return _purse(conn, stands, prepaid=stamp is not None and not stamp[1], legal=contact is not None and contact.kind == "legal")


def _purse(conn: Connection, stands: Standing, *, prepaid: bool, legal: bool) -> Purse:
    today = _prices(newest_prices(conn), current_policy(conn).mail)
    prepared = []
    for left in stands.allowances:
        signed_for = prices_of(conn, left.price_version)
        if left.amount.stamps:
            prepared.append(
                Prepared(left.id, left.amount.stamps, today if signed_for is None else _prices(signed_for, current_policy(conn).mail))
            )
    return Purse(None if stands.total is None else stands.total.stamps, prepaid, tuple(prepared), today, never_stopped=legal)


def _prices(listed: PricesChange | None, policy: MailPolicy) -> Prices:
    """Those of a price list; before the first one came, the usual ones."""
    if listed is None:
        return Prices(policy.letters_per_stamp)
    return Prices(listed.letters_per_stamp, listed.photo_stamps, listed.video_stamps, listed.ecard_stamps, listed.sms_stamps)


def is_short_message(conn: Connection, resident: str, contact_id: str, in_reply_to: str | None) -> bool:
    """Whether a message to this contact goes out as a short one (SMS): the way that the answered one came, or the only way."""
    contact = find_contact(conn, resident, contact_id)
    if contact is None or not contact.sms:
        return False
    if in_reply_to is None or not contact.mail:
        return not contact.mail
    answered = select(messages.c.channel).where(messages.c.resident == resident, messages.c.message == in_reply_to)
    return conn.execute(answered).scalar_one_or_none() == "sms"


def is_paused(conn: Connection, resident: str, contact_id: str, in_reply_to: str | None, now_ms: int) -> bool:
    """Whether a hold keeps a new message from going out at `now_ms` (trusted time). Answers and legal mail always go."""
    contact = find_contact(conn, resident, contact_id)
    if in_reply_to is not None or (contact is not None and contact.kind == "legal"):
        return False
    return blocking(conn, resident, "mail_new", now_ms) is not None


def send(
    store: Store,
    session: Session,
    draft: Draft,
    clock: Clock,
    print_receipt: bool,
    *,
    language: str = "en",
    pay: PayShown | None = None,
    stamps: int | None = None,
) -> str:
    """Send a draft; returns the message's id. The same draft sent again returns the same id and does nothing.

    `pay` is what the screen showed: "prepaid" insists on the reply stamp, "own" on the resident's stamps, None takes the reply stamp
    where it suffices; `stamps` is how many it showed, None: whatever it costs. Own stamps come out of an allowance of this device where
    one covers them, else they are paid when connected. The photos and clips that are sent are those which the store has beside the
    draft. A receipt in `language` is queued when `print_receipt` is set and the policy wants one.

    Raises NotAllowed, TextTooLong, NotEnoughStamps, ReplyStampUsed, PriceChanged, CannotAttach or StoreFull: then nothing changed and
    the draft stays.
    """
    resident = session.person.resident
    with store.write() as conn:
        sent_before = _sent_from(conn, resident, draft.id)
        if sent_before is not None:
            return sent_before
        policy = current_policy(conn)
        text = sendable_text(draft.text)
        now_ms = clock.now_ms()
        contact = _allowed(conn, session, draft, text, now_ms)
        stands = standing_of(conn, resident, now_ms)
        files = files_of(conn, draft_files, resident, draft.id)
        sms = is_short_message(conn, resident, draft.contact, draft.in_reply_to)
        _check_parts(draft, files, policy.mail, sms=sms)
        load = Load(text, _count(files, "photo"), bool(_count(files, "video")), draft.ecard is not None, sms)
        legal = contact.kind == "legal"
        payment, free = _payment(conn, resident, draft, load, policy, pay, stands, stamps, legal=legal)
        before = own_stamps(conn, resident)
        message, at_ms = str(uuid7()), now_ms
        if isinstance(payment, PayOwnStamps):
            returned = returns_for(stands, Amounts(stamps=payment.count))
            if returned:
                give_back(conn, resident, session.grant, clock, returned)
        payload = MailSend(
            contact=draft.contact,
            in_reply_to=draft.in_reply_to,
            text=text,
            photos=tuple(one.blob for one in files if one.kind == "photo"),
            video=next((one.blob for one in files if one.kind == "video"), None),
            ecard=None if draft.ecard is None else wire.Ecard(card=draft.ecard.card, greeting=sendable_text(draft.ecard.greeting)),
            pay=payment,
        )
        enqueue(conn, kind="mail.send", version=1, payload=payload, grant=session.grant, clock=clock, id=message)
        by_reply_stamp = isinstance(payment, PayReplyStamp)
        count = 0 if free else 1 if isinstance(payment, PayReplyStamp) else payment.count
        allowance = payment.allowance if isinstance(payment, PayAllowanceStamps) else None
        conn.execute(
            insert(sent_messages).values(
                resident=resident,
                message=message,
                contact=draft.contact,
                in_reply_to=draft.in_reply_to,
                snippet=snippet(text),
                at_ms=at_ms,
                pay_kind="reply_stamp" if by_reply_stamp else "own_stamps",
                pay_stamp=payment.stamp if isinstance(payment, PayReplyStamp) else None,
                pay_count=count,
                pay_allowance=allowance,
                draft=draft.id,
                channel="sms" if sms else "mail",
                photos=load.photos,
                video=load.video,
                ecard=None if payload.ecard is None else payload.ecard.card,
                greeting="" if payload.ecard is None else payload.ecard.greeting,
                text=text,
            )
        )
        index_words(conn, resident, [message], SENT)
        _send_files(conn, resident, draft.id, message, now_ms)
        if count and not by_reply_stamp:
            move(conn, resident, message, "message", Amounts(stamps=-count), at_ms, allowance=allowance)
        drop_draft(conn, resident, draft.id)
        tell_drafts(conn, resident, session.grant, clock)
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


def _allowed(conn: Connection, session: Session, draft: Draft, text: str, now_ms: int) -> Contact:
    """The contact, when this session may write to them now. No hold keeps anybody from answering, or from writing to a lawyer."""
    resident = session.person.resident
    if not text:
        raise NotAllowed("empty")
    if not is_open(conn, session):
        raise NotAllowed("session")
    contact = find_contact(conn, resident, draft.contact)
    if contact is not None and contact.blocked:
        raise NotAllowed("blocked")
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
    if is_paused(conn, resident, draft.contact, draft.in_reply_to, now_ms):
        raise NotAllowed("restriction")
    return contact


def _check_parts(draft: Draft, files: Sequence[Attachment], policy: MailPolicy, *, sms: bool) -> None:
    kinds = {one.kind for one in files} | ({"ecard"} if draft.ecard is not None else set())
    if kinds and sms:
        raise CannotAttach("sms")
    if not kinds <= set(policy.attachments):
        raise CannotAttach("policy")


def _count(files: Sequence[Attachment], kind: str) -> int:
    return sum(one.kind == kind for one in files)


def _send_files(conn: Connection, resident: str, draft: str, message: str, now_ms: int) -> None:
    """The draft's files are the message's from now on, and go up after its command."""
    for one in move_files(conn, resident, (draft_files, draft), (sent_files, message)):
        data = get_blob(conn, one.blob)
        if data is None:
            raise LookupError(f"the bytes of {one.blob[:12]} are not here")
        want_upload(conn, data, message, now_ms)


def _payment(
    conn: Connection,
    resident: str,
    draft: Draft,
    load: Load,
    policy: Policy,
    pay: PayShown | None,
    stands: Standing,
    shown: int | None,
    *,
    legal: bool,
) -> tuple[Pay, bool]:
    """What pays, and whether nothing is taken: legal mail that cannot be paid goes all the same, central sees to it."""
    stamp = None if draft.in_reply_to is None or pay == "own" else stamp_of(conn, resident, draft.in_reply_to)
    cost = meter(load, policy.mail, _purse(conn, stands, prepaid=stamp is not None, legal=legal))
    if cost.too_long:
        raise TextTooLong(cost.used, policy.mail.sms_letters if load.sms else policy.mail.max_letters)
    paid = _pay_of(cost, stamp, pay)
    if shown is not None and cost.stamps != shown:
        raise PriceChanged(f"{cost.stamps} stamps, the screen showed {shown}")
    return paid, cost.state == "free"


def _pay_of(cost: Meter, stamp: tuple[str, bool] | None, pay: PayShown | None) -> Pay:
    if stamp is not None and cost.state == "prepaid":
        if stamp[1]:
            raise ReplyStampUsed("another reply on this device has taken the stamp")
        return PayReplyStamp(stamp=stamp[0])
    if pay == "prepaid":
        raise ReplyStampUsed("the reply stamp cannot pay this any more")
    if cost.missing:
        raise NotEnoughStamps(cost.missing)
    if cost.allowance is not None:
        return PayAllowanceStamps(allowance=cost.allowance, count=cost.stamps)
    return PayOwnStamps(count=cost.stamps)


def _name(conn: Connection, resident: str, contact: Contact) -> str:
    others = [other.name for other in contacts(conn, resident) if other.id != contact.id]
    return shown_name(contact.name, contact.kind, others)


def _payer(conn: Connection, resident: str, draft: Draft) -> str:
    """Who paid the reply: the contact who wrote the message being answered."""
    contact = find_contact(conn, resident, draft.contact)
    return "" if contact is None else _name(conn, resident, contact)
