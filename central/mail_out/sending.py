"""Handlers of `mail.send`, `mail.read` and `mail.save`. A message and the stamp that pays it are one command.

Codes of a rejected `mail.send`: `contact_not_allowed`, `contact_blocked` (by the resident), `wrong_message`, `empty`, `text_too_long`,
`text_only` (a short message with something attached), `attachment_not_allowed` (by the policy), `unknown_card`, `blocked`,
`price_changed`, `not_enough_stamps`, `allowance_refused`, `wrong_stamp`, `stamp_used`, `stamp_void`. Its text goes back to the resident
as a draft, and nothing is charged.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, select

from central.commands.handling import Context, Kind, Kinds, Rejected
from central.commands.quarantine import Lane, Lanes
from central.contacts.contacts import get_contact
from central.contacts.tables import contacts
from central.ecards import cards, clean_greeting
from central.ledger.book import expect, hold, resident_owner
from central.ledger.wallet import charge_cause
from central.mail_in.clean_text import clean_text
from central.mail_in.tables import messages
from central.mail_out import payment
from central.mail_out.photos import expect_uploads
from central.mail_out.statuses import first_steps, pay_json, tell_received
from central.mail_out.tables import outgoing
from central.remembered import read_rows
from central.restrictions.restrictions import demand_unblocked
from central.screening.incoming import mark_read, mark_saved
from central.screening.rules import content_flags
from central.streams.streams import append, resident_stream
from central.unit_of_work import insert_later
from kiosk.sync.wire import (
    Command,
    DraftReturned,
    MailRead,
    MailSave,
    MailSend,
    PayOwnStamps,
    PayReplyStamp,
    QuarantinedCommand,
    SentStatus,
)

MAIL, SMS = "mail", "sms"


def _send(context: Context, command: Command, payload: MailSend) -> None:
    _take(context, command, payload, free=False)


def _send_free(context: Context, command: QuarantinedCommand, payload: MailSend) -> None:
    _take(context, command, payload, free=True)


def _lane(context: Context, payload: MailSend) -> str | None:
    """Mail to a legal contact is never blocked."""
    contact = get_contact(context.connection, payload.contact)
    return "mail.legal" if contact is not None and contact.resident == context.author and contact.kind == "legal" else None


def _take(context: Context, command: Command | QuarantinedCommand, payload: MailSend, *, free: bool) -> None:
    connection = context.connection
    contact = get_contact(connection, payload.contact)
    if contact is None or contact.resident != context.author or not contact.approved:
        raise Rejected("contact_not_allowed", "the resident may not write to this contact")
    if contact.blocked:
        raise Rejected("contact_blocked", "the resident has blocked this contact")
    channel = _channel(context, payload, contact)
    policy = context.policy
    text, greeting = _words(payload, policy.mail.sms_letters if channel == SMS else policy.mail.max_letters)
    load = _load(payload, text, channel, policy.mail.attachments)
    legal = contact.kind == "legal"
    if payload.in_reply_to is None and not legal:
        demand_unblocked(context, "mail_new")
    paid = payment.free(context, load) if free else payment.pay(context, command, payload, load, legal=legal)
    flags: list[str] = []
    if not legal:
        flags = content_flags(f"{greeting}\n{text}" if greeting else text, policy.screening.words, policy.screening.max_characters)
        if not policy.screening.release_unflagged and not flags:
            flags = ["policy"]
    # Nothing holds up a message without photos and clips: its row and its first change tell where it is already.
    uploads = bool(payload.photos) or payload.video is not None
    statuses: tuple[SentStatus, ...] = ("received",) if uploads else ("received", "screening" if flags else "checked")
    row: dict[str, Any] = {
        "id": command.id,
        "resident": context.author,
        "contact": contact.id,
        "device": context.device,
        "grant_id": context.grant,
        "in_reply_to": payload.in_reply_to,
        "text": text,
        "at_ms": command.at_ms,
        "received_ms": context.now_ms,
        "status": statuses[-1],
        "steps": first_steps(context.now_ms, *statuses),
        "pay": pay_json(paid.pay),
        "reply_stamp": paid.pay.stamp if isinstance(paid.pay, PayReplyStamp) else None,
        "stamps": paid.stamps,
        "free": paid.free,
        "price_version": paid.prices.version,
        "letters_per_stamp": paid.prices.letters_per_stamp,
        "photo_stamps": paid.prices.photo_stamps,
        "video_stamps": paid.prices.video_stamps,
        "ecard_stamps": paid.prices.ecard_stamps,
        "sms_stamps": max(1, paid.prices.sms_stamps),
        "channel": channel,
        "card": None if payload.ecard is None else payload.ecard.card,
        "greeting": greeting,
        "flags": json.dumps(flags) if flags else "[]",
        "reason": "",
        "attempts": 0,
        "next_try_ms": context.now_ms,
    }
    insert_later(connection, outgoing, row)
    if uploads:
        expect_uploads(connection, command.id, context.device, payload, context.now_ms)
    else:
        tell_received(connection, row, context.now_ms)


def _prepare(batch: Sequence[tuple[Context, Command, MailSend]]) -> None:
    """Read the contacts, see which charges exist, and lock what pays, of all messages of a batch together."""
    connection = batch[0][0].connection
    read_rows(connection, contacts, {payload.contact for _, _, payload in batch})
    expect(connection, [charge_cause(command.id) for _, command, _ in batch])
    payers = {resident_owner(context.author) for context, _, payload in batch if isinstance(payload.pay, PayOwnStamps)}
    hold(connection, payers)


def _words(payload: MailSend, most: int) -> tuple[str, str]:
    """The text and the greeting of a card, cleaned. Raises Rejected."""
    text = clean_text(payload.text)
    if not text:
        raise Rejected("empty", "there is no text")
    if len(text) > most:
        raise Rejected("text_too_long", "the text is longer than the facility allows")
    return text, "" if payload.ecard is None else clean_greeting(payload.ecard.greeting)


def _load(payload: MailSend, text: str, channel: str, allowed: Collection[str]) -> payment.Load:
    """What is to be paid. Raises Rejected for what this way does not carry and what the facility does not allow."""
    if payload.ecard is not None and payload.ecard.card not in cards():
        raise Rejected("unknown_card", "there is no such card")
    load = payment.Load(text, len(payload.photos), payload.video is not None, payload.ecard is not None, sms=channel == SMS)
    if load.sms and (load.photos or load.video or load.ecard):
        raise Rejected("text_only", "a short message carries text only")
    carried = {"photo": load.photos > 0, "video": load.video, "ecard": load.ecard}
    if any(carried[kind] and kind not in allowed for kind in carried):
        raise Rejected("attachment_not_allowed", "the facility does not let this go with a message")
    return load


def _channel(context: Context, payload: MailSend, contact: Row[Any]) -> str:
    """An answer goes the way that the message came; a contact without an address has one way. Raises Rejected."""
    channel = MAIL if contact.address is not None else SMS
    if payload.in_reply_to is None:
        return channel
    original = context.connection.execute(
        select(messages.c.contact, messages.c.channel).where(
            messages.c.id == payload.in_reply_to, messages.c.resident == context.author, messages.c.state == "released"
        )
    ).one_or_none()
    if original is None or original.contact != payload.contact:
        raise Rejected("wrong_message", "the message answered is not one of this resident's from this contact")
    if original.channel == SMS and contact.phone is not None:
        return SMS
    return channel


def _give_back(context: Context, command: Command | QuarantinedCommand, payload: MailSend, code: str) -> None:
    draft = DraftReturned(
        draft=command.id,
        contact=payload.contact,
        in_reply_to=payload.in_reply_to,
        text=payload.text,
        code=code,
        photos=payload.photos,
        video=payload.video,
        ecard=payload.ecard,
    )
    key = f"returned:{command.id}"
    payment.note_unpaid(context, payload)
    append(context.connection, resident_stream(context.author), "mail.draft_returned", draft, context.now_ms, key=key)


def _read(context: Context, _command: Command, payload: MailRead) -> None:
    if not mark_read(context.connection, context.author, payload.message, context.now_ms):
        raise Rejected("wrong_message", "the resident has no such message")


def _save(context: Context, _command: Command, payload: MailSave) -> None:
    if not mark_saved(context.connection, context.author, payload.message, payload.saved, context.now_ms):
        raise Rejected("wrong_message", "the resident has no such message")


HANDLERS: Kinds = {
    ("mail.send", 1): Kind(_send, _give_back, _prepare),
    ("mail.read", 1): Kind(_read),
    ("mail.save", 1): Kind(_save),
}
#: Free, and taken from a frozen device too.
LANES: Lanes = {("mail.send", 1): Lane(_lane, _send_free, _give_back)}
