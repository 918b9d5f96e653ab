"""Accounts of staff: made by an administrator, with a password that lasts until the first sign-in."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Collection
from typing import Any

import uuid_utils
from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from central.console.factor import new_recovery_codes, recovery_hash
from central.console.roles import ROLES, Member
from central.console.tables import accounts, recovery_codes, sessions
from central.mail_in.clean_text import clean_line
from central.residents.pin import hash_pin

MIN_PASSWORD, MAX_PASSWORD = 12, 200
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,62}")
_DESK = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")


class BadAccount(Exception):
    """It cannot be; the text says why."""


def add_account(
    connection: Connection, *, login: str, name: str, roles: Collection[str], desks: Collection[str], now_ms: int
) -> tuple[str, str]:
    """Somebody new; returns the id and the password for the first sign-in. Raises BadAccount."""
    said, cleaned = login.strip().lower(), clean_line(name, 80)
    if not _LOGIN.fullmatch(said):
        raise BadAccount("a sign-in name has 2 to 63 small letters, digits, dots or dashes")
    if not cleaned:
        raise BadAccount("staff have a name")
    _check(roles, desks)
    password, made = _new_password(), str(uuid_utils.uuid7())
    if find_account(connection, said) is not None:
        raise BadAccount("this sign-in name is taken")
    try:
        connection.execute(
            insert(accounts).values(
                id=made,
                login=said,
                name=cleaned,
                roles=json.dumps(sorted(set(roles))),
                desks=json.dumps(sorted(set(desks))),
                password_hash=hash_pin(password),
                password_given=True,
                factor=None,
                factor_step=0,
                wrong=0,
                locked_until_ms=0,
                active=True,
                since_ms=now_ms,
            )
        )
    except IntegrityError as error:
        raise BadAccount("this sign-in name is taken") from error
    return made, password


def change_account(connection: Connection, account: str, *, roles: Collection[str], desks: Collection[str]) -> None:
    """Other roles; sessions end, so that they hold at once. Raises BadAccount."""
    _check(roles, desks)
    values = {"roles": json.dumps(sorted(set(roles))), "desks": json.dumps(sorted(set(desks)))}
    _set(connection, account, **values)


def disable_account(connection: Connection, account: str) -> None:
    """They sign in no more, and are out at once. Raises BadAccount."""
    _set(connection, account, active=False)


def reset_account(connection: Connection, account: str) -> str:
    """Another password for one sign-in, and no second factor until they set one up; returns the password. Raises BadAccount."""
    password = _new_password()
    _set(
        connection,
        account,
        active=True,
        password_hash=hash_pin(password),
        password_given=True,
        factor=None,
        wrong=0,
        locked_until_ms=0,
    )
    connection.execute(delete(recovery_codes).where(recovery_codes.c.account == account))
    return password


def set_password(connection: Connection, account: str, password: str) -> None:
    """Their own password. Raises BadAccount: too short, too long, or their sign-in name."""
    row = connection.execute(select(accounts).where(accounts.c.id == account)).one()
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        raise BadAccount(f"A password has at least {MIN_PASSWORD} letters. A sentence is a good one.")
    if row.login in password.lower() or len(set(password)) < 5:
        raise BadAccount("This password is too easy to guess.")
    connection.execute(update(accounts).where(accounts.c.id == account).values(password_hash=hash_pin(password), password_given=False))


def set_factor(connection: Connection, account: str, box: str, step: int) -> list[str]:
    """The second factor is set up; returns new recovery codes, which are shown once."""
    connection.execute(update(accounts).where(accounts.c.id == account).values(factor=box, factor_step=step))
    connection.execute(delete(recovery_codes).where(recovery_codes.c.account == account))
    codes = new_recovery_codes()
    rows = [{"account": account, "code_hash": recovery_hash(account, code), "used_ms": None} for code in codes]
    connection.execute(insert(recovery_codes), rows)
    return codes


def find_account(connection: Connection, word: str) -> Row[Any] | None:
    """By id or sign-in name."""
    named = (accounts.c.id == word) | (accounts.c.login == word.strip().lower())
    return connection.execute(select(accounts).where(named)).one_or_none()


def all_accounts(connection: Connection) -> list[Row[Any]]:
    """Everybody, by sign-in name."""
    return list(connection.execute(select(accounts).order_by(accounts.c.login)))


def member_of(row: Row[Any]) -> Member:
    """What an account may."""
    return Member(row.account_id, row.login, row.name, frozenset(json.loads(row.roles)), frozenset(json.loads(row.desks)))


def _check(roles: Collection[str], desks: Collection[str]) -> None:
    if not roles or not set(roles) <= set(ROLES):
        raise BadAccount(f"roles are {', '.join(ROLES)}; one at least")
    if not all(_DESK.fullmatch(desk) for desk in desks):
        raise BadAccount("desks are the roles of forms: small letters, digits, dashes")


def _set(connection: Connection, account: str, **values: Any) -> None:
    if connection.execute(update(accounts).where(accounts.c.id == account).values(**values)).rowcount != 1:
        raise BadAccount("there is no such account")
    connection.execute(delete(sessions).where(sessions.c.account == account))


def _new_password() -> str:
    return "-".join("".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(4)) for _ in range(4))
