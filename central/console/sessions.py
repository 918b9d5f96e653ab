"""Sessions: a random token in the browser, its hash in the database. They end on idle, at the latest after a working day."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, insert, select, update

from central.console.accounts import member_of
from central.console.roles import Member
from central.console.tables import accounts, sessions

#: What is still missing: another password, a second factor, its code. `in`: nothing.
Stage = Literal["password", "factor", "code", "in"]
LONGEST_MS = 12 * 3600 * 1000
#: A sign-in that is not finished ends so soon.
HALF_MS = 10 * 60 * 1000
#: Reading a page is not written down as use more often than this.
_SEEN_EVERY_MS = 20_000


@dataclass(frozen=True)
class Session:
    """Of one browser."""

    token_hash: str
    stage: Stage
    member: Member
    secret: str | None


def open_session(connection: Connection, account: str, stage: Stage, now_ms: int) -> str:
    """A new session; returns the token for the browser."""
    token = secrets.token_urlsafe(32)
    connection.execute(
        insert(sessions).values(token_hash=_hash(token), account=account, stage=stage, since_ms=now_ms, seen_ms=now_ms, secret=None)
    )
    return token


def find_session(connection: Connection, token: str, idle_ms: int, now_ms: int) -> Session | None:
    """The session of a token, unless it ended or the account may not sign in any more."""
    row = connection.execute(
        select(sessions, accounts.c.id.label("account_id"), accounts.c.login, accounts.c.name, accounts.c.roles, accounts.c.desks)
        .join(accounts, accounts.c.id == sessions.c.account)
        .where(sessions.c.token_hash == _hash(token), accounts.c.active.is_(True))
    ).one_or_none()
    if row is None or _is_over(row, idle_ms, now_ms):
        return None
    return Session(row.token_hash, row.stage, member_of(row), row.secret)


def is_seen(connection: Connection, session: Session, now_ms: int) -> bool:
    """Whether its last use was written down lately."""
    seen = connection.execute(select(sessions.c.seen_ms).where(sessions.c.token_hash == session.token_hash)).scalar_one_or_none()
    return seen is None or now_ms - seen < _SEEN_EVERY_MS


def see(connection: Connection, session: Session, now_ms: int) -> None:
    """It is used."""
    connection.execute(update(sessions).where(sessions.c.token_hash == session.token_hash).values(seen_ms=now_ms))


def keep_secret(connection: Connection, session: Session, box: str) -> None:
    """A second factor is being set up."""
    connection.execute(update(sessions).where(sessions.c.token_hash == session.token_hash).values(secret=box))


def end_session(connection: Connection, session: Session) -> None:
    """Its token opens nothing any more."""
    connection.execute(delete(sessions).where(sessions.c.token_hash == session.token_hash))


def forget_over(connection: Connection, now_ms: int) -> None:
    """Rows of sessions that ended long ago."""
    connection.execute(delete(sessions).where(sessions.c.since_ms < now_ms - LONGEST_MS))


def _is_over(row: Row[Any], idle_ms: int, now_ms: int) -> bool:
    if row.stage != "in":
        return bool(now_ms - row.since_ms > HALF_MS)
    return bool(now_ms - row.seen_ms > idle_ms or now_ms - row.since_ms > LONGEST_MS)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
