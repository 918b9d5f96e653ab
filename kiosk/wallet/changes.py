"""What central's changes do to the wallet. The whole history may come again: the end is the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.streams import resident_of
from kiosk.store.prepared import upsert
from kiosk.sync.registry import Feature
from kiosk.sync.wire import (
    AllowanceChange,
    BalancesChange,
    Change,
    EntryChange,
    ObligationChange,
    PricesChange,
    RestrictionChange,
)
from kiosk.wallet import departure
from kiosk.wallet.allowances import forget_closed, keep_allowance
from kiosk.wallet.rules import folded
from kiosk.wallet.tables import balances, movements, obligations, price_lists, restrictions, set_aside, wallet_entries
from kiosk.wallet.wallet import refuse, settle, settle_accepted

#: Commands whose refusal is a line of the history.
_OWN_KINDS = frozenset({"wallet.buy_stamps", "wallet.undo", "wallet.move_to_credits", "wallet.pay_obligation"})

_ENTRY = upsert(wallet_entries)


def apply_balances(conn: Connection, payload: BalancesChange, change: Change) -> None:
    """`wallet.balances`: central's word replaces what was known, what is set aside too."""
    resident = resident_of(change)
    values = payload.model_dump(exclude={"aside"})
    conn.execute(insert(balances).values(resident=resident, **values).on_conflict_do_update(index_elements=["resident"], set_=values))
    conn.execute(delete(set_aside).where(set_aside.c.resident == resident))
    for one in payload.aside:
        conn.execute(insert(set_aside).values(resident=resident, **one.model_dump()))
    settle_accepted(conn, resident, change.at_ms)
    forget_closed(conn, resident, change.at_ms)


def apply_allowance(conn: Connection, payload: AllowanceChange, _change: Change) -> None:
    """`wallet.allowance`, in this device's own stream: a new or topped-up allowance. Raises AllowanceRefused."""
    keep_allowance(conn, payload.signed)


def apply_prices(conn: Connection, payload: PricesChange, _change: Change) -> None:
    """`facility.prices`: a version's prices never change, but a list that came again may say more of itself."""
    values = {"prices": payload.model_dump_json()}
    conn.execute(
        insert(price_lists).values(version=payload.version, **values).on_conflict_do_update(index_elements=["version"], set_=values)
    )


def apply_entry(conn: Connection, payload: EntryChange, change: Change) -> None:
    """`wallet.entry`: a line of the history; the command that caused it is in central's balances now."""
    words = folded(f"{payload.detail} {payload.reference} {payload.source}")
    _ENTRY.run(conn, {"resident": resident_of(change), "words": words, **payload.model_dump()})
    # The refund of a message names its command too: booked it was all the same.
    if payload.command is not None:
        settle(conn, payload.command)


def apply_restriction(conn: Connection, payload: RestrictionChange, change: Change) -> None:
    """`wallet.restriction`."""
    values = {**payload.model_dump(exclude={"restriction"}), "blocks": ",".join(payload.blocks)}
    conn.execute(
        insert(restrictions)
        .values(resident=resident_of(change), restriction=payload.restriction, **values)
        .on_conflict_do_update(index_elements=["resident", "restriction"], set_=values)
    )


def apply_obligation(conn: Connection, payload: ObligationChange, change: Change) -> None:
    """`wallet.obligation`."""
    values = payload.model_dump(exclude={"obligation"})
    conn.execute(
        insert(obligations)
        .values(resident=resident_of(change), obligation=payload.obligation, **values)
        .on_conflict_do_update(index_elements=["resident", "obligation"], set_=values)
    )


def keep_reason(conn: Connection, command: str, kind: str, _payload: Mapping[str, Any] | None, code: str) -> None:
    """Central refused a purchase, an undo, a transfer or a payment: its value is back in the replay, the reason in the history."""
    if kind in _OWN_KINDS:
        refuse(conn, command, code or "refused")


FEATURE = Feature(
    "wallet",
    {
        ("wallet.balances", 1): apply_balances,
        ("wallet.allowance", 1): apply_allowance,
        ("facility.prices", 1): apply_prices,
        ("wallet.entry", 1): apply_entry,
        ("wallet.restriction", 1): apply_restriction,
        ("wallet.obligation", 1): apply_obligation,
    },
    on_rejected=keep_reason,
    commands_in_use=select(movements.c.command).where(~movements.c.settled),
    forget=departure.forget,
    sweep=departure.sweep,
)
