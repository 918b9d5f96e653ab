"""Links to a contact's page of times: each mail about visits brings one, which opens that page for a month. Only hashes are kept."""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from central.calls.rooms import TOKEN_BYTES, token_hash
from central.contacts.contacts import get_contact
from central.facility.facility import load_facility
from central.visits.tables import visit_pages
from kiosk.sync.visit_hours import DAY_MS

LASTS_DAYS = 30


def new_link(connection: Connection, contact: str, now_ms: int) -> str:
    """A new address of the contact's page; "" where policy has none. The token stands behind the `#`: no server or log sees it."""
    policy = load_facility(connection).policy.visits
    if not (policy.on and policy.contacts_schedule and policy.page_url):
        return ""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    connection.execute(delete(visit_pages).where(visit_pages.c.contact == contact, visit_pages.c.until_ms <= now_ms))
    made = {"token": token_hash(token), "contact": contact, "until_ms": now_ms + LASTS_DAYS * DAY_MS}
    connection.execute(insert(visit_pages).values(**made))
    return f"{policy.page_url.rstrip('/')}/times#{token}"


def contact_of(connection: Connection, token: str, now_ms: int) -> Row[Any] | None:
    """Whose page this opens; None: nobody's (any more)."""
    found = select(visit_pages.c.contact).where(visit_pages.c.token == token_hash(token), visit_pages.c.until_ms > now_ms)
    contact = connection.execute(found).scalar_one_or_none()
    return None if contact is None else get_contact(connection, contact)
