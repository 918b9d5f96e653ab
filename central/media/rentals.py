"""When a rental ends. Central and device reckon alike: its window runs from the first play on and stands still during a pause."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import uuid_utils
from sqlalchemy import Connection, Row, insert, select, update

from central.media.tables import pauses
from central.streams.streams import FACILITY, append
from kiosk.sync.wire import MediaPause

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS


def is_over(row: Row[Any], paused: Iterable[tuple[int, int | None]], now_ms: int) -> bool:
    """Whether a rental is: a row of `licences`."""
    if row.started_ms is None and now_ms < row.latest_start_ms:
        return False
    started_ms = row.latest_start_ms if row.started_ms is None else min(row.started_ms, row.latest_start_ms)
    return now_ms >= ends_ms(started_ms, row.window_ms, paused, now_ms)


def ends_ms(started_ms: int, window_ms: int, paused: Iterable[tuple[int, int | None]], now_ms: int) -> int:
    """When a rental that began at `started_ms` ends, as known at `now_ms`; a pause that still lasts moves the end on with it."""
    end = started_ms + window_ms
    for since_ms, until_ms in sorted(paused, key=lambda pause: pause[0]):
        if since_ms >= end:
            break
        end += max(0, (now_ms if until_ms is None else until_ms) - max(since_ms, started_ms))
    return end


def read_pauses(connection: Connection) -> list[tuple[int, int | None]]:
    """All of them: (since, until), in milliseconds."""
    return [(row.since_ms, row.until_ms) for row in connection.execute(select(pauses).order_by(pauses.c.since_ms))]


def pause(connection: Connection, now_ms: int) -> bool:
    """Rentals stand still from now on; False when they do already."""
    if connection.execute(select(pauses.c.id).where(pauses.c.until_ms.is_(None))).first() is not None:
        return False
    made = str(uuid_utils.uuid7())
    connection.execute(insert(pauses).values(id=made, since_ms=now_ms))
    _tell(connection, MediaPause(pause=made, since_ms=now_ms), now_ms)
    return True


def go_on(connection: Connection, now_ms: int) -> bool:
    """Rentals run again; False when they were not paused."""
    row = connection.execute(select(pauses).where(pauses.c.until_ms.is_(None)).with_for_update()).one_or_none()
    if row is None:
        return False
    until_ms = max(now_ms, row.since_ms)
    connection.execute(update(pauses).where(pauses.c.id == row.id).values(until_ms=until_ms))
    _tell(connection, MediaPause(pause=row.id, since_ms=row.since_ms, until_ms=until_ms), now_ms)
    return True


def _tell(connection: Connection, change: MediaPause, now_ms: int) -> None:
    append(connection, FACILITY, "facility.media_pause", change, now_ms, key=f"media_pause:{change.pause}")
