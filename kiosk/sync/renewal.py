"""Enrolling this device anew by central's order: the work of `kiosk enrol --again`, with nobody typing a code."""

from __future__ import annotations

from collections.abc import Sequence

import structlog
from sqlalchemy import Connection

from kiosk.device.identity import load_identity
from kiosk.device.keys import device_keys
from kiosk.device.last_order import order_stands
from kiosk.device.orders import begin, claims, end, new_code
from kiosk.log import fault
from kiosk.settings import DeviceSettings
from kiosk.store.engine import open_store
from kiosk.sync.client import CentralError, Refused
from kiosk.sync.enrol import enrol
from kiosk.sync.obeying import somebody_is_here
from kiosk.sync.registry import Feature

log = structlog.get_logger()


def begin_renewal(conn: Connection, now_ms: int) -> str:
    """The code of an order that is due now; "" when there is none, or somebody is here. One that has had its effect ends."""
    found = new_code(conn)
    if found is None:
        return ""
    order, signed, code = found
    if claims(signed).epoch < load_identity(conn).epoch:
        end(conn, order, "done", "", now_ms)
        return ""
    if order_stands(conn) or somebody_is_here(conn):
        return ""
    if not code:
        end(conn, order, "refused", "no_code", now_ms)
        return ""
    begin(conn, order)
    return code


def renew(settings: DeviceSettings, features: Sequence[Feature], code: str) -> None:
    """Enrol anew. What fails for the link's sake is tried again by the next run; a code that central does not take ends the order."""
    try:
        identity = enrol(settings, code, again=True, features=features)
    except Refused as refused:
        log.warning("not enrolled anew", **fault(refused))
        store = open_store(settings.store_path, device_keys(settings).store_key)
        try:
            with store.write() as conn:
                found = new_code(conn)
                if found is not None:
                    end(conn, found[0], "failed", "code_refused", claims(found[1]).issued_ms)
        finally:
            store.close()
    except CentralError as error:
        log.info("not enrolled anew yet", **fault(error))
    else:
        log.info("enrolled anew by order", epoch=identity.epoch)
