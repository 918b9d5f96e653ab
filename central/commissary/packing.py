"""What staff do with an order: pack it, in part where goods are missing, deliver it, take goods back, cancel it.

Whatever a resident does not get, they get back in money, in the same transaction; a notice tells them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from sqlalchemy import Connection, Row, select, update

from central.commissary.family import purse
from central.commissary.orders import give_back, lines_of, order_row, step_to, tell
from central.commissary.tables import order_lines, orders
from central.ledger.book import hold, resident_owner
from central.notices.notices import publish
from kiosk.sync.receipt_form import receipt_number
from kiosk.sync.wire import NoticeWords


class NotNow(Exception):
    """It cannot be done with this order; the text says why. Nothing changed."""


def begin(connection: Connection, order: str, now_ms: int) -> None:
    """Somebody packs it now: it cannot be cancelled any more. Raises NotNow."""
    row = _order(connection, order, ("placed",))
    step_to(connection, row, "packing", now_ms)
    tell(connection, order, now_ms)


def pack(connection: Connection, order: str, missing: Mapping[str, int], *, by: str, now_ms: int) -> int:
    """It is packed; of goods in `missing` so many were not there. Returns the cents given back. Raises NotNow."""
    row = _order(connection, order, ("placed", "packing"))
    lines = {line.good: line for line in lines_of(connection, order)}
    for good, count in missing.items():
        if good not in lines or not 0 < count <= lines[good].pieces:
            raise NotNow(f"the order has not so many of {good}")
    cents = sum(lines[good].cents * count for good, count in missing.items())
    for line in lines.values():
        _set(connection, line, filled=line.pieces - missing.get(line.good, 0))
    step_to(connection, row, "packed", now_ms)
    if cents:
        give_back(connection, row, cents, "not_filled", by=by, command=None, now_ms=now_ms)
        names = [_name(lines[good]) for good in missing]
        _notice(connection, row, "Part of your order was missing", "Faltó parte de tu pedido", names, cents, now_ms)
    tell(connection, order, now_ms)
    return int(cents)


def deliver(connection: Connection, order: str, now_ms: int) -> None:
    """The resident has it. Raises NotNow."""
    row = _order(connection, order, ("packed",))
    step_to(connection, row, "delivered", now_ms)
    tell(connection, order, now_ms)


def take_back(connection: Connection, order: str, good: str, count: int, *, by: str, now_ms: int) -> int:
    """Goods came back (damaged, wrong): their price returns. Returns the cents. Raises NotNow."""
    row = _order(connection, order, ("packed", "delivered"))
    line = next((one for one in lines_of(connection, order) if one.good == good), None)
    if line is None or not 0 < count <= (line.filled or 0) - line.returned:
        raise NotNow("the resident did not get so many of it")
    _set(connection, line, returned=line.returned + count)
    cents = line.cents * count
    give_back(connection, row, cents, "returned", by=by, command=None, now_ms=now_ms)
    _notice(connection, row, "Money back from the commissary", "Dinero devuelto por la tienda", [_name(line)], cents, now_ms)
    tell(connection, order, now_ms)
    return int(cents)


def cancel(connection: Connection, order: str, note: str, *, by: str, now_ms: int) -> int:
    """Staff cancel an order that was not packed, with a word for the resident. Returns the cents given back. Raises NotNow."""
    row = _order(connection, order, ("placed", "packing"))
    step_to(connection, row, "cancelled", now_ms, note=note)
    give_back(connection, row, row.total_cents, "cancelled", by=by, command=None, now_ms=now_ms)
    _notice(connection, row, "Your order was cancelled", "Tu pedido fue cancelado", [], row.total_cents, now_ms)
    tell(connection, order, now_ms)
    return int(row.total_cents)


def _order(connection: Connection, order: str, states: tuple[str, ...]) -> Row[Any]:
    """The order, with its owner's accounts held first, as a cancel of the resident holds them."""
    found = order_owner(connection, order)
    if found is None:
        raise NotNow("there is no such order")
    hold(connection, [resident_owner(found), purse(found)])
    row = order_row(connection, order)
    if row is None or row.state not in states:
        raise NotNow(f"the order is {'gone' if row is None else row.state}")
    return row


def order_owner(connection: Connection, order: str) -> str | None:
    """Whose order it is; None when there is none."""
    return connection.execute(select(orders.c.resident).where(orders.c.id == order)).scalar_one_or_none()


def _set(connection: Connection, line: Row[Any], **values: int) -> None:
    mine = (order_lines.c.order_id == line.order_id, order_lines.c.line == line.line)
    connection.execute(update(order_lines).where(*mine).values(**values))


def _name(line: Row[Any]) -> dict[str, str]:
    names: dict[str, str] = orjson.loads(line.name)
    return names


def _notice(
    connection: Connection, row: Row[Any], title: str, titulo: str, names: list[dict[str, str]], cents: int, now_ms: int
) -> None:
    number, money = receipt_number(row.id), f"${cents // 100}.{cents % 100:02d}"
    english = "".join(f" {one.get('en') or next(iter(one.values()))}." for one in names)
    spanish = "".join(f" {one.get('es') or next(iter(one.values()))}." for one in names)
    words = {
        "en": NoticeWords(title=title, text=f"Order {number}.{english} You got {money} back."),
        "es": NoticeWords(title=titulo, text=f"Pedido {number}.{spanish} Se te devolvieron {money}."),
    }
    publish(connection, "notice", words, at_ms=now_ms, resident=row.resident)
