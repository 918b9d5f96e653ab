"""The room of a visit's call: opened when the visit is booked, for its time only, and shut when it is not to be."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row

from central.calls.rooms import contact_page, end_room, open_room
from central.facility.facility import load_facility
from central.residents.residents import get_resident
from central.visits.keeping import opens_ms


def give_room(connection: Connection, row: Row[Any], now_ms: int) -> str:
    """Open it; returns the address of the contact's page ("" where the facility has named none). `passes` brings the resident's way in.

    A room that the visit had before is shut. The address is nowhere else: it goes into the contact's mail.
    """
    resident = get_resident(connection, row.resident)
    made = open_room(
        connection,
        row.id,
        row.ends_ms,
        opens_ms=min(opens_ms(connection, row), row.ends_ms - 1),
        now_ms=now_ms,
        resident_name="" if resident is None else resident.first_name,
        recorded=row.recorded,
        direct=row.kind == "direct",
    )
    base = load_facility(connection).policy.visits.page_url
    return contact_page(base, made.contact_token) if base else ""


def shut(connection: Connection, row: Row[Any], now_ms: int) -> None:
    """Nobody gets in any more, and who is in it is put out."""
    end_room(connection, row.id, "cancelled", now_ms)
