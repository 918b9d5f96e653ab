"""Handlers of `mail.send` and `mail.read`. A message and the stamp that pays it are one command.

Codes of a rejected `mail.send`: `contact_not_allowed`, `wrong_message`, `empty`, `text_too_long`, `price_changed`,
`not_enough_stamps`, `wrong_stamp`, `stamp_used`, `stamp_void`. Its text goes back to the resident as a draft, and nothing is charged.
"""

from __future__ import annotations

import json

from sqlalchemy import insert, select

from central.commands.handling import Context, Kind, Kinds, Rejected
from central.contacts.contacts import get_contact
from central.ledger.book import NotEnough
from central.ledger.wallet import charge_stamps
from central.mail_in.clean_text import clean_text
from central.mail_in.tables import messages
from central.mail_out.statuses import Advance, advance
from central.mail_out.tables import outgoing
from central.reply_stamps.reply_stamps import StampRefused, pay_reply
from central.screening.incoming import mark_read
from central.screening.rules import content_flags
from central.streams.streams import append, resident_stream
from kiosk.sync.wire import Command, DraftReturned, MailRead, MailSend, Pay, PayOwnStamps, PayReplyStamp


def stamps_needed(text: str, letters_per_stamp: int) -> int:
    """Stamps that carry a text; at least one."""
    return max(1, -(-len(text) // letters_per_stamp))


def _send(context: Context, command: Command, payload: MailSend) -> None:
    connection = context.connection
    contact = get_contact(connection, payload.contact)
    if contact is None or contact.resident != context.author or not contact.approved:
        raise Rejected("contact_not_allowed", "the resident may not write to this contact")
    _check_original(context, payload)
    text = clean_text(payload.text)
    if not text:
        raise Rejected("empty", "there is no text")
    policy = context.policy
    if len(text) > policy.mail.max_letters:
        raise Rejected("text_too_long", "the text is longer than the facility allows")
    stamps = stamps_needed(text, policy.mail.letters_per_stamp)
    pay = _pay(context, command, payload, stamps)
    flags: list[str] = []
    if contact.kind != "legal":
        flags = content_flags(text, policy.screening.words, policy.screening.max_characters)
        if not policy.screening.release_unflagged and not flags:
            flags = ["policy"]
    connection.execute(
        insert(outgoing).values(
            id=command.id,
            resident=context.author,
            contact=contact.id,
            device=context.device,
            grant_id=context.grant,
            in_reply_to=payload.in_reply_to,
            text=text,
            at_ms=command.at_ms,
            received_ms=context.now_ms,
            status="received",
            steps=json.dumps([{"status": "received", "at_ms": context.now_ms}]),
            pay=pay.model_dump_json(),
            reply_stamp=pay.stamp if isinstance(pay, PayReplyStamp) else None,
            stamps=stamps,
            letters_per_stamp=policy.mail.letters_per_stamp,
            flags=json.dumps(flags),
            reason="",
            attempts=0,
            next_try_ms=context.now_ms,
        )
    )
    advance(connection, command.id, Advance("screening" if flags else "checked"), context.now_ms)


def _check_original(context: Context, payload: MailSend) -> None:
    if payload.in_reply_to is None:
        return
    original = context.connection.execute(
        select(messages.c.contact).where(
            messages.c.id == payload.in_reply_to, messages.c.resident == context.author, messages.c.state == "released"
        )
    ).one_or_none()
    if original is None or original.contact != payload.contact:
        raise Rejected("wrong_message", "the message answered is not one of this resident's from this contact")


def _pay(context: Context, command: Command, payload: MailSend, stamps: int) -> Pay:
    """Charge the stamp or stamps. Central's price counts; a resident never pays more than the device showed."""
    if isinstance(payload.pay, PayReplyStamp):
        if stamps != 1:
            raise Rejected("text_too_long", "a prepaid reply stamp carries one stamp's worth of text")
        try:
            pay_reply(
                context.connection,
                stamp=payload.pay.stamp,
                resident=context.author,
                in_reply_to=payload.in_reply_to,
                command=command.id,
                now_ms=context.now_ms,
            )
        except StampRefused as refused:
            raise Rejected(refused.code, "the reply stamp cannot pay this reply") from None
        return payload.pay
    if payload.pay.count < stamps:
        raise Rejected("price_changed", "the message costs more stamps than the device showed")
    try:
        charge_stamps(context.connection, context.author, command.id, stamps, context.now_ms)
    except NotEnough:
        raise Rejected("not_enough_stamps", "the resident has too few stamps") from None
    return PayOwnStamps(count=stamps)


def _give_back(context: Context, command: Command, payload: MailSend, code: str) -> None:
    draft = DraftReturned(draft=command.id, contact=payload.contact, in_reply_to=payload.in_reply_to, text=payload.text, code=code)
    append(context.connection, resident_stream(context.author), "mail.draft_returned", draft, context.now_ms)


def _read(context: Context, _command: Command, payload: MailRead) -> None:
    if not mark_read(context.connection, context.author, payload.message, context.now_ms):
        raise Rejected("wrong_message", "the resident has no such message")


HANDLERS: Kinds = {
    ("mail.send", 1): Kind(_send, _give_back),
    ("mail.read", 1): Kind(_read),
}
