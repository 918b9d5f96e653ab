"""Central's last order to this device: clear everything, and be the owner's (`unlock`) or wait to be enrolled anew (`wipe`).

It counts only with central's own signature, for this very device and epoch: neither the network nor another device's stream clears one.
"""

from __future__ import annotations

import structlog
from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.identity import load_identity
from kiosk.device.signed import NotSigned, read_signed
from kiosk.device.tables import last_order
from kiosk.store.prepared import Query
from kiosk.sync.registry import Feature
from kiosk.sync.wire import Change
from kiosk.sync.wire_leaving import LAST_ORDER_TYPE, LastOrder, LastOrderChange

_ORDER = Query(select(last_order.c.signed, last_order.c.begun))

log = structlog.get_logger(__name__)


def standing_order(conn: Connection) -> LastOrder | None:
    """The order that stands; None where there is none, or where it is another device's or epoch's."""
    row = _ORDER.first(conn)
    if row is None:
        return None
    identity = load_identity(conn)
    try:
        order = read_signed(row.signed, identity, LAST_ORDER_TYPE, LastOrder)
    except NotSigned as error:
        log.warning("last_order_refused", why=str(error))
        return None
    return order if (order.device, order.epoch) == (identity.device, identity.epoch) else None


def has_begun(conn: Connection) -> bool:
    """Whether the order is being obeyed: nobody signs in any more, and the other processes end."""
    row = _ORDER.first(conn)
    return row is not None and bool(row.begun)


def order_stands(conn: Connection) -> bool:
    """Whether nobody may sign in here any more."""
    return _ORDER.first(conn) is not None


def signed_order(conn: Connection) -> str:
    """The order as central signed it; "" where there is none."""
    row = _ORDER.first(conn)
    return "" if row is None else str(row.signed)


def begin(conn: Connection) -> None:
    """From now on nothing stops it."""
    conn.execute(update(last_order).values(begun=True))


def apply_last_order(conn: Connection, payload: LastOrderChange, _change: Change) -> None:
    """`device.last_order`: the latest says all."""
    if has_begun(conn):
        return
    conn.execute(delete(last_order))
    if payload.withdrawn:
        return
    conn.execute(insert(last_order).values(id=1, order_id=payload.order, signed=payload.signed))
    if standing_order(conn) is None:
        conn.execute(delete(last_order))


FEATURE = Feature("last order", {("device.last_order", 1): apply_last_order})
