"""All of Unicode on the screen: every script has its letters, emoji have colour, and what is written from right to left stands so."""

import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem

from kiosk.ui.accessibility import Role
from kiosk.ui.driver import Driver
from kiosk.ui.front import FAMILY, load_fonts
from tests.unit.ui.seat import Seat

INK = 128
#: The frame that Qt draws where there is no letter is thinner, and letters that are frames are not, in pixels.
FRAME = 2
EDGE, FIELD = 6, 80
SMALLEST_FRAME = 8
#: Greetings as people write them.
_GREETINGS = """
Arabic: مرحبا
Armenian: Բարեւ
Bengali: নমস্কার
Burmese: မင်္ဂလာပါ
Cherokee: ᎣᏏᏲ
Chinese: 你好
Cyrillic: Здравствуйте
Devanagari: नमस्ते
Ethiopic: ሰላም
Georgian: გამარჯობა
Greek: Γειά σου
Gujarati: નમસ્તે
Gurmukhi: ਸਤ ਸ੍ਰੀ ਅਕਾਲ
Hebrew: שלום
Inuktitut: ᐊᐃ
Japanese: こんにちは カナ
Kannada: ನಮಸ್ಕಾರ
Khmer: សួស្តី
Korean: 안녕하세요
Lao: ສະບາຍດີ
Malayalam: നമസ്കാരം
Mongolian: ᠰᠠᠶᠢᠨ
NKo: ߌ ߣߌ ߛߐ߲߬ߜߐߡ
Odia: ନମସ୍କାର
Sinhala: ආයුබෝවන්
Syriac: ܫܠܡܐ
Tamil: வணக்கம்
Telugu: నమస్కారం
Thaana: ދިވެހި
Thai: สวัสดี
Tibetan: བཀྲ་ཤིས
Tifinagh: ⴰⵣⵓⵍ
Vietnamese: Xin chào các bạn
Yi: ꆈꌠ
"""  # noqa: RUF001 - letters that look like Latin ones
GREETINGS = dict(line.split(": ", 1) for line in _GREETINGS.strip().splitlines())
EMOJI = {
    "skin": "👍🏾",
    "couple": "👩🏽\u200d❤️\u200d👨🏻",
    "flag": "🇲🇽",
    "heart": "❤️",
    "job": "👩🏽\u200d🚒",
    "new": "🫶",
    "cat": "🐱",
}
RIGHT_TO_LEFT = "שלום לך"
pytestmark = pytest.mark.qt_log_ignore("OpenType support missing")


def draw(text: str) -> QImage:
    image = QImage(max(96, 64 * len(text)), 72, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    font = QFont(FAMILY)
    font.setPixelSize(32)
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(QPointF(24, 48), text)
    painter.end()
    return image


def inked(image: QImage) -> list[tuple[int, int]]:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    line, data = grey.bytesPerLine(), bytes(grey.constBits())
    return [(at % line, at // line) for at, value in enumerate(data) if value < INK and at % line < image.width()]


def is_empty_frame(image: QImage) -> bool:
    """The box that Qt draws where no font has the letter."""
    points = inked(image)
    if not points:
        return False
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    if right - left < SMALLEST_FRAME or bottom - top < SMALLEST_FRAME:
        return False
    edge = {(x, y) for x in range(left, right + 1) for y in (top, bottom)}
    inside = any(left + FRAME <= x <= right - FRAME and top + FRAME <= y <= bottom - FRAME for x, y in points)
    return edge <= set(points) and not inside


@pytest.fixture(scope="module")
def fonts(qapp: QGuiApplication) -> None:
    assert qapp is not None
    load_fonts("*.ttf")


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize("script", GREETINGS)
def test_every_greeting_has_its_letters(script: str) -> None:
    # A letter nobody has assigned shows what Qt falls back to.
    unknown = draw("\u0378")
    for letter in GREETINGS[script]:
        if unicodedata.category(letter)[0] == "L":
            image = draw(letter)
            assert inked(image), f"{letter!r} is not drawn"
            assert image != unknown, f"{letter!r} has no font"
            assert not is_empty_frame(image), f"{letter!r} is an empty box"


@pytest.mark.usefixtures("fonts")
def test_every_script_of_unicode_has_a_letter() -> None:
    unknown = draw("\u0378")
    scripts: dict[str, str] = {}
    for point in range(0x100, 0x20000):
        letter = chr(point)
        if unicodedata.category(letter) in {"Lo", "Ll"}:
            scripts.setdefault(unicodedata.name(letter, "IDEOGRAPH").split()[0], letter)
    assert len(scripts) > 130
    missing = [
        name for name, letter in scripts.items() if (image := draw(letter)) == unknown or is_empty_frame(image) or not inked(image)
    ]
    assert missing == []


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory, qapp: QGuiApplication) -> Iterator[tuple[Seat, Driver]]:
    """An empty letter on the screen."""
    assert qapp is not None
    folder: Path = tmp_path_factory.mktemp("seat")
    with ExitStack() as stack:
        seat = Seat(folder, stack)
        seat.central.fill()
        driver = seat.open()
        seat.sign_in()
        seat.screen.inbox.open("msg-1")
        seat.screen.message.reply()
        driver.wait_until(lambda: any(node.role == Role.EditableText for node in driver.nodes()), "the letter")
        yield seat, driver


def picture_of(driver: Driver, item: QQuickItem) -> QImage:
    driver.settle()
    corner = item.mapToScene(QPointF(0, 0)).toPoint()
    return driver.picture().copy(corner.x(), corner.y(), int(item.width()), int(item.height()))


def editor_of(driver: Driver) -> QQuickItem:
    node = next(node for node in driver.nodes() if node.role == Role.EditableText)
    assert isinstance(node.item, QQuickItem)
    return node.item


def colourful(image: QImage) -> int:
    """Points that are strongly of some colour."""
    colours = [image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]
    return sum(colour.hsvSaturation() > 120 and colour.value() > 120 for colour in colours)


@pytest.mark.parametrize("kind", EMOJI)
def test_emoji_are_one_sign_in_colour(letter: tuple[Seat, Driver], kind: str) -> None:
    seat, driver = letter
    editor = editor_of(driver)
    seat.screen.compose.write("")
    plain = colourful(picture_of(driver, editor))
    seat.screen.compose.write(EMOJI[kind])
    assert colourful(picture_of(driver, editor)) > plain + 60
    # A family, a tone of skin or a flag is one sign, not several beside each other.
    assert float(editor.property("contentWidth")) < 2.2 * float(editor.property("font").pixelSize())


def test_what_is_written_right_to_left_stands_so_in_a_letter(letter: tuple[Seat, Driver]) -> None:
    seat, driver = letter
    editor = editor_of(driver)
    seat.screen.compose.write(RIGHT_TO_LEFT)
    driver.settle()
    cursor = editor.property("cursorRectangle")
    width = editor.width()
    points = inked(picture_of(driver, editor))
    assert cursor.x() > width / 2
    assert min(x for x, _ in points) > width / 2
    assert cursor.x() < max(x for x, _ in points)


@pytest.mark.parametrize("control", ["AppText", "TextField"])
def test_what_is_written_right_to_left_stands_so_in_text_and_fields(letter: tuple[Seat, Driver], control: str) -> None:
    seat, driver = letter
    window = seat.screen.engine.window
    assert window is not None
    component = QQmlComponent(seat.screen.engine.qml)
    extra = 'label: "Name"; labelled: false; clearable: false' if control == "TextField" else ""
    words = f'{control} {{ width: parent.width; text: "{RIGHT_TO_LEFT}"; {extra} }}'
    component.setData(f"import QtQuick\nimport Kiosk\nRectangle {{ width: 600; height: 200; {words} }}".encode(), "")
    item = component.create()
    assert isinstance(item, QQuickItem), component.errorString()
    seat.screen.compose.write("")
    item.setParentItem(window.contentItem())
    item.setZ(99)
    image = picture_of(driver, item)
    # Not the edge of a field.
    middle = [x for x, y in inked(image) if EDGE < y < FIELD and 20 < x < image.width() - 20]
    assert middle
    assert min(middle) > item.width() / 2
    item.setParentItem(None)  # type: ignore[arg-type]
    item.deleteLater()
