"""Orders as central has them: reading, telling the resident, and giving money back. Every cent given back is an entry of the ledger."""

from __future__ import annotations

from typing import Any, Literal

import orjson
import uuid_utils
from sqlalchemy import Connection, Row, insert, select, update

from central.commissary.family import purse
from central.commissary.family import tell as tell_family
from central.commissary.tables import order_lines, orders, refunds
from central.ledger.book import AccountKind, Line, post, resident_owner
from central.ledger.history import record
from central.ledger.wallet import publish_balances
from central.streams.streams import append, resident_stream
from kiosk.sync.wire_commissary import OrderChange, OrderedLine, OrderState, OrderStep

KIND = "commissary.order_kept"
Reason = Literal["cancelled", "not_filled", "returned"]


def order_row(connection: Connection, order: str) -> Row[Any] | None:
    """An order, its row locked until the transaction ends."""
    return connection.execute(select(orders).where(orders.c.id == order).with_for_update()).one_or_none()


def lines_of(connection: Connection, order: str) -> list[Row[Any]]:
    """Its lines, in order."""
    return list(connection.execute(select(order_lines).where(order_lines.c.order_id == order).order_by(order_lines.c.line)))


def step_to(connection: Connection, row: Row[Any], state: OrderState, now_ms: int, **values: Any) -> None:
    """The order is in another state from now on, which is one more step of it. The caller tells the resident."""
    steps = orjson.dumps([*orjson.loads(row.steps), {"state": state, "at_ms": now_ms}]).decode()
    connection.execute(update(orders).where(orders.c.id == row.id).values(state=state, steps=steps, **values))


def give_back(
    connection: Connection, row: Row[Any], cents: int, reason: Reason, *, by: str | None, command: str | None, now_ms: int
) -> None:
    """Give back part of what an order cost, first to where the resident paid from, then to what family put in.

    `row` is locked and fresh. Raises ValueError above what is left of the charge.
    """
    own_left = row.total_cents - row.family_cents - (row.refunded_cents - row.family_refunded_cents)
    own = min(cents, own_left)
    family = cents - own
    if cents <= 0 or family > row.family_cents - row.family_refunded_cents:
        raise ValueError("no more is given back than was paid")
    owner, theirs = resident_owner(row.resident), purse(row.resident)
    account: AccountKind = "trust" if row.pay == "trust" else "available"
    lines: list[Line] = []
    if own:
        lines += [Line("spent", owner, "usd_cents", -own), Line(account, owner, "usd_cents", own)]
    if family:
        lines += [Line("spent", theirs, "usd_cents", -family), Line("available", theirs, "usd_cents", family)]
    refund = str(uuid_utils.uuid7())
    entry = post(connection, lines, cause=f"commissary:{row.id}:{refund}", kind="refund", at_ms=now_ms, reverses=row.entry)
    connection.execute(
        insert(refunds).values(
            id=refund, order_id=row.id, cents=cents, family_cents=family, reason=reason, entry=entry, at_ms=now_ms, made_by=by
        )
    )
    changed = {"refunded_cents": row.refunded_cents + cents, "family_refunded_cents": row.family_refunded_cents + family}
    connection.execute(update(orders).where(orders.c.id == row.id).values(**changed))
    if own:
        record(
            connection,
            resident=row.resident,
            entry=entry,
            kind="refund",
            at_ms=now_ms,
            trust_cents=own if row.pay == "trust" else 0,
            credits_cents=own if row.pay == "credits" else 0,
            command=command,
            refunds=row.entry,
            detail="commissary",
        )
        publish_balances(connection, row.resident, now_ms)
    if family:
        tell_family(connection, row.resident, now_ms)


def change_of(connection: Connection, row: Row[Any]) -> OrderChange:
    """What devices are told of an order."""
    return OrderChange(
        order=row.id,
        at_ms=row.at_ms,
        pay=row.pay,
        state=row.state,
        lines=tuple(
            OrderedLine(
                good=line.good,
                name=orjson.loads(line.name),
                count=line.pieces,
                cents=line.cents,
                filled=line.filled,
                returned=line.returned,
            )
            for line in lines_of(connection, row.id)
        ),
        total_cents=row.total_cents,
        family_cents=row.family_cents,
        refunded_cents=row.refunded_cents,
        family_refunded_cents=row.family_refunded_cents,
        steps=tuple(OrderStep(**step) for step in orjson.loads(row.steps)),
        delivery_day=row.delivery_day,
        cancel_until_ms=row.cancel_until_ms if row.state == "placed" else None,
        code=row.code,
        note=row.note,
    )


def tell(connection: Connection, order: str, now_ms: int) -> None:
    """Tell the resident's devices."""
    row = connection.execute(select(orders).where(orders.c.id == order)).one()
    append(connection, resident_stream(row.resident), KIND, change_of(connection, row), now_ms, key=f"order:{order}")
