"""A purchase of a title made on this device: what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select

from kiosk.media_store.buying import may_undo_until
from kiosk.media_store.tables import owned
from kiosk.sync.tables import outbox
from kiosk.wallet.paper import receipt_number
from kiosk.wallet.tables import movements


@dataclass(frozen=True)
class Bought:
    """`waiting`: central has not said yes yet. `refused` says why it came to nothing; `returned`: it was undone, or given back.
    `undo_until_ms` None: it cannot be undone any more. `receipt`: the print job."""

    licence: str
    title: str
    how: Literal["own", "rent"]
    cents: int
    at_ms: int
    waiting: bool
    refused: str | None
    returned: bool
    undo_until_ms: int | None
    receipt: str | None
    receipt_number: str


def bought(conn: Connection, resident: str, licence: str, now_ms: int) -> Bought | None:
    """The purchase; None: this person made none of this name."""
    row = conn.execute(
        select(owned, movements.c.refused, movements.c.receipt, outbox.c.code)
        .select_from(
            owned.outerjoin(movements, movements.c.command == owned.c.licence).outerjoin(outbox, outbox.c.id == owned.c.licence)
        )
        .where(owned.c.licence == licence, owned.c.resident == resident)
    ).one_or_none()
    if row is None:
        return None
    refused = (row.refused or row.code or "refused") if row.state == "refused" else None
    return Bought(
        licence=licence,
        title=row.title,
        how=row.how,
        cents=row.cents,
        at_ms=row.at_ms,
        waiting=bool(row.waiting),
        refused=refused,
        returned=row.state == "returned",
        undo_until_ms=may_undo_until(conn, resident, licence, now_ms),
        receipt=row.receipt,
        receipt_number=receipt_number(licence),
    )
