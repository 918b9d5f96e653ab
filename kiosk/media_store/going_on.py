"""What somebody has begun and not finished, the last first."""

from __future__ import annotations

from collections.abc import Container

from sqlalchemy import Connection, select

from kiosk.media_store.catalogue import Title, named
from kiosk.media_store.tables import places

#: So many places are looked through: what is not theirs any more is among them.
_LOOK_BACK = 40


def going_on(conn: Connection, resident: str, theirs: Container[str], limit: int) -> list[tuple[Title, int]]:
    """Titles to go on with, and when they were left (trusted ms). `theirs`: what opens for them."""
    mine = (places.c.resident == resident, places.c.done.is_(False))
    newest = select(places.c.title, places.c.at_ms).where(*mine).order_by(places.c.at_ms.desc()).limit(_LOOK_BACK)
    left = {str(row.title): int(row.at_ms) for row in conn.execute(newest)}
    return [(title, left[title.title]) for title in named(conn, left) if title.title in theirs][:limit]
