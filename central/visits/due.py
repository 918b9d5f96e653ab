"""What time brings to visits by itself: they begin, end, are missed; what nobody answered, or is allowed no more, is called off."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, not_, or_, select

from central.calls.rooms import standing
from central.contacts.contacts import get_contact
from central.contacts.tables import contacts
from central.database import Database
from central.residents.tables import residents
from central.restrictions.restrictions import is_blocked
from central.visits.keeping import ALIVE, change
from central.visits.mails import tell_contact
from central.visits.opening import shut
from central.visits.tables import visits
from kiosk.sync.visit_hours import MINUTE_MS

#: A room opens at most so long before its visit begins.
_AHEAD_MS = 60 * MINUTE_MS
#: They may not see each other (any more), or the resident has left.
_BARRED = or_(not_(contacts.c.approved), not_(contacts.c.may_visit), contacts.c.blocked, not_(residents.c.active))
_WITH_PEOPLE = (
    select(visits, contacts.c.blocked, _BARRED.label("barred"))
    .join(contacts, contacts.c.id == visits.c.contact)
    .join(residents, residents.c.id == visits.c.resident)
)


@dataclass(frozen=True)
class _Step:
    """The state that a visit comes to, who brought it there, and the code of why."""

    state: str
    by: str = "time"
    reason: str = ""


def move_on(database: Database, now_ms: int) -> int:
    """Give every visit the state that the time asks for; returns how many changed. Looks before it locks."""
    near = or_(visits.c.starts_ms <= now_ms + _AHEAD_MS, visits.c.answer_until_ms <= now_ms, visits.c.state == "asked", _BARRED)
    found = _WITH_PEOPLE.where(visits.c.state.in_(ALIVE), near)
    with database.read() as connection:
        due = [row.id for row in connection.execute(found) if _next(connection, row, now_ms) is not None]
    for visit in due:
        with database.write() as connection:
            row = connection.execute(_WITH_PEOPLE.where(visits.c.id == visit).with_for_update(of=visits)).one()
            step = _next(connection, row, now_ms) if row.state in ALIVE else None
            if step is not None:
                _take(connection, row, step, now_ms)
    return len(due)


def _next(connection: Connection, row: Row[Any], now_ms: int) -> _Step | None:
    """What a visit comes to now by itself; None: it stays as it is."""
    if row.barred:
        called_off = {"asked": "refused", "ringing": "missed"}.get(row.state, "cancelled")
        return _Step(called_off, "resident") if row.blocked else _Step(called_off, "staff", "contact_not_allowed")
    if row.state == "asked":
        return _Step("refused", reason="no_time") if max(json.loads(row.wishes)) <= now_ms else None
    if row.state == "offered" and row.answer_until_ms <= now_ms:
        return _Step("cancelled", reason="not_answered")
    if row.state in {"booked", "offered"} and _on_hold(connection, row):
        return _Step("cancelled", "staff", "paused")
    return None if row.state == "offered" else _of_room(connection, row, now_ms)


def _of_room(connection: Connection, row: Row[Any], now_ms: int) -> _Step | None:
    """What the clock, and who came into its room, make of a visit that is booked, rings or is on."""
    said = standing(connection, row.id)
    came = said is not None and said.device_ms is not None and said.contact_ms is not None
    if row.ends_ms <= now_ms or (said is not None and said.ended_ms is not None):
        return _Step("over" if came else "missed")
    if row.state != "on" and said is not None and said.device_ms is not None:
        # Whoever is in the call has taken it, also where their answer is still on its way.
        return _Step("on", row.by)
    return _Step("missed") if row.state == "ringing" and row.ring_until_ms <= now_ms else None


def _on_hold(connection: Connection, row: Row[Any]) -> bool:
    """Whether a hold on the account will still be in force when the visit begins. Visits with legal contacts are never on hold."""
    if not is_blocked(connection, row.resident, "visits", row.starts_ms):
        return False
    contact = get_contact(connection, row.contact)
    return contact is None or contact.kind != "legal"


def _take(connection: Connection, row: Row[Any], step: _Step, now_ms: int) -> None:
    if step.state == "on":
        change(connection, row, now_ms, state="on", ring_until_ms=None, at_ms=now_ms)
        return
    shut(connection, row, now_ms)
    ended = change(connection, row, now_ms, state=step.state, by=step.by, reason=step.reason, join_pass=None, at_ms=now_ms)
    if step.state == "cancelled" and row.kind == "visit":
        tell_contact(connection, ended, "cancelled", now_ms)
