"""Direct calls: a contact rings without an appointment; the device where the resident sits rings until they answer, or for so long."""

from __future__ import annotations

from typing import Any

import uuid_utils
from sqlalchemy import Connection, Row

from central.facility.facility import load_facility
from central.visits.keeping import CannotVisit, keep
from central.visits.opening import give_room
from central.visits.who_may import demand_hours, demand_pair, demand_room
from kiosk.sync.visit_hours import MINUTE_MS


def ring(connection: Connection, resident: str, contact: str, now_ms: int, *, any_hour: bool = False) -> tuple[Row[Any], str]:
    """Let it ring; returns the visit, and the address of the contact's page ("" where the facility has named none).

    Raises CannotVisit: `off` where the facility wants no direct calls, `busy` while the resident is in a visit.
    """
    person = demand_pair(connection, resident, contact, now_ms)
    policy = load_facility(connection).policy.visits
    if not policy.direct:
        raise CannotVisit("off", "this facility holds no direct calls")
    if not any_hour:
        demand_hours(connection, now_ms, policy.direct_minutes)
    ends_ms = now_ms + policy.direct_minutes * MINUTE_MS
    demand_room(connection, resident, now_ms, ends_ms, now_ms)
    row = keep(
        connection,
        str(uuid_utils.uuid7()),
        now_ms,
        resident=resident,
        contact=contact,
        kind="direct",
        state="ringing",
        by="contact",
        starts_ms=now_ms,
        ends_ms=ends_ms,
        ring_until_ms=now_ms + policy.ring_seconds * 1000,
        recorded=policy.recorded and person.kind != "legal",
    )
    return row, give_room(connection, row, now_ms)
