"""Every screen of the running app in every look: nothing unnamed, too small, cut off, over something else, left out or faint.

Normal runs take looks that cover every pair of device, theme, language and text size; `slow` runs take all.
"""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import closing
from itertools import combinations, product
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication

from kiosk.ui import driver, shots
from kiosk.ui.theme_tokens import SOURCE
from tests.qml.colours import contrast
from tests.qml.eye import faults

Look = tuple[str, str, str, int]

CHOICES: tuple[tuple[str | int, ...], ...] = (
    ("kiosk", "tablet", "compact"),
    ("light", "dark", "contrast"),
    ("en", "es"),
    (100, 150, 200),
)
PAIRWISE: tuple[Look, ...] = (
    ("kiosk", "light", "en", 100),
    ("kiosk", "dark", "es", 150),
    ("kiosk", "contrast", "en", 200),
    ("tablet", "light", "es", 200),
    ("tablet", "dark", "en", 100),
    ("tablet", "contrast", "es", 150),
    ("compact", "light", "en", 150),
    ("compact", "dark", "es", 200),
    ("compact", "contrast", "es", 100),
)
#: The hard floor of a wall kiosk, and the smallest good target of a device in the hand, in pixels.
FLOORS = {"kiosk": 60, "tablet": 48, "compact": 48}
DISPLAY_TOOLS = ("Text & color", "Texto y color", "Text", "Texto")
DONE = ("Done", "Listo")


class Inspector(shots.Studio):
    """The studio that takes the pictures, looking at each screen instead of keeping it."""

    found: list[str]
    seen: list[str]
    device = ""

    def take(self, name: str) -> Path:
        """Look at this screen."""
        self.look(name)
        if name == "home":
            self.look_at_display_panel()
        return Path(name)

    def look(self, name: str) -> None:
        """Note what is wrong now."""
        self.driver.settle()
        self.seen.append(name)
        self.found += [f"{name}: {fault}" for fault in faults(self.driver._window, self.driver._picture(), FLOORS[self.device])]

    def look_at_display_panel(self) -> None:
        """Open Text & color, look, and close it."""
        tool = next(node for node in self.driver.nodes() if node.pressable and node.name in DISPLAY_TOOLS)
        self.driver.tap_at(tool.rect.center())
        self.look("text-and-color")
        done = next(node for node in self.driver.nodes() if node.pressable and node.name in DONE)
        self.driver.tap_at(done.rect.center())
        self.driver.settle()


def inspect(look: Look, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[str]]:
    """Faults, and the screens that were looked at."""
    device, theme, lang, text = look
    monkeypatch.setattr(Inspector, "found", [], raising=False)
    monkeypatch.setattr(Inspector, "seen", [], raising=False)
    monkeypatch.setattr(Inspector, "device", device)
    monkeypatch.setattr(shots, "Studio", Inspector)
    # Pictures must stand quite still; to look, one frame that equals the one before is enough.
    monkeypatch.setattr(driver, "SETTLE_SPINS", 1)
    pictures = shots.shots(folder, device, theme, lang, text)
    assert isinstance(pictures, Generator)
    with closing(pictures):
        for _ in pictures:
            pass
    return Inspector.found, Inspector.seen


@pytest.mark.parametrize("look", PAIRWISE, ids=lambda look: "-".join(map(str, look)))
def test_every_screen_is_sound(look: Look, tmp_path: Path, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    assert qapp is not None
    found, seen = inspect(look, tmp_path, monkeypatch)
    assert not found, "\n".join(found)
    assert len(seen) >= 41


@pytest.mark.slow
@pytest.mark.parametrize(
    "look", [look for look in product(*CHOICES) if look not in PAIRWISE], ids=lambda look: "-".join(map(str, look))
)
def test_every_screen_is_sound_in_every_look(
    look: Look, tmp_path: Path, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    found, _ = inspect(look, tmp_path, monkeypatch)
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
