"""What a resident used of today: counted here, and by other devices as central says.

A sign-in counts once time of it counted: one that did only what is never blocked costs nothing of the day.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from kiosk.device.identity import load_identity
from kiosk.device.policy import Policy
from kiosk.device.streams import resident_of
from kiosk.signin.hours import Admission, DayUse, admission, day_of, day_starts_ms, next_day, standing
from kiosk.signin.rules import Session
from kiosk.signin.tables import day_use, sessions
from kiosk.store.prepared import Query
from kiosk.sync.wire import Change
from kiosk.sync.wire_leaving import DayUseChange

_HERE = Query(
    select(func.count().label("sign_ins"), func.coalesce(func.sum(sessions.c.used_ms), 0).label("used_ms")).where(
        sessions.c.resident == bindparam("resident"),
        sessions.c.started_ms >= bindparam("since_ms"),
        sessions.c.used_ms > 0,
        sessions.c.id != bindparam("session"),
    )
)
_ELSEWHERE = Query(
    select(day_use.c.device, day_use.c.sign_ins, day_use.c.used_ms)
    .where(day_use.c.resident == bindparam("resident"), day_use.c.day == bindparam("day"))
    .order_by(day_use.c.device != bindparam("own"))
)


def used_today(conn: Connection, session: Session, zone: ZoneInfo, now_ms: int) -> DayUse:
    """Today on all devices, without the session at hand. Of this device the higher of both counts: it may have been enrolled anew."""
    day = day_of(now_ms, zone)
    resident, device = session.person.resident, load_identity(conn).device
    here = _HERE.first(conn, resident=resident, since_ms=day_starts_ms(day, zone), session=session.id)
    sign_ins, used_ms = (0, 0) if here is None else (here.sign_ins, here.used_ms)
    for row in _ELSEWHERE.all(conn, resident=resident, day=day.isoformat(), own=device):
        mine = row.device == device
        sign_ins = max(sign_ins, row.sign_ins) if mine else sign_ins + row.sign_ins
        used_ms = max(used_ms, row.used_ms) if mine else used_ms + row.used_ms
    return DayUse(sign_ins, used_ms)


def admission_now(
    conn: Connection, session: Session, policy: Policy, now_ms: int, counted_ms: int, *, locked: bool = False
) -> Admission:
    """What the session may use now; `counted_ms` of it count so far. Whoever is no resident is not limited."""
    zone = ZoneInfo(policy.facility.zone)
    hours = standing(policy.hours.open, zone, now_ms)
    if session.person.role != "resident":
        return Admission("", None, None)
    if locked:
        return Admission("locked", None, None)
    use = DayUse()
    if policy.session.sign_ins_a_day or policy.session.minutes_a_day:
        before = used_today(conn, session, zone, now_ms)
        use = DayUse(before.sign_ins, before.used_ms + counted_ms)
    return admission(hours, policy.session, use, day_starts_ms(next_day(now_ms, zone), zone))


def apply_day_use(conn: Connection, payload: DayUseChange, change: Change) -> None:
    """`resident.day_use`: the latest says all."""
    resident = resident_of(change)
    forget_day_use(conn, resident)
    rows = [
        {"resident": resident, "device": one.device, "day": payload.day.isoformat(), "sign_ins": one.sign_ins, "used_ms": one.used_ms}
        for one in {use.device: use for use in payload.devices}.values()
    ]
    if rows:
        conn.execute(insert(day_use), rows)


def forget_day_use(conn: Connection, resident: str) -> None:
    """Drop what others counted."""
    conn.execute(delete(day_use).where(day_use.c.resident == resident))
