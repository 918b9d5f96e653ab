"""Once a day the rows of reports without a name are written anew, together and in the order of their random ids.

PostgreSQL keeps with each row the transaction that wrote it, and rows lie as they came: beside commands, which have their time, both
would tell when a report came, and so at which device somebody stood. SQLite's table has neither.
"""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from central.database import Database
from central.filings.tables import anonymous_reports


def mix_reports(database: Database, _now_ms: int) -> None:
    """All of them, in one transaction. Run twice at once, each waits for the other."""
    with database.write() as connection:
        if connection.dialect.name != "postgresql":
            return
        rows = connection.execute(select(anonymous_reports).order_by(anonymous_reports.c.id).with_for_update()).mappings().all()
        if rows:
            connection.execute(delete(anonymous_reports))
            connection.execute(insert(anonymous_reports), [dict(row) for row in rows])
