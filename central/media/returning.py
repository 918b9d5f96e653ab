"""Giving a purchase back: the licence opens nothing more, and its price returns to where it came from, once."""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import Connection, Row, update

from central.allowances.spend import refund
from central.ledger.history import record
from central.ledger.wallet import publish_balances
from central.media.ownership import publish_owned
from central.media.tables import licences


def give_back(
    connection: Connection,
    row: Row[Any],
    *,
    kind: Literal["undone", "refund"],
    now_ms: int,
    command: str | None = None,
    detail: str = "",
) -> None:
    """`row`: of `licences`, locked and not returned. An undo and a refund have one cause in the ledger: never both."""
    connection.execute(update(licences).where(licences.c.id == row.id).values(returned_ms=now_ms))
    if row.entry is not None:
        entry = refund(connection, command=row.id, cause=f"command:{row.id}:undo", now_ms=now_ms)
        record(
            connection,
            resident=row.resident,
            entry=entry,
            kind=kind,
            at_ms=now_ms,
            credits_cents=row.cents,
            command=command,
            refunds=row.entry,
            detail=detail,
        )
        publish_balances(connection, row.resident, now_ms)
    publish_owned(connection, row.id, now_ms)
