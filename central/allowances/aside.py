"""What lies set aside for devices, where, and until when. Knows nothing of the wallet, so that the wallet may show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from central.allowances.tables import HELD, allowances
from central.devices.tables import devices
from kiosk.sync.wire import SetAside


def set_aside(connection: Connection, resident: str) -> tuple[SetAside, ...]:
    """What is left of each of the resident's allowances, and by when it is back in the wallet at the latest."""
    return tuple(
        SetAside(
            allowance=row.id,
            device=row.device,
            device_name=row.device_name,
            stamps=row.stamps - row.used_stamps,
            credits_cents=row.credits_cents - row.used_cents,
            until_ms=row.reclaim_ms,
        )
        for row in held(connection, resident=resident)
        if row.stamps > row.used_stamps or row.credits_cents > row.used_cents
    )


def held(connection: Connection, *, resident: str | None = None, device: str | None = None) -> Sequence[Row[Any]]:
    """Allowances whose rest lies in escrow, oldest first, each with the `device_name`."""
    asked = select(allowances, devices.c.name.label("device_name")).join(devices).where(allowances.c.state.in_(HELD))
    if resident is not None:
        asked = asked.where(allowances.c.resident == resident)
    if device is not None:
        asked = asked.where(allowances.c.device == device)
    return connection.execute(asked.order_by(allowances.c.issued_ms, allowances.c.id)).all()
