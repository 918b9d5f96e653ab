"""The protocols that come over a plain serial line: parser, trust, and how their readings add up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kiosk.hardware.card_reader.magstripe import TrackParser
from kiosk.hardware.card_reader.port import Trust
from kiosk.hardware.card_reader.rdm6300 import FrameParser
from kiosk.hardware.card_reader.reads import ReadPolicy
from kiosk.hardware.card_reader.wiegand import LineParser


class Parser(Protocol):
    """Bytes in, card numbers out. Raises nothing, whatever comes. `refused`: how many things came so far that were no frame."""

    refused: int

    def feed(self, data: bytes) -> list[str]:
        """Numbers of the frames that ended in `data`."""

    def reset(self) -> None:
        """The line was lost."""


@dataclass(frozen=True)
class SerialProtocol:
    """How one kind of reader talks."""

    name: str
    trust: Trust
    parser: Callable[[], Parser]
    policy: ReadPolicy


#: Both tracks of a swipe come within 130 ms at 9600 baud.
_ONE_SWIPE_MS = 500
_SWIPE_AGAIN_MS = 10_000
#: Damaged frames that pass a check of so few bits come among many that do not.
_CALM_MS = 1_000

RDM6300 = SerialProtocol("rdm6300", Trust.CHECKED, FrameParser, ReadPolicy(tells_gone=True))
#: The two tracks of one swipe are two readings; a stripe with one track is swiped twice.
MAGSTRIPE = SerialProtocol(
    "magstripe",
    Trust.CHECKED,
    lambda: TrackParser(checked=True),
    ReadPolicy(window_ms=_SWIPE_AGAIN_MS, calm_ms=_CALM_MS, ask_again_ms=_ONE_SWIPE_MS),
)
#: Nothing checks a track: it takes two swipes.
MAGSTRIPE_PLAIN = SerialProtocol(
    "magstripe_plain",
    Trust.PLAIN,
    lambda: TrackParser(checked=False),
    ReadPolicy(window_ms=_SWIPE_AGAIN_MS, apart_ms=_ONE_SWIPE_MS, calm_ms=_CALM_MS, ask_again_ms=_ONE_SWIPE_MS),
)
#: Some converters repeat while the card is there, others say it once for each time it is held to them.
WIEGAND = SerialProtocol(
    "wiegand", Trust.PLAIN, LineParser, ReadPolicy(window_ms=_SWIPE_AGAIN_MS, calm_ms=_CALM_MS, ask_again_ms=_ONE_SWIPE_MS)
)

SERIAL_PROTOCOLS = {protocol.name: protocol for protocol in (RDM6300, MAGSTRIPE, MAGSTRIPE_PLAIN, WIEGAND)}
