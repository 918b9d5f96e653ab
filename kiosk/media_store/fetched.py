"""The queue as a person sees it: the files that they wish for on this device, those on their way and those that are here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, Integer, case, func, select, type_coerce

from kiosk.media_store.downloads import ORDER, Code
from kiosk.media_store.tables import file_wishes, files, titles

#: The queue is shown whole as far as anybody would look, and the largest of what is here.
_MOST_COMING, _MOST_HERE = 300, 100


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


_FETCHED = (
    files.c.container,
    files.c.title,
    func.coalesce(titles.c.kind, "song"),
    func.coalesce(titles.c.name, ""),
    func.coalesce(titles.c.by, ""),
    titles.c.artwork,
    files.c.state,
    files.c.code,
    files.c.bytes,
    case((files.c.state == "whole", files.c.bytes), else_=files.c.done_bytes),
    files.c.first,
)


def fetched(conn: Connection, resident: str) -> list[Fetched]:
    """The files that somebody wishes for on this device, as they come; then those that are here, the largest first."""
    mine = (
        select(*_FETCHED)
        .join(file_wishes, file_wishes.c.container == files.c.container)
        .outerjoin(titles, titles.c.title == files.c.title)
        .where(file_wishes.c.resident == resident)
    )
    coming = mine.where(files.c.state != "whole").order_by(*ORDER).limit(_MOST_COMING)
    here = mine.where(files.c.state == "whole").order_by(files.c.bytes.desc(), files.c.container).limit(_MOST_HERE)
    return [Fetched(*row) for statement in (coming, here) for row in conn.execute(statement)]


def fetched_count(conn: Connection, resident: str) -> tuple[int, int, int]:
    """How many of those are on their way and how many are here, whether shown or not; and how many bytes are here."""
    whole = type_coerce(files.c.state == "whole", Integer)
    both = select(func.count(), func.coalesce(func.sum(whole), 0), func.coalesce(func.sum(files.c.bytes * whole), 0))
    row = conn.execute(
        both.join_from(files, file_wishes, file_wishes.c.container == files.c.container).where(file_wishes.c.resident == resident)
    ).one()
    return row[0] - row[1], row[1], row[2]
