"""How somebody's titles stand on this device: here, on the way, in the cloud; how long a rental lasts; where they are in each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, func, literal, select

from kiosk.media_store.downloads import ORDER, Code
from kiosk.media_store.library import read_pauses
from kiosk.media_store.rentals import Pause, Rental
from kiosk.media_store.tables import file_wishes, files, owned, places, titles

HOUR_MS = 3_600_000
#: A rental that is over is still shown for so long.
SHOWN_WHEN_OVER_MS = 7 * 24 * HOUR_MS

#: `waits`: bought here, and central has not said yes. `stuck`: nothing comes (`Standing.code`). `cloud`: nobody here wished for it.
State = Literal["here", "coming", "paused", "stuck", "cloud", "waits", "over"]


@dataclass(frozen=True)
class Standing:
    """A title, or a song of an album, of somebody's. An album has no file (`container` None) and stands as its songs do together.

    `wished`: by them. `ends_ms`: of a rental that has begun. `songs`, `songs_here`: of an album. `place`: the player's own text.
    """

    licence: str
    title: str
    kind: str
    name: str
    by: str
    artwork: str | None
    how: Literal["own", "rent"]
    state: State
    code: Code
    bytes: int
    done_bytes: int
    wished: bool
    container: str | None
    at_ms: int
    cents: int
    latest_start_ms: int | None = None
    window_ms: int | None = None
    ends_ms: int | None = None
    standing_still: bool = False
    songs: int = 0
    songs_here: int = 0
    length_ms: int = 0
    place: str | None = None
    done: bool = False


@dataclass(frozen=True)
class Fetched:
    """A file that somebody wished for here, and the title that it is of. `state` and `code` as in `downloads.Download`."""

    container: str
    title: str
    kind: str
    name: str
    by: str
    artwork: str | None
    state: Literal["waiting", "paused", "whole"]
    code: Code
    bytes: int
    done_bytes: int
    first: bool


_LENGTH = func.coalesce(titles.c.detail.op("->>")("$.length_ms"), 0).label("length_ms")
_SIZE = func.coalesce(titles.c.detail.op("->>")("$.container_bytes"), 0).label("size")
_TITLE = (titles.c.title, titles.c.kind, titles.c.name, titles.c.by, titles.c.artwork, titles.c.container, _LENGTH, _SIZE)
_FILE = (files.c.state.label("file_state"), files.c.code, files.c.done_bytes)
#: An earlier file of a title that was sealed anew opens as long as its key is here.
_earlier = files.alias("earlier")
_OTHER_COPY = exists().where(_earlier.c.title == titles.c.title, _earlier.c.state == "whole").label("other_copy")


def library(
    conn: Connection, resident: str, kinds: Collection[str], now_ms: int, *, offset: int = 0, limit: int = 60
) -> list[Standing]:
    """A page of what somebody has of these kinds, the newest first; of several licences of a title the best one. `now_ms`: trusted."""
    stand_still = read_pauses(conn)
    wanted = _theirs(resident, kinds, stand_still, now_ms).order_by(owned.c.at_ms.desc(), owned.c.licence.desc())
    rows = conn.execute(wanted.offset(offset).limit(limit)).all()
    found = [_standing(row, stand_still, now_ms) for row in rows]
    albums = [one.licence for one in found if one.kind == "album"]
    return _with_songs(conn, resident, found, albums) if albums else found


def count(conn: Connection, resident: str, kinds: Collection[str], now_ms: int) -> int:
    """How many titles of these kinds `library` has in all."""
    rows = _theirs(resident, kinds, read_pauses(conn), now_ms).with_only_columns(func.count()).order_by(None)
    return int(conn.execute(rows).scalar_one())


def kinds_held(conn: Connection, resident: str) -> set[str]:
    """The kinds of which somebody has anything."""
    mine = (owned.c.resident == resident, owned.c.state == "held")
    return set(conn.execute(select(titles.c.kind).distinct().join(owned, owned.c.title == titles.c.title).where(*mine)).scalars())


def one(conn: Connection, resident: str, licence: str, now_ms: int) -> Standing | None:
    """One licence of theirs; None: they have none such."""
    stand_still = read_pauses(conn)
    row = conn.execute(_held(resident).where(owned.c.licence == licence)).one_or_none()
    if row is None:
        return None
    found = _standing(row, stand_still, now_ms)
    return _with_songs(conn, resident, [found], [licence])[0] if found.kind == "album" else found


def songs(conn: Connection, resident: str, licence: str) -> list[Standing]:
    """The songs of an album of theirs, in its order; each opens by the album's licence."""
    return [_song(row) for row in conn.execute(_parts(resident, [licence])).all()]


def fetched(conn: Connection, resident: str) -> list[Fetched]:
    """The files that somebody wishes for on this device, as they come; then those that are here, the largest first."""
    mine = select(files, titles.c.name, titles.c.by, titles.c.kind, titles.c.artwork).join(
        file_wishes, file_wishes.c.container == files.c.container
    )
    rows = conn.execute(
        mine.outerjoin(titles, titles.c.title == files.c.title)
        .where(file_wishes.c.resident == resident)
        .order_by(files.c.state == "whole", *ORDER)
    ).all()
    found = [
        Fetched(
            row.container,
            row.title,
            row.kind or "song",
            row.name or "",
            row.by or "",
            row.artwork,
            row.state,
            row.code,
            row.bytes,
            row.bytes if row.state == "whole" else row.done_bytes,
            bool(row.first),
        )
        for row in rows
    ]
    coming = [one for one in found if one.state != "whole"]
    return [*coming, *sorted((one for one in found if one.state == "whole"), key=lambda one: -one.bytes)]


def _held(resident: str) -> Select[Any]:
    mine = and_(file_wishes.c.container == titles.c.container, file_wishes.c.resident == resident)
    here = and_(places.c.title == owned.c.title, places.c.resident == resident)
    return (
        select(owned, *_TITLE[1:], *_FILE, file_wishes.c.container.label("wish"), places.c.place, places.c.done, _OTHER_COPY)
        .join(titles, titles.c.title == owned.c.title)
        .outerjoin(files, files.c.container == titles.c.container)
        .outerjoin(file_wishes, mine)
        .outerjoin(places, here)
        .where(owned.c.resident == resident, owned.c.state == "held")
    )


def _theirs(resident: str, kinds: Collection[str], stand_still: Sequence[Pause], now_ms: int) -> Select[Any]:
    better = owned.alias("better")
    same = and_(better.c.resident == owned.c.resident, better.c.title == owned.c.title, better.c.state == "held")
    newer = (better.c.how == owned.c.how) & ((better.c.at_ms > owned.c.at_ms) | _tie(better))
    outdone = exists().where(same, ((better.c.how == "own") & (owned.c.how == "rent")) | newer)
    # By how much pauses can have moved an end on, at the most: whoever might still play is never left out.
    paused_ms = sum((now_ms if until is None else until) - since for since, until in stand_still)
    started = func.min(
        func.coalesce(owned.c.started_ms, owned.c.latest_start_ms), func.coalesce(owned.c.started_here_ms, owned.c.latest_start_ms)
    )
    long_over = (owned.c.how == "rent") & (started + owned.c.window_ms + literal(paused_ms + SHOWN_WHEN_OVER_MS) < now_ms)
    return _held(resident).where(titles.c.kind.in_(kinds), ~outdone, ~func.coalesce(long_over, False))


def _tie(better: Any) -> ColumnElement[bool]:
    return and_(better.c.at_ms == owned.c.at_ms, better.c.licence > owned.c.licence)


def _parts(resident: str, licences: Collection[str]) -> Select[Any]:
    album = titles.alias("album")
    part = func.json_each(album.c.detail, "$.parts").table_valued("value", "key")
    mine = and_(file_wishes.c.container == titles.c.container, file_wishes.c.resident == resident)
    there = and_(places.c.title == titles.c.title, places.c.resident == resident)
    bought = (owned.c.licence, owned.c.how, owned.c.waiting, owned.c.at_ms, owned.c.cents)
    return (
        select(*_TITLE, *bought, *_FILE, file_wishes.c.container.label("wish"), places.c.place, places.c.done, _OTHER_COPY)
        .select_from(owned)
        .join(album, album.c.title == owned.c.title)
        .join(part, literal(1) == 1)
        .join(titles, titles.c.title == part.c.value)
        .outerjoin(files, files.c.container == titles.c.container)
        .outerjoin(file_wishes, mine)
        .outerjoin(places, there)
        .where(owned.c.resident == resident, owned.c.state == "held", owned.c.licence.in_(licences))
        .order_by(owned.c.licence, part.c.key)
    )


def _with_songs(conn: Connection, resident: str, found: Sequence[Standing], albums: Collection[str]) -> list[Standing]:
    of: dict[str, list[Standing]] = {}
    for row in conn.execute(_parts(resident, albums)).all():
        of.setdefault(row.licence, []).append(_song(row))
    return [_together(one, of.get(one.licence, [])) if one.kind == "album" else one for one in found]


def _together(album: Standing, parts: Sequence[Standing]) -> Standing:
    """An album as its songs stand: on its way while one of them is."""
    held = {part.state for part in parts}
    state: State = "cloud"
    for sign in ("coming", "stuck", "paused"):
        if sign in held:
            state = sign
            break
    else:
        state = "here" if held == {"here"} else "cloud"
    return replace(
        album,
        state="waits" if album.state == "waits" else state,
        code=next((part.code for part in parts if part.state == "stuck"), ""),
        bytes=sum(part.bytes for part in parts),
        done_bytes=sum(part.done_bytes for part in parts),
        wished=any(part.wished for part in parts),
        songs=len(parts),
        songs_here=sum(part.state == "here" for part in parts),
        length_ms=album.length_ms or sum(part.length_ms for part in parts),
    )


def _standing(row: Row[Any], stand_still: list[Pause], now_ms: int) -> Standing:
    found = _song(row)
    if row.how != "rent" or row.latest_start_ms is None or row.window_ms is None:
        return found
    started = [at for at in (row.started_ms, row.started_here_ms) if at is not None]
    rental = Rental(row.latest_start_ms, row.window_ms, min(started, default=None))
    over = rental.is_over(stand_still, now_ms)
    return replace(
        found,
        state="over" if over else found.state,
        latest_start_ms=row.latest_start_ms,
        window_ms=row.window_ms,
        ends_ms=rental.ends_ms(stand_still, now_ms),
        standing_still=any(until is None for _, until in stand_still),
    )


def _song(row: Row[Any]) -> Standing:
    whole = row.file_state == "whole" or (row.file_state is None and bool(row.other_copy))
    return Standing(
        licence=row.licence,
        title=row.title,
        kind=row.kind,
        name=row.name,
        by=row.by,
        artwork=row.artwork,
        how=row.how,
        state="waits" if row.waiting else "here" if whole else _on_its_way(row),
        code=row.code or "",
        bytes=int(row.size),
        done_bytes=int(row.size) if whole else row.done_bytes or 0,
        wished=row.wish is not None,
        container=row.container,
        at_ms=row.at_ms,
        cents=row.cents,
        length_ms=int(row.length_ms),
        place=row.place,
        done=bool(row.done),
    )


def _on_its_way(row: Row[Any]) -> State:
    if row.file_state is None or row.wish is None:
        return "cloud"
    if row.file_state == "paused":
        return "paused"
    return "stuck" if row.code else "coming"
