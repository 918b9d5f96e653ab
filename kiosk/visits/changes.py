"""What central's changes do to visits. The whole history may come again: the end is the same."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Select, delete, literal, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.streams import RESIDENT_PREFIX, resident_of
from kiosk.store.schema import drop_rows
from kiosk.sync.registry import Feature
from kiosk.sync.wire import Change
from kiosk.sync.wire_visits import VisitChange
from kiosk.visits import tables
from kiosk.visits.tables import visit_answers, visits


def apply_visit(conn: Connection, payload: VisitChange, change: Change) -> None:
    """`visit.kept`: it stands here as central last said. What was answered here is settled once central shows another standing."""
    standing = select(visits.c.state, visits.c.version, visits.c.moved_from_ms).where(visits.c.visit == payload.visit)
    before = conn.execute(standing).one_or_none()
    if before is not None and tuple(before) != (payload.state, payload.version, payload.moved_from_ms):
        conn.execute(delete(visit_answers).where(visit_answers.c.visit == payload.visit))
    values = payload.model_dump(exclude={"visit"}) | {"resident": resident_of(change), "wishes": json.dumps(payload.wishes)}
    conn.execute(insert(visits).values(visit=payload.visit, **values).on_conflict_do_update(index_elements=["visit"], set_=values))


def forget(conn: Connection, resident: str) -> None:
    """Everything of one resident."""
    drop_rows(conn, tables, resident=resident)


def sweep(conn: Connection, stream: str, keys: Select[Any]) -> None:
    """Visits that central does not know any more. A wish that it has not shown yet stays."""
    if stream.startswith(RESIDENT_PREFIX):
        of_resident = (visits.c.resident == stream.removeprefix(RESIDENT_PREFIX), visits.c.version > 0)
        conn.execute(delete(visits).where(*of_resident, (literal("visit:") + visits.c.visit).not_in(keys)))


FEATURE = Feature(
    "visits", {("visit.kept", 1): apply_visit}, forget=forget, sweep=sweep, commands_in_use=select(visit_answers.c.command)
)
