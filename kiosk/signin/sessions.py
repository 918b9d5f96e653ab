"""Sessions at this screen: opened by a sign-in, ended by a sign-out, the clock, or a restart.

`session.close` tells central that the session ended. The *grant* lives on until its `offline_until`, a newer grant or a revocation:
it is what a later sign-in without a connection stands on, and what the commands of that session name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from sqlalchemy import Connection, bindparam, insert, select, update
from uuid_utils import uuid7

from kiosk.hardware.card_events import drop_cards
from kiosk.hardware.print_queue import cancel_waiting
from kiosk.signin.parts import SessionPart, end_parts
from kiosk.signin.rules import Person, Session
from kiosk.signin.tables import sessions
from kiosk.store.prepared import Query
from kiosk.sync.outbox import Clock, enqueue
from kiosk.sync.wire import SessionClose
from kiosk.sync.wire_leaving import MAX_USED_MS

Why = Literal["signed_out", "idle", "time", "restart"]


def open_session(conn: Connection, person: Person, grant: str, *, online: bool, now_ms: int, must_change_pin: bool = False) -> Session:
    """Write the row of a new session in the sign-in's transaction."""
    session = Session(str(uuid7()), person, grant, online, now_ms, must_change_pin)
    conn.execute(insert(sessions).values(id=session.id, resident=person.resident, grant_id=grant, online=online, started_ms=now_ms))
    return session


def stand_on(conn: Connection, session: Session) -> None:
    """The session goes on under a newer grant."""
    conn.execute(update(sessions).where(sessions.c.id == session.id).values(grant_id=session.grant))


_OPEN = Query(select(sessions.c.id).where(sessions.c.id == bindparam("session"), sessions.c.ended_ms.is_(None)))


def count_time(conn: Connection, session_id: str, used_ms: int) -> None:
    """What counts of the day's minutes so far: a screen that is killed has this much on record."""
    conn.execute(update(sessions).where(sessions.c.id == session_id, sessions.c.ended_ms.is_(None)).values(used_ms=used_ms))


def is_open(conn: Connection, session: Session) -> bool:
    """Whether the session was not ended."""
    return _OPEN.value(conn, session=session.id) is not None


def is_known(conn: Connection, session: Session) -> bool:
    """Whether this device remembers the session, open or ended: one that was wiped does not."""
    return conn.execute(select(sessions.c.id).where(sessions.c.id == session.id)).first() is not None


def end_session(conn: Connection, session_id: str, why: Why, clock: Clock, parts: Sequence[SessionPart] = ()) -> bool:
    """End a session: its row, what features have to end, the command for central, receipts that nobody waits for, cards shown
    meanwhile. False: it had ended."""
    now_ms = clock.now_ms()
    ended = conn.execute(
        update(sessions)
        .where(sessions.c.id == session_id, sessions.c.ended_ms.is_(None))
        .values(ended_ms=now_ms, why=why)
        .returning(sessions.c.resident, sessions.c.grant_id, sessions.c.started_ms, sessions.c.used_ms)
    ).one_or_none()
    if ended is None:
        return False
    end_parts(parts, conn, ended.resident, ended.grant_id, clock)
    close = SessionClose(why=why, started_ms=max(0, ended.started_ms), used_ms=min(ended.used_ms, MAX_USED_MS))
    enqueue(conn, kind="session.close", version=1, payload=close, grant=ended.grant_id, clock=clock)
    cancel_waiting(conn, now_ms)
    drop_cards(conn)
    return True


def open_sessions(conn: Connection) -> list[str]:
    """Ids of the sessions that were never ended."""
    return list(conn.execute(select(sessions.c.id).where(sessions.c.ended_ms.is_(None))).scalars())
