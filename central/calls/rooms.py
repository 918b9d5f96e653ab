"""Use cases of rooms: open one for a visit, end it, look who is there. What a token opens is decided here and nowhere else."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any, Literal

import uuid_utils
from sqlalchemy import Connection, Row, insert, or_, select, update

from central.calls.tables import call_events, call_rooms

Side = Literal["device", "contact"]
EndWhy = Literal["time", "staff", "cancelled", "replaced", "hung_up"]
TOKEN_BYTES = 32


@dataclass(frozen=True)
class NewRoom:
    """A room that was opened. The tokens are nowhere else: give each to its side."""

    room: str
    device_token: str
    contact_token: str


@dataclass(frozen=True)
class Room:
    """A room as one of its sides comes to it."""

    room: str
    visit: str
    side: Side
    opens_ms: int
    until_ms: int
    resident_name: str
    recorded: bool
    #: Empty while it is not ended.
    ended: str
    #: Who hangs up ends it.
    direct: bool = False


@dataclass(frozen=True)
class Standing:
    """What became of a visit's newest room: when each side came first, and when and why it ended."""

    device_ms: int | None
    contact_ms: int | None
    ended_ms: int | None
    ended_why: str


def open_room(
    connection: Connection,
    visit: str,
    until_ms: int,
    *,
    opens_ms: int,
    now_ms: int,
    resident_name: str = "",
    recorded: bool = True,
    direct: bool = False,
) -> NewRoom:
    """A room for this visit, from `opens_ms` until `until_ms`; one that it had before is ended. Raises ValueError: no time."""
    if opens_ms >= until_ms:
        raise ValueError("a room closes after it opens")
    end_room(connection, visit, "replaced", now_ms)
    made = NewRoom(str(uuid_utils.uuid7()), secrets.token_urlsafe(TOKEN_BYTES), secrets.token_urlsafe(TOKEN_BYTES))
    connection.execute(
        insert(call_rooms).values(
            id=made.room,
            visit=visit,
            opens_ms=opens_ms,
            until_ms=until_ms,
            device_token=token_hash(made.device_token),
            contact_token=token_hash(made.contact_token),
            resident_name=resident_name[:200],
            recorded=recorded,
            direct=direct,
            made_ms=now_ms,
            ended_why="",
            ended_by="",
        )
    )
    return made


def new_device_token(connection: Connection, visit: str) -> str:
    """Another token for the device's side of this visit's open room; the one before opens nothing any more."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    open_one = (call_rooms.c.visit == visit, call_rooms.c.ended_ms.is_(None))
    connection.execute(update(call_rooms).where(*open_one).values(device_token=token_hash(token)))
    return token


def end_room(connection: Connection, visit: str, why: EndWhy, now_ms: int, by: str = "") -> bool:
    """Nobody gets in any more, and who is in it is put out within a second. `visit` may be a room's id. False: none was open."""
    found = connection.execute(
        select(call_rooms.c.id).where(or_(call_rooms.c.visit == visit, call_rooms.c.id == visit), call_rooms.c.ended_ms.is_(None))
    ).scalars()
    rooms = list(found)
    for room in rooms:
        changed = update(call_rooms).where(call_rooms.c.id == room, call_rooms.c.ended_ms.is_(None))
        connection.execute(changed.values(ended_ms=now_ms, ended_why=why, ended_by=by[:80]))
        note(connection, room, "", "ended", now_ms)
    return bool(rooms)


def find_room(connection: Connection, token: str) -> Room | None:
    """Whose token it is; None when it is nobody's. Whether the room is open now is the caller's to see."""
    hashed = token_hash(token)
    row = connection.execute(
        select(call_rooms).where(or_(call_rooms.c.device_token == hashed, call_rooms.c.contact_token == hashed))
    ).one_or_none()
    return None if row is None else _room(row, "device" if row.device_token == hashed else "contact")


def ended_of(connection: Connection, rooms: list[str]) -> dict[str, str]:
    """Which of these rooms were ended, and why."""
    found = select(call_rooms.c.id, call_rooms.c.ended_why).where(call_rooms.c.id.in_(rooms), call_rooms.c.ended_ms.is_not(None))
    return {row.id: row.ended_why for row in connection.execute(found)}


def standing(connection: Connection, visit: str) -> Standing | None:
    """What happened in a visit's newest room; None without one."""
    found = select(call_rooms).where(call_rooms.c.visit == visit).order_by(call_rooms.c.made_ms.desc(), call_rooms.c.id.desc()).limit(1)
    row = connection.execute(found).one_or_none()
    return None if row is None else Standing(row.device_ms, row.contact_ms, row.ended_ms, row.ended_why)


def note(connection: Connection, room: str, side: Side | Literal[""], what: str, now_ms: int) -> None:
    """Keep what happened; the first time that a side comes, in the room too."""
    connection.execute(insert(call_events).values(id=str(uuid_utils.uuid7()), room=room, at_ms=now_ms, side=side, what=what))
    if what == "joined" and side:
        first = call_rooms.c.device_ms if side == "device" else call_rooms.c.contact_ms
        connection.execute(update(call_rooms).where(call_rooms.c.id == room, first.is_(None)).values({first.name: now_ms}))


def contact_page(base: str, token: str) -> str:
    """The address of the contact's page. The token stands behind the `#`: no server, log or referrer sees it."""
    return f"{base.rstrip('/')}/visit#{token}"


def token_hash(token: str) -> str:
    """What is kept of a token: it is random, so that a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def _room(row: Row[Any], side: Side) -> Room:
    return Room(row.id, row.visit, side, row.opens_ms, row.until_ms, row.resident_name, row.recorded, row.ended_why, row.direct)
