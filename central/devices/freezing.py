"""Taking trust away from a device: frozen while IT looks at it, revoked when it is lost.

Frozen: it may bring what is never blocked and read balances. Revoked: nothing; it wipes itself. Either way its grants are void at once,
and what was set aside for it can be spent by nobody until the device is enrolled anew or the allowances are reclaimed.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, func, or_, select, update

from central.allowances.endings import end_all
from central.allowances.endings import freeze as freeze_allowances
from central.devices.alerts import alert
from central.devices.tables import devices
from central.signin.grants import revoke_grants


class NoSuchDevice(Exception):
    """No device has this id or name, or several have the name."""


def find_device(connection: Connection, name: str) -> Row[Any]:
    """A device by its id, or by its name where only one has it. Raises NoSuchDevice."""
    rows = connection.execute(select(devices).where(or_(devices.c.id == name, devices.c.name == name)).with_for_update()).all()
    exact = [row for row in rows if row.id == name]
    if exact:
        return exact[0]
    if len(rows) != 1:
        raise NoSuchDevice("there is no such device" if not rows else "several devices have this name: use the id")
    return rows[0]


def freeze(connection: Connection, device: str, why: str, detail: str, now_ms: int) -> None:
    """Stop a device; `why` is the alert's kind. The caller holds the device's row. One that is frozen or revoked stays what it is."""
    stopped = update(devices).where(devices.c.id == device, devices.c.state == "active").values(state="frozen")
    if connection.execute(stopped).rowcount:
        _void(connection, device, now_ms)
        alert(connection, why, device=device, detail=detail, at_ms=now_ms)


def revoke(connection: Connection, device: str, now_ms: int) -> None:
    """Take a device out of service. The caller holds the device's row."""
    connection.execute(
        update(devices).where(devices.c.id == device).values(state="revoked", revoked_ms=func.coalesce(devices.c.revoked_ms, now_ms))
    )
    _void(connection, device, now_ms)


def end_epoch(connection: Connection, device: str, now_ms: int) -> None:
    """The device begins anew: what was signed for it before is void. The caller holds the device's row."""
    _void(connection, device, now_ms)
    end_all(connection, device, now_ms)


def _void(connection: Connection, device: str, now_ms: int) -> None:
    revoke_grants(connection, device, now_ms)
    freeze_allowances(connection, device, now_ms)
