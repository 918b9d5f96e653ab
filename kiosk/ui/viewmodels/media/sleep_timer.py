"""Pauses what plays after a while, for who falls asleep."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

CHOICES = (0, 15, 30, 45, 60)
MINUTE_MS = 60_000


class SleepTimer(QObject):
    """One for the screen; 0 minutes: off."""

    rang = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.minutes = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.ring)

    def set(self, minutes: int) -> None:
        """From now on."""
        self.minutes = minutes
        if minutes:
            self._timer.start(minutes * MINUTE_MS)
        else:
            self._timer.stop()

    @Slot()
    def ring(self) -> None:
        """The time is over."""
        self.set(0)
        self.rang.emit()

    def choices(self) -> list[dict[str, object]]:
        """[{ key, text, selected }]"""
        return [{"key": one, "text": self.text(one), "selected": one == self.minutes} for one in CHOICES]

    def text(self, minutes: int) -> str:
        """In words."""
        return self.tr("%n minute(s)", "", minutes) if minutes else self.tr("Off")
