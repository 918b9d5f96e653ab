"""Holds on the account and what is owed, as central says, with what was paid here and is not booked yet."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Connection, func, select

from kiosk.wallet.accounts import Block, Obligation, Restriction
from kiosk.wallet.allowances import counts
from kiosk.wallet.tables import movements
from kiosk.wallet.tables import obligations as obligations_table
from kiosk.wallet.tables import restrictions as restrictions_table


def restrictions(conn: Connection, resident: str, now_ms: int) -> list[Restriction]:
    """The holds in force at `now_ms` (trusted time), the newest first."""
    mine = select(restrictions_table).where(restrictions_table.c.resident == resident, restrictions_table.c.active)
    return [
        Restriction(
            row.restriction,
            row.kind,
            cast("frozenset[Block]", frozenset(filter(None, row.blocks.split(",")))),
            row.since_ms,
            row.ends_ms,
            row.owed_cents,
        )
        for row in conn.execute(mine.order_by(restrictions_table.c.since_ms.desc(), restrictions_table.c.restriction))
        if row.ends_ms is None or now_ms < row.ends_ms
    ]


def blocking(conn: Connection, resident: str, what: Block, now_ms: int) -> Restriction | None:
    """The hold that forbids `what` now."""
    return next((one for one in restrictions(conn, resident, now_ms) if what in one.blocks), None)


def obligations(conn: Connection, resident: str) -> list[Obligation]:
    """What is owed, what is paid in full last."""
    paid_here = (
        select(movements.c.about, func.sum(-movements.c.trust_cents).label("cents"))
        .where(movements.c.resident == resident, movements.c.kind == "obligation_paid", ~movements.c.settled, counts())
        .group_by(movements.c.about)
    )
    waiting = {row.about: int(row.cents) for row in conn.execute(paid_here)}
    mine = select(obligations_table).where(obligations_table.c.resident == resident, obligations_table.c.active)
    found = [
        Obligation(
            row.obligation,
            row.kind,
            row.name,
            row.owed_cents,
            row.paid_cents,
            waiting.get(row.obligation, 0),
            row.deduct_percent,
            row.may_pay,
        )
        for row in conn.execute(mine.order_by(obligations_table.c.name, obligations_table.c.obligation))
    ]
    return sorted(found, key=lambda one: one.open_cents == 0)
