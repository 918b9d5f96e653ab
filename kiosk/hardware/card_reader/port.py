"""What every card reader does, whatever its protocol."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Trust(StrEnum):
    """How much one reading says about which card was shown.

    PROVEN: nobody without the key can have made it up (OSDP Secure Channel), or the card itself answered a USB reader (PC/SC): one
    reading counts. CHECKED: a checksum of a few bits; two equal readings. PLAIN: a parity bit or nothing; two equal readings that
    cannot be copies of one, as far as the protocol can tell. Whatever the trust, a card only names somebody of the roster.
    """

    PROVEN = "proven"
    CHECKED = "checked"
    PLAIN = "plain"


@dataclass(frozen=True)
class CardRead:
    """A card was shown. `uid` is its number in the form of `kiosk.sync.card_number`, `boot_ms` milliseconds of CLOCK_BOOTTIME."""

    uid: str
    boot_ms: int


@dataclass(frozen=True)
class CardAgain:
    """A card was read once, and this protocol wants it twice: it has to be shown once more."""

    boot_ms: int


@dataclass(frozen=True)
class CardRemoved:
    """The card that was shown is not at the reader any more; only from readers that can tell."""

    uid: str
    boot_ms: int


@dataclass(frozen=True)
class ReaderTamper:
    """The reader says that it was opened or torn off (`open`), or is whole again. While it is open no card of it counts."""

    open: bool


@dataclass(frozen=True)
class ReaderLost:
    """The reader cannot be used; `detail` is for IT staff. `code`: lost (unplugged, silent), not_secure (it answers, but not under
    our key), no_key (never paired), no_driver (its software is not installed), reader_fault (the driver's own process failed)."""

    detail: str
    code: str = "lost"


@dataclass(frozen=True)
class ReaderBack:
    """The reader can be used (again)."""


ReaderEvent = CardRead | CardAgain | CardRemoved | ReaderTamper | ReaderLost | ReaderBack


class CardReader(Protocol):
    """A driver. Neither method raises for what happens on the wire."""

    def run(self, on_event: Callable[[ReaderEvent], None], stop: threading.Event) -> None:
        """Read cards until `stop` is set; reconnect for ever. `on_event` is called on this thread."""

    def cancel(self) -> None:
        """End a wait inside `run` from another thread, after `stop` was set."""
