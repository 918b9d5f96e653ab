"""How talking to central may fail. Apart from the client, so that who only queues for central does not load a network library."""

from __future__ import annotations

from kiosk.sync.wire import Conflict, CursorGone


class CentralError(Exception):
    """Talking to central did not work out; the text says how, without content."""


class Unreachable(CentralError):
    """No answer. `nothing_sent`: not one byte of the request left the device."""

    def __init__(self, why: str, *, nothing_sent: bool = False) -> None:
        super().__init__(f"central cannot be reached: {why}")
        self.nothing_sent = nothing_sent


class TimedOut(Unreachable):
    """Central took the request but did not answer in time."""


class Refused(CentralError):
    """Central answered no (4xx, or a redirect, which is never followed). `conflict` or `gone` is set where it said how to go on."""

    def __init__(
        self, status: int, code: str = "", reason: str = "", conflict: Conflict | None = None, gone: CursorGone | None = None
    ) -> None:
        super().__init__(f"central refused ({status}): {reason or code or 'no reason given'}")
        self.status = status
        self.code = code
        self.conflict = conflict
        self.gone = gone


class Busy(CentralError):
    """Central is there but cannot serve now (5xx, 429); `retry_after_s` is what it asked for."""

    def __init__(self, status: int, retry_after_s: float | None = None) -> None:
        super().__init__(f"central is busy: {status}")
        self.status = status
        self.retry_after_s = retry_after_s


class Malformed(CentralError):
    """The answer was not one: wrong type, cut short, too slow, nested too deep. Nothing of it was used."""


class TooLarge(Malformed):
    """The answer is over the limit."""


class Cancelled(Unreachable):
    """This device gave the request up (`cut` or `close`)."""
