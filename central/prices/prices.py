"""Versions of the price list. Policy says what things cost; a promotion shows up as another version while it runs."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, insert, select

from central.facility.tables import facility
from central.policy import Policy, Promotion
from central.prices.tables import price_lists
from central.remembered import remembered
from central.streams.streams import FACILITY, append
from kiosk.sync.wire import PricesChange, StampBook

PriceList = PricesChange

_BOOKS = TypeAdapter(tuple[StampBook, ...])


class NoPrices(Exception):
    """No price list was published yet."""


def current(connection: Connection) -> PriceList:
    """Today's list. Raises NoPrices."""
    found = remembered(connection, "latest price list", [price_lists], lambda: _latest(connection))
    if found is None:
        raise NoPrices("no price list was published yet")
    return found


def of_version(connection: Connection, version: int) -> PriceList | None:
    """The list of a version; None when there was never such a version."""
    row = remembered(connection, ("price list", version), [price_lists], lambda: _row(connection, version))
    return None if row is None else _read(row)


def book_of(prices: PriceList, name: str) -> StampBook | None:
    """The book of this name in a list."""
    return next((book for book in prices.books if book.book == name), None)


def publish_if_changed(connection: Connection, policy: Policy, now_ms: int) -> int | None:
    """Make and publish a new version when the prices that hold now are not the latest ones; returns its number.

    Called when policy is set, and from time to time, because promotions start and end by themselves.
    """
    connection.execute(select(facility.c.id).with_for_update()).all()
    latest = _latest(connection)
    made = prices_at(policy, now_ms, version=1 if latest is None else latest.version + 1)
    if latest is not None and made.model_copy(update={"version": latest.version}) == latest:
        return None
    connection.execute(
        insert(price_lists).values(
            version=made.version,
            since_ms=now_ms,
            letters_per_stamp=made.letters_per_stamp,
            photo_stamps=made.photo_stamps,
            video_stamps=made.video_stamps,
            ecard_stamps=made.ecard_stamps,
            sms_stamps=made.sms_stamps,
            books=_BOOKS.dump_json(made.books).decode(),
            full_cents=json.dumps(made.full_cents, sort_keys=True),
            until_ms=made.until_ms,
        )
    )
    append(connection, FACILITY, "facility.prices", made, now_ms, key=f"prices:{made.version}")
    return made.version


def prices_at(policy: Policy, now_ms: int, version: int) -> PriceList:
    """The prices that a policy makes at a time. Where promotions overlap, the lowest price holds."""
    running = [promotion for promotion in policy.stamps.promotions if _runs(promotion, now_ms)]
    books: list[StampBook] = []
    full: dict[str, int] = {}
    for book in policy.stamps.books:
        offers = [promotion.books[book.book] for promotion in running if book.book in promotion.books]
        if offers:
            full[book.book] = book.cents
        books.append(book.model_copy(update={"cents": min([book.cents, *offers])}))
    return PriceList(
        version=version,
        letters_per_stamp=policy.mail.letters_per_stamp,
        photo_stamps=policy.stamps.photo_stamps,
        video_stamps=policy.stamps.video_stamps,
        ecard_stamps=policy.stamps.ecard_stamps,
        sms_stamps=policy.stamps.sms_stamps,
        books=tuple(books),
        full_cents=full,
        until_ms=min((_ms(promotion.ends.timestamp()) for promotion in running), default=None),
    )


def _row(connection: Connection, version: int) -> Row[Any] | None:
    return connection.execute(select(price_lists).where(price_lists.c.version == version)).one_or_none()


def _latest(connection: Connection) -> PriceList | None:
    row = connection.execute(select(price_lists).order_by(price_lists.c.version.desc()).limit(1)).one_or_none()
    return None if row is None else _read(row)


def _read(row: Row[Any]) -> PriceList:
    return PriceList(
        version=row.version,
        letters_per_stamp=row.letters_per_stamp,
        photo_stamps=row.photo_stamps,
        video_stamps=row.video_stamps,
        ecard_stamps=row.ecard_stamps,
        sms_stamps=row.sms_stamps,
        books=_BOOKS.validate_json(row.books),
        full_cents=json.loads(row.full_cents),
        until_ms=row.until_ms,
    )


def _runs(promotion: Promotion, now_ms: int) -> bool:
    return _ms(promotion.starts.timestamp()) <= now_ms < _ms(promotion.ends.timestamp())


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
