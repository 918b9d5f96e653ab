"""A sealed title as a file that can be read anywhere in it; plain bytes are in memory alone, two chunks of them at most."""

from __future__ import annotations

import fcntl
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

    While it is open, room is never made of it (`in_use`). Raises OSError, and ContainerRefused when the file is not that of `title` or
    the key is not its key.
    """

    def __init__(self, path: Path | int, title: str, content_key: bytes | bytearray) -> None:
        """`path`: or an open descriptor, which is this object's from now on."""
        self._descriptor = path if isinstance(path, int) else os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
        self._content_key = bytearray(content_key)
        self._kept: OrderedDict[int, bytes] = OrderedDict()
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_SH)  # ends with the process, however that ends
            header = _header_of(title, os.pread(self._descriptor, HEADER_BYTES, 0))
            self._opener = Opener(header, content_key)
            self._chunk(header.chunks - 1)  # a cut file is seen at once, not at its end
        except BaseException:
            self.close()
            raise

    @property
    def descriptor(self) -> int:
        """The sealed file, for the process that plays it; -1 once it is closed."""
        return self._descriptor

    @property
    def content_key(self) -> bytearray:
        """The key, for the process that plays it. It is overwritten when this is closed."""
        return self._content_key

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
        """Forget the plain chunks and the key."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
        self._content_key[:] = bytes(len(self._content_key))
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


def in_use(path: Path) -> bool:
    """Whether some process has a sealed file open to play or read it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _header_of(title: str, data: bytes) -> Header:
    header = parse_header(data)
    if header.title != title:
        raise ContainerRefused("this is another title's file")
    return header
