"""Who hears what plays: the volume, the handset of a wall kiosk, and what is said where nothing can be heard."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.ui.desk import Desk
from kiosk.ui.outlet import Outlet, audience_of
from kiosk.ui.playback import Playback
from kiosk.ui.viewmodels.display import DisplayModel


class Ears(QObject):
    """Looks at the way out while something plays (as read aloud does)."""

    #: Why nothing is heard; each reason once a session.
    told = Signal(str)

    def __init__(self, desk: Desk, display: DisplayModel, outlet: Outlet, playback: Playback) -> None:
        super().__init__(desk)
        self._desk = desk
        self._display = display
        self._outlet = outlet
        self._playback = playback
        self._reasons: set[str] = set()
        outlet.told.connect(self._route)
        display.change_of("volume").connect(self._route)
        playback.routed.connect(self._route)
        playback.turned.connect(self._turned)
        desk.ended.connect(self._reasons.clear)

    @Slot(str)
    def _turned(self, state: str) -> None:
        self._outlet.watch(state == "playing")
        self._route()

    @Slot()
    def _route(self) -> None:
        """Into the room only where that is allowed; on a kiosk into the handset."""
        audience = audience_of(self._desk.policy.speech.output, self._desk.place.kind, self._outlet.sensed)
        self._playback.volume(0.0 if audience == "nobody" else self._display.volume / self._display.loudest)
        if self._playback.state != "playing" or self._desk.session is None:
            return
        if self._playback.silent:
            self._tell(self.tr("There is no sound on this device. It plays without."))
        elif audience == "nobody":
            self._tell(self.tr("Lift the handset to listen."))

    def _tell(self, reason: str) -> None:
        if reason not in self._reasons:
            self._reasons.add(reason)
            self.told.emit(reason)
