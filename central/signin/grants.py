"""Session grants: which device may act for which resident, and follow whose stream.

A grant is *closed* by `session.close`, once. The device may still sign the resident in offline with it until `offline_until_ms`, so
commands made before then are taken; those of a *replaced* grant only when they were made before that; a *revoked* one authorises
nothing. The stream is followed until a day after `offline_until_ms`, so that statuses of what was sent last still arrive. Nothing
that a device says makes a grant live longer.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import uuid_utils
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from joserfc import jws
from joserfc.jwk import OKPKey
from sqlalchemy import Connection, Row, case, func, insert, or_, select, update

from central.database import touch
from central.signin.tables import grants
from central.streams.streams import FACILITY, device_stream, resident_stream
from kiosk.sync.wire import Grant

FOLLOW_AFTER_END_MS = 24 * 3600 * 1000
#: Residents that one device follows at most, those with the latest grants: their places fit into a cursor.
MAX_FOLLOWED = 1000
#: Device clocks may run ahead by this much before a command counts as made after the grant's end.
CLOCK_TOLERANCE_MS = 3600 * 1000
DAY_MS = 24 * 3600 * 1000
REPLACED = "replaced"


@dataclass(frozen=True)
class Signer:
    """Signs grants with central's key."""

    key: OKPKey

    @classmethod
    def of(cls, key: Ed25519PrivateKey) -> Signer:
        """From central's raw key."""
        return cls(OKPKey.import_key(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())))

    def sign(self, claims: Grant) -> str:
        """A compact JWS, alg Ed25519, typ `lumen-grant`."""
        header = {"alg": "Ed25519", "typ": "lumen-grant"}
        return jws.serialize_compact(header, json.dumps(claims.model_dump()).encode(), self.key, algorithms=["Ed25519"])


def issue_grant(
    connection: Connection, *, device: str, resident: str, epoch: int, pin_version: int, offline_days: int, now_ms: int
) -> Grant:
    """Store a new grant; it replaces the earlier ones of the same device and resident."""
    connection.execute(
        update(grants)
        .where(
            grants.c.device == device,
            grants.c.resident == resident,
            or_(grants.c.closed_why.is_(None), grants.c.closed_why != REPLACED),
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
    values = claims.model_dump()
    connection.execute(insert(grants).values(id=values.pop("grant"), **values))
    touch(connection, device_stream(device))  # a waiting device must look again: it follows one stream more
    return claims


def find_grant(connection: Connection, grant: str) -> Row[Any] | None:
    """The row of a grant."""
    return connection.execute(select(grants).where(grants.c.id == grant)).one_or_none()


def grant_covers(row: Row[Any], device: str, at_ms: int) -> bool:
    """Whether a grant authorises a command that this device made at `at_ms` (device time)."""
    if row.device != device or row.revoked_ms is not None:
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


def followed_residents(connection: Connection, device: str, now_ms: int) -> list[str]:
    """Residents whose streams this device follows now."""
    rows = connection.execute(
        select(grants.c.resident)
        .where(
            grants.c.device == device,
            grants.c.revoked_ms.is_(None),
            grants.c.offline_until_ms > now_ms - FOLLOW_AFTER_END_MS,
        )
        .group_by(grants.c.resident)
        .order_by(func.max(grants.c.issued_ms).desc(), grants.c.resident)
        .limit(MAX_FOLLOWED)
    )
    return sorted(row.resident for row in rows)


def followed_streams(connection: Connection, device: str, now_ms: int) -> list[str]:
    """All streams of a device: the facility's, its own, its residents'."""
    residents = followed_residents(connection, device, now_ms)
    return [FACILITY, device_stream(device), *(resident_stream(resident) for resident in residents)]
