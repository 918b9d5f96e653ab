"""What the clock does to filings: an answer that did not come in time is overdue, and what nobody can act on any more is closed."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, or_, select, update

from central.database import Database
from central.filings.handling import Staff, log
from central.filings.tables import filings
from central.filings.told import tell

CLOCK = Staff("clock")
#: So many in one transaction.
_AT_ONCE = 100


def look_at_clocks(database: Database, now_ms: int) -> None:
    """Mark and close what is due at `now_ms`. Run twice at once, each is done once."""
    with database.read() as connection:
        late = _ids(connection, filings.c.status == "open", filings.c.overdue.is_(False), filings.c.due_ms < now_ms)
        over = _ids(connection, filings.c.status == "answered", *_nothing_open(now_ms))
    for filing in late:
        with database.write() as connection:
            late_now = (filings.c.id == filing, filings.c.status == "open", filings.c.overdue.is_(False), filings.c.due_ms < now_ms)
            if connection.execute(update(filings).where(*late_now).values(overdue=True, news=filings.c.news + 1)).rowcount:
                log(connection, filing, CLOCK, "overdue", now_ms)
                tell(connection, filing, now_ms)
    for filing in over:
        with database.write() as connection:
            over_now = (filings.c.id == filing, filings.c.status == "answered", *_nothing_open(now_ms))
            if connection.execute(update(filings).where(*over_now).values(status="closed")).rowcount:
                log(connection, filing, CLOCK, "closed", now_ms)
                tell(connection, filing, now_ms)


def _nothing_open(now_ms: int) -> tuple[ColumnElement[bool], ...]:
    """Neither may it be appealed nor reopened."""
    columns = (filings.c.appeal_until_ms, filings.c.reopen_until_ms)
    return tuple(or_(column.is_(None), column < now_ms) for column in columns)


def _ids(connection: Connection, *where: ColumnElement[bool]) -> list[str]:
    found = select(filings.c.id).where(*where).order_by(filings.c.id).limit(_AT_ONCE)
    return list(connection.execute(found).scalars())
