"""Session grants: which device may act for which resident, and follow whose stream.

A grant is *closed* by `session.close`, once. The device may still sign the resident in offline with it until `offline_until_ms`, so
commands made before then are taken; those of a *replaced* grant only when they were made before that; a *revoked* one authorises
nothing. The stream is followed until a day after `offline_until_ms`, so that statuses of what was sent last still arrive. Nothing
that a device says makes a grant live longer. One that stands on a PIN that staff gave out (*given_pin*) is good for ending the session
only, for good: whoever saw that PIN reads and commands nothing, also not by a device that does not ask for another PIN.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import uuid_utils
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey
from sqlalchemy import Connection, Row, case, func, insert, or_, select, true, update

from central.database import insert_or_ignore, touch
from central.remembered import row_of
from central.residents.tables import residents
from central.signin.tables import grants
from central.streams.streams import CATALOGUE, FACILITY, device_stream, resident_stream
from kiosk.sync import wire
from kiosk.sync.wire import Allowance, Grant, Licence, Ownership
from kiosk.sync.wire_base import Payload
from kiosk.sync.wire_filings import FILING_TYPE, FilingProof
from kiosk.sync.wire_leaving import LAST_ORDER_TYPE, LastOrder
from kiosk.sync.wire_orders import ORDER_TYPE, Order

ALGORITHM = "Ed25519"
FOLLOW_AFTER_END_MS = 24 * 3600 * 1000
#: Residents that one device follows at most, those with the latest grants: their places fit into a cursor.
MAX_FOLLOWED = 1000
#: Device clocks may run ahead by this much before a command counts as made after the grant's end.
CLOCK_TOLERANCE_MS = 3600 * 1000
DAY_MS = 24 * 3600 * 1000
REPLACED = "replaced"
GIVEN_PIN = "given_pin"


_TYPES: dict[type[Payload], str] = {
    Grant: wire.GRANT_TYPE,
    Allowance: wire.ALLOWANCE_TYPE,
    Licence: wire.LICENCE_TYPE,
    Ownership: wire.OWNERSHIP_TYPE,
    FilingProof: FILING_TYPE,
    LastOrder: LAST_ORDER_TYPE,
    Order: ORDER_TYPE,
}


@dataclass(frozen=True)
class Signer:
    """Signs grants, allowances, licences and proofs with central's key, and knows its own signature again."""

    key: OKPKey

    @classmethod
    def of(cls, key: Ed25519PrivateKey) -> Signer:
        """From central's raw key."""
        return cls(OKPKey.import_key(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())))

    def sign(self, claims: Grant | Allowance | Licence | Ownership | FilingProof | LastOrder | Order) -> str:
        """A compact JWS, alg Ed25519, whose typ names what it is."""
        header = {"alg": ALGORITHM, "typ": _TYPES[type(claims)]}
        return jws.serialize_compact(header, json.dumps(claims.model_dump(mode="json")).encode(), self.key, algorithms=[ALGORITHM])

    def read(self, token: str) -> Grant | Allowance | None:
        """The claims of a token that this key signed, under the one algorithm and of a known type; None for anything else."""
        try:
            signed = jws.deserialize_compact(token, self.key, algorithms=[ALGORITHM])
            match signed.headers().get("typ"):
                case wire.GRANT_TYPE:
                    return Grant.model_validate_json(signed.payload)
                case wire.ALLOWANCE_TYPE:
                    return Allowance.model_validate_json(signed.payload)
        except (JoseError, ValueError):  # a ValidationError is a ValueError
            pass
        return None


def issue_grant(
    connection: Connection,
    *,
    device: str,
    resident: str,
    epoch: int,
    pin_version: int,
    offline_days: int,
    now_ms: int,
    pin_given: bool = False,
) -> Grant:
    """Store a new grant; it replaces the earlier ones of the same device and resident."""
    connection.execute(
        update(grants)
        .where(
            grants.c.device == device,
            grants.c.resident == resident,
            or_(grants.c.closed_why.is_(None), grants.c.closed_why.not_in((REPLACED, GIVEN_PIN))),
        )
        .values(closed_ms=now_ms, closed_why=REPLACED)
    )
    claims = Grant(
        grant=str(uuid_utils.uuid7()),
        device=device,
        resident=resident,
        epoch=epoch,
        issued_ms=now_ms,
        offline_until_ms=now_ms + offline_days * DAY_MS,
        pin_version=pin_version,
    )
    values = claims.model_dump() | _ended_by(pin_given, now_ms)
    connection.execute(insert(grants).values(id=values.pop("grant"), **values))
    touch(connection, device_stream(device))  # a waiting device must look again: it follows one stream more
    return claims


def rebuild_grant(connection: Connection, claims: Grant, *, device: str, epoch: int, pin_version: int, pin_given: bool) -> bool:
    """Store a grant that a restored central does not know any more; False when it is not one of this device's epoch and PIN.

    `claims` carry central's own signature, `pin_version` is the resident's present one, `pin_given` by staff. Of several, the
    latest issued counts.
    """
    if claims.device != device or claims.epoch != epoch or claims.pin_version < pin_version:
        return False
    same = (grants.c.device == device, grants.c.resident == claims.resident)
    later = connection.execute(select(func.min(grants.c.issued_ms)).where(*same, grants.c.issued_ms > claims.issued_ms)).scalar_one()
    values = claims.model_dump()
    if later is not None:
        values |= {"closed_ms": later, "closed_why": REPLACED}
    values |= _ended_by(pin_given and claims.pin_version == pin_version, claims.issued_ms)
    if not insert_or_ignore(connection, grants, id=values.pop("grant"), **values):
        return False
    connection.execute(
        update(grants)
        .where(
            *same,
            grants.c.issued_ms < claims.issued_ms,
            or_(grants.c.closed_why.is_(None), grants.c.closed_why.not_in((REPLACED, GIVEN_PIN))),
        )
        .values(closed_ms=claims.issued_ms, closed_why=REPLACED)
    )
    touch(connection, device_stream(device))
    return True


def _ended_by(pin_given: bool, at_ms: int) -> dict[str, Any]:
    return {"closed_ms": at_ms, "closed_why": GIVEN_PIN} if pin_given else {}


def find_grant(connection: Connection, grant: str) -> Row[Any] | None:
    """The row of a grant."""
    return row_of(connection, grants, grant)


def grant_covers(row: Row[Any], device: str, at_ms: int, *, revoked_too: bool = False) -> bool:
    """Whether a grant authorises a command that this device made at `at_ms` (device time).

    `revoked_too`: for what is never blocked, also when the grant was revoked since.
    """
    if row.device != device or (row.revoked_ms is not None and not revoked_too):
        return False
    end: int = row.offline_until_ms
    if row.closed_why == REPLACED:
        end = min(end, row.closed_ms)
    return at_ms <= end + CLOCK_TOLERANCE_MS


def close_grant(connection: Connection, grant: str, why: str, now_ms: int) -> None:
    """The resident signed out. The first time counts; a later one (after an offline sign-in) changes nothing."""
    connection.execute(
        update(grants)
        .where(grants.c.id == grant, grants.c.closed_ms.is_(None))
        .values(closed_ms=case((grants.c.offline_until_ms < now_ms, grants.c.offline_until_ms), else_=now_ms), closed_why=why)
    )


def revoke_grants(connection: Connection, device: str, now_ms: int) -> None:
    """The device is not to be trusted any more."""
    connection.execute(update(grants).where(grants.c.device == device, grants.c.revoked_ms.is_(None)).values(revoked_ms=now_ms))


def followed_residents(connection: Connection, device: str, now_ms: int, *, revoked_too: bool = False) -> list[str]:
    """Residents whose streams this device follows now. One who left the facility is followed by none: their kiosks forget them.

    `revoked_too`: those as well whose grants were revoked when the device was frozen.
    """
    return _followed(connection, [device], now_ms, revoked_too=revoked_too)[device]


def followed_streams(
    connection: Connection, devices: Collection[str], now_ms: int, *, revoked_too: bool = False
) -> dict[str, list[str]]:
    """All streams of each device: the facility's, the catalogue, its own, its residents'."""
    followed = _followed(connection, devices, now_ms, revoked_too=revoked_too)
    return {
        device: [FACILITY, CATALOGUE, device_stream(device), *(resident_stream(one) for one in residents_of)]
        for device, residents_of in followed.items()
    }


def _followed(connection: Connection, devices: Collection[str], now_ms: int, *, revoked_too: bool) -> dict[str, list[str]]:
    """Sorted, for each device."""
    stands = true() if revoked_too else grants.c.revoked_ms.is_(None)
    rows = connection.execute(
        select(grants.c.device, grants.c.resident)
        .join(residents, residents.c.id == grants.c.resident)
        .where(
            grants.c.device.in_(devices),
            residents.c.active,
            stands,
            or_(grants.c.closed_why.is_(None), grants.c.closed_why != GIVEN_PIN),
            grants.c.offline_until_ms > now_ms - FOLLOW_AFTER_END_MS,
        )
        .group_by(grants.c.device, grants.c.resident)
        .order_by(func.max(grants.c.issued_ms).desc(), grants.c.resident)
    )
    found: dict[str, list[str]] = {device: [] for device in devices}
    for device, resident in rows:
        found[device].append(resident)
    return {device: sorted(latest[:MAX_FOLLOWED]) for device, latest in found.items()}
