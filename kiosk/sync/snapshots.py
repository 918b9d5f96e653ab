"""Streams that are read anew: central cut their history, or was restored from a backup.

What is on the screen stays while the snapshot comes. The keys of its changes are noted page by page; when no page waits any more, each
feature drops what it has of such a stream and is in none of them. All of it stands in the store: a crash at any page goes on after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import structlog
from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.log import fault
from kiosk.sync.registry import Feature, attempt
from kiosk.sync.tables import snapshot_keys, snapshot_streams, unknown_changes
from kiosk.sync.wire import Change

log = structlog.get_logger()


def begin_snapshots(conn: Connection, streams: Sequence[str]) -> None:
    """These streams come from the beginning now. What was noted or set aside of them before counts no more."""
    for stream in streams:
        drop_snapshot(conn, stream)
        conn.execute(delete(unknown_changes).where(unknown_changes.c.stream == stream))
        conn.execute(insert(snapshot_streams).values(stream=stream))


def open_snapshots(conn: Connection) -> frozenset[str]:
    """Streams that are being read anew."""
    return frozenset(conn.execute(select(snapshot_streams.c.stream)).scalars())


def note_keys(conn: Connection, streams: frozenset[str], changes: Sequence[Change]) -> None:
    """Remember what a page brought of those streams."""
    rows = [{"stream": change.stream, "key": change.key} for change in changes if change.stream in streams]
    if rows:
        conn.execute(insert(snapshot_keys).on_conflict_do_nothing(), rows)


def end_snapshots(conn: Connection, streams: frozenset[str], features: Sequence[Feature]) -> None:
    """All has come: what is in no snapshot does not exist any more."""
    for stream in sorted(streams):
        keys = select(snapshot_keys.c.key).where(snapshot_keys.c.stream == stream)
        if conn.execute(keys.where(snapshot_keys.c.key == "")).first() is not None:
            log.warning("a snapshot holds changes without a key: nothing is dropped", stream=stream)
        else:
            for feature in features:
                if feature.sweep is not None:
                    failure = attempt(conn, partial(feature.sweep, conn, stream, keys))
                    if failure is not None:
                        log.error("a snapshot could not be swept", feature=feature.name, stream=stream, **fault(failure))
        drop_snapshot(conn, stream)


def drop_snapshot(conn: Connection, stream: str) -> None:
    """Nothing is known of a snapshot of this stream."""
    conn.execute(delete(snapshot_keys).where(snapshot_keys.c.stream == stream))
    conn.execute(delete(snapshot_streams).where(snapshot_streams.c.stream == stream))
