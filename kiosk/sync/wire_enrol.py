"""Enrolment without typing on the wire: a device that nobody knows yet announces itself, and what its square code says (`adr/0030`).

Nobody vouches for an announcement. Its signature proves one thing: that whoever sent it has the key that it names.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, StringConstraints

from kiosk.sync.wire import EnrolAnswer
from kiosk.sync.wire_base import Millis, Payload

#: What is signed begins so, that no other signature of the key can pass for it.
ANNOUNCEMENT_INFO = b"lumen announcement\n"
#: A fingerprint is the first 16 bytes of SHA-256 over the raw Ed25519 public key.
FINGERPRINT_BYTES = 16
#: Digits and capitals that nobody mistakes for one another. A code is 8 of them: it names a device that waits, and opens nothing.
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
WAITING_CODE_LENGTH = 8
SCAN_PREFIX = "LUMEN"

#: As it is printed on the device: ASCII without control characters, so that a screen and a terminal show what it is.
Serial = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z ._/#+-]{0,63}$")]
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9A-F]{32}$")]
_PublicKey = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z+/]{43}=$")]
_Software = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z.+~-]{0,40}$")]


class Announcement(Payload):
    """`POST /v1/announce`: a device that is not enrolled says who it would be, and asks whether it is approved.

    `another`: the person at the device wishes for another code. `signature`: Ed25519 over `announced`, base64.
    """

    serial: Serial
    kind: Literal["kiosk", "tablet"]
    signing_key: _PublicKey = Field(description="Ed25519 public key, 32 bytes, base64")
    receipt_key: _PublicKey = Field(description="Ed25519 public key that signs receipts, 32 bytes, base64")
    software: _Software = ""
    another: bool = False
    signature: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z+/]{86}==$")]


class AnnouncementAnswer(Payload):
    """`waiting`: for approval, under `code`, which counts for `code_left_ms`; ask again after `again_ms`. `enrolled`: with the answer.
    `refused`: facility IT said no; a code comes again when somebody at the device asks for one (`another`)."""

    state: Literal["waiting", "enrolled", "refused"]
    code: Annotated[str, StringConstraints(max_length=16)] = ""
    code_left_ms: Millis = 0
    again_ms: Millis = 3000
    enrolled: EnrolAnswer | None = None
    server_ms: Millis


def announced(serial: str, kind: str, signing_key: str, receipt_key: str, software: str, *, another: bool) -> bytes:
    """What the signature of an announcement is made over. No part can hold a line's end."""
    parts = (serial, kind, signing_key, receipt_key, software, "another" if another else "")
    return ANNOUNCEMENT_INFO + "\n".join(parts).encode()


def fingerprint_of(signing_key: str) -> str:
    """The fingerprint of a public key (base64): 32 hex digits, capitals."""
    return hashlib.sha256(b64decode(signing_key)).hexdigest()[: 2 * FINGERPRINT_BYTES].upper()


def fingerprint_groups(fingerprint: str) -> list[str]:
    """A fingerprint as two people compare it: eight groups of four."""
    return [fingerprint[start : start + 4] for start in range(0, len(fingerprint), 4)]


class Scanned(NamedTuple):
    """What a device's square code says."""

    code: str
    fingerprint: str
    serial: str


def scan_text(scanned: Scanned) -> str:
    """The words of the square code. No address: a code that a stranger holds up must not lead a browser anywhere."""
    return f"{SCAN_PREFIX}:{scanned.code}:{scanned.fingerprint}:{scanned.serial}"


def read_scan(text: str) -> Scanned | None:
    """What was scanned; None when it is no device's square code."""
    found = re.fullmatch(r"LUMEN:([0-9A-Z-]{8,16}):([0-9A-F]{32}):([0-9A-Za-z][0-9A-Za-z ._/#+-]{0,63})", text.strip()[:200])
    return None if found is None else Scanned(*found.groups())


def plain_code(code: str) -> str:
    """A code as it is kept: capitals, without dashes and spaces."""
    return code.upper().replace("-", "").replace(" ", "")
