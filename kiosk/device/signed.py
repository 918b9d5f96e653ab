"""What central signs (JWS, compact, Ed25519): grants and allowances are read here and nowhere else."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from typing import TypeVar

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey
from pydantic import ValidationError

from kiosk.device.identity import Identity
from kiosk.sync.wire_base import Payload

ALGORITHM = "Ed25519"

Claims = TypeVar("Claims", bound=Payload)


class NotSigned(Exception):
    """The text is not central's word, or is of another type. The message says why and holds nothing secret."""


def read_signed(signed: str, identity: Identity, typ: str, claims: type[Claims]) -> Claims:
    """Check central's signature (Ed25519 only) and the type of the token; returns its claims. Raises NotSigned."""
    public = urlsafe_b64encode(identity.central_signing_key).rstrip(b"=").decode()
    key = OKPKey.import_key({"kty": "OKP", "crv": ALGORITHM, "x": public})
    try:
        token = jws.deserialize_compact(signed, key, algorithms=[ALGORITHM])
        read = claims.model_validate(json.loads(token.payload))
    except (JoseError, ValidationError, ValueError) as error:
        raise NotSigned(f"the signature does not hold: {type(error).__name__}") from error
    if token.headers().get("typ") != typ:
        raise NotSigned(f"the signed text is no {typ}")
    return read
