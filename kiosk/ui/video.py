"""Plays a clip out of memory: Qt's media player behind a small seam, without a file and without an address.

Imported when the first clip is played: QtMultimedia costs memory and looks for a sound system.
"""

from __future__ import annotations

import structlog
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLoggingCategory, QObject, QUrl, Signal, Slot

# What the media library says of optional system libraries and of broken clips; the latter is told by `failed`.
QLoggingCategory.setFilterRules("\n".join(f"qt.multimedia.{part}=false" for part in ("symbolsresolver", "ffmpeg*", "playbackengine*")))

from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer, QVideoFrame, QVideoSink  # noqa: E402 - after the rules

from kiosk.ui.sound_server import sound_server  # noqa: E402
from kiosk.ui.viewmodels.moving_picture import MovingPicture  # noqa: E402

log = structlog.get_logger(__name__)


class ClipPlayer(QObject):
    """One clip at a time, its frames into `picture`. Make, use and drop it on the GUI thread.

    It is silent until `hear`; `silent` says that there is nothing to hear it with.

    The player's own threads read the clip from a QBuffer and never run Python: a device written in Python could wait for the
    interpreter while the GUI thread holds it and waits for the player (`WORKAROUND(pyside-gil)` in `kiosk.ui.models.rows`).
    """

    #: Milliseconds.
    moved = Signal(int)
    measured = Signal(int)
    #: "playing", "paused" or "ended".
    turned = Signal(str)
    failed = Signal()

    def __init__(self, picture: MovingPicture, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._buffer = QBuffer(self)
        self._sink = QVideoSink(self)
        self._player = QMediaPlayer(self)
        self._player.setVideoSink(self._sink)
        output = QMediaDevices.defaultAudioOutput()
        server = sound_server()
        self.silent = output.isNull() or server.gone
        self._sound: QAudioOutput | None = None
        if not self.silent:
            self._sound = QAudioOutput(output, self)
            self._sound.setVolume(0.0)
            self._player.setAudioOutput(self._sound)
            server.went.connect(self._without_sound)
        # The receiver lives on the GUI thread, so the frame waits there and not in the player's thread.
        self._sink.videoFrameChanged.connect(self._draw)
        self._player.positionChanged.connect(self._move)
        self._player.durationChanged.connect(self._measure)
        self._player.playbackStateChanged.connect(self._turn)
        self._player.mediaStatusChanged.connect(self._judge)

    def load(self, clip: bytes) -> None:
        """Take another clip and play it."""
        self.unload()
        self._buffer.setData(QByteArray(clip))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._player.setSourceDevice(self._buffer)
        self._player.play()

    def play(self) -> None:
        """Go on; after the end, from the beginning."""
        self._player.play()

    def pause(self) -> None:
        """Stand still."""
        self._player.pause()

    def seek(self, position_ms: int) -> None:
        """Go to a place in the clip."""
        self._player.setPosition(position_ms)

    def hear(self, volume: float) -> None:
        """0 to 1."""
        if self._sound is not None:
            self._sound.setVolume(volume)

    def unload(self) -> None:
        """Stop and drop the clip and its frames."""
        self._player.setSource(QUrl())
        self._sink.setVideoFrame(QVideoFrame())
        self._buffer.close()
        self._buffer.setData(QByteArray())
        self._picture.forget()

    @Slot()
    def _without_sound(self) -> None:
        """The sound server went: a clip that plays goes on without (`WORKAROUND(qt-pulse-context)` in `kiosk.ui.sound_server`)."""
        self.silent, self._sound = True, None
        self._player.setAudioOutput(None)  # type: ignore[arg-type]
        if self._player.playbackState() == QMediaPlayer.PlaybackState.PlayingState:
            self._player.pause()
            self._player.play()

    @Slot()
    def _draw(self) -> None:
        # The newest frame, not the one that the signal brought: when the screen is late, the others are skipped.
        frame = self._sink.videoFrame()
        if frame.isValid() and self._buffer.isOpen():
            self._picture.show(frame.toImage())

    @Slot("qint64")
    def _move(self, position: int) -> None:
        self.moved.emit(position)

    @Slot("qint64")
    def _measure(self, duration: int) -> None:
        self.measured.emit(duration)

    @Slot(QMediaPlayer.PlaybackState)
    def _turn(self, state: QMediaPlayer.PlaybackState) -> None:
        if state == QMediaPlayer.PlaybackState.PlayingState:
            self.turned.emit("playing")
        elif state == QMediaPlayer.PlaybackState.PausedState:
            self.turned.emit("paused")

    @Slot(QMediaPlayer.MediaStatus)
    def _judge(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.EndOfMedia:
            self.turned.emit("ended")
        elif status == QMediaPlayer.MediaStatus.InvalidMedia:
            log.warning("clip_unplayable", error=self._player.error().name)
            self.failed.emit()
