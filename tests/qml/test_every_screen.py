"""Every screen of the running app in every look: nothing nameless, small, cut off, over something else, left out, faint or beyond keys.

Normal runs take looks that cover every pair of device, theme, language, text size and size of buttons; `slow` runs take all.
"""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import closing
from itertools import combinations, product
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtGui import QColor, QGuiApplication

from kiosk.ui import driver, shots
from kiosk.ui.theme_tokens import SOURCE
from tests.qml import eye, keyboard
from tests.qml.colours import contrast


class Look(NamedTuple):
    """One way the screens can be shown."""

    device: str
    theme: str
    lang: str
    text: int
    bigger: bool = False

    def __str__(self) -> str:
        return "-".join((self.device, self.theme, self.lang, str(self.text), *(["bigger"] if self.bigger else [])))


CHOICES: tuple[tuple[str | int, ...], ...] = (
    ("kiosk", "tablet", "compact", "upright"),
    ("light", "dark", "contrast"),
    ("en", "es"),
    (100, 150, 200),
    (False, True),
)
PAIRWISE = (
    Look("kiosk", "light", "es", 100, bigger=True),
    Look("kiosk", "dark", "en", 150),
    Look("kiosk", "contrast", "en", 200, bigger=True),
    Look("tablet", "light", "es", 150, bigger=True),
    Look("tablet", "dark", "en", 200),
    Look("tablet", "contrast", "es", 100),
    Look("compact", "light", "es", 200),
    Look("compact", "dark", "en", 100, bigger=True),
    Look("compact", "contrast", "en", 150),
    Look("upright", "light", "en", 150),
    Look("upright", "dark", "es", 200),
    Look("upright", "contrast", "es", 100, bigger=True),
)
ALL = tuple(Look(*look) for look in product(*CHOICES))  # type: ignore[arg-type]
#: Looks that are walked by keyboard too: one of each device. (Colours and words change nothing there.)
WALKED = (PAIRWISE[1], PAIRWISE[5], PAIRWISE[7], PAIRWISE[9])
#: Dark screens differ from light ones in colour alone: what keys reach there is the same.
PAINTED_AS_LIGHT = "dark"
BIGGER = 1.25
DISPLAY_TOOLS = ("Text & color", "Texto y color", "Text", "Texto")
DONE = ("Done", "Listo")
#: To look, one frame that equals the one before is enough; nothing moves.
LOOK_MS = 15


class Inspector(shots.Studio):
    """The studio that takes the pictures, looking at each screen instead of keeping it."""

    wears: Look
    walks = False
    found: list[str]
    seen: list[str]

    def dress(self, theme: str, lang: str, text: int) -> None:
        """Choose how the screen looks."""
        super().dress(theme, lang, text)
        self.screen.display.setBiggerButtons(self.wears.bigger)

    def take(self, name: str) -> Path:
        """Look at this screen."""
        self.inspect(name)
        if name == "home":
            self.inspect_panel()
        return Path(name)

    def inspect(self, name: str) -> None:
        """Note what is wrong now."""
        self.seen.append(name)
        # What is looked at while it is being made anew is looked at once more.
        found = self.faults() and self.faults()
        self.found += [f"{name}: {fault}" for fault in found]

    def faults(self) -> list[str]:
        """What is wrong now."""
        self.driver.settle()
        window = self.driver.window
        kiosk = self.wears.device == "kiosk"
        floor = eye.FLOOR[kiosk] * (BIGGER if self.screen.display.biggerButtons else 1)
        found = eye.faults(window, self.driver.picture(), floor, kiosk=kiosk)
        if self.walks:
            found += keyboard.faults(window)
        return found

    def inspect_panel(self) -> None:
        """Open Text & color, look, and close it."""
        tool = next(node for node in self.driver.nodes() if node.pressable and node.name in DISPLAY_TOOLS)
        self.driver.tap_at(tool.rect.center())
        self.inspect("text-and-color")
        done = next(node for node in self.driver.nodes() if node.pressable and node.name in DONE)
        self.driver.tap_at(done.rect.center())
        self.driver.settle()


def inspect(look: Look, folder: Path, monkeypatch: pytest.MonkeyPatch, *, walks: bool) -> tuple[list[str], list[str]]:
    """Faults, and the screens that were looked at."""
    found: list[str] = []
    seen: list[str] = []
    for name, value in {"wears": look, "walks": walks, "found": found, "seen": seen}.items():
        monkeypatch.setattr(Inspector, name, value, raising=False)
    monkeypatch.setattr(shots, "Studio", Inspector)
    monkeypatch.setattr(driver, "SETTLE_SPINS", 1)
    monkeypatch.setattr(driver, "SETTLE_MS", LOOK_MS)
    pictures = shots.shots(folder, look.device, look.theme, look.lang, look.text)
    assert isinstance(pictures, Generator)
    with closing(pictures):
        for _ in pictures:
            pass
    return found, seen


@pytest.mark.parametrize("look", PAIRWISE, ids=str)
def test_every_screen_is_sound(look: Look, tmp_path: Path, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    assert qapp is not None
    found, seen = inspect(look, tmp_path, monkeypatch, walks=look in WALKED)
    assert not found, "\n".join(found)
    assert len(seen) >= 60


@pytest.mark.slow
@pytest.mark.parametrize("look", [look for look in ALL if look not in WALKED], ids=str)
def test_every_screen_is_sound_in_every_look(
    look: Look, tmp_path: Path, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    found, _ = inspect(look, tmp_path, monkeypatch, walks=look.theme != PAINTED_AS_LIGHT)
    assert not found, "\n".join(found)


def test_the_looks_cover_every_pair() -> None:
    for one, other in combinations(range(len(CHOICES)), 2):
        taken = {(look[one], look[other]) for look in PAIRWISE}
        assert taken == set(product(CHOICES[one], CHOICES[other]))


def _pairs() -> list[tuple[str, str, float]]:
    tokens = json.loads(SOURCE.read_text())
    pairs = []
    for theme, colours in tokens["color"]["themes"].items():
        for kind in ("text", "nonText"):
            pairs += [
                (colours[pair["foreground"]], colours[pair["background"]], tokens["contrast"]["target"][kind])
                for pair in tokens["contrast"][theme][kind]
            ]
    return pairs


def test_colours_that_meet_are_told_apart() -> None:
    pairs = _pairs()
    assert len(pairs) > 100
    weak = [pair for pair in pairs if contrast(QColor(pair[0]), QColor(pair[1])) < pair[2]]
    assert weak == []
