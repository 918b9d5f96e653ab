"""Proofs of ownership, checked and handed over by facility IT."""

from __future__ import annotations

import json
from typing import BinaryIO, Literal

from joserfc import jws
from joserfc.errors import JoseError
from sqlalchemy import Connection, select

from central.facility.facility import load_facility
from central.keys import CentralKeys
from central.media.ownership import proof_of
from central.media.tables import licences
from central.signin.grants import ALGORITHM, Signer
from kiosk.media_store.proof_archive import write_archive
from kiosk.sync.wire import OWNERSHIP_TYPE, Ownership

#: `unknown`: this central signed it and knows no such licence (it was restored from an older backup): the proof stands.
Standing = Literal["held", "returned", "unknown"]


class NotAProof(Exception):
    """The text is no proof that this central signed."""


def read_proof(keys: CentralKeys, text: str) -> Ownership:
    """What a proof says. Raises NotAProof."""
    try:
        signed = jws.deserialize_compact("".join(text.split()), Signer.of(keys.signing).key, algorithms=[ALGORITHM])
        claims = Ownership.model_validate(json.loads(signed.payload))
    except (JoseError, ValueError) as error:
        raise NotAProof("it was not signed here, or it was altered") from error
    if signed.headers().get("typ") != OWNERSHIP_TYPE:
        raise NotAProof("it is signed, but no proof of ownership")
    return claims


def standing_of(connection: Connection, claims: Ownership) -> Standing:
    """What became of the licence since."""
    row = connection.execute(select(licences.c.returned_ms).where(licences.c.id == claims.licence)).one_or_none()
    if row is None:
        return "unknown"
    return "held" if row.returned_ms is None else "returned"


def write_proofs(connection: Connection, keys: CentralKeys, resident: str, target: BinaryIO) -> int:
    """Proofs of everything that a resident owns, as a ZIP archive for release; returns how many there are."""
    mine = (licences.c.resident == resident, licences.c.how == "own", licences.c.returned_ms.is_(None))
    rows = connection.execute(select(licences).where(*mine).order_by(licences.c.id)).all()
    signer = Signer.of(keys.signing)
    proofs = [(signer.sign(claims), claims) for claims in (proof_of(connection, row) for row in rows)]
    return write_archive(target, load_facility(connection).id, resident, keys.signing_public, proofs)
