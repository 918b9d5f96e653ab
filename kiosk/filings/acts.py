"""What all acts of an author have in common: how they fail, the one moment of an act, words sealed to the form's role, the command."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from kiosk.filings.sealing import author_key, seal
from kiosk.signin.rules import Session
from kiosk.sync.outbox import Clock, enqueue
from kiosk.sync.wire_base import Payload
from kiosk.sync.wire_filings import SealedWords


class FilingError(Exception):
    """It cannot be done; nothing was saved."""


class SessionOver(FilingError):
    """Nobody is signed in any more."""


class NotOffered(FilingError):
    """There is no such form here (any more), or no such filing of this resident that this could be done to."""


class FormChanged(FilingError):
    """Another version of the form came since it was filled in: who reads it, or what it asks, may be another."""


class TooLong(FilingError):
    """More words than central takes."""


@dataclass(frozen=True)
class Moment:
    """One look at the clock: what a filing says of its time here is what its command says to central."""

    at_ms: int
    boot: int

    @classmethod
    def of(cls, clock: Clock) -> Moment:
        """Now."""
        return cls(clock.now_ms(), clock.boot_ms())

    def now_ms(self) -> int:
        """As `Clock`."""
        return self.at_ms

    def boot_ms(self) -> int:
        """As `Clock`."""
        return self.boot


def seal_to_role(conn: Connection, resident: str, filing: str, part: str, words: dict[str, Any], form: Row[Any]) -> SealedWords:
    """Both boxes of words about a filing, by the row of its form. Raises CannotSeal."""
    return seal(filing, part, words, role_key=form.role_key, role_key_id=form.role_key_id, key=author_key(conn, resident))


def command(conn: Connection, session: Session, kind: str, payload: Payload, id: str, clock: Clock) -> None:
    """The act, for central; `id` is the command's."""
    enqueue(conn, kind=kind, version=1, payload=payload, grant=session.grant, clock=clock, id=id)
