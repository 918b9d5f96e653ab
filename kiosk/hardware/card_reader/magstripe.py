"""Magnetic stripes (ISO/IEC 7811-2, 7811-6, 7813) as a serial reader sends them, pure: bytes in, card numbers out.

Track 1: `%B` number `^` name `^` … `?`, six bits a character (20 to 5F). Track 2: `;` number `=` … `?`, four bits (30 to 3F). A reader
may send the longitudinal check (LRC) behind the end sentinel: the XOR of all characters of the track with both sentinels, written as a
character of the track's own set. Of a track only the number is kept: never the name, nor what lies behind it.
"""

from __future__ import annotations

from dataclasses import dataclass

END = ord("?")
#: A number of ISO/IEC 7812 has at most 19 digits; fewer than 6 are too few for noise never to make them twice.
MIN_DIGITS, MAX_DIGITS = 6, 19


@dataclass(frozen=True)
class Track:
    """How a track is written: its start sentinel, field separator and format code, the base of its character set, its bits a
    character, and its length with both sentinels and the check."""

    start: int
    separator: int
    format_code: bytes
    base: int
    bits: int
    longest: int


TRACK_1 = Track(ord("%"), ord("^"), b"B", 0x20, 6, 79)
TRACK_2 = Track(ord(";"), ord("="), b"", 0x30, 4, 40)
#: What may stand before, between and behind tracks: their starts, and the ends of lines.
_BETWEEN = frozenset(b"%;\r\n\x02\x03")
_BY_START = {track.start: track for track in (TRACK_1, TRACK_2)}


def lrc(track: Track, characters: bytes | bytearray) -> int:
    """The check character of a track given with both sentinels."""
    check = 0
    for character in characters:
        check ^= character - track.base
    return track.base + check


def frames(number: str, *, checked: bool, name: str = "RESIDENT/A", tracks: str = "12") -> bytes:
    """What a reader sends for a card (used by the simulator): the tracks named in `tracks`, then CR."""
    sent = bytearray()
    for track, text in ((TRACK_1, f"%B{number}^{name}^99121010000?"), (TRACK_2, f";{number}=99121010000?")):
        if ("1" if track is TRACK_1 else "2") in tracks:
            characters = text.encode("ascii")
            sent += characters + (bytes((lrc(track, characters),)) if checked else b"")
    return bytes(sent) + b"\r"


class TrackParser:
    """Finds whole tracks in a stream that may be split, garbled or cut anywhere. Holds at most one track.

    `checked`: the reader sends the LRC, and a track without the right one is refused.
    """

    def __init__(self, *, checked: bool) -> None:
        self._checked = checked
        self._track: Track | None = None
        self._characters = bytearray()
        self.refused = 0

    def feed(self, data: bytes) -> list[str]:
        """The numbers on the tracks that ended in `data`."""
        cards: list[str] = []
        for byte in data:
            card = self._take(byte)
            if card is not None:
                cards.append(card)
        return cards

    def reset(self) -> None:
        """Forget a half-read track (the line was lost)."""
        self._track = None

    def _take(self, byte: int) -> str | None:
        track, characters = self._track, self._characters
        if track is not None and self._checked and characters[-1] == END:
            self._track = None
            if byte == lrc(track, characters):
                return self._finish(track)
        elif track is not None and self._belongs(track, byte):
            characters.append(byte)
            if byte == END and not self._checked:
                self._track = None
                return self._finish(track)
            return None
        if track is not None or byte not in _BETWEEN:
            self.refused += 1
        # whatever broke a track off may begin the next one
        self._track = _BY_START.get(byte)
        self._characters = bytearray((byte,))
        return None

    def _finish(self, track: Track) -> str | None:
        number = _number(track, self._characters)
        self.refused += number is None
        return number

    def _belongs(self, track: Track, byte: int) -> bool:
        return track.base <= byte < track.base + (1 << track.bits) and byte != track.start and len(self._characters) < track.longest - 1


def _number(track: Track, characters: bytearray) -> str | None:
    """The card's number, or None where the track holds something else."""
    inner = bytes(characters[1:-1])
    if not inner.startswith(track.format_code):
        return None
    number = inner[len(track.format_code) :].partition(bytes((track.separator,)))[0]
    return number.decode("ascii") if number.isdigit() and MIN_DIGITS <= len(number) <= MAX_DIGITS else None
