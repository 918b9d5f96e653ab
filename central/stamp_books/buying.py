"""Handlers of `wallet.buy_stamps` and `wallet.undo`.

Codes of a rejected purchase: `blocked`, `unknown_book`, `price_changed`, `not_enough_credits`, `allowance_refused`. Of an undo:
`not_yours`, `undone`, `too_late`, `used`. Nothing is charged then, and nothing given.

A purchase is two entries: credits are spent (from the allowance's escrow, or from the wallet), and stamps are issued.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, insert, select, update

from central.allowances.rows import Amount
from central.allowances.spend import note_refused, prices_for, refund, spend, take_here
from central.commands.handling import Context, Kind, Kinds, Rejected
from central.ledger.book import NotEnough, move, post, resident_owner, reverse
from central.ledger.history import record
from central.ledger.wallet import charge_cause, publish_balances
from central.prices.prices import PriceList, book_of, current, of_version
from central.restrictions.restrictions import demand_unblocked
from central.stamp_books.tables import stamp_purchases
from kiosk.sync.wire import BuyStamps, Command, EntryKind, StampBook, Undo

MINUTE_MS = 60_000
#: Kind of the entry that takes the price of a book.
CHARGE: EntryKind = "stamps_bought"


def _buy(context: Context, command: Command, payload: BuyStamps) -> None:
    connection, resident = context.connection, context.author
    demand_unblocked(context, "buy")
    prices = _prices(context, command, payload)
    book = book_of(prices, payload.book)
    if book is None:
        raise Rejected("unknown_book", "there is no such book of stamps")
    if book.cents > payload.cents or book.stamps < payload.stamps:
        raise Rejected("price_changed", "the book costs more than the device showed")
    charge = _charge(context, command, payload, book)
    entry = post(
        connection,
        move("issued", "available", resident_owner(resident), "stamp", book.stamps),
        cause=_stamps_cause(command.id),
        kind="stamps_issued",
        at_ms=context.now_ms,
        command=command.id,
    )
    connection.execute(
        insert(stamp_purchases).values(
            id=command.id,
            resident=resident,
            device=context.device,
            book=book.book,
            stamps=book.stamps,
            cents=book.cents,
            price_version=prices.version,
            at_ms=command.at_ms,
            received_ms=context.now_ms,
            charge=charge,
            entry=entry,
        )
    )
    record(
        connection,
        resident=resident,
        entry=entry,
        kind=CHARGE,
        at_ms=context.now_ms,
        stamps=book.stamps,
        credits_cents=-book.cents,
        command=command.id,
        detail=book.book,
    )
    publish_balances(connection, resident, context.now_ms)


def _prices(context: Context, command: Command, payload: BuyStamps) -> PriceList:
    """The named list while an allowance holds its prices, else today's: a device cannot choose an old list by itself."""
    connection = context.connection
    if payload.allowance is not None and prices_for(connection, payload.allowance, command.at_ms) == payload.price_version:
        held = of_version(connection, payload.price_version)
        if held is not None:
            return held
    return current(connection)


def _charge(context: Context, command: Command, payload: BuyStamps, book: StampBook) -> str:
    """Take the price of one book; returns the entry."""
    connection, resident = context.connection, context.author
    if payload.allowance is not None:
        if payload.cents > book.cents:
            _count(context, payload.allowance, payload.cents - book.cents)
        return spend(
            connection,
            allowance=payload.allowance,
            device=context.device,
            resident=resident,
            cents=book.cents,
            command=command.id,
            kind=CHARGE,
            now_ms=context.now_ms,
            quantity=1,
            unit_price=book.cents,
        ).entry
    take_here(
        connection, device=context.device, resident=resident, amount=Amount(cents=book.cents), command=command.id, now_ms=context.now_ms
    )
    try:
        return post(
            connection,
            move("available", "spent", resident_owner(resident), "usd_cents", book.cents),
            cause=charge_cause(command.id),
            kind=CHARGE,
            at_ms=context.now_ms,
            command=command.id,
            quantity=1,
            unit_price=book.cents,
        )
    except NotEnough:
        raise Rejected("not_enough_credits", "the resident has too few credits") from None


def _not_bought(context: Context, _command: Command, payload: BuyStamps, _code: str) -> None:
    """The device may have counted the price as spent of its allowance."""
    if payload.allowance is not None:
        _count(context, payload.allowance, payload.cents)


def _count(context: Context, allowance: str, cents: int) -> None:
    note_refused(context.connection, allowance=allowance, device=context.device, resident=context.author, cents=cents)


def _undo(context: Context, command: Command, payload: Undo) -> None:
    connection, resident = context.connection, context.author
    row = connection.execute(
        select(stamp_purchases).where(stamp_purchases.c.id == payload.command, stamp_purchases.c.resident == resident).with_for_update()
    ).one_or_none()
    if row is None:
        raise Rejected("not_yours", "the resident has no such purchase")
    if row.undone_by is not None:
        raise Rejected("undone", "this purchase was undone before")
    if _elapsed_ms(context, command, row) > context.policy.stamps.undo_minutes * MINUTE_MS:
        raise Rejected("too_late", "the time for taking this purchase back is over")
    take_here(
        connection,
        device=context.device,
        resident=resident,
        amount=Amount(stamps=row.stamps),
        command=command.id,
        now_ms=context.now_ms,
    )
    try:
        entry = reverse(
            connection,
            cause=f"command:{row.id}:undo:stamps",
            of_cause=_stamps_cause(row.id),
            kind="stamps_returned",
            at_ms=context.now_ms,
        )
    except NotEnough:
        raise Rejected("used", "some of the stamps were used, or lie set aside for another device") from None
    refund(connection, command=row.id, cause=f"command:{row.id}:undo", now_ms=context.now_ms)
    connection.execute(update(stamp_purchases).where(stamp_purchases.c.id == row.id).values(undone_by=command.id))
    record(
        connection,
        resident=resident,
        entry=entry,
        kind="undone",
        at_ms=context.now_ms,
        stamps=-row.stamps,
        credits_cents=row.cents,
        command=command.id,
        refunds=row.entry,
        detail=row.book,
    )
    publish_balances(connection, resident, context.now_ms)


def _elapsed_ms(context: Context, command: Command, purchase: Row[Any]) -> int:
    """Time between purchase and undo. One device's clock can be compared with itself; between devices central's times count."""
    by_device = command.at_ms - purchase.at_ms
    if context.device == purchase.device and by_device >= 0:
        return int(by_device)
    return int(context.now_ms - purchase.received_ms)


def _stamps_cause(purchase: str) -> str:
    return f"command:{purchase}:stamps"


HANDLERS: Kinds = {
    ("wallet.buy_stamps", 1): Kind(_buy, _not_bought),
    ("wallet.undo", 1): Kind(_undo),
}
