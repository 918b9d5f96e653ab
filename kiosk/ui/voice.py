"""A voice (espeak-ng) and something to hear it with. A program of its own speaks each sentence; one that hangs is ended."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import structlog
from PySide6.QtCore import QByteArray, QObject, QProcess, QTimer, Signal, SignalInstance, Slot

VOICES = {"en": "en-us", "es": "es-419"}
PROGRAM = "espeak-ng"
WORDS_A_MINUTE = {"slow": 110, "normal": 150, "fast": 210}
#: A sentence takes some 10 ms.
SYNTHESIS_MS = 5_000
#: A killed program is gone within a few milliseconds.
KILLED_MS = 500
WAV_HEADER_BYTES = 44
WAV_RATE = slice(24, 28)
USUAL_RATE = 22_050
#: What the kernel's sound system (ALSA) plays and records on; where PulseAudio and PipeWire listen.
SOUND_CARDS = Path("/proc/asound/pcm")
SERVER_SOCKETS = ("pulse/native", "pipewire-0")

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


class Loudspeaker(Protocol):
    """What makes a sound heard."""

    played: SignalInstance

    def play(self, sound: Sound, volume: float) -> None:
        """Begin; `played` follows at the end. `volume` is 0 to 1."""

    def stop(self) -> None:
        """Be quiet at once; `played` does not follow."""


class SoundLater(QObject):
    """The sound system's output, loaded when the first sentence is played: QtMultimedia takes 9 MB and looks for all sound systems."""

    played = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._output: Loudspeaker | None = None

    def play(self, sound: Sound, volume: float) -> None:
        """Begin; a former sound ends."""
        if self._output is None:
            from kiosk.ui.loudspeaker import SystemSound  # noqa: PLC0415

            self._output = SystemSound(self)
            self._output.played.connect(self.played)
        self._output.play(sound, volume)

    def stop(self) -> None:
        """Be quiet."""
        if self._output is not None:
            self._output.stop()


def has_output(cards: Path = SOUND_CARDS) -> bool:
    """Whether sound can be heard: a card of this machine plays, or there is a sound server, whose outputs may be elsewhere."""
    own = Path(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent"))
    if "PULSE_SERVER" in os.environ or any((own / socket).exists() for socket in SERVER_SOCKETS):
        return True
    try:
        return "playback" in cards.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


class Voice(QObject):
    """Says one sentence at a time: `said` follows when it was heard, `failed` when it could not be made. A new one ends the last."""

    said = Signal()
    failed = Signal()

    def __init__(
        self, speaker: Loudspeaker, parent: QObject | None = None, program: str = PROGRAM, patience_ms: int = SYNTHESIS_MS
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._speaker = speaker
        self._volume = 1.0
        self._process: QProcess | None = None
        self._patience = QTimer(self, singleShot=True, interval=patience_ms)
        self._patience.timeout.connect(self._late)
        speaker.played.connect(self.said)

    def say(self, sentence: str, *, language: str, speed: str, volume: float) -> None:
        """Begin to speak; `speed` is slow, normal or fast, `volume` 0 to 1."""
        self.quiet()
        self._volume = volume
        process = QProcess(self)
        process.finished.connect(self._made)
        process.errorOccurred.connect(self._broke)
        self._process = process
        self._patience.start()
        rate = str(WORDS_A_MINUTE.get(speed, WORDS_A_MINUTE["normal"]))
        process.start(self._program, ["--stdin", "--stdout", "-v", VOICES.get(language, language), "-s", rate])
        process.write(QByteArray(sentence.encode()))
        process.closeWriteChannel()

    def quiet(self) -> None:
        """Be quiet at once; neither signal follows."""
        self._patience.stop()
        self._drop()
        self._speaker.stop()

    def _drop(self) -> QByteArray:
        """End the program; what it wrote."""
        process, self._process = self._process, None
        if process is None:
            return QByteArray()
        process.finished.disconnect(self._made)
        process.errorOccurred.disconnect(self._broke)
        written = process.readAllStandardOutput()
        if process.state() != QProcess.ProcessState.NotRunning:
            process.kill()
            process.waitForFinished(KILLED_MS)
        process.deleteLater()
        return written

    @Slot()
    def _made(self) -> None:
        self._patience.stop()
        wav = bytes(self._drop().data())
        if len(wav) <= WAV_HEADER_BYTES:
            self._give_up("empty")
            return
        self._speaker.play(Sound(int.from_bytes(wav[WAV_RATE], "little") or USUAL_RATE, wav[WAV_HEADER_BYTES:]), self._volume)

    @Slot()
    def _broke(self) -> None:
        self._give_up("broken")

    @Slot()
    def _late(self) -> None:
        self._give_up("late")

    def _give_up(self, why: str) -> None:
        log.warning("voice_failed", why=why)
        self.quiet()
        self.failed.emit()


def system_voice(parent: QObject | None = None) -> Voice | None:
    """The voice of this device; None without the program or without any sound output."""
    if shutil.which(PROGRAM) is None or not has_output():
        return None
    return Voice(SoundLater(parent), parent)
