"""A sealed title as a file that can be read anywhere in it; plain bytes are in memory alone, two chunks of them at most."""

from __future__ import annotations

import os
from collections import OrderedDict
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.media_store.container import CHUNK_BYTES, HEADER_BYTES, ContainerRefused, Header, Opener, parse_header

KEPT_CHUNKS = 2


class SealedFile:
    """Random access to the plain bytes of a whole sealed file. For one thread at a time.

    Raises OSError, and ContainerRefused when the file is not that of `title` or the key is not its key.
    """

    def __init__(self, path: Path, title: str, content_key: bytes) -> None:
        self._descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
        try:
            header = _header_of(title, os.pread(self._descriptor, HEADER_BYTES, 0))
            self._opener = Opener(header, content_key)
            self._kept: OrderedDict[int, bytes] = OrderedDict()
            self._chunk(header.chunks - 1)  # a cut file is seen at once, not at its end
        except BaseException:
            os.close(self._descriptor)
            raise

    @property
    def size(self) -> int:
        """Length of the plain file in bytes."""
        return self._opener.header.plain_bytes

    def read_at(self, offset: int, length: int) -> bytes:
        """At most `length` bytes from `offset` on; fewer at the end. Costs one chunk at least, none twice in a row."""
        end = min(self.size, offset + length)
        found = bytearray()
        while offset < end:
            chunk, within = divmod(offset, CHUNK_BYTES)
            piece = self._chunk(chunk)[within : within + end - offset]
            found += piece
            offset += len(piece)
        return bytes(found)

    def read_all(self) -> bytes:
        """The whole plain file, judged by its hash too: for books and courses, which are opened from memory."""
        data = self.read_at(0, self.size)
        if sha256(data).digest() != self._opener.header.plain_sha256:
            raise ContainerRefused("the file is not the one that was sealed")
        return data

    def close(self) -> None:
        """Forget the plain chunks."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
        self._kept.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _chunk(self, number: int) -> bytes:
        if number in self._kept:
            self._kept.move_to_end(number)
            return self._kept[number]
        offset, length = self._opener.header.span(number)
        plain = self._opener.open(number, os.pread(self._descriptor, length, offset))
        self._kept[number] = plain
        while len(self._kept) > KEPT_CHUNKS:
            self._kept.popitem(last=False)
        return plain


def _header_of(title: str, data: bytes) -> Header:
    header = parse_header(data)
    if header.title != title:
        raise ContainerRefused("this is another title's file")
    return header
