"""Reading and moving single allowances: the row, and the escrow behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from central.allowances.tables import HELD, allowances
from central.devices.tables import devices
from central.ledger.book import AccountKind, Line, move, resident_owner
from kiosk.sync.wire import Allowance


@dataclass(frozen=True)
class Amount:
    """Stamps and cents together."""

    stamps: int = 0
    cents: int = 0

    def __bool__(self) -> bool:
        return bool(self.stamps or self.cents)


def lock_device(connection: Connection, device: str) -> Row[Any]:
    """The row of a device that exists, held until the transaction ends: before those of its allowances."""
    return connection.execute(select(devices).where(devices.c.id == device).with_for_update()).one()


def find(connection: Connection, allowance: str) -> Row[Any] | None:
    """The row of an allowance, held until the transaction ends."""
    return connection.execute(select(allowances).where(allowances.c.id == allowance).with_for_update()).one_or_none()


def held_of(connection: Connection, device: str, resident: str, *, lock: bool = True) -> Sequence[Row[Any]]:
    """Rows whose rest lies in escrow, of one device and resident, oldest first; with `lock` held until the transaction ends."""
    mine = (allowances.c.device == device, allowances.c.resident == resident, allowances.c.state.in_(HELD))
    asked = select(allowances).where(*mine).order_by(allowances.c.id)
    return connection.execute(asked.with_for_update() if lock else asked).all()


def left(row: Row[Any]) -> Amount:
    """What was not spent of an allowance."""
    return Amount(row.stamps - row.used_stamps, row.credits_cents - row.used_cents)


def transfer(source: AccountKind, to: AccountKind, resident: str, amount: Amount) -> list[Line]:
    """The lines that move an amount between accounts of a resident."""
    owner = resident_owner(resident)
    lines: list[Line] = []
    if amount.stamps:
        lines += move(source, to, owner, "stamp", amount.stamps)
    if amount.cents:
        lines += move(source, to, owner, "usd_cents", amount.cents)
    return lines


def claims_of(row: Row[Any]) -> Allowance:
    """What is signed for the device."""
    return Allowance(
        allowance=row.id,
        revision=row.revision,
        device=row.device,
        resident=row.resident,
        epoch=row.epoch,
        stamps=row.stamps,
        credits_cents=row.credits_cents,
        price_version=row.price_version,
        issued_ms=row.issued_ms,
        expires_ms=row.expires_ms,
    )
