"""The camera of this device, while a page shows it."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from kiosk.call.messages import CLIP_MS
from kiosk.ui.camera import CameraLine, CameraPlace
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.moving_picture import MovingPicture
from kiosk.ui.viewmodels.navigator import Navigator

TICK_MS = 250


@qml_type
class CameraModel(ScreenModel):
    """A page shows a CameraView, which opens the camera and closes it when it goes; the page asks for pictures.

    `state`: closed, opening, ready, recording, finishing (the clip is being made), failed (`problem` says so; `open()` tries again).
    What was taken comes as bytes: connect `photoTaken` (a JPEG, longest side 1600) and `clipTaken` (H.264 and AAC in MP4, up to 30 s).
    Leaving the page, the cover and sign-out close the camera and drop its picture.
    """

    available = shown(bool)
    state = shown(str, "closed")
    picture = shown(QObject, constant=True)
    hasPicture = shown(bool)
    hasSound = shown(bool)
    secondsLeft = shown(int, CLIP_MS // 1000)
    #: How much of the longest clip is recorded, 0 to 1.
    recorded = shown(float, 0.0)
    problem = shown(str)

    #: bytes
    photoTaken = Signal(object)
    clipTaken = Signal(object)

    of_person = True

    def __init__(self, desk: Desk, navigator: Navigator, place: CameraPlace, limit_ms: int = CLIP_MS) -> None:
        super().__init__(desk, navigator)
        self._place = place
        self._limit_ms = limit_ms
        self._frames = MovingPicture(self)
        self._values["picture"] = self._frames
        self._frames.changed.connect(self._framed)
        self._line: CameraLine | None = None
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        navigator.leaving.connect(self.close)
        desk.begun.connect(self._look_for_camera)

    # --- what a page does ---

    @Slot()
    def open(self) -> None:
        """Start the camera; again after a failure."""
        if self.desk.session is None or self.state not in {"closed", "failed"}:
            return
        self._drop()
        line = CameraLine(self._place, self)
        line.ready.connect(self._ready)
        line.previewed.connect(self._previewed)
        line.taken.connect(self.photoTaken)
        line.recorded.connect(self._recorded)
        line.restarted.connect(self._restarted)
        line.failed.connect(self._failed)
        self._line = line
        self.put(state="opening", problem="")
        line.open()

    @Slot()
    def takePhoto(self) -> None:
        """`photoTaken` follows."""
        if self._line is not None and self.state == "ready":
            self._line.take_photo()

    @Slot()
    def startClip(self) -> None:
        """Record until `stopClip`, or until the clip is full."""
        if self._line is not None and self.state == "ready":
            self.put(state="recording", problem="", recorded=0.0, secondsLeft=self._limit_ms // 1000)
            self._line.start_clip(self._limit_ms)
            self._clock.start()
            self._timer.start()

    @Slot()
    def stopClip(self) -> None:
        """`clipTaken` follows."""
        if self._line is not None and self.state == "recording":
            self._timer.stop()
            self.put(state="finishing")
            self._line.stop_clip()

    @Slot()
    def close(self) -> None:
        """Let the camera go."""
        self._drop()
        self.put(state="closed", problem="", hasSound=False, recorded=0.0, secondsLeft=self._limit_ms // 1000)

    # --- the screen process ---

    def forget_person(self) -> None:
        """No picture stays."""
        self.close()

    # --- what the camera says ---

    @Slot(bool)
    def _ready(self, hears: bool) -> None:
        self.put(hasSound=hears)

    @Slot(QImage)
    def _previewed(self, image: QImage) -> None:
        self._frames.show(image)
        if self.state == "opening":
            self.put(state="ready")

    @Slot(object)
    def _recorded(self, clip: bytes) -> None:
        if self.state in {"recording", "finishing"}:
            self._timer.stop()
            self.put(state="ready", recorded=0.0)
            self.clipTaken.emit(clip)

    @Slot()
    def _restarted(self) -> None:
        lost = self.state in {"recording", "finishing"}
        self._timer.stop()
        self._frames.forget()
        self.put(state="opening", recorded=0.0, problem=self.tr("The video stopped. Please record it again.") if lost else "")

    @Slot(str)
    def _failed(self, reason: str) -> None:
        self._timer.stop()
        if reason == "not_recorded":
            self.put(state="ready", recorded=0.0, problem=self.tr("This video did not work. Please record it again."))
            return
        self._drop()
        if reason == "no_camera":
            self.put(state="failed", problem=self.tr("There is no camera here."))
        else:
            self.put(state="failed", problem=self.tr("The camera stopped. It is not your fault."))

    @Slot()
    def _framed(self) -> None:
        self.put(hasPicture=not self._frames.image.isNull())

    @Slot()
    def _tick(self) -> None:
        gone = min(self._limit_ms, self._clock.elapsed())
        self.put(secondsLeft=-(-(self._limit_ms - gone) // 1000), recorded=gone / self._limit_ms)

    @Slot()
    def _look_for_camera(self) -> None:
        self.put(available=self._place.exists())

    def _drop(self) -> None:
        self._timer.stop()
        if self._line is not None:
            # First the signals: what is still on its way is nobody's any more.
            self._line.blockSignals(True)
            self._line.close()
            self._line.deleteLater()
            self._line = None
        self._frames.forget()
