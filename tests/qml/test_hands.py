"""The controls of the running app under real fingers and real keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk.ui.sample_store import CARD
from kiosk.ui.shots import Studio

LONG_PRESS_MS = 900


@pytest.fixture(scope="module")
def marcus(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """Marcus at a kiosk with mail, at his home page."""
    assert qapp is not None
    with ExitStack() as stack:
        studio = Studio(tmp_path_factory.mktemp("hands"), "kiosk", stack)
        studio.central.fill()
        studio.central.swipe(CARD)
        studio.sign_in()
        studio.screen.display.setReducedMotion(True)
        studio.driver.settle()
        yield studio


@pytest.fixture(autouse=True)
def _afresh(marcus: Studio) -> Iterator[None]:
    yield
    display = marcus.screen.display
    display.setSlowTouch(False)
    display.setBiggerButtons(False)
    display.setLowered(False)
    marcus.screen.session.extend()
    marcus.screen.session.dismissToast()
    marcus.screen.navigator.home()
    marcus.driver.settle()


def window_of(studio: Studio) -> QQuickWindow:
    window = studio.screen.engine.window
    assert window is not None
    return window


def focused(studio: Studio) -> str:
    """The words of what has the focus; the stubs do not know that there may be nothing."""
    item: QObject | None = window_of(studio).activeFocusItem()
    return "" if item is None else str(item.property("text"))


def middle(studio: Studio, name: str) -> QPoint:
    studio.driver.settle()
    found = studio.driver.find(name)
    assert found is not None, f"{name!r} is not on screen:\n{studio.driver.text()}"
    return found.rect.center()


def key(studio: Studio, code: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window_of(studio), code, modifier)


def test_a_press_acts_on_release_and_slides_off_to_cancel(marcus: Studio) -> None:
    window, place = window_of(marcus), middle(marcus, "Help")
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=place)
    marcus.driver.settle()
    assert marcus.screen.navigator.current == "home"
    QTest.mouseMove(window, QPoint(place.x(), place.y() - 400))
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y() - 400))
    marcus.driver.settle()
    assert marcus.screen.navigator.current == "home"
    marcus.driver.tap("Help")
    assert marcus.screen.navigator.current == "help"


def test_tab_and_enter_press(marcus: Studio) -> None:
    for _ in range(40):
        key(marcus, Qt.Key.Key_Tab)
        if focused(marcus).startswith("Help"):
            break
    else:
        pytest.fail("Tab never came to Help")
    key(marcus, Qt.Key.Key_Return)
    marcus.on("help")


def test_a_blocked_button_says_why(marcus: Studio) -> None:
    marcus.driver.tap("Back")
    assert marcus.driver.shows("You are on the first page.")


def test_slow_touch_waits_for_a_finger_that_rests(marcus: Studio) -> None:
    marcus.screen.display.setSlowTouch(True)
    window, place = window_of(marcus), middle(marcus, "Help")
    for code in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=place)
        marcus.driver.settle()
        assert marcus.screen.navigator.current == "home", "a brush"
        assert focused(marcus) == "Help"
        key(marcus, code)
        marcus.on("help")
        marcus.screen.navigator.home()
        marcus.driver.settle()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=place)
    marcus.driver.spin(320)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=place)
    marcus.on("help")


def test_bigger_buttons_grow_every_target_by_a_quarter(marcus: Studio) -> None:
    def smallest() -> int:
        marcus.driver.settle()
        return min(min(node.rect.width(), node.rect.height()) for node in marcus.driver.nodes() if node.pressable)

    marcus.screen.navigator.go("settings")
    assert 60 <= smallest() < 75
    marcus.driver.tap("Bigger buttons")
    assert marcus.screen.display.biggerButtons
    assert smallest() >= 75


def test_the_page_is_brought_down_into_reach(marcus: Studio) -> None:
    marcus.screen.navigator.go("inbox")
    before = middle(marcus, "Sign out").y()
    marcus.screen.display.setLowered(True)
    after = middle(marcus, "Sign out").y()
    height = window_of(marcus).height()
    assert before < height * 0.1 < height * 0.33 < after
    assert middle(marcus, "Help").y() < height


def test_a_dialog_keeps_the_focus_and_gives_it_back(marcus: Studio) -> None:
    marcus.screen.navigator.go("help")
    marcus.driver.settle()
    for _ in range(3):
        key(marcus, Qt.Key.Key_Tab)
    opener = window_of(marcus).activeFocusItem()
    marcus.pass_time(marcus.screen.session.ending_in(45))
    marcus.screen.session.tick()
    marcus.driver.wait_for_text("Need more time?")
    seen = []
    for _ in range(6):
        key(marcus, Qt.Key.Key_Tab)
        seen.append(focused(marcus))
    assert set(seen) == {"5 more minutes", "Sign out now"}
    assert seen[0] == "5 more minutes"
    marcus.driver.tap("5 more minutes")
    marcus.driver.wait_for_no_text("Need more time?")
    assert window_of(marcus).activeFocusItem() is opener


def test_the_panel_is_closed_by_escape_and_gives_the_focus_back(marcus: Studio) -> None:
    for _ in range(40):
        key(marcus, Qt.Key.Key_Tab)
        if focused(marcus) == "Text & color":
            break
    key(marcus, Qt.Key.Key_Return)
    marcus.driver.wait_for_text("Size of words")
    key(marcus, Qt.Key.Key_Escape)
    marcus.driver.wait_for_no_text("Size of words")
    assert focused(marcus) == "Text & color"


def test_more_of_the_panel_is_a_page(marcus: Studio) -> None:
    marcus.driver.tap("Text & color")
    marcus.driver.tap("More: captions")
    marcus.on("settings")
    marcus.driver.tap("Less movement")
    assert not marcus.screen.display.reducedMotion
    marcus.driver.tap("Less movement")
    marcus.driver.tap("Captions, ")
    assert not marcus.screen.display.captions


@pytest.mark.parametrize("how", ["key", "finger"])
def test_keys_and_touches_count_as_use(marcus: Studio, how: str) -> None:
    session, place = marcus.screen.session, middle(marcus, "Good afternoon")
    for _ in range(3):
        marcus.clock.advance(43_000)
        if how == "key":
            key(marcus, Qt.Key.Key_Tab)
        else:
            marcus.driver.tap_at(place)
        session.tick()
    assert not session.endingVisible
