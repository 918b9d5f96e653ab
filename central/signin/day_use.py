"""What residents used of a day, by device: counted from the ends of sessions, told to all their devices where policy limits it."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, delete, select, update

from central.database import insert_or_ignore
from central.policy import Policy
from central.signin.tables import day_use
from central.streams.streams import append, resident_stream
from kiosk.sync.wire_leaving import MAX_USED_MS, DayUseChange, DeviceUse


def count_session(
    connection: Connection, policy: Policy, resident: str, device: str, *, started_ms: int, used_ms: int, now_ms: int
) -> None:
    """A session ended. It counts for the day on which it began; one that is said to have begun later than now began now."""
    if used_ms == 0:
        return
    zone = ZoneInfo(policy.facility.zone)
    day, today = (dt.datetime.fromtimestamp(at_ms / 1000, zone).date() for at_ms in (min(started_ms, now_ms), now_ms))
    if day < today - dt.timedelta(days=1):
        return  # what came late limits nothing any more
    this = {"resident": resident, "device": device, "day": day.isoformat()}
    insert_or_ignore(connection, day_use, **this, sign_ins=0, used_ms=0)
    mine = (day_use.c.resident == resident, day_use.c.device == device, day_use.c.day == this["day"])
    row = connection.execute(select(day_use).where(*mine).with_for_update()).one()
    values = {"sign_ins": row.sign_ins + 1, "used_ms": min(MAX_USED_MS, row.used_ms + used_ms)}
    connection.execute(update(day_use).where(*mine).values(**values))
    before = (today - dt.timedelta(days=1)).isoformat()
    connection.execute(delete(day_use).where(day_use.c.resident == resident, day_use.c.day < before))
    if policy.session.sign_ins_a_day or policy.session.minutes_a_day:
        _tell(connection, resident, today, now_ms)


def _tell(connection: Connection, resident: str, day: dt.date, now_ms: int) -> None:
    rows = connection.execute(
        select(day_use).where(day_use.c.resident == resident, day_use.c.day == day.isoformat()).order_by(day_use.c.device)
    )
    uses = tuple(DeviceUse(device=row.device, sign_ins=row.sign_ins, used_ms=row.used_ms) for row in rows)
    append(connection, resident_stream(resident), "resident.day_use", DayUseChange(day=day, devices=uses), now_ms, key="day_use")
