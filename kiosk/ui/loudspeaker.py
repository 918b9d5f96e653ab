"""The sound system's default output. Imported when the first sentence is played (`kiosk.ui.voice.SoundLater`)."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QTimer, Signal, Slot
from PySide6.QtMultimedia import QAudio, QAudioFormat, QAudioSink, QMediaDevices

from kiosk.ui.sound_server import sound_server
from kiosk.ui.voice import Sound

#: How long after its due end a playback that does not finish is given up (a sound system without a device says "playing" for ever).
GRACE_MS = 3_000


class SystemSound(QObject):
    """The sound system's default output."""

    played = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sink: QAudioSink | None = None
        self._end = QTimer(self, singleShot=True)
        self._end.timeout.connect(self._ended)

    def play(self, sound: Sound, volume: float) -> None:
        """Begin; a former sound ends."""
        self.stop()
        if sound_server().gone:
            self._end.start(sound.length_ms)
            return
        form = QAudioFormat()
        form.setSampleRate(sound.rate)
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._sink = QAudioSink(QMediaDevices.defaultAudioOutput(), form, self)
        buffer = QBuffer(self._sink)
        buffer.setData(QByteArray(sound.samples))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink.setVolume(volume)
        self._sink.stateChanged.connect(self._changed)
        self._sink.start(buffer)
        self._end.start(sound.length_ms + GRACE_MS)

    def stop(self) -> None:
        """Let the output go."""
        self._end.stop()
        if self._sink is not None:
            self._sink.stateChanged.disconnect(self._changed)
            self._sink.stop()
            self._sink.deleteLater()
            self._sink = None

    @Slot(QAudio.State)
    def _changed(self, state: QAudio.State) -> None:
        if state == QAudio.State.IdleState:
            self._ended()

    @Slot()
    def _ended(self) -> None:
        self.stop()
        self.played.emit()
