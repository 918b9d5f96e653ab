"""The command set of a simulated ESC/POS printer, cut from the byte stream (Epson's reference; what python-escpos emits).

Only cutting: `next_command` says how long the first command in a buffer is. What commands do stands in `interpreter`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

ESC, GS, FS, DLE = 0x1B, 0x1D, 0x1C, 0x10


@dataclass(frozen=True)
class Command:
    """One command: `name` (b"" for a run of letters), its parameters or letters, and how many bytes it took."""

    name: bytes
    data: bytes
    length: int


# how many parameter bytes follow
_FIXED = {
    b"\x1b@": 0, b"\x1b!": 1, b"\x1bE": 1, b"\x1bG": 1, b"\x1ba": 1, b"\x1bt": 1, b"\x1bd": 1, b"\x1bJ": 1, b"\x1b-": 1,
    b"\x1bM": 1, b"\x1b2": 0, b"\x1b3": 1, b"\x1b{": 1, b"\x1bV": 1, b"\x1bR": 1, b"\x1b ": 1, b"\x1bp": 3, b"\x1b$": 2,
    b"\x1b\\": 2, b"\x1bi": 0, b"\x1bm": 0, b"\x1bS": 0, b"\x1bL": 0, b"\x1br": 1, b"\x1b=": 1, b"\x1bc": 2, b"\x1bU": 1,
    b"\x1d!": 1, b"\x1dB": 1, b"\x1dH": 1, b"\x1dh": 1, b"\x1dw": 1, b"\x1df": 1, b"\x1db": 1, b"\x1da": 1, b"\x1dr": 1,
    b"\x1dI": 1, b"\x1dL": 2, b"\x1dW": 2, b"\x1dP": 2, b"\x1d$": 2, b"\x1d\\": 2, b"\x1d:": 0, b"\x1d^": 3,
    b"\x1c.": 0, b"\x1c&": 0, b"\x1cC": 1, b"\x1c!": 1,
    b"\x10\x04": 1, b"\x10\x05": 1,
}  # fmt: skip
_CONTROLS = frozenset((ESC, GS, FS, DLE, 0x0A, 0x0D, 0x00, 0x09, 0x0C, 0x18))


_LETTERS = re.compile(b"[^" + re.escape(bytes(sorted(_CONTROLS))) + b"]+")
#: Functions of GS ( L and GS 8 L, GS ( k and others never need more.
_LONGEST = 70_000


def next_command(buffer: bytes, at: int = 0) -> Command | None:
    """The first command of `buffer` from `at` on, or None while it is not all there."""
    letters = _LETTERS.match(buffer, at)
    if letters is not None:
        return Command(b"", letters.group(), letters.end() - at)
    head = buffer[at : at + 10]
    if head[0] not in {ESC, GS, FS, DLE}:
        return Command(head[:1], b"", 1)
    name = head[:2]
    length = 2 + _FIXED[name] if name in _FIXED else _longer(head, name)
    if length is not None and length > _LONGEST:
        return Command(b"?", b"", 1)
    if length is None or len(buffer) - at < length:
        return None
    return Command(name, buffer[at + 2 : at + length], length)


def _longer(head: bytes, name: bytes) -> int | None:
    """Commands whose length stands in their parameters; an unknown command is two bytes. None: that is not told yet."""
    known_at, length = _LENGTHS.get(name, (2, lambda _head: 2))
    return length(head) if len(head) >= known_at else None


#: From how many bytes on a command's length is known, and what it is.
_LENGTHS: dict[bytes, tuple[int, Callable[[bytes], int]]] = {
    b"\x1dV": (3, lambda head: 4 if head[2] in {0x41, 0x42, 0x61, 0x62, 0x67, 0x68} else 3),
    b"\x1dv": (8, lambda head: 8 + (head[4] + 256 * head[5]) * (head[6] + 256 * head[7])),
    b"\x1d(": (5, lambda head: 5 + head[3] + 256 * head[4]),
    b"\x1d8": (7, lambda head: 7 + int.from_bytes(head[3:7], "little")),
    b"\x1b*": (5, lambda head: 5 + (3 if head[2] in {32, 33} else 1) * (head[3] + 256 * head[4])),
    b"\x10\x14": (3, lambda head: {8: 10, 1: 5, 2: 5}.get(head[2], 3)),
}
