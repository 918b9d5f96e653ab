"""The command set of a simulated ESC/POS printer, cut from the byte stream (Epson's reference; what python-escpos emits).

Only cutting: `next_command` says how long the first command in a buffer is. What commands do stands in `interpreter`.
"""

from __future__ import annotations

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


def next_command(buffer: bytes) -> Command | None:
    """The first command of `buffer`, or None while it is not all there."""
    first = buffer[0]
    if first not in _CONTROLS:
        end = next((at for at, byte in enumerate(buffer) if byte in _CONTROLS), len(buffer))
        return Command(b"", buffer[:end], end)
    if first not in {ESC, GS, FS, DLE}:
        return Command(buffer[:1], b"", 1)
    if len(buffer) < 2:
        return None
    name = buffer[:2]
    if name in _FIXED:
        return _cut(buffer, name, 2 + _FIXED[name])
    return _longer(buffer, name)


def _cut(buffer: bytes, name: bytes, length: int) -> Command | None:
    return Command(name, buffer[len(name) : length], length) if len(buffer) >= length else None


def _longer(buffer: bytes, name: bytes) -> Command | None:
    """Commands whose length stands in their parameters; an unknown command is two bytes."""
    length: int | None
    match name:
        case b"\x1dV":
            length = None if len(buffer) < 3 else 4 if buffer[2] in {0x41, 0x42, 0x61, 0x62, 0x67, 0x68} else 3
        case b"\x1dv":
            length = None if len(buffer) < 8 else 8 + (buffer[4] + 256 * buffer[5]) * (buffer[6] + 256 * buffer[7])
        case b"\x1d(":
            length = None if len(buffer) < 5 else 5 + buffer[3] + 256 * buffer[4]
        case b"\x1d8":
            length = None if len(buffer) < 7 else 7 + int.from_bytes(buffer[3:7], "little")
        case b"\x1b*":
            length = None if len(buffer) < 5 else 5 + (3 if buffer[2] in {32, 33} else 1) * (buffer[3] + 256 * buffer[4])
        case b"\x10\x14":
            length = None if len(buffer) < 3 else {8: 10, 1: 5, 2: 5}.get(buffer[2], 3)
        case _:
            length = 2
    return None if length is None else _cut(buffer, name, length)
