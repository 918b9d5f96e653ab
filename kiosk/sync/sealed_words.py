"""Boxes for words of a filing: one for the role that answers, one for their author. Nobody between the two reads them.

The role's box is HPKE (RFC 9180; base mode, X25519, HKDF-SHA256, ChaCha20-Poly1305) to the role's public key; who seals it cannot open
it. The author's box is ChaCha20-Poly1305 (RFC 8439; 12 bytes nonce first) under their key. What is inside is filled up with spaces, so
that its length says little about the words. Both devices and central seal: central what staff answer.
"""

from __future__ import annotations

import binascii
import os
from base64 import b64decode, b64encode
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kiosk.sync.wire_filings import AUTHOR_KEY_INFO, SealedWords, filing_info

NONCE_BYTES = 12
KEY_BYTES = 32
#: Boxes hold a multiple of so many bytes.
PAD_BYTES = 256

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


class CannotOpen(Exception):
    """This key does not open this box, or it is not the box of this part of this filing."""


def author_key_of(drafts_key: bytes) -> bytes:
    """The key of a resident's author boxes (RFC 5869), from the key of their drafts."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=AUTHOR_KEY_INFO).derive(drafts_key)


def seal_words(filing: str, part: str, words: bytes, *, role_key: str, role_key_id: str, author_key: bytes | None) -> SealedWords:
    """Both boxes of some JSON. `role_key`: base64 of 32 bytes. Without an author's key there is no box for them.

    Raises ValueError when the role's key is none.
    """
    info, padded = filing_info(filing, part), words + b" " * (-len(words) % PAD_BYTES)
    public = X25519PublicKey.from_public_bytes(b64decode(role_key, validate=True))
    for_role = b64encode(_SUITE.encrypt(padded, public, info=info)).decode()
    return SealedWords(
        role_key_id=role_key_id,
        for_role=for_role,
        for_author="" if author_key is None else _for_author(padded, author_key, info),
    )


def open_for_role(box: str, private: X25519PrivateKey, filing: str, part: str) -> dict[str, Any]:
    """The JSON object in a role's box. Raises CannotOpen."""
    try:
        return _object(_SUITE.decrypt(b64decode(box, validate=True), private, info=filing_info(filing, part)))
    except (InvalidTag, ValueError, binascii.Error):
        raise CannotOpen("this key does not open this box") from None


def open_for_author(box: str, key: bytes, filing: str, part: str) -> dict[str, Any]:
    """The JSON object in an author's box. Raises CannotOpen."""
    try:
        raw = b64decode(box, validate=True)
        return _object(ChaCha20Poly1305(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], filing_info(filing, part)))
    except (InvalidTag, ValueError, binascii.Error):
        raise CannotOpen("this key does not open this box") from None


def _for_author(padded: bytes, key: bytes, info: bytes) -> str:
    nonce = os.urandom(NONCE_BYTES)
    return b64encode(nonce + ChaCha20Poly1305(key).encrypt(nonce, padded, info)).decode()


def _object(opened: bytes) -> dict[str, Any]:
    held = orjson.loads(opened)
    if not isinstance(held, dict):
        raise CannotOpen("there are no words in this box")
    return held
