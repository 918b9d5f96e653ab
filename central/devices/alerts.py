"""Alerts for facility IT: what an honest device never or seldom does, and accounts that staff unlocked."""

from __future__ import annotations

import structlog
import uuid_utils
from sqlalchemy import Connection, insert

from central.devices.tables import alerts

log = structlog.get_logger()


def alert(connection: Connection, kind: str, *, device: str | None, detail: str, at_ms: int) -> None:
    """Store an alert (`detail` holds ids and numbers only) and log it."""
    connection.execute(insert(alerts).values(id=str(uuid_utils.uuid7()), kind=kind, device=device, detail=detail[:200], at_ms=at_ms))
    log.warning("alert", kind=kind, device=device)
