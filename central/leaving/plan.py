"""What is planned for the day somebody leaves, and that they want a copy: told to their devices."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select, update

from central.commands.handling import Context, Kind, Kinds
from central.database import insert_or_ignore
from central.leaving.tables import leavings
from central.streams.streams import append, resident_stream
from kiosk.sync.wire import Command
from kiosk.sync.wire_leaving import Going, LeavingChange, LeavingCopy


def leaving_row(connection: Connection, resident: str) -> Row[Any]:
    """The row of a resident, held; made when missing."""
    insert_or_ignore(connection, leavings, resident=resident, copy_state="none")
    return connection.execute(select(leavings).where(leavings.c.resident == resident).with_for_update()).one()


def set_leaving(connection: Connection, resident: str, now_ms: int, **values: Any) -> None:
    """Change what is known, and tell their devices."""
    leaving_row(connection, resident)
    connection.execute(update(leavings).where(leavings.c.resident == resident).values(**values))
    row = leaving_row(connection, resident)
    change = LeavingChange(
        going=row.going,
        day=None if row.day is None else date.fromisoformat(row.day),
        tablet=row.tablet,
        copy_state=row.copy_state,
        copy_made_ms=row.copy_made_ms,
        size=row.size,
        fingerprint=row.fingerprint,
        passphrase=row.passphrase,
    )
    append(connection, resident_stream(resident), "resident.leaving", change, now_ms, key="leaving")


def plan(connection: Connection, resident: str, going: Going | None, day: date | None, tablet: str | None, now_ms: int) -> None:
    """They leave on a day; None: not any more."""
    set_leaving(connection, resident, now_ms, going=going, day=None if day is None else day.isoformat(), tablet=tablet)


def _copy(context: Context, _command: Command, _payload: LeavingCopy) -> None:
    set_leaving(context.connection, context.author, context.now_ms, copy_state="wanted")


HANDLERS: Kinds = {("leaving.copy", 1): Kind(_copy)}
