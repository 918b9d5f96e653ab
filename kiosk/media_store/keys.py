"""Content keys on a device: asked for by sync, opened by the screen for as long as something plays, kept in memory alone."""

from __future__ import annotations

import binascii
import ctypes
from base64 import b64decode, b64encode, urlsafe_b64decode
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from sqlalchemy import exists, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.media_store.container import ContainerRefused
from kiosk.media_store.library import keep_key, keep_proof, read_pauses
from kiosk.media_store.rentals import Rental
from kiosk.media_store.tables import keys, owned, wanted_keys
from kiosk.store.engine import Store
from kiosk.sync.wire import Licence, LicencesRequest, WantedLicence, licence_info

if TYPE_CHECKING:
    from kiosk.sync.client import CentralClient

_AT_ONCE = 50
#: A licence that central did not renew is not asked for again so soon.
_RENEW_AGAIN_MS = 60 * 60 * 1000
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def ask_for_keys(store: Store, client: CentralClient, media_key: X25519PrivateKey, now_ms: int) -> bool:
    """Get the licences that are wanted by now (trusted time); False when there are none. Raises a CentralError."""
    unknown = exists().where(owned.c.licence == wanted_keys.c.licence, owned.c.waiting)  # central has not accepted the purchase
    with store.read() as conn:
        rows = conn.execute(
            select(wanted_keys).where(wanted_keys.c.refused.is_(None), wanted_keys.c.at_ms <= now_ms, ~unknown).limit(_AT_ONCE)
        ).all()
    if not rows:
        return False
    public = b64encode(media_key.public_key().public_bytes_raw()).decode()
    wanted = tuple(WantedLicence(licence=row.licence, title=row.title) for row in rows)
    answer = client.licences(LicencesRequest(media_key=public, wanted=wanted))
    with store.write() as conn:
        for signed in answer.licences:
            keep_key(conn, signed)
        for signed in answer.proofs:
            keep_proof(conn, signed)
        for row in rows:  # also those of which central said nothing: they are asked for again when somebody wants them again
            code = answer.refused.get(f"{row.licence}/{row.title}", "unanswered")
            mine = (wanted_keys.c.licence == row.licence, wanted_keys.c.title == row.title)
            conn.execute(update(wanted_keys).where(*mine).values(refused=code[:32]))
    return True


def want_renewals(store: Store, now_ms: int) -> None:
    """Want the licences of rentals anew once half of the time is over for which they open without central."""
    with store.read() as conn:
        begun = (keys.c.licence, keys.c.title, keys.c.resident, keys.c.signed, owned.c.started_ms, owned.c.started_here_ms)
        rented = select(*begun).join(owned, owned.c.licence == keys.c.licence).where(owned.c.how == "rent", owned.c.state == "held")
        pauses = read_pauses(conn)
        due = []
        for row in conn.execute(rented).all():
            claims = _claims_of(row.signed)
            if claims is None or claims.offline_until_ms is None or claims.window_ms is None or claims.latest_start_ms is None:
                continue
            started = [at for at in (row.started_ms, row.started_here_ms) if at is not None]
            over = Rental(claims.latest_start_ms, claims.window_ms, min(started, default=None)).is_over(pauses, now_ms)
            if not over and 2 * now_ms >= claims.issued_ms + claims.offline_until_ms:
                due.append(row)
    if not due:
        return
    with store.write() as conn:
        for row in due:
            values = {"resident": row.resident, "at_ms": now_ms, "refused": None}
            again = wanted_keys.c.refused.is_not(None) & (wanted_keys.c.at_ms <= now_ms - _RENEW_AGAIN_MS)
            statement = insert(wanted_keys).values(licence=row.licence, title=row.title, **values)
            conn.execute(statement.on_conflict_do_update(index_elements=["licence", "title"], set_=values, where=again))


def _claims_of(signed: str) -> Licence | None:
    """What a licence says, unjudged: good enough to know when to ask for the next."""
    try:
        part = signed.split(".")[1]
        return Licence.model_validate_json(urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (IndexError, ValueError, binascii.Error):
        return None


def open_licence(licence: Licence, media_key: X25519PrivateKey) -> bytearray:
    """The content key of a licence; overwrite it after use. Raises ContainerRefused: it is another device's, or damaged."""
    info = licence_info(licence.device, licence.resident, licence.licence, licence.container)
    try:
        opened = _SUITE.decrypt(b64decode(licence.box, validate=True), media_key, info=info)
    except (InvalidTag, ValueError, binascii.Error):
        raise ContainerRefused("the licence is another device's") from None
    key = bytearray(opened)
    _overwrite(opened)
    return key


def _overwrite(secret: bytes) -> None:
    """Zeros over a `bytes` that nobody else has: it would lie in the heap until something else is put there.

    Where CPython keeps the bytes of one: `PyBytesObject.ob_sval`, the last member of the structure, whose size counts a closing zero.
    """
    if len(secret) > 1:  # shorter ones are everybody's
        ctypes.memset(id(secret) + bytes.__basicsize__ - 1, 0, len(secret))
