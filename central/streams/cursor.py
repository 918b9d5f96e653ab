"""The opaque cursor: base64 of JSON `{stream: [epoch, number]}`, deflated when it is long. Pure.

A stream that is being read from the beginning has a third number: the floor below which history had been cut when reading began
(see `Position`). Places of streams that the device does not follow just now are kept (a resident who comes back does not start over),
the oldest dropped first when the cursor would grow too long.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

#: So many of the longest names and numbers fit into what the wire allows.
MAX_STREAMS = 1500
_MAX_PLAIN_BYTES = 256 * 1024
_DEFLATE_FROM_BYTES = 1024


class CursorGone(Exception):
    """These streams cannot be continued: the device must read them from the beginning. `cursor` is the rest; None: nothing was ours."""

    def __init__(self, streams: Collection[str] = (), cursor: Cursor | None = None) -> None:
        super().__init__("cursor")
        self.streams = tuple(streams)
        self.cursor = cursor


class Position(NamedTuple):
    """A place in a stream. `under` is 0, or the floor that was there when the reading from the beginning came here, still below it."""

    epoch: int
    n: int
    under: int = 0

    def continues(self, epoch: int, head: int, floor: int) -> bool:
        """Whether everything after this place is still to be had."""
        return self.epoch == epoch and self.n <= head and (self.n >= floor or self.n == 0 or self.under == floor)


@dataclass(frozen=True)
class Cursor:
    """Places by stream, roughly the oldest used first."""

    places: Mapping[str, Position] = field(default_factory=dict)

    def position(self, stream: str) -> Position | None:
        """The place in a stream; None when the device never read it."""
        return self.places.get(stream)

    def moved(self, to: Mapping[str, Position], used: Collection[str] = ()) -> Cursor:
        """A cursor with new places; those that are `used` are dropped last."""
        merged = {**self.places, **to}
        surplus = len(merged) - MAX_STREAMS
        if surplus > 0:
            needed = frozenset(used) | to.keys()
            unused, needed_last = [name for name in merged if name not in needed], [name for name in merged if name in needed]
            merged = {name: merged[name] for name in (unused + needed_last)[surplus:]}
        return Cursor(merged)

    def without(self, streams: Collection[str]) -> Cursor:
        """A cursor that never read these streams."""
        dropped = frozenset(streams)
        return Cursor({name: place for name, place in self.places.items() if name not in dropped}) if dropped else self

    def encode(self) -> str:
        """The cursor as it travels."""
        plain = json.dumps({name: _numbers(place) for name, place in self.places.items()}, separators=(",", ":")).encode()
        packed = zlib.compress(plain, 1) if len(plain) >= _DEFLATE_FROM_BYTES else plain
        return base64.urlsafe_b64encode(packed).decode()


def decode_cursor(value: str | None) -> Cursor:
    """Read a cursor that travelled. Raises CursorGone when it is none of ours."""
    if value is None:
        return Cursor()
    try:
        packed = base64.b64decode(value.encode("ascii"), altchars=b"-_", validate=True)
        plain = packed if packed.startswith(b"{") else zlib.decompressobj().decompress(packed, _MAX_PLAIN_BYTES)
        return Cursor({_name(name): _position(place) for name, place in json.loads(plain).items()})
    except (ValueError, AttributeError, RecursionError, binascii.Error, zlib.error) as error:
        raise CursorGone from error


def _numbers(place: Position) -> list[int]:
    return [place.epoch, place.n, place.under] if place.under else [place.epoch, place.n]


def _name(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("a stream's name is a string")
    return value


def _position(value: object) -> Position:
    if not isinstance(value, list) or len(value) not in (2, 3):
        raise ValueError("a place is two or three numbers")
    if any(type(number) is not int or not 0 <= number < 1 << 53 for number in value):
        raise ValueError("a place is of whole numbers")
    return Position(*value)
