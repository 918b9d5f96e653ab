"""Use cases of visits that have a time: what a contact proposes, what a resident asks for, and how both change.

All raise CannotVisit. Whoever did not do it is told: the resident by the stream, the contact by mail.
"""

from __future__ import annotations

import json
from typing import Any, Literal

import uuid_utils
from sqlalchemy import Connection, Row

from central.facility.facility import load_facility
from central.visits.keeping import ALIVE, CannotVisit, change, find, find_own, keep, minutes_of
from central.visits.mails import tell_contact
from central.visits.opening import give_room, shut
from central.visits.who_may import HOUR_MS, demand_hours, demand_pair, demand_room, demand_wish
from kiosk.sync.visit_hours import MINUTE_MS
from kiosk.sync.wire_visits import VisitAnswer, VisitAsk

By = Literal["resident", "contact", "staff", "time"]


def offer(
    connection: Connection,
    resident: str,
    contact: str,
    starts_ms: int,
    minutes: int,
    *,
    now_ms: int,
    note: str = "",
    by: By = "contact",
    any_hour: bool = False,
    visit: str | None = None,
) -> Row[Any]:
    """A visit that a contact wishes for. Policy says whether it waits for the resident's answer or is booked at once."""
    person = demand_pair(connection, resident, contact, now_ms)
    ends_ms = starts_ms + minutes * MINUTE_MS
    if not any_hour:
        demand_hours(connection, starts_ms, minutes)
    demand_room(connection, resident, starts_ms, ends_ms, now_ms)
    policy = load_facility(connection).policy.visits
    answered = min(starts_ms, now_ms + policy.answer_hours * HOUR_MS) if policy.residents_answer else None
    row = keep(
        connection,
        visit or str(uuid_utils.uuid7()),
        now_ms,
        resident=resident,
        contact=contact,
        kind="visit",
        state="booked" if answered is None else "offered",
        by=by,
        note=note,
        starts_ms=starts_ms,
        ends_ms=ends_ms,
        answer_until_ms=answered,
        recorded=policy.recorded and person.kind != "legal",
    )
    return row if row.state == "offered" else _announce(connection, row, "booked", now_ms)


def ask(connection: Connection, resident: str, visit: str, asked: VisitAsk, *, at_ms: int, now_ms: int) -> Row[Any]:
    """The resident would like to see somebody; staff book one of the times, or refuse."""
    person = demand_pair(connection, resident, asked.contact, now_ms)
    demand_wish(connection, resident, asked.wishes, asked.minutes, at_ms, now_ms)
    row = keep(
        connection,
        visit,
        now_ms,
        resident=resident,
        contact=asked.contact,
        kind="visit",
        state="asked",
        by="resident",
        note=asked.note,
        wishes=json.dumps(asked.wishes),
        starts_ms=asked.wishes[0],
        ends_ms=asked.wishes[0] + asked.minutes * MINUTE_MS,
        recorded=load_facility(connection).policy.visits.recorded and person.kind != "legal",
    )
    tell_contact(connection, row, "asked", now_ms)
    return row


def approve(connection: Connection, visit: str, starts_ms: int | None, now_ms: int, *, by: By = "staff") -> Row[Any]:
    """Staff, or the contact, book what a resident asked for: at the first of the wishes that is free, or at the time given."""
    row = _in_state(find(connection, visit), "asked")
    demand_pair(connection, row.resident, row.contact, now_ms)
    length = row.ends_ms - row.starts_ms
    chosen = _first_free(connection, row, length, now_ms) if starts_ms is None else starts_ms
    demand_room(connection, row.resident, chosen, chosen + length, now_ms, but=row.id)
    booked = change(
        connection,
        row,
        now_ms,
        state="booked",
        by=by,
        starts_ms=chosen,
        ends_ms=chosen + length,
        version=row.version + 1,
        at_ms=now_ms,
    )
    return _announce(connection, booked, "booked", now_ms)


def refuse(connection: Connection, visit: str, reason: str, now_ms: int, *, by: By = "staff") -> Row[Any]:
    """Staff, or the contact, say no to a resident's wish."""
    row = _in_state(find(connection, visit), "asked")
    return change(connection, row, now_ms, state="refused", by=by, reason=reason, version=row.version + 1, at_ms=now_ms)


def move(
    connection: Connection, visit: str, starts_ms: int, *, by: By, now_ms: int, minutes: int | None = None, any_hour: bool = False
) -> Row[Any]:
    """Another time. The resident may say no to it until it begins."""
    row = _in_state(find(connection, visit), "offered", "booked")
    length = (minutes or minutes_of(row)) * MINUTE_MS
    if not any_hour:
        demand_hours(connection, starts_ms, length // MINUTE_MS)
    demand_pair(connection, row.resident, row.contact, now_ms)
    demand_room(connection, row.resident, starts_ms, starts_ms + length, now_ms, but=row.id)
    shut(connection, row, now_ms)
    until = min(row.answer_until_ms, starts_ms) if row.state == "offered" else starts_ms
    moved = change(
        connection,
        row,
        now_ms,
        starts_ms=starts_ms,
        ends_ms=starts_ms + length,
        moved_from_ms=row.starts_ms,
        answer_until_ms=until,
        by=by,
        version=row.version + 1,
        join_pass=None,
        at_ms=now_ms,
    )
    return moved if row.state == "offered" else _announce(connection, moved, "moved", now_ms)


def cancel(connection: Connection, visit: str, *, by: By, now_ms: int, reason: str = "") -> Row[Any]:
    """It will not be, or it ends now."""
    row = _in_state(find(connection, visit), *ALIVE)
    shut(connection, row, now_ms)
    ended = change(
        connection, row, now_ms, state="cancelled", by=by, reason=reason, join_pass=None, version=row.version + 1, at_ms=now_ms
    )
    if row.state in {"booked", "on"} and row.kind == "visit":
        tell_contact(connection, ended, "cancelled", now_ms)
    return ended


def answer(connection: Connection, resident: str, said: VisitAnswer, now_ms: int) -> Row[Any]:
    """The resident's yes or no to an offer, to another time, or to a call that rings."""
    row = find_own(connection, said.visit, resident)
    moved = row.state == "booked" and row.moved_from_ms is not None
    if said.answer == "accept" and (row.kind, row.state) == ("direct", "on"):
        return row  # who is in the call already has taken it
    if row.state not in {"offered", "ringing"} and not moved:
        raise CannotVisit("too_late", "there is nothing to answer any more")
    if said.version < row.version:
        raise CannotVisit("changed", "the visit has changed since")
    if said.answer == "decline":
        shut(connection, row, now_ms)
        declined = change(
            connection, row, now_ms, state="declined", by="resident", join_pass=None, version=row.version + 1, at_ms=now_ms
        )
        if row.kind == "visit":
            tell_contact(connection, declined, "declined", now_ms)
        return declined
    demand_pair(connection, resident, row.contact, now_ms)
    to = "on" if row.state == "ringing" else "booked"
    agreed = {"state": to, "by": "resident", "answer_until_ms": None, "moved_from_ms": None, "ring_until_ms": None}
    taken = change(connection, row, now_ms, **agreed, at_ms=now_ms)
    return _announce(connection, taken, "booked", now_ms) if row.state == "offered" else taken


def _announce(connection: Connection, row: Row[Any], what: Literal["booked", "moved"], now_ms: int) -> Row[Any]:
    """It has a room now; the contact's way in goes by mail."""
    tell_contact(connection, row, what, now_ms, give_room(connection, row, now_ms))
    return row


def _first_free(connection: Connection, row: Row[Any], length: int, now_ms: int) -> int:
    refused: CannotVisit | None = None
    for wish in json.loads(row.wishes):
        try:
            demand_room(connection, row.resident, wish, wish + length, now_ms, but=row.id)
        except CannotVisit as error:
            refused = refused or error
        else:
            return int(wish)
    raise refused or CannotVisit("past", "no time was named")


def _in_state(row: Row[Any], *states: str) -> Row[Any]:
    if row.state not in states:
        raise CannotVisit("too_late", f"this visit is {row.state}")
    return row
