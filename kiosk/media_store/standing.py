"""How somebody's titles stand on this device: here, on the way, in the cloud; how long a rental lasts; where they are in each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import Connection, Integer, Row, Select, Subquery, and_, case, func, literal, select, type_coerce

from kiosk.media_store.downloads import Code
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


_LENGTH = func.coalesce(titles.c.detail.op("->>")("$.length_ms"), 0).label("length_ms")
_SIZE = func.coalesce(titles.c.detail.op("->>")("$.container_bytes"), 0).label("size")
_TITLE = (titles.c.title, titles.c.kind, titles.c.name, titles.c.by, titles.c.artwork, titles.c.container, _LENGTH, _SIZE)
_FILE = (files.c.state.label("file_state"), files.c.code, files.c.done_bytes)
#: As numbers, so that they add up.
_WHOLE = type_coerce(func.coalesce(files.c.state == "whole", False), Integer)
_WISHED = file_wishes.c.container.is_not(None)
_WAITS = type_coerce(func.coalesce(and_(_WISHED, files.c.state == "waiting"), False), Integer)
#: The songs of an album, added up.
_TOGETHER = (
    func.count().label("songs"),
    func.sum(_WHOLE).label("here"),
    func.sum(_WAITS * (files.c.code == "")).label("coming"),
    func.sum(_WAITS * (files.c.code != "")).label("stuck"),
    func.sum(func.coalesce(and_(_WISHED, files.c.state == "paused"), False)).label("paused"),
    func.max(case((_WAITS == 1, files.c.code), else_="")).label("code"),
    func.sum(_SIZE).label("bytes"),
    func.sum(case((_WHOLE == 1, _SIZE), else_=func.coalesce(files.c.done_bytes, 0))).label("done_bytes"),
    func.max(_WISHED).label("wished"),
    func.sum(_LENGTH).label("length_ms"),
)


def licences(conn: Connection, resident: str, kinds: Collection[str], now_ms: int) -> list[str]:
    """What somebody has of these kinds, the newest first; of several licences of a title the best one. `now_ms`: trusted time."""
    best = _best(resident, read_pauses(conn), now_ms)
    theirs = select(best.c.licence).join(titles, titles.c.title == best.c.title).where(titles.c.kind.in_(kinds))
    return list(conn.execute(theirs.order_by(best.c.at_ms.desc(), best.c.licence.desc())).scalars())


def library(
    conn: Connection, resident: str, kinds: Collection[str], now_ms: int, *, offset: int = 0, limit: int = 60
) -> list[Standing]:
    """A page of what somebody has of these kinds."""
    return standings(conn, resident, licences(conn, resident, kinds, now_ms)[offset : offset + limit], now_ms)


def standings(conn: Connection, resident: str, wanted: Sequence[str], now_ms: int) -> list[Standing]:
    """How these licences of somebody stand, in the order in which they are named: a page of `licences`."""
    stand_still = read_pauses(conn)
    rows = conn.execute(_held(resident).where(owned.c.licence.in_(wanted))).all()
    earlier = _earlier(conn, rows)
    found = {row.licence: _standing(row, stand_still, now_ms, earlier) for row in rows}
    page = [found[licence] for licence in wanted if licence in found]
    albums = [one.licence for one in page if one.kind == "album"]
    return _with_songs(conn, resident, page, albums) if albums else page


def kinds_held(conn: Connection, resident: str) -> set[str]:
    """The kinds of which somebody has anything."""
    mine = (owned.c.resident == resident, owned.c.state == "held")
    return set(conn.execute(select(titles.c.kind).distinct().join(owned, owned.c.title == titles.c.title).where(*mine)).scalars())


def one(conn: Connection, resident: str, licence: str, now_ms: int) -> Standing | None:
    """One licence of theirs; None: they have none such."""
    return next(iter(standings(conn, resident, [licence], now_ms)), None)


def songs(conn: Connection, resident: str, licence: str) -> list[Standing]:
    """The songs of an album of theirs, in its order; each opens by the album's licence."""
    return _songs(conn, _parts(resident, [licence]))


def songs_had(conn: Connection, resident: str, now_ms: int, only: Collection[str] | None = None) -> list[Standing]:
    """Every song of theirs, or those of `only` that are: those that they have by themselves, then those of their albums."""
    alone = _held(resident).where(owned.c.licence.in_(licences(conn, resident, ("song",), now_ms)))
    inside = _parts(resident, licences(conn, resident, ("album",), now_ms))
    if only is not None:
        alone, inside = alone.where(owned.c.title.in_(only)), inside.where(titles.c.title.in_(only))
    return [*_songs(conn, alone), *_songs(conn, inside)]


def _songs(conn: Connection, wanted: Select[Any]) -> list[Standing]:
    rows = conn.execute(wanted).all()
    earlier = _earlier(conn, rows)
    return [_song(row, earlier) for row in rows]


def _held(resident: str) -> Select[Any]:
    mine = and_(file_wishes.c.container == titles.c.container, file_wishes.c.resident == resident)
    here = and_(places.c.title == owned.c.title, places.c.resident == resident)
    return (
        select(owned, *_TITLE[1:], *_FILE, file_wishes.c.container.label("wish"), places.c.place, places.c.done)
        .join(titles, titles.c.title == owned.c.title)
        .outerjoin(files, files.c.container == titles.c.container)
        .outerjoin(file_wishes, mine)
        .outerjoin(places, here)
        .where(owned.c.resident == resident, owned.c.state == "held")
    )


def _best(resident: str, stand_still: Sequence[Pause], now_ms: int) -> Subquery:
    """One licence of each title: to own before rented, then the newest; without rentals that have long been over."""
    order = (owned.c.how == "own", owned.c.at_ms, owned.c.licence)
    place = func.row_number().over(partition_by=owned.c.title, order_by=[one.desc() for one in order])
    times = (owned.c.latest_start_ms, owned.c.window_ms, owned.c.started_ms, owned.c.started_here_ms)
    mine = select(owned.c.licence, owned.c.title, owned.c.at_ms, owned.c.how, *times, place.label("place_of"))
    ranked = mine.where(owned.c.resident == resident, owned.c.state == "held").subquery()
    # By how much pauses can have moved an end on, at the most: whoever might still play is never left out.
    paused_ms = sum((now_ms if until is None else until) - since for since, until in stand_still)
    last = ranked.c.latest_start_ms
    started = func.min(func.coalesce(ranked.c.started_ms, last), func.coalesce(ranked.c.started_here_ms, last))
    long_over = (ranked.c.how == "rent") & (started + ranked.c.window_ms + (paused_ms + SHOWN_WHEN_OVER_MS) < now_ms)
    return (
        select(ranked.c.licence, ranked.c.title, ranked.c.at_ms)
        .where(ranked.c.place_of == 1, ~func.coalesce(long_over, False))
        .subquery()
    )


def _parts(resident: str, licences: Collection[str]) -> Select[Any]:
    album = titles.alias("album")
    part = func.json_each(album.c.detail, "$.parts").table_valued("value", "key")
    mine = and_(file_wishes.c.container == titles.c.container, file_wishes.c.resident == resident)
    there = and_(places.c.title == titles.c.title, places.c.resident == resident)
    bought = (owned.c.licence, owned.c.how, owned.c.waiting, owned.c.at_ms, owned.c.cents)
    return (
        select(*_TITLE, *bought, *_FILE, file_wishes.c.container.label("wish"), places.c.place, places.c.done)
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
    """Albums as their songs stand, added up by the database: a page of albums has hundreds of songs."""
    rows = _parts(resident, albums).with_only_columns(owned.c.licence, *_TOGETHER).order_by(None).group_by(owned.c.licence)
    of = {row.licence: row for row in conn.execute(rows)}
    return [_together(one, of.get(one.licence)) if one.kind == "album" else one for one in found]


def _together(album: Standing, row: Row[Any] | None) -> Standing:
    """On its way while one of its songs is."""
    if row is None:
        return album
    signs: tuple[tuple[State, bool], ...] = (
        ("waits", album.state == "waits"),
        ("coming", bool(row.coming)),
        ("stuck", bool(row.stuck)),
        ("paused", bool(row.paused)),
        ("here", row.here == row.songs),
    )
    return replace(
        album,
        state=next((sign for sign, holds in signs if holds), "cloud"),
        code=row.code or "",
        bytes=int(row.bytes),
        done_bytes=int(row.done_bytes),
        wished=bool(row.wished),
        songs=row.songs,
        songs_here=row.here,
        length_ms=album.length_ms or int(row.length_ms),
    )


def _earlier(conn: Connection, rows: Sequence[Row[Any]]) -> set[str]:
    """Titles of which an earlier file is here: one that was sealed anew since opens as long as its key is here."""
    without = {row.title for row in rows if row.file_state is None and row.container is not None}
    if not without:
        return set()
    return set(conn.execute(select(files.c.title).where(files.c.state == "whole", files.c.title.in_(without))).scalars())


def _standing(row: Row[Any], stand_still: list[Pause], now_ms: int, earlier: Collection[str]) -> Standing:
    found = _song(row, earlier)
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


def _song(row: Row[Any], earlier: Collection[str]) -> Standing:
    whole = row.file_state == "whole" or (row.file_state is None and row.title in earlier)
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
