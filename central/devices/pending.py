"""Devices that announced themselves and wait for facility IT: who waits, letting one in, refusing one.

What a device says of itself here is unsigned by anybody: it is shown as such, bounded, and rate-limited. Only the fingerprint counts,
compared with the one on the device's own screen; the code names a device that waits and opens nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy import Connection, Row, delete, func, or_, select, update

from central.devices.enrol import random_code
from central.devices.joining import add_device, keep_receipts_of, renew_device
from central.devices.tables import devices, waiting_devices
from kiosk.sync.wire_enrol import WAITING_CODE_LENGTH, plain_code

CODE_LIFETIME_MS = 10 * 60_000
#: Whoever did not ask for so long went away: those who wait are told apart from those who waited.
GONE_AFTER_MS = 2 * 60_000
FORGET_AFTER_MS = 24 * 3_600_000
MAX_WAITING = 500
MAX_NAME = 200
MAX_UNIT = 40

log = structlog.get_logger()


class NotWaiting(Exception):
    """No device waits under this code, serial number or fingerprint (any more); the text says why."""


@dataclass(frozen=True)
class Waiting:
    """One device that waits. All of it but `code` and `known_as` is its own word."""

    fingerprint: str
    code: str
    serial: str
    kind: str
    software: str
    first_ms: int
    seen_ms: int
    code_until_ms: int
    #: Name and state of the device that has this serial number already, as "Kiosk C-014 (revoked)"; "" where none has.
    known_as: str
    known_id: str


def waiting(connection: Connection, now_ms: int) -> list[Waiting]:
    """Devices that wait now, the first to come first."""
    rows = connection.execute(
        select(waiting_devices)
        .where(waiting_devices.c.code.is_not(None), waiting_devices.c.seen_ms > now_ms - GONE_AFTER_MS)
        .order_by(waiting_devices.c.first_ms, waiting_devices.c.fingerprint)
    ).all()
    serials = {row.serial for row in rows}
    same = select(devices.c.id, devices.c.serial, devices.c.name, devices.c.state).where(devices.c.serial.in_(serials))
    known: dict[str, Row[Any, Any, Any, Any]] = {row.serial: row for row in connection.execute(same.order_by(devices.c.enrolled_ms))}
    return [_waiting(row, known.get(row.serial)) for row in rows]


def find_waiting(connection: Connection, named: str, now_ms: int) -> Waiting:
    """The one device that waits under this code, serial number or fingerprint. Raises NotWaiting."""
    plain = plain_code(named)
    found = [one for one in waiting(connection, now_ms) if plain in {plain_code(one.code), one.fingerprint} or named == one.serial]
    if not found:
        raise NotWaiting("no device waits under this code, serial number or fingerprint")
    if len(found) > 1:
        raise NotWaiting("several devices say that they have this serial number: use the code, and find out why")
    return found[0]


def approve(
    connection: Connection,
    fingerprint: str,
    *,
    name: str,
    unit: str | None,
    by: str,
    now_ms: int,
    instead_of: str | None = None,
) -> Row[Any]:
    """Let the device that waits with this fingerprint in; returns its row. Whoever approves has compared the fingerprint.

    `instead_of`: it is this device of the fleet (repaired, its disk changed): same id and place, new key and epoch.
    Raises NotWaiting: it is gone, its code is over, or somebody else decided meanwhile.
    """
    row = _locked(connection, fingerprint)
    if row.code_until_ms <= now_ms:
        raise NotWaiting("its code is over: the device shows a new one")
    connection.execute(delete(waiting_devices).where(waiting_devices.c.fingerprint == fingerprint))
    approved_by = by[:MAX_NAME]
    if instead_of is None:
        device = add_device(
            connection,
            name=name[:MAX_NAME],
            unit=(unit or "")[:MAX_UNIT] or None,
            serial=row.serial,
            kind=row.kind,
            signing_key=row.signing_key,
            approved_by=approved_by,
            now_ms=now_ms,
        )
    else:
        renewed = renew_device(connection, instead_of, signing_key=row.signing_key, approved_by=approved_by, now_ms=now_ms)
        if renewed is None:
            raise NotWaiting("there is no such device to be enrolled anew")
        connection.execute(update(devices).where(devices.c.id == renewed.id).values(serial=row.serial, kind=row.kind))
        device = connection.execute(select(devices).where(devices.c.id == renewed.id)).one()
    keep_receipts_of(connection, device, row.receipt_key, now_ms)
    log.info("device approved", device=device.id)
    return device


def reject(connection: Connection, fingerprint: str) -> None:
    """Refuse a device: it stays without a code until somebody at it asks for another. Raises NotWaiting."""
    _locked(connection, fingerprint)
    connection.execute(update(waiting_devices).where(waiting_devices.c.fingerprint == fingerprint).values(code=None))
    log.info("device refused")


def give_code(connection: Connection, fingerprint: str, now_ms: int) -> tuple[str, int]:
    """A new code for a device that waits, and until when it counts."""
    code, until_ms = random_code(WAITING_CODE_LENGTH), now_ms + CODE_LIFETIME_MS
    mine = update(waiting_devices).where(waiting_devices.c.fingerprint == fingerprint)
    connection.execute(mine.values(code=code, code_until_ms=until_ms, seen_ms=now_ms))
    return code, until_ms


def has_room(connection: Connection, now_ms: int) -> bool:
    """Whether one more may wait; whoever went away makes room."""
    connection.execute(delete(waiting_devices).where(waiting_devices.c.seen_ms < now_ms - FORGET_AFTER_MS))
    if _count(connection) < MAX_WAITING:
        return True
    gone = or_(waiting_devices.c.seen_ms < now_ms - GONE_AFTER_MS, waiting_devices.c.code.is_(None))
    connection.execute(delete(waiting_devices).where(gone))
    return _count(connection) < MAX_WAITING


def _count(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(waiting_devices)).scalar_one())


def _locked(connection: Connection, fingerprint: str) -> Row[Any]:
    mine = (waiting_devices.c.fingerprint == fingerprint, waiting_devices.c.code.is_not(None))
    row = connection.execute(select(waiting_devices).where(*mine).with_for_update()).one_or_none()
    if row is None:
        raise NotWaiting("it does not wait any more: somebody else decided, or it went away")
    return row


def _waiting(row: Row[Any], known: Row[Any, Any, Any, Any] | None) -> Waiting:
    return Waiting(
        fingerprint=row.fingerprint,
        code=row.code,
        serial=row.serial,
        kind=row.kind,
        software=row.software,
        first_ms=row.first_ms,
        seen_ms=row.seen_ms,
        code_until_ms=row.code_until_ms,
        known_as="" if known is None else f"{known.name} ({known.state})",
        known_id="" if known is None else known.id,
    )
