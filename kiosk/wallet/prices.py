"""Price lists: today's, and the one that an allowance was signed for."""

from __future__ import annotations

from sqlalchemy import Connection, select

from kiosk.sync.wire import PricesChange
from kiosk.wallet.accounts import Offer
from kiosk.wallet.rules import Amounts, Standing, missing, returns_for
from kiosk.wallet.tables import price_lists


def prices_of(conn: Connection, version: int) -> PricesChange | None:
    """The list of one version, None when this device does not have it."""
    stored = conn.execute(select(price_lists.c.prices).where(price_lists.c.version == version)).scalar_one_or_none()
    return None if stored is None else PricesChange.model_validate_json(stored)


def current_prices(conn: Connection, now_ms: int) -> PricesChange | None:
    """Today's list; None before central's first, and when its time is over and the next has not come (no connection)."""
    prices = newest_prices(conn)
    return None if prices is not None and prices.until_ms is not None and prices.until_ms <= now_ms else prices


def offers(conn: Connection, stands: Standing, now_ms: int) -> list[Offer]:
    """Every book that can be bought now, smallest first, each at the price that it would be charged.

    An allowance pays at the prices it was signed for; anything else is paid at today's.
    """
    found: dict[str, Offer] = {}
    today = current_prices(conn, now_ms)
    if today is not None:
        found = {book.book: _offer(today, book.book, stands, None) for book in today.books}
    for left in stands.allowances:
        signed_for = prices_of(conn, left.price_version)
        for book in () if signed_for is None else signed_for.books:
            held = found.get(book.book)
            if (
                signed_for is not None
                and left.amount.covers(Amounts(credits_cents=book.cents))
                and (held is None or not held.allowance)
            ):
                found[book.book] = _offer(signed_for, book.book, stands, left.id)
    return sorted(found.values(), key=lambda offer: (offer.stamps, offer.cents, offer.book))


def newest_prices(conn: Connection) -> PricesChange | None:
    """The latest list that came, in force or not; None before central's first."""
    stored = conn.execute(select(price_lists.c.prices).order_by(price_lists.c.version.desc()).limit(1)).scalar_one_or_none()
    return None if stored is None else PricesChange.model_validate_json(stored)


def _offer(prices: PricesChange, book_id: str, stands: Standing, allowance: str | None) -> Offer:
    book = next(one for one in prices.books if one.book == book_id)
    cost = Amounts(credits_cents=book.cents)
    full = max(book.cents, prices.full_cents.get(book.book, book.cents))
    lacking = 0 if allowance or returns_for(stands, cost) is not None else missing(stands, cost).credits_cents
    return Offer(
        book=book.book,
        stamps=book.stamps,
        cents=book.cents,
        full_cents=full,
        until_ms=prices.until_ms if full > book.cents else None,
        price_version=prices.version,
        allowance=allowance,
        missing_cents=lacking,
    )
