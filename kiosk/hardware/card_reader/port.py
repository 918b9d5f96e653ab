"""What every card reader does, whatever its protocol."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class CardRead:
    """A card was shown. `uid` is the card's text, `boot_ms` milliseconds of CLOCK_BOOTTIME."""

    uid: str
    boot_ms: int


@dataclass(frozen=True)
class ReaderLost:
    """The reader cannot be reached (unplugged, no such port); `detail` is for IT staff."""

    detail: str


@dataclass(frozen=True)
class ReaderBack:
    """The reader can be reached (again)."""


ReaderEvent = CardRead | ReaderLost | ReaderBack


class CardReader(Protocol):
    """A driver. Neither method raises for what happens on the wire."""

    def run(self, on_event: Callable[[ReaderEvent], None], stop: threading.Event) -> None:
        """Read cards until `stop` is set; reconnect for ever. `on_event` is called on this thread."""

    def cancel(self) -> None:
        """End a wait inside `run` from another thread, after `stop` was set."""
