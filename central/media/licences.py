"""Giving out keys: a licence for one title, one resident and one device, and the proof of ownership that outlives them all.

Codes of a refusal: `not_yours`, `returned`, `over` (the rental), `no_file`, `blocked` (media is on hold for the account).
"""

from __future__ import annotations

import base64
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from sqlalchemy import Connection, Row, select, update

from central.database import Database
from central.devices.signature import Sender
from central.facility.facility import load_facility
from central.media.content_keys import content_key
from central.media.ownership import proof_of
from central.media.rentals import HOUR_MS, is_over, read_pauses
from central.media.tables import licences
from central.media.titles import read_title, title_row
from central.restrictions.restrictions import is_blocked
from central.signin.grants import Signer, followed_residents
from central.web import Refusal
from kiosk.sync.wire import Licence, LicencesAnswer, LicencesRequest, TitleChange, WantedLicence, licence_info

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


class _Refused(Exception):
    pass


class Licences:
    """`POST /v1/licences`."""

    def __init__(self, database: Database, media_key: bytes, signer: Signer) -> None:
        self._database = database
        self._media_key = media_key
        self._signer = signer

    def give(self, sender: Sender, asked: LicencesRequest, now_ms: int) -> LicencesAnswer:
        """A licence for each wanted title that a resident of this device may open. Raises Refusal."""
        if not sender.serves:
            raise Refusal(409, "frozen", "this device is frozen")
        key = X25519PublicKey.from_public_bytes(base64.b64decode(asked.media_key))
        given: list[str] = []
        proofs: dict[str, str] = {}
        refused: dict[str, str] = {}
        with self._database.write() as connection:
            here = set(followed_residents(connection, sender.device, now_ms))
            for wanted in asked.wanted:
                try:
                    row = self._row(connection, wanted, here, now_ms)
                    given.append(self._signer.sign(self._licence(connection, row, wanted, sender.device, key, now_ms)))
                except _Refused as no:
                    refused[f"{wanted.licence}/{wanted.title}"] = str(no)
                    continue
                if row.how == "own":
                    proofs[row.id] = self._signer.sign(proof_of(connection, row))
        return LicencesAnswer(licences=tuple(given), proofs=tuple(proofs.values()), refused=refused, server_ms=now_ms)

    def _row(self, connection: Connection, wanted: WantedLicence, here: set[str], now_ms: int) -> Row[Any]:
        row = connection.execute(select(licences).where(licences.c.id == wanted.licence).with_for_update()).one_or_none()
        if row is None or row.resident not in here:
            raise _Refused("not_yours")
        if row.returned_ms is not None:
            raise _Refused("returned")
        if row.how == "rent" and is_over(row, read_pauses(connection), now_ms):
            raise _Refused("over")
        if is_blocked(connection, row.resident, "media", now_ms):
            raise _Refused("blocked")
        return row

    def _licence(
        self, connection: Connection, row: Row[Any], wanted: WantedLicence, device: str, key: X25519PublicKey, now_ms: int
    ) -> Licence:
        title, key_id = _file(connection, row, wanted)
        connection.execute(update(licences).where(licences.c.id == row.id).values(given=licences.c.given + 1))
        plain = content_key(self._media_key, title.title, key_id)
        container = title.container or ""
        try:
            box = _SUITE.encrypt(plain, key, info=licence_info(device, row.resident, row.id, container))
        except ValueError:  # a point of small order (RFC 7748 section 6.1)
            raise Refusal(400, "media_key", "this is no key") from None
        hours = load_facility(connection).policy.media.rental_offline_hours
        return Licence(
            licence=row.id,
            title=title.title,
            container=container,
            resident=row.resident,
            device=device,
            how=row.how,
            number=row.given + 1,
            issued_ms=now_ms,
            latest_start_ms=row.latest_start_ms,
            window_ms=row.window_ms,
            started_ms=row.started_ms,
            offline_until_ms=now_ms + hours * HOUR_MS if row.how == "rent" else None,
            box=base64.b64encode(box).decode(),
        )


def _file(connection: Connection, row: Row[Any], wanted: WantedLicence) -> tuple[TitleChange, bytes]:
    """The title that the licence opens, and its key id. One that is sold no more opens still."""
    bought = title_row(connection, row.title)
    if bought is None or (wanted.title != row.title and wanted.title not in read_title(bought).parts):
        raise _Refused("not_yours")
    found = title_row(connection, wanted.title)
    if found is None or found.container is None or found.key_id is None:
        raise _Refused("no_file")
    return read_title(found), bytes.fromhex(str(found.key_id))
