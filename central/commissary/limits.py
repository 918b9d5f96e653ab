"""What one resident may order beside the limits of goods and of the policy: limits of their housing unit, and their own."""

from __future__ import annotations

from typing import Literal

import uuid_utils
from sqlalchemy import Connection, insert, or_, select, update

from central.commissary.tables import limits
from central.residents.tables import residents
from central.streams.streams import append, resident_stream
from kiosk.sync.wire_commissary import CommissaryLimits, GoodLimit

Scope = Literal["unit", "resident"]
KIND = "commissary.limits"


def add(
    connection: Connection, scope: Scope, target: str, good: str | None, limit: GoodLimit, *, reason: str, by: str, now_ms: int
) -> str:
    """Limit a good (None: spending, in cents) from now on; returns the limit's id."""
    made = str(uuid_utils.uuid7())
    connection.execute(
        insert(limits).values(
            id=made,
            scope=scope,
            target=target,
            good=good,
            most=limit.most,
            days=limit.days,
            reason=reason,
            made_ms=now_ms,
            made_by=by,
        )
    )
    _tell(connection, scope, target, now_ms)
    return made


def end(connection: Connection, limit: str, *, by: str, now_ms: int) -> bool:
    """It holds no more; False when there is no such limit in force."""
    found = connection.execute(
        update(limits)
        .where(limits.c.id == limit, limits.c.ended_ms.is_(None))
        .values(ended_ms=now_ms, ended_by=by)
        .returning(limits.c.scope, limits.c.target)
    ).one_or_none()
    if found is None:
        return False
    _tell(connection, found.scope, found.target, now_ms)
    return True


def limits_of(connection: Connection, resident: str) -> CommissaryLimits:
    """All that holds for a resident by their unit and themselves."""
    unit = connection.execute(select(residents.c.unit).where(residents.c.id == resident)).scalar_one()
    theirs = [(limits.c.scope == "resident") & (limits.c.target == resident)]
    if unit is not None:
        theirs.append((limits.c.scope == "unit") & (limits.c.target == unit))
    rows = connection.execute(
        select(limits.c.good, limits.c.most, limits.c.days).where(limits.c.ended_ms.is_(None), or_(*theirs)).order_by(limits.c.id)
    )
    by_good: dict[str, tuple[GoodLimit, ...]] = {}
    cents: tuple[GoodLimit, ...] = ()
    for row in rows:
        one = GoodLimit(most=row.most, days=row.days)
        if row.good is None:
            cents += (one,)
        else:
            by_good[row.good] = (*by_good.get(row.good, ()), one)
    return CommissaryLimits(goods=by_good, cents=cents)


def tell(connection: Connection, resident: str, now_ms: int) -> None:
    """Tell a resident's devices what holds for them (they moved, or a limit changed)."""
    append(connection, resident_stream(resident), KIND, limits_of(connection, resident), now_ms, key="commissary_limits")


def _tell(connection: Connection, scope: str, target: str, now_ms: int) -> None:
    if scope == "resident":
        tell(connection, target, now_ms)
        return
    for resident in connection.execute(select(residents.c.id).where(residents.c.unit == target).order_by(residents.c.id)).scalars():
        tell(connection, resident, now_ms)
