"""Rows of visits, and how each change of one is told to the resident's devices."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from central.contacts.contacts import get_contact
from central.facility.facility import load_facility
from central.streams.streams import append, resident_stream
from central.visits.tables import visits
from kiosk.sync.visit_hours import MINUTE_MS
from kiosk.sync.wire_visits import VisitChange

#: Still to come, or going on.
ALIVE = ("asked", "offered", "booked", "ringing", "on")
#: These take a place and the resident's time.
HELD = ("offered", "booked", "ringing", "on")


class CannotVisit(Exception):
    """`code` selects the words that the resident reads; the text is a plain sentence for staff."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


def keep(connection: Connection, visit: str, now_ms: int, **values: Any) -> Row[Any]:
    """A new visit; devices are told."""
    said = {"reason": "", "note": "", "wishes": "[]", "version": 1, "at_ms": now_ms, "made_ms": now_ms}
    connection.execute(insert(visits).values(id=visit, **{**said, **values}))
    return _tell(connection, visit, now_ms)


def change(connection: Connection, row: Row[Any], now_ms: int, **values: Any) -> Row[Any]:
    """Another state, time or pass; devices are told."""
    connection.execute(update(visits).where(visits.c.id == row.id).values(**values))
    return _tell(connection, row.id, now_ms)


def find(connection: Connection, visit: str) -> Row[Any]:
    """One visit, held for a change. Raises CannotVisit (`unknown_visit`)."""
    row = connection.execute(select(visits).where(visits.c.id == visit).with_for_update()).one_or_none()
    if row is None:
        raise CannotVisit("unknown_visit", "there is no such visit")
    return row


def find_own(connection: Connection, visit: str, resident: str) -> Row[Any]:
    """One of a resident's own visits, held for a change. Raises CannotVisit (`unknown_visit`)."""
    row = find(connection, visit)
    if row.resident != resident:
        raise CannotVisit("unknown_visit", "the resident has no such visit")
    return row


def minutes_of(row: Row[Any]) -> int:
    """How long it is meant to last."""
    return int(row.ends_ms - row.starts_ms) // MINUTE_MS


def opens_ms(connection: Connection, row: Row[Any]) -> int:
    """From when on it may be joined."""
    if row.kind == "direct":
        return int(row.starts_ms)
    return int(row.starts_ms) - load_facility(connection).policy.visits.open_minutes * MINUTE_MS


def _tell(connection: Connection, visit: str, now_ms: int) -> Row[Any]:
    row = connection.execute(select(visits).where(visits.c.id == visit)).one()
    contact = get_contact(connection, row.contact)
    told = VisitChange(
        visit=row.id,
        version=row.version,
        kind=row.kind,
        contact=row.contact,
        name="" if contact is None else contact.name,
        state=row.state,
        by=row.by,
        reason=row.reason,
        note=row.note,
        wishes=json.loads(row.wishes),
        starts_ms=row.starts_ms,
        minutes=minutes_of(row),
        moved_from_ms=row.moved_from_ms,
        answer_until_ms=row.answer_until_ms,
        opens_ms=opens_ms(connection, row),
        ends_ms=row.ends_ms,
        ring_until_ms=row.ring_until_ms,
        join=row.join_pass,
        recorded=row.recorded,
        at_ms=row.at_ms,
    )
    append(connection, resident_stream(row.resident), "visit.kept", told, now_ms, key=f"visit:{row.id}")
    return row
