"""From the trust account to credits, within the limits of policy. A day is one of the facility's zone, by central's clock."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, insert, select

from central.commands.handling import Context, Kind, Kinds, Rejected
from central.ledger.book import NotEnough, move, post, resident_owner
from central.ledger.history import record
from central.ledger.wallet import lock_wallet, publish_balances
from central.restrictions.restrictions import demand_unblocked
from central.trust.obligations import pay
from central.trust.tables import trust_transfers
from kiosk.sync.wire import Command, MoveToCredits


def moved_today(connection: Connection, resident: str, zone: str, now_ms: int) -> int:
    """Cents that the resident moved since midnight in the facility's zone."""
    moved = connection.execute(
        select(func.sum(trust_transfers.c.cents)).where(
            trust_transfers.c.resident == resident, trust_transfers.c.at_ms >= day_start_ms(zone, now_ms)
        )
    ).scalar_one()
    return int(moved or 0)


def day_start_ms(zone: str, now_ms: int) -> int:
    """Midnight that began the day of a time."""
    local = datetime.fromtimestamp(now_ms / 1000, ZoneInfo(zone))
    return round(local.replace(hour=0, minute=0, second=0, microsecond=0, fold=0).timestamp() * 1000)


def _move(context: Context, command: Command, payload: MoveToCredits) -> None:
    """Codes: `blocked`, `move_limit`, `move_day_limit`, `not_enough_trust`."""
    connection, resident, money = context.connection, context.author, context.policy.money
    demand_unblocked(context, "move")
    if payload.cents > money.move_limit_cents:
        raise Rejected("move_limit", "this is more than one transfer may move")
    owner = resident_owner(resident)
    lock_wallet(connection, owner)
    before = moved_today(connection, resident, context.policy.facility.zone, context.now_ms)
    if before + payload.cents > money.move_day_limit_cents:
        raise Rejected("move_day_limit", "this is more than a day's transfers may move")
    try:
        entry = post(
            connection,
            move("trust", "available", owner, "usd_cents", payload.cents),
            cause=f"command:{command.id}:move",
            kind="moved_to_credits",
            at_ms=context.now_ms,
            command=command.id,
            quantity=payload.cents,
            unit_price=1,
        )
    except NotEnough:
        raise Rejected("not_enough_trust", "the trust account has too little") from None
    connection.execute(insert(trust_transfers).values(id=command.id, resident=resident, cents=payload.cents, at_ms=context.now_ms))
    record(
        connection,
        resident=resident,
        entry=entry,
        kind="moved_to_credits",
        at_ms=context.now_ms,
        credits_cents=payload.cents,
        trust_cents=-payload.cents,
        command=command.id,
    )
    publish_balances(connection, resident, context.now_ms)


HANDLERS: Kinds = {
    ("wallet.move_to_credits", 1): Kind(_move),
    ("wallet.pay_obligation", 1): Kind(pay),
}
