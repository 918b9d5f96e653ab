"""The facility's certificate authority as this device pinned it: a bundle of one CA, or of two during a rollover."""

from __future__ import annotations

from collections.abc import Iterable

import structlog
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from sqlalchemy import Connection, select, update

from kiosk.device.identity import device_identity
from kiosk.sync.registry import Feature
from kiosk.sync.wire import AuthorityChange, Change

log = structlog.get_logger(__name__)


class AuthorityUnusable(Exception):
    """A bundle holds no CA certificates."""


def certificates(bundle: str) -> list[x509.Certificate]:
    """The certificates of a PEM bundle. Raises AuthorityUnusable unless each is a CA's."""
    try:
        found = x509.load_pem_x509_certificates(bundle.encode())
        if all(one.extensions.get_extension_for_class(x509.BasicConstraints).value.ca for one in found):
            return found
    except (ValueError, x509.ExtensionNotFound, x509.DuplicateExtension) as error:
        raise AuthorityUnusable("the facility's CA cannot be read") from error
    raise AuthorityUnusable("a certificate of the facility's CA is not one of a CA")


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of a certificate, hex: what facility IT reads out."""
    return certificate.fingerprint(SHA256()).hex()


def pem(found: Iterable[x509.Certificate]) -> str:
    """Certificates as a PEM bundle."""
    return "".join(one.public_bytes(Encoding.PEM).decode() for one in found)


def continued(pinned: str, bundle: str) -> str:
    """The bundle that central sends, if it shares a certificate with what is trusted now; else what is trusted now."""
    try:
        found = certificates(bundle)
    except AuthorityUnusable:
        found = []
    if {fingerprint(one) for one in found} & {fingerprint(one) for one in certificates(pinned)}:
        return pem(found)
    log.warning("authority_refused")
    return pinned


def apply_authority(conn: Connection, payload: AuthorityChange, _change: Change) -> None:
    """Handler of `facility.authority`: the bundle of a rollover, believed because it came over the pinned connection.

    A device without a pin (plain HTTP on one machine) stays without. A bundle that shares nothing with the pinned one is no rollover:
    it would cut this device off.
    """
    pinned = conn.execute(select(device_identity.c.facility_ca)).scalar_one_or_none()
    if pinned is not None:
        conn.execute(update(device_identity).values(facility_ca=continued(pinned, payload.bundle)))


FEATURE = Feature("authority", {("facility.authority", 1): apply_authority})
