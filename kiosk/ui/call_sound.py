"""What is heard in a visit: samples as they come, as little behind as the sound system allows. Made when the first ones come."""

from __future__ import annotations

import math
from array import array

from PySide6.QtCore import QObject

from kiosk.ui.sound_out import BUFFER_FRAMES, SoundOut, best_out
from kiosk.visit_call.messages import FRAME_BYTES, RATE

#: Voices wait for so much before they are heard, so that an uneven network is not; what is further behind is left out.
AHEAD_FRAMES = RATE * 80 // 1000
BEHIND_FRAMES = RATE * 240 // 1000
TONE_SECONDS = 0.35
TONE_HZ = (523.25, 659.25)
TONE_LOUDNESS = 6_000


class CallSound(QObject):
    """The loudspeaker or headphones during a visit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._out: SoundOut | None = None
        self._volume = 1.0
        self._written = 0

    @property
    def silent(self) -> bool:
        """Nobody hears it."""
        return self._opened().silent

    def hear(self, samples: bytes) -> None:
        """The next ones."""
        out = self._opened()
        waiting = self._written - out.heard
        frames = len(samples) // FRAME_BYTES
        if waiting > BEHIND_FRAMES or frames > out.room:
            return
        if waiting <= 0:
            # It ran dry, or begins: a little silence first, so that the next late piece is not missed.
            self._write(out, bytes(AHEAD_FRAMES * FRAME_BYTES))
        self._write(out, samples)

    def tone(self) -> None:
        """Two notes."""
        self.stop()
        out = self._opened()
        for hertz in TONE_HZ:
            self._write(out, _note(hertz))

    def volume(self, volume: float) -> None:
        """0 to 1."""
        self._volume = volume
        if self._out is not None:
            self._out.volume(volume)

    def stop(self) -> None:
        """Silence; the sound system is let go."""
        if self._out is not None:
            self._out.close()
            self._out = None
        self._written = 0

    def _write(self, out: SoundOut, samples: bytes) -> None:
        out.write(samples)
        self._written += len(samples) // FRAME_BYTES

    def _opened(self) -> SoundOut:
        if self._out is not None and self._out.broken:
            self.stop()
        if self._out is None:
            self._out = best_out()
            self._out.volume(self._volume)
            # A sound system takes nothing before it goes.
            self._out.go()
        return self._out


def _note(hertz: float) -> bytes:
    """One note, fading in and out, at most half of what fits a sound system's buffer."""
    frames = min(int(TONE_SECONDS / 2 * RATE), BUFFER_FRAMES // 2)
    step = 2 * math.pi * hertz / RATE
    edge = frames // 8
    mono = (int(TONE_LOUDNESS * min(1.0, n / edge, (frames - n) / edge) * math.sin(step * n)) for n in range(frames))
    return array("h", (sample for value in mono for sample in (value, value))).tobytes()
