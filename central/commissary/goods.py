"""Goods: what is sold, at what price, on which shelf. A file of them is judged as a whole before anything changes."""

from __future__ import annotations

from typing import Any

from pydantic import RootModel
from sqlalchemy import Connection, insert, select, update

from central.commissary.tables import good_prices, goods
from central.database import insert_or_ignore
from central.streams.streams import FACILITY, append
from kiosk.sync.wire_commissary import GoodChange

KIND = "commissary.good"


class GoodsFile(RootModel[tuple[GoodChange, ...]]):
    """A JSON list of goods, as `wire.GoodChange` has them."""


class BadGoods(Exception):
    """The file cannot be taken; the text says why. Nothing changed."""


def load(connection: Connection, file: GoodsFile, shelves: set[str], now_ms: int) -> tuple[int, int]:
    """Take goods in: new ones, and what differs from before; returns how many of each. Goods that the file does not name stay.

    Raises BadGoods.
    """
    names = [one.good for one in file.root]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise BadGoods(f"named twice: {', '.join(twice)}")
    lost = sorted({one.shelf for one in file.root} - shelves)
    if lost:
        raise BadGoods(f"no such shelf in the policy: {', '.join(lost)}")
    nameless = sorted(one.good for one in file.root if not one.name)
    if nameless:
        raise BadGoods(f"without a name: {', '.join(nameless)}")
    made = changed = 0
    for one in file.root:
        before = find(connection, one.good)
        if before == one:
            continue
        made, changed = made + (before is None), changed + (before is not None)
        keep(connection, one, now_ms)
    return made, changed


def find(connection: Connection, good: str) -> GoodChange | None:
    """A good as devices were told of it."""
    text = connection.execute(select(goods.c.good_change).where(goods.c.good == good)).scalar_one_or_none()
    return None if text is None else GoodChange.model_validate_json(text)


def everything(connection: Connection) -> list[GoodChange]:
    """All goods, those that are not sold any more too, by shelf and place."""
    found = [GoodChange.model_validate_json(text) for text in connection.execute(select(goods.c.good_change)).scalars()]
    return sorted(found, key=lambda one: (one.shelf, one.place, one.good))


def keep(connection: Connection, good: GoodChange, now_ms: int) -> None:
    """A good is so from now on; devices are told."""
    values: dict[str, Any] = {"good_change": good.model_dump_json(), "cents": good.cents, "active": good.active}
    if connection.execute(update(goods).where(goods.c.good == good.good).values(**values)).rowcount == 0:
        connection.execute(insert(goods).values(good=good.good, **values))
    insert_or_ignore(connection, good_prices, good=good.good, cents=good.cents, since_ms=now_ms)
    append(connection, FACILITY, KIND, good, now_ms, key=f"good:{good.good}")
