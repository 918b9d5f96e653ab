"""What central's changes do to the wallet."""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.streams import resident_of
from kiosk.sync.registry import Feature
from kiosk.sync.wire import BalancesChange, Change
from kiosk.wallet.tables import balances, stamps_set_aside


def apply_balances(conn: Connection, payload: BalancesChange, change: Change) -> None:
    """`wallet.balances`: central's word replaces what was known."""
    values = payload.model_dump()
    conn.execute(
        insert(balances).values(resident=resident_of(change), **values).on_conflict_do_update(index_elements=["resident"], set_=values)
    )


FEATURE = Feature(
    "wallet",
    {("wallet.balances", 1): apply_balances},
    commands_in_use=select(stamps_set_aside.c.command),
)
