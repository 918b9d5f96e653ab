"""How many wrong PINs a device may charge to residents in an hour: one hostile device must not lock everybody."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from central.devices.alerts import alert
from central.devices.tables import devices
from central.policy import SignInPolicy

HOUR_MS = 3600 * 1000


def charge_device(connection: Connection, device: str, count: int, policy: SignInPolicy, now_ms: int) -> int:
    """Count wrong PINs that a device reports; returns how many of them the resident is charged.

    IT is told once an hour when a device reports more than one resident could try. The caller holds the device's row.
    """
    row = connection.execute(select(devices.c.wrong_pins, devices.c.wrong_pins_since_ms).where(devices.c.id == device)).one()
    before, since = row.wrong_pins, row.wrong_pins_since_ms
    if now_ms - since >= HOUR_MS:
        before, since = 0, now_ms
    charged: int = max(0, min(count, policy.device_wrong_pins - before))
    after = min(before + count, 1_000_000)
    connection.execute(update(devices).where(devices.c.id == device).values(wrong_pins=after, wrong_pins_since_ms=since))
    if before <= policy.tries < after:
        alert(connection, "wrong_pins", device=device, detail=f"{after} in an hour", at_ms=now_ms)
    return charged
