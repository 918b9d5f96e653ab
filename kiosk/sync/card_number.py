"""The number of an ID card as both sides write it, whatever reader it came from."""

from __future__ import annotations

import re

#: Characters of the longest number, a UID of 10 bytes.
MAX_CARD_CHARACTERS = 20

_FACILITY_AND_NUMBER = re.compile(r"([0-9]{1,5}):([0-9]{1,10})")
_DIGITS = re.compile(r"[0-9]{4,19}")
_UID = re.compile(r"[0-9A-F]{8}|[0-9A-F]{10}|[0-9A-F]{14}|[0-9A-F]{20}")
_UID_IN_PAIRS = re.compile(r"[0-9A-F]{2}(?::[0-9A-F]{2}){3,9}")


def card_number(text: str) -> str:
    """A card's number in the one form that is stored and compared; raises ValueError for what no reader sends.

    Wiegand: facility and number in decimal without leading zeros (`12:345`). Magnetic stripe (ISO/IEC 7812): 4 to 19 digits as they
    are, zeros and all. EM4100 (5 bytes) and UIDs of ISO/IEC 14443-3 (4, 7 or 10 bytes): hex digits in upper case. Spaces, dashes, and
    colons between the bytes of a UID do not count.
    """
    found = re.sub(r"[ -]", "", text).upper() if text.isascii() else ""
    wiegand = _FACILITY_AND_NUMBER.fullmatch(found)
    if wiegand is not None:
        facility, number = int(wiegand[1]), int(wiegand[2])
        if facility < 1 << 16 and number < 1 << 32:
            return f"{facility}:{number}"
    if _UID_IN_PAIRS.fullmatch(found):
        found = found.replace(":", "")
    if _DIGITS.fullmatch(found) or _UID.fullmatch(found):
        return found
    raise ValueError("a card's number is 10 hex digits, 4 to 19 digits, facility:number, or a UID of 8, 14 or 20 hex digits")
