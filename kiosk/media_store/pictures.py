"""Which covers and previews of the catalogue this device keeps, within the policy's room.

In this order: covers of what its residents have, what a screen asked for (the last first), the first screen of each shelf.
What has no room is not fetched, and what was asked for longest ago goes first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from sqlalchemy import Connection, Select, Subquery, case, delete, func, literal, select, union_all
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.policy import current_policy
from kiosk.media_store.tables import owned, pictures, saved, titles
from kiosk.store.blobs import blobs
from kiosk.store.engine import Store
from kiosk.sync.wire import TitleKind

#: What a picture of unknown size is taken to weigh at the most until it is here: nothing is fetched that would have to go again.
MOST_BYTES = 1_000_000
#: So many newest titles of each kind have their covers before anybody looks.
FIRST_SCREEN = 12
#: What a screen asks for again is noted no more often than this.
NOTE_EVERY_MS = 6 * 3_600_000
MOST_ASKED = 2_000
_MOST_HELD = 500
_WANTED_AT_ONCE = 50
_SHELVES: tuple[str, ...] = get_args(TitleKind)


def ask(store: Store, names: Mapping[str, int], now_ms: int) -> bool:
    """A screen shows these (SHA-256, and how many bytes; 0: not known); sync fetches what is not here. False when there was nothing new
    to note. Raises StoreFull."""
    with store.read() as conn:
        fresh = select(pictures.c.blob).where(pictures.c.blob.in_(list(names)), pictures.c.used_ms > now_ms - NOTE_EVERY_MS)
        known = set(conn.execute(fresh).scalars())
    new = [{"blob": name, "bytes": size, "used_ms": now_ms} for name, size in names.items() if name not in known]
    if not new:
        return False
    with store.write() as conn:
        statement = insert(pictures).values(new)
        newer = {"used_ms": now_ms, "bytes": statement.excluded.bytes}
        conn.execute(statement.on_conflict_do_update(index_elements=["blob"], set_=newer))
        oldest = select(pictures.c.blob).order_by(pictures.c.used_ms.desc()).offset(MOST_ASKED)
        conn.execute(delete(pictures).where(pictures.c.blob.in_(oldest)))
    return True


def wanted(conn: Connection) -> Sequence[str]:
    """What is not here yet and has room, the most wanted first."""
    ranked = _ranked()
    missing = select(ranked.c.blob).where(ranked.c.bytes.is_(None), ranked.c.upto <= _room(conn))
    return list(conn.execute(missing.order_by(ranked.c.turn, ranked.c.at_ms.desc()).limit(_WANTED_AT_ONCE)).scalars())


def kept(conn: Connection) -> Select[Any]:
    """SQL: what stays."""
    ranked = _ranked()
    return select(ranked.c.blob).where(ranked.c.upto <= _room(conn))


def _room(conn: Connection) -> int:
    return current_policy(conn).media.artwork_mb * 1_000_000


def _ranked() -> Subquery:
    """Every picture that somebody may want, once, with how much it and those before it weigh."""
    size = func.coalesce(func.json_extract(titles.c.detail, "$.artwork_bytes"), 0)
    mine = (
        select(titles.c.artwork.label("blob"), literal(0).label("turn"), owned.c.at_ms.label("at_ms"), size.label("size"))
        .join(owned, owned.c.title == titles.c.title)
        .where(owned.c.state == "held", titles.c.artwork.is_not(None))
        .order_by(owned.c.at_ms.desc())
        .limit(_MOST_HELD)
    )
    later = (
        select(titles.c.artwork, literal(1), saved.c.at_ms, size)
        .join(saved, saved.c.title == titles.c.title)
        .where(saved.c.saved.is_(True), titles.c.artwork.is_not(None))
    )
    asked = select(pictures.c.blob, literal(1), pictures.c.used_ms, pictures.c.bytes)
    parts: list[Select[Any]] = [select(mine.subquery()), later, asked]
    for kind in _SHELVES:
        newest = select(titles.c.artwork, literal(2), titles.c.added_ms, size).where(
            titles.c.active.is_(True), titles.c.kind == kind, titles.c.artwork.is_not(None)
        )
        parts.append(select(newest.order_by(titles.c.added_ms.desc(), titles.c.number.desc()).limit(FIRST_SCREEN).subquery()))
    every = union_all(*parts).subquery()
    blob, turn, at_ms, said = every.c
    newest_first = (func.min(turn).label("turn"), func.max(at_ms).label("at_ms"), func.max(said).label("size"))
    one = select(blob.label("blob"), *newest_first).group_by(blob).subquery()
    guessed = case((one.c.size > 0, one.c.size), else_=MOST_BYTES)
    here = func.length(blobs.c.data)
    upto = func.sum(func.coalesce(here, guessed)).over(order_by=(one.c.turn, one.c.at_ms.desc(), one.c.blob))
    joined = select(one.c.blob, one.c.turn, one.c.at_ms, here.label("bytes"), upto.label("upto"))
    return joined.select_from(one.outerjoin(blobs, blobs.c.sha256 == one.c.blob)).subquery()
