"""What the hardware process knows about the reader and the printer, for the screen, health and sync to read.

"unknown" is a state of its own and is never shown as "ok".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy import BigInteger, CheckConstraint, Column, Connection, String, Table, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.store.prepared import Query
from kiosk.store.schema import metadata

Part = Literal["reader", "printer"]
PartState = Literal["ok", "problem", "unknown", "none"]

part_status_table = Table(
    "part_status",
    metadata,
    Column("part", String(16), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("code", String(32), nullable=False),
    Column("detail", String(200), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    CheckConstraint("state IN ('ok', 'problem', 'unknown', 'none')", name="state"),
)


@dataclass(frozen=True)
class PartStatus:
    """State of one part since `at_ms` (trusted time; 0: never heard of).

    `state`: "none" means that the device has no such part. `code`: "" or lost, no_answer, offline, cover_open, paper_low,
    paper_out, cutter, broken, stopped. "paper_low" comes with state "ok": it still prints. `detail` is for IT staff.
    """

    part: Part
    state: PartState
    code: str = ""
    detail: str = ""
    at_ms: int = 0


_PART = Query(select(part_status_table).where(part_status_table.c.part == bindparam("part")))


def part_status(connection: Connection, part: Part) -> PartStatus:
    """The last word about a part; "unknown" when there is none."""
    row = _PART.first(connection, part=part)
    return (
        PartStatus(part, "unknown") if row is None else PartStatus(part, cast("PartState", row.state), row.code, row.detail, row.at_ms)
    )


def set_part_status(connection: Connection, status: PartStatus) -> None:
    """Replace the word about a part."""
    values = {"state": status.state, "code": status.code, "detail": status.detail[:200], "at_ms": status.at_ms}
    statement = insert(part_status_table).values(part=status.part, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["part"], set_=values))
