"""What a contact does on their page: they see their visits, propose times, say yes or no. All raise CannotVisit.

What policy says of a resident's wishes (lengths, hours, notice, how far ahead, visits a week) holds for a contact's too.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, func, select

from central.facility.facility import load_facility
from central.visits import visits as use
from central.visits.keeping import ALIVE, CannotVisit, find, minutes_of
from central.visits.tables import visits
from central.visits.who_may import HOUR_MS, demand_pair, demand_time
from kiosk.sync.visit_hours import DAY_MS, starts_of_day

#: So many proposals of one contact in a day, and so many changes of one visit: each is told to the resident.
MOST_A_DAY = 10
MOST_CHANGES = 20


def times(connection: Connection, now_ms: int) -> dict[str, list[int]]:
    """When a visit may begin, by its length in minutes. Whether the resident and a place are free then is seen when it is proposed."""
    policy = load_facility(connection).policy
    held, zone = policy.visits, policy.facility.zone
    earliest, latest = now_ms + held.notice_hours * HOUR_MS, now_ms + held.ahead_days * DAY_MS
    found: dict[str, list[int]] = {}
    for minutes in held.minutes:
        days = (
            starts_of_day(held.hours, zone, now_ms + day * DAY_MS, minutes, held.step_minutes) for day in range(held.ahead_days + 1)
        )
        found[str(minutes)] = sorted({start for day in days for start in day if earliest <= start <= latest})
    return found


def own_visits(connection: Connection, contact: Row[Any]) -> list[Row[Any]]:
    """Those to come, by time."""
    mine = (visits.c.contact == contact.id, visits.c.kind == "visit", visits.c.state.in_(ALIVE))
    return list(connection.execute(select(visits).where(*mine).order_by(visits.c.starts_ms, visits.c.id)))


def propose(connection: Connection, contact: Row[Any], starts_ms: int, minutes: int, note: str, now_ms: int) -> Row[Any]:
    """Another visit. The resident answers where policy says so."""
    _demand_allowed(connection, contact, now_ms)
    made = select(func.count()).where(visits.c.contact == contact.id, visits.c.by == "contact", visits.c.made_ms > now_ms - DAY_MS)
    waiting = select(func.count()).where(visits.c.contact == contact.id, visits.c.state == "offered")
    most = load_facility(connection).policy.visits.waiting_limit
    if connection.execute(made).scalar_one() >= MOST_A_DAY or connection.execute(waiting).scalar_one() >= most:
        raise CannotVisit("too_many_requests", "enough proposals of this contact wait")
    demand_time(connection, contact.resident, starts_ms, minutes, now_ms, now_ms)
    return use.offer(connection, contact.resident, contact.id, starts_ms, minutes, now_ms=now_ms, note=note)


def accept(connection: Connection, contact: Row[Any], visit: str, version: int, starts_ms: int, now_ms: int) -> Row[Any]:
    """Yes to one of the times that the resident named: it is booked."""
    row = _own(connection, contact, visit, version, now_ms)
    if row.state != "asked" or starts_ms not in json.loads(row.wishes):
        raise CannotVisit("changed", "the resident asks for no such time (any more)")
    if starts_ms <= now_ms:
        raise CannotVisit("past", "this time is over")
    return use.approve(connection, visit, starts_ms, now_ms, by="contact")


def decline(connection: Connection, contact: Row[Any], visit: str, version: int, now_ms: int) -> Row[Any]:
    """No, or no more. A contact may always stay away, whatever holds."""
    row = _own(connection, contact, visit, version)
    if row.state == "asked":
        return use.refuse(connection, visit, "contact", now_ms, by="contact")
    return use.cancel(connection, visit, by="contact", reason="contact", now_ms=now_ms)


def move(connection: Connection, contact: Row[Any], visit: str, version: int, starts_ms: int, now_ms: int) -> Row[Any]:
    """Another time for what was proposed or is booked; the resident may say no to it."""
    row = _own(connection, contact, visit, version, now_ms)
    if row.version >= MOST_CHANGES:
        raise CannotVisit("too_many_requests", "this visit was changed often enough")
    demand_time(connection, contact.resident, starts_ms, minutes_of(row), now_ms, now_ms, but=visit)
    return use.move(connection, visit, starts_ms, by="contact", now_ms=now_ms)


def _own(connection: Connection, contact: Row[Any], visit: str, version: int, now_ms: int | None = None) -> Row[Any]:
    """One of the contact's own visits as they saw it, held for a change; `now_ms`: they may (still) see each other."""
    row = find(connection, visit)
    if row.contact != contact.id:
        raise CannotVisit("unknown_visit", "the contact has no such visit")
    if row.version != version or row.state not in ALIVE:
        raise CannotVisit("changed", "the visit has changed since")
    if now_ms is not None:
        _demand_allowed(connection, contact, now_ms)
    return row


def _demand_allowed(connection: Connection, contact: Row[Any], now_ms: int) -> None:
    if not load_facility(connection).policy.visits.contacts_schedule:
        raise CannotVisit("off", "contacts name no times here themselves")
    demand_pair(connection, contact.resident, contact.id, now_ms)


def shown(row: Row[Any]) -> dict[str, Any]:
    """One of the contact's visits: when, how long, where it stands."""
    named = json.loads(row.wishes) if row.state == "asked" else [row.starts_ms]
    mine = {"visit": row.id, "version": row.version, "state": row.state, "times": named}
    return mine | {"minutes": minutes_of(row), "moved": row.moved_from_ms is not None}
