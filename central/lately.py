"""How often something happened of late, counted for all workers: what guessing and flooding are held back by."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Table, delete, func, select, update

from central.database import Database, insert_or_ignore

_SLOT_MS = 5_000


@dataclass(frozen=True)
class Lately:
    """Counts in a table of slots of time (`slot`, `count`); what is older than the window is forgotten."""

    database: Database
    table: Table
    window_ms: int

    def count(self, now_ms: int) -> int:
        """How often within the window."""
        counted = select(func.sum(self.table.c.count)).where(self.table.c.slot > (now_ms - self.window_ms) // _SLOT_MS)
        with self.database.read() as connection:
            return int(connection.execute(counted).scalar_one() or 0)

    def add(self, now_ms: int) -> None:
        """Once more."""
        table, slot = self.table, now_ms // _SLOT_MS
        with self.database.write() as connection:
            insert_or_ignore(connection, table, slot=slot, count=0)
            connection.execute(update(table).where(table.c.slot == slot).values(count=table.c.count + 1))
            connection.execute(delete(table).where(table.c.slot < (now_ms - self.window_ms) // _SLOT_MS))
