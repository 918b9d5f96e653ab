"""The opaque cursor: base64 of JSON `{stream: [epoch, number]}`. Pure.

Places of streams that the device does not follow just now are kept (a resident who comes back does not start over), the oldest
dropped first when the cursor would grow too long.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

#: So many of the longest names and numbers fit into what the wire allows.
MAX_STREAMS = 1500


class CursorGone(Exception):
    """The cursor cannot be continued: the device must start from the beginning."""


@dataclass(frozen=True)
class Position:
    """A place in a stream."""

    epoch: int
    n: int


@dataclass(frozen=True)
class Cursor:
    """Places by stream, oldest used first."""

    places: Mapping[str, Position] = field(default_factory=dict)

    def position(self, stream: str) -> Position | None:
        """The place in a stream; None when the device never read it."""
        return self.places.get(stream)

    def moved(self, to: Mapping[str, Position]) -> Cursor:
        """A cursor with new places."""
        kept = {name: place for name, place in self.places.items() if name not in to}
        merged = {**kept, **to}
        surplus = max(0, len(merged) - MAX_STREAMS)
        return Cursor(dict(list(merged.items())[surplus:]))

    def encode(self) -> str:
        """The cursor as it travels."""
        plain = json.dumps({name: [place.epoch, place.n] for name, place in self.places.items()}, separators=(",", ":"))
        return base64.urlsafe_b64encode(plain.encode()).decode()


def decode_cursor(value: str | None) -> Cursor:
    """Read a cursor that travelled. Raises CursorGone when it is none of ours."""
    if value is None:
        return Cursor()
    try:
        plain = json.loads(base64.b64decode(value.encode("ascii"), altchars=b"-_", validate=True))
        return Cursor({_name(name): _position(place) for name, place in plain.items()})
    except (ValueError, AttributeError, RecursionError, binascii.Error) as error:
        raise CursorGone("cursor") from error


def _name(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("a stream's name is a string")
    return value


def _position(value: object) -> Position:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError("a place is a pair")
    epoch, number = value
    if type(epoch) is not int or type(number) is not int or epoch < 0 or not 0 <= number < 1 << 62:
        raise ValueError("a place is a pair of whole numbers")
    return Position(epoch, number)
