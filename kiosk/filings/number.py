"""Numbers of filings: PREFIX-DEVICECOUNT-CC, given at once and without central.

`DEVICE` are five characters that follow from the device and its enrolment, `COUNT` its own count; reports without a name have random
characters instead of both, so that no count places them between two others. `CC`: the two check characters of ISO/IEC 7064
MOD 1271-36 over everything before, which catch every single wrong character and every two that changed places.
"""

from __future__ import annotations

import secrets
from hashlib import sha256

#: Crockford's Base32: digits and letters that nobody confuses.
_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECKED = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DEVICE_CHARACTERS, _COUNT_DIGITS, _RANDOM_CHARACTERS = 5, 4, 9
_MODULUS = 1271


def number_of(prefix: str, device: str, epoch: int, count: int) -> str:
    """The number of a device's `count`th filing since it was made."""
    place = int.from_bytes(sha256(f"lumen filing number|{device}|{epoch}".encode()).digest()[:8], "big")
    return _checked(prefix, f"{_letters(place, _DEVICE_CHARACTERS)}{count:0{_COUNT_DIGITS}d}")


def random_number(prefix: str) -> str:
    """The number of a report without a name."""
    return _checked(prefix, "".join(secrets.choice(_SYMBOLS) for _ in range(_RANDOM_CHARACTERS)))


def is_number(text: str) -> bool:
    """Whether the check characters fit: a misread or mistyped number does not pass."""
    prefix, _, rest = text.partition("-")
    body, _, check = rest.partition("-")
    return bool(prefix and body) and set(prefix + body + check) <= set(_CHECKED) and check == _check_characters(prefix + body)


def _letters(value: int, count: int) -> str:
    return "".join(_SYMBOLS[value >> 5 * place & 31] for place in range(count))


def _checked(prefix: str, body: str) -> str:
    return f"{prefix}-{body}-{_check_characters(prefix + body)}"


def _check_characters(text: str) -> str:
    """ISO/IEC 7064, 7.2 (pure system with two check characters): the sum of all with their weights is 1 modulo 1271."""
    held = 0
    for character in text:
        held = (held + _CHECKED.index(character)) * 36 % _MODULUS
    value = (_MODULUS + 1 - held * 36 % _MODULUS) % _MODULUS
    return _CHECKED[value // 36] + _CHECKED[value % 36]
