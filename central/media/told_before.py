"""What was read off a file before, by the hash of its bytes: importing a folder again reads only what is new.

It lies in central's data folder and may be deleted at any time. A program that reads otherwise forgets all of it.
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel, ValidationError

from central.media.objects import Objects
from central.media.reader import MAX_OUTPUT_BYTES, ReadFile

_HERE = Path(__file__).parent


class _Kept(BaseModel):
    """Picture and preview lie in the store of objects, by name."""

    read: ReadFile
    artwork: str
    preview: str


class ToldBefore:
    """A folder of small files; `keep` and `find` by the SHA-256 of a title's file and its kind."""

    def __init__(self, folder: Path, objects: Objects) -> None:
        self._folder = folder
        self._objects = objects

    def find(self, digest: bytes, kind: str) -> ReadFile | None:
        """What the file said; None: it must be read. Raises NotReached."""
        try:
            kept = _Kept.model_validate_json(self._path(digest, kind).read_bytes())
        except (OSError, ValidationError):
            return None
        found = {name: self._objects.get(named, MAX_OUTPUT_BYTES) if named else b"" for name, named in _files(kept).items()}
        artwork, preview = found["artwork"], found["preview"]
        return None if artwork is None or preview is None else replace(kept.read, artwork=artwork, preview=preview)

    def keep(self, digest: bytes, kind: str, read: ReadFile) -> None:
        """For the next time; picture and preview are stored as the catalogue will name them. Raises NotReached, OSError."""
        names = {}
        for name, data in (("artwork", read.artwork), ("preview", read.preview)):
            names[name] = sha256(data).hexdigest() if data else ""
            if data:
                self._objects.put(names[name], data)
        path = self._path(digest, kind)
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(f".{os.getpid()}")
        half.write_text(_Kept(read=replace(read, artwork=b"", preview=b""), **names).model_dump_json(), encoding="utf-8")
        half.replace(path)

    def _path(self, digest: bytes, kind: str) -> Path:
        name = sha256(digest + kind.encode() + _program()).hexdigest()
        return self._folder / name[:2] / f"{name}.json"


def _files(kept: _Kept) -> dict[str, str]:
    return {"artwork": kept.artwork, "preview": kept.preview}


@lru_cache(maxsize=1)
def _program() -> bytes:
    """Stands for how files are read."""
    parts = ("read_file.py", "read_course.py", "reader.py", "tracks.py", "told.py")
    return sha256(b"".join((_HERE / name).read_bytes() for name in parts)).digest()
