"""Checks the invariants of docs/protocol.md on a live database, in one consistent read. Names the first broken row of each."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, text

from central.database import Database
from central.ledger import audit_commissary, audit_media
from central.ledger.audit_checks import CHECKS, Check
from central.ledger.tables import accounts
from central.prices.tables import price_lists
from central.stamp_books.tables import stamp_purchases
from central.streams.tables import changes


@dataclass(frozen=True)
class Finding:
    """One invariant: whether it holds, and the first thing that breaks it."""

    number: str
    words: str
    holds: bool
    broken: str = ""


#: What central cannot see alone, or what does not exist yet.
NOT_YET = (
    ("10", "that a device has the same history and balances: only what central told it is checked here"),
    ("13", "that a licence opens only for its device and resident: keys are in no table, tests show it"),
    ("15", "that a device lost nothing before it arrived here: only what became of arrived messages is checked here"),
)


def audit_database(database: Database) -> list[Finding]:
    """Check every invariant that applies, in one consistent read, beside whatever goes on."""
    with database.read() as connection:
        if not database.is_sqlite:  # there every read is one snapshot already
            connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
        return audit(connection)


def audit(connection: Connection) -> list[Finding]:
    """Check every invariant that applies. The connection's isolation says how consistent the look is."""
    findings = [_run(connection, check) for check in (*CHECKS, *audit_media.CHECKS, *audit_commissary.CHECKS)]
    return [*findings, _sold_at_listed_prices(connection), _told_balances(connection), _told_family_money(connection)]


def _run(connection: Connection, check: Check) -> Finding:
    broken = connection.execute(check.query).scalars().first()
    return Finding(check.number, check.words, broken is None, "" if broken is None else str(broken))


def _sold_at_listed_prices(connection: Connection) -> Finding:
    """Prices lie in JSON, so that there is no portable SQL for this; there are few different ones."""
    listed = {
        (row.version, book["book"], book["stamps"], book["cents"])
        for row in connection.execute(select(price_lists.c.version, price_lists.c.books))
        for book in json.loads(row.books)
    }
    sold = (stamp_purchases.c.price_version, stamp_purchases.c.book, stamp_purchases.c.stamps, stamp_purchases.c.cents)
    rows = connection.execute(select(func.min(stamp_purchases.c.id), *sold).group_by(*sold).order_by(*sold))
    broken = next((f"purchase {row[0]}" for row in rows if tuple(row[1:]) not in listed), "")
    return Finding("8", "every book of stamps was sold at a price of the list of its version", not broken, broken)


def _told_balances(connection: Connection) -> Finding:
    """The last balances in each resident's stream against the ledger."""
    held: dict[str, dict[str, int]] = {}
    names = {("available", "stamp"): "stamps", ("available", "usd_cents"): "credits_cents", ("trust", "usd_cents"): "trust_cents"}
    asked = select(accounts.c.owner, accounts.c.kind, accounts.c.commodity, accounts.c.balance)
    for row in connection.execute(asked.where(accounts.c.owner.like("resident:%"), accounts.c.kind.in_(("available", "trust")))):
        if (row.kind, row.commodity) in names:
            held.setdefault(row.owner, {})[names[row.kind, row.commodity]] = row.balance
    latest = select(changes.c.stream, func.max(changes.c.n).label("n")).where(changes.c.kind == "wallet.balances")
    latest_of = latest.group_by(changes.c.stream).subquery()
    told = {
        row.stream: json.loads(row.payload)
        for row in connection.execute(
            select(changes.c.stream, changes.c.payload).join(
                latest_of, (latest_of.c.stream == changes.c.stream) & (latest_of.c.n == changes.c.n)
            )
        )
    }
    broken = ""
    for owner in sorted(held):
        said = told.get(owner, {})
        if any(said.get(name, 0) != amount for name, amount in held[owner].items()):
            broken = f"owner {owner}: the ledger holds {held[owner]}"
            break
    return Finding("10", "the balances that devices were last told are the ledger's", not broken, broken)


def _told_family_money(connection: Connection) -> Finding:
    """The last word on family's money in each resident's stream against the ledger."""
    kind = "commissary.family_money"
    heads = select(changes.c.stream, func.max(changes.c.n).label("n")).where(changes.c.kind == kind)
    latest = heads.group_by(changes.c.stream).subquery()
    of_latest = (latest.c.stream == changes.c.stream) & (latest.c.n == changes.c.n)
    rows = connection.execute(select(changes.c.stream, changes.c.payload).join(latest, of_latest))
    told = {row.stream: json.loads(row.payload)["cents"] for row in rows}
    held = connection.execute(
        select(accounts.c.owner, accounts.c.balance).where(accounts.c.owner.like("family:%"), accounts.c.kind == "available")
    )
    broken = ""
    for row in sorted(held):
        if told.get(row.owner.replace("family:", "resident:", 1)) != row.balance:
            broken = f"owner {row.owner}: the ledger holds {row.balance}"
            break
    return Finding("10", "the family's money that devices were last told of is the ledger's", not broken, broken)
