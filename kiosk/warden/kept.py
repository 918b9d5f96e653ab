"""What the warden remembers: whose device this is, and the last order that it carried out, written before and after."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

#: A file that another user wrote is read no further.
MOST_BYTES = 4 * 1024 * 1024


class Kept:
    """A file of JSON in the warden's own folder; every change is on the disk when it returns."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._file = folder / "state.json"
        try:
            self.values: dict[str, Any] = json.loads(self._file.read_bytes())
        except FileNotFoundError:
            self.values = {}

    def put(self, **values: Any) -> None:
        """Change some values, durably."""
        self.values = {**self.values, **values}
        write_durably(self._file, json.dumps(self.values, sort_keys=True).encode())


def write_durably(path: Path, content: bytes) -> None:
    """Replace a file so that a power cut leaves the old one or the new one, never half of either."""
    fresh = path.with_name(path.name + ".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(descriptor, "wb", closefd=False) as file:
            file.write(content)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    replace_durably(fresh, path)


def replace_durably(fresh: Path, path: Path) -> None:
    """Put one name in the place of another, durably."""
    fresh.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """The names in a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_foreign(path: Path, most: int = MOST_BYTES) -> bytes | None:
    """A file that another user wrote: a plain file, not a link, and no more than `most` bytes; None: there is none such."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        content = file.read(most + 1)
    return content if len(content) <= most else None
