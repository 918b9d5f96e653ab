"""What central's changes do to leaving."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, delete, literal, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.streams import RESIDENT_PREFIX, resident_of
from kiosk.leaving.tables import leavings
from kiosk.sync.registry import Feature
from kiosk.sync.wire import Change
from kiosk.sync.wire_leaving import LeavingChange


def apply_leaving(conn: Connection, payload: LeavingChange, change: Change) -> None:
    """`resident.leaving`: the latest says all."""
    values = {"leaving": payload.model_dump_json()}
    conn.execute(
        insert(leavings).values(resident=resident_of(change), **values).on_conflict_do_update(index_elements=["resident"], set_=values)
    )


def forget(conn: Connection, resident: str) -> None:
    """The plan, and the words that open the copy."""
    conn.execute(delete(leavings).where(leavings.c.resident == resident))


def sweep(conn: Connection, stream: str, keys: Select[Any]) -> None:
    """Nothing is planned that central does not know of."""
    if stream.startswith(RESIDENT_PREFIX) and not conn.execute(select(literal("leaving").in_(keys))).scalar_one():
        forget(conn, stream.removeprefix(RESIDENT_PREFIX))


FEATURE = Feature(
    "leaving",
    {("resident.leaving", 1): apply_leaving},
    commands_in_use=select(leavings.c.asked_command).where(leavings.c.asked_command.is_not(None)),
    forget=forget,
    sweep=sweep,
)
