"""The screens in a language that nobody speaks: every string 40 % longer, with accents. Whoever translates has that room."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QGuiApplication

from kiosk.ui.driver import Driver
from kiosk.ui.languages import Languages
from tests.qml import test_every_screen
from tests.qml.test_every_screen import Look, inspect

LONGER = 1.4
ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
#: Patterns of dates and times.
PATTERNS = re.compile(r"^[dMyhmap:,. %0-9]+$")


def longer(text: str) -> str:
    """Vowels are doubled, the first with an accent, until the text is long enough; places for values stay."""
    if PATTERNS.match(text):
        return text
    room = round(len(text) * (LONGER - 1))
    made = []
    for part in re.split(r"(%L?\d|%n)", text):
        for letter in part:
            made.append(letter.translate(ACCENTS) if not part.startswith("%") else letter)
            if room > 0 and letter in "aeiou" and not part.startswith("%"):
                made.append(letter)
                room -= 1
    return "".join(made)


class Longer(QTranslator):
    """English made longer."""

    def __init__(self, english: QTranslator) -> None:
        super().__init__()
        self._english = english

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        found = self._english.translate(context, source, disambiguation, n) if n >= 0 else ""
        return longer(found or source)


def speak(languages: Languages, _language: str) -> None:
    english = QTranslator()
    assert english.load("lumen_en", str(languages._folder))
    translator = Longer(english)
    QCoreApplication.installTranslator(translator)
    if languages._current is not None:
        QCoreApplication.removeTranslator(languages._current)
    languages._current = translator


def test_a_text_becomes_two_fifths_longer() -> None:
    assert longer("Buy %1 stamps for %2 or none at all") == "Búuy %1 stáamps fóor %2 óor nóonée áat áall"
    assert longer("dddd, MMMM d") == "dddd, MMMM d"


@pytest.mark.slow
@pytest.mark.parametrize("look", [Look("kiosk", "light", "en", 100), Look("tablet", "dark", "en", 100)], ids=str)
def test_every_screen_has_room_for_longer_words(
    look: Look, tmp_path: Path, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    monkeypatch.setattr(Languages, "use", speak)
    find = Driver.find
    monkeypatch.setattr(Driver, "find", lambda driver, name: find(driver, name) or find(driver, longer(name)))
    for names in ("DISPLAY_TOOLS", "DONE"):
        monkeypatch.setattr(test_every_screen, names, tuple(map(longer, getattr(test_every_screen, names))))
    found, _ = inspect(look, tmp_path, monkeypatch, walks=False)
    assert not found, "\n".join(found)
