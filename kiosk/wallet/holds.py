"""Holds on the account and what is owed, as central says, with what was paid here and is not booked yet."""

from __future__ import annotations

from typing import cast

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from kiosk.store.prepared import Query
from kiosk.wallet.accounts import Block, Obligation, Restriction
from kiosk.wallet.allowances import counts
from kiosk.wallet.tables import movements
from kiosk.wallet.tables import obligations as obligations_table
from kiosk.wallet.tables import restrictions as restrictions_table

_resident: BindParameter[str] = bindparam("resident")
_RESTRICTIONS = Query(
    select(*restrictions_table.c)
    .where(restrictions_table.c.resident == _resident, restrictions_table.c.active)
    .order_by(restrictions_table.c.since_ms.desc(), restrictions_table.c.restriction)
)
_OBLIGATIONS = Query(
    select(*obligations_table.c)
    .where(obligations_table.c.resident == _resident, obligations_table.c.active)
    .order_by(obligations_table.c.name, obligations_table.c.obligation)
)
_PAID_HERE = Query(
    select(movements.c.about, func.sum(-movements.c.trust_cents).label("cents"))
    .where(movements.c.resident == _resident, movements.c.kind == "obligation_paid", ~movements.c.settled, counts())
    .group_by(movements.c.about)
)


def restrictions(conn: Connection, resident: str, now_ms: int) -> list[Restriction]:
    """The holds in force at `now_ms` (trusted time), the newest first."""
    return [
        Restriction(
            row.restriction,
            row.kind,
            cast("frozenset[Block]", frozenset(filter(None, row.blocks.split(",")))),
            row.since_ms,
            row.ends_ms,
            row.owed_cents,
        )
        for row in _RESTRICTIONS.all(conn, resident=resident)
        if row.ends_ms is None or now_ms < row.ends_ms
    ]


def blocking(conn: Connection, resident: str, what: Block, now_ms: int) -> Restriction | None:
    """The hold that forbids `what` now."""
    return next((one for one in restrictions(conn, resident, now_ms) if what in one.blocks), None)


def obligations(conn: Connection, resident: str) -> list[Obligation]:
    """What is owed, what is paid in full last."""
    waiting = {row.about: int(row.cents) for row in _PAID_HERE.all(conn, resident=resident)}
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
        for row in _OBLIGATIONS.all(conn, resident=resident)
    ]
    return sorted(found, key=lambda one: one.open_cents == 0)
