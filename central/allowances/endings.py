"""How an allowance ends: its device returns it, its time and grace are over, or the device is not to be trusted any more."""

from __future__ import annotations

from typing import Any

import structlog
from sqlalchemy import Connection, Row, case, select, update

from central.allowances.rows import Amount, find, left, lock_device, transfer
from central.allowances.tables import HELD, allowances
from central.commands.handling import Rejected
from central.database import Database
from central.deposits.chargebacks import settle
from central.devices.alerts import alert
from central.devices.tables import devices
from central.ledger.book import Line, post, resident_owner
from central.ledger.open_book import FACILITY_OWNER
from central.ledger.wallet import publish_balances
from central.signin.grants import revoke_grants
from kiosk.sync.wire import GENESIS_HASH, AllowanceReturn

#: Allowances reclaimed by one look.
AT_ONCE = 500

log = structlog.get_logger()


def take_return(connection: Connection, payload: AllowanceReturn, *, device: str, resident: str, now_ms: int) -> None:
    """The device spends nothing more of it: the rest goes back to the wallet, once. Raises Rejected.

    IT is told when the device's count is below central's (it forgot spends: a restored store), or above all it ever named.
    """
    row = find(connection, payload.allowance)
    if row is None:
        raise Rejected("allowance_refused", "there is no such allowance")
    if row.device != device or row.resident != resident:
        raise Rejected("allowance_refused", "the allowance is not this device's and resident's", alert="allowance_misused")
    if row.state not in HELD:
        return
    counted = row.used_stamps <= payload.stamps <= row.asked_stamps and row.used_cents <= payload.credits_cents <= row.asked_cents
    if not counted:
        detail = f"{row.id}: device {payload.stamps}/{payload.credits_cents}, central {row.used_stamps}/{row.used_cents}"
        alert(connection, "allowance_count", device=device, detail=detail, at_ms=now_ms)
    _close(connection, row, "returned", now_ms)


def freeze(connection: Connection, device: str, now_ms: int) -> None:
    """The device is not to be trusted: its allowances end now, are filled up no more, and return after the grace they had."""
    grace = allowances.c.reclaim_ms - allowances.c.expires_ms
    ends = case((allowances.c.expires_ms < now_ms, allowances.c.expires_ms), else_=now_ms)
    connection.execute(
        update(allowances)
        .where(allowances.c.device == device, allowances.c.state == "open")
        .values(state="frozen", expires_ms=ends, reclaim_ms=ends + grace)
    )


def fence(connection: Connection, device: str, now_ms: int) -> bool:
    """A lost or copied device: its epoch ends when the grace of its allowances is over. False: there is no such device.

    What it saved before may still arrive until then; nothing more is set aside for it. It comes back only when it is enrolled anew.
    """
    row = connection.execute(select(devices).where(devices.c.id == device).with_for_update()).one_or_none()
    if row is None:
        return False
    freeze(connection, device, now_ms)
    of_device = (allowances.c.device == device, allowances.c.state == "frozen")
    waiting = connection.execute(update(allowances).where(*of_device).values(state="fencing")).rowcount
    alert(connection, "fenced", device=device, detail=f"epoch {row.epoch}, {waiting} allowances", at_ms=now_ms)
    if not waiting:
        _end_epoch(connection, device, row.epoch, now_ms)
    return True


def reclaim(database: Database, now_ms: int) -> int:
    """Return to their wallets what is left of allowances whose grace is over; returns how many ended."""
    with database.read() as connection:
        due = connection.execute(
            select(allowances.c.id, allowances.c.device)
            .where(allowances.c.state.in_(HELD), allowances.c.reclaim_ms <= now_ms)
            .order_by(allowances.c.reclaim_ms)
            .limit(AT_ONCE)
        ).all()
    ended = 0
    for found in due:
        with database.write() as connection:
            lock_device(connection, found.device)
            row = find(connection, found.id)
            if row is None or row.state not in HELD or row.reclaim_ms > now_ms:
                continue
            if row.state == "fencing":
                _end_epoch(connection, row.device, row.epoch, now_ms)
            _close(connection, row, "fenced" if row.state == "fencing" else "expired", now_ms)
            ended += 1
    if ended:
        log.info("allowances reclaimed", count=ended)
    return ended


def end_all(connection: Connection, device: str, now_ms: int) -> None:
    """The device was enrolled anew: nothing can spend its allowances any more, so what is left goes back at once."""
    held = select(allowances).where(allowances.c.device == device, allowances.c.state.in_(HELD)).order_by(allowances.c.id)
    for row in connection.execute(held.with_for_update()).all():
        _close(connection, row, "fenced", now_ms)


def _close(connection: Connection, row: Row[Any], state: str, now_ms: int) -> None:
    rest = left(row)
    connection.execute(update(allowances).where(allowances.c.id == row.id).values(state=state, closed_ms=now_ms))
    if not rest:
        return
    # What the facility lent to a rebuilt allowance is the first to be unused.
    lent = Amount(min(rest.stamps, row.loss_stamps), min(rest.cents, row.loss_cents))
    own = Amount(rest.stamps - lent.stamps, rest.cents - lent.cents)
    lines = [*transfer("escrow", "available", row.resident, own), *loan(row.resident, Amount(-lent.stamps, -lent.cents))]
    cause = f"allowance:{row.id}:{row.revision}:{state}"
    post(connection, lines, cause=cause, kind="allowance_return", at_ms=now_ms)
    # A bank may have taken money back while it lay here.
    settle(connection, row.resident, cause=cause, now_ms=now_ms)
    publish_balances(connection, row.resident, now_ms)


def loan(resident: str, amount: Amount) -> list[Line]:
    """The lines by which the facility lends to a resident's escrow, at its own loss; a negative amount gives it back."""
    owner = resident_owner(resident)
    lines: list[Line] = []
    if amount.stamps:
        lines += _lend(owner, "stamp", amount.stamps)
    if amount.cents:
        lines += _lend(owner, "usd_cents", amount.cents)
    return lines


def _lend(owner: str, commodity: Any, amount: int) -> list[Line]:
    return [
        Line("issued", owner, commodity, -amount),
        Line("escrow", owner, commodity, amount),
        Line("issued", FACILITY_OWNER, commodity, -amount),
        Line("written_off", FACILITY_OWNER, commodity, amount),
    ]


def _end_epoch(connection: Connection, device: str, epoch: int, now_ms: int) -> None:
    """What speaks for this epoch of the device is refused from now on. An epoch that came after it stands."""
    ended = connection.execute(
        update(devices)
        .where(devices.c.id == device, devices.c.epoch == epoch)
        .values(
            epoch=epoch + 1,
            state=case((devices.c.state == "revoked", "revoked"), else_="frozen"),
            last_seq=0,
            last_hash=GENESIS_HASH,
        )
    )
    if ended.rowcount:
        revoke_grants(connection, device, now_ms)
