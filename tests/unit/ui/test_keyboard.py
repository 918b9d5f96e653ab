"""The keyboard on the screen and the one on the desk, in the running app: real touches, real keys."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.ui.accessibility import Node, Role
from kiosk.ui.driver import Driver
from tests.unit.ui.seat import Seat

CTRL, SHIFT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
HOLD_MS = 900
MOST_STOPS = 80


class Writer:
    """Somebody who writes to Rosa."""

    def __init__(self, seat: Seat, device: str = "") -> None:
        self.seat = seat
        self.driver: Driver = seat.open(device)
        self.sign_in()

    def sign_in(self) -> None:
        self.seat.sign_in()
        self.open()

    def open(self) -> None:
        self.seat.screen.navigator.go("inbox")
        self.seat.screen.inbox.open("msg-1")
        self.seat.screen.message.reply()
        self.until(lambda: self.editor is not None and self.editor.hasActiveFocus(), "the letter")
        self.driver.settle()

    @property
    def window(self) -> QQuickWindow:
        window = self.seat.screen.engine.window
        assert window is not None
        return window

    @property
    def editor(self) -> QQuickItem | None:
        return next((node.item for node in self.driver.nodes() if node.role == Role.EditableText), None)  # type: ignore[return-value]

    @property
    def text(self) -> str:
        return str(self.seat.screen.compose.text)

    @property
    def offered(self) -> list[str]:
        """Once the keyboard has looked at what was typed last."""
        self.driver.settle()
        return list(self.seat.screen.typing.words)

    def start_anew(self, text: str = "") -> None:
        self.seat.screen.compose.write(text)
        self.driver.spin()
        assert self.text == text

    def until(self, condition: Callable[[], bool], what: str) -> None:
        self.driver.wait_until(condition, what)

    def key(self, name: str) -> Node:
        keys = self.driver._keys()
        assert name in keys, f"{name!r} of {sorted(keys)}"
        return keys[name]

    def tap(self, *names: str) -> None:
        for name in names:
            self.driver.tap_at(self.key(name).rect.center())

    def hold(self, name: str, until: Callable[[], bool]) -> None:
        place = self.key(name).rect.center()
        self.driver._mouse(QEvent.Type.MouseButtonPress, place, Qt.MouseButton.LeftButton)
        self.until(until, f"what holding {name!r} does")
        self.driver._mouse(QEvent.Type.MouseButtonRelease, place, Qt.MouseButton.NoButton)
        self.driver.spin()

    def slide(self, name: str, to: str) -> None:
        start, end = self.key(name).rect.center(), self.key(to).rect.center()
        self.driver._mouse(QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton)
        for step in range(1, 5):
            self.move(start + (end - start) * (step / 4))
        self.driver._mouse(QEvent.Type.MouseButtonRelease, QPoint(end), Qt.MouseButton.NoButton)
        self.driver.spin()

    def move(self, to: QPoint) -> None:
        place, finger = QPointF(to), QPointingDevice.primaryPointingDevice()
        held = (Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton)
        event = QMouseEvent(QEvent.Type.MouseMove, place, self.window.mapToGlobal(place), *held, NONE, finger)
        QCoreApplication.sendEvent(self.window, event)

    def press(self, key: Qt.Key, text: str = "", modifier: Qt.KeyboardModifier = NONE) -> None:
        """A key of a real keyboard, or a switch."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self.window, QKeyEvent(kind, int(key), modifier, text))
        self.driver.spin(5)

    def type(self, text: str) -> None:
        for letter in text:
            self.press(Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown, letter)

    def focused(self) -> str:
        """What the ring is around."""
        item = self.window.activeFocusItem()
        node = next((node for node in self.driver.nodes() if node.item is item), None)
        return "" if node is None else node.name


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory, qapp: QGuiApplication) -> Iterator[Writer]:
    assert qapp is not None
    folder: Path = tmp_path_factory.mktemp("seat")
    with ExitStack() as stack:
        seat = Seat(folder, stack)
        seat.central.fill()
        yield Writer(seat)


@pytest.fixture(autouse=True)
def anew(writer: Writer) -> None:
    writer.start_anew()
    writer.seat.screen.typing.setLanguage("en")
    assert writer.editor is not None
    writer.editor.forceActiveFocus()
    writer.driver.spin()


def test_a_sentence_begins_with_a_capital(writer: Writer) -> None:
    writer.tap("H", "i", ".", "space", "O", "k", "New line", "A", "space", "b")
    assert writer.text == "Hi. Ok\nA b"


def test_i_alone_is_a_capital(writer: Writer) -> None:
    writer.tap("S", "o", "space", "i", "space", "a", "m")
    assert writer.text == "So I am"


def test_two_spaces_make_a_full_stop(writer: Writer) -> None:
    writer.tap("H", "i", "space", "space", "Y", "o")
    assert writer.text == "Hi. Yo"


def test_capitals_once_locked_and_taken_back(writer: Writer) -> None:
    writer.tap("Capital letters", "h", "Capital letters", "I", "space", "space")
    assert writer.text == "hI. "
    writer.start_anew("a")
    writer.tap("Capital letters", "Capital letters", "B", "C")
    assert writer.text == "aBC"
    writer.tap("Capital letters stay on", "d")
    assert writer.text == "aBCd"


def test_accents_by_a_long_press_and_by_the_accent_key(writer: Writer) -> None:
    writer.start_anew("caf")
    writer.hold("e", lambda: "é" in writer.driver._keys())
    writer.tap("é")
    assert writer.text == "café"
    writer.tap("Spanish keys", "space", "ñ", "Accent on the next letter", "a")
    assert writer.text == "café ñá"


def test_what_spanish_needs_has_its_own_keys(writer: Writer) -> None:
    writer.tap("Spanish keys", "Signs", "¿", "Letters", "Q", "u", "e", "Signs", "!", "¡")
    assert writer.text == "¿Que!¡"


def test_words_are_offered_and_taken(writer: Writer) -> None:
    writer.tap("W", "e", "e")
    assert writer.offered == ["Week", "Weeks", "Weekend"]
    writer.driver.tap("Weekend")
    assert writer.text == "Weekend "
    writer.tap(".", "Y")
    assert writer.text == "Weekend. Y"
    assert writer.offered[0] == "You"


def test_names_of_the_persons_own_come_first(writer: Writer) -> None:
    writer.tap("T", "h", "e", "o")
    writer.start_anew("Hi ros")
    assert writer.offered[0] == "Rosa"


def test_the_language_of_the_keys_is_that_of_the_words(writer: Writer) -> None:
    writer.start_anew("man")
    assert writer.offered[0] == "many"
    writer.tap("Spanish keys")
    assert writer.offered[0] == "mañana"


def test_undo_by_key_and_by_keyboard(writer: Writer) -> None:
    writer.driver.type_text("Hello big world")
    writer.tap("Signs", "Undo")
    assert writer.text == "Hello big "
    writer.press(Qt.Key.Key_Z, "\x1a", CTRL)
    assert writer.text == "Hello "
    writer.tap("Undo", "Undo")
    assert writer.text == ""
    writer.tap("Letters")


@pytest.mark.parametrize("device", ["tablet", "compact", "upright"])
def test_undo_on_a_tablet(device: str, tmp_path: Path, qapp: QGuiApplication) -> None:
    assert qapp is not None
    with ExitStack() as stack:
        seat = Seat(tmp_path, stack, "tablet")
        seat.central.fill()
        tablet = Writer(seat, device)
        tablet.driver.type_text("Hello big world")
        tablet.tap("Signs")
        undo = tablet.key("Undo").rect
        assert min(undo.width(), undo.height()) >= 48
        tablet.tap("Undo")
        assert tablet.text == "Hello big "
        tablet.tap("Letters", "c", "Signs", "Undo", "Undo", "Undo")
        assert tablet.text == ""
        tablet.tap("Undo")
        assert tablet.text == ""


def test_other_words_in_the_place_cannot_be_undone(writer: Writer) -> None:
    writer.driver.type_text("Secret")
    writer.start_anew("Fresh")
    writer.press(Qt.Key.Key_Z, "\x1a", CTRL)
    assert writer.text == "Fresh"


def test_the_clipboard_and_other_shortcuts_stay_away(writer: Writer) -> None:
    writer.driver.type_text("Hello")
    for key in (Qt.Key.Key_A, Qt.Key.Key_X, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_Y):
        writer.press(key, "", CTRL)
    writer.press(Qt.Key.Key_Z, "", CTRL | SHIFT)
    assert writer.text == "Hello"


def test_erasing_goes_on_while_held(writer: Writer) -> None:
    writer.start_anew("canoe")
    writer.hold("Erase", lambda: writer.text == "")


def test_sliding_off_a_key_writes_nothing(writer: Writer) -> None:
    writer.start_anew("a")
    writer.slide("q", "p")
    assert writer.text == "a"


def test_emoji_are_written_named_and_erased_whole(writer: Writer) -> None:
    writer.tap("Signs", "Emoji", "grinning face", "Hands and people")
    writer.hold("thumbs up", lambda: len([name for name in writer.driver._keys() if name.startswith("\N{THUMBS UP SIGN}")]) > 4)
    writer.tap("\N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-5}")
    assert writer.text == "\N{GRINNING FACE}\N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-5}"
    writer.tap("Erase")
    assert writer.text == "\N{GRINNING FACE}"
    writer.tap("Signs", "Undo")
    assert writer.text.startswith("\N{GRINNING FACE}\N{THUMBS UP SIGN}")
    writer.tap("Letters")


def test_keys_are_large_enough(writer: Writer) -> None:
    for page in ("Signs", "Emoji", "Letters"):
        writer.tap(page)
        assert all(min(node.rect.width(), node.rect.height()) >= 72 for node in writer.driver._keys().values())


def test_a_real_keyboard_writes_beside_it(writer: Writer) -> None:
    writer.type("hello i")
    writer.press(Qt.Key.Key_Return, "\r")
    writer.press(Qt.Key.Key_Backspace, "\b")
    assert writer.text == "hello i"
    # One is in a row of keys and goes on typing.
    reach(writer, "Row of keys")
    writer.type("ab")
    assert writer.text == "hello iab"


def reach(writer: Writer, name: str) -> None:
    """Tab on to what has this name."""
    for _ in range(MOST_STOPS):
        if writer.focused() == name:
            return
        writer.press(Qt.Key.Key_Tab, "\t")
    raise AssertionError(f"{name!r} is not reached; the ring is on {writer.focused()!r}")


def choose(writer: Writer, letter: str) -> None:
    """With two switches: on to the row, in, on to the key, press."""
    for _ in range(2 * MOST_STOPS):
        writer.press(Qt.Key.Key_Return)
        if not in_row(writer, letter):
            writer.press(Qt.Key.Key_Escape)
            writer.press(Qt.Key.Key_Tab, "\t")
            continue
        for _ in range(MOST_STOPS):
            if writer.focused() == letter:
                writer.press(Qt.Key.Key_Space)
                return
            writer.press(Qt.Key.Key_Tab, "\t")
    raise AssertionError(f"no key {letter!r}")


def in_row(writer: Writer, letter: str) -> bool:
    """Whether a round through the keys of the row comes to this one."""
    first = writer.focused()
    for _ in range(MOST_STOPS):
        if writer.focused() == letter:
            return True
        writer.press(Qt.Key.Key_Tab, "\t")
        if writer.focused() == first:
            return False
    return False


def test_two_switches_write_a_word(writer: Writer) -> None:
    reach(writer, "Row of keys")
    for letter in ("H", "i", "space"):
        choose(writer, letter)
    assert writer.text == "Hi "
    choose(writer, "t")
    assert writer.offered
    # Round the rows to the words, and take the first.
    reach(writer, "Words to choose")
    writer.press(Qt.Key.Key_Return)
    first = writer.offered[0]
    assert writer.focused() == first
    writer.press(Qt.Key.Key_Return)
    assert writer.text == f"Hi {first} "


def test_a_round_without_writing_leads_out_of_the_keyboard(writer: Writer) -> None:
    reach(writer, "Row of keys")
    seen = []
    for _ in range(12):
        seen.append(writer.focused())
        writer.press(Qt.Key.Key_Tab, "\t")
    assert "Back" in seen


def test_shift_tab_leads_back(writer: Writer) -> None:
    before = writer.focused()
    writer.press(Qt.Key.Key_Tab, "\t")
    assert writer.focused() != before
    writer.press(Qt.Key.Key_Backtab, "\t", SHIFT)
    assert writer.focused() == before
    assert "\t" not in writer.text


def test_spelling_walks_through_the_words(writer: Writer) -> None:
    writer.start_anew("I recieve teh letters of Zarquon, teh best.")
    spelling = writer.seat.screen.spelling
    writer.driver.tap("Spelling")
    writer.driver.wait_for_text("recieve")
    writer.driver.wait_for_text("Word 1 of 4")
    writer.driver.tap("receive")
    assert writer.text == "I receive teh letters of Zarquon, teh best."
    writer.driver.wait_for_text("Word 2 of 4")
    writer.driver.tap("the")
    writer.driver.wait_for_text("Word 3 of 4")
    writer.driver.tap("Keep it")
    writer.driver.wait_for_text("Word 4 of 4")
    writer.driver.tap("Next")
    writer.driver.wait_for_text("No more words to look at.")
    assert writer.text == "I receive the letters of Zarquon, teh best."
    assert spelling.marks == []
    writer.driver.tap("Done")
    writer.tap("Signs", "Undo", "Letters")
    assert writer.text == "I receive teh letters of Zarquon, teh best."
    # What was kept stays kept for as long as the person is here.
    writer.driver.tap("Spelling")
    writer.driver.wait_for_text("Word 1 of 2")
    writer.driver.tap("Done")


def test_nothing_comes_back_after_sign_out(writer: Writer) -> None:
    writer.driver.type_text("Secret ")
    writer.start_anew("")
    writer.driver.type_text("Hidden")
    writer.start_anew("")
    writer.seat.screen.spelling.check("Wibbleton")
    writer.seat.screen.spelling.keep()
    writer.seat.screen.spelling.check("Wibbleton")
    assert not writer.seat.screen.spelling.marks
    writer.seat.screen.typing.setLanguage("es")
    writer.seat.screen.session.signOut()
    writer.driver.wait_for_text("Hold your ID card")
    typing = writer.seat.screen.typing
    assert (typing.words, typing.canUndo, typing.language) == ([], False, "en")
    for key in (Qt.Key.Key_Z, Qt.Key.Key_V):
        writer.press(key, "", CTRL)
    assert "ecret" not in writer.driver.text()
    writer.sign_in()
    writer.start_anew("")
    for _ in range(3):
        writer.press(Qt.Key.Key_Z, "\x1a", CTRL)
    assert writer.text == ""
    writer.seat.screen.spelling.check("Wibbleton")
    assert len(writer.seat.screen.spelling.marks) == 1
    writer.seat.screen.spelling.close()


def test_a_field_calls_the_keyboard_and_lets_it_go(writer: Writer) -> None:
    search = writer.seat.screen.search
    writer.seat.screen.navigator.go("search")
    writer.until(lambda: keyboard_shown(writer), "the keyboard")
    writer.driver.settle()
    writer.tap("l", "a", "k", "e")
    assert search.typed == "lake"
    # Words are not offered where names are looked for, and nothing typed is kept in the keyboard.
    assert writer.offered == []
    writer.tap("Search")
    assert not keyboard_shown(writer)
    writer.type("s")
    assert search.typed == "lakes"
    assert writer.editor is not None
    writer.driver.tap_at(writer.editor.mapToScene(QPointF(writer.editor.width() / 2, writer.editor.height() / 2)).toPoint())
    assert keyboard_shown(writer)
    writer.press(Qt.Key.Key_Escape)
    assert not keyboard_shown(writer)
    writer.driver.tap("Empty this")
    assert search.typed == ""
    assert keyboard_shown(writer)
    writer.press(Qt.Key.Key_Return, "\r")
    assert not keyboard_shown(writer)
    writer.seat.screen.navigator.home()
    writer.open()


def keyboard_shown(writer: Writer) -> bool:
    writer.driver.spin()
    return any(node.name == "Keyboard" for node in writer.driver.nodes())
