"""RDM6300 / EM4100 frames, pure: bytes in, cards out.

A frame is 02, ten hex digits (one byte of version, four of number), two hex digits of checksum (XOR of the five bytes), 03. The
checksum is weak (one chance in 256): see `kiosk.hardware.card_reader.reads`.
"""

from __future__ import annotations

from functools import reduce
from operator import xor

START, END = 0x02, 0x03
FRAME_BYTES = 14
_HEX = frozenset(b"0123456789ABCDEF")


def checksum(digits: str) -> str:
    """The two hex digits that belong to ten, e.g. 62E3086CED -> 08."""
    return f"{reduce(xor, bytes.fromhex(digits)):02X}"


def frame(uid: str) -> bytes:
    """The frame that a reader sends for a card (used by the simulator)."""
    return b"\x02" + (uid + checksum(uid)).encode("ascii") + b"\x03"


class FrameParser:
    """Finds whole, valid frames in a stream that may be split, garbled or cut anywhere. Holds at most one frame."""

    def __init__(self) -> None:
        self._digits: bytearray | None = None
        self.refused = 0

    def feed(self, data: bytes) -> list[str]:
        """Cards of the frames that ended in `data`."""
        cards: list[str] = []
        for byte in data:
            if byte == START:
                self._digits = bytearray()
            elif self._digits is None:
                continue
            elif byte == END:
                card = self._finish(bytes(self._digits))
                self._digits = None
                if card is None:
                    self.refused += 1
                else:
                    cards.append(card)
            elif byte in _HEX and len(self._digits) < FRAME_BYTES - 2:
                self._digits.append(byte)
            else:
                self._digits = None
                self.refused += 1
        return cards

    def reset(self) -> None:
        """Forget a half-read frame (the line was lost)."""
        self._digits = None

    @staticmethod
    def _finish(digits: bytes) -> str | None:
        if len(digits) != FRAME_BYTES - 2:
            return None
        text = digits.decode("ascii")
        return text[:10] if checksum(text[:10]) == text[10:] else None
