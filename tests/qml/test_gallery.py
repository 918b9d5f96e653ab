"""Every control in its states, in each theme: sound to the eye, as every screen is (see `eye.py`)."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.ui import driver
from kiosk.ui.front import QML
from kiosk.ui.gallery import THEMES, Gallery
from kiosk.ui.shots import Studio
from tests.qml.eye import faults

FLOORS = {"kiosk": 60, "tablet": 48, "compact": 48}
#: The controls of interface.md, section 11.
DESIGNED = (
    *("AppFrame", "TopBar", "Dock", "NavRail", "AppButton", "IconTile", "Avatar", "Cover", "Photo", "Card", "ListRow", "SectionHeader"),
    *("StatusChip", "SegmentedTabs", "CategoryBar", "StampMeter", "StampPack", "PaySource", "PriceSummary", "BalanceStrip"),
    *("LedgerRow", "MiniBars", "StepTracker", "ProgressParts", "ChoiceChip", "ChoiceCard", "Toggle", "Stepper", "DayPicker"),
    *("TextField", "TextArea", "Keyboard", "NumberPad", "WordBar", "Banner", "Toast", "Dialog", "Sheet", "EmptyState", "Skeleton"),
    *("TimeRing", "TimeDialog", "VideoCard", "PlayerBar", "ReaderPage", "CaptionsButton", "GuidedStep", "ReadAloudBar", "DisplayPanel"),
    *("LanguagePicker", "SceneHeader", "StampArt", "ReceiptPaper", "ItBar", "HealthTile", "QrPanel", "FingerprintGrid"),
)
#: Those that need a whole screen around them: the test of every screen sees them.
ON_SCREENS = {
    *("AppFrame", "TopBar", "Dock", "NavRail", "Keyboard", "TextArea", "Sheet", "Dialog", "TimeDialog", "ReadAloudBar", "DisplayPanel"),
    "SceneHeader",
}


def test_every_control_of_the_design_exists_and_is_shown() -> None:
    names = {path.stem for path in (QML / "Kiosk" / "controls").glob("*.qml")}
    assert set(DESIGNED) <= names
    pages = "".join(path.read_text() for path in (QML / "Kiosk" / "gallery").glob("*.qml"))
    parts = "".join(path.read_text() for path in (QML / "Kiosk" / "controls").glob("*.qml"))
    seen = {name for name in DESIGNED if f"{name} {{" in pages or f"{name} {{" in parts}
    assert set(DESIGNED) - seen <= ON_SCREENS


@pytest.mark.parametrize(
    ("device", "lang", "text"),
    [
        ("kiosk", "en", 100),
        pytest.param("tablet", "es", 150, marks=pytest.mark.slow),
        pytest.param("compact", "es", 200, marks=pytest.mark.slow),
    ],
)
def test_every_control_is_sound_in_every_theme(
    device: str, lang: str, text: int, tmp_path: Path, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    monkeypatch.setattr(driver, "SETTLE_SPINS", 1)
    found: list[str] = []
    seen: list[str] = []
    with ExitStack() as stack:
        studio = Studio(tmp_path, device, stack)
        shown = Gallery(studio)
        stack.callback(shown.close)
        for theme in THEMES:
            studio.dress(theme, lang, text)
            for name in shown.pictures(theme):
                studio.driver.settle()
                seen.append(name)
                looked_at = faults(studio.driver.window, studio.driver.picture(), FLOORS[device], kiosk=device == "kiosk")
                found += [f"{name}: {fault}" for fault in looked_at]
    assert not found, "\n".join(found)
    assert len(seen) >= 24
