"""Central's signed words as the warden reads them: JWS in compact form (RFC 7515), Ed25519 (RFC 8037), of two types and no other."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_HEADERS = {"lumen-order": "", "lumen-last-order": "last "}
_ID = re.compile(r"[0-9a-zA-Z_.:-]{1,64}")
_PART = re.compile(r"[0-9A-Za-z_-]+")
#: What an order may have the warden do, by the type of the word and what it says.
_VERBS = {
    "restart": "restart",
    "lock": "lock",
    "unlock": "unlock",
    "network": "network",
    "update": "update",
    "last wipe": "wipe",
    "last unlock": "unlock",
}
MOST_CHARACTERS = 4096


class Refused(Exception):
    """The word is none for this device; the message is a short code."""


@dataclass(frozen=True)
class Word:
    """One order. `last`: the device is its owner's afterwards, or waits to be enrolled anew."""

    verb: str
    order: str
    number: int
    last: bool
    claims: dict[str, Any]


def read_word(token: str, public: bytes, device: str, now_ms: int) -> Word:
    """Check the signature, then that it is meant for this device, now. Raises Refused."""
    if len(token) > MOST_CHARACTERS or len(parts := token.split(".")) != 3 or not all(map(_PART.fullmatch, parts)):
        raise Refused("signature")
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(_decoded(parts[2]), f"{parts[0]}.{parts[1]}".encode())
        header, claims = json.loads(_decoded(parts[0])), json.loads(_decoded(parts[1]))
    except (InvalidSignature, ValueError) as error:
        raise Refused("signature") from error
    if not isinstance(header, dict) or header.get("alg") != "Ed25519" or header.get("typ") not in _HEADERS:
        raise Refused("signature")
    if not isinstance(claims, dict) or claims.get("device") != device:
        raise Refused("other_device")
    order, number, expires_ms = claims.get("order"), claims.get("number"), claims.get("expires_ms")
    last = header["typ"] == "lumen-last-order"
    verb = _VERBS.get(f"{_HEADERS[header['typ']]}{claims.get('what')}")
    if verb is None or not isinstance(order, str) or not _ID.fullmatch(order) or type(number) is not int or number < 1:
        raise Refused("unknown")
    if type(expires_ms) is not int or now_ms > expires_ms:
        raise Refused("expired")
    return Word(verb, order, number, last, claims)


def _decoded(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))
