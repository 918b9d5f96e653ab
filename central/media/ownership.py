"""What is whose: told to a resident's devices, and proven."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from central.facility.facility import load_facility
from central.media.tables import licences, titles
from central.media.titles import read_title
from central.streams.streams import append, resident_stream
from kiosk.sync.wire import OwnedChange, Ownership


def publish_owned(connection: Connection, licence: str, now_ms: int) -> None:
    """The latest word about one licence."""
    row = connection.execute(select(licences).where(licences.c.id == licence)).one()
    change = OwnedChange(
        licence=row.id,
        title=row.title,
        how=row.how,
        state="held" if row.returned_ms is None else "returned",
        at_ms=row.received_ms,
        cents=row.cents,
        latest_start_ms=row.latest_start_ms,
        window_ms=row.window_ms,
        started_ms=row.started_ms,
    )
    append(connection, resident_stream(row.resident), "media.owned", change, now_ms, key=f"owned:{row.id}")


def proof_of(connection: Connection, row: Row[Any]) -> Ownership:
    """What stays true of a licence to own, whatever becomes of this facility's devices or its vendor."""
    title = read_title(connection.execute(select(titles).where(titles.c.id == row.title)).one())
    return Ownership(
        licence=row.id,
        facility=load_facility(connection).id,
        resident=row.resident,
        title=title.title,
        name=title.name,
        by=title.by,
        container=title.container,
        at_ms=row.received_ms,
        cents=row.cents,
    )
