"""As much of STUN (RFC 8489) as the relay needs: whose connectivity check a packet is, and whether it is genuine."""

from __future__ import annotations

import hmac
import struct
from dataclasses import dataclass

_HEAD = struct.Struct(">HHI12s")
_ATTRIBUTE = struct.Struct(">HH")
COOKIE = 0x2112A442
REQUEST, SUCCESS, FAILURE = 0x0001, 0x0101, 0x0111
_USERNAME, _INTEGRITY, _USE_CANDIDATE = 0x0006, 0x0008, 0x0025
_INTEGRITY_BYTES = 20


@dataclass(frozen=True)
class Credentials:
    """A side's ICE user fragment and password, as its session description tells them."""

    fragment: str
    password: str


@dataclass(frozen=True)
class StunMessage:
    """One message. `covered` is what its integrity is made over (RFC 8489, 14.5)."""

    kind: int
    transaction: bytes
    username: str
    nominates: bool
    covered: bytes
    integrity: bytes

    def is_check(self, sender: Credentials, receiver: Credentials) -> bool:
        """A connectivity check (RFC 8445, 7.2.2) of `sender`, made with the password that `receiver` told."""
        if self.kind != REQUEST or self.username != f"{receiver.fragment}:{sender.fragment}":
            return False
        return hmac.compare_digest(hmac.digest(receiver.password.encode(), self.covered, "sha1"), self.integrity)


def read_stun(packet: bytes) -> StunMessage | None:
    """None when the packet is none, or is broken."""
    if len(packet) < _HEAD.size or packet[0] >= 4:
        return None
    kind, length, cookie, transaction = _HEAD.unpack_from(packet)
    if cookie != COOKIE or length % 4 or length != len(packet) - _HEAD.size:
        return None
    username, nominates, covered, integrity = "", False, b"", b""
    at = _HEAD.size
    while at < len(packet) and not integrity:
        name, size = _ATTRIBUTE.unpack_from(packet, at)
        value = packet[at + _ATTRIBUTE.size : at + _ATTRIBUTE.size + size]
        if len(value) != size:
            return None
        if name == _USERNAME:
            username = value.decode("ascii", "replace")
        elif name == _USE_CANDIDATE:
            nominates = True
        elif name == _INTEGRITY:
            if size != _INTEGRITY_BYTES:
                return None
            # As if it ended with the integrity.
            ends = at - _HEAD.size + _ATTRIBUTE.size + _INTEGRITY_BYTES
            covered, integrity = _HEAD.pack(kind, ends, cookie, transaction) + packet[_HEAD.size : at], value
        at += _ATTRIBUTE.size + (size + 3) // 4 * 4
    return StunMessage(kind, transaction, username, nominates, covered, integrity)
