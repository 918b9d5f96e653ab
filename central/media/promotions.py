"""Lower prices for a time, by title, kind or genre. Devices know them; what a purchase costs is reckoned here anew."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal

import uuid_utils
from sqlalchemy import Connection, Row, func, insert, select, update

from central.allowances.rows import find
from central.media.rentals import DAY_MS
from central.media.staff import who
from central.media.tables import promotions, titles
from central.remembered import remembered
from central.signin.grants import CLOCK_TOLERANCE_MS
from central.streams.streams import CATALOGUE, append
from kiosk.sync.wire import PromotionChange, TitleChange, TitleKind

How = Literal["own", "rent"]
#: Promotions that run or are to come, at most: each look at a price goes over all of them.
MOST = 200
#: Allowances last a year at most.
LATEST_MS = 400 * DAY_MS


class BadPromotion(Exception):
    """It cannot be made; the text says why."""


def promote(
    connection: Connection,
    name: str,
    *,
    cents: int,
    from_ms: int,
    until_ms: int,
    now_ms: int,
    how: How = "own",
    of_titles: tuple[str, ...] = (),
    kind: TitleKind | None = None,
    genre: str = "",
) -> str:
    """Sell for less for a time; returns the promotion's id. Raises BadPromotion."""
    if not (of_titles or kind or genre):
        raise BadPromotion("say for which titles, which kind or which genre")
    if until_ms <= max(from_ms, now_ms):
        raise BadPromotion("a promotion ends after it begins, and after now")
    coming = select(func.count()).select_from(promotions).where(promotions.c.until_ms > now_ms, promotions.c.ended_ms.is_(None))
    if connection.execute(coming).scalar_one() >= MOST:
        raise BadPromotion(f"there are {MOST} promotions already that run or are to come")
    _demand_lower(connection, of_titles, how, cents)
    made = str(uuid_utils.uuid7())
    connection.execute(
        insert(promotions).values(
            id=made,
            name=name,
            titles=json.dumps(of_titles),
            kind=kind or "",
            genre=genre,
            how=how,
            cents=cents,
            from_ms=from_ms,
            until_ms=until_ms,
            made_ms=now_ms,
            made_by=who(),
        )
    )
    _tell(connection, made, now_ms)
    return made


def end(connection: Connection, promotion: str, now_ms: int) -> bool:
    """The usual price from now on; False when there is no such promotion that runs or is to come."""
    mine = (promotions.c.id == promotion, promotions.c.ended_ms.is_(None), promotions.c.until_ms > now_ms)
    if connection.execute(update(promotions).where(*mine).values(ended_ms=now_ms)).rowcount != 1:
        return False
    _tell(connection, promotion, now_ms)
    return True


def price_for(connection: Connection, title: TitleChange, how: How, usual_cents: int, now_ms: int) -> int:
    """What a title costs now."""
    running = (row for row in _known(connection, now_ms) if row.ended_ms is None and row.from_ms <= now_ms < row.until_ms)
    return _lowest(running, title, how, usual_cents)


def price_held_by(
    connection: Connection, title: TitleChange, how: How, usual_cents: int, *, allowance: str, device: str, at_ms: int, now_ms: int
) -> int:
    """What a title cost when a device sold it on an allowance, which holds prices as it does for stamps.

    The device's clock counts within the allowance's own time only, and a promotion that staff ended counts for allowances from before.
    """
    row = find(connection, allowance)
    if row is None or row.device != device:
        return price_for(connection, title, how, usual_cents, now_ms)
    made_ms = min(max(at_ms, row.issued_ms), now_ms)
    if made_ms > row.expires_ms + CLOCK_TOLERANCE_MS:
        return price_for(connection, title, how, usual_cents, now_ms)
    held = (
        one
        for one in _known(connection, now_ms)
        if one.from_ms <= made_ms < one.until_ms and (one.ended_ms is None or one.ended_ms > row.issued_ms)
    )
    return min(_lowest(held, title, how, usual_cents), price_for(connection, title, how, usual_cents, now_ms))


def _known(connection: Connection, now_ms: int) -> list[Row[Any]]:
    """Those that ended count for commands that come late, as long as an allowance may last."""
    read = select(promotions).where(promotions.c.until_ms > now_ms - LATEST_MS).order_by(promotions.c.from_ms, promotions.c.id)
    return remembered(connection, ("promotions", now_ms), [promotions], lambda: list(connection.execute(read).all()))


def _lowest(found: Iterable[Row[Any]], title: TitleChange, how: How, usual_cents: int) -> int:
    return min([usual_cents, *(int(row.cents) for row in found if row.how == how and _names(row, title))])


def _names(row: Row[Any], title: TitleChange) -> bool:
    if (row.kind and row.kind != title.kind) or (row.genre and row.genre.casefold() != title.genre.casefold()):
        return False
    named = json.loads(row.titles)
    return not named or title.title in named


def _demand_lower(connection: Connection, of_titles: tuple[str, ...], how: How, cents: int) -> None:
    """Named titles exist, and cost more otherwise. Raises BadPromotion."""
    column = titles.c.buy_cents if how == "own" else titles.c.rent_cents
    usual = {row.id: row[1] for row in connection.execute(select(titles.c.id, column).where(titles.c.id.in_(of_titles)))}
    for title in of_titles:
        if title not in usual:
            raise BadPromotion(f"there is no title {title}")
        if usual[title] is None or usual[title] <= cents:
            raise BadPromotion(f"this does not lower the price of {title}")


def _tell(connection: Connection, promotion: str, now_ms: int) -> None:
    row = connection.execute(select(promotions).where(promotions.c.id == promotion)).one()
    change = PromotionChange(
        promotion=row.id,
        name=row.name,
        titles=tuple(json.loads(row.titles)),
        kind=row.kind or None,
        genre=row.genre,
        how=row.how,
        cents=row.cents,
        from_ms=row.from_ms,
        until_ms=row.until_ms,
        active=row.ended_ms is None,
    )
    append(connection, CATALOGUE, "catalogue.promotion", change, now_ms, key=f"promotion:{row.id}")
