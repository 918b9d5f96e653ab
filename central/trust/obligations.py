"""Obligations: what a resident owes to others, paid from the trust account by deductions and by the resident."""

from __future__ import annotations

from typing import Any, Literal

import uuid_utils
from sqlalchemy import Connection, Row, insert, select, update

from central.commands.handling import Context, Rejected
from central.ledger.book import NotEnough, balance, move, post, resident_owner
from central.ledger.history import record
from central.ledger.wallet import publish_balances
from central.streams.streams import append, resident_stream
from central.trust.tables import obligations
from kiosk.sync.wire import Command, ObligationChange, PayObligation

ObligationKind = Literal["restitution", "community", "court_fee", "fine", "child_support", "other"]


def add_obligation(
    connection: Connection,
    resident: str,
    kind: ObligationKind,
    name: str,
    owed_cents: int,
    *,
    deduct_percent: int,
    may_pay: bool,
    now_ms: int,
) -> str:
    """The resident owes this from now on; returns the id."""
    made = str(uuid_utils.uuid7())
    connection.execute(
        insert(obligations).values(
            id=made,
            resident=resident,
            kind=kind,
            name=name,
            owed_cents=owed_cents,
            paid_cents=0,
            deduct_percent=deduct_percent,
            may_pay=may_pay,
            active=True,
            since_ms=now_ms,
        )
    )
    publish(connection, made, now_ms)
    return made


def end_obligation(connection: Connection, obligation: str, now_ms: int) -> bool:
    """Staff end it, paid or not; False when there is no such obligation in force."""
    ended = connection.execute(
        update(obligations).where(obligations.c.id == obligation, obligations.c.active.is_(True)).values(active=False)
    )
    if ended.rowcount != 1:
        return False
    publish(connection, obligation, now_ms)
    return True


def deduct(connection: Connection, resident: str, deposited_cents: int, *, cause: str, reference: str, now_ms: int) -> int:
    """Take each obligation's percentage of a deposit that just reached the trust account; returns what was taken, in cents.

    Oldest first, whole cents, never more than the deposit or what is still owed.
    """
    rows = connection.execute(
        select(obligations)
        .where(obligations.c.resident == resident, obligations.c.active.is_(True), obligations.c.deduct_percent > 0)
        .order_by(obligations.c.since_ms, obligations.c.id)
        .with_for_update()
    ).all()
    left = min(deposited_cents, balance(connection, "trust", resident_owner(resident), "usd_cents"))
    taken = 0
    for row in rows:
        share = min(deposited_cents * row.deduct_percent // 100, left - taken, row.owed_cents - row.paid_cents)
        if share <= 0:
            continue
        lines = move("trust", "paid_out", resident_owner(resident), "usd_cents", share)
        entry = post(connection, lines, cause=f"{cause}:obligation:{row.id}", kind="obligation_deducted", at_ms=now_ms)
        record(
            connection,
            resident=resident,
            entry=entry,
            kind="obligation_deducted",
            at_ms=now_ms,
            trust_cents=-share,
            reference=reference,
            detail=row.name,
        )
        _paid(connection, row, share, now_ms)
        taken += share
    return taken


def pay(context: Context, command: Command, payload: PayObligation) -> None:
    """Handler of `wallet.pay_obligation`.

    Codes: `not_yours`, `may_not_pay`, `already_paid`, `more_than_owed`, `not_enough_trust`.
    """
    connection, resident = context.connection, context.author
    row = connection.execute(
        select(obligations).where(obligations.c.id == payload.obligation, obligations.c.resident == resident).with_for_update()
    ).one_or_none()
    if row is None:
        raise Rejected("not_yours", "the resident has no such obligation")
    owed = row.owed_cents - row.paid_cents
    if not row.active or owed == 0:
        raise Rejected("already_paid", "nothing is owed any more")
    if not row.may_pay:
        raise Rejected("may_not_pay", "this obligation is paid by deductions only")
    if payload.cents > owed:
        raise Rejected("more_than_owed", "less is owed than this")
    try:
        entry = post(
            connection,
            move("trust", "paid_out", resident_owner(resident), "usd_cents", payload.cents),
            cause=f"command:{command.id}:obligation",
            kind="obligation_paid",
            at_ms=context.now_ms,
            command=command.id,
            quantity=payload.cents,
            unit_price=1,
        )
    except NotEnough:
        raise Rejected("not_enough_trust", "the trust account has too little") from None
    record(
        connection,
        resident=resident,
        entry=entry,
        kind="obligation_paid",
        at_ms=context.now_ms,
        trust_cents=-payload.cents,
        command=command.id,
        detail=row.name,
    )
    _paid(connection, row, payload.cents, context.now_ms)
    publish_balances(connection, resident, context.now_ms)


def publish(connection: Connection, obligation: str, now_ms: int) -> None:
    """Tell the resident's devices."""
    row = connection.execute(select(obligations).where(obligations.c.id == obligation)).one()
    change = ObligationChange(
        obligation=row.id,
        kind=row.kind,
        name=row.name,
        owed_cents=row.owed_cents,
        paid_cents=row.paid_cents,
        deduct_percent=row.deduct_percent,
        may_pay=row.may_pay,
        active=row.active,
    )
    append(connection, resident_stream(row.resident), "wallet.obligation", change, now_ms, key=f"obligation:{row.id}")


def _paid(connection: Connection, row: Row[Any], cents: int, now_ms: int) -> None:
    connection.execute(update(obligations).where(obligations.c.id == row.id).values(paid_cents=row.paid_cents + cents))
    publish(connection, row.id, now_ms)
