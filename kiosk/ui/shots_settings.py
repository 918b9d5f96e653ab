"""Pictures of the settings, of choosing another PIN, of a page that is being read aloud, and of one that is brought down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.ui.outlet import Outlet
from kiosk.ui.sample_store import PIN

if TYPE_CHECKING:
    from kiosk.ui.shots import Studio

#: How many sentences are heard before the picture.
SENTENCES = 4
CHOSEN_PIN = "739150"
ANOTHER_PIN = "402917"


class StillVoice(QObject):
    """A voice that stays at each sentence for as long as the picture takes."""

    said = Signal()
    failed = Signal()

    def say(self, _sentence: str, *, language: str, speed: str, volume: float) -> None:
        """Nothing is heard."""

    def quiet(self) -> None:
        """It is quiet."""


def settings(studio: Studio) -> Iterator[Path]:
    """From the page of help."""
    screen = studio.screen
    voice, outlet = StillVoice(screen), Outlet(screen)
    screen.reading.equip(voice, outlet, screen.engine.window)
    screen.session.equip(speaker=screen.reading, battery=(lambda: None) if studio.at_kiosk else lambda: 72)
    outlet.sensed = "private"
    screen.session.readAloud()
    for _ in range(SENTENCES):
        voice.said.emit()
    yield studio.take("help-read-aloud")
    screen.session.stopReading()
    screen.navigator.go("settings")
    yield studio.take("settings")
    found = map(studio.driver.find, ("More below", "Más abajo", "More: captions", "Más: subtítulos"))
    more = next((node for node in found if node is not None), None)
    if more is not None:
        studio.driver.tap_at(more.rect.center())
        yield studio.take("settings-more")
    if studio.at_kiosk:
        screen.display.setLowered(True)
        yield studio.take("settings-brought-down")
        screen.navigator.go("inbox")
        yield studio.take("inbox-brought-down")
        screen.display.setLowered(False)
    yield from _another_pin(studio)
    screen.navigator.home()


def _another_pin(studio: Studio) -> Iterator[Path]:
    """Asked for in the settings: a wrong one, and the way through."""
    screen, new_pin = studio.screen, studio.screen.new_pin

    def choose(*pins: str) -> None:
        for pin in pins:
            for digit in pin:
                new_pin.press(digit)
            new_pin.go()

    screen.navigator.go("settings")
    studio.work(new_pin.start)
    yield studio.take("new-pin-the-old-one")
    choose(ANOTHER_PIN, CHOSEN_PIN, CHOSEN_PIN)
    studio.driver.wait_until(lambda: not new_pin.busy, "the wrong PIN")
    yield studio.take("new-pin-wrong")
    choose(PIN, CHOSEN_PIN, CHOSEN_PIN)
    studio.on("settings")
    screen.session.dismissToast()
