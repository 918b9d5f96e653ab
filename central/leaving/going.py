"""Somebody leaves: they sign in no more, kiosks forget them once all of theirs has come, and their tablet gets its last order."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, update

from central.devices.alerts import alert
from central.leaving.orders import What, order_last, tablets_of, withdraw_order
from central.leaving.plan import set_leaving
from central.orders.orders import CannotOrder
from central.residents.residents import RESIDENT, lock_resident, publish_resident
from central.residents.tables import residents
from central.signin.grants import Signer
from kiosk.sync.wire_leaving import Going


class CannotLeave(Exception):
    """Why not, in plain words."""


@dataclass(frozen=True)
class Gone:
    """What was ordered: device and order of each tablet, and those that could not be ordered, with the reason."""

    ordered: tuple[tuple[str, str], ...]
    not_ordered: tuple[tuple[str, str], ...]


def leave(
    connection: Connection, signer: Signer, resident: str, going: Going, tablet: What, now_ms: int, *, destination: str = ""
) -> Gone:
    """Release or transfer a resident, in one transaction. Raises CannotLeave.

    Grants stand: what they did on devices that are offline still comes, and is taken. New sign-ins are refused everywhere.
    """
    row = lock_resident(connection, resident)
    if row is None or row.role != RESIDENT:
        raise CannotLeave("there is no such resident")
    if not row.active:
        raise CannotLeave("this resident has left already")
    # Told while their streams are still followed: devices that hear of it first show it.
    set_leaving(connection, resident, now_ms, going=going, tablet=tablet, left_ms=now_ms, destination=destination)
    connection.execute(update(residents).where(residents.c.id == resident).values(active=False))
    publish_resident(connection, resident, now_ms)
    ordered, not_ordered = [], []
    for device in tablets_of(connection, resident):
        try:
            ordered.append((device, order_last(connection, signer, device, tablet, going, resident, now_ms)))
        except CannotOrder as error:
            not_ordered.append((device, str(error)))
    alert(connection, "released" if going == "release" else "transferred", device=None, detail=f"resident {resident}", at_ms=now_ms)
    return Gone(tuple(ordered), tuple(not_ordered))


def come_back(connection: Connection, resident: str, now_ms: int) -> None:
    """Somebody who left is here again: what central kept of theirs comes to the devices they sign in on. Raises CannotLeave."""
    row = lock_resident(connection, resident)
    if row is None or row.role != RESIDENT or row.active:
        raise CannotLeave("there is no resident of this name who left")
    connection.execute(update(residents).where(residents.c.id == resident).values(active=True))
    for device in tablets_of(connection, resident):  # one that has begun goes on
        withdraw_order(connection, device, now_ms)
    set_leaving(connection, resident, now_ms, going=None, day=None, tablet=None, left_ms=None, destination="")
    publish_resident(connection, resident, now_ms)
