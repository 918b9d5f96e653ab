"""What this device is called and where it stands, as facility IT changes it later. The screen shows it from its next start on."""

from __future__ import annotations

from sqlalchemy import Connection, update

from kiosk.device.identity import device_identity
from kiosk.sync.registry import Feature
from kiosk.sync.wire import Change
from kiosk.sync.wire_place import DevicePlaceChange


def apply_place(conn: Connection, payload: DevicePlaceChange, _change: Change) -> None:
    """Handler of `device.place`."""
    conn.execute(update(device_identity).values(name=payload.name, unit=payload.unit))


FEATURE = Feature("place", {("device.place", 1): apply_place})
