"""Finding titles: shelves by kind and genre, search as one types, one title with everything about it. Short indexed reads."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, select, text

from kiosk.media_store.tables import titles
from kiosk.media_store.title_index import matching, words_in
from kiosk.store.prepared import Query

RATINGS = ("everyone", "teen", "mature")
#: A shelf shows so many at once; more come as one scrolls.
PAGE = 60
_RENT_HOURS = func.json_extract(titles.c.detail, "$.rent_hours").label("rent_hours")
_ARTWORK_BYTES = func.json_extract(titles.c.detail, "$.artwork_bytes").label("artwork_bytes")
_SHORT = (
    titles.c.number,
    titles.c.title,
    titles.c.kind,
    titles.c.name,
    titles.c.by,
    titles.c.genre,
    titles.c.rating,
    titles.c.buy_cents,
    titles.c.rent_cents,
    titles.c.artwork,
    titles.c.added_ms,
    _RENT_HOURS,
    _ARTWORK_BYTES,
)


_of_kind = (titles.c.active.is_(True), titles.c.kind == bindparam("kind"))
_first = select(func.min(titles.c.genre).label("genre")).where(*_of_kind, titles.c.genre > "").cte("genre_of", recursive=True)
_next = select(func.min(titles.c.genre)).where(*_of_kind, titles.c.genre > _first.c.genre).scalar_subquery()
_each = _first.union_all(select(_next).where(_first.c.genre.is_not(None)))
_GENRES = Query(select(_each.c.genre).where(_each.c.genre.is_not(None)))


@dataclass(frozen=True)
class Title:
    """A title as a shelf shows it. A price of 0 is free, None: not sold that way."""

    number: int
    title: str
    kind: str
    name: str
    by: str
    genre: str
    rating: str
    buy_cents: int | None
    rent_cents: int | None
    artwork: str | None
    added_ms: int
    rent_hours: int = 48
    artwork_bytes: int = 0


@dataclass(frozen=True)
class Chapter:
    """A part of a recording, from `at_ms` of it on."""

    name: str
    at_ms: int


@dataclass(frozen=True)
class Detail:
    """Everything about a title. `container` None: it has no file of its own (an album: see `parts`)."""

    title: Title
    active: bool
    container: str | None
    container_bytes: int
    media_type: str
    series: str
    subjects: tuple[str, ...]
    about: str
    language: str
    year: int | None
    length_ms: int
    pages: int
    place: int
    parts: tuple[str, ...]
    rent_hours: int
    rent_days: int
    preview: str | None
    preview_bytes: int
    captions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    lessons: int = 0


def shelf(
    conn: Connection,
    kind: str | None = None,
    genre: str | None = None,
    *,
    before: tuple[int, int] | None = None,
    limit: int = PAGE,
    highest: str = RATINGS[-1],
    without: Collection[str] = (),
) -> list[Title]:
    """The newest titles of a kind and genre, a page of them; `before`: (added_ms, number) of the last one seen. None of a rating above
    `highest`, and none of those `without`."""
    wanted: list[ColumnElement[bool]] = [titles.c.active.is_(True), *_rated(highest), *_but(without)]
    if kind is not None:
        wanted.append(titles.c.kind == kind)
    if genre is not None:
        wanted.append(titles.c.genre == genre)
    if before is not None:
        added_ms, number = before
        wanted.append((titles.c.added_ms < added_ms) | and_(titles.c.added_ms == added_ms, titles.c.number < number))
    newest = (titles.c.added_ms.desc(), titles.c.number.desc())
    return [_title(row) for row in conn.execute(select(*_SHORT).where(*wanted).order_by(*newest).limit(limit))]


def free(
    conn: Connection, kinds: Sequence[str], limit: int, highest: str = RATINGS[-1], *, without: Collection[str] = ()
) -> list[Title]:
    """The newest titles of these kinds that cost nothing, by an index of their own: among 100,000 they are few."""
    found: list[Title] = []
    for kind in kinds:
        wanted = and_(titles.c.active.is_(True), titles.c.kind == kind, text("buy_cents = 0"), *_rated(highest), *_but(without))
        newest = select(*_SHORT).where(wanted).order_by(titles.c.added_ms.desc(), titles.c.number.desc()).limit(limit)
        found += [_title(row) for row in conn.execute(newest.with_hint(titles, "INDEXED BY ix_media_titles_free", "sqlite"))]
    return sorted(found, key=lambda one: (one.added_ms, one.number), reverse=True)[:limit]


def named(conn: Connection, wanted: Iterable[str]) -> list[Title]:
    """These titles, in this order; unknown ones are left out, those that are sold no more are not."""
    order = list(wanted)
    rows = {row.title: _title(row) for row in conn.execute(select(*_SHORT).where(titles.c.title.in_(order)))} if order else {}
    return [rows[title] for title in order if title in rows]


def genres(conn: Connection, kind: str) -> list[str]:
    """The genres of a kind, in alphabetical order: one step in the index for each, however many titles it has."""
    return [row.genre for row in _GENRES.all(conn, kind=kind)]


def search(conn: Connection, typed: str, limit: int = PAGE) -> list[Title]:
    """Titles in which each typed word begins a word, the best first."""
    numbers = matching(conn, words_in(typed), limit)
    if not numbers:
        return []
    rows = {row.number: _title(row) for row in conn.execute(select(*_SHORT).where(titles.c.number.in_(numbers)))}
    return [rows[number] for number in numbers if number in rows]


def detail(conn: Connection, title: str) -> Detail | None:
    """One title; None when the catalogue has no such title. One that is sold no more is still described."""
    row = conn.execute(select(titles, _RENT_HOURS, _ARTWORK_BYTES).where(titles.c.title == title)).one_or_none()
    if row is None:
        return None
    more: dict[str, Any] = json.loads(row.detail)
    return Detail(
        title=_title(row),
        active=bool(row.active),
        container=row.container,
        container_bytes=more.get("container_bytes", 0),
        media_type=more.get("media_type", ""),
        series=more.get("series", ""),
        subjects=tuple(more.get("subjects", ())),
        about=more.get("about", ""),
        language=more.get("language", ""),
        year=more.get("year"),
        length_ms=more.get("length_ms", 0),
        pages=more.get("pages", 0),
        place=more.get("place", 0),
        parts=tuple(more.get("parts", ())),
        rent_hours=more.get("rent_hours", 48),
        rent_days=more.get("rent_days", 30),
        preview=more.get("preview"),
        preview_bytes=more.get("preview_bytes", 0),
        captions=tuple(more.get("captions", ())),
        languages=tuple(more.get("languages", ())),
        chapters=tuple(Chapter(one["name"], one["at_ms"]) for one in more.get("chapters", ())),
        lessons=more.get("lessons", 0),
    )


def _title(row: Any) -> Title:
    return Title(
        row.number,
        row.title,
        row.kind,
        row.name,
        row.by,
        row.genre,
        row.rating,
        row.buy_cents,
        row.rent_cents,
        row.artwork,
        row.added_ms,
        row.rent_hours or 48,
        row.artwork_bytes or 0,
    )


def _rated(highest: str) -> list[ColumnElement[bool]]:
    above = RATINGS[RATINGS.index(highest) + 1 :]
    return [titles.c.rating.not_in(above)] if above else []


def _but(without: Collection[str]) -> list[ColumnElement[bool]]:
    return [titles.c.title.not_in(select(func.json_each(json.dumps(list(without))).table_valued("value").c.value))] if without else []
