"""Signing in: a password, then a code of the second factor. An attempt is charged before it is checked, so none is free.

The count goes back to nothing only when both were right: who has the password cannot try codes for ever.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, select, update

from central.console.accounts import BadAccount, set_factor, set_password
from central.console.factor import ConsoleKey, new_secret, recovery_hash, step_of
from central.console.sessions import Session, Stage, end_session, forget_over, keep_secret, open_session
from central.console.tables import accounts, recovery_codes
from central.console.trail import note
from central.database import Database
from central.facility.facility import load_facility
from central.residents.pin import PinCount, hash_pin, pin_matches

#: Wrong attempts from one address, whatever account they were for.
MOST_OF_AN_ADDRESS = 20
ADDRESS_MS = 10 * 60 * 1000
#: Addresses that are remembered at most.
_MOST_ADDRESSES = 10_000
WRONG = "That did not match. Check the name and the password."
WRONG_CODE = "That code did not match, or was used before. Wait for the next one."


class Refused(Exception):
    """Not signed in; the text is for whoever tries."""


@dataclass
class Addresses:
    """Wrong attempts of late by address, in this process."""

    _lately: dict[str, deque[int]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def check(self, address: str, now_ms: int) -> None:
        """Raises Refused: too many were wrong."""
        with self._lock:
            times = self._lately.get(address, deque())
            while times and times[0] <= now_ms - ADDRESS_MS:
                times.popleft()
            if len(times) >= MOST_OF_AN_ADDRESS:
                raise Refused("Too many attempts from here. Wait ten minutes.")

    def wrong(self, address: str, now_ms: int) -> None:
        """One more."""
        with self._lock:
            if len(self._lately) >= _MOST_ADDRESSES:
                self._lately.clear()
            self._lately.setdefault(address, deque(maxlen=MOST_OF_AN_ADDRESS)).append(now_ms)


@dataclass(frozen=True)
class SigningIn:
    """The steps, in order. Each returns what the browser's session is then. Raises Refused."""

    database: Database
    key: ConsoleKey
    addresses: Addresses = field(default_factory=Addresses)

    def begin(self, login: str, password: str, address: str, now_ms: int) -> str:
        """The password; returns a token of a session that still wants something."""
        self.addresses.check(address, now_ms)
        with self.database.write() as connection:
            row = connection.execute(select(accounts).where(accounts.c.login == login.strip().lower()).with_for_update()).one_or_none()
            if row is not None:
                _charge(connection, row, now_ms)
        right = pin_matches(_nobody() if row is None else row.password_hash, password[:1000]) and row is not None and row.active
        with self.database.write() as connection:
            if row is None or not right:
                self.addresses.wrong(address, now_ms)
                note(connection, "" if row is None else row.login, "sign-in refused", "", now_ms, f"password, from {address}")
                token = None
            else:
                _uncharge(connection, row)
                forget_over(connection, now_ms)
                token = open_session(connection, row.id, _next_stage(row), now_ms)
        if token is None:
            raise Refused(WRONG)
        return token

    def choose_password(self, session: Session, password: str, again: str, now_ms: int) -> str:
        """Their own password, once an administrator gave one."""
        if session.stage != "password":
            raise Refused("Sign in once more.")
        if password != again:
            raise Refused("The two passwords are not the same.")
        with self.database.write() as connection:
            try:
                set_password(connection, session.member.id, password)
            except BadAccount as error:
                raise Refused(str(error)) from error
            note(connection, session.member.login, "password chosen", "", now_ms)
            return self._on(connection, session, now_ms)

    def offered_secret(self, session: Session) -> str:
        """The secret that is to be put into an authenticator; the same one until the session moves on."""
        if session.stage != "factor":
            raise Refused("Sign in once more.")
        if session.secret is not None:
            return self.key.open(session.secret, session.member.id)
        secret = new_secret()
        with self.database.write() as connection:
            keep_secret(connection, session, self.key.seal(secret, session.member.id))
        return secret

    def set_up_factor(self, session: Session, code: str, now_ms: int) -> tuple[str, list[str]]:
        """A code shows that the authenticator has the secret; returns the token and the recovery codes."""
        secret = self.offered_secret(session)
        step = step_of(secret, code, 0, now_ms)
        if step is None:
            raise Refused(WRONG_CODE)
        with self.database.write() as connection:
            codes = set_factor(connection, session.member.id, self.key.seal(secret, session.member.id), step)
            note(connection, session.member.login, "second factor set up", "", now_ms)
            return self._on(connection, session, now_ms), codes

    def give_code(self, session: Session, code: str, address: str, now_ms: int) -> str:
        """A code of the authenticator, or a recovery code."""
        if session.stage != "code":
            raise Refused("Sign in once more.")
        self.addresses.check(address, now_ms)
        said = code.replace(" ", "")
        with self.database.write() as connection:
            row = connection.execute(select(accounts).where(accounts.c.id == session.member.id).with_for_update()).one()
            _charge(connection, row, now_ms)
        with self.database.write() as connection:
            row = connection.execute(select(accounts).where(accounts.c.id == session.member.id).with_for_update()).one()
            how = self._how(connection, row, said, now_ms)
            if how is None:
                self.addresses.wrong(address, now_ms)
                note(connection, row.login, "sign-in refused", "", now_ms, f"second factor, from {address}")
                token = None
            else:
                connection.execute(update(accounts).where(accounts.c.id == row.id).values(wrong=0, locked_until_ms=0))
                if how == "recovery code":
                    note(connection, row.login, "recovery code used", "", now_ms)
                token = self._on(connection, session, now_ms)
        if token is None:
            raise Refused(WRONG_CODE)
        return token

    def _how(self, connection: Connection, row: Row[Any], code: str, now_ms: int) -> str | None:
        step = step_of(self.key.open(row.factor, row.id), code, row.factor_step, now_ms)
        if step is not None:
            connection.execute(update(accounts).where(accounts.c.id == row.id).values(factor_step=step))
            return "authenticator"
        mine = (recovery_codes.c.account == row.id, recovery_codes.c.code_hash == recovery_hash(row.id, code))
        used = update(recovery_codes).where(*mine, recovery_codes.c.used_ms.is_(None)).values(used_ms=now_ms)
        return "recovery code" if connection.execute(used).rowcount == 1 else None

    def _on(self, connection: Connection, session: Session, now_ms: int) -> str:
        """The next stage, in a session with another token."""
        row = connection.execute(select(accounts).where(accounts.c.id == session.member.id)).one()
        stage: Stage = "in" if session.stage in {"factor", "code"} else _next_stage(row)
        end_session(connection, session)
        if stage == "in":
            note(connection, row.login, "signed in", "", now_ms)
        return open_session(connection, row.id, stage, now_ms)


def _next_stage(row: Row[Any]) -> Stage:
    # Who has a second factor shows it first: a password that somebody gave is not enough to choose another one.
    if row.factor is not None:
        return "code"
    return "password" if row.password_given else "factor"


def _charge(connection: Connection, row: Row[Any], now_ms: int) -> None:
    """One more attempt. Raises Refused: the account waits."""
    count = PinCount(row.wrong, row.locked_until_ms)
    wait_ms = count.wait_ms(now_ms)
    if wait_ms:
        minutes = -(-wait_ms // 60_000)
        raise Refused(f"Too many attempts. Wait {minutes} minute{'' if minutes == 1 else 's'}, or ask an administrator.")
    after = count.after_wrong(1, load_facility(connection).policy.sign_in, now_ms)
    values = {"wrong": after.wrong, "locked_until_ms": after.locked_until_ms}
    connection.execute(update(accounts).where(accounts.c.id == row.id).values(**values))


def _uncharge(connection: Connection, row: Row[Any]) -> None:
    """The attempt was right: the count is as it was before."""
    values = {"wrong": row.wrong, "locked_until_ms": row.locked_until_ms}
    connection.execute(update(accounts).where(accounts.c.id == row.id).values(**values))


@cache
def _nobody() -> str:
    """What the password of a name that nobody has is checked against, so that it takes as long."""
    return hash_pin("nobody has this password")
