"""The catalogue: titles as devices have them, in a stream of their own."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, Row, insert, select, update

from central.media.tables import licences, titles
from central.remembered import row_of
from central.streams.streams import CATALOGUE, append
from kiosk.sync.wire import TitleChange


class BadTitle(Exception):
    """The title cannot be in the catalogue; the text says why."""


def put_title(connection: Connection, title: TitleChange, now_ms: int, *, key_id: bytes | None = None) -> bool:
    """Sell a title, or what changed of it; False when nothing changed. `key_id`: of its sealed file. Raises BadTitle."""
    check_title(connection, title, key_id)
    found = title_row(connection, title.title)
    text = title.model_dump_json()
    if found is not None and found.title == text:
        return False
    if found is not None:
        _keep_what_was_sold(connection, read_title(found), title)
    values: dict[str, object] = {
        "title": text,
        "kind": title.kind,
        "rating": title.rating,
        "buy_cents": title.buy_cents,
        "rent_cents": title.rent_cents,
        "container": title.container,
        "key_id": None if key_id is None else key_id.hex(),
        "active": title.active,
    }
    if found is None or found.container != title.container:
        values["missing_ms"] = None
    if found is None:
        connection.execute(insert(titles).values(id=title.title, **values))
    else:
        connection.execute(update(titles).where(titles.c.id == title.title).values(**values))
    append(connection, CATALOGUE, "catalogue.title", title, now_ms, key=title.title)
    return True


def withdraw(connection: Connection, title: str, now_ms: int) -> bool:
    """Sell it no more; who has it keeps it. False when it is not sold."""
    row = title_row(connection, title)
    if row is None or not row.active:
        return False
    key_id = None if row.key_id is None else bytes.fromhex(row.key_id)
    return put_title(connection, read_title(row).model_copy(update={"active": False}), now_ms, key_id=key_id)


def title_row(connection: Connection, title: str) -> Row[tuple[object, ...]] | None:
    """The row of a title."""
    return row_of(connection, titles, title)


def read_title(row: Row[tuple[object, ...]]) -> TitleChange:
    """A title as devices have it."""
    return TitleChange.model_validate_json(row.title)


def _keep_what_was_sold(connection: Connection, sold: TitleChange, title: TitleChange) -> None:
    """A licence opens what the title has: who bought an album keeps each of its songs, and a file stays a file."""
    if set(sold.parts) <= set(title.parts) and (sold.container is None or title.container is not None):
        return
    if connection.execute(select(licences.c.id).where(licences.c.title == title.title).limit(1)).first() is not None:
        raise BadTitle("it was sold: it keeps its parts or its file; withdraw it, and sell another")


def check_title(connection: Connection, title: TitleChange, key_id: bytes | None, *, also: Collection[str] = ()) -> None:
    """Whether the catalogue may have it; `also`: titles that count as being there. Raises BadTitle."""
    if (title.container is None) != (key_id is None):
        raise BadTitle("a sealed file has a key id")
    if (title.kind == "album") != bool(title.parts) or (title.kind == "album") == (title.container is not None):
        raise BadTitle("an album has parts and no file of its own; everything else has a file and no parts")
    if title.buy_cents is None and title.rent_cents is None and title.active:
        raise BadTitle("it has no price (0: free)")
    if title.rent_cents is not None and title.kind != "movie":
        raise BadTitle("only movies are rented")
    known = set(connection.execute(select(titles.c.id).where(titles.c.id.in_(title.parts))).scalars()) if title.parts else set()
    if missing := set(title.parts) - known - set(also):
        raise BadTitle(f"the catalogue has no part {min(missing)}")
