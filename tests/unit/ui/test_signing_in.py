import pytest

from kiosk.store.engine import StoreFull
from kiosk.ui.sample_store import CARD, MINUTE_MS, NUMBER, PIN
from tests.unit.ui.seat import Seat


def test_a_card_names_the_person_and_the_pin_lets_them_in(seat: Seat) -> None:
    seat.central.swipe()
    seat.wait(lambda: seat.screen.navigator.current == "pin")
    assert (seat.screen.pin.firstName, seat.screen.pin.initial, seat.screen.pin.cardRead) == ("Marcus", "M", True)

    seat.type_pin()
    assert seat.screen.pin.messageKind == "checking"
    seat.wait(lambda: seat.screen.navigator.current == "home")
    assert seat.screen.session.signedIn
    assert seat.screen.session.firstName == "Marcus"


def test_the_pin_is_kept_nowhere(seat: Seat) -> None:
    seat.sign_in()

    kept = [repr(vars(part)) for part in (seat.screen.pin, seat.screen.session, seat.screen.sign_in, seat.screen.desk)]
    assert not any(PIN in text for text in kept)
    assert seat.screen.pin.filled == 0


def test_an_unknown_card_is_said_plainly(seat: Seat) -> None:
    seat.central.swipe("77AA00BB11")
    seat.wait(lambda: bool(seat.screen.sign_in.message))

    assert seat.screen.sign_in.message.startswith("We do not know this card.")
    assert seat.screen.navigator.current == "sign-in"
    seat.central.swipe(CARD)
    seat.wait(lambda: seat.screen.navigator.current == "pin")
    assert seat.screen.sign_in.message == ""


def test_a_card_on_a_full_disk_is_told_and_breaks_nothing(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise StoreFull("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(seat.screen.sign_in._signin, "take_card", full)
        seat.central.swipe()
        seat.wait(lambda: bool(seat.screen.sign_in.message) or seat.screen._broken)
        assert not seat.screen._broken
        assert seat.screen.sign_in.message == "There is no room to save right now. Tell staff."
        seat.quiet()
    seat.central.swipe()
    seat.wait(lambda: seat.screen.navigator.current == "pin")
    assert seat.screen.sign_in.message == ""


def test_a_broken_reader_leads_to_the_number(seat: Seat) -> None:
    seat.central.part("reader", "problem", "lost")
    seat.wait(lambda: not seat.screen.sign_in.readerWorking)
    assert seat.screen.sign_in.message == "The card reader is not working. Type your ID number."

    seat.central.part("reader", "ok")
    seat.wait(lambda: bool(seat.screen.sign_in.readerWorking))
    assert seat.screen.sign_in.message == ""


def test_sign_in_by_number(seat: Seat) -> None:
    sign_in = seat.screen.sign_in
    sign_in.startNumber()
    for digit in "999":
        sign_in.addDigit(digit)
    sign_in.submitNumber()
    assert sign_in.numberMessage == "We do not know this number. Check it and try again."

    for _ in "999":
        sign_in.erase()
    for digit in NUMBER:
        sign_in.addDigit(digit)
    sign_in.submitNumber()
    assert seat.screen.navigator.current == "pin"
    assert not seat.screen.pin.cardRead
    assert sign_in.numberText == "", "the number does not stay"


def test_a_wrong_pin_says_how_many_tries_are_left(seat: Seat) -> None:
    seat.central.swipe()
    seat.type_pin("111111")
    seat.wait(lambda: seat.screen.pin.messageKind == "wrong")

    assert seat.screen.pin.message == "That PIN did not match. You have 4 tries left."
    assert not seat.screen.pin.busy


def test_too_many_wrong_pins_count_down_in_words(seat: Seat) -> None:
    seat.central.swipe()
    pin = seat.screen.pin
    for _ in range(5):
        seat.type_pin("111111")
        seat.wait(lambda: not pin.busy)
    assert pin.locked
    assert pin.message == "That PIN did not match. You can try again in 1 minute."

    pin.press("1")
    assert pin.filled == 0, "a locked pad takes nothing"
    seat.clock.advance(15_000)
    seat.wait(lambda: "45 seconds" in pin.message)
    seat.clock.advance(MINUTE_MS)
    seat.wait(lambda: not pin.locked)
    assert pin.message == "You can try again now."


def test_a_pin_that_is_too_short_is_not_tried(seat: Seat) -> None:
    seat.central.swipe()
    seat.type_pin("12")
    assert seat.screen.pin.message == "Your PIN has 6 digits."
    assert not seat.screen.pin.busy


def test_offline_for_the_first_time_needs_a_connection(seat: Seat) -> None:
    seat.central.connect(connected=False)
    seat.central.swipe()
    seat.type_pin()
    seat.wait(lambda: not seat.screen.pin.busy)
    assert seat.screen.pin.message.startswith("We are offline, and this device has not met you yet.")


def test_offline_works_for_somebody_who_was_here(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.session.signOut()
    seat.quiet()
    seat.central.connect(connected=False)

    seat.central.swipe()
    seat.type_pin("111111")
    seat.wait(lambda: seat.screen.pin.messageKind == "wrong")
    seat.type_pin()
    seat.wait(lambda: seat.screen.navigator.current == "home")
    assert seat.screen.session.connectionText == "Offline"


def test_mixing_keeps_all_ten_digits(seat: Seat) -> None:
    seat.central.swipe()
    seat.wait(lambda: seat.screen.navigator.current == "pin")
    orders = set()
    for _ in range(5):
        seat.screen.pin.mix()
        assert sorted(seat.screen.pin.keys) == sorted("1234567890")
        orders.add(tuple(seat.screen.pin.keys))
    assert len(orders) > 1


def test_somebody_else_starts_over(seat: Seat) -> None:
    seat.central.swipe()
    seat.wait(lambda: seat.screen.navigator.current == "pin")
    seat.screen.pin.press("1")
    seat.screen.pin.startOver()
    assert seat.screen.navigator.current == "sign-in"
    assert (seat.screen.pin.firstName, seat.screen.pin.filled) == ("", 0)
