"""Phone numbers and addresses as staff and gateways write them. Pure."""

from __future__ import annotations

import re

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_SPACING = re.compile(r"[\s().\-/]")
_ADDRESS = re.compile(r"(?=[!-~]+\Z)[^\s@<>\"(),:;\\\[\]]{1,64}@[^\s@<>\"(),:;\\\[\]]{1,253}")


def e164(number: str) -> str:
    """A number in international form, without what is written between its digits. Raises ValueError."""
    plain = _SPACING.sub("", number.strip())
    if plain.startswith("00"):
        plain = f"+{plain[2:]}"
    if not plain.isascii() or not _E164.fullmatch(plain):
        raise ValueError("a phone number is given with its country: +1 303 555 0147")
    return plain


def mail_address(address: str) -> str:
    """An address in lower case. Raises ValueError."""
    plain = address.strip().lower()
    if not _ADDRESS.fullmatch(plain):
        raise ValueError("this is no email address")
    return plain
