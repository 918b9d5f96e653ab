"""The number of a card in an OSDP card event (osdp_RAW, IEC 60839-11-5 clause 7.11), pure."""

from __future__ import annotations

from kiosk.hardware.card_reader import wiegand

#: Bits of the UIDs of ISO/IEC 14443-3, and of the five bytes of EM4100.
UID_BITS = frozenset({32, 40, 56, 80})
#: `format` of osdp_RAW.
UNSPECIFIED, WIEGAND = 0, 1


def card_number_of(card_format: int, bits: int, data: bytes) -> str | None:
    """The number in the form of `kiosk.sync.card_number`; None for what is no card that we know.

    26 bits are a Wiegand card, whose parity must be right; the other lengths are UIDs.
    """
    if card_format not in {UNSPECIFIED, WIEGAND} or bits <= 0 or len(data) != -(-bits // 8):
        return None
    if bits == wiegand.BITS:
        return wiegand.decode(int.from_bytes(data, "big") >> len(data) * 8 - bits)
    return data.hex().upper() if bits in UID_BITS and any(data) else None
