"""Photos by hash, in a folder. A blob is written whole and durably, or not at all."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Blobs:
    """A folder of files named by the SHA-256 of their content."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> str:
        """Store bytes; returns their hash. Storing them again changes nothing."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        if not path.exists():
            write_durably(path, data)
        return sha256

    def get(self, sha256: str) -> bytes | None:
        """The bytes; None when there are none, or the name is no hash."""
        if not _SHA256.fullmatch(sha256):
            return None
        try:
            return self._path(sha256).read_bytes()
        except FileNotFoundError:
            return None

    def has(self, sha256: str) -> bool:
        """Whether it is here."""
        return bool(_SHA256.fullmatch(sha256)) and self._path(sha256).exists()

    def _path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256


def write_durably(path: Path, data: bytes) -> None:
    """Write a file by way of a temporary one beside it, and wait until the disk has both the bytes and the name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
