"""Handlers of `mail.send` and `mail.read`. A message and the stamp that pays it are one command.

Codes of a rejected `mail.send`: `contact_not_allowed`, `wrong_message`, `empty`, `text_too_long`, `blocked`, `price_changed`,
`not_enough_stamps`, `allowance_refused`, `wrong_stamp`, `stamp_used`, `stamp_void`. Its text goes back to the resident as a draft, and
nothing is charged.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from central.commands.handling import Context, Kind, Kinds, Rejected
from central.commands.quarantine import Lane, Lanes
from central.contacts.contacts import get_contact
from central.contacts.tables import contacts
from central.ledger.book import AccountKind, expect, hold, resident_owner
from central.ledger.wallet import charge_cause
from central.mail_in.clean_text import clean_text
from central.mail_in.tables import messages
from central.mail_out import payment
from central.mail_out.photos import expect_photos
from central.mail_out.statuses import first_steps, pay_json, tell_received
from central.mail_out.tables import outgoing
from central.remembered import read_rows
from central.restrictions.restrictions import demand_unblocked
from central.screening.incoming import mark_read
from central.screening.rules import content_flags
from central.streams.streams import append, resident_stream
from central.unit_of_work import insert_later
from kiosk.sync.wire import (
    Command,
    DraftReturned,
    MailRead,
    MailSend,
    PayOwnStamps,
    PayReplyStamp,
    QuarantinedCommand,
    SentStatus,
)

_PAYING: tuple[AccountKind, ...] = ("available", "spent")


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
    _check_original(context, payload)
    text = clean_text(payload.text)
    if not text:
        raise Rejected("empty", "there is no text")
    policy = context.policy
    if len(text) > policy.mail.max_letters:
        raise Rejected("text_too_long", "the text is longer than the facility allows")
    legal = contact.kind == "legal"
    if payload.in_reply_to is None and not legal:
        demand_unblocked(context, "mail_new")
    paid = payment.free(context, payload, text) if free else payment.pay(context, command, payload, text, legal=legal)
    flags: list[str] = []
    if not legal:
        flags = content_flags(text, policy.screening.words, policy.screening.max_characters)
        if not policy.screening.release_unflagged and not flags:
            flags = ["policy"]
    # Nothing holds up a message without photos: its row and its first change tell where it is already.
    statuses: tuple[SentStatus, ...] = ("received",) if payload.photos else ("received", "screening" if flags else "checked")
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
        "flags": json.dumps(flags) if flags else "[]",
        "reason": "",
        "attempts": 0,
        "next_try_ms": context.now_ms,
    }
    insert_later(connection, outgoing, row)
    if payload.photos:
        expect_photos(connection, command.id, context.device, payload.photos, context.now_ms)
    else:
        tell_received(connection, row, context.now_ms)


def _prepare(batch: Sequence[tuple[Context, Command, MailSend]]) -> None:
    """Read the contacts, see which charges exist, and lock what pays, of all messages of a batch together."""
    connection = batch[0][0].connection
    read_rows(connection, contacts, {payload.contact for _, _, payload in batch})
    expect(connection, [charge_cause(command.id) for _, command, _ in batch])
    payers = {resident_owner(context.author) for context, _, payload in batch if isinstance(payload.pay, PayOwnStamps)}
    hold(connection, [(kind, owner, "stamp") for owner in payers for kind in _PAYING])


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


def _give_back(context: Context, command: Command | QuarantinedCommand, payload: MailSend, code: str) -> None:
    draft = DraftReturned(draft=command.id, contact=payload.contact, in_reply_to=payload.in_reply_to, text=payload.text, code=code)
    key = f"returned:{command.id}"
    payment.note_unpaid(context, payload)
    append(context.connection, resident_stream(context.author), "mail.draft_returned", draft, context.now_ms, key=key)


def _read(context: Context, _command: Command, payload: MailRead) -> None:
    if not mark_read(context.connection, context.author, payload.message, context.now_ms):
        raise Rejected("wrong_message", "the resident has no such message")


HANDLERS: Kinds = {
    ("mail.send", 1): Kind(_send, _give_back, _prepare),
    ("mail.read", 1): Kind(_read),
}
#: Free, and taken from a frozen device too.
LANES: Lanes = {("mail.send", 1): Lane(_lane, _send_free, _give_back)}
