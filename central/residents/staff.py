"""Facility IT: they sign in like residents, and may do nothing but leave the residents' screen."""

from __future__ import annotations

from typing import Any

import uuid_utils
from sqlalchemy import Connection, Row, select, update

from central.commands.handling import Context, Kind, Kinds, Rejected
from central.devices.alerts import alert
from central.residents.residents import IT, add_resident, get_resident, publish_resident
from central.residents.tables import residents
from kiosk.sync.wire import Command, ItExit


def add_staff(
    connection: Connection, *, name: str, number: str, card: str | None, pin: str, now_ms: int, staff: str | None = None
) -> str:
    """Add a member of facility IT; returns the id. Raises IntegrityError when number or card is taken, ValueError when it is no card's
    number."""
    made = staff or str(uuid_utils.uuid7())
    return add_resident(
        connection,
        first_name=name,
        last_name="",
        number=number,
        card=card,
        alias=f"it:{made}",  # nobody's address: mail is for residents only
        pin=pin,
        now_ms=now_ms,
        resident=made,
        role=IT,
    )


def find_staff(connection: Connection, word: str) -> Row[Any] | None:
    """A member of facility IT by id or number."""
    matches = (residents.c.id == word) | (residents.c.number == word)
    return connection.execute(select(residents).where(matches, residents.c.role == IT)).one_or_none()


def end_staff(connection: Connection, staff: str, now_ms: int) -> None:
    """They sign in nowhere any more."""
    connection.execute(update(residents).where(residents.c.id == staff, residents.c.role == IT).values(active=False))
    publish_resident(connection, staff, now_ms)


def _it_exit(context: Context, _command: Command, payload: ItExit) -> None:
    row = get_resident(context.connection, context.author)
    if row is None or not row.active:
        raise Rejected("not_staff", "this is no member of facility IT any more")
    detail = f"by {row.id}, {payload.reason}, to {payload.to}"
    alert(context.connection, "it_exit", device=context.device, detail=detail, at_ms=context.now_ms)


HANDLERS: Kinds = {("device.it_exit", 1): Kind(_it_exit, who=(IT,))}
