"""Moves the index of an MP4 that central made (`moov`) before its content, so that a player can begin at once. Pure."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_NESTS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl"})
_HEADER = 8


class NotAnMp4(Exception):
    """The boxes do not add up."""


def faststart(data: bytes) -> bytes:
    """The same movie with its index first. Raises NotAnMp4."""
    boxes = list(_boxes(data, 0, len(data)))
    indices = [place for place, kind in enumerate(boxes) if kind[0] == b"moov"]
    if len(indices) != 1:
        raise NotAnMp4("a movie has one index")
    _, start, end = boxes.pop(indices[0])
    first_content = next((place for place, box in enumerate(boxes) if box[0] == b"mdat"), len(boxes))
    if indices[0] <= first_content:
        return data
    index = bytearray(data[start:end])
    _shift(index, 0, len(index), len(index))
    before = b"".join(data[begin:stop] for _, begin, stop in boxes[:first_content])
    after = b"".join(data[begin:stop] for _, begin, stop in boxes[first_content:])
    return before + bytes(index) + after


def _boxes(data: bytes | bytearray, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Kind, begin and end of each box between two places."""
    at = start
    while at < end:
        if end - at < _HEADER:
            raise NotAnMp4("a box is cut off")
        (size,) = struct.unpack_from(">I", data, at)
        if size == 1 and end - at >= 2 * _HEADER:
            (size,) = struct.unpack_from(">Q", data, at + _HEADER)
        if size < _HEADER or at + size > end:
            raise NotAnMp4("a box is larger than what holds it")
        yield bytes(data[at + 4 : at + _HEADER]), at, at + size
        at += size


def _shift(index: bytearray, start: int, end: int, by: int) -> None:
    """Add to the places of chunks, wherever tables of them are."""
    for kind, begin, stop in list(_boxes(index, start, end)):
        if kind in _NESTS:
            _shift(index, begin + _HEADER, stop, by)
        elif kind in {b"stco", b"co64"}:
            entry = ">I" if kind == b"stco" else ">Q"
            first = begin + _HEADER + 8  # version and flags, count
            for place in range(first, stop, struct.calcsize(entry)):
                (offset,) = struct.unpack_from(entry, index, place)
                struct.pack_into(entry, index, place, offset + by)
