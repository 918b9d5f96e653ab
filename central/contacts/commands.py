"""Handlers of `contacts.block` and `contacts.ask`.

Codes of a rejected one: `contact_not_allowed` (not a contact of this resident), `empty` (no name), `too_many_requests`.
"""

from __future__ import annotations

from central.commands.handling import Context, Kind, Kinds, Rejected
from central.contacts.contacts import get_contact, set_blocked
from central.contacts.requests import TooManyRequests, ask_for_contact
from central.mail_in.clean_text import clean_line
from kiosk.sync.wire import Command, ContactAsk, ContactBlock


def _block(context: Context, _command: Command, payload: ContactBlock) -> None:
    contact = get_contact(context.connection, payload.contact)
    if contact is None or contact.resident != context.author:
        raise Rejected("contact_not_allowed", "the resident has no such contact")
    if contact.blocked != payload.blocked:
        set_blocked(context.connection, payload.contact, payload.blocked, context.now_ms)


def _ask(context: Context, command: Command, payload: ContactAsk) -> None:
    name = clean_line(payload.name, 200)
    if not name:
        raise Rejected("empty", "there is no name")
    asked = ContactAsk(
        name=name,
        relation=clean_line(payload.relation, 80),
        address=clean_line(payload.address, 320),
        phone=clean_line(payload.phone, 40),
    )
    try:
        ask_for_contact(context.connection, context.author, command.id, asked, at_ms=command.at_ms, now_ms=context.now_ms)
    except TooManyRequests:
        raise Rejected("too_many_requests", "staff have enough requests of this resident to decide") from None


HANDLERS: Kinds = {
    ("contacts.block", 1): Kind(_block),
    ("contacts.ask", 1): Kind(_ask),
}
