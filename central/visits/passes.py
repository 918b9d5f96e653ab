"""Passes: what opens the resident's side of a visit, sealed to them. Made apart from booking, by who has central's keys: the process
that contacts reach has none."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from central.calls.rooms import new_device_token
from central.calls.tables import call_rooms
from central.database import Database
from central.drafts.keys import drafts_key
from central.keys import CentralKeys
from central.visits.keeping import change
from central.visits.tables import visits
from kiosk.sync.sealed_words import author_key_of
from kiosk.sync.visit_pass import seal_pass

_WANTING = (
    select(visits)
    .join(call_rooms, (call_rooms.c.visit == visits.c.id) & call_rooms.c.ended_ms.is_(None))
    .where(visits.c.state.in_(("booked", "ringing", "on")), visits.c.join_pass.is_(None))
)


def give_passes(keys: CentralKeys) -> Callable[[Database, int], int]:
    """The job that gives each visit with a room its pass; returns how many it gave."""

    def run(database: Database, now_ms: int) -> int:
        wanting = _WANTING.where(visits.c.ends_ms > now_ms)
        with database.read() as connection:
            found = [row.id for row in connection.execute(wanting)]
        for visit in found:
            with database.write() as connection:
                row = connection.execute(wanting.where(visits.c.id == visit).with_for_update(of=visits)).one_or_none()
                if row is None:
                    continue
                key = author_key_of(drafts_key(keys, row.resident))
                change(connection, row, now_ms, join_pass=seal_pass(row.id, new_device_token(connection, row.id), key))
        return len(found)

    return run
