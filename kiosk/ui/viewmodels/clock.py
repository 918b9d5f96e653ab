"""The clock of the sign-in screen and of the greeting."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot

from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ViewModel, qml_type, shown

#: First hour of each band of the drawn landscape, and of each greeting.
DAWN, DAY, NOON, DUSK, NIGHT = 5, 8, 12, 17, 21


@qml_type
class ClockModel(ViewModel):
    """Trusted time in the facility's zone. The scene's band is held while a person is signed in: it never changes while reading."""

    timeText = shown(str)
    periodText = shown(str)
    dateText = shown(str)
    greeting = shown(str)
    band = shown(str, "day")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._day: int | None = None
        desk.languageChanged.connect(self.tick)
        desk.ended.connect(self.tick)
        desk.moved.connect(self.tick)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self.tick()

    @Slot()
    def tick(self) -> None:
        """Show the time again; a new day makes every "today" read anew."""
        now_ms = self._desk.now_ms
        local = self._desk.words.local(now_ms)
        digits, period = self._desk.words.clock(now_ms)
        self.put(timeText=digits, periodText=period, dateText=self._desk.words.date(now_ms), greeting=self.greet(local.hour))
        if self._desk.session is None:
            self.put(band=band_of(local.hour))
        day, self._day = self._day, local.toordinal()
        if day is not None and day != self._day:
            self._desk.say_again()

    def greet(self, hour: int) -> str:
        """Good morning, afternoon or evening."""
        if DAWN <= hour < NOON:
            return self.tr("Good morning")
        if NOON <= hour < DUSK:
            return self.tr("Good afternoon")
        return self.tr("Good evening")


def band_of(hour: int) -> str:
    """The landscape's light at an hour of the day."""
    if DAWN <= hour < DAY:
        return "dawn"
    if DAY <= hour < DUSK:
        return "day"
    return "dusk" if DUSK <= hour < NIGHT else "night"
