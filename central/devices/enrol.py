"""Enrolment by a one-time code of facility IT. Only the code's hash is stored; codes carry 75 bits, so a plain hash will do."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from typing import Any

import structlog
from sqlalchemy import Connection, Row, insert, select, update

from central.database import Database
from central.devices.joining import add_device, answer_for, keep_receipts_of, renew_device
from central.devices.tables import devices, enrol_codes, wrong_codes
from central.keys import KEY_BYTES, CentralKeys
from central.lately import Lately
from central.web import Refusal
from kiosk.sync.wire import EnrolAnswer, EnrolRequest
from kiosk.sync.wire_enrol import CODE_LETTERS, plain_code

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
    unit: str | None = None,
) -> str:
    """A new one-time code for one device, as `XXXX-XXXX-XXXX-XXXX`; `renews` is the device that is to be enrolled anew with it."""
    code = random_code(CODE_LENGTH)
    connection.execute(
        insert(enrol_codes).values(
            code_hash=_hash(code),
            name=name,
            kind=kind,
            serial=serial,
            created_ms=now_ms,
            expires_ms=now_ms + lifetime_ms,
            renews=renews,
            unit=unit,
        )
    )
    return code


def random_code(length: int) -> str:
    """A code nobody had before, in groups of four."""
    letters = "".join(secrets.choice(CODE_LETTERS) for _ in range(length))
    return "-".join(letters[start : start + 4] for start in range(0, length, 4))


def enrol(database: Database, keys: CentralKeys, wrong: WrongCodes, asked: EnrolRequest, now_ms: int) -> EnrolAnswer:
    """Make a device of whoever holds a code. The same device asking again with its code gets the same answer (its answer was lost),
    until its first command has arrived.

    Raises Refusal: 403 for a code that is unknown, used, expired or meant for another device; 429 when guessed at.
    """
    wrong.check(now_ms)
    key = _public_key(asked.signing_key)
    receipts = None if asked.receipt_key is None else _public_key(asked.receipt_key)
    with database.write() as connection:
        code = connection.execute(
            select(enrol_codes).where(enrol_codes.c.code_hash == _hash(asked.code)).with_for_update()
        ).one_or_none()
        device = None if code is None else _device_for(connection, code, asked, key, now_ms)
        if device is not None and receipts is not None:
            keep_receipts_of(connection, device, receipts, now_ms)
        enrolled = None if device is None else answer_for(connection, keys, device, now_ms)
    if enrolled is None:
        wrong.add(now_ms)
        log.warning("enrolment refused")
        raise Refusal(403, "code", "this enrolment code is not valid, or was used")
    return enrolled


def _device_for(connection: Connection, code: Row[Any], asked: EnrolRequest, key: str, now_ms: int) -> Row[Any] | None:
    if now_ms >= code.expires_ms or code.kind != asked.kind or code.serial not in {None, asked.serial}:
        return None
    if code.device is not None:
        used = connection.execute(select(devices).where(devices.c.id == code.device)).one()
        # Whoever has sent commands has had the answer: one that asks now has lost its chain, and would look like a copied disk.
        same = used.signing_key == key and used.serial == asked.serial and used.last_seq == 0
        return used if same and used.state == "active" else None
    if code.renews is not None:
        return _used_by(connection, code, renew_device(connection, code.renews, signing_key=key, approved_by="code", now_ms=now_ms))
    device = add_device(
        connection,
        name=code.name,
        serial=asked.serial,
        kind=asked.kind,
        signing_key=key,
        unit=code.unit,
        approved_by="code",
        now_ms=now_ms,
    )
    return _used_by(connection, code, device)


def _used_by(connection: Connection, code: Row[Any], device: Row[Any] | None) -> Row[Any] | None:
    if device is not None:
        connection.execute(update(enrol_codes).where(enrol_codes.c.code_hash == code.code_hash).values(device=device.id))
    return device


def _hash(code: str) -> str:
    return hashlib.sha256(b"lumen enrolment code " + plain_code(code).encode()).hexdigest()


def _public_key(value: str) -> str:
    try:
        key = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refusal(422, "bad_request", "a key is not base64") from error
    if len(key) != KEY_BYTES:
        raise Refusal(422, "bad_request", "a key has 32 bytes")
    return base64.b64encode(key).decode()
