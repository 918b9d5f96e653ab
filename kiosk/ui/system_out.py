"""The sound system's default output, fed by the GUI thread. Imported when the first title is played (`kiosk.ui.sound_out`)."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QIODevice, QLoggingCategory

# What the media library says of optional system libraries.
QLoggingCategory.setFilterRules("\n".join(f"qt.multimedia.{part}=false" for part in ("symbolsresolver", "ffmpeg*", "playbackengine*")))

from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices, QtAudio  # noqa: E402 - after the rules

from kiosk.player.messages import FRAME_BYTES, RATE  # noqa: E402
from kiosk.ui.sound_out import BUFFER_FRAMES  # noqa: E402
from kiosk.ui.sound_server import SoundServer, sound_server  # noqa: E402

#: A device that takes nothing from a full buffer for so long is none; one that was asleep may need two seconds to begin.
STILL_SECONDS = 4.0


class SystemOut:
    """Pushes samples: its own threads never run Python."""

    silent = False

    def __init__(self, server: SoundServer, clock: Callable[[], float] = time.monotonic) -> None:
        self._server = server
        self._clock = clock
        self._moved = (0, 0.0)
        form = QAudioFormat()
        form.setSampleRate(RATE)
        form.setChannelCount(2)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._sink = QAudioSink(QMediaDevices.defaultAudioOutput(), form)
        self._sink.setBufferSize(BUFFER_FRAMES * FRAME_BYTES)
        self._device: QIODevice | None = None
        self._written = 0

    @property
    def broken(self) -> bool:
        """The device went away, or takes nothing any more."""
        return self._server.gone or self._sink.error() not in {QtAudio.Error.NoError, QtAudio.Error.UnderrunError} or self._still

    @property
    def heard(self) -> int:
        """Frames heard since the last `restart`: what was written and lies in the buffer no more."""
        waiting = max(0, self._sink.bufferSize() - self._sink.bytesFree()) if self._device is not None else 0
        return max(0, self._written - waiting // FRAME_BYTES)

    @property
    def _still(self) -> bool:
        heard, now = self.heard, self._clock()
        if heard != self._moved[0] or heard >= self._written or self._sink.state() != QtAudio.State.ActiveState:
            self._moved = (heard, now)
        return now - self._moved[1] > STILL_SECONDS

    @property
    def room(self) -> int:
        """Frames that can be written now."""
        return self._sink.bytesFree() // FRAME_BYTES if self._device is not None else 0

    def write(self, samples: bytes) -> None:
        """At most what there is room for."""
        if self._device is not None:
            self._written += max(0, self._device.write(samples)) // FRAME_BYTES

    def go(self) -> None:
        """Play."""
        if self._server.gone:
            return
        self._moved = (self.heard, self._clock())
        if self._device is None:
            self._device = self._sink.start()
        elif self._sink.state() == QtAudio.State.SuspendedState:
            self._sink.resume()

    def pause(self) -> None:
        """Stand still; what was written stays."""
        if self._device is not None:
            self._sink.suspend()

    def restart(self) -> None:
        """Forget what was written; stands still."""
        self._sink.reset()
        self._device, self._written = None, 0

    def volume(self, volume: float) -> None:
        """0 to 1, as ears measure it."""
        self._sink.setVolume(QtAudio.convertVolume(volume, QtAudio.VolumeScale.CubicVolumeScale, QtAudio.VolumeScale.LinearVolumeScale))

    def close(self) -> None:
        """Let the sound system go."""
        self._sink.reset()
        self._device = None


def system_out() -> SystemOut | None:
    """None where there is nothing to hear it with."""
    server = sound_server()
    return None if server.gone or QMediaDevices.defaultAudioOutput().isNull() else SystemOut(server)
