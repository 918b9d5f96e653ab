"""The wallet as a resident sees it: what central holds, less what waits here to be paid.

A device creates no value: central's ledger decides. What is set aside only keeps the same stamp from being promised twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select

from kiosk.sync.tables import outbox
from kiosk.wallet.tables import balances as balances_table
from kiosk.wallet.tables import stamps_set_aside


@dataclass(frozen=True)
class Balances:
    """`stamps` can be spent now; `stamps_set_aside` more belong to messages that central has not charged yet.

    Money is cents of `currency`. `trust_at_ms` is when the facility reported the trust balance, None when it never did.
    """

    stamps: int
    stamps_set_aside: int
    credits_cents: int
    trust_cents: int
    trust_at_ms: int | None
    currency: str


def balances(conn: Connection, resident: str) -> Balances | None:
    """The resident's balances, or None before central's first word."""
    row = conn.execute(select(balances_table).where(balances_table.c.resident == resident)).one_or_none()
    if row is None:
        return None
    waiting = _waiting(conn, resident)
    return Balances(
        stamps=max(0, row.stamps - waiting),
        stamps_set_aside=waiting,
        credits_cents=row.credits_cents,
        trust_cents=row.trust_cents,
        trust_at_ms=row.trust_ms,
        currency=row.currency,
    )


def set_stamps_aside(conn: Connection, resident: str, command: str, stamps: int) -> None:
    """Remember, in the transaction of a command, what it will cost."""
    conn.execute(stamps_set_aside.insert().values(command=command, resident=resident, stamps=stamps))


def settle(conn: Connection, command: str) -> None:
    """The command was charged, rejected or taken back: central's balances say it all from now on. Twice does nothing."""
    conn.execute(delete(stamps_set_aside).where(stamps_set_aside.c.command == command))


def _waiting(conn: Connection, resident: str) -> int:
    """Stamps of commands that may still be charged; a rejected command costs nothing, whenever its change comes."""
    rejected = select(outbox.c.id).where(outbox.c.id == stamps_set_aside.c.command, outbox.c.state == "rejected").exists()
    total = select(func.coalesce(func.sum(stamps_set_aside.c.stamps), 0)).where(stamps_set_aside.c.resident == resident, ~rejected)
    return int(conn.execute(total).scalar_one())
