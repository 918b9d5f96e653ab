"""A kiosk forgets residents who left, or who have been away for too long: everything of theirs, once all of it is acknowledged.

Central hears with the next request which streams were dropped, so that a resident who comes back gets all of theirs again. Changes
that were on their way while they were forgotten are not applied.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

import structlog
from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.streams import resident_stream
from kiosk.log import fault
from kiosk.store.engine import Store
from kiosk.sync.registry import Feature, attempt
from kiosk.sync.snapshots import drop_snapshot
from kiosk.sync.tables import forgotten_streams, unknown_changes

#: A request has room for so many names; the next one takes the others.
MAX_TOLD_AT_ONCE = 2000

log = structlog.get_logger()


def forget_departed(store: Store, features: Sequence[Feature], now_ms: int) -> int:
    """Forget whoever may be forgotten at `now_ms` (trusted time); returns how many. Each in a transaction of its own."""
    with store.read() as conn:
        found = {resident for feature in features if feature.departed is not None for resident in feature.departed(conn, now_ms)}
        ready = [resident for resident in sorted(found) if not _held(conn, features, resident)]
    forgotten = 0
    for resident in ready:
        with store.write() as conn:
            if not _held(conn, features, resident):  # nothing may have come in between
                forgotten += _forget(conn, features, resident)
    return forgotten


def _held(conn: Connection, features: Sequence[Feature], resident: str) -> bool:
    return any(feature.holds(conn, resident) for feature in features if feature.holds is not None)


def _forget(conn: Connection, features: Sequence[Feature], resident: str) -> bool:
    failure = attempt(conn, partial(_drop, conn, features, resident))
    if failure is not None:
        log.error("a resident could not be forgotten", **fault(failure))
        return False
    log.info("a resident was forgotten")
    return True


def _drop(conn: Connection, features: Sequence[Feature], resident: str) -> None:
    # The last feature first: what stands on others' rows goes before them.
    for feature in reversed(features):
        if feature.forget is not None:
            feature.forget(conn, resident)
    stream = resident_stream(resident)
    drop_snapshot(conn, stream)
    conn.execute(delete(unknown_changes).where(unknown_changes.c.stream == stream))
    conn.execute(insert(forgotten_streams).values(stream=stream).on_conflict_do_nothing())


def forgotten(conn: Connection) -> tuple[str, ...]:
    """Streams that central is to be told of."""
    names = select(forgotten_streams.c.stream).order_by(forgotten_streams.c.stream).limit(MAX_TOLD_AT_ONCE)
    return tuple(conn.execute(names).scalars())


def is_forgotten(conn: Connection, stream: str) -> bool:
    """Whether a stream was dropped and central has not heard of it."""
    return conn.execute(select(forgotten_streams.c.stream).where(forgotten_streams.c.stream == stream)).first() is not None


def told(conn: Connection, streams: Collection[str]) -> None:
    """Central's answer takes account of these."""
    if streams:
        conn.execute(delete(forgotten_streams).where(forgotten_streams.c.stream.in_(streams)))
