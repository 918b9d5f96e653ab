"""Mail that is accepted and waits for its clips to be made anew: a folder with a file for each, durable before the sender is told.

Making a clip takes seconds to minutes. A session of the mail protocol must not take that long, and no other mail may wait for it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import uuid_utils

from central.blobs import write_durably

#: Of all that waits. Beyond it senders keep their mail and try again.
MOST_BYTES = 2 * 1024 * 1024 * 1024


class TooMuchWaits(Exception):
    """There is no room for more."""


@dataclass(frozen=True)
class Waiting:
    """One mail as it came, for whom, and when."""

    file: Path
    addresses: tuple[str, ...]
    arrived_ms: int
    raw: bytes


class WaitingMail:
    """Files named by time: a line of JSON, then the mail."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, raw: bytes, addresses: Sequence[str], now_ms: int) -> None:
        """Keep a mail. Raises TooMuchWaits, or OSError."""
        if sum(file.stat().st_size for file in self._files()) + len(raw) > MOST_BYTES:
            raise TooMuchWaits
        head = json.dumps({"to": list(addresses), "arrived_ms": now_ms}).encode()
        write_durably(self.folder / f"{uuid_utils.uuid7()}.mail", head + b"\n" + raw)

    def oldest_first(self) -> list[Path]:
        """What waits."""
        return sorted(self._files())

    def open(self, file: Path) -> Waiting:
        """One of them. Raises FileNotFoundError: another process has dealt with it."""
        head, _, raw = file.read_bytes().partition(b"\n")
        facts = json.loads(head)
        return Waiting(file, tuple(facts["to"]), int(facts["arrived_ms"]), raw)

    def done(self, waiting: Waiting) -> None:
        """It is taken, or kept elsewhere."""
        waiting.file.unlink(missing_ok=True)

    def _files(self) -> list[Path]:
        return list(self.folder.glob("*.mail"))
