"""Where samples go: the sound system, or a clock that only keeps time. Both tell how much of it was heard."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from kiosk.player.messages import FRAME_BYTES, RATE

#: What lies between us and the ear: enough for a busy moment of the GUI thread, little enough to stop at once.
BUFFER_FRAMES = RATE * 2 // 5


class SoundOut(Protocol):
    """Frames in, time out. It stands still until `go`."""

    @property
    def silent(self) -> bool:
        """Nobody hears it."""

    @property
    def broken(self) -> bool:
        """The device went away."""

    @property
    def heard(self) -> int:
        """Frames heard since the last `restart`."""

    @property
    def room(self) -> int:
        """Frames that can be written now."""

    def write(self, samples: bytes) -> None:
        """At most what there is room for."""

    def go(self) -> None:
        """Play."""

    def pause(self) -> None:
        """Stand still; what was written stays."""

    def restart(self) -> None:
        """Forget what was written; stands still."""

    def volume(self, volume: float) -> None:
        """0 to 1."""

    def close(self) -> None:
        """Let the sound system go."""


class SilentOut:
    """Hears as fast as an ear would."""

    silent = True
    broken = False

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._since: float | None = None
        self._heard = 0.0
        self._written = 0

    @property
    def heard(self) -> int:
        """Frames heard since the last `restart`."""
        if self._since is not None:
            now = self._clock()
            self._heard = min(self._written, self._heard + (now - self._since) * RATE)
            self._since = now
        return int(self._heard)

    @property
    def room(self) -> int:
        """Frames that can be written now."""
        return max(0, BUFFER_FRAMES - (self._written - self.heard))

    def write(self, samples: bytes) -> None:
        """Nothing sounds."""
        self.heard  # noqa: B018 - what was not there before it came was not heard
        self._written += len(samples) // FRAME_BYTES

    def go(self) -> None:
        """Time passes."""
        if self._since is None:
            self._since = self._clock()

    def pause(self) -> None:
        """Time stands still."""
        self.heard  # noqa: B018 - up to here
        self._since = None

    def restart(self) -> None:
        """From nothing."""
        self._since, self._heard, self._written = None, 0.0, 0

    def volume(self, volume: float) -> None:
        """All the same."""

    def close(self) -> None:
        """Nothing to let go."""


def best_out() -> SoundOut:
    """The sound system's default output where there is one."""
    # Only now: QtMultimedia costs memory and looks for a sound system.
    from kiosk.ui.system_out import system_out  # noqa: PLC0415

    return system_out() or SilentOut()
