"""Tablets in residents' hands, their last orders, and what they say when they have obeyed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

import structlog
import uuid_utils
from sqlalchemy import Connection, Select, insert, select, update

from central.database import Database
from central.devices.alerts import alert
from central.devices.freezing import revoke
from central.devices.signature import Sender
from central.devices.tables import devices
from central.leaving.tables import issued_tablets, last_orders
from central.orders.orders import CannotOrder, next_number
from central.residents.tables import residents
from central.signin.grants import Signer
from central.streams.streams import append, device_stream
from central.web import Refusal
from kiosk.sync.wire_leaving import ClearedAnswer, ClearedRequest, Going, LastOrder, LastOrderChange

What = Literal["wipe", "unlock"]
Why = Going | Literal["order"]
#: A device that comes back later than this is cleared all the same, but what only root can undo is left to facility IT.
WARDEN_LIFE_MS = 180 * 24 * 3600 * 1000

log = structlog.get_logger()


def issue_tablet(connection: Connection, device: str, resident: str, now_ms: int) -> None:
    """A tablet is this resident's from now on. Raises CannotOrder."""
    row = connection.execute(select(devices.c.kind, devices.c.state).where(devices.c.id == device).with_for_update()).one()
    if row.kind != "tablet" or row.state != "active":
        raise CannotOrder("only a tablet that is in service is given out")
    if not connection.execute(select(residents.c.active).where(residents.c.id == resident)).scalar_one():
        raise CannotOrder("this resident has left")
    holder = connection.execute(_held(device)).scalar_one_or_none()
    if holder == resident:
        return
    if holder is not None:
        raise CannotOrder("this tablet is somebody else's: take it back first")
    connection.execute(insert(issued_tablets).values(device=device, since_ms=now_ms, resident=resident))


def take_back_tablet(connection: Connection, device: str, now_ms: int) -> bool:
    """Nobody holds it any more; False: nobody did."""
    over = update(issued_tablets).where(issued_tablets.c.device == device, issued_tablets.c.until_ms.is_(None)).values(until_ms=now_ms)
    return bool(connection.execute(over).rowcount)


def tablets_of(connection: Connection, resident: str) -> list[str]:
    """Devices in somebody's hands."""
    held = select(issued_tablets.c.device).where(issued_tablets.c.resident == resident, issued_tablets.c.until_ms.is_(None))
    return list(connection.execute(held.order_by(issued_tablets.c.device)).scalars())


def order_last(connection: Connection, signer: Signer, device: str, what: What, why: Why, resident: str | None, now_ms: int) -> str:
    """Have a device clear itself; returns the order's id. It is signed for this device and epoch alone. Raises CannotOrder."""
    row = connection.execute(select(devices).where(devices.c.id == device).with_for_update()).one()
    if row.state != "active":
        raise CannotOrder(f"the device is {row.state}")
    order = LastOrder(
        order=str(uuid_utils.uuid7()),
        device=device,
        epoch=row.epoch,
        what=what,
        why=why,
        resident=resident,
        issued_ms=now_ms,
        number=next_number(connection, device),
        expires_ms=now_ms + WARDEN_LIFE_MS,
    )
    values = order.model_dump()
    connection.execute(insert(last_orders).values(id=values.pop("order"), **values))
    change = LastOrderChange(order=order.order, signed=signer.sign(order))
    append(connection, device_stream(device), "device.last_order", change, now_ms, key="last_order")
    alert(connection, f"ordered_{what}", device=device, detail=f"order {order.order}", at_ms=now_ms)
    return order.order


def withdraw_order(connection: Connection, device: str, now_ms: int) -> bool:
    """An order that was not obeyed yet does not stand any more; a device that has begun goes on. False: there was none."""
    open_order = (last_orders.c.device == device, last_orders.c.cleared_ms.is_(None), last_orders.c.withdrawn_ms.is_(None))
    found = connection.execute(update(last_orders).where(*open_order).values(withdrawn_ms=now_ms).returning(last_orders.c.id)).scalars()
    orders = list(found)
    for order in orders:
        change = LastOrderChange(order=order, signed="-", withdrawn=True)
        append(connection, device_stream(device), "device.last_order", change, now_ms, key="last_order")
    return bool(orders)


@dataclass(frozen=True)
class Cleared:
    """Takes the last word of devices that obeyed."""

    database: Database

    def take(self, sender: Sender, said: ClearedRequest, now_ms: int) -> ClearedAnswer:
        """It is written down, and the device is out of service. Raises Refusal 404: no such order of this device."""
        with self.database.write() as connection:
            connection.execute(select(devices.c.id).where(devices.c.id == sender.device).with_for_update())
            mine = (last_orders.c.id == said.order, last_orders.c.device == sender.device, last_orders.c.epoch == sender.epoch)
            told = {"cleared_ms": now_ms, "destroyed": json.dumps(said.destroyed), "verified": said.verified and said.store_gone}
            if not connection.execute(update(last_orders).where(*mine).values(**told)).rowcount:
                raise Refusal(404, "no_order", "this device has no such order")
            revoke(connection, sender.device, now_ms)
            take_back_tablet(connection, sender.device, now_ms)
            kind = "cleared" if told["verified"] else "cleared_not_verified"
            alert(connection, kind, device=sender.device, detail=f"order {said.order}, {len(said.destroyed)} keys", at_ms=now_ms)
        log.info("device cleared", device=sender.device, order=said.order, verified=told["verified"])
        return ClearedAnswer(server_ms=now_ms)


def _held(device: str) -> Select[Any]:
    return select(issued_tablets.c.resident).where(issued_tablets.c.device == device, issued_tablets.c.until_ms.is_(None))
