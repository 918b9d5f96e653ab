"""Residents ask for contacts; staff approve or refuse. The resident reads where each wish stands."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from central.contacts.contacts import ContactKind, add_contact, contact_by_address, contact_by_phone, make_good
from central.contacts.tables import contact_requests
from central.streams.streams import append, resident_stream
from kiosk.sync.wire import ContactAsk, ContactAskChange

#: Wishes of one resident that wait for staff at the same time.
MAX_WAITING = 20


class TooManyRequests(Exception):
    """Staff have enough to decide for this resident."""


class CannotDecide(Exception):
    """There is no such request that waits."""


def ask_for_contact(connection: Connection, resident: str, request: str, asked: ContactAsk, *, at_ms: int, now_ms: int) -> None:
    """Keep a wish. Raises TooManyRequests."""
    waiting = select(func.count()).where(contact_requests.c.resident == resident, contact_requests.c.status == "waiting")
    if connection.execute(waiting).scalar_one() >= MAX_WAITING:
        raise TooManyRequests(resident)
    connection.execute(
        insert(contact_requests).values(
            id=request,
            resident=resident,
            name=asked.name,
            relation=asked.relation,
            address=asked.address,
            phone=asked.phone,
            status="waiting",
            reason="",
            at_ms=at_ms,
        )
    )
    _publish(connection, request, now_ms)


def waiting_requests(connection: Connection) -> list[Row[Any]]:
    """What waits for staff, oldest first."""
    asked = select(contact_requests).where(contact_requests.c.status == "waiting")
    return list(connection.execute(asked.order_by(contact_requests.c.at_ms, contact_requests.c.id)).all())


def waiting_request(connection: Connection, request: str) -> Row[Any]:
    """One that waits, held for a decision. Raises CannotDecide."""
    row = connection.execute(
        select(contact_requests).where(contact_requests.c.id == request, contact_requests.c.status == "waiting").with_for_update()
    ).one_or_none()
    if row is None:
        raise CannotDecide("no such request waits")
    return row


def approve(
    connection: Connection,
    request: str,
    *,
    address: str | None,
    phone: str | None,
    kind: ContactKind,
    pays_for_reply: bool,
    now_ms: int,
) -> str:
    """Make the contact, or one good that may not be written to yet; returns its id.

    Raises CannotDecide, and IntegrityError as `add_contact`.
    """
    row = waiting_request(connection, request)
    known = None if address is None else contact_by_address(connection, row.resident, address)
    if known is None and phone is not None:
        known = contact_by_phone(connection, row.resident, phone)
    said: dict[str, Any] = {"name": row.name, "address": address, "phone": phone, "kind": kind, "pays_for_reply": pays_for_reply}
    if known is None or known.approved:
        contact = add_contact(connection, resident=row.resident, now_ms=now_ms, **said)
    else:
        contact = str(known.id)
        make_good(connection, contact, now_ms=now_ms, **said)
    _decide(connection, request, now_ms, status="approved", contact=contact)
    return contact


def refuse(connection: Connection, request: str, reason: str, now_ms: int) -> None:
    """The resident reads the reason's code in plain words. Raises CannotDecide."""
    waiting_request(connection, request)
    _decide(connection, request, now_ms, status="refused", reason=reason)


def _decide(connection: Connection, request: str, now_ms: int, **values: Any) -> None:
    connection.execute(update(contact_requests).where(contact_requests.c.id == request).values(decided_ms=now_ms, **values))
    _publish(connection, request, now_ms)


def _publish(connection: Connection, request: str, now_ms: int) -> None:
    row = connection.execute(select(contact_requests).where(contact_requests.c.id == request)).one()
    change = ContactAskChange(
        request=row.id,
        name=row.name,
        relation=row.relation,
        status=row.status,
        reason=row.reason,
        at_ms=row.at_ms,
        decided_ms=row.decided_ms,
    )
    append(connection, resident_stream(row.resident), "contacts.asked", change, now_ms, key=f"request:{row.id}")
