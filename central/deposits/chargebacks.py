"""Chargebacks: what a bank took back leaves the account; what the account cannot give is owed, and later deposits repay it first."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row

from central.ledger.book import AccountKind, Commodity, Line, balance, contact_owner, move, post, resident_owner
from central.ledger.history import record
from central.ledger.wallet import lock_wallet, publish_balances
from central.policy import Policy
from central.restrictions.restrictions import debt_changed, hold_for_debt


def owed(connection: Connection, owner: str, commodity: Commodity) -> int:
    """What an owner owes after chargebacks."""
    return -balance(connection, "receivable", owner, commodity)


def take_back(
    connection: Connection, policy: Policy, deposit: Row[Any], amount: int, *, cause: str, reference: str, now_ms: int
) -> int:
    """Take back some of a deposit (a row of `deposit_notices`); returns what its owner owes then.

    From where it went first: money put into the trust account may have been moved to credits since.
    """
    commodity: Commodity = "stamp" if deposit.contact is not None else "usd_cents"
    owner = contact_owner(deposit.contact) if deposit.contact is not None else resident_owner(deposit.resident)
    lock_wallet(connection, owner)
    sources: tuple[AccountKind, ...] = ("trust", "available") if deposit.account == "trust" else ("available",)
    taken: dict[AccountKind, int] = {}
    left = amount
    for source in sources:
        taken[source] = min(left, balance(connection, source, owner, commodity))
        left -= taken[source]
    taken["receivable"] = left
    lines = [Line(kind, owner, commodity, -part) for kind, part in taken.items() if part]
    entry = post(
        connection,
        [*lines, Line("issued", owner, commodity, amount)],
        cause=cause,
        kind="chargeback",
        at_ms=now_ms,
        reverses=deposit.entry,
    )
    if deposit.resident is not None:
        record(
            connection,
            resident=deposit.resident,
            entry=entry,
            kind="chargeback",
            at_ms=now_ms,
            credits_cents=-taken["available"],
            trust_cents=-taken.get("trust", 0),
            refunds=deposit.entry,
            source=deposit.source,
            reference=reference,
        )
        if left:
            hold_for_debt(connection, deposit.resident, policy.money.chargeback_blocks, now_ms)
        publish_balances(connection, deposit.resident, now_ms)
    return owed(connection, owner, commodity)


def repay(
    connection: Connection, owner: str, commodity: Commodity, source: AccountKind, at_most: int, *, cause: str, now_ms: int
) -> tuple[str, int] | None:
    """Repay what an owner owes from an account of theirs, up to `at_most`; returns the entry and the amount. The wallet is locked."""
    part = min(owed(connection, owner, commodity), at_most)
    if part <= 0:
        return None
    lines = move(source, "receivable", owner, commodity, part)
    return post(connection, lines, cause=f"{cause}:owed_repaid", kind="owed_repaid", at_ms=now_ms), part


def repay_deposit(
    connection: Connection, resident: str, source: AccountKind, at_most: int, *, cause: str, reference: str = "", now_ms: int
) -> int:
    """Repay what a resident owes from what just reached an account; returns how many cents. The hold ends with the debt."""
    repaid = repay(connection, resident_owner(resident), "usd_cents", source, at_most, cause=cause, now_ms=now_ms)
    if repaid is None:
        return 0
    entry, cents = repaid
    record(
        connection,
        resident=resident,
        entry=entry,
        kind="owed_repaid",
        at_ms=now_ms,
        credits_cents=0 if source == "trust" else -cents,
        trust_cents=-cents if source == "trust" else 0,
        reference=reference,
    )
    debt_changed(connection, resident, now_ms)
    return cents


def settle(connection: Connection, resident: str, *, cause: str, now_ms: int) -> int:
    """What lay set aside when a bank took money back is free again: repay from it. Returns how many cents."""
    owner = resident_owner(resident)
    if owed(connection, owner, "usd_cents") == 0:
        return 0
    lock_wallet(connection, owner)
    return repay_deposit(
        connection, resident, "available", balance(connection, "available", owner, "usd_cents"), cause=cause, now_ms=now_ms
    )
