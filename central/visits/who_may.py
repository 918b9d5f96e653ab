"""Who may see whom, and when: contacts, restrictions, visiting hours, places. Each raises CannotVisit; its code says what is wrong."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, func, select

from central.contacts.contacts import get_contact
from central.facility.facility import load_facility
from central.facility.tables import facility
from central.policy import VisitsPolicy
from central.residents.residents import get_resident
from central.restrictions.restrictions import is_blocked
from central.visits.keeping import HELD, CannotVisit
from central.visits.tables import visits
from kiosk.sync.visit_hours import DAY_MS, MINUTE_MS, week_of, within_hours

HOUR_MS = 60 * MINUTE_MS


def demand_pair(connection: Connection, resident: str, contact: str, now_ms: int) -> Row[Any]:
    """The contact, if the resident and this contact may see each other. What blocks others never blocks legal contacts."""
    row = get_contact(connection, contact)
    if row is None or row.resident != resident or not row.approved or not row.may_visit:
        raise CannotVisit("contact_not_allowed", "the resident may not see this contact")
    person = get_resident(connection, resident)
    if person is None or not person.active:
        raise CannotVisit("contact_not_allowed", "the resident is not at this facility any more")
    if row.blocked:
        raise CannotVisit("contact_not_allowed", "the resident blocks this contact")
    if not load_facility(connection).policy.visits.on:
        raise CannotVisit("off", "this facility holds no visits by video")
    if row.kind != "legal" and is_blocked(connection, resident, "visits", now_ms):
        raise CannotVisit("blocked", "visits are on hold for this account")
    return row


def demand_room(connection: Connection, resident: str, starts_ms: int, ends_ms: int, now_ms: int, *, but: str = "") -> None:
    """Neither the resident nor all places are taken at that time; `but`: a visit that is moved."""
    if ends_ms <= now_ms:
        raise CannotVisit("past", "this time is over")
    # Whoever books at the same time waits here, so that two cannot take the last place.
    connection.execute(select(facility.c.id).with_for_update())
    same_time = (visits.c.starts_ms < ends_ms, visits.c.ends_ms > starts_ms, visits.c.state.in_(HELD), visits.c.id != but)
    if connection.execute(select(visits.c.id).where(visits.c.resident == resident, *same_time).limit(1)).first() is not None:
        raise CannotVisit("busy", "the resident has another visit then")
    taken = connection.execute(select(func.count()).select_from(visits).where(*same_time)).scalar_one()
    if taken >= load_facility(connection).policy.visits.places:
        raise CannotVisit("full", "all places are taken then")


def demand_hours(connection: Connection, starts_ms: int, minutes: int) -> None:
    """The time lies in visiting hours."""
    policy = load_facility(connection).policy
    if not within_hours(policy.visits.hours, policy.facility.zone, starts_ms, minutes):
        raise CannotVisit("outside_hours", "this is outside visiting hours")


def demand_wish(connection: Connection, resident: str, wishes: tuple[int, ...], minutes: int, asked_ms: int, now_ms: int) -> None:
    """What a resident may ask for: lengths, hours, notice, how far ahead, how many a week, how many wishes that wait."""
    held: VisitsPolicy = load_facility(connection).policy.visits
    waiting = select(func.count()).where(visits.c.resident == resident, visits.c.state == "asked")
    if connection.execute(waiting).scalar_one() >= held.waiting_limit:
        raise CannotVisit("too_many_requests", "enough wishes of this resident wait")
    for wish in wishes:
        demand_time(connection, resident, wish, minutes, asked_ms, now_ms)


def demand_time(connection: Connection, resident: str, wish: int, minutes: int, asked_ms: int, now_ms: int, *, but: str = "") -> None:
    """A time that policy allows to wish for: length, hours, notice, how far ahead, visits in its week; `but`: one that is moved."""
    policy = load_facility(connection).policy
    held: VisitsPolicy = policy.visits
    if minutes not in held.minutes and not but:
        raise CannotVisit("length", "no visit is of this length")
    demand_hours(connection, wish, minutes)
    # Asked while offline, it came later than it was asked.
    if wish < max(asked_ms, now_ms - DAY_MS) + held.notice_hours * HOUR_MS or wish <= now_ms:
        raise CannotVisit("too_soon", "this is too soon")
    if wish > now_ms + held.ahead_days * DAY_MS:
        raise CannotVisit("too_far", "this is too far ahead")
    _demand_week(connection, resident, wish, policy.facility.zone, held.week_limit, but)


def _demand_week(connection: Connection, resident: str, wish: int, zone: str, limit: int, but: str) -> None:
    begin, end = week_of(wish, zone)
    counted = (visits.c.kind == "visit", visits.c.state.in_(("booked", "on", "over")), visits.c.id != but)
    in_week = select(func.count()).where(visits.c.resident == resident, visits.c.starts_ms >= begin, visits.c.starts_ms < end, *counted)
    if limit and connection.execute(in_week).scalar_one() >= limit:
        raise CannotVisit("week_full", "the resident has as many visits that week as policy allows")
