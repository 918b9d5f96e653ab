"""What the wallet drops: everything of a resident who is forgotten, and what central does not know any more."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, delete, literal

from kiosk.device.streams import RESIDENT_PREFIX
from kiosk.store.schema import drop_rows
from kiosk.wallet import tables
from kiosk.wallet.tables import balances, obligations, restrictions, set_aside, wallet_entries


def forget(conn: Connection, resident: str) -> None:
    """Balances, history, allowances, holds and obligations."""
    drop_rows(conn, tables, resident=resident)


def sweep(conn: Connection, stream: str, keys: Select[Any]) -> None:
    """Drop what is in none of the keys. Movements made here and allowances held here stay: their commands will be sent again."""
    if not stream.startswith(RESIDENT_PREFIX):
        return
    resident = stream.removeprefix(RESIDENT_PREFIX)
    for table, key in (
        (balances, literal("balances")),
        (set_aside, literal("balances")),
        (wallet_entries, literal("entry:") + wallet_entries.c.entry),
        (restrictions, literal("restriction:") + restrictions.c.restriction),
        (obligations, literal("obligation:") + obligations.c.obligation),
    ):
        conn.execute(delete(table).where(table.c.resident == resident, key.not_in(keys)))
