"""How a device becomes one of the fleet, whoever let it in: its row, or its row with a new key and epoch."""

from __future__ import annotations

import base64
from typing import Any

import structlog
import uuid_utils
from sqlalchemy import Connection, Row, insert, select, update

from central.devices.freezing import end_epoch
from central.devices.tables import devices
from central.facility.facility import load_facility
from central.keys import CentralKeys
from central.media.limits import move_device
from central.receipts.keys import keep_receipt_key
from kiosk.sync.wire import GENESIS_HASH, EnrolAnswer

log = structlog.get_logger()


def add_device(
    connection: Connection, *, name: str, serial: str, kind: str, signing_key: str, unit: str | None, approved_by: str, now_ms: int
) -> Row[Any]:
    """A new device of the fleet."""
    device = str(uuid_utils.uuid7())
    connection.execute(
        insert(devices).values(
            id=device,
            name=name,
            serial=serial,
            kind=kind,
            signing_key=signing_key,
            unit=unit,
            approved_by=approved_by,
            epoch=1,
            state="active",
            last_seq=0,
            last_hash=GENESIS_HASH,
            request_high=0,
            request_seen="0",
            enrolled_ms=now_ms,
        )
    )
    if unit is not None:
        move_device(connection, device, unit, now_ms)
    log.info("device enrolled", device=device)
    return connection.execute(select(devices).where(devices.c.id == device)).one()


def renew_device(connection: Connection, device: str, *, signing_key: str, approved_by: str, now_ms: int) -> Row[Any] | None:
    """The device with a new key and epoch; None: there is none, or it has this key already.

    Its chain and its request numbers begin again, and nothing signed for it before holds.
    """
    known = connection.execute(select(devices).where(devices.c.id == device).with_for_update()).one_or_none()
    if known is None or known.signing_key == signing_key:
        return None
    end_epoch(connection, device, now_ms)
    connection.execute(
        update(devices)
        .where(devices.c.id == device)
        .values(
            signing_key=signing_key,
            approved_by=approved_by,
            epoch=devices.c.epoch + 1,
            state="active",
            revoked_ms=None,
            retired_ms=None,
            retired_why=None,
            replaced_by=None,
            last_seq=0,
            last_hash=GENESIS_HASH,
            request_high=0,
            request_seen="0",
            latest_at_ms=0,
            enrolled_ms=now_ms,
        )
    )
    log.info("device enrolled anew", device=device)
    return connection.execute(select(devices).where(devices.c.id == device)).one()


def keep_receipts_of(connection: Connection, device: Row[Any], receipt_key: str, now_ms: int) -> None:
    """What this device prints can be judged from now on. `receipt_key`: public, 32 bytes, base64."""
    keep_receipt_key(connection, base64.b64decode(receipt_key), device=device.id, epoch=device.epoch, now_ms=now_ms)


def answer_for(connection: Connection, keys: CentralKeys, device: Row[Any], now_ms: int) -> EnrolAnswer:
    """What the device must remember. The facility's CA is put in where it is read."""
    return EnrolAnswer(
        device=device.id,
        name=device.name,
        unit=device.unit or "",
        facility=load_facility(connection).id,
        epoch=device.epoch,
        central_signing_key=base64.b64encode(keys.signing_public).decode(),
        central_sealing_key=base64.b64encode(keys.sealing_public).decode(),
        server_ms=now_ms,
    )
