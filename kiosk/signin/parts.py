"""How features take part in sessions. Sign-in knows none of them: the process that makes it hands them over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from kiosk.signin.rules import Session
from kiosk.sync.outbox import Clock
from kiosk.sync.wire import AskAnswer


@dataclass(frozen=True)
class SessionPart:
    """What one feature does in the transaction that opens a session, and in the one that ends it.

    `begin` gets central's answer, None at a sign-in that this device checked itself. It must not raise for what central sent: the
    person signs in all the same. `end` gets the resident and the grant of the session, before `session.close` is enqueued; it runs
    after a crash too, at the next start.
    """

    begin: Callable[[Connection, Session, AskAnswer | None, Clock], None] | None = None
    end: Callable[[Connection, str, str, Clock], None] | None = None


def begin_parts(parts: Sequence[SessionPart], conn: Connection, session: Session, answer: AskAnswer | None, clock: Clock) -> None:
    """Let every feature begin."""
    for part in parts:
        if part.begin is not None:
            part.begin(conn, session, answer, clock)


def end_parts(parts: Sequence[SessionPart], conn: Connection, resident: str, grant: str, clock: Clock) -> None:
    """Let every feature end."""
    for part in parts:
        if part.end is not None:
            part.end(conn, resident, grant, clock)
