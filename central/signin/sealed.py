"""Opening sealed asks (HPKE base mode: X25519, HKDF-SHA256, ChaCha20-Poly1305).

`info` names the device and the ask, so that a box cannot be passed off as another's.
"""

from __future__ import annotations

import base64
import binascii
from typing import Annotated

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from pydantic import Field, TypeAdapter, ValidationError

from kiosk.sync.wire import AskNewPin, AskSignIn, ask_info

_INSIDE: TypeAdapter[AskSignIn | AskNewPin] = TypeAdapter(Annotated[AskSignIn | AskNewPin, Field(discriminator="kind")])
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


class CannotOpen(Exception):
    """The box is damaged, sealed for another device or ask, or holds something else."""


def open_ask(key: X25519PrivateKey, *, device: str, ask: str, sealed: str) -> AskSignIn | AskNewPin:
    """What is in the box. Raises CannotOpen, whose text never quotes the content."""
    try:
        box = base64.b64decode(sealed, validate=True)
        plain = _SUITE.decrypt(box, key, info=ask_info(device, ask))
        inside = _INSIDE.validate_json(plain)
    except (binascii.Error, ValueError, InvalidTag, ValidationError):
        raise CannotOpen("the ask cannot be opened") from None
    if inside.ask != ask:
        raise CannotOpen("the ask inside is another")
    return inside
