"""A sealed file on its way: sparse, filled chunk by chunk, each judged by the file's own table before it counts.

Which chunks are here is read off the file itself when it is opened, never off notes beside it: whatever a kill or a power cut left is
judged anew, and only what does not fit is fetched again (`docs/adr/0011`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kiosk.media_store.container import CHUNK_BYTES, HEADER_BYTES, TAG_BYTES, ContainerRefused, Head, parse_head, parse_header

_NAME = re.compile(r"[0-9a-f]{64}", re.ASCII)
#: (first, end, take): hand the bytes from `first` up to `end` to `take`, as they arrive.
Fetch = Callable[[int, int, Callable[[bytes], None]], None]


class DiskRefused(Exception):
    """The disk does not take it: it is full, or failing."""


class PartFile:
    """`NAME.part` in a folder until it is whole, then `NAME`. For one thread. Raises OSError where the folder cannot be used, and
    ContainerRefused for a name that is none: a row of the store could have been put there."""

    def __init__(self, folder: Path, name: str, whole_bytes: int) -> None:
        if not _NAME.fullmatch(name):
            raise ContainerRefused("this is no file's name")
        self._folder = folder
        self._name = name
        self._whole_bytes = whole_bytes
        self._path = folder / f"{name}.part"
        folder.mkdir(parents=True, exist_ok=True)
        if not self._path.exists() and (folder / name).exists():  # whole, or once whole, and the store does not say so: judged anew
            (folder / name).replace(self._path)
        self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o640)
        self._head: Head | None = None
        self._missing: list[int] = []
        self._look()

    @property
    def done_bytes(self) -> int:
        """How much of the file is here and fits."""
        if self._head is None:
            return 0
        return self._whole_bytes - sum(self._head.header.span(chunk)[1] for chunk in self._missing)

    @property
    def whole(self) -> bool:
        """Whether every chunk is here."""
        return self._head is not None and not self._missing

    def fetch_some(self, fetch: Fetch, most_bytes: int) -> None:
        """Fetch the head, or a run of missing chunks of about `most_bytes`. Of what came before an interruption whole chunks are kept.

        Raises ContainerRefused for bytes that are not the catalogue's, DiskRefused, and what `fetch` raises.
        """
        if self._head is None:
            self._fetch_head(fetch)
        elif self._missing:
            self._fetch_chunks(fetch, self._head, most_bytes)

    def finish(self) -> Path:
        """The whole file under its name, safe on the disk."""
        os.fsync(self._descriptor)
        path = self._folder / self._name
        self._path.replace(path)
        folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return path

    def close(self) -> None:
        """What is here stays."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _look(self) -> None:
        """Judge what an earlier process left."""
        start = os.pread(self._descriptor, HEADER_BYTES, 0)
        with suppress(ContainerRefused):
            self._take_head(os.pread(self._descriptor, parse_header(start).head_bytes, 0))

    def _read(self, head: Head, chunk: int) -> bytes:
        offset, length = head.header.span(chunk)
        return os.pread(self._descriptor, length, offset)

    def _take_head(self, data: bytes) -> None:
        head = parse_head(data, self._name)
        if head.header.whole_bytes != self._whole_bytes:
            raise ContainerRefused("the file has another length than the catalogue says")
        self._head = head
        self._missing = [chunk for chunk in range(head.header.chunks) if not head.fits(chunk, self._read(head, chunk))]

    def _fetch_head(self, fetch: Fetch) -> None:
        """Its length follows from the length of the whole: so many chunks, a hash of each."""
        data = bytearray()
        fetch(0, _head_bytes(self._whole_bytes), data.extend)
        self._write(data, 0)
        self._take_head(bytes(data))

    def _write(self, data: bytes | bytearray, offset: int) -> None:
        try:
            written = os.pwrite(self._descriptor, data, offset)
        except OSError as error:
            raise DiskRefused(error.strerror) from error
        if written < len(data):
            raise DiskRefused("the disk is full")

    def _fetch_chunks(self, fetch: Fetch, head: Head, most_bytes: int) -> None:
        first = self._missing[0]
        run = [chunk for at, chunk in enumerate(self._missing) if chunk == first + at][: max(1, most_bytes // CHUNK_BYTES)]
        came = bytearray()

        def take(data: bytes) -> None:
            came.extend(data)
            while self._missing and self._missing[0] in run:
                chunk = self._missing[0]
                offset, length = head.header.span(chunk)
                if len(came) < length:
                    return
                sealed = bytes(came[:length])
                if not head.fits(chunk, sealed):
                    raise ContainerRefused("a part of the file is not the catalogue's")
                self._write(sealed, offset)
                del came[:length]
                self._missing.pop(0)

        begin, (last, length) = head.header.span(first)[0], head.header.span(run[-1])
        fetch(begin, last + length, take)


def _head_bytes(whole_bytes: int) -> int:
    """The length of header and table of a sealed file of so many bytes; as for a smaller one when there is no such length."""
    overhead = 32 + TAG_BYTES
    chunks = max(1, -(-(whole_bytes - HEADER_BYTES) // (CHUNK_BYTES + overhead)))
    return HEADER_BYTES + chunks * 32
