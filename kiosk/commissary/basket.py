"""The basket: what lies in it, kept at each touch. It has no prices: they are today's, whenever it is looked at.

A touch says how many there shall be, never "one more": touched twice, or in any order, the sum is what the screen shows. It follows
the person: the session's end tells central, after a crash too, and the later word stands.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.commissary import tables
from kiosk.commissary.shelves import goods
from kiosk.signin.parts import SessionPart
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.store.prepared import Query
from kiosk.sync.outbox import Clock, enqueue
from kiosk.sync.wire_commissary import MAX_ORDER_LINES, MOST_OF_A_GOOD, BasketLine, CommissaryBasket
from kiosk.wallet.accounts import NotOffered, SessionOver

_LINES = Query(
    select(tables.basket.c.good, tables.basket.c.count)
    .where(tables.basket.c.resident == bindparam("resident"))
    .order_by(tables.basket.c.added_ms, tables.basket.c.good)
)


class BasketFull(NotOffered):
    """An order has at most `MAX_ORDER_LINES` different goods."""


class NoMore(NotOffered):
    """A limit, or what is there, allows no more than `most` of it."""

    def __init__(self, most: int) -> None:
        super().__init__(f"at most {most}")
        self.most = most


def lines(conn: Connection, resident: str) -> dict[str, int]:
    """How many of which good lie in the basket, in the order in which they were put there."""
    return {row.good: row.count for row in _LINES.all(conn, resident=resident)}


def put(store: Store, session: Session, good: str, count: int, clock: Clock) -> None:
    """Let there be so many of a good; 0: none. Raises SessionOver, NotOffered, NoMore, BasketFull or StoreFull: nothing changed then.

    Less of what lies there can always be had, whatever became of the good.
    """
    resident = session.person.resident
    with store.write() as conn:
        if not is_open(conn, session):
            raise SessionOver
        now_ms, there = clock.now_ms(), lines(conn, resident)
        if count > there.get(good, 0):
            found = goods(conn, resident, now_ms).get(good)
            if found is None or not found.sold:
                raise NotOffered(good)
            most = MOST_OF_A_GOOD if found.room.left is None else min(found.room.left, MOST_OF_A_GOOD)
            if count > most:
                raise NoMore(most)
            if good not in there and len(there) >= MAX_ORDER_LINES:
                raise BasketFull(good)
        if max(0, count) != there.get(good, 0):
            _set(conn, resident, {good: count}, now_ms)
            _changed(conn, resident, now_ms)


def put_back(conn: Connection, resident: str, wanted: Mapping[str, int], now_ms: int) -> None:
    """What an order did not get lies in the basket again, at least as many of each. Twice does nothing."""
    there = lines(conn, resident)
    room = MAX_ORDER_LINES - len(there)
    new = [good for good in wanted if good not in there][:room]
    more = {good: count for good, count in wanted.items() if good in new or count > there.get(good, MOST_OF_A_GOOD)}
    if more:
        _set(conn, resident, more, now_ms)
        _changed(conn, resident, now_ms)


def empty(conn: Connection, resident: str, now_ms: int) -> None:
    """Nothing lies in it: it was ordered."""
    conn.execute(delete(tables.basket).where(tables.basket.c.resident == resident))
    _changed(conn, resident, now_ms)


def replace(conn: Connection, resident: str, kept: CommissaryBasket) -> None:
    """Central's word, unless the basket was changed here since."""
    known = conn.execute(
        select(tables.basket_states.c.changed_ms).where(tables.basket_states.c.resident == resident)
    ).scalar_one_or_none()
    if known is not None and known > kept.at_ms:
        return
    conn.execute(delete(tables.basket).where(tables.basket.c.resident == resident))
    for number, line in enumerate(kept.lines):
        row = {"resident": resident, "good": line.good, "count": line.count, "added_ms": number}
        conn.execute(insert(tables.basket).values(**row).on_conflict_do_nothing())
    _changed(conn, resident, kept.at_ms, told=True)


def tell(conn: Connection, resident: str, grant: str, clock: Clock) -> None:
    """Tell central what lies in it, if that changed since it was told."""
    state = tables.basket_states.c
    changed_ms = conn.execute(select(state.changed_ms).where(state.resident == resident, ~state.told)).scalar_one_or_none()
    if changed_ms is None:
        return
    whole = CommissaryBasket(
        lines=tuple(BasketLine(good=good, count=count) for good, count in lines(conn, resident).items()), at_ms=changed_ms
    )
    enqueue(conn, kind="commissary.basket", version=1, payload=whole, grant=grant, clock=clock)
    _changed(conn, resident, changed_ms, told=True)


def _set(conn: Connection, resident: str, counts: Mapping[str, int], now_ms: int) -> None:
    for good, count in counts.items():
        if count <= 0:
            conn.execute(delete(tables.basket).where(tables.basket.c.resident == resident, tables.basket.c.good == good))
            continue
        new = insert(tables.basket).values(resident=resident, good=good, count=count, added_ms=now_ms)
        conn.execute(new.on_conflict_do_update(index_elements=["resident", "good"], set_={"count": count}))


def _changed(conn: Connection, resident: str, at_ms: int, *, told: bool = False) -> None:
    values = {"changed_ms": at_ms, "told": told}
    new = insert(tables.basket_states).values(resident=resident, **values)
    conn.execute(new.on_conflict_do_update(index_elements=["resident"], set_=values))


SESSION_PART = SessionPart(end=tell)
