"""A PIN that staff gave out is replaced before anything else; anybody may replace theirs."""

import pytest
from PySide6.QtCore import QObject, Signal
from sqlalchemy import select

from kiosk.signin.tables import pin_attempts, sessions, verifiers
from kiosk.sync.tables import asks
from kiosk.ui.driver import Driver
from kiosk.ui.outlet import Outlet
from kiosk.ui.sample_store import NEWCOMER, NEWCOMER_CARD, PIN, RESIDENT
from tests.unit.ui.seat import Seat

CHOSEN = "580264"
MOST_PAGES = 10


def type_new(seat: Seat, pin: str) -> None:
    model = seat.screen.new_pin
    for digit in pin:
        model.press(digit)
    model.go()


def first_sign_in(seat: Seat) -> None:
    seat.central.swipe(NEWCOMER_CARD)
    seat.type_pin()
    seat.wait(lambda: seat.screen.navigator.current == "new-pin", "the new PIN")


def kept_verifiers(seat: Seat) -> set[str]:
    with seat.store.read() as connection:
        return set(connection.execute(select(verifiers.c.resident)).scalars())


def test_a_given_pin_leads_nowhere_but_to_a_new_one(seat: Seat) -> None:
    first_sign_in(seat)
    model = seat.screen.new_pin
    assert (model.title, bool(model.required)) == ("Choose a new PIN", True)
    for route in ("home", "inbox", "money", "help"):
        seat.screen.navigator.go(route)
        seat.screen.navigator.home()
        assert seat.screen.navigator.current == "new-pin"
    assert NEWCOMER not in kept_verifiers(seat), "a PIN that others know must not open anything offline"

    type_new(seat, CHOSEN)
    assert model.title == "Type it again"
    type_new(seat, CHOSEN)
    seat.wait(lambda: seat.screen.navigator.current == "home")
    assert seat.screen.session.toastText == "Your new PIN works now."
    assert seat.central.pins[NEWCOMER] == CHOSEN
    assert NEWCOMER in kept_verifiers(seat)
    with seat.store.read() as connection:
        grant = connection.execute(select(sessions.c.grant_id).where(sessions.c.ended_ms.is_(None))).scalar_one()
    session = seat.screen.desk.session
    assert session is not None
    assert session.grant == grant

    seat.screen.session.signOut()
    seat.quiet()
    seat.central.connect(connected=False)
    seat.central.swipe(NEWCOMER_CARD)
    seat.type_pin(CHOSEN)
    seat.wait(lambda: seat.screen.navigator.current == "home", "Home offline, by the new PIN")


@pytest.mark.parametrize("easy", ["123456", "444444", "207188", PIN])
def test_easy_pins_and_the_one_in_force_are_refused(seat: Seat, easy: str) -> None:
    first_sign_in(seat)
    type_new(seat, easy)
    assert seat.screen.new_pin.message == "That PIN is easy to guess. Choose another one."
    assert seat.screen.new_pin.title == "Choose a new PIN"


def test_two_that_differ_begin_again(seat: Seat) -> None:
    first_sign_in(seat)
    type_new(seat, CHOSEN)
    type_new(seat, "580265")
    assert seat.screen.new_pin.message == "Those two were not the same. Choose again."
    assert seat.central.pins[NEWCOMER] == PIN


def test_leaving_signs_out_and_keeps_nothing(seat: Seat) -> None:
    first_sign_in(seat)
    type_new(seat, CHOSEN)
    seat.screen.new_pin.back()
    assert seat.screen.new_pin.title == "Choose a new PIN"
    seat.screen.new_pin.back()
    assert seat.screen.navigator.current == "sign-in"
    seat.quiet()
    kept = repr(vars(seat.screen.new_pin)) + repr(vars(seat.screen.pin))
    assert PIN not in kept
    assert CHOSEN not in kept


def test_somebody_signed_in_replaces_theirs_by_proving_the_old_one(seat: Seat) -> None:
    seat.sign_in()
    model = seat.screen.new_pin
    model.start()
    assert (seat.screen.navigator.current, model.title) == ("new-pin", "Your PIN now")
    for pin in ("999999", CHOSEN, CHOSEN):
        type_new(seat, pin)
    seat.wait(lambda: not model.busy, "central's word")
    assert model.message == "That PIN did not match. You have 4 tries left."
    assert model.title == "Your PIN now"

    for pin in (PIN, CHOSEN, CHOSEN):
        type_new(seat, pin)
    seat.wait(lambda: seat.screen.navigator.current == "home", "back where they were")
    assert seat.central.pins[RESIDENT] == CHOSEN


def test_without_a_connection_the_old_pin_stays(seat: Seat) -> None:
    seat.sign_in()
    seat.central.connect(connected=False)
    seat.screen.new_pin.start()
    for pin in (PIN, CHOSEN, CHOSEN):
        type_new(seat, pin)
    seat.wait(lambda: not seat.screen.new_pin.busy)
    assert seat.screen.new_pin.message == "A new PIN needs a connection. Your PIN stays as it is."
    with seat.store.read() as connection:
        assert connection.execute(select(asks)).first() is None
    assert RESIDENT in kept_verifiers(seat)


def test_when_no_answer_comes_it_says_that_it_does_not_know(seat: Seat) -> None:
    seat.sign_in()
    seat.central.deaf = True
    seat.screen.new_pin.start()
    for pin in (PIN, CHOSEN, CHOSEN):
        type_new(seat, pin)
    seat.wait(seat.central.ask_leaves, "the question on its way")
    seat.clock.advance(60_000)
    seat.wait(lambda: bool(seat.screen.new_pin.unsure), "doubt")
    assert seat.screen.new_pin.message.startswith("No answer came. Sign in again with your new PIN.")
    assert RESIDENT not in kept_verifiers(seat), "the old PIN may be void"
    seat.screen.new_pin.signInAgain()
    assert seat.screen.navigator.current == "sign-in"


@pytest.mark.parametrize("sent", [False, True])
def test_whoever_leaves_meanwhile_has_used_no_try(seat: Seat, *, sent: bool) -> None:
    """Central judges that PIN, and counts a wrong one itself. If the question left, only central knows which PIN is in force."""
    seat.sign_in()
    seat.central.deaf = True
    seat.screen.new_pin.start()
    for pin in (PIN, CHOSEN, CHOSEN):
        type_new(seat, pin)
    seat.wait(lambda: seat.central.ask_leaves() if sent else tries(seat) == 1, "the question")
    seat.screen.session.signOut()
    seat.wait(lambda: tries(seat) == 0, "the try that is given back")
    with seat.store.read() as connection:
        assert connection.execute(select(asks)).first() is None
    assert (RESIDENT in kept_verifiers(seat)) is not sent


def tries(seat: Seat) -> int:
    with seat.store.read() as connection:
        return connection.execute(select(pin_attempts.c.wrong)).scalar_one_or_none() or 0


class Mute(QObject):
    """A voice that only remembers what it was to say."""

    said = Signal()
    failed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def say(self, sentence: str, **_how: object) -> None:
        self.told.append(sentence)

    def quiet(self) -> None:
        """It is quiet."""


def at_the_pin_card(seat: Seat) -> Driver:
    """In the settings, turned to their end."""
    driver = seat.open()
    seat.sign_in()
    seat.screen.navigator.go("settings")
    driver.settle()
    for _ in range(MOST_PAGES):
        if driver.find("More below") is None:
            break
        driver.tap("More below")
        driver.settle()
    return driver


def test_the_settings_lead_to_another_pin_and_back(seat: Seat) -> None:
    driver = at_the_pin_card(seat)
    voice, outlet = Mute(), Outlet()
    outlet.sensed = "private"
    seat.screen.reading.equip(voice, outlet, seat.screen.engine.window)
    seat.screen.session.equip(speaker=seat.screen.reading, battery=lambda: None)
    driver.tap("Change my PIN")
    driver.wait_for_text("Your PIN now")
    seat.screen.session.readAloud()
    for title, pin in (("Your PIN now", PIN), ("Choose a new PIN", CHOSEN), ("Type it again", CHOSEN)):
        driver.wait_for_text(title)
        for digit in pin:
            driver.tap(digit)
        driver.tap("Go")
    driver.wait_for_text("Your new PIN works now.")
    assert seat.screen.navigator.current == "settings"
    assert seat.central.pins[RESIDENT] == CHOSEN
    assert voice.told, "the page is read"
    assert not [line for line in voice.told if any(letter.isdigit() for letter in line)]


def test_without_a_connection_the_settings_say_why_not(seat: Seat) -> None:
    driver = at_the_pin_card(seat)
    seat.central.connect(connected=False)
    seat.wait(lambda: not seat.screen.session.connected, "offline")
    driver.settle()
    driver.tap("Change my PIN")
    assert seat.screen.session.toastText == "A new PIN needs a connection. Your PIN stays as it is."
    assert seat.screen.navigator.current == "settings"


def test_the_pin_now_may_be_left_with_back(seat: Seat) -> None:
    driver = at_the_pin_card(seat)
    driver.tap("Change my PIN")
    driver.wait_for_text("Your PIN now")
    driver.tap("Back")
    driver.settle()
    assert seat.screen.navigator.current == "settings"
    assert seat.central.pins[RESIDENT] == PIN
