"""Mail that was refused, kept for a while so that staff can see what it was. A folder bounded in bytes and age."""

from __future__ import annotations

import contextlib
from pathlib import Path

import uuid_utils

from central.blobs import write_durably
from central.clock import now_ms

MOST_BYTES = 200 * 1024 * 1024
OLDEST_DAYS = 30
#: Of larger mail only the headers are kept.
WHOLE_UP_TO_BYTES = 1024 * 1024
MAX_HEADER_BYTES = 64 * 1024
_DAY_MS = 24 * 3600 * 1000


class Quarantine:
    """Files named by time; the oldest go first."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES, oldest_days: int = OLDEST_DAYS) -> None:
        self.folder = folder
        self.most_bytes = most_bytes
        self.oldest_days = oldest_days

    def keep(self, raw: bytes) -> str:
        """Keep a mail, make room, and return its name."""
        name = str(uuid_utils.uuid7())
        write_durably(self.folder / f"{name}.eml", raw if len(raw) <= WHOLE_UP_TO_BYTES else _headers(raw))
        self.make_room()
        return name

    def make_room(self) -> None:
        """Delete what is too old, then the oldest until the rest fits. Another process may do the same."""
        too_old = now_ms() - self.oldest_days * _DAY_MS
        left = self.most_bytes
        for file in sorted(self.folder.glob("*.eml"), reverse=True):
            with contextlib.suppress(FileNotFoundError):
                facts = file.stat()
                left -= facts.st_size
                if left < 0 or facts.st_mtime_ns // 1_000_000 < too_old:
                    file.unlink()


def _headers(raw: bytes) -> bytes:
    ends = [raw.find(mark) + len(mark) for mark in (b"\n\n", b"\r\n\r\n") if mark in raw]
    return raw[: min([*ends, MAX_HEADER_BYTES])]
