"""Noticing a device whose store was put back to an older state, before it makes anything of it.

With each look at its streams a device says how long its own chain is. Less than central has of it means that it has forgotten commands
it had sent. One such word proves nothing: the request may have been on its way while a batch overtook it. A later one does.
"""

from __future__ import annotations

import threading

from sqlalchemy import select

from central.clock import now_ms
from central.database import Database
from central.devices.alerts import alert
from central.devices.signature import Sender
from central.devices.tables import devices


class Forgetful:
    """Watches the devices that this process serves. Threads may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        #: What central had of the chain when a device first said less, and whether IT was told.
        self._suspects: dict[str, tuple[int, bool]] = {}

    def look(self, sender: Sender, head_seq: int) -> None:
        """Compare; alerts IT, once, when the device goes on saying less than it was known to have."""
        with self._database.read() as connection:
            has = connection.execute(select(devices.c.last_seq).where(devices.c.id == sender.device)).scalar_one()
        with self._lock:
            if head_seq >= has:
                self._suspects.pop(sender.device, None)
                return
            before, told = self._suspects.get(sender.device, (None, False))
            sure = before is not None and head_seq < before
            self._suspects[sender.device] = (has if before is None else before, told or sure)
        if sure and not told:
            with self._database.write() as connection:
                detail = f"its chain ends at {head_seq}, central has {has}"
                alert(connection, "store_restored", device=sender.device, detail=detail, at_ms=now_ms())
