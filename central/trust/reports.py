"""What the facility reports of trust accounts. The ledger mirrors them: a report corrects the mirror by one dated entry."""

from __future__ import annotations

import uuid_utils
from sqlalchemy import Connection, func, select, update

from central.devices.alerts import alert
from central.ledger.book import balance, move, post, resident_owner
from central.ledger.history import record
from central.ledger.tables import accounts, entries, postings
from central.ledger.wallet import lock_wallet, publish_balances
from central.residents.tables import residents

ENTRY_KIND = "trust_report"


class OldReport(Exception):
    """The facility reported a later figure before."""


def report_trust(connection: Connection, resident: str, cents: int, now_ms: int, as_of_ms: int | None = None) -> None:
    """The facility's figure as of a time (now, when none is given). What central moved after that time is not in it yet, and stays.

    A figure that what was moved since does not fit into leaves nothing in the account and alerts staff. Raises OldReport; ValueError
    for a figure below zero or a time to come.
    """
    as_of = now_ms if as_of_ms is None else as_of_ms
    if cents < 0 or as_of > now_ms:
        raise ValueError("a report is of a past time, and not below zero")
    owner = resident_owner(resident)
    reported_ms = connection.execute(select(residents.c.trust_ms).where(residents.c.id == resident).with_for_update()).scalar_one()
    if reported_ms is not None and as_of < reported_ms:
        raise OldReport(resident)
    lock_wallet(connection, owner)
    wanted = cents + (0 if as_of_ms is None else _moved_since(connection, owner, as_of))
    if wanted < 0:
        alert(connection, "trust_short", device=None, detail=f"resident {resident}, {-wanted} cents", at_ms=now_ms)
    connection.execute(update(residents).where(residents.c.id == resident).values(trust_cents=cents, trust_ms=as_of))
    missing = max(0, wanted) - balance(connection, "trust", owner, "usd_cents")
    if missing:
        source, to = ("issued", "trust") if missing > 0 else ("trust", "issued")
        lines = move(source, to, owner, "usd_cents", abs(missing))  # type: ignore[arg-type]
        entry = post(connection, lines, cause=f"trust_report:{uuid_utils.uuid7()}", kind=ENTRY_KIND, at_ms=now_ms)
        record(connection, resident=resident, entry=entry, kind="trust_report", at_ms=now_ms, trust_cents=missing)
    publish_balances(connection, resident, now_ms)


def _moved_since(connection: Connection, owner: str, since_ms: int) -> int:
    moved = connection.execute(
        select(func.sum(postings.c.amount))
        .join(accounts, accounts.c.id == postings.c.account)
        .join(entries, entries.c.id == postings.c.entry)
        .where(
            accounts.c.owner == owner,
            accounts.c.kind == "trust",
            accounts.c.commodity == "usd_cents",
            entries.c.at_ms > since_ms,
            entries.c.kind != ENTRY_KIND,
        )
    ).scalar_one()
    return int(moved or 0)
