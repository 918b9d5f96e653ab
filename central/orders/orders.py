"""Giving orders to devices, and hearing what became of them.

Each is signed by central's key for one device in one epoch, with a number that grows and a time after which it is void; it travels in
that device's own stream. Only active devices get orders: a frozen one is looked at by a person.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
import uuid_utils
from sqlalchemy import Connection, Row, func, insert, select, update

from central.database import Database
from central.devices.alerts import alert
from central.devices.signature import Sender
from central.devices.tables import devices
from central.leaving.tables import last_orders
from central.orders.tables import device_orders
from central.signin.grants import Signer
from central.streams.streams import append, device_stream
from central.web import Refusal
from kiosk.sync.wire_orders import FEATURES, MAX_NOTICE, NEVER_OFF, ORDERS, Order, OrderAnswer, OrderGiven, OrderLogs, OrderReport

DAY_MS = 24 * 3600 * 1000
#: How long an order waits for a device that is away.
DEFAULT_LIFE_MS = 7 * DAY_MS
#: A signed word on the wire (`wire_base.Token`).
_MOST_SIGNED = 4096
_TOLD = ("words", "off", "whole", "at_once", "update")

log = structlog.get_logger()


class CannotOrder(Exception):
    """Why no order was given, in plain words."""


def give(
    connection: Connection,
    signer: Signer,
    device: str,
    what: str,
    now_ms: int,
    *,
    given_by: str = "",
    life_ms: int = DEFAULT_LIFE_MS,
    **said: Any,
) -> str:
    """Order a device to do something; returns the order's id. `said`: fields of `Order`. Raises CannotOrder."""
    _check(what, said)
    row = connection.execute(select(devices).where(devices.c.id == device).with_for_update()).one()
    if row.state != "active":
        raise CannotOrder(f"the device is {row.state}")
    order = Order(
        order=str(uuid_utils.uuid7()),
        device=device,
        epoch=row.epoch,
        number=next_number(connection, device),
        what=what,
        issued_ms=now_ms,
        expires_ms=now_ms + life_ms,
        **said,
    )
    signed = signer.sign(order)
    if len(signed) > _MOST_SIGNED:
        raise CannotOrder("the words are too long")
    connection.execute(
        insert(device_orders).values(
            id=order.order,
            device=device,
            epoch=row.epoch,
            number=order.number,
            what=what,
            detail=json.dumps({name: value for name, value in order.model_dump(mode="json").items() if name in _TOLD and value}),
            given_by=given_by,
            issued_ms=now_ms,
            expires_ms=order.expires_ms,
        )
    )
    change = OrderGiven(order=order.order, signed=signed)
    append(connection, device_stream(device), "device.order", change, now_ms, key=f"order:{order.order}")
    return order.order


def next_number(connection: Connection, device: str) -> int:
    """The number of the next order to a device, of whatever kind. The caller holds the device's row."""
    numbers = (select(func.max(table.c.number)).where(table.c.device == device) for table in (device_orders, last_orders))
    return max(connection.execute(one).scalar_one() or 0 for one in numbers) + 1


def _check(what: str, said: Mapping[str, Any]) -> None:
    if what not in ORDERS:
        raise CannotOrder(f"an order is one of {', '.join(ORDERS)}")
    if what == "lock":
        words = said.get("words", {})
        if not all(words.get(language, "").strip() for language in ("en", "es")):
            raise CannotOrder("a locked device says why, in English and in Spanish")
        if any(len(text) > MAX_NOTICE for text in words.values()):
            raise CannotOrder(f"the words have at most {MAX_NOTICE} letters")
    if what == "features":
        off = set(said.get("off", ()))
        if off & NEVER_OFF:
            raise CannotOrder(f"never taken off: {', '.join(sorted(off & NEVER_OFF))}")
        if not off <= set(FEATURES):
            raise CannotOrder(f"what can be taken off: {', '.join(FEATURES)}")


def withdraw(connection: Connection, order: str, now_ms: int) -> bool:
    """An order that was not begun yet does not stand any more; False: it has ended, or there is none."""
    mine = (device_orders.c.id == order, device_orders.c.outcome.is_(None), device_orders.c.withdrawn_ms.is_(None))
    took = update(device_orders).where(*mine).values(withdrawn_ms=now_ms).returning(device_orders.c.device)
    device = connection.execute(took).scalar_one_or_none()
    if device is None:
        return False
    change = OrderGiven(order=order, signed="-", withdrawn=True)
    append(connection, device_stream(device), "device.order", change, now_ms, key=f"order:{order}")
    return True


def devices_of_unit(connection: Connection, unit: str) -> list[str]:
    """Active devices that stand in a housing unit."""
    standing = select(devices.c.id).where(devices.c.unit == unit, devices.c.state == "active").order_by(devices.c.name, devices.c.id)
    return list(connection.execute(standing).scalars())


def orders_of(connection: Connection, device: str | None, most: int) -> Sequence[Row[Any]]:
    """Orders of one device, or of all, the newest first: rows of `device_orders` with the device's name."""
    found = select(device_orders, devices.c.name.label("device_name")).join(devices, devices.c.id == device_orders.c.device)
    if device is not None:
        found = found.where(device_orders.c.device == device)
    return connection.execute(found.order_by(device_orders.c.issued_ms.desc(), device_orders.c.number.desc()).limit(most)).all()


def state_of(row: Row[Any], now_ms: int) -> str:
    """How an order stands: its outcome, or whether it still waits for its device."""
    if row.outcome is not None:
        return str(row.outcome)
    if row.withdrawn_ms is not None:
        return "withdrawn"
    return "overdue" if now_ms > row.expires_ms else "waiting"


@dataclass(frozen=True)
class Outcomes:
    """Takes what devices say of their orders."""

    database: Database

    def take(self, sender: Sender, report: OrderReport, now_ms: int) -> OrderAnswer:
        """Write the outcomes down; the first word about an order counts, another device's orders are none of its business."""
        with self.database.write() as connection:
            for said in report.outcomes:
                mine = (device_orders.c.id == said.order, device_orders.c.device == sender.device, device_orders.c.outcome.is_(None))
                ended = {"outcome": said.outcome, "code": said.code, "ended_ms": min(said.at_ms, now_ms), "heard_ms": now_ms}
                heard = update(device_orders).where(*mine).values(**ended).returning(device_orders.c.what, device_orders.c.detail)
                row = connection.execute(heard).one_or_none()
                if row is None:
                    continue
                log.info("order ended", device=sender.device, order=said.order, outcome=said.outcome, code=said.code)
                if said.outcome in {"failed", "refused"}:
                    detail = f"order {said.order}: {row.what}, {said.code or said.outcome}"
                    alert(connection, f"order_{said.outcome}", device=sender.device, detail=detail, at_ms=now_ms)
                if row.what == "update" and said.outcome == "failed":
                    stop_release(connection, json.loads(row.detail)["update"]["version"], now_ms)
        return OrderAnswer(server_ms=now_ms)

    def keep_logs(self, sender: Sender, logs: OrderLogs, now_ms: int) -> OrderAnswer:
        """Keep what an order asked for; the first bundle counts. Raises Refusal 404: no such order of this device."""
        mine = (device_orders.c.id == logs.order, device_orders.c.device == sender.device, device_orders.c.what == "send_logs")
        with self.database.write() as connection:
            if connection.execute(select(device_orders.c.id).where(*mine).with_for_update()).first() is None:
                raise Refusal(404, "no_order", "this device has no such order")
            kept = update(device_orders).where(*mine, device_orders.c.logs.is_(None)).values(logs="\n".join(logs.lines))
            connection.execute(kept)
        return OrderAnswer(server_ms=now_ms)


def stop_release(connection: Connection, version: str, now_ms: int) -> int:
    """A device took a release back: those that have not begun with it need not begin. Returns how many orders were withdrawn."""
    waiting = select(device_orders.c.id, device_orders.c.detail).where(
        device_orders.c.what == "update", device_orders.c.outcome.is_(None), device_orders.c.withdrawn_ms.is_(None)
    )
    found = [row.id for row in connection.execute(waiting).all() if json.loads(row.detail)["update"]["version"] == version]
    stopped = sum(withdraw(connection, order, now_ms) for order in found)
    if stopped:
        alert(connection, "update_stopped", device=None, detail=f"{version}: {stopped} devices keep what they have", at_ms=now_ms)
    return stopped
