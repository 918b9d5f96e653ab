"""By which licence somebody has each title now: bought, rented and not over, or as a part of an album of theirs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, case, select

from kiosk.media_store.library import read_pauses
from kiosk.media_store.rentals import Rental
from kiosk.media_store.tables import owned, titles


@dataclass(frozen=True)
class Held:
    """A title that is somebody's. `album`: the one that it belongs to, where that is what they have.

    `ends_ms`: when the rental ends; None for what is owned, and for a rental that has not begun (by `latest_start_ms` it does).
    """

    licence: str
    how: Literal["own", "rent"]
    waiting: bool
    ends_ms: int | None = None
    latest_start_ms: int | None = None
    album: str = ""


def held(conn: Connection, resident: str, now_ms: int) -> dict[str, Held]:
    """Everything that opens for a resident, by title. What is owned counts before what is rented, and itself before its album."""
    rows = conn.execute(
        select(owned, titles.c.kind, case((titles.c.kind == "album", titles.c.detail)).label("detail"))
        .outerjoin(titles, titles.c.title == owned.c.title)
        .where(owned.c.resident == resident, owned.c.state == "held")
        .order_by(owned.c.how, owned.c.at_ms)
    ).all()
    stand_still = read_pauses(conn)
    found: dict[str, Held] = {}
    for row in rows:
        one = _held(row, stand_still, now_ms)
        if one is not None:
            found.setdefault(row.title, one)
    for row in rows:
        if row.kind == "album" and row.title in found:
            for part in json.loads(row.detail).get("parts", ()):
                found.setdefault(part, Held(row.licence, "own", bool(row.waiting), album=row.title))
    return found


def _held(row: Row[Any], stand_still: list[tuple[int, int | None]], now_ms: int) -> Held | None:
    if row.how == "own" or row.window_ms is None or row.latest_start_ms is None:
        return Held(row.licence, row.how, bool(row.waiting), latest_start_ms=row.latest_start_ms)
    started = [at for at in (row.started_ms, row.started_here_ms) if at is not None]
    rental = Rental(row.latest_start_ms, row.window_ms, min(started, default=None))
    if rental.is_over(stand_still, now_ms):
        return None
    return Held(row.licence, "rent", bool(row.waiting), rental.ends_ms(stand_still, now_ms), row.latest_start_ms)
