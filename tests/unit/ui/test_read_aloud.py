from PySide6.QtCore import QRect

from kiosk.ui.accessibility import PRESSABLE, Node, Role, nodes, words_of
from tests.unit.ui.seat import Seat


def node(name: str, role: Role = Role.StaticText, value: str = "") -> Node:
    return Node(role, name, value, "", QRect(0, 0, 10, 10), role in PRESSABLE, enabled=True, focused=False)


def test_words_are_read_in_order_and_once() -> None:
    seen = [node("Mail", Role.Heading), node("Rosa"), node("Rosa"), node("Reply", Role.Button), node("", Role.StaticText)]
    assert words_of(seen, frozenset()) == ["Mail", "Rosa", "Reply"]


def test_keys_are_never_read() -> None:
    assert words_of([node("5", Role.Button), node("q", Role.Button), node("Erase", Role.Button)], frozenset()) == ["Erase"]


def test_what_is_written_is_read_and_not_its_label() -> None:
    assert words_of([node("Your message", Role.EditableText, "Hi Rosa")], frozenset()) == ["Hi Rosa"]


def test_pictures_are_not_read() -> None:
    assert words_of([node("A lake", Role.Graphic)], frozenset()) == []


def test_balances_are_not_said_into_the_room(seat: Seat) -> None:
    seat.open()
    seat.sign_in()
    assert seat.screen._private_words() == {"$46.20", "$12.00"}
    window = seat.screen.engine.window
    assert window is not None
    said = " ".join(words_of(list(nodes(window)), seat.screen._private_words()))
    assert "Good afternoon" in said
    assert "46.20" not in said


def test_the_dots_of_a_pin_tell_no_digit(seat: Seat) -> None:
    driver = seat.open()
    seat.central.swipe()
    driver.wait_for_text("Hello, Marcus")
    for digit in "274":
        driver.tap(digit)
    said = words_of(driver.nodes(), frozenset())
    assert not [line for line in said if "274" in line or line in set("0123456789")]
