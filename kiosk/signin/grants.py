"""Session grants: central's signed word that a resident may act on this device."""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.identity import Identity
from kiosk.device.signed import ALGORITHM, NotSigned, read_signed
from kiosk.signin.tables import grants
from kiosk.sync.tokens import keep_token
from kiosk.sync.wire import GRANT_TYPE, Grant

__all__ = ["ALGORITHM", "GRANT_TYPE", "GrantRefused", "keep_grant", "usable_grant", "verify_grant"]


class GrantRefused(Exception):
    """The grant is not central's, or not for this device and resident. The text says why and holds nothing secret."""


def verify_grant(signed: str, identity: Identity, resident: str) -> Grant:
    """Check central's signature (Ed25519 only), the type and whom the grant is for; returns its claims. Raises GrantRefused.

    Until when it holds without a connection is for `usable_grant`: a facility may allow no offline sign-in at all.
    """
    try:
        claims = read_signed(signed, identity, GRANT_TYPE, Grant)
    except NotSigned as error:
        raise GrantRefused(str(error)) from error
    if (claims.device, claims.epoch) != (identity.device, identity.epoch):
        raise GrantRefused("the grant is for another device, or for this one before it was enrolled anew")
    if claims.resident != resident:
        raise GrantRefused("the grant is for another resident")
    if claims.offline_until_ms < claims.issued_ms:
        raise GrantRefused("the grant ends before it begins")
    return claims


def keep_grant(conn: Connection, grant: Grant, signed: str) -> None:
    """Store a verified grant; it takes the place of the resident's older one."""
    keep_token(conn, grant.grant, signed, grant.offline_until_ms)
    values = {**grant.model_dump(exclude={"grant", "resident"}), "id": grant.grant, "signed": signed}
    conn.execute(
        insert(grants).values(resident=grant.resident, **values).on_conflict_do_update(index_elements=["resident"], set_=values)
    )


def usable_grant(conn: Connection, identity: Identity, resident: str, now_ms: int) -> str | None:
    """The id of a grant that an offline sign-in may stand on at `now_ms` (trusted time), or None.

    The signature is checked again: the store may have been put together by somebody who holds its key.
    """
    signed = conn.execute(select(grants.c.signed).where(grants.c.resident == resident)).scalar_one_or_none()
    if signed is None:
        return None
    try:
        grant = verify_grant(signed, identity, resident)
    except GrantRefused:
        return None
    return grant.grant if now_ms < grant.offline_until_ms else None
