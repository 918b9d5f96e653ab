"""A title's bytes for FFmpeg: opened chunk by chunk in memory, or plain (a preview that lies in memory already)."""

from __future__ import annotations

import io
import os

from kiosk.media_store.container import ContainerRefused
from kiosk.media_store.sealed_file import SealedFile


class SealedSource(io.RawIOBase):
    """A sealed file as FFmpeg reads it. `refused`: the chunk that was not the title's own, once there was one."""

    def __init__(self, descriptor: int, title: str, content_key: bytearray) -> None:
        """Owns the descriptor. Raises ContainerRefused, OSError."""
        super().__init__()
        self._file = SealedFile(descriptor, title, content_key)
        self._at = 0
        self.refused: ContainerRefused | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Raises ContainerRefused."""
        try:
            found = self._file.read_at(self._at, self._file.size - self._at if size < 0 else size)
        except ContainerRefused as error:
            self.refused = error
            raise
        self._at += len(found)
        return found

    def tell(self) -> int:
        """Where it is."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Costs nothing until something is read."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._file.size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def close(self) -> None:
        """Forget the key and the chunks."""
        if not self.closed:
            self._file.close()
        super().close()


def plain_source(descriptor: int) -> io.RawIOBase:
    """Plain bytes in memory (or the one file that somebody handed over). Owns the descriptor."""
    os.lseek(descriptor, 0, os.SEEK_SET)  # a decoder before this one may have read it
    return io.FileIO(descriptor, "rb", closefd=True)
