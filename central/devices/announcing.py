"""A device that nobody knows announces itself, and asks whether it is approved: `POST /v1/announce`.

It is let in by the manifest, or waits for facility IT (`pending`). Its key proves itself by a signature, so that nobody waits, is
approved or gets an answer in the name of another's key. Those whom no line of the manifest expects are counted: a flood is answered
with 429, whoever waits already goes on waiting.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Any

import structlog
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, Row, delete, or_, select, update

from central.database import Database, insert_or_ignore
from central.devices.alerts import alert
from central.devices.joining import add_device, answer_for, keep_receipts_of
from central.devices.manifest import line_for, use_line
from central.devices.pending import CODE_LIFETIME_MS, give_code, has_room
from central.devices.tables import announcements, devices, manifest, waiting_devices
from central.keys import CentralKeys
from central.lately import Lately
from central.web import Refusal
from kiosk.sync.wire_enrol import Announcement, AnnouncementAnswer, announced, fingerprint_of

#: Newcomers whom no line of the manifest expects, in a minute, for all workers together.
MAX_NEWCOMERS = 120
NEWCOMERS_WINDOW_MS = 60_000
ASK_AGAIN_MS = 3_000
REFUSED_AGAIN_MS = 30_000
#: That somebody still waits is written down so often.
SEEN_EVERY_MS = 20_000
#: A code that was just given stays, however often another is wished for.
SHORTEST_CODE_MS = 5_000

log = structlog.get_logger()


@dataclass(frozen=True)
class Announcing:
    """Answers announcements."""

    database: Database
    keys: CentralKeys

    def answer(self, said: Announcement, now_ms: int) -> AnnouncementAnswer:
        """How it stands with this device. Raises Refusal: 401 for a signature that does not hold, 429 when too many come."""
        _check(said)
        fingerprint = fingerprint_of(said.signing_key)
        with self.database.read() as connection:
            row = _row_of(connection, fingerprint)
            expected = _is_expected(connection, said.serial, fingerprint)
        if row is not None and not expected and _still_good(row, said, now_ms):
            return _waits(row.code, row.code_until_ms, now_ms)
        if row is None and not expected:
            self._count(now_ms)
        with self.database.write() as connection:
            return self._decide(connection, said, fingerprint, now_ms)

    def _count(self, now_ms: int) -> None:
        lately = Lately(self.database, announcements, NEWCOMERS_WINDOW_MS)
        if lately.count(now_ms) >= MAX_NEWCOMERS:
            raise Refusal(429, "too_many", "too many devices announce themselves: wait a minute")
        lately.add(now_ms)

    def _decide(self, connection: Connection, said: Announcement, fingerprint: str, now_ms: int) -> AnnouncementAnswer:
        # The waiting row first: whoever approves deletes it in the transaction that makes the device.
        row = _row_of(connection, fingerprint, locked=True)
        device = _let_in(connection, said, fingerprint, now_ms)
        if isinstance(device, AnnouncementAnswer):
            return device
        if device is not None:
            connection.execute(delete(waiting_devices).where(waiting_devices.c.fingerprint == fingerprint))
            enrolled = answer_for(connection, self.keys, device, now_ms)
            return AnnouncementAnswer(state="enrolled", enrolled=enrolled, server_ms=now_ms)
        if row is None:
            return _begin(connection, said, fingerprint, now_ms)
        if row.code is None and not said.another:
            return _refused(now_ms)
        if row.code is None or row.code_until_ms <= now_ms or (said.another and _is_old(row, now_ms)):
            return _waits(*give_code(connection, fingerprint, now_ms), now_ms)
        mine = waiting_devices.c.fingerprint == fingerprint
        connection.execute(update(waiting_devices).where(mine).values(seen_ms=now_ms, software=said.software))
        return _waits(row.code, row.code_until_ms, now_ms)


def _let_in(connection: Connection, said: Announcement, fingerprint: str, now_ms: int) -> Row[Any] | AnnouncementAnswer | None:
    """The device that this is, by approval or by the manifest; an answer that ends it; None: it has to wait."""
    line = line_for(connection, said.serial, said.kind, fingerprint, now_ms)
    known = connection.execute(select(devices).where(devices.c.signing_key == said.signing_key)).one_or_none()
    if known is not None:
        # Whoever has sent commands has had the answer: one that asks now has lost its chain, and would look like a copied disk.
        good = known.state == "active" and known.last_seq == 0 and known.serial == said.serial and known.kind == said.kind
        return known if good else _refused(now_ms)
    if line is None:
        return None
    device = add_device(
        connection,
        name=line.name,
        serial=said.serial,
        kind=said.kind,
        signing_key=said.signing_key,
        unit=line.unit,
        approved_by=f"manifest ({line.added_by})"[:200],
        now_ms=now_ms,
    )
    keep_receipts_of(connection, device, said.receipt_key, now_ms)
    use_line(connection, said.serial, device.id)
    return device


def _begin(connection: Connection, said: Announcement, fingerprint: str, now_ms: int) -> AnnouncementAnswer:
    if not has_room(connection, now_ms):
        raise Refusal(429, "too_many", "too many devices wait: facility IT has to see to them first")
    made = insert_or_ignore(
        connection,
        waiting_devices,
        fingerprint=fingerprint,
        signing_key=said.signing_key,
        receipt_key=said.receipt_key,
        serial=said.serial,
        kind=said.kind,
        software=said.software,
        code=None,
        code_until_ms=now_ms,
        first_ms=now_ms,
        seen_ms=now_ms,
    )
    if made and _is_taken(connection, said.serial):
        alert(connection, "serial_again", device=_is_taken(connection, said.serial), detail=f"key {fingerprint}", at_ms=now_ms)
    return _waits(*give_code(connection, fingerprint, now_ms), now_ms)


def _check(said: Announcement) -> None:
    """Raises Refusal."""
    message = announced(said.serial, said.kind, said.signing_key, said.receipt_key, said.software, another=said.another)
    try:
        Ed25519PublicKey.from_public_bytes(base64.b64decode(said.signing_key)).verify(base64.b64decode(said.signature), message)
    except (InvalidSignature, ValueError) as error:
        raise Refusal(401, "signature", "the announcement is not signed with the key that it names") from error


def _row_of(connection: Connection, fingerprint: str, *, locked: bool = False) -> Row[Any] | None:
    mine = select(waiting_devices).where(waiting_devices.c.fingerprint == fingerprint)
    return connection.execute(mine.with_for_update() if locked else mine).one_or_none()


def _is_expected(connection: Connection, serial: str, fingerprint: str) -> bool:
    bound = or_(manifest.c.fingerprint.is_(None), manifest.c.fingerprint == fingerprint)
    unused = (manifest.c.serial == serial, manifest.c.device.is_(None), bound)
    return connection.execute(select(manifest.c.serial).where(*unused)).one_or_none() is not None


def _is_taken(connection: Connection, serial: str) -> str | None:
    """The device in service that has this serial number."""
    same = (devices.c.serial == serial, devices.c.state == "active", devices.c.retired_ms.is_(None))
    return connection.execute(select(devices.c.id).where(*same).limit(1)).scalar_one_or_none()


def _still_good(row: Row[Any], said: Announcement, now_ms: int) -> bool:
    """Nothing is to be written: it waits, and was heard of lately."""
    return row.code is not None and not said.another and row.code_until_ms > now_ms and row.seen_ms > now_ms - SEEN_EVERY_MS


def _is_old(row: Row[Any], now_ms: int) -> bool:
    return bool(row.code_until_ms - CODE_LIFETIME_MS + SHORTEST_CODE_MS <= now_ms)


def _waits(code: str, until_ms: int, now_ms: int) -> AnnouncementAnswer:
    return AnnouncementAnswer(
        state="waiting", code=code, code_left_ms=max(0, until_ms - now_ms), again_ms=ASK_AGAIN_MS, server_ms=now_ms
    )


def _refused(now_ms: int) -> AnnouncementAnswer:
    return AnnouncementAnswer(state="refused", again_ms=REFUSED_AGAIN_MS, server_ms=now_ms)
