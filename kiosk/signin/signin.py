"""Signing in and out at this device.

An attempt is charged in the store before anybody looks at its PIN, so a power cut in the middle of a check is a wrong PIN and not a
free guess; locks stand on trusted time, which no clock change moves. Central judges where it can be reached; else the verifier that
an earlier online sign-in left here does. The PIN lives only in the `Attempt`, in memory, until the verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Connection, select

from kiosk.device.clock import TrustedClock
from kiosk.device.keys import DeviceKeys
from kiosk.device.policy import current_policy
from kiosk.device.status import read_status
from kiosk.hardware.card_events import card_waiting, take_card_event
from kiosk.signin.attempt import Attempt, Checker
from kiosk.signin.cards import card_seen, tell_lost_shown
from kiosk.signin.new_pin import NewPin, PinChanger
from kiosk.signin.parts import SessionPart
from kiosk.signin.profile import save_settings, settings_of
from kiosk.signin.rules import (
    AccountClosed,
    CardAgain,
    CardGone,
    CardNews,
    CardSeen,
    EasyPin,
    LockedOut,
    NeedsConnection,
    NotKnown,
    NotSure,
    Outcome,
    Person,
    Session,
    SignedIn,
    Waiting,
    WrongPin,
)
from kiosk.signin.sessions import Why, count_time, end_session, open_sessions
from kiosk.signin.tables import roster
from kiosk.store.engine import Store
from kiosk.sync.asks import ask_answer

__all__ = [
    "AccountClosed",
    "Attempt",
    "CardAgain",
    "CardGone",
    "CardSeen",
    "EasyPin",
    "LockedOut",
    "NeedsConnection",
    "NewPin",
    "NotKnown",
    "NotSure",
    "Outcome",
    "Person",
    "Session",
    "SignIn",
    "SignedIn",
    "Waiting",
    "WrongPin",
    "save_settings",
    "settings_of",
]


class SignIn:
    """The sign-in desk of one screen process. `start` and `poll` return at once; a worker thread of its own hashes and writes.

    `parts`: what other features do when a session opens or ends.
    """

    def __init__(self, store: Store, keys: DeviceKeys, clock: TrustedClock, parts: Sequence[SessionPart] = ()) -> None:
        self._store = store
        self._clock = clock
        self._parts = parts
        self._checker = Checker(store, keys, clock, parts)
        self._changer = PinChanger(store, keys, clock, self._checker, parts)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sign-in")

    def take_card(self) -> CardNews | None:
        """What happened last at the reader (a few seconds at most), taken once; None: nothing that concerns anybody."""
        with self._store.read() as conn:
            if not card_waiting(conn):
                return None
        with self._store.write() as conn:
            event = take_card_event(conn, self._clock.boot_ms())
            if event is None:
                return None
            if event.kind == "again":
                return CardAgain()
            seen = card_seen(conn, event.uid)
            if event.kind == "removed":
                return None if seen.person is None else CardGone(seen.person)
            if seen.lost:
                tell_lost_shown(conn, event.uid, self._clock)
            return seen

    def find_number(self, number: str) -> Person | None:
        """The resident with this number, if they may sign in."""
        with self._store.read() as conn:
            return _only_person(conn, number.strip())

    def start(self, person: Person, pin: str) -> Attempt:
        """Begin to check a PIN of 4 to 12 characters; ask `poll` for the verdict."""
        if not 4 <= len(pin) <= 12:
            # Said here without the PIN: an error from the wire type would carry it into a log.
            raise ValueError("a PIN has 4 to 12 characters")
        attempt = Attempt(person, pin)
        attempt.work = self._worker.submit(self._checker.begin, attempt)
        return attempt

    def start_new_pin(self, session: Session, pin: str, new_pin: str) -> NewPin:
        """Begin to replace the PIN of somebody who is signed in; ask `poll` for the verdict (SignedIn: the session as it is now)."""
        if not (4 <= len(pin) <= 12 and 4 <= len(new_pin) <= 12):
            raise ValueError("a PIN has 4 to 12 characters")
        change = NewPin(session.person, pin, session=session, new_pin=new_pin)
        change.work = self._worker.submit(self._changer.begin, change)
        return change

    def abandon(self, change: NewPin) -> None:
        """Nobody waits for the verdict any more: both PINs are forgotten, and the try is given back, because only central judges it."""
        change.work = self._worker.submit(self._changer.abandon, change)

    def poll(self, attempt: Attempt) -> Outcome:
        """The verdict, or `Waiting`. Cheap: at most one indexed read. Raises what the store raised (StoreFull, for one)."""
        if attempt.work is None or not attempt.work.done():
            return Waiting()
        attempt.work.result()
        if attempt.outcome is not None:
            return attempt.outcome
        with self._store.read() as conn:
            answer = ask_answer(conn, attempt.ask)
            connected = read_status(conn).connected
            patience_ms = current_policy(conn).sign_in.online_wait_ms
        if answer is not None or not connected or self._clock.boot_ms() - attempt.asked_boot_ms >= patience_ms:
            if isinstance(attempt, NewPin):
                attempt.work = self._worker.submit(self._changer.finish, attempt, answer)
            else:
                attempt.work = self._worker.submit(self._checker.finish, attempt, answer)
        return Waiting()

    def check_pin(self, session: Session, pin: str) -> Outcome:
        """Lift the cover of an open session: SignedIn(session), WrongPin, LockedOut, or NeedsConnection (then sign out).

        Checks in the caller's thread (about a tenth of a second): not on the GUI thread.
        """
        return self._checker.check_again(session, pin)

    def close(self, session: Session, why: Why, used_ms: int = 0) -> None:
        """Sign out: one transaction ends the session, tells central, and cancels receipts that have not begun. Twice does nothing.

        `used_ms`: what counts of the day's minutes.
        """
        with self._store.write() as conn:
            count_time(conn, session.id, used_ms)
            end_session(conn, session.id, why, self._clock, self._parts)

    def close_stale(self) -> None:
        """At the start of the screen: whoever was signed in when it stopped is signed out."""
        with self._store.read() as conn:
            if not open_sessions(conn):
                return
        with self._store.write() as conn:
            for session_id in open_sessions(conn):
                end_session(conn, session_id, "restart", self._clock, self._parts)

    def stop(self) -> None:
        """End the worker; a check under way is finished first."""
        self._worker.shutdown(wait=True)


def _only_person(conn: Connection, number: str) -> Person | None:
    """The one active resident with this number; nobody when two share it."""
    rows = conn.execute(select(roster).where(roster.c.number == number, roster.c.active).limit(2)).all()
    return Person(rows[0].resident, rows[0].first_name, rows[0].number, rows[0].role) if len(rows) == 1 else None
