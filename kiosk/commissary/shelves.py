"""What is sold: shelves and goods as one resident may order them now, with how many more of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, bindparam, select

from kiosk.commissary import tables
from kiosk.commissary.limits import NO_LIMIT, Room, Taken, room
from kiosk.commissary.windows import Standing, standing_at
from kiosk.device.policy import Policy
from kiosk.store.prepared import Query
from kiosk.sync.wire_commissary import CommissaryLimits, GoodChange, GoodLimit, OrderChange, OrderedLine

_GOODS = Query(select(tables.goods.c.good_change).order_by(tables.goods.c.shelf, tables.goods.c.place, tables.goods.c.good))
_LIMITS = Query(select(tables.limits.c.limits).where(tables.limits.c.resident == bindparam("resident")))
_TAKEN = Query(
    select(tables.orders.c.order_change, tables.orders.c.at_ms).where(
        tables.orders.c.resident == bindparam("resident"),
        tables.orders.c.at_ms > bindparam("since_ms"),
        tables.orders.c.state.not_in(("cancelled", "refused")),
    )
)
#: Limits look no further back.
_LONGEST_MS = 366 * 86_400_000


@dataclass(frozen=True)
class Good:
    """A good as one resident may order it. `room`: how many more, all their orders counted."""

    change: GoodChange
    room: Room

    @property
    def id(self) -> str:
        """Its id."""
        return self.change.good

    @property
    def sold(self) -> bool:
        """Whether any can be ordered."""
        return not self.change.sold_out and self.room.left != 0


@dataclass(frozen=True)
class Standings:
    """How it stands for one resident now: the window, and what they may still spend."""

    window: Standing
    spending: Room


def words_in(words: Mapping[str, str], language: str) -> str:
    """The words in a language, else the first."""
    if language in words:
        return words[language]
    near = (said for tag, said in words.items() if tag.partition("-")[0] == language.partition("-")[0])
    return next(near, None) or next(iter(words.values()), "")


@lru_cache(maxsize=2048)
def read_good(text: str) -> GoodChange:
    """The same object for the same text: shelves are read at each look."""
    return GoodChange.model_validate_json(text)


@lru_cache(maxsize=512)
def read_order(text: str) -> OrderChange:
    """As `read_good`."""
    return OrderChange.model_validate_json(text)


def goods(conn: Connection, resident: str, now_ms: int) -> dict[str, Good]:
    """Everything that is sold to this resident, by shelf and place. What a limit of theirs forbids altogether is left out."""
    own, pieces = limits_of(conn, resident), _pieces(conn, resident, now_ms)
    found = {}
    for row in _GOODS.all(conn):
        change = read_good(row.good_change)
        limits = (*change.limits, *own.goods.get(change.good, ()))
        if not any(limit.most == 0 for limit in limits):
            found[change.good] = Good(change, room(limits, pieces.get(change.good, ()), now_ms) if limits else NO_LIMIT)
    return found


def standings(conn: Connection, resident: str, policy: Policy, now_ms: int) -> Standings:
    """The window, and the limits of spending."""
    terms = policy.commissary
    usual = [GoodLimit(most=terms.most_cents, days=terms.most_days)] if terms.most_cents else []
    limits = (*usual, *limits_of(conn, resident).cents)
    cents = [Taken(sum(_got(line) * line.cents for line in order.lines), at_ms) for order, at_ms in _orders(conn, resident, now_ms)]
    return Standings(standing_at(terms.windows, policy.facility.zone, now_ms), room(limits, cents, now_ms) if limits else NO_LIMIT)


def limits_of(conn: Connection, resident: str) -> CommissaryLimits:
    """What holds for one resident beside the limits of goods."""
    text = _LIMITS.value(conn, resident=resident)
    return CommissaryLimits() if text is None else CommissaryLimits.model_validate_json(text)


def _pieces(conn: Connection, resident: str, now_ms: int) -> Mapping[str, Sequence[Taken]]:
    pieces: dict[str, list[Taken]] = {}
    for order, at_ms in _orders(conn, resident, now_ms):
        for line in order.lines:
            pieces.setdefault(line.good, []).append(Taken(_got(line), at_ms))
    return pieces


def _orders(conn: Connection, resident: str, now_ms: int) -> Iterable[tuple[OrderChange, int]]:
    rows = _TAKEN.all(conn, resident=resident, since_ms=now_ms - _LONGEST_MS)
    return [(read_order(row.order_change), row.at_ms) for row in rows]


def _got(line: OrderedLine) -> int:
    return (line.count if line.filled is None else line.filled) - line.returned
