"""Works the controls with real pointer and key events over the mocks; any fault is an AssertionError.

Run by test_screens.py in a process of its own (see inspection.py).
"""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.ui.accessibility import Node, nodes
from tests.qml.stage import Stage


class Hands:
    def __init__(self) -> None:
        self.stage = Stage()

    def go(self, route: str) -> None:
        self.stage.set("navigator.route", route)
        self.stage.settle(200)

    def find(self, name: str) -> Node:
        for node in nodes(self.stage.window):
            if node.pressable and node.name == name:
                return node
        raise AssertionError(f"no {name!r} to press")

    def tap(self, name: str) -> None:
        QTest.mouseClick(self.stage.window, Qt.MouseButton.LeftButton, pos=self.find(name).rect.center())
        self.stage.settle(60)

    def focused(self) -> str:
        """The words of what has the focus; the stubs do not know that there may be nothing."""
        item: QObject | None = self.stage.window.activeFocusItem()
        return "" if item is None else str(item.property("text"))

    def value(self, path: str) -> object:
        model, name = path.split(".")
        return self.stage.models[model].property(name)


def keyboard_writes(hands: Hands) -> None:
    hands.stage.set("compose.text", "")
    hands.go("compose")
    for key in ("H", "i", ".", "space", "Y", "o", "Erase", "New line"):
        hands.tap(key)
    assert hands.value("compose.text") == "Hi. Y\n", hands.value("compose.text")
    hands.tap("Spanish keys")
    hands.tap("Accent on the next letter")
    hands.tap("A")
    hands.tap("ñ")
    assert hands.value("compose.text") == "Hi. Y\nÁñ", hands.value("compose.text")
    hands.tap("Signs")
    hands.tap("¿")
    hands.tap("Letters")
    hands.tap("q")
    assert hands.value("compose.text") == "Hi. Y\nÁñ¿q", hands.value("compose.text")


def long_press_offers_accents(hands: Hands) -> None:
    hands.stage.set("compose.text", "caf")
    hands.go("inbox")
    hands.go("compose")
    place = hands.find("e").rect.center()
    QTest.mousePress(hands.stage.window, Qt.MouseButton.LeftButton, pos=place)
    hands.stage.settle(1100)
    QTest.mouseRelease(hands.stage.window, Qt.MouseButton.LeftButton, pos=place)
    hands.stage.settle(60)
    hands.tap("é")
    assert hands.value("compose.text") == "café", hands.value("compose.text")


def real_keys_write_too(hands: Hands) -> None:
    hands.stage.set("compose.text", "")
    hands.go("inbox")
    hands.go("compose")
    for letter in "Dear Rosa":
        QTest.keyClick(hands.stage.window, letter)  # type: ignore[call-overload]  # the stubs leave this form out
    hands.stage.settle(60)
    assert hands.value("compose.text") == "Dear Rosa", hands.value("compose.text")


def blocked_button_says_why(hands: Hands) -> None:
    hands.stage.set("compose.canSend", False)
    hands.stage.set("compose.blockedReason", "Write a few words first.")
    hands.go("compose")
    hands.tap("Send to Rosa")
    assert hands.value("session.toastText") == "Write a few words first."
    hands.stage.set("session.toastVisible", False)


def press_acts_on_release_and_slides_off(hands: Hands) -> None:
    hands.go("home")
    window, place = hands.stage.window, hands.find("Help").rect.center()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=place)
    hands.stage.settle(40)
    assert hands.value("navigator.route") == "home"
    QTest.mouseMove(window, QPoint(place.x(), place.y() - 400))
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y() - 400))
    hands.stage.settle(40)
    assert hands.value("navigator.route") == "home"
    hands.tap("Help")
    assert hands.value("navigator.route") == "help"


def tab_and_enter_press(hands: Hands) -> None:
    hands.go("home")
    for _ in range(12):
        QTest.keyClick(hands.stage.window, Qt.Key.Key_Tab)
        if hands.focused().startswith("Money"):
            break
    else:
        raise AssertionError("Tab never came to Money")
    QTest.keyClick(hands.stage.window, Qt.Key.Key_Return)
    hands.stage.settle(60)
    assert hands.value("navigator.route") == "money"


def dialog_holds_the_focus(hands: Hands) -> None:
    hands.go("inbox")
    hands.stage.set("session.endingVisible", True)
    hands.stage.settle(60)
    seen = set()
    for _ in range(6):
        QTest.keyClick(hands.stage.window, Qt.Key.Key_Tab)
        seen.add(hands.focused())
    assert seen == {"5 more minutes", "Sign out now"}, seen
    hands.tap("5 more minutes")
    assert hands.value("session.endingVisible") is False


def cover_hides_every_word(hands: Hands) -> None:
    hands.go("inbox")
    hands.tap("Cover")
    words = " ".join(node.name for node in nodes(hands.stage.window))
    assert "Rosa" not in words, words
    hands.tap("The screen is covered. Touch to type your PIN.")
    assert hands.value("session.covered") is False


def main() -> None:
    hands = Hands()
    hands.stage.set("navigator.route", "home")
    for check in (
        keyboard_writes,
        long_press_offers_accents,
        real_keys_write_too,
        blocked_button_says_why,
        press_acts_on_release_and_slides_off,
        tab_and_enter_press,
        dialog_holds_the_focus,
        cover_hides_every_word,
    ):
        check(hands)
        print(f"{check.__name__}: well")
    assert not hands.stage.warnings, hands.stage.warnings
    hands.stage.close()


if __name__ == "__main__":
    main()
