"""Writing entries. Every entry sums to zero per commodity, names its cause once, and moves balances in the same transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import uuid_utils
from sqlalchemy import Connection, insert, or_, select, update

from central.database import insert_or_ignore
from central.ledger.tables import accounts, entries, postings

AccountKind = Literal["issued", "available", "escrow", "spent"]
Commodity = Literal["stamp", "usd_cents"]


class NotEnough(Exception):
    """An account would fall below zero: nothing is posted."""


class AlreadyPosted(Exception):
    """This cause has its entry already."""


class NothingToReverse(Exception):
    """There is no entry of this cause."""


@dataclass(frozen=True)
class Line:
    """One posting: `amount` in the commodity's smallest unit joins (or leaves) an account."""

    kind: AccountKind
    owner: str
    commodity: Commodity
    amount: int


def resident_owner(resident: str) -> str:
    """Owner of a resident's accounts."""
    return f"resident:{resident}"


def contact_owner(contact: str) -> str:
    """Owner of a contact's accounts."""
    return f"contact:{contact}"


def move(source: AccountKind, to: AccountKind, owner: str, commodity: Commodity, amount: int) -> tuple[Line, Line]:
    """The two lines that move a positive amount between accounts of one owner."""
    if amount <= 0:
        raise ValueError("an amount is above zero")
    return Line(source, owner, commodity, -amount), Line(to, owner, commodity, amount)


def post(
    connection: Connection,
    lines: Sequence[Line],
    *,
    cause: str,
    kind: str,
    at_ms: int,
    command: str | None = None,
    quantity: int | None = None,
    unit_price: int | None = None,
    reverses: str | None = None,
) -> str:
    """Write an entry; returns its id. Raises NotEnough, AlreadyPosted.

    The caller rolls back to where it stood when this raises: lines before the failing one have moved.
    """
    sums: dict[str, int] = defaultdict(int)
    for line in lines:
        sums[line.commodity] += line.amount
    if any(sums.values()) or not lines:
        raise ValueError("an entry sums to zero for each commodity")
    entry = str(uuid_utils.uuid7())
    inserted = insert_or_ignore(
        connection,
        entries,
        id=entry,
        cause=cause,
        kind=kind,
        command=command,
        quantity=quantity,
        unit_price=unit_price,
        reverses=reverses,
        at_ms=at_ms,
    )
    if not inserted:
        raise AlreadyPosted(cause)
    for number, line in enumerate(lines):
        account = _account(connection, line)
        _shift(connection, account, line.amount)
        connection.execute(insert(postings).values(entry=entry, line=number, account=account, amount=line.amount))
    return entry


def reverse(connection: Connection, *, cause: str, of_cause: str, kind: str, at_ms: int) -> str:
    """Take back a whole entry, once. Raises NothingToReverse, AlreadyPosted, NotEnough."""
    original = connection.execute(select(entries.c.id).where(entries.c.cause == of_cause)).scalar_one_or_none()
    if original is None:
        raise NothingToReverse(of_cause)
    rows = connection.execute(
        select(accounts.c.kind, accounts.c.owner, accounts.c.commodity, postings.c.amount)
        .join(accounts, accounts.c.id == postings.c.account)
        .where(postings.c.entry == original)
        .order_by(postings.c.line)
    )
    lines = [Line(row.kind, row.owner, row.commodity, -row.amount) for row in rows]
    return post(connection, lines, cause=cause, kind=kind, at_ms=at_ms, reverses=original)


def balance(connection: Connection, kind: AccountKind, owner: str, commodity: Commodity) -> int:
    """The balance of an account; 0 when it was never used."""
    found = connection.execute(
        select(accounts.c.balance).where(accounts.c.kind == kind, accounts.c.owner == owner, accounts.c.commodity == commodity)
    ).scalar_one_or_none()
    return int(found or 0)


def _account(connection: Connection, line: Line) -> str:
    key = (accounts.c.kind == line.kind, accounts.c.owner == line.owner, accounts.c.commodity == line.commodity)
    found = connection.execute(select(accounts.c.id).where(*key)).scalar_one_or_none()
    if found is None:
        insert_or_ignore(
            connection,
            accounts,
            id=str(uuid_utils.uuid7()),
            kind=line.kind,
            owner=line.owner,
            commodity=line.commodity,
            balance=0,
        )
        found = connection.execute(select(accounts.c.id).where(*key)).scalar_one()
    return str(found)


def _shift(connection: Connection, account: str, amount: int) -> None:
    moved = connection.execute(
        update(accounts)
        .where(accounts.c.id == account, or_(accounts.c.kind == "issued", accounts.c.balance + amount >= 0))
        .values(balance=accounts.c.balance + amount)
    )
    if moved.rowcount != 1:
        raise NotEnough(account)
