"""One try to sign in, and how it is checked. Everything here may hash for a tenth of a second: never on the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

import structlog
from sqlalchemy import Connection, select
from uuid_utils import uuid7

from kiosk.device.clock import TrustedClock
from kiosk.device.identity import load_identity
from kiosk.device.keys import DeviceKeys
from kiosk.device.last_order import order_stands
from kiosk.device.orders import going_down
from kiosk.device.policy import SignInPolicy, current_policy
from kiosk.device.status import read_status
from kiosk.signin import pins
from kiosk.signin.anchor import TriesNote
from kiosk.signin.grants import GrantRefused, keep_grant, usable_grant, verify_grant
from kiosk.signin.parts import SessionPart, begin_parts
from kiosk.signin.rules import (
    AccountClosed,
    Count,
    LockedOut,
    NeedsConnection,
    NotKnown,
    Outcome,
    Person,
    Restarting,
    Session,
    SignedIn,
    WrongPin,
    central_counted,
    central_locked,
    charged,
    tries_left,
    wait_left,
)
from kiosk.signin.sessions import is_open, open_session
from kiosk.signin.tables import roster
from kiosk.store.engine import Store
from kiosk.sync.asks import erase_ask, write_ask
from kiosk.sync.wire import AskAnswer, AskSignIn

log = structlog.get_logger(__name__)

#: An ask outlives the patience of the screen by this much, for an answer that is on its way.
GRACE_MS = 2_000


@dataclass(eq=False)
class Attempt:
    """A try under way. Its PIN stays in memory, is never printed, and is dropped with the verdict."""

    person: Person
    pin: str = field(repr=False)
    ask: str = field(default_factory=lambda: str(uuid7()))
    asked_boot_ms: int = 0
    before: Count = field(default=Count(), repr=False)
    outcome: Outcome | None = None
    work: Future[None] | None = field(default=None, repr=False)

    def settle(self, outcome: Outcome) -> None:
        """Give the verdict and forget the PIN."""
        self.forget()
        self.outcome = outcome

    def forget(self) -> None:
        """Drop what was typed."""
        self.pin = ""


class Checker:
    """Checks attempts against central's answer or the local verifier, and keeps the count honest."""

    def __init__(self, store: Store, keys: DeviceKeys, clock: TrustedClock, parts: Sequence[SessionPart] = ()) -> None:
        self._store = store
        self._keys = keys
        self._clock = clock
        self._parts = parts
        self._note = TriesNote(store.path.with_suffix(".tries"), keys.pin_pepper)

    def begin(self, attempt: Attempt) -> None:
        """Charge the attempt, then ask central, or check it here when there is no connection."""
        resident = attempt.person.resident
        with self._store.write() as conn:
            refusal, connected = self.refusal(conn, resident), read_status(conn).connected
            if refusal is None and not connected and not self._can_check(conn, resident):
                refusal = NeedsConnection()
            if refusal is not None:
                attempt.settle(refusal)
                return
            attempt.before = self.charge(conn, resident)
            if connected:
                identity, now_ms = load_identity(conn), self._clock.now_ms()
                ask = AskSignIn(ask=attempt.ask, resident=resident, pin=attempt.pin)
                write_ask(conn, identity, ask, now_ms, current_policy(conn).sign_in.online_wait_ms + GRACE_MS)
            attempt.asked_boot_ms = self._clock.boot_ms()
        if not connected:
            self._check_here(attempt)

    def finish(self, attempt: Attempt, answer: AskAnswer | None) -> None:
        """Act on central's answer; without a usable one check the PIN here."""
        if answer is not None and answer.status == "signed_in":
            if self._central_said_yes(attempt, answer):
                return
        elif answer is not None and answer.status == "wrong_pin":
            self.central_said_no(attempt, answer)
            return
        elif answer is not None and answer.status in {"locked", "refused"}:
            self.central_did_not_look(attempt, answer)
            return
        self._check_here(attempt)

    def check_again(self, session: Session, pin: str) -> Outcome:
        """Check the PIN of somebody who is signed in (the cover), against the local verifier, at the cost of a try."""
        resident = session.person.resident
        with self._store.write() as conn:
            refusal = self.refusal(conn, resident)
            verifier = pins.verifier_of(conn, resident)
            if refusal is None and (verifier is None or not is_open(conn, session) or not self._note.holds(conn)):
                refusal = NeedsConnection()
            if refusal is not None or verifier is None:
                return refusal or NeedsConnection()
            before = self.charge(conn, resident)
        right = pins.pin_matches(verifier, resident, pin, self._keys.pin_pepper)
        with self._store.write() as conn:
            if not right:
                return self._wrong_here(conn, resident)
            self.right(conn, resident, before)
        return SignedIn(session)

    def refusal(self, conn: Connection, resident: str) -> Outcome | None:
        """Why no PIN of this resident is looked at now: not on the roster, closed, or locked."""
        if order_stands(conn):
            return AccountClosed()
        if going_down(conn):
            return Restarting()
        active = conn.execute(select(roster.c.active).where(roster.c.resident == resident)).scalar_one_or_none()
        if active is None:
            return NotKnown()
        if not active:
            return AccountClosed()
        wait_ms = wait_left(pins.count_of(conn, resident), self._clock.now_ms())
        return LockedOut(wait_ms) if wait_ms else None

    def _can_check(self, conn: Connection, resident: str) -> bool:
        grant = usable_grant(conn, load_identity(conn), resident, self._clock.now_ms())
        return grant is not None and pins.verifier_of(conn, resident) is not None and self._note.holds(conn)

    def charge(self, conn: Connection, resident: str) -> Count:
        """Count the attempt as wrong before it is looked at; returns the count before."""
        before = pins.count_of(conn, resident)
        policy = current_policy(conn).sign_in
        self._note.count(conn)
        pins.keep_count(conn, resident, charged(before, self._clock.now_ms(), policy.tries, policy.waits_ms))
        return before

    def _check_here(self, attempt: Attempt) -> None:
        resident = attempt.person.resident
        with self._store.read() as conn:
            grant = usable_grant(conn, load_identity(conn), resident, self._clock.now_ms())
            verifier = pins.verifier_of(conn, resident) if self._note.holds(conn) else None
        if grant is None or verifier is None:
            with self._store.write() as conn:
                # Nobody looked at the PIN: the try is given back.
                pins.keep_count(conn, resident, attempt.before)
                erase_ask(conn, attempt.ask)
            attempt.settle(NeedsConnection())
            return
        right = pins.pin_matches(verifier, resident, attempt.pin, self._keys.pin_pepper)
        with self._store.write() as conn:
            erase_ask(conn, attempt.ask)
            if right:
                self.right(conn, resident, attempt.before)
                session = open_session(conn, attempt.person, grant, online=False, now_ms=self._clock.now_ms())
                begin_parts(self._parts, conn, session, None, self._clock)
                outcome: Outcome = SignedIn(session)
            else:
                outcome = self._wrong_here(conn, resident)
        attempt.settle(outcome)

    def _central_said_yes(self, attempt: Attempt, answer: AskAnswer) -> bool:
        """Keep grant, verifier, session and what features were given together; False when the grant does not hold."""
        resident, now_ms = attempt.person.resident, self._clock.now_ms()
        with self._store.read() as conn:
            identity = load_identity(conn)
        try:
            grant = verify_grant(answer.grant or "", identity, resident)
        except GrantRefused as refused:
            log.warning("grant_refused", ask=attempt.ask, why=str(refused))
            return False
        # A PIN that staff gave out is known to others: it opens nothing here without central.
        verifier = None if answer.must_change_pin else pins.hash_pin(resident, attempt.pin, self._keys.pin_pepper)
        with self._store.write() as conn:
            keep_grant(conn, grant, answer.grant or "")
            if verifier is None:
                pins.drop_verifier(conn, resident)
            else:
                pins.keep_verifier(conn, resident, grant.pin_version, verifier)
            self.right(conn, resident, attempt.before)
            self._note.trust(conn)
            session = open_session(
                conn, attempt.person, grant.grant, online=True, now_ms=now_ms, must_change_pin=answer.must_change_pin
            )
            begin_parts(self._parts, conn, session, answer, self._clock)
            erase_ask(conn, attempt.ask)
        attempt.settle(SignedIn(session))
        return True

    def central_said_no(self, attempt: Attempt, answer: AskAnswer) -> None:
        """Central judged the PIN wrong and counted it."""
        resident = attempt.person.resident
        with self._store.write() as conn:
            count = central_counted(pins.count_of(conn, resident))
            count = central_locked(count, self._clock.now_ms(), answer.wait_ms)
            pins.keep_count(conn, resident, count)
            erase_ask(conn, attempt.ask)
            outcome = _wrong(count, self._clock.now_ms(), current_policy(conn).sign_in)
        if isinstance(outcome, WrongPin):
            outcome = WrongPin(max(1, min(outcome.tries_left, answer.tries_left)))
        attempt.settle(outcome)

    def central_did_not_look(self, attempt: Attempt, answer: AskAnswer) -> None:
        """Locked or refused by central: the PIN was not judged, so the try is given back; central's lock is kept."""
        resident = attempt.person.resident
        with self._store.write() as conn:
            now_ms = self._clock.now_ms()
            count = central_locked(attempt.before, now_ms, answer.wait_ms)
            pins.keep_count(conn, resident, count)
            erase_ask(conn, attempt.ask)
        attempt.settle(AccountClosed() if answer.status == "refused" else LockedOut(max(answer.wait_ms, wait_left(count, now_ms))))

    def right(self, conn: Connection, resident: str, before: Count) -> None:
        """A right PIN clears the count. Earlier tries that a power cut left unreported are told to central."""
        pins.report_wrong_pins(conn, resident, before, self._clock)
        pins.keep_count(conn, resident, Count())

    def _wrong_here(self, conn: Connection, resident: str) -> Outcome:
        count = pins.report_wrong_pins(conn, resident, pins.count_of(conn, resident), self._clock)
        pins.keep_count(conn, resident, count)
        return _wrong(count, self._clock.now_ms(), current_policy(conn).sign_in)


def _wrong(count: Count, now_ms: int, policy: SignInPolicy) -> Outcome:
    wait_ms = wait_left(count, now_ms)
    return LockedOut(wait_ms) if wait_ms else WrongPin(tries_left(count.wrong, policy.tries))
