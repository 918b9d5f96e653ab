"""An open course: read out of its sealed file as it is needed, so that no more of it is in memory than what is shown."""

from __future__ import annotations

import io
import struct
import threading
import zipfile
from typing import Protocol

from kiosk.courses.format import BadCourse, Course, read_course, read_file

#: What the library raises for archives that are none, or damaged.
_BROKEN = (zipfile.BadZipFile, struct.error, EOFError, ValueError, RuntimeError, NotImplementedError, OverflowError, IndexError)


class Plain(Protocol):
    """A file that can be read anywhere in it (`kiosk.media_store.sealed_file.SealedFile`)."""

    @property
    def size(self) -> int:
        """In bytes."""

    def read_at(self, offset: int, length: int) -> bytes:
        """At most so many bytes from a place on."""

    def close(self) -> None:
        """Nothing more is read."""


class Package:
    """A course and its files. May be asked by several threads; close it when it is left."""

    def __init__(self, file: Plain) -> None:
        """Takes the file over, closed on failure. Raises BadCourse, and what reading the file raises."""
        self._file = file
        self._lock = threading.Lock()
        try:
            self._archive = zipfile.ZipFile(_Reader(file))
            self.course: Course = read_course(self._archive)
        except _BROKEN as error:
            file.close()
            raise BadCourse("this is no readable ZIP file") from error
        except BaseException:
            file.close()
            raise

    def picture(self, name: str) -> bytes | None:
        """A picture; None when it cannot be read."""
        return self._read(name, "picture")

    def film(self, name: str) -> bytes | None:
        """A film, whole; None when it cannot be read."""
        return self._read(name, "video")

    def captions(self, name: str) -> bytes | None:
        """The captions of a film; None when they cannot be read."""
        return self._read(name, "captions")

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            self._file.close()

    def _read(self, name: str, what: str) -> bytes | None:
        if (name, what) not in set(self.course.files()):
            return None
        with self._lock:
            try:
                return read_file(self._archive, name, what)  # type: ignore[arg-type]
            except (BadCourse, OSError):  # damaged, or closed meanwhile
                return None


class _Reader(io.RawIOBase):
    """The plain file as Python's own libraries read files."""

    def __init__(self, file: Plain) -> None:
        self._file = file
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._file.size}[whence]
        if base + offset < 0:
            raise ValueError("before the beginning")
        self._at = base + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._file.read_at(self._at, len(view))
        view[: len(data)] = data
        self._at += len(data)
        return len(data)
