"""What the keepers of releases signed: TUF's root and targets roles (specification 1.0.34, sections 5.3 and 5.6), read by root itself.

Sync has checked all of TUF with its own library before it asks; this is the part that the warden needs to believe nobody: whether
those who keep the release keys signed that a release of this name has this hash. Freshness comes with central's order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_SHA256 = re.compile(r"[0-9a-f]{64}")


class NotSigned(Exception):
    """The metadata is not what the trusted root's keepers signed; the message is a short code."""


@dataclass(frozen=True)
class Target:
    """A release as its keepers signed it."""

    sha256: str
    length: int
    build: int


def next_root(trusted: bytes, offered: bytes) -> bytes:
    """The offered root, when the trusted one's keepers and its own signed it as the next. Raises NotSigned."""
    before, after = _signed(trusted, "root"), _signed(offered, "root")
    if after["version"] != before["version"] + 1:
        raise NotSigned("root_version")
    _demand(offered, before, "root")
    _demand(offered, after, "root")
    return offered


def root_version(root: bytes) -> int:
    """Its version. Raises NotSigned."""
    return int(_signed(root, "root")["version"])


def read_target(root: bytes, targets: bytes, name: str, now_ms: int, at_least: int) -> tuple[Target, int]:
    """A release by name, and the version of the metadata that names it. Raises NotSigned: wrong keys, expired, older."""
    keepers, signed = _signed(root, "root"), _signed(targets, "targets")
    _demand(targets, keepers, "targets")
    for one in (keepers, signed):
        if datetime.fromtimestamp(now_ms / 1000, UTC) >= _moment(one.get("expires")):
            raise NotSigned("metadata_expired")
    if signed["version"] < at_least:
        raise NotSigned("metadata_old")
    found = signed.get("targets", {}).get(name)
    try:
        target = Target(str(found["hashes"]["sha256"]), int(found["length"]), int(found["custom"]["build"]))
    except (KeyError, TypeError, ValueError) as error:
        raise NotSigned("no_such_release") from error
    if not _SHA256.fullmatch(target.sha256):
        raise NotSigned("no_such_release")
    return target, signed["version"]


def _signed(metadata: bytes, kind: str) -> dict[str, Any]:
    try:
        signed = json.loads(metadata)["signed"]
        if signed["_type"] == kind and type(signed["version"]) is int:
            return dict(signed)
    except (ValueError, KeyError, TypeError) as error:
        raise NotSigned("metadata") from error
    raise NotSigned("metadata")


def _demand(metadata: bytes, keepers: Mapping[str, Any], role: str) -> None:
    """Signed by as many keys of the role as the keepers' root asks for."""
    whole = json.loads(metadata)
    try:
        threshold, keys = int(keepers["roles"][role]["threshold"]), set(keepers["roles"][role]["keyids"])
        publics = {
            bytes.fromhex(keepers["keys"][one["keyid"]]["keyval"]["public"]): bytes.fromhex(one["sig"])
            for one in whole["signatures"]
            if one["keyid"] in keys and keepers["keys"][one["keyid"]]["scheme"] == "ed25519" and one["sig"]
        }
        content = _canonical(whole["signed"])
        right = sum(_holds(public, signature, content) for public, signature in publics.items())
    except (KeyError, TypeError, ValueError) as error:
        raise NotSigned("metadata") from error
    if threshold < 1 or right < threshold:
        raise NotSigned("metadata_signature")


def _holds(public: bytes, signature: bytes, content: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except InvalidSignature:
        return False
    return True


def _canonical(signed: Any) -> bytes:
    """OLPC's canonical JSON. Letters that JSON and it write differently do not occur in what central makes: they are no match."""
    return json.dumps(signed, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def _moment(expires: object) -> datetime:
    try:
        return datetime.strptime(str(expires), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError as error:
        raise NotSigned("metadata") from error
