"""The short form of a receipt in its QR code: what the paper says, signed, so that central can tell a genuine one from a false one.

`LUMEN R-4471-8823 <Base32>`: capitals, digits, space and dash, of which a QR code holds one in 5.5 bits; a plain scanner shows it with
the receipt's number in front. Base32 (RFC 4648 section 6, without padding) carries, in this order and nothing else:

    1 byte   version, 1
    1 byte   kind (its place in KINDS), plus 128 on a copy that says DUPLICATE
    6 bytes  the key: beginning of the SHA-256 of the device's public receipt key
   16 bytes  the id (a UUID) that the receipt's number is made from: the command's, for what central hears of
    5 bytes  seconds since the Unix epoch, big-endian
    1-5      cents, then 1-5: stamps (LEB128)
    1 + n    the end of the resident's number, as the paper has it (UTF-8): no more of the person than the paper shows
   64 bytes  Ed25519 over `signed_part`

Facility and device are not in it: the key names them, and the signature covers them.
"""

from __future__ import annotations

from base64 import b32decode, b32encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, get_args
from uuid import UUID

ReceiptKind = Literal["message", "stamps", "moved", "obligation", "statement", "slip", "filing", "media", "certificate", "commissary"]

#: Places never change; later kinds join at the end.
KINDS: tuple[ReceiptKind, ...] = get_args(ReceiptKind)
MARK = "LUMEN"
KEY_ID_BYTES = 6
SIGNATURE_BYTES = 64
MAX_AMOUNT = 1 << 31
MAX_PERSON_BYTES = 24
#: The year 2242: a calendar has a date for every moment before it.
MAX_SECONDS = 1 << 33
#: The longest text, with room for line breaks that a scanner may add.
MAX_CHARACTERS = 400
_VERSION = 1
_COPY = 0x80
_HEAD_BYTES = 1 + 1 + KEY_ID_BYTES + 16 + 5


class NotAReceipt(ValueError):
    """The text is no receipt's short form, or was damaged or altered so that it is none any more."""


@dataclass(frozen=True)
class Proof:
    """What a receipt proves. `about` is the UUID that its number is made from; `person` the end of the resident's number.

    `cents` and `stamps` as on the paper, 0 where it names none (a reply stamp that somebody else paid). An anonymous filing names
    nobody, only its day, and an `about` that tells no time.
    """

    kind: ReceiptKind
    about: str
    at_ms: int
    person: str
    cents: int = 0
    stamps: int = 0


@dataclass(frozen=True)
class ReceiptForm:
    """A proof as one device prints it. `copy`: the paper says DUPLICATE. Times are whole seconds."""

    proof: Proof
    key_id: bytes
    copy: bool
    signature: bytes = b""

    @property
    def number(self) -> str:
        """The receipt's number, as printed."""
        return receipt_number(self.proof.about)

    def body(self) -> bytes:
        """All but the signature. Raises ValueError for what has no place in it (an id that is no UUID, an amount out of bounds)."""
        proof = self.proof
        person = proof.person.encode()
        if not (0 <= proof.cents < MAX_AMOUNT and 0 <= proof.stamps < MAX_AMOUNT):
            raise ValueError("an amount is out of bounds")
        if not 0 <= proof.at_ms // 1000 < MAX_SECONDS:
            raise ValueError("a moment is out of bounds")
        about = UUID(proof.about)
        if str(about) != proof.about:
            raise ValueError("an id is written in small letters with dashes: the number is made from its text")
        if len(self.key_id) != KEY_ID_BYTES or len(person) > MAX_PERSON_BYTES:
            raise ValueError("a key id has 6 bytes, and the end of a number at most 24")
        kind = KINDS.index(proof.kind) | (_COPY if self.copy else 0)
        moment = (proof.at_ms // 1000).to_bytes(5, "big")
        head = bytes([_VERSION, kind]) + self.key_id + about.bytes + moment
        return head + _leb128(proof.cents) + _leb128(proof.stamps) + bytes([len(person)]) + person

    def text(self) -> str:
        """What the QR code holds, once it is signed."""
        return f"{MARK} {self.number} {b32encode(self.body() + self.signature).decode().rstrip('=')}"


def signed_part(body: bytes, facility: str, device: str) -> bytes:
    """What a device signs: nobody takes its receipt for another device's or another facility's."""
    return b"\0".join((b"lumen receipt", facility.encode(), device.encode(), body))


def key_id_of(public_key: bytes) -> bytes:
    """What a receipt names its key by."""
    return sha256(public_key).digest()[:KEY_ID_BYTES]


def read_form(text: str) -> ReceiptForm:
    """The form that a scanner read, or somebody typed: spaces, line breaks and small letters do no harm. Raises NotAReceipt.

    Only the one way of writing a form is taken: what differs in a single bit is another form, or none.
    """
    words = text.upper().split() if len(text) <= MAX_CHARACTERS and text.isascii() else []
    if len(words) < 3 or words[0] != MARK:
        raise NotAReceipt("this is no text of a receipt's square code")
    packed = "".join(words[2:])
    try:
        form = _unpack(b32decode(packed + "=" * (-len(packed) % 8)))
        same = form.text() == f"{MARK} {words[1]} {packed}"
    except (ValueError, IndexError) as error:
        raise NotAReceipt("the square code is damaged or was altered") from error
    if not same:
        raise NotAReceipt("the square code is damaged or was altered")
    return form


def receipt_number(about: str) -> str:
    """`R-dddd-dddc`: seven digits of the SHA-256 of an id, and a Luhn check digit, so that a misread digit is noticed."""
    body = f"{int.from_bytes(sha256(about.encode()).digest()[:8], 'big') % 10_000_000:07d}"
    digits = body + check_digit(body)
    return f"R-{digits[:4]}-{digits[4:]}"


def check_digit(digits: str) -> str:
    """The Luhn check digit (ISO/IEC 7812-1) of a row of digits."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def _unpack(raw: bytes) -> ReceiptForm:
    if len(raw) < _HEAD_BYTES + SIGNATURE_BYTES or raw[0] != _VERSION:
        raise NotAReceipt("this form is of a version that is not known here")
    body, signature = raw[:-SIGNATURE_BYTES], raw[-SIGNATURE_BYTES:]
    kind = KINDS[body[1] & ~_COPY]
    key_id, about, moment = body[2:8], UUID(bytes=body[8:24]), int.from_bytes(body[24:29], "big")
    cents, place = _read_leb128(body, _HEAD_BYTES)
    stamps, place = _read_leb128(body, place)
    person = body[place + 1 : place + 1 + body[place]].decode()
    proof = Proof(kind, str(about), moment * 1000, person, cents, stamps)
    return ReceiptForm(proof, key_id, bool(body[1] & _COPY), signature)


def _leb128(number: int) -> bytes:
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def _read_leb128(data: bytes, place: int) -> tuple[int, int]:
    number, shift = 0, 0
    while data[place] & 0x80:
        number |= (data[place] & 0x7F) << shift
        place, shift = place + 1, shift + 7
    return number | data[place] << shift, place + 1
