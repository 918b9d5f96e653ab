"""Enrolment by a one-time code of facility IT. Only the code's hash is stored; codes carry 75 bits, so a plain hash will do."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from typing import Any

import structlog
import uuid_utils
from sqlalchemy import Connection, Row, insert, select, update

from central.database import Database
from central.devices.freezing import end_epoch
from central.devices.tables import devices, enrol_codes, wrong_codes
from central.facility.facility import load_facility
from central.keys import KEY_BYTES, CentralKeys
from central.lately import Lately
from central.receipts.keys import keep_receipt_key
from central.web import Refusal
from kiosk.sync.wire import GENESIS_HASH, EnrolAnswer, EnrolRequest

_CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 16
CODE_LIFETIME_MS = 24 * 3600 * 1000
MAX_WRONG_CODES = 20
WRONG_CODE_WINDOW_MS = 60_000

log = structlog.get_logger()


class WrongCodes:
    """Counts wrong codes of the last minute, for all workers: guessing is answered with 429 for everybody until it calms down."""

    def __init__(self, database: Database) -> None:
        self._lately = Lately(database, wrong_codes, WRONG_CODE_WINDOW_MS)

    def check(self, now_ms: int) -> None:
        """Raises Refusal when too many codes were wrong of late."""
        if self._lately.count(now_ms) >= MAX_WRONG_CODES:
            raise Refusal(429, "too_many", "too many wrong codes: wait a minute")

    def add(self, now_ms: int) -> None:
        """One more wrong code."""
        self._lately.add(now_ms)


def make_code(
    connection: Connection,
    *,
    name: str,
    kind: str,
    serial: str | None,
    now_ms: int,
    lifetime_ms: int = CODE_LIFETIME_MS,
    renews: str | None = None,
) -> str:
    """A new one-time code for one device, as `XXXX-XXXX-XXXX-XXXX`; `renews` is the device that is to be enrolled anew with it."""
    letters = "".join(secrets.choice(_CODE_LETTERS) for _ in range(CODE_LENGTH))
    code = "-".join(letters[start : start + 4] for start in range(0, CODE_LENGTH, 4))
    connection.execute(
        insert(enrol_codes).values(
            code_hash=_hash(code),
            name=name,
            kind=kind,
            serial=serial,
            created_ms=now_ms,
            expires_ms=now_ms + lifetime_ms,
            renews=renews,
        )
    )
    return code


def enrol(database: Database, keys: CentralKeys, wrong: WrongCodes, asked: EnrolRequest, now_ms: int) -> EnrolAnswer:
    """Make a device of whoever holds a code. The same device asking again with its code gets the same answer (its answer was lost),
    until its first command has arrived.

    Raises Refusal: 403 for a code that is unknown, used, expired or meant for another device; 429 when guessed at.
    """
    wrong.check(now_ms)
    key = _public_key(asked.signing_key)
    receipts = None if asked.receipt_key is None else base64.b64decode(_public_key(asked.receipt_key))
    with database.write() as connection:
        facility = load_facility(connection)
        code = connection.execute(
            select(enrol_codes).where(enrol_codes.c.code_hash == _hash(asked.code)).with_for_update()
        ).one_or_none()
        device = None if code is None else _device_for(connection, code, asked, key, now_ms)
        if device is not None and receipts is not None:
            keep_receipt_key(connection, receipts, device=device.id, epoch=device.epoch, now_ms=now_ms)
    if device is None:
        wrong.add(now_ms)
        log.warning("enrolment refused")
        raise Refusal(403, "code", "this enrolment code is not valid, or was used")
    return EnrolAnswer(
        device=device.id,
        name=device.name,
        facility=facility.id,
        epoch=device.epoch,
        central_signing_key=base64.b64encode(keys.signing_public).decode(),
        central_sealing_key=base64.b64encode(keys.sealing_public).decode(),
        server_ms=now_ms,
    )


def _device_for(connection: Connection, code: Row[Any], asked: EnrolRequest, key: str, now_ms: int) -> Row[Any] | None:
    if now_ms >= code.expires_ms or code.kind != asked.kind or code.serial not in {None, asked.serial}:
        return None
    if code.device is not None:
        used = connection.execute(select(devices).where(devices.c.id == code.device)).one()
        # Whoever has sent commands has had the answer: one that asks now has lost its chain, and would look like a copied disk.
        same = used.signing_key == key and used.serial == asked.serial and used.last_seq == 0
        return used if same and used.state == "active" else None
    if code.renews is not None:
        return _renewed(connection, code, key, now_ms)
    device = str(uuid_utils.uuid7())
    connection.execute(
        insert(devices).values(
            id=device,
            name=code.name,
            serial=asked.serial,
            kind=asked.kind,
            signing_key=key,
            epoch=1,
            state="active",
            last_seq=0,
            last_hash=GENESIS_HASH,
            request_high=0,
            request_seen="0",
            enrolled_ms=now_ms,
        )
    )
    connection.execute(update(enrol_codes).where(enrol_codes.c.code_hash == code.code_hash).values(device=device))
    log.info("device enrolled", device=device)
    return connection.execute(select(devices).where(devices.c.id == device)).one()


def _renewed(connection: Connection, code: Row[Any], key: str, now_ms: int) -> Row[Any] | None:
    """The device with a new key and epoch. Its chain and its request numbers begin again, and nothing signed for it before holds."""
    device = connection.execute(select(devices).where(devices.c.id == code.renews).with_for_update()).one_or_none()
    if device is None or device.signing_key == key:
        return None
    end_epoch(connection, device.id, now_ms)
    connection.execute(
        update(devices)
        .where(devices.c.id == device.id)
        .values(
            signing_key=key,
            epoch=devices.c.epoch + 1,
            state="active",
            revoked_ms=None,
            last_seq=0,
            last_hash=GENESIS_HASH,
            request_high=0,
            request_seen="0",
            latest_at_ms=0,
            enrolled_ms=now_ms,
        )
    )
    connection.execute(update(enrol_codes).where(enrol_codes.c.code_hash == code.code_hash).values(device=device.id))
    log.info("device enrolled anew", device=device.id)
    return connection.execute(select(devices).where(devices.c.id == device.id)).one()


def _hash(code: str) -> str:
    plain = code.upper().replace("-", "").replace(" ", "")
    return hashlib.sha256(b"lumen enrolment code " + plain.encode()).hexdigest()


def _public_key(value: str) -> str:
    try:
        key = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refusal(422, "bad_request", "a key is not base64") from error
    if len(key) != KEY_BYTES:
        raise Refusal(422, "bad_request", "a key has 32 bytes")
    return base64.b64encode(key).decode()
