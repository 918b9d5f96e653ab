"""Content keys on a device: asked for by sync, opened by the screen for as long as something plays, kept in memory alone."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from sqlalchemy import exists, select, update

from kiosk.media_store.container import ContainerRefused
from kiosk.media_store.library import keep_key, keep_proof
from kiosk.media_store.tables import owned, wanted_keys
from kiosk.store.engine import Store
from kiosk.sync.client import CentralClient
from kiosk.sync.wire import Licence, LicencesRequest, WantedLicence, licence_info

_AT_ONCE = 50
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def ask_for_keys(store: Store, client: CentralClient, media_key: X25519PrivateKey) -> bool:
    """Get the licences that are wanted; False when there are none. Raises a CentralError."""
    unknown = exists().where(owned.c.licence == wanted_keys.c.licence, owned.c.waiting)  # central has not accepted the purchase
    with store.read() as conn:
        rows = conn.execute(select(wanted_keys).where(wanted_keys.c.refused.is_(None), ~unknown).limit(_AT_ONCE)).all()
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


def open_licence(licence: Licence, media_key: X25519PrivateKey) -> bytes:
    """The content key of a licence. Raises ContainerRefused: it is another device's, or damaged."""
    info = licence_info(licence.device, licence.resident, licence.licence, licence.container)
    try:
        return _SUITE.decrypt(b64decode(licence.box, validate=True), media_key, info=info)
    except (InvalidTag, ValueError, binascii.Error):
        raise ContainerRefused("the licence is another device's") from None
