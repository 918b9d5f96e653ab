"""What titles cost now: the catalogue's prices, and lower ones while a promotion runs. By trusted time; central reckons anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.media_store.catalogue import Title
from kiosk.media_store.tables import promotions
from kiosk.store.prepared import Query
from kiosk.sync.wire import Change, PromotionChange

_RUNNING = Query(
    select(promotions.c.promotion_json)
    .where(promotions.c.from_ms <= bindparam("now_ms"), promotions.c.until_ms > bindparam("now_ms"))
    .order_by(promotions.c.promotion)
)


@dataclass(frozen=True)
class Price:
    """What a title costs in one way, in cents. While a promotion runs, `full_cents` is more and `until_ms` is its end."""

    cents: int
    full_cents: int
    until_ms: int | None


class Prices:
    """Prices at one moment: made once for a whole shelf."""

    def __init__(self, running: Sequence[PromotionChange]) -> None:
        self._running = running

    def of(self, title: Title, how: Literal["own", "rent"]) -> Price | None:
        """The lowest price; None: it is not sold in this way."""
        usual = title.buy_cents if how == "own" else title.rent_cents
        if usual is None:
            return None
        lower = [one for one in self._running if one.how == how and one.cents < usual and _names(one, title)]
        best = min(lower, key=lambda one: (one.cents, -one.until_ms), default=None)
        return Price(usual, usual, None) if best is None else Price(best.cents, usual, best.until_ms)


def prices(conn: Connection, now_ms: int) -> Prices:
    """The prices that hold at a time (trusted)."""
    return Prices([_read(row.promotion_json) for row in _RUNNING.all(conn, now_ms=now_ms)])


def apply_promotion(conn: Connection, payload: PromotionChange, change: Change) -> None:
    """`catalogue.promotion`: one that is over, or was ended, is dropped."""
    conn.execute(delete(promotions).where(promotions.c.until_ms <= change.at_ms))
    if not payload.active or payload.until_ms <= change.at_ms:
        conn.execute(delete(promotions).where(promotions.c.promotion == payload.promotion))
        return
    values = {"from_ms": payload.from_ms, "until_ms": payload.until_ms, "promotion_json": payload.model_dump_json()}
    statement = insert(promotions).values(promotion=payload.promotion, **values)
    conn.execute(statement.on_conflict_do_update(index_elements=["promotion"], set_=values))


@lru_cache(maxsize=256)
def _read(stored: str) -> PromotionChange:
    return PromotionChange.model_validate_json(stored)


def _names(promotion: PromotionChange, title: Title) -> bool:
    if promotion.kind not in {None, title.kind}:
        return False
    if promotion.genre and promotion.genre.casefold() != title.genre.casefold():
        return False
    return not promotion.titles or title.title in promotion.titles
