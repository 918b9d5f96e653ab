"""The clock of the sign-in screen and of the greeting."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot

from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ViewModel, qml_type, shown
from kiosk.ui.words import band_of


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
        self.put(timeText=digits, periodText=period, dateText=self._desk.words.date(now_ms), greeting=self._desk.words.greeting(now_ms))
        if self._desk.session is None:
            self.put(band=band_of(local.hour))
        day, self._day = self._day, local.toordinal()
        if day is not None and day != self._day:
            self._desk.say_again()
