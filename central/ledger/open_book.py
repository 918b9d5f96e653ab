"""The ledger's part of a unit of work: accounts of this transaction with their balances, and entries that are not written yet.

An account is read once, with its row locked until the transaction ends, and moved in memory; its new balance is written with the
entries and postings that explain it. Invariant: a balance in memory = the one in the database + postings not written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

import uuid_utils
from sqlalchemy import Connection, bindparam, select, update

from central.database import ignoring_insert
from central.ledger.tables import accounts, entries, postings
from central.unit_of_work import UnitOfWork

#: (kind, owner, commodity)
AccountKey = tuple[str, str, str]
#: Owner of the facility's own accounts: its losses are `written_off` here.
FACILITY_OWNER = "facility"

_OF_KEY = select(accounts.c.id, accounts.c.balance).where(
    accounts.c.kind == bindparam("of_kind"),
    accounts.c.owner == bindparam("of_owner"),
    accounts.c.commodity == bindparam("of_commodity"),
)
_OF_OWNER = (
    select(accounts.c.id, accounts.c.kind, accounts.c.commodity, accounts.c.balance)
    .where(accounts.c.owner == bindparam("of_owner"))
    .order_by(accounts.c.id)
    .with_for_update()
)
_LOCKED = _OF_KEY.with_for_update()
_SET_BALANCE = update(accounts).where(accounts.c.id == bindparam("of_id")).values(balance=bindparam("now"))
_CAUSES_AT_ONCE = 500


@dataclass(slots=True)
class Account:
    """An account whose row this transaction holds."""

    id: str
    balance: int


class OpenBook:
    """Balances and entries of one transaction."""

    rank = 2
    tables = frozenset({"accounts", "entries", "postings"})

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._accounts: dict[AccountKey, Account] = {}
        self._moved: dict[str, Account] = {}
        self._entries: list[dict[str, Any]] = []
        self._postings: list[dict[str, Any]] = []
        self._absent: set[str] = set()
        self._held: set[str] = set()

    # --- accounts ---

    def account(self, key: AccountKey) -> Account:
        """The account, its row locked; made when it was never used."""
        found = self._accounts.get(key)
        if found is None:
            row = self._read(_LOCKED, key)
            if row is None:
                kind, owner, commodity = key
                made = {"id": str(uuid_utils.uuid7()), "kind": kind, "owner": owner, "commodity": commodity, "balance": 0}
                self._work.execute(ignoring_insert(self._work.connection, accounts, **made))
                row = self._read(_LOCKED, key)
            found = self._accounts[key] = Account(row.id, row.balance)
            # Undone: the row may be gone, and its lock with it.
            self._work.undoable(partial(self._accounts.pop, key, None))
        return found

    def hold_owners(self, owners: Iterable[str]) -> None:
        """Lock every account of these owners in one order: the facility's, which many need, last; those of one owner by their ids."""
        for owner in sorted(set(owners) - self._held, key=lambda owner: (owner == FACILITY_OWNER, owner)):
            self._hold(owner)

    def _hold(self, owner: str) -> None:
        for row in self._work.read(_OF_OWNER, {"of_owner": owner}):
            key = (row.kind, owner, row.commodity)
            if key not in self._accounts:
                self._accounts[key] = Account(row.id, row.balance)
                self._work.undoable(partial(self._accounts.pop, key, None))
        self._held.add(owner)
        self._work.undoable(partial(self._held.discard, owner))

    def balance(self, key: AccountKey) -> int:
        """The balance; 0 when the account was never used. Locks nothing."""
        found = self._accounts.get(key)
        if found is not None:
            return found.balance
        row = self._read(_OF_KEY, key)
        return 0 if row is None else int(row.balance)

    def move(self, account: Account, amount: int) -> None:
        """Join an amount to an account, whatever comes of it."""
        account.balance += amount
        if account.id not in self._moved:
            self._moved[account.id] = account
            self._work.undoable(partial(self._moved.pop, account.id, None))
        self._work.undoable(partial(_take_back, account, amount))

    def _read(self, statement: Any, key: AccountKey) -> Any:
        kind, owner, commodity = key
        return self._work.read(statement, {"of_kind": kind, "of_owner": owner, "of_commodity": commodity}).one_or_none()

    # --- entries ---

    def expect(self, causes: Collection[str]) -> None:
        """Look which of these causes have no entry yet, so that their entries can be held back."""
        wanted = list(causes)
        for start in range(0, len(wanted), _CAUSES_AT_ONCE):
            part = wanted[start : start + _CAUSES_AT_ONCE]
            there = self._work.read(select(entries.c.cause).where(entries.c.cause.in_(part))).scalars()
            self._absent |= set(part) - set(there)

    def add(self, entry: dict[str, Any], lines: list[dict[str, Any]]) -> bool:
        """Take an entry and its postings; False when its cause has one already."""
        cause = entry["cause"]
        if cause in self._absent:
            self._absent.remove(cause)
            self._entries.append(entry)
            self._work.undoable(partial(self._absent.add, cause))
            self._work.undoable(self._entries.pop)
        elif not self._insert(entry):
            return False
        self._postings += lines
        self._work.undoable(partial(_drop_last, self._postings, len(lines)))
        return True

    def is_posted(self, cause: str) -> bool:
        """Whether this cause has its entry, written or not."""
        if any(held["cause"] == cause for held in self._entries):
            return True
        return self._work.read(select(entries.c.id).where(entries.c.cause == cause)).first() is not None

    def _insert(self, entry: dict[str, Any]) -> bool:
        if any(held["cause"] == entry["cause"] for held in self._entries):
            return False
        return bool(self._work.execute(ignoring_insert(self._work.connection, entries, **entry)).rowcount == 1)

    # --- the unit of work ---

    def pending(self) -> bool:
        """Whether something is not written."""
        return bool(self._postings or self._entries)

    def write(self, _connection: Connection) -> None:
        """Entries, postings, and the balances that they explain."""
        held = self._entries, self._postings, self._moved
        self._entries, self._postings, self._moved = [], [], {}
        self._work.undoable(partial(self._restore, held))
        self._work.insert(entries, held[0])
        self._work.insert(postings, held[1])
        moved = [{"of_id": account.id, "now": account.balance} for _, account in sorted(held[2].items())]
        if moved:
            self._work.execute(_SET_BALANCE, moved)

    def forget(self, tables: frozenset[str]) -> None:  # noqa: ARG002 - the three go together
        """Somebody else changed the ledger's tables."""
        known = self._accounts, self._absent, self._held
        self._accounts, self._absent, self._held = {}, set(), set()
        self._work.undoable(partial(self._remember, known))

    def _restore(self, held: tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Account]]) -> None:
        self._entries, self._postings, self._moved = held

    def _remember(self, known: tuple[dict[AccountKey, Account], set[str], set[str]]) -> None:
        self._accounts, self._absent, self._held = known


def _take_back(account: Account, amount: int) -> None:
    account.balance -= amount


def _drop_last(rows: list[dict[str, Any]], count: int) -> None:
    del rows[len(rows) - count :]
