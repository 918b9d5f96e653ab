"""A device that is lost, or that another took the place of; and one that stands elsewhere from now on.

Retired: nobody signs in there, no key of a title and no resident's stream goes there, and nothing more is set aside for it. What it
saved before may still arrive, with what was set aside for that (protocol.md): its allowances end now and return after their grace.
When the days of `GRACE_MS` are over it is revoked, and wipes itself when it hears of that.
"""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from central.allowances.endings import freeze as freeze_allowances
from central.database import Database
from central.devices.alerts import alert
from central.devices.freezing import revoke
from central.devices.tables import devices
from central.leaving.tables import issued_tablets
from central.media.limits import move_device
from central.streams.streams import append, device_stream
from kiosk.sync.wire_place import DevicePlaceChange

GRACE_MS = 14 * 24 * 3_600_000


class CannotRetire(Exception):
    """Why a device cannot be retired or replaced, in plain words."""


def lose(connection: Connection, device: str, now_ms: int) -> None:
    """The device is lost. The caller holds its row. Raises CannotRetire."""
    _retire(connection, device, "lost", None, now_ms)


def find_again(connection: Connection, device: str) -> bool:
    """A lost device that is in hand again goes on as before; False: it was not lost, or was revoked meanwhile."""
    back = (devices.c.id == device, devices.c.retired_why == "lost", devices.c.state == "active")
    values = {"retired_ms": None, "retired_why": None}
    return bool(connection.execute(update(devices).where(*back).values(**values)).rowcount)


def replace(connection: Connection, old: str, new: str, now_ms: int) -> None:
    """`new` takes the place of `old`: its name, its unit and, for a tablet, whoever holds it. Raises CannotRetire.

    Whatever residents own is theirs, not the device's: their letters, titles and drafts come to the new one at their sign-in.
    """
    rows = {row.id: row for row in connection.execute(select(devices).where(devices.c.id.in_([old, new])).with_for_update())}
    if old == new or len(rows) < 2:
        raise CannotRetire("a device is replaced by another one")
    if rows[new].state != "active" or rows[new].retired_ms is not None or rows[new].kind != rows[old].kind:
        raise CannotRetire("the new device is of another kind, or not in service")
    if rows[old].state == "active":
        _retire(connection, old, "replaced", new, now_ms)
    connection.execute(update(devices).where(devices.c.id == old).values(name=f"{rows[old].name} (replaced)"[:200], replaced_by=new))
    reassign(connection, new, name=rows[old].name, unit=rows[old].unit or "", now_ms=now_ms)
    held = (issued_tablets.c.device == old, issued_tablets.c.until_ms.is_(None))
    holder = connection.execute(select(issued_tablets.c.resident).where(*held)).scalar_one_or_none()
    if holder is not None:
        connection.execute(update(issued_tablets).where(*held).values(until_ms=now_ms))
        connection.execute(insert(issued_tablets).values(device=new, since_ms=now_ms, resident=holder))


def reassign(connection: Connection, device: str, *, name: str | None, unit: str | None, now_ms: int) -> None:
    """The device is called so, and stands in this unit (""; nobody's) from now on; None leaves it as it is."""
    if name is not None:
        connection.execute(update(devices).where(devices.c.id == device).values(name=name))
    if unit is not None:
        move_device(connection, device, unit or None, now_ms)
    row = connection.execute(select(devices.c.name, devices.c.unit).where(devices.c.id == device)).one()
    append(
        connection, device_stream(device), "device.place", DevicePlaceChange(name=row.name, unit=row.unit or ""), now_ms, key="place"
    )


def end_grace(database: Database, now_ms: int) -> int:
    """Revoke devices whose grace is over; returns how many."""
    over = (devices.c.retired_ms <= now_ms - GRACE_MS, devices.c.state != "revoked")
    with database.read() as connection:
        found = connection.execute(select(devices.c.id).where(*over)).scalars().all()
    for device in found:
        with database.write() as connection:
            mine = select(devices.c.id).where(devices.c.id == device, *over).with_for_update()
            if connection.execute(mine).one_or_none() is not None:
                revoke(connection, device, now_ms)
    return len(found)


def _retire(connection: Connection, device: str, why: str, by: str | None, now_ms: int) -> None:
    values = {"retired_ms": now_ms, "retired_why": why, "replaced_by": by}
    mine = (devices.c.id == device, devices.c.state != "revoked", devices.c.retired_ms.is_(None))
    if not connection.execute(update(devices).where(*mine).values(**values)).rowcount:
        raise CannotRetire("the device is out of service already")
    freeze_allowances(connection, device, now_ms)
    alert(connection, why, device=device, detail="" if by is None else f"by {by}", at_ms=now_ms)
