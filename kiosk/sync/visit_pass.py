"""The pass that opens a resident's side of a visit, sealed with the key of their author boxes: only their own screens use it.

ChaCha20-Poly1305 (RFC 8439), 12 bytes nonce first, base64. Bound to the visit: it opens as the pass of no other.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

NONCE_BYTES = 12


def seal_pass(visit: str, token: str, author_key: bytes) -> str:
    """The box. `author_key`: `sealed_words.author_key_of`."""
    nonce = os.urandom(NONCE_BYTES)
    return b64encode(nonce + ChaCha20Poly1305(author_key).encrypt(nonce, token.encode(), _info(visit))).decode()


def open_pass(visit: str, box: str, author_key: bytes) -> str | None:
    """The token; None when this key does not open the box as this visit's."""
    try:
        raw = b64decode(box, validate=True)
        return ChaCha20Poly1305(author_key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], _info(visit)).decode()
    except (InvalidTag, ValueError):
        return None


def _info(visit: str) -> bytes:
    return b"lumen visit pass v1|" + visit.encode()
