"""Sealed files, artwork and previews by name: in a folder, or in a bucket that speaks S3; `obstore` knows both.

What is stored under a name never changes. A file is whole in the store or not in it at all.
"""

from __future__ import annotations

import os
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

import structlog

_NAME = re.compile(r"[0-9a-f]{64}")
#: Pieces of a file on its way out.
PIECE_BYTES = 256 * 1024
#: Lies beside the files since the first was stored.
_MARK = "lumen-media"
#: Devices, and a worker's threads, wait no longer than this for a bucket.
_CLIENT: Any = {"timeout": "30s", "connect_timeout": "5s"}
_RETRY: Any = {"max_retries": 3, "retry_timeout": timedelta(seconds=20)}

log = structlog.get_logger()


class NotReached(Exception):
    """The folder or bucket cannot be used now: it is away, or refuses us. The log says what it said; no file is to blame."""


class Objects:
    """Files by the SHA-256 that the catalogue knows them by.

    In the bucket of an `s3://` URL (credentials and endpoint as the AWS_* environment says), else in `folder`.
    """

    def __init__(self, place: str, folder: Path) -> None:
        self._place = place
        self._folder = folder
        self._marked = False

    @cached_property
    def _store(self) -> Any:
        from obstore.store import LocalStore, from_url  # noqa: PLC0415 - 10 MB that a central without media does not need

        if not self._place:
            return LocalStore(self._folder, mkdir=True)
        with _reached():
            # Options given here take the place of those in the environment.
            plain = os.environ.get("AWS_ALLOW_HTTP", "").lower() in {"true", "1"}
            return from_url(self._place, client_options=_CLIENT | {"allow_http": plain}, retry_config=_RETRY)

    def put(self, name: str, source: BinaryIO | bytes) -> None:
        """Store a file under its name; again: nothing changes."""
        if not self._marked:
            if not self.is_ours():
                with _reached():
                    self._store.put(_MARK, b"Sealed titles of Lumen, by SHA-256.\n")
            self._marked = True
        if self.size(name) is None:
            with _reached():
                self._store.put(_path(name), source)

    def is_ours(self) -> bool:
        """Whether files were ever stored here: not so for an empty folder where the disk should be mounted."""
        return self._length(_MARK) is not None

    def names(self) -> set[str]:
        """Every file that is here."""
        with _reached():
            found = [Path(one["path"]).name for page in self._store.list() for one in page]
        return {name for name in found if _NAME.fullmatch(name)}

    def size(self, name: str) -> int | None:
        """Length in bytes; None when there is no such file, or the name is none."""
        return self._length(_path(name)) if _NAME.fullmatch(name) else None

    def read(self, name: str, first: int, end: int) -> bytes:
        """The bytes from `first` up to `end`. Raises FileNotFoundError."""
        with _reached(or_lacks=True):
            return bytes(self._store.get_range(_path(name), start=first, end=end))

    def get(self, name: str, most_bytes: int) -> bytes | None:
        """A whole file of at most so many bytes; None when there is none."""
        size = self.size(name)
        return self.read(name, 0, size) if size is not None and 0 < size <= most_bytes else None

    def _length(self, path: str) -> int | None:
        try:
            with _reached(or_lacks=True):
                return int(self._store.head(path)["size"])
        except FileNotFoundError:
            return None

    async def pieces(self, name: str, first: int, end: int) -> AsyncIterator[bytes]:
        """The bytes from `first` up to `end`, a piece at a time."""
        while first < end:
            until = min(end, first + PIECE_BYTES)
            yield bytes(await self._store.get_range_async(_path(name), start=first, end=until))
            first = until


@contextmanager
def _reached(*, or_lacks: bool = False) -> Iterator[None]:
    """Raises NotReached for what is wrong with the store; `or_lacks`: FileNotFoundError where it lacks one file."""
    from obstore.exceptions import BaseError  # noqa: PLC0415 - as above

    try:
        yield
    except (BaseError, OSError) as error:
        if or_lacks and isinstance(error, FileNotFoundError):
            raise
        why = str(error).partition("\n")[0][:300]
        log.warning("the store of titles cannot be used", error=type(error).__name__, why=why)
        raise NotReached(why) from error


def _path(name: str) -> str:
    return f"{name[:2]}/{name}"
