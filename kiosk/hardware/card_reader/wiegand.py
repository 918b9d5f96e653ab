"""Wiegand cards of 26 bits (SIA AC-01, format H10301), pure: an even parity bit, 8 bits of facility, 16 of number, an odd parity bit.

Converters send the bits over a serial line as a line of text: 26 characters 0 and 1, or 7 hex digits with the bits at their low end.
Two parity bits let one frame of noise in four through: see `kiosk.hardware.card_reader.reads`.
"""

from __future__ import annotations

BITS = 26
HEX_DIGITS = 7
#: What begins or ends a line: STX, ETX, LF, CR.
_BREAKS = frozenset(b"\x02\x03\n\r")
_HEX = frozenset(b"0123456789ABCDEF")


def encode(facility: int, number: int) -> int:
    """The 26 bits of a card."""
    data = facility << 16 | number
    even = (data >> 12).bit_count() & 1
    odd = 1 - ((data & 0xFFF).bit_count() & 1)
    return even << 25 | data << 1 | odd


def decode(bits: int) -> str | None:
    """The card's "facility:number" in decimal, as printed on cards; None where a parity bit is wrong or there is nothing in it."""
    if not 0 <= bits < 1 << BITS or (bits >> 13).bit_count() & 1 or not (bits & 0x1FFF).bit_count() & 1:
        return None
    data = bits >> 1 & 0xFFFFFF
    # a line that is stuck low or high is no card
    return None if data in {0, 0xFFFFFF} else f"{data >> 16}:{data & 0xFFFF}"


def frame(card: str, *, binary: bool = False) -> bytes:
    """What a converter sends for "facility:number" (used by the simulator)."""
    facility, _, number = card.partition(":")
    bits = encode(int(facility), int(number))
    return (f"{bits:026b}" if binary else f"{bits:07X}").encode("ascii") + b"\r\n"


class LineParser:
    """Finds whole, valid frames in a stream that may be split, garbled or cut anywhere. Holds at most one frame."""

    def __init__(self) -> None:
        #: None: this line holds something else; wait for the next one.
        self._digits: bytearray | None = bytearray()
        self.refused = 0

    def feed(self, data: bytes) -> list[str]:
        """Cards of the lines that ended in `data`."""
        cards: list[str] = []
        for byte in data:
            if byte in _BREAKS:
                if self._digits is None or self._digits:
                    card = None if self._digits is None else _card(bytes(self._digits))
                    if card is None:
                        self.refused += 1
                    else:
                        cards.append(card)
                self._digits = bytearray()
            elif self._digits is not None:
                self._digits.append(byte)
                if byte not in _HEX or len(self._digits) > BITS:
                    self._digits = None
                    self.refused += 1
        return cards

    def reset(self) -> None:
        """The line was lost: what comes next may be the middle of a frame."""
        self._digits = None


def _card(digits: bytes) -> str | None:
    bits_only = not digits.strip(b"01")
    if len(digits) == HEX_DIGITS:
        # seven zeros and ones may be the end of a longer line that was cut; few cards are written so
        return None if bits_only else decode(int(digits, 16))
    return decode(int(digits, 2)) if len(digits) == BITS and bits_only else None
