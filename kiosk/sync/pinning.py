"""Whom this device takes for central: the holder of a certificate of the facility's own CA, and nobody else.

The CA is pinned at enrolment, from a file of facility IT or by its fingerprint, and kept with the device's identity. From then on
only that CA counts, over TLS 1.3, for the host in the settings; plain HTTP is refused. The machine's certificate store and its
environment play no part.
"""

from __future__ import annotations

import http.client
import ssl
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.device.authority import AuthorityUnusable, certificates, fingerprint, pem
from kiosk.device.identity import Identity
from kiosk.settings import DeviceSettings
from kiosk.sync.client import CONNECT_TIMEOUT_S, CentralError, Unreachable
from kiosk.sync.wire import PROTOCOL

MAX_BUNDLE_BYTES = 64 * 1024


class NotPinned(CentralError):
    """There is no CA that central's certificate could be checked with, or it is not the one that facility IT named."""


def pinned_authority(settings: DeviceSettings, identity: Identity | None = None) -> str | None:
    """The CA bundle (PEM) that central must prove itself with; None for plain HTTP to this machine, before any pin.

    Raises NotPinned: HTTPS without a CA, or HTTP once a CA is pinned.
    """
    secure = settings.central_url.startswith("https:")
    pinned = identity.facility_ca if identity is not None else None
    if pinned is not None:
        if not secure:
            raise NotPinned("this device was enrolled over TLS: central_url must start with https://")
        return pinned
    if not secure:
        return None
    if settings.central_ca is None:
        raise NotPinned("the facility's CA is not known: enrol with --ca or --ca-fingerprint, or set central_ca")
    return read_authority(settings.central_ca)


def read_authority(file: Path) -> str:
    """The CA bundle in a file of facility IT. Raises NotPinned."""
    try:
        return pem(certificates(file.read_text(encoding="ascii")))
    except (OSError, UnicodeDecodeError, AuthorityUnusable) as error:
        raise NotPinned(f"cannot read the facility's CA in {file.name}") from error


def fetch_authority(url: str, wanted: str) -> str:
    """The certificate (PEM) of the CA whose fingerprint is `wanted` (SHA-256 in hex, colons allowed), from whoever answers at `url`.

    Nothing else is sent on this connection, and only the fingerprint makes the answer good. Raises NotPinned or Unreachable.
    """
    parts = urlsplit(url)
    anybody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    anybody.check_hostname = False
    anybody.verify_mode = ssl.CERT_NONE
    asked = http.client.HTTPSConnection(parts.hostname or "", parts.port, timeout=CONNECT_TIMEOUT_S, context=anybody)
    try:
        asked.request("GET", f"{parts.path}/{PROTOCOL}/authority")
        bundle = asked.getresponse().read(MAX_BUNDLE_BYTES).decode("ascii")
        found = certificates(bundle)
    except (OSError, http.client.HTTPException) as error:
        raise Unreachable("no connection", nothing_sent=True) from error
    except (UnicodeDecodeError, AuthorityUnusable):
        found = []
    finally:
        asked.close()
    plain = wanted.replace(":", "").replace(" ", "").lower()
    good = [one for one in found if fingerprint(one) == plain]
    if not good:
        raise NotPinned("who answers does not have the facility's CA: check the address and the fingerprint, and tell facility IT")
    return pem(good)
