"""Replacing a PIN: central must be there, because only it can say which PIN is in force.

The old PIN is proved in the same sealed question, at the cost of a try. A PIN that staff gave out leaves no verifier behind: until it
is replaced, it opens this device only while central answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import structlog
from sqlalchemy import Connection

from kiosk.device.clock import TrustedClock
from kiosk.device.identity import load_identity
from kiosk.device.keys import DeviceKeys
from kiosk.device.policy import current_policy
from kiosk.device.status import read_status
from kiosk.signin import pins
from kiosk.signin.attempt import GRACE_MS, Attempt, Checker
from kiosk.signin.grants import GrantRefused, keep_grant, verify_grant
from kiosk.signin.parts import SessionPart, begin_parts
from kiosk.signin.rules import EasyPin, NeedsConnection, NotSure, Session, SignedIn, easy_pin
from kiosk.signin.sessions import stand_on
from kiosk.store.engine import Store
from kiosk.sync.asks import ask_left, erase_ask, write_ask
from kiosk.sync.wire import AskAnswer, AskNewPin

log = structlog.get_logger(__name__)


@dataclass(eq=False, kw_only=True)
class NewPin(Attempt):
    """A new PIN on its way. Both PINs stay in memory, are never printed, and are dropped with the verdict."""

    session: Session
    new_pin: str = field(repr=False)

    def forget(self) -> None:
        """Drop both."""
        super().forget()
        self.new_pin = ""


class PinChanger:
    """Asks central to put a new PIN in force, and keeps what stands on it."""

    def __init__(self, store: Store, keys: DeviceKeys, clock: TrustedClock, checker: Checker, parts: Sequence[SessionPart]) -> None:
        self._store = store
        self._keys = keys
        self._clock = clock
        self._checker = checker
        self._parts = parts

    def begin(self, change: NewPin) -> None:
        """Refuse what this device can refuse by itself; else charge a try and ask."""
        resident = change.person.resident
        if change.new_pin == change.pin or easy_pin(change.new_pin, number=change.person.number):
            change.settle(EasyPin())
            return
        with self._store.write() as conn:
            refusal = self._checker.refusal(conn, resident)
            if refusal is None and not read_status(conn).connected:
                refusal = NeedsConnection()
            if refusal is not None:
                change.settle(refusal)
                return
            change.before = self._checker.charge(conn, resident)
            ask = AskNewPin(ask=change.ask, resident=resident, pin=change.pin, new_pin=change.new_pin)
            lifetime_ms = current_policy(conn).sign_in.online_wait_ms + GRACE_MS
            write_ask(conn, load_identity(conn), ask, self._clock.now_ms(), lifetime_ms)
            change.asked_boot_ms = self._clock.boot_ms()

    def finish(self, change: NewPin, answer: AskAnswer | None) -> None:
        """Act on central's answer. Without one, say honestly whether the question may have arrived."""
        if answer is not None and answer.status == "signed_in" and self._in_force(change, answer):
            return
        if answer is not None and answer.status == "wrong_pin":
            self._checker.central_said_no(change, answer)
            return
        if answer is not None and answer.status in {"locked", "refused"}:
            self._checker.central_did_not_look(change, answer)
            return
        with self._store.write() as conn:
            pins.keep_count(conn, change.person.resident, change.before)
            if answer is not None and answer.status == "easy_pin":
                change.settle(EasyPin())
            elif answer is None or answer.status == "expired":
                change.settle(self._unanswered(conn, change))
            else:
                change.settle(NotSure())
            erase_ask(conn, change.ask)

    def abandon(self, change: NewPin) -> None:
        """Whoever asked has left: as when no answer came."""
        if change.outcome is None:
            self.finish(change, None)

    def _unanswered(self, conn: Connection, change: NewPin) -> NeedsConnection | NotSure:
        if not ask_left(conn, change.ask):
            return NeedsConnection()
        # The old PIN may be void already: from now on only central can tell.
        pins.drop_verifier(conn, change.person.resident)
        return NotSure()

    def _in_force(self, change: NewPin, answer: AskAnswer) -> bool:
        resident = change.person.resident
        with self._store.read() as conn:
            identity = load_identity(conn)
        try:
            grant = verify_grant(answer.grant or "", identity, resident)
        except GrantRefused as refused:
            log.warning("grant_refused", ask=change.ask, why=str(refused))
            return False
        verifier = pins.hash_pin(resident, change.new_pin, self._keys.pin_pepper)
        session = replace(change.session, grant=grant.grant, must_change_pin=False)
        with self._store.write() as conn:
            keep_grant(conn, grant, answer.grant or "")
            pins.keep_verifier(conn, resident, grant.pin_version, verifier)
            self._checker.right(conn, resident, change.before)
            stand_on(conn, session)
            begin_parts(self._parts, conn, session, answer, self._clock)
            erase_ask(conn, change.ask)
        change.settle(SignedIn(session))
        return True
