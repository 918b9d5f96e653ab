"""The words that open somebody's copy, sealed with the key of their author boxes: central makes them, only their own screens show them.

ChaCha20-Poly1305 (RFC 8439), 12 bytes nonce first, base64.
"""

from __future__ import annotations

import binascii
import os
from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from kiosk.sync.wire_leaving import leaving_info

NONCE_BYTES = 12


def seal_passphrase(resident: str, passphrase: str, author_key: bytes) -> str:
    """The box. `author_key`: `sealed_words.author_key_of`."""
    nonce = os.urandom(NONCE_BYTES)
    return b64encode(nonce + ChaCha20Poly1305(author_key).encrypt(nonce, passphrase.encode(), leaving_info(resident))).decode()


def open_passphrase(resident: str, box: str, author_key: bytes) -> str | None:
    """The words; None when this key does not open the box as this resident's."""
    try:
        raw = b64decode(box, validate=True)
        return ChaCha20Poly1305(author_key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], leaving_info(resident)).decode()
    except (InvalidTag, ValueError, binascii.Error):
        return None
