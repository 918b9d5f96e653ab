"""Free stamps at the beginning of each month of the facility's zone: each active resident gets them once, however often this runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, exists, literal, select

from central.database import Database, savepoint
from central.facility.facility import load_facility
from central.ledger.book import AlreadyPosted
from central.ledger.tables import entries
from central.ledger.wallet import issue_to_resident
from central.residents.residents import RESIDENT
from central.residents.tables import residents

AT_ONCE = 100


def month_of(zone: str, now_ms: int) -> str:
    """Year and month in a zone: `2026-11`."""
    return datetime.fromtimestamp(now_ms / 1000, ZoneInfo(zone)).strftime("%Y-%m")


def give_monthly(database: Database, now_ms: int) -> int:
    """Give this month's stamps to those who have not had them; returns to how many."""
    with database.read() as connection:
        policy = load_facility(connection).policy
    if policy.stamps.monthly_free == 0:
        return 0
    month = month_of(policy.facility.zone, now_ms)
    with database.read() as connection:
        waiting = _waiting(connection, month)
    given = 0
    for start in range(0, len(waiting), AT_ONCE):
        with database.write() as connection:
            for resident in waiting[start : start + AT_ONCE]:
                given += _give(connection, resident, month, policy.stamps.monthly_free, now_ms)
    return given


def _waiting(connection: Connection, month: str) -> Sequence[str]:
    had = exists().where(entries.c.cause == literal(_cause(month, "")) + residents.c.id)
    here = (residents.c.active.is_(True), residents.c.role == RESIDENT)
    return connection.execute(select(residents.c.id).where(*here, ~had).order_by(residents.c.id)).scalars().all()


def _give(connection: Connection, resident: str, month: str, stamps: int, now_ms: int) -> bool:
    try:
        with savepoint(connection):
            issue_to_resident(
                connection, resident, "stamp", stamps, cause=_cause(month, resident), now_ms=now_ms, kind="free_stamps", detail=month
            )
    except AlreadyPosted:
        return False
    return True


def _cause(month: str, resident: str) -> str:
    return f"free_stamps:{month}:{resident}"
