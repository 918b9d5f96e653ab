"""Reads the screen to the person, where the device has a voice (espeak-ng) and something to hear it with."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QWindow
from PySide6.QtMultimedia import QAudio, QAudioFormat, QAudioSink, QMediaDevices

from kiosk.ui.accessibility import nodes, words_of
from kiosk.ui.bridge import Bridge

VOICES = {"en": "en-us", "es": "es-419"}
PROGRAM = "espeak-ng"
WORDS_A_MINUTE = 150
SYNTHESIS_SECONDS = 20
#: How long after its due end a playback that does not finish is given up (a sound system without a device says "playing" for ever).
GRACE_MS = 3_000
WAV_HEADER_BYTES = 44

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Sound:
    """16-bit mono samples."""

    rate: int
    samples: bytes

    @property
    def length_ms(self) -> int:
        """How long it plays."""
        return len(self.samples) * 1000 // (2 * self.rate)


def synthesize(text: str, language: str) -> Sound:
    """Speech as samples. Slow (some 10 ms a sentence): not on the GUI thread."""
    made = subprocess.run(
        [PROGRAM, "--stdin", "--stdout", "-v", VOICES.get(language, language), "-s", str(WORDS_A_MINUTE)],
        input=text.encode(),
        capture_output=True,
        check=True,
        timeout=SYNTHESIS_SECONDS,
    )
    wav = made.stdout
    return Sound(int.from_bytes(wav[24:28], "little") or 22_050, wav[WAV_HEADER_BYTES:])


class ReadAloud(QObject):
    """One voice. `language` and `private` (words that must not be said aloud here: balances) are asked at each start."""

    speakingChanged = Signal()

    def __init__(self, bridge: Bridge, language: Callable[[], str], private: Callable[[], frozenset[str]]) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._language = language
        self._private = private
        self._window: QWindow | None = None
        self._sink: QAudioSink | None = None
        self._buffer: QBuffer | None = None
        self._turn = 0
        self._end = QTimer(self, singleShot=True)
        self._end.timeout.connect(self.stop)
        self.speaking = False
        self.available = shutil.which(PROGRAM) is not None and not QMediaDevices.defaultAudioOutput().isNull()

    def watch(self, window: QWindow) -> None:
        """The window to read."""
        self._window = window

    def speak(self) -> None:
        """Read what is visible now."""
        self.stop()
        if self._window is None:
            return
        text = "\n".join(f"{line}." for line in words_of(list(nodes(self._window)), self._private()))
        language, turn = self._language(), self._turn
        if text:
            self._set_speaking(True)
            self._bridge.check(lambda: synthesize(text, language), lambda sound: self._play(sound, turn), self._failed)

    @Slot()
    def stop(self) -> None:
        """Be quiet at once."""
        self._turn += 1
        self._end.stop()
        if self._sink is not None:
            self._sink.stop()
            self._sink.deleteLater()
            self._sink = self._buffer = None
        self._set_speaking(False)

    def _play(self, sound: Sound, turn: int) -> None:
        if turn != self._turn:
            return
        form = QAudioFormat()
        form.setSampleRate(sound.rate)
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(sound.samples))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(QMediaDevices.defaultAudioOutput(), form, self)
        self._sink.stateChanged.connect(self._changed)
        self._sink.start(self._buffer)
        self._end.start(sound.length_ms + GRACE_MS)

    @Slot(QAudio.State)
    def _changed(self, state: QAudio.State) -> None:
        if state == QAudio.State.IdleState:
            self.stop()

    def _failed(self, error: BaseException) -> None:
        log.warning("voice_failed", kind=type(error).__name__)
        self.stop()

    def _set_speaking(self, speaking: bool) -> None:
        if speaking != self.speaking:
            self.speaking = speaking
            self.speakingChanged.emit()
