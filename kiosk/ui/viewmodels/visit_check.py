"""Before a visit: do I see myself, does the device hear me, do I hear it?"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from kiosk.ui.call_line import CHECKING, IDLE, OVER, CallLine, CallPlace
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.moving_picture import MovingPicture
from kiosk.ui.viewmodels.navigator import Navigator

#: From this level on, 0 to 1, somebody has been heard.
HEARD = 0.12


@qml_type
class VisitCheckModel(ScreenModel):
    """The page opens the camera and the microphone, and lets them go. What is heard and seen stays in the process."""

    available = shown(bool)
    state = shown(str, "closed")
    picture = shown(QObject, constant=True)
    hasPicture = shown(bool)
    level = shown(float, 0.0)
    #: How the three stand: "", "ok" or "bad", and what to do.
    cameraState = shown(str)
    cameraText = shown(str)
    microphoneState = shown(str)
    microphoneText = shown(str)
    speakerState = shown(str)
    speakerText = shown(str)
    toned = shown(bool)
    problem = shown(str)

    routes = frozenset({"visit-check"})

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        #: Pictures and tests put lines of their own here.
        self.make_line: Callable[[CallPlace, QObject], CallLine] = CallLine
        self._frames = MovingPicture(self)
        self._values["picture"] = self._frames
        self._frames.changed.connect(self._framed)
        self._line: CallLine | None = None
        self._heard = False
        navigator.leaving.connect(self._leaving)
        desk.begun.connect(self._look_for_calls)
        desk.languageChanged.connect(self._reword)

    @Slot()
    def open(self) -> None:
        """Start; again after a failure."""
        if self.desk.session is None or self.state == "open" or not self.available:
            return
        self._drop()
        line = self.make_line(self.desk.place.calls, self)
        line.own.connect(self._frames.show)
        line.level.connect(self._levelled)
        line.changed.connect(self._changed)
        self._line = line
        self.put(state="open", problem="")
        line.check()
        self._reword()

    @Slot()
    def playTone(self) -> None:
        """A short sound; then the person says whether they heard it."""
        if self._line is not None:
            self._line.play_tone()
            silent = not self._line.can_be_heard
            self.put(toned=not silent, speakerState="bad" if silent else "")
            self._reword()

    @Slot(bool)
    def heardTone(self, heard: bool) -> None:
        """What the person says of the sound."""
        self.put(speakerState="ok" if heard else "bad", toned=False)
        self._reword()

    @Slot()
    def close(self) -> None:
        """Let the camera and the microphone go."""
        self._drop()
        self._heard = False
        self.forget()
        self._look_for_calls()

    def forget_person(self) -> None:
        """No picture stays."""
        self.close()

    @Slot()
    def _changed(self) -> None:
        line = self._line
        if line is None:
            return
        if line.state in {OVER, IDLE}:
            self._frames.forget()
            self.put(state="failed", problem=self.tr("The camera stopped. It is not your fault."), cameraState="bad", level=0.0)
        elif line.state == CHECKING and not line.has_microphone and self.hasPicture:
            self.put(microphoneState="bad")
        self._reword()

    @Slot()
    def _framed(self) -> None:
        seen = not self._frames.image.isNull()
        if seen != self.hasPicture:
            self.put(hasPicture=seen, cameraState="ok" if seen else str(self.cameraState))
            self._changed()

    @Slot(float)
    def _levelled(self, level: float) -> None:
        self.put(level=level)
        if level >= HEARD and not self._heard:
            self._heard = True
            self.put(microphoneState="ok")
            self._reword()

    @Slot()
    def _reword(self) -> None:
        if self.desk.session is None:
            return
        self.put(
            cameraText={
                "ok": self.tr("The camera works. Sit so that you see your face."),
                "bad": self.tr("The camera does not work. You can still talk."),
            }.get(str(self.cameraState), self.tr("The camera starts.")),
            microphoneText={
                "ok": self.tr("The device hears you."),
                "bad": self.tr("There is no microphone. Lift the handset or tell staff."),
            }.get(str(self.microphoneState), self.tr("Say a few words. The bar moves when you are heard.")),
            speakerText={
                "ok": self.tr("You can hear."),
                "bad": self.tr("Lift the handset or put in headphones. Then try again."),
            }.get(str(self.speakerState), self.tr("Did you hear two tones?") if self.toned else self.tr("Play a short sound.")),
        )

    @Slot()
    def _look_for_calls(self) -> None:
        self.put(available=self.desk.place.calls.exists())

    @Slot(str, str)
    def _leaving(self, before: str, _after: str) -> None:
        if before == "visit-check":
            self.close()

    def _drop(self) -> None:
        if self._line is not None:
            self._line.blockSignals(True)
            self._line.forget()
            self._line.deleteLater()
            self._line = None
        self._frames.forget()
