"""Spending allowances, and giving a charge back to where it came from.

A spend is charged to the allowance's escrow; after its end, or when the device spends more than is left, to the wallet if that covers
it. An allowance pays for nobody but its device and resident.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, case, insert, select, update

from central.allowances.rows import Amount, find, held_of, left, transfer
from central.allowances.tables import HELD, allowance_spends, allowances
from central.commands.handling import Rejected
from central.database import savepoint
from central.ledger.book import NotEnough, balance, post, resident_owner, reverse
from central.ledger.wallet import charge_cause, lock_wallet
from central.prices import prices
from central.signin.grants import CLOCK_TOLERANCE_MS

#: What a device named is counted up to here: it may name the largest amounts again and again.
MOST_ASKED = (1 << 53) - 1


class AllowanceRefused(Rejected):
    """`allowance_refused`: unknown, or of another device or resident. `not_enough_stamps`, `not_enough_credits`: nothing covers it."""


@dataclass(frozen=True)
class Charge:
    """The entry of a charge, and the allowance whose escrow paid it; None: the wallet did."""

    entry: str
    allowance: str | None


def prices_for(connection: Connection, allowance: str, at_ms: int | None = None) -> int | None:
    """The version of the price list that a spend of this allowance pays; None when there is no such allowance.

    `at_ms`: when the device made the command. The prices hold until the allowance expires; after that today's do.
    """
    row = connection.execute(
        select(allowances.c.price_version, allowances.c.expires_ms).where(allowances.c.id == allowance)
    ).one_or_none()
    if row is None:
        return None
    if at_ms is not None and at_ms > row.expires_ms + CLOCK_TOLERANCE_MS:
        return prices.current(connection).version
    return int(row.price_version)


def spend(
    connection: Connection,
    *,
    allowance: str,
    device: str,
    resident: str,
    stamps: int = 0,
    cents: int = 0,
    command: str,
    kind: str,
    now_ms: int,
    quantity: int,
    unit_price: int,
    asked: int | None = None,
) -> Charge:
    """Charge a command to an allowance. Raises AllowanceRefused. The caller publishes the balances.

    `asked`: stamps that the device named, when that is more than central charges.
    """
    amount = Amount(stamps, cents)
    row = find(connection, allowance)
    if row is None:
        raise AllowanceRefused("allowance_refused", "there is no such allowance")
    if row.device != device or row.resident != resident:
        raise AllowanceRefused("allowance_refused", "the allowance is not this device's and resident's", alert="allowance_misused")
    rest = left(row)
    covered = row.state in HELD and amount.stamps <= rest.stamps and amount.cents <= rest.cents
    if not covered:
        take_here(connection, device=device, resident=resident, amount=amount, command=command, now_ms=now_ms)
    lines = transfer("escrow" if covered else "available", "spent", resident, amount)
    try:
        with savepoint(connection):
            entry = post(
                connection,
                lines,
                cause=charge_cause(command),
                kind=kind,
                at_ms=now_ms,
                command=command,
                quantity=quantity,
                unit_price=unit_price,
            )
    except NotEnough:
        code = "not_enough_stamps" if stamps else "not_enough_credits"
        raise AllowanceRefused(code, "neither the allowance nor the wallet covers this") from None
    _count(connection, row, amount if covered else Amount(), Amount(stamps if asked is None else asked, cents))
    if covered:
        connection.execute(insert(allowance_spends).values(command=command, allowance=row.id, entry=entry, stamps=stamps, cents=cents))
    return Charge(entry, str(row.id) if covered else None)


def note_refused(connection: Connection, *, allowance: str, device: str, resident: str, stamps: int = 0, cents: int = 0) -> None:
    """A command that named this allowance was rejected: the device may have counted it when it returns the allowance."""
    mine = (allowances.c.id == allowance, allowances.c.device == device, allowances.c.resident == resident)
    counted = {"asked_stamps": (allowances.c.asked_stamps, stamps), "asked_cents": (allowances.c.asked_cents, cents)}
    capped = {name: case((had > MOST_ASKED - more, MOST_ASKED), else_=had + more) for name, (had, more) in counted.items()}
    connection.execute(update(allowances).where(*mine).values(**capped))


def take_here(connection: Connection, *, device: str, resident: str, amount: Amount, command: str, now_ms: int) -> None:
    """When the wallet is short, take back what this very device holds for the resident: they spend it right there.

    Nothing is taken when that would not be enough. The caller publishes the balances.
    """
    owner = resident_owner(resident)
    if _covers(connection, owner, amount):
        return
    rows = held_of(connection, device, resident)
    if not rows:
        return
    lock_wallet(connection, owner)
    stamps = max(0, amount.stamps - balance(connection, "available", owner, "stamp"))
    cents = max(0, amount.cents - balance(connection, "available", owner, "usd_cents"))
    there = [left(row) for row in rows]
    if stamps > sum(one.stamps for one in there) or cents > sum(one.cents for one in there):
        return
    for row, one in zip(rows, there, strict=True):
        taken = Amount(min(stamps, one.stamps), min(cents, one.cents))
        if not taken:
            continue
        stamps, cents = stamps - taken.stamps, cents - taken.cents
        connection.execute(
            update(allowances)
            .where(allowances.c.id == row.id)
            .values(stamps=row.stamps - taken.stamps, credits_cents=row.credits_cents - taken.cents)
        )
        lines = transfer("escrow", "available", resident, taken)
        post(connection, lines, cause=f"allowance:{row.id}:taken:{command}", kind="allowance_taken", at_ms=now_ms)


def _covers(connection: Connection, owner: str, amount: Amount) -> bool:
    enough = not amount.stamps or amount.stamps <= balance(connection, "available", owner, "stamp")
    return enough and (not amount.cents or amount.cents <= balance(connection, "available", owner, "usd_cents"))


def refund(connection: Connection, *, command: str, cause: str, now_ms: int, kind: str = "refund") -> str:
    """Give a command's charge back, once, to where it came from; returns the entry. Raises AlreadyPosted, NothingToReverse.

    What an allowance paid goes back into it while it is open, and may be spent there again; after that into the wallet.
    The caller publishes the balances.
    """
    paid = connection.execute(select(allowance_spends).where(allowance_spends.c.command == command)).one_or_none()
    row = None if paid is None else find(connection, paid.allowance)
    if paid is None or row is None:
        return reverse(connection, cause=cause, of_cause=charge_cause(command), kind=kind, at_ms=now_ms)
    if row.state != "open" or row.expires_ms <= now_ms:
        lines = transfer("spent", "available", row.resident, Amount(paid.stamps, paid.cents))
        return post(connection, lines, cause=cause, kind=kind, at_ms=now_ms, reverses=paid.entry)
    entry = reverse(connection, cause=cause, of_cause=charge_cause(command), kind=kind, at_ms=now_ms)
    # The device has counted the spend as used: the same again is granted, in a revision that it is told.
    connection.execute(
        update(allowances)
        .where(allowances.c.id == row.id)
        .values(stamps=row.stamps + paid.stamps, credits_cents=row.credits_cents + paid.cents, revision=row.revision + 1)
    )
    return entry


def _count(connection: Connection, row: Row[Any], used: Amount, asked: Amount) -> None:
    connection.execute(
        update(allowances)
        .where(allowances.c.id == row.id)
        .values(
            used_stamps=row.used_stamps + used.stamps,
            used_cents=row.used_cents + used.cents,
            asked_stamps=allowances.c.asked_stamps + asked.stamps,
            asked_cents=allowances.c.asked_cents + asked.cents,
        )
    )
