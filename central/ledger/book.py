"""Writing entries. Every entry sums to zero per commodity, names its cause once, and moves balances in the same transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple

import uuid_utils
from sqlalchemy import Connection, select

from central.ledger.open_book import Account, OpenBook
from central.ledger.tables import BELOW_ZERO, accounts, entries, postings
from central.unit_of_work import open_work, unit_of_work

AccountKind = Literal["issued", "available", "escrow", "spent", "trust", "paid_out", "written_off", "receivable"]
Commodity = Literal["stamp", "usd_cents"]


class NotEnough(Exception):
    """An account would fall below zero: nothing is posted."""


class AlreadyPosted(Exception):
    """This cause has its entry already."""


class NothingToReverse(Exception):
    """There is no entry of this cause."""


class Line(NamedTuple):
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
    """Write an entry; returns its id. Raises NotEnough, AlreadyPosted: then nothing has moved.

    The entry is held in memory until the transaction's unit of work is flushed; its balances count at once.
    """
    sums: dict[str, int] = {}
    for line in lines:
        sums[line.commodity] = sums.get(line.commodity, 0) + line.amount
    if any(sums.values()) or not lines:
        raise ValueError("an entry sums to zero for each commodity")
    book = unit_of_work(connection).part(OpenBook)
    book.hold_owners({line.owner for line in lines})
    moves = [(line, book.account(line[:3])) for line in lines]
    try:
        _check_balances(moves)
    except NotEnough:
        if book.is_posted(cause):
            raise AlreadyPosted(cause) from None
        raise
    entry = str(uuid_utils.uuid7())
    row = {
        "id": entry,
        "cause": cause,
        "kind": kind,
        "command": command,
        "quantity": quantity,
        "unit_price": unit_price,
        "reverses": reverses,
        "at_ms": at_ms,
    }
    posted = [
        {"entry": entry, "line": number, "account": account.id, "amount": line.amount} for number, (line, account) in enumerate(moves)
    ]
    if not book.add(row, posted):
        raise AlreadyPosted(cause)
    for line, account in moves:
        book.move(account, line.amount)
    return entry


def expect(connection: Connection, causes: Collection[str]) -> None:
    """Entries of these causes are about to be posted: look once which of them exist, so that a batch is written in bulk."""
    unit_of_work(connection).part(OpenBook).expect(causes)


def hold(connection: Connection, owners: Iterable[str]) -> None:
    """Lock all accounts of these owners until the transaction ends: two batches that touch the same ones cannot wait for each other."""
    unit_of_work(connection).part(OpenBook).hold_owners(owners)


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
    work = open_work(connection)
    if work is not None:
        return work.part(OpenBook).balance((kind, owner, commodity))
    found = connection.execute(
        select(accounts.c.balance).where(accounts.c.kind == kind, accounts.c.owner == owner, accounts.c.commodity == commodity)
    ).scalar_one_or_none()
    return int(found or 0)


def _check_balances(moves: Sequence[tuple[Line, Account]]) -> None:
    """Raises NotEnough when an account would end below zero, or a debt above it."""
    after: dict[str, int] = {}
    for line, account in moves:
        now = after[account.id] = after.get(account.id, account.balance) + line.amount
        if (now < 0 and line.kind not in BELOW_ZERO) or (now > 0 and line.kind == "receivable"):
            raise NotEnough(account.id)
