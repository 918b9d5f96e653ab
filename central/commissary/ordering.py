"""Handlers of `commissary.order`, `commissary.cancel` and `commissary.basket`.

Codes of a rejected order: `closed`, `window_closed`, `blocked`, `pay_not_allowed`, `bad_basket`, `unknown_good`, `not_sold`,
`sold_out`, `price_changed`, `over_limit`, `over_spending`, `not_enough_trust`, `not_enough_credits`, `not_enough_family`. Nothing is
charged then, and the order is told as refused, with what lay in the basket. Of a cancel: `not_yours`, `cancelled`, `too_late`.
"""

from __future__ import annotations

import orjson
from sqlalchemy import insert, select, update

from central.allowances.rows import Amount
from central.allowances.spend import take_here
from central.commands.handling import Context, Kind, Kinds, Rejected
from central.commissary import family, goods
from central.commissary.limits import limits_of
from central.commissary.orders import give_back, order_row, step_to, tell
from central.commissary.tables import baskets, order_lines, orders
from central.database import insert_or_ignore
from central.ledger.book import AccountKind, Line, NotEnough, balance, hold, post, resident_owner
from central.ledger.history import record
from central.ledger.wallet import charge_cause, publish_balances
from central.restrictions.restrictions import is_blocked
from central.streams.streams import append, resident_stream
from kiosk.commissary.limits import DAY_MS, Taken, longest, room
from kiosk.commissary.windows import Standing, standing_at
from kiosk.sync.wire import Command, EntryKind
from kiosk.sync.wire_commissary import CommissaryBasket, CommissaryCancel, CommissaryOrder, GoodChange, GoodLimit

MINUTE_MS = 60_000
CHARGE: EntryKind = "commissary_ordered"


def _order(context: Context, command: Command, payload: CommissaryOrder) -> None:
    connection, resident = context.connection, context.author
    owner, theirs = resident_owner(resident), family.purse(resident)
    hold(connection, [owner, theirs])  # two orders at once: the second counts the first
    window = _window(context, command)
    wanted = _wanted(context, payload)
    total = sum(good.cents * line.count for good, line in zip(wanted, payload.lines, strict=True))
    if total > payload.total_cents:
        raise Rejected("price_changed", "the goods cost more than the device showed")
    _demand_room(context, payload, wanted, total)
    from_family = min(payload.family_cents, total)
    entry = _charge(context, command, payload, total - from_family, from_family)
    cancel_until_ms = context.now_ms + context.policy.commissary.cancel_minutes * MINUTE_MS
    steps = [{"state": "placed", "at_ms": context.now_ms}]
    connection.execute(
        insert(orders).values(
            id=command.id,
            resident=resident,
            device=context.device,
            pay=payload.pay,
            state="placed",
            total_cents=total,
            family_cents=from_family,
            refunded_cents=0,
            family_refunded_cents=0,
            steps=orjson.dumps(steps).decode(),
            delivery_day=None if window.delivery is None else window.delivery.isoformat(),
            cancel_until_ms=cancel_until_ms
            if window.closes_ms is None
            else min(cancel_until_ms, max(window.closes_ms, context.now_ms)),
            at_ms=min(command.at_ms, context.now_ms),
            received_ms=context.now_ms,
            code="",
            note="",
            entry=entry,
        )
    )
    _keep_lines(context, command, payload, wanted)
    tell(connection, command.id, context.now_ms)


def _window(context: Context, command: Command) -> Standing:
    """The window that takes the order. One that was made in time may wait for a connection a little after it closed."""
    terms = context.policy.commissary
    if not terms.open:
        raise Rejected("closed", "the commissary is closed")
    zone = context.policy.facility.zone
    now = standing_at(terms.windows, zone, context.now_ms)
    if now.open:
        return now
    made = standing_at(terms.windows, zone, min(command.at_ms, context.now_ms))
    if made.open and made.closes_ms is not None and context.now_ms < made.closes_ms + terms.late_minutes * MINUTE_MS:
        return made
    raise Rejected("window_closed", "no orders are taken now")


def _wanted(context: Context, payload: CommissaryOrder) -> list[GoodChange]:
    """The goods of the lines, each sold to this resident now, none dearer than shown."""
    if payload.pay not in context.policy.commissary.pay:
        raise Rejected("pay_not_allowed", "orders are not paid from there")
    named = [line.good for line in payload.lines]
    shown = sum(line.cents * line.count for line in payload.lines)
    if len(set(named)) != len(named) or shown != payload.total_cents or payload.family_cents > shown:
        raise Rejected("bad_basket", "the lines of the order do not add up")
    held = is_blocked(context.connection, context.author, "buy", context.now_ms)
    wanted = []
    for line in payload.lines:
        good = goods.find(context.connection, line.good)
        if good is None:
            raise Rejected("unknown_good", "there is no such good")
        if not good.active:
            raise Rejected("not_sold", "one of the goods is not sold any more")
        if good.sold_out:
            raise Rejected("sold_out", "one of the goods is sold out")
        if good.cents > line.cents:
            raise Rejected("price_changed", "one of the goods costs more than the device showed")
        if held and not good.essential:
            raise Rejected("blocked", "buying is on hold for this account; essentials go on")
        wanted.append(good)
    return wanted


def _demand_room(context: Context, payload: CommissaryOrder, wanted: list[GoodChange], total: int) -> None:
    """Limits: of each good, of the resident and their unit, of spending."""
    theirs, terms = limits_of(context.connection, context.author), context.policy.commissary
    spending = [*theirs.cents, *([GoodLimit(most=terms.most_cents, days=terms.most_days)] if terms.most_cents else [])]
    of_goods = [(*good.limits, *theirs.goods.get(good.good, ())) for good in wanted]
    days = longest([*spending, *(limit for limits in of_goods for limit in limits)])
    pieces, cents = _taken(context, days)
    for good, line, limits in zip(wanted, payload.lines, of_goods, strict=True):
        left = room(limits, pieces.get(good.good, []), context.now_ms).left
        if left is not None and line.count > left:
            raise Rejected("over_limit", "more of a good than the resident may order now")
    left = room(spending, cents, context.now_ms).left
    if left is not None and total > left:
        raise Rejected("over_spending", "more than the resident may spend in the commissary now")


def _taken(context: Context, days: int) -> tuple[dict[str, list[Taken]], list[Taken]]:
    """What the resident took in the last days: pieces by good, and cents. What they did not get does not count."""
    if not days:
        return {}, []
    rows = context.connection.execute(
        select(order_lines, orders.c.received_ms)
        .join(orders, orders.c.id == order_lines.c.order_id)
        .where(
            orders.c.resident == context.author,
            orders.c.received_ms > context.now_ms - days * DAY_MS,
            orders.c.state.not_in(("cancelled", "refused")),
        )
    )
    pieces: dict[str, list[Taken]] = {}
    cents: list[Taken] = []
    for row in rows:
        got = (row.pieces if row.filled is None else row.filled) - row.returned
        pieces.setdefault(row.good, []).append(Taken(got, row.received_ms))
        cents.append(Taken(got * row.cents, row.received_ms))
    return pieces, cents


def _charge(context: Context, command: Command, payload: CommissaryOrder, own: int, from_family: int) -> str:
    """Take the price, in one entry; returns it."""
    connection, resident = context.connection, context.author
    owner, theirs = resident_owner(resident), family.purse(resident)
    if from_family > balance(connection, "available", theirs, "usd_cents"):
        raise Rejected("not_enough_family", "less of the family's money is left than the device showed")
    if payload.pay == "credits" and own:
        take_here(
            connection, device=context.device, resident=resident, amount=Amount(cents=own), command=command.id, now_ms=context.now_ms
        )
    source: AccountKind = "trust" if payload.pay == "trust" else "available"
    lines: list[Line] = []
    if own:
        lines += [Line(source, owner, "usd_cents", -own), Line("spent", owner, "usd_cents", own)]
    if from_family:
        lines += [Line("available", theirs, "usd_cents", -from_family), Line("spent", theirs, "usd_cents", from_family)]
    try:
        entry = post(
            connection,
            lines,
            cause=charge_cause(command.id),
            kind=CHARGE,
            at_ms=context.now_ms,
            command=command.id,
            quantity=1,
            unit_price=own + from_family,
        )
    except NotEnough:
        raise Rejected(f"not_enough_{payload.pay}", "there is too little in the account that pays") from None
    if own:
        record(
            connection,
            resident=resident,
            entry=entry,
            kind=CHARGE,
            at_ms=context.now_ms,
            trust_cents=-own if payload.pay == "trust" else 0,
            credits_cents=-own if payload.pay == "credits" else 0,
            command=command.id,
        )
    publish_balances(connection, resident, context.now_ms)
    if from_family:
        family.tell(connection, resident, context.now_ms)
    return entry


def _keep_lines(context: Context, command: Command, payload: CommissaryOrder, wanted: list[GoodChange]) -> None:
    context.connection.execute(
        insert(order_lines),
        [
            {
                "order_id": command.id,
                "line": number,
                "good": good.good,
                "name": orjson.dumps(good.name).decode(),
                "pieces": line.count,
                "cents": good.cents,
                "filled": None,
                "returned": 0,
            }
            for number, (good, line) in enumerate(zip(wanted, payload.lines, strict=True))
        ],
    )


def _refused(context: Context, command: Command, payload: CommissaryOrder, code: str) -> None:
    """The resident reads why, on whichever device, and what lay in the basket."""
    connection, at_ms = context.connection, min(command.at_ms, context.now_ms)
    made = insert_or_ignore(
        connection,
        orders,
        id=command.id,
        resident=context.author,
        device=context.device,
        pay=payload.pay,
        state="refused",
        total_cents=payload.total_cents,
        family_cents=min(payload.family_cents, payload.total_cents),
        refunded_cents=0,
        family_refunded_cents=0,
        steps=orjson.dumps([{"state": "refused", "at_ms": context.now_ms}]).decode(),
        at_ms=at_ms,
        received_ms=context.now_ms,
        code=code[:40],
        note="",
    )
    if not made:
        return
    counts = {line.good: line for line in payload.lines}
    rows = []
    for number, line in enumerate(counts.values()):
        good = goods.find(connection, line.good)
        name = {"en": line.good} if good is None else good.name
        row = {"order_id": command.id, "line": number, "good": line.good, "name": orjson.dumps(name).decode()}
        rows.append({**row, "pieces": line.count, "cents": line.cents, "filled": None, "returned": 0})
    connection.execute(insert(order_lines), rows)
    tell(connection, command.id, context.now_ms)


def _cancel(context: Context, command: Command, payload: CommissaryCancel) -> None:
    connection = context.connection
    hold(connection, [resident_owner(context.author), family.purse(context.author)])
    row = order_row(connection, payload.order)
    if row is None or row.resident != context.author:
        raise Rejected("not_yours", "the resident has no such order")
    if row.state in {"cancelled", "refused"}:
        raise Rejected("cancelled", "this order was cancelled before")
    made_ms = command.at_ms if context.device == row.device and row.at_ms <= command.at_ms <= context.now_ms else context.now_ms
    if row.state != "placed" or row.cancel_until_ms is None or made_ms > row.cancel_until_ms:
        raise Rejected("too_late", "this order cannot be cancelled any more")
    step_to(connection, row, "cancelled", context.now_ms)
    give_back(connection, row, row.total_cents, "cancelled", by=None, command=command.id, now_ms=context.now_ms)
    tell(connection, row.id, context.now_ms)


def _basket(context: Context, command: Command, payload: CommissaryBasket) -> None:
    """The resident's stream keeps the last word; an older one of another device changes nothing."""
    connection, at_ms = context.connection, min(payload.at_ms, command.at_ms, context.now_ms)
    if not insert_or_ignore(connection, baskets, resident=context.author, at_ms=at_ms):
        newer = update(baskets).where(baskets.c.resident == context.author, baskets.c.at_ms <= at_ms).values(at_ms=at_ms)
        if connection.execute(newer).rowcount == 0:
            return
    change = CommissaryBasket(lines=payload.lines, at_ms=at_ms)
    append(connection, resident_stream(context.author), "commissary.basket_kept", change, context.now_ms, key="basket")


HANDLERS: Kinds = {
    ("commissary.order", 1): Kind(_order, _refused),
    ("commissary.cancel", 1): Kind(_cancel),
    ("commissary.basket", 1): Kind(_basket),
}
