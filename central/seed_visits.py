"""Visits of the demo facility: one that is booked for today, one that is proposed, one that Marcus asked for, and two that are over."""

from __future__ import annotations

from sqlalchemy import Connection

from central.seed_demo import DAY_MS, demo_id
from central.visits.keeping import change, find, keep
from central.visits.visits import answer, offer
from kiosk.sync.visit_hours import MINUTE_MS
from kiosk.sync.wire_visits import VisitAnswer

HALF_HOUR_MS = 30 * MINUTE_MS
MARCUS = demo_id("marcus.hale")
ELENA, ROSA, THEO, JUNE = (demo_id(f"{name}@hale.example") for name in ("elena", "rosa", "theo", "june"))


def seed_visits(connection: Connection, now_ms: int) -> None:
    """Let them be there; times are whole half hours."""
    begins = (now_ms // HALF_HOUR_MS + 2) * HALF_HOUR_MS
    made_ms = now_ms - 2 * DAY_MS
    today = offer(connection, MARCUS, ELENA, begins, 30, now_ms=made_ms, any_hour=True, visit=demo_id("visit.elena"))
    answer(connection, MARCUS, VisitAnswer(visit=today.id, version=today.version, answer="accept"), made_ms)
    offer(
        connection,
        MARCUS,
        ROSA,
        begins + 4 * DAY_MS,
        30,
        now_ms=now_ms,
        any_hour=True,
        note="Theo comes too.",
        visit=demo_id("visit.rosa"),
    )
    keep(
        connection,
        demo_id("visit.june"),
        now_ms,
        resident=MARCUS,
        contact=JUNE,
        kind="visit",
        state="asked",
        by="resident",
        wishes=f"[{begins + 6 * DAY_MS}, {begins + 7 * DAY_MS}]",
        starts_ms=begins + 6 * DAY_MS,
        ends_ms=begins + 6 * DAY_MS + HALF_HOUR_MS,
        recorded=True,
    )
    _past(connection, "visit.elena.before", ELENA, begins - 7 * DAY_MS, "over", "")
    _past(connection, "visit.theo.before", THEO, begins - 12 * DAY_MS, "cancelled", "staff_short")


def _past(connection: Connection, name: str, contact: str, starts_ms: int, state: str, reason: str) -> None:
    time = {"starts_ms": starts_ms, "ends_ms": starts_ms + HALF_HOUR_MS}
    asked = {"resident": MARCUS, "contact": contact, "kind": "visit", "state": "booked", "by": "staff", "recorded": True}
    keep(connection, demo_id(name), starts_ms - DAY_MS, **asked, **time)
    change(connection, find(connection, demo_id(name)), starts_ms, state=state, reason=reason, at_ms=starts_ms)
