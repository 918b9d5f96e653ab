"""What central's changes do to the media store. The whole catalogue may come again: the end is the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, literal, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.streams import resident_of, resident_stream
from kiosk.media_store import pictures
from kiosk.media_store.bringing import drop_wishes
from kiosk.media_store.downloads import downloads_of, drop_unwished
from kiosk.media_store.limits import apply_limits, forget_limits
from kiosk.media_store.playlists import apply_playlist
from kiosk.media_store.prices import apply_promotion
from kiosk.media_store.saved import apply_saved
from kiosk.media_store.tables import file_wishes, keys, owned, pauses, places, playlists, promotions, proofs, saved, titles, wanted_keys
from kiosk.media_store.title_index import drop_titles, index_titles
from kiosk.store.prepared import Prepared
from kiosk.sync.registry import Feature
from kiosk.sync.wire import Change, MediaPause, OwnedChange, PlaceChange, TitleChange

CATALOGUE = "catalogue"
_SHOWN = ("kind", "name", "by", "genre", "rating", "buy_cents", "rent_cents", "artwork", "container", "added_ms", "active")
_DETAIL = (
    "series",
    "subjects",
    "about",
    "language",
    "year",
    "length_ms",
    "pages",
    "place",
    "parts",
    "rent_hours",
    "rent_days",
    "container_bytes",
    "media_type",
    "artwork_bytes",
    "preview",
    "preview_bytes",
    "captions",
    "languages",
    "chapters",
    "lessons",
)
_values: dict[str, Any] = {name: bindparam(name) for name in ("title", *_SHOWN, "detail")}
_put = insert(titles).values(**_values)
_PUT = Prepared(
    _put.on_conflict_do_update(index_elements=["title"], set_={name: _put.excluded[name] for name in (*_SHOWN, "detail")}).returning(
        titles.c.number
    )
)


def apply_titles(conn: Connection, run: Sequence[tuple[TitleChange, Change]]) -> None:
    """`catalogue.title`, many at a time."""
    words: list[dict[str, Any]] = []
    gone: list[int] = []
    for title, _ in run:
        whole = title.model_dump(mode="json")
        row = _PUT.row(conn, {name: whole[name] for name in ("title", *_SHOWN)} | {"detail": _detail(whole)})
        number = 0 if row is None else int(row[0])
        if title.active:
            about = " ".join((title.genre, *title.subjects))
            words.append({"number": number, "name": title.name, "makers": f"{title.by} {title.series}", "about": about})
        else:
            gone.append(number)
    index_titles(conn, words)
    drop_titles(conn, gone)


def apply_title(conn: Connection, payload: TitleChange, change: Change) -> None:
    """`catalogue.title`."""
    apply_titles(conn, [(payload, change)])


def apply_owned(conn: Connection, payload: OwnedChange, change: Change) -> None:
    """`media.owned`: central's word takes the place of what was noted here. What was bought elsewhere does not come here by itself."""
    values = payload.model_dump(exclude={"licence"}) | {"resident": resident_of(change), "waiting": False}
    statement = insert(owned).values(licence=payload.licence, **values)
    conn.execute(statement.on_conflict_do_update(index_elements=["licence"], set_=values))
    if payload.state == "held":  # a key that was asked for before central knew of the purchase is asked for again
        conn.execute(update(wanted_keys).where(wanted_keys.c.licence == payload.licence).values(refused=None))
    else:
        drop_wishes(conn, payload.licence)
        conn.execute(delete(keys).where(keys.c.licence == payload.licence))
        conn.execute(delete(wanted_keys).where(wanted_keys.c.licence == payload.licence))


def apply_place(conn: Connection, payload: PlaceChange, change: Change) -> None:
    """`media.place_kept`: the later place stands, wherever it was made."""
    values = {"place": payload.place, "done": payload.done, "at_ms": payload.at_ms, "unsent": False}
    statement = insert(places).values(resident=resident_of(change), title=payload.title, **values)
    later = places.c.at_ms <= statement.excluded.at_ms
    conn.execute(statement.on_conflict_do_update(index_elements=["resident", "title"], set_=values, where=later))


def apply_pause(conn: Connection, payload: MediaPause, _change: Change) -> None:
    """`facility.media_pause`."""
    values = {"since_ms": payload.since_ms, "until_ms": payload.until_ms}
    conn.execute(insert(pauses).values(pause=payload.pause, **values).on_conflict_do_update(index_elements=["pause"], set_=values))


def purchase_refused(conn: Connection, command: str, kind: str, payload: Any, code: str) -> None:
    """A purchase was rejected: the title is not theirs. An undo was rejected: it stays theirs, unless another undo was accepted."""
    if kind == "media.buy":
        conn.execute(update(owned).where(owned.c.licence == command).values(state="refused", waiting=False))
        drop_wishes(conn, command)
        conn.execute(delete(wanted_keys).where(wanted_keys.c.licence == command))
    elif kind == "media.undo" and payload is not None and code not in {"undone", "not_yours"}:
        mine = (owned.c.licence == payload["licence"], owned.c.state == "returned")
        conn.execute(update(owned).where(*mine).values(state="held"))


def holds(conn: Connection, resident: str) -> bool:
    """Whether a place of theirs is not at central yet."""
    return conn.execute(select(places.c.title).where(places.c.resident == resident, places.c.unsent).limit(1)).first() is not None


def forget(conn: Connection, resident: str) -> None:
    """What a resident has, their keys, wishes, places and lists. Whole sealed files stay: they are everybody's, and closed."""
    for table in (owned, keys, wanted_keys, proofs, file_wishes, places, saved, playlists):
        conn.execute(delete(table).where(table.c.resident == resident))
    forget_limits(conn, resident_stream(resident))
    drop_unwished(conn)


def renewed(conn: Connection) -> None:
    """Licences of the device that this was before open nothing here: others are asked for."""
    had = select(keys.c.licence, keys.c.title, keys.c.resident, literal(0))
    wanted = insert(wanted_keys).prefix_with("OR IGNORE").from_select(["licence", "title", "resident", "at_ms"], had)
    conn.execute(wanted)
    conn.execute(delete(keys))


def sweep(conn: Connection, stream: str, came: Select[Any]) -> None:
    """Drop what central does not know any more."""
    if stream != CATALOGUE and not conn.execute(select(literal("media_limits").in_(came))).scalar_one():
        forget_limits(conn, stream)
    if stream == CATALOGUE:
        gone = conn.execute(select(titles.c.number).where(titles.c.title.not_in(came))).scalars().all()
        drop_titles(conn, gone)
        conn.execute(delete(titles).where(titles.c.title.not_in(came)))
        conn.execute(delete(promotions).where((literal("promotion:") + promotions.c.promotion).not_in(came)))
    elif stream.startswith("resident:"):
        resident = stream.partition(":")[2]
        stale = (owned.c.resident == resident, ~owned.c.waiting, (literal("owned:") + owned.c.licence).not_in(came))
        conn.execute(delete(owned).where(*stale))
        old = (places.c.resident == resident, ~places.c.unsent, (literal("place:") + places.c.title).not_in(came))
        conn.execute(delete(places).where(*old))
    elif stream == "facility":
        conn.execute(delete(pauses).where((literal("media_pause:") + pauses.c.pause).not_in(came)))


def _detail(whole: dict[str, Any]) -> str:
    return json.dumps({name: whole[name] for name in _DETAIL if whole[name] not in (None, "", 0, [])}, ensure_ascii=False)


FEATURE = Feature(
    "media",
    {
        ("catalogue.title", 1): apply_title,
        ("catalogue.promotion", 1): apply_promotion,
        ("facility.media_limits", 1): apply_limits,
        ("device.media_limits", 1): apply_limits,
        ("resident.media_limits", 1): apply_limits,
        ("media.owned", 1): apply_owned,
        ("media.place_kept", 1): apply_place,
        ("media.saved", 1): apply_saved,
        ("media.playlist_kept", 1): apply_playlist,
        ("facility.media_pause", 1): apply_pause,
    },
    in_runs={("catalogue.title", 1): apply_titles},
    wanted_blobs=pictures.wanted,
    kept_blobs=pictures.kept,
    transfer=downloads_of,
    on_rejected=purchase_refused,
    holds=holds,
    forget=forget,
    renewed=renewed,
    sweep=sweep,
)
