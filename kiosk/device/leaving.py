"""Leaving the residents' screen: by facility IT alone, with a reason that central learns."""

from __future__ import annotations

from typing import Literal

from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock, enqueue
from kiosk.sync.wire import ItExit

To = Literal["system", "restart"]


def leave_screen(store: Store, grant: str, reason: str, to: To, clock: Clock) -> None:
    """Write down that IT staff (`grant`) left the screen, and why. Raises ValueError for a reason that is not on the list."""
    payload = ItExit.model_validate({"reason": reason, "to": to})
    with store.write() as conn:
        enqueue(conn, kind="device.it_exit", version=1, payload=payload, grant=grant, clock=clock)
