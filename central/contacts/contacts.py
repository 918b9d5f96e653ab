"""Use cases of contacts."""

from __future__ import annotations

from typing import Any, Literal

import uuid_utils
from sqlalchemy import Connection, Row, insert, select, update

from central.contacts.tables import contacts
from central.remembered import row_of
from central.streams.streams import append, resident_stream
from kiosk.sync.wire import ContactChange

ContactKind = Literal["person", "legal"]


def add_contact(
    connection: Connection,
    *,
    resident: str,
    name: str,
    address: str | None,
    kind: ContactKind,
    pays_for_reply: bool,
    now_ms: int,
    contact: str | None = None,
    approved: bool = True,
    phone: str | None = None,
) -> str:
    """Add a contact with an address, a phone (E.164), or both; returns the id.

    Raises IntegrityError when the resident has this address or phone already.
    """
    made = contact or str(uuid_utils.uuid7())
    connection.execute(
        insert(contacts).values(
            id=made,
            resident=resident,
            name=name,
            address=None if address is None else address.strip().lower(),
            phone=phone,
            kind=kind,
            approved=approved,
            pays_for_reply=pays_for_reply,
            blocked=False,
        )
    )
    _publish(connection, made, now_ms)
    return made


def make_good(
    connection: Connection,
    contact: str,
    *,
    name: str,
    address: str | None,
    kind: ContactKind,
    pays_for_reply: bool,
    phone: str | None,
    now_ms: int,
) -> None:
    """Staff approve a contact that was not: what they say of it holds, and an address or phone that they leave out stays.

    Raises IntegrityError as `add_contact`.
    """
    said: dict[str, Any] = {"name": name, "kind": kind, "pays_for_reply": pays_for_reply, "approved": True}
    said |= {way: value for way, value in (("address", address), ("phone", phone)) if value is not None}
    connection.execute(update(contacts).where(contacts.c.id == contact).values(**said))
    _publish(connection, contact, now_ms)


def set_approved(connection: Connection, contact: str, approved: bool, now_ms: int) -> None:
    """Staff allow or stop mail with a contact."""
    connection.execute(update(contacts).where(contacts.c.id == contact).values(approved=approved))
    _publish(connection, contact, now_ms)


def set_blocked(connection: Connection, contact: str, blocked: bool, now_ms: int) -> None:
    """The resident wants nothing more of a contact, or does again."""
    connection.execute(update(contacts).where(contacts.c.id == contact).values(blocked=blocked))
    _publish(connection, contact, now_ms)


def set_phone(connection: Connection, contact: str, phone: str | None, now_ms: int) -> None:
    """Another phone (E.164), or none. Raises IntegrityError when another contact of the resident has it, or nothing would be left."""
    connection.execute(update(contacts).where(contacts.c.id == contact).values(phone=phone))
    _publish(connection, contact, now_ms)


def set_may_visit(connection: Connection, contact: str, may_visit: bool, now_ms: int) -> None:
    """Staff allow or stop visits by video with a contact."""
    connection.execute(update(contacts).where(contacts.c.id == contact).values(may_visit=may_visit))
    _publish(connection, contact, now_ms)


def get_contact(connection: Connection, contact: str) -> Row[Any] | None:
    """The row of a contact."""
    return row_of(connection, contacts, contact)


def contact_by_address(connection: Connection, resident: str, address: str) -> Row[Any] | None:
    """The contact of a resident with this address."""
    return connection.execute(
        select(contacts).where(contacts.c.resident == resident, contacts.c.address == address.strip().lower())
    ).one_or_none()


def contact_by_phone(connection: Connection, resident: str, phone: str) -> Row[Any] | None:
    """The contact of a resident with this phone (E.164)."""
    return connection.execute(select(contacts).where(contacts.c.resident == resident, contacts.c.phone == phone)).one_or_none()


def _publish(connection: Connection, contact: str, now_ms: int) -> None:
    row = connection.execute(select(contacts).where(contacts.c.id == contact)).one()
    change = ContactChange(
        contact=row.id,
        name=row.name,
        kind=row.kind,
        can_write=row.approved,
        blocked=row.blocked,
        mail=row.address is not None,
        sms=row.phone is not None,
        visits=row.may_visit,
    )
    append(connection, resident_stream(row.resident), "mail.contact", change, now_ms, key=f"contact:{row.id}")
