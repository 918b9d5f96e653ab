"""What time brings to visits by itself: they begin, end, are missed; what nobody answered ends."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from central.calls.rooms import standing
from central.contacts.contacts import get_contact
from central.database import Database
from central.restrictions.restrictions import is_blocked
from central.visits.keeping import ALIVE, change
from central.visits.mails import tell_contact
from central.visits.opening import shut
from central.visits.tables import visits
from kiosk.sync.visit_hours import MINUTE_MS

#: A room opens at most so long before its visit begins.
_AHEAD_MS = 60 * MINUTE_MS


def move_on(database: Database, now_ms: int) -> int:
    """Give every visit the state that the time asks for; returns how many changed. Looks before it locks."""
    near = or_(visits.c.starts_ms <= now_ms + _AHEAD_MS, visits.c.answer_until_ms <= now_ms, visits.c.state == "asked")
    found = select(visits).where(visits.c.state.in_(ALIVE), near)
    with database.read() as connection:
        due = [row.id for row in connection.execute(found) if _next(connection, row, now_ms) is not None]
    for visit in due:
        with database.write() as connection:
            row = connection.execute(select(visits).where(visits.c.id == visit).with_for_update()).one()
            step = _next(connection, row, now_ms) if row.state in ALIVE else None
            if step is not None:
                _take(connection, row, step, now_ms)
    return len(due)


def _next(connection: Connection, row: Row[Any], now_ms: int) -> str | None:
    """The state that a visit comes to now by itself; None: it stays as it is."""
    waits_in_vain = (
        (row.state == "asked" and max(json.loads(row.wishes)) <= now_ms)
        or (row.state == "offered" and row.answer_until_ms <= now_ms)
        or (row.state == "ringing" and row.ring_until_ms <= now_ms)
    )
    if waits_in_vain:
        return {"asked": "refused", "offered": "cancelled"}.get(row.state, "missed")
    if row.state in {"booked", "offered"} and _on_hold(connection, row):
        return "cancelled"
    if row.state not in {"booked", "on"}:
        return None
    said = standing(connection, row.id)
    came = said is not None and said.device_ms is not None and said.contact_ms is not None
    if row.ends_ms <= now_ms or (said is not None and said.ended_ms is not None):
        return "over" if came else "missed"
    return "on" if row.state == "booked" and said is not None and said.device_ms is not None else None


def _on_hold(connection: Connection, row: Row[Any]) -> bool:
    """Whether a hold on the account will still be in force when the visit begins. Visits with legal contacts are never on hold."""
    if not is_blocked(connection, row.resident, "visits", row.starts_ms):
        return False
    contact = get_contact(connection, row.contact)
    return contact is None or contact.kind != "legal"


def _take(connection: Connection, row: Row[Any], state: str, now_ms: int) -> None:
    if state == "on":
        change(connection, row, now_ms, state=state, at_ms=now_ms)
        return
    shut(connection, row, now_ms)
    held = state == "cancelled" and (row.state == "booked" or row.answer_until_ms > now_ms)
    reason = "paused" if held else {"offered": "not_answered", "asked": "no_time"}.get(row.state, "")
    ended = change(connection, row, now_ms, state=state, by="staff" if held else "time", reason=reason, join_pass=None, at_ms=now_ms)
    if state == "cancelled":
        tell_contact(connection, ended, "cancelled", now_ms)
