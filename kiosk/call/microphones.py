"""Where sound comes from: a microphone of this machine (ALSA), or a test tone made here."""

from __future__ import annotations

import math
import threading
from array import array
from collections import deque
from collections.abc import Iterable
from fractions import Fraction
from typing import Protocol

import av
import structlog
from av.audio.frame import AudioFrame

RATE = 48_000
DEVICE = "default"
TONE_HZ = 440
TONE_LOUDNESS = 4_000
#: Sound that nobody takes is dropped beyond this many frames (about 4 s).
MOST_HELD = 200

log = structlog.get_logger(__name__)


class Microphone(Protocol):
    """One open microphone."""

    def begin(self) -> None:
        """The clip begins now: what was heard before is dropped."""

    def take(self, until_ms: int) -> Iterable[AudioFrame]:
        """What was heard since the last call; `until_ms` is the time since `begin`."""

    def close(self) -> None:
        """Let it go."""


class AlsaMicrophone:
    """The system's default input, read by a thread of its own. Raises OSError when there is none."""

    def __init__(self, device: str = DEVICE) -> None:
        self._input = av.open(device, format="alsa", options={"sample_rate": str(RATE), "channels": "1"})
        self._held: deque[AudioFrame] = deque(maxlen=MOST_HELD)
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="microphone", daemon=True)
        self._thread.start()

    def begin(self) -> None:
        """Drop what was heard before."""
        self._held.clear()

    def take(self, until_ms: int) -> Iterable[AudioFrame]:  # noqa: ARG002 - a real microphone keeps time itself
        """Oldest first."""
        while self._held:
            yield self._held.popleft()

    def close(self) -> None:
        """End with the next frame."""
        self._closed.set()

    def _listen(self) -> None:
        try:
            for frame in self._input.decode(audio=0):
                if self._closed.is_set():
                    break
                self._held.append(frame)
        except OSError as error:
            log.warning("microphone_lost", kind=type(error).__name__)
        self._input.close()


class TestMicrophone:
    """A steady tone, exactly as long as the clip."""

    # Not a test of pytest's.
    __test__ = False

    def __init__(self) -> None:
        self._samples = 0

    def begin(self) -> None:
        """From the beginning."""
        self._samples = 0

    def take(self, until_ms: int) -> Iterable[AudioFrame]:
        """The samples up to that time, in one frame."""
        wanted = until_ms * RATE // 1000 - self._samples
        if wanted <= 0:
            return
        step = 2 * math.pi * TONE_HZ / RATE
        tone = array("h", (round(TONE_LOUDNESS * math.sin(step * (self._samples + n))) for n in range(wanted)))
        frame = AudioFrame(format="s16", layout="mono", samples=wanted)
        frame.planes[0].update(tone.tobytes())
        frame.sample_rate = RATE
        frame.time_base = Fraction(1, RATE)
        self._samples += wanted
        yield frame

    def close(self) -> None:
        """Nothing to let go."""


def open_microphone(wanted: str) -> Microphone | None:
    """`wanted` is "test" or "auto"; None where nothing can be heard."""
    if wanted == "test":
        return TestMicrophone()
    try:
        return AlsaMicrophone()
    except (OSError, ValueError):
        return None
