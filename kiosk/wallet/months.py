"""A month of the wallet at a glance, in the facility's time zone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, case, func, select

from kiosk.store.prepared import Query
from kiosk.wallet.accounts import MonthSums, Statement
from kiosk.wallet.history import amounts_now, lines_between
from kiosk.wallet.rules import Amounts
from kiosk.wallet.tables import wallet_entries

#: So many months can be chosen for a statement.
MONTHS = 12


def month_at(at_ms: int, zone: ZoneInfo) -> tuple[int, int]:
    """The year and month of a moment."""
    at = datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone)
    return at.year, at.month


def bounds(year: int, month: int, zone: ZoneInfo) -> tuple[int, int]:
    """When a month begins, and when the next one does, in milliseconds since the epoch."""
    start, end = datetime(year, month, 1, tzinfo=zone), datetime(*_next(year, month), 1, tzinfo=zone)
    return int(start.timestamp() * 1000), int(end.timestamp() * 1000)


_cents = wallet_entries.c.credits_cents + wallet_entries.c.trust_cents
_SUMS = Query(
    select(
        wallet_entries.c.kind,
        func.sum(case((_cents > 0, _cents), else_=0)).label("came"),
        func.sum(case((_cents < 0, -_cents), else_=0)).label("went"),
    )
    .where(
        wallet_entries.c.resident == bindparam("resident"),
        wallet_entries.c.at_ms >= bindparam("start_ms"),
        wallet_entries.c.at_ms < bindparam("end_ms"),
    )
    .group_by(wallet_entries.c.kind)
)


def month_sums(conn: Connection, resident: str, year: int, month: int, zone: ZoneInfo) -> MonthSums:
    """What came in and went out."""
    start_ms, end_ms = bounds(year, month, zone)
    return _sums(_SUMS.all(conn, resident=resident, start_ms=start_ms, end_ms=end_ms))


def months(conn: Connection, resident: str, now_ms: int, zone: ZoneInfo) -> list[tuple[int, int]]:
    """The months that a statement can be made of, this one first, back to the first line."""
    oldest_ms = conn.execute(select(func.min(wallet_entries.c.at_ms)).where(wallet_entries.c.resident == resident)).scalar_one()
    found = [month_at(now_ms, zone)]
    first = month_at(now_ms if oldest_ms is None else oldest_ms, zone)
    while found[-1] > first and len(found) < MONTHS:
        year, month = found[-1]
        found.append((year, month - 1) if month > 1 else (year - 1, 12))
    return found


def statement(conn: Connection, resident: str, year: int, month: int, zone: ZoneInfo) -> Statement:
    """Every line of a month, and what was there before the first and after the last of them."""
    start_ms, end_ms = bounds(year, month, zone)
    lines = lines_between(conn, resident, start_ms, end_ms)
    after = amounts_now(conn, resident)
    if after is not None:
        sums = [func.coalesce(func.sum(column), 0) for column in _columns()]
        later = conn.execute(select(*sums).where(wallet_entries.c.resident == resident, wallet_entries.c.at_ms >= end_ms)).one()
        after = after + -Amounts(later[0], later[1], later[2])
    before = after
    for row in lines:
        before = None if before is None else before + -Amounts(row.stamps, row.credits_cents, row.trust_cents)
    sums_of = _sums((row.kind, max(0, cents), max(0, -cents)) for row in lines for cents in (row.credits_cents + row.trust_cents,))
    return Statement(year, month, tuple(lines), sums_of, before, after)


def _sums(parts: Iterable[tuple[str, int, int]]) -> MonthSums:
    came = went = 0
    by_kind: dict[str, int] = {}
    for kind, more, less in parts:
        came, went = came + more, went + less
        if less:
            by_kind[kind] = by_kind.get(kind, 0) + less
    return MonthSums(came, went, by_kind)


def _columns() -> tuple[Any, Any, Any]:
    return wallet_entries.c.stamps, wallet_entries.c.credits_cents, wallet_entries.c.trust_cents


def _next(year: int, month: int) -> tuple[int, int]:
    return (year + 1, 1) if month == 12 else (year, month + 1)
