"""Read aloud over the running screens: what is said, in which order, who hears it, and what is never said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication

from kiosk.device.policy import Policy, SpeechPolicy
from kiosk.ui.accessibility import PRESSABLE, Node, Role
from kiosk.ui.driver import Driver
from kiosk.ui.outlet import HookOutlet, Outlet, Sensed
from kiosk.ui.sample_store import MINUTE_MS
from kiosk.ui.sentences import sentences
from tests.unit.ui.seat import Seat

TOOLS = (Role.ToolBar,)
MOST_SENTENCES = 300


class Listener(QObject):
    """A voice that says each sentence for as long as the test likes."""

    said = Signal()
    failed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.how: dict[str, object] = {}
        self.hushed = 0

    def say(self, sentence: str, *, language: str, speed: str, volume: float) -> None:
        self.heard.append(sentence)
        self.how = {"language": language, "speed": speed, "volume": volume}

    def quiet(self) -> None:
        self.hushed += 1


class Heard:
    """A seat whose voice is listened to, through a handset that is lifted."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.driver: Driver = seat.open()
        self.reading = seat.screen.reading
        self.voice = Listener()
        self.equip(Outlet(), "private")

    def equip(self, outlet: Outlet, sensed: Sensed = "unknown") -> None:
        """A new voice, through this outlet."""
        self.voice, outlet.sensed = Listener(), sensed
        self.reading.equip(self.voice, outlet, self.seat.screen.engine.window)
        self.seat.screen.session.equip(speaker=self.reading, battery=lambda: None)

    def sign_in(self) -> None:
        """Marcus at home."""
        self.seat.sign_in()
        self.driver.settle()

    def whole_page(self) -> list[str]:
        """Everything that is said from the title to the end."""
        self.driver.settle()
        self.seat.screen.session.readAloud()
        for _ in range(MOST_SENTENCES):
            if not self.reading.speaking:
                return self.voice.heard
            self.voice.said.emit()
            self.driver.spin(1)
        raise AssertionError(f"it goes on and on: {self.voice.heard[-3:]}")

    def until(self, words: str) -> None:
        """Read on to this sentence."""
        for _ in range(MOST_SENTENCES):
            if self.reading.sentence == words:
                return
            self.voice.said.emit()
            self.driver.spin(1)
        raise AssertionError(f"{words!r} is never read: {self.voice.heard}")


@pytest.fixture(scope="module")
def one_seat(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Heard]:
    assert qapp is not None
    with ExitStack() as stack:
        seat = Seat(tmp_path_factory.mktemp("seat"), stack)
        seat.central.fill()
        yield Heard(seat)


@pytest.fixture
def heard(one_seat: Heard) -> Iterator[Heard]:
    """A kiosk at which nobody is signed in."""
    one_seat.equip(Outlet(), "private")
    yield one_seat
    one_seat.reading.stop()
    one_seat.seat.screen.session.signOut()
    one_seat.seat.screen.navigator.home()
    one_seat.seat.screen.display.restore()
    one_seat.seat.screen.desk.policy = Policy()
    one_seat.driver.settle()


def node(name: str, role: Role = Role.StaticText, value: str = "", within: tuple[Role, ...] = ()) -> Node:
    return Node(role, name, value, "", QRect(0, 0, 10, 10), role in PRESSABLE, enabled=True, focused=False, item=None, within=within)


def said(*seen: Node, amount: str | None = None) -> list[str]:
    return [sentence.words for sentence in sentences(seen, amount)]


def test_title_then_content_then_choices_then_tools() -> None:
    seen = [
        *(node("Connected", Role.Button, within=TOOLS), node("Mail", Role.Heading, within=TOOLS)),
        *(node("Rosa wrote. Theo too."), node("Rosa wrote. Theo too."), node("Reply", Role.Button), node("", Role.StaticText)),
    ]
    assert said(*seen) == ["Mail", "Rosa wrote.", "Theo too.", "Reply", "Connected"]


def test_an_open_dialog_is_read_alone() -> None:
    seen = [node("Mail", Role.Heading), node("Need more time?", Role.Heading, within=(Role.Dialog,)), node("Reply", Role.Button)]
    assert said(*seen) == ["Need more time?"]


def test_keys_are_never_read() -> None:
    assert said(node("5", Role.Button), node("q", Role.Button), node("00", Role.Button), node("Erase", Role.Button)) == ["Erase"]


def test_what_is_written_is_read_and_not_its_label() -> None:
    assert said(node("Your message", Role.EditableText, "Hi Rosa")) == ["Hi Rosa"]


def test_a_time_of_day_ends_no_sentence() -> None:
    assert said(node("Ayer 6:05 p.m. · cuenta de depósito. Quedan 3.")) == ["Ayer 6:05 p.m. · cuenta de depósito.", "Quedan 3."]
    assert said(node("Opens at 3 p.m. You can wait.")) == ["Opens at 3 p.m.", "You can wait."]


def test_pictures_are_not_read() -> None:
    assert said(node("A lake", Role.Graphic)) == []


def test_sums_of_money_are_masked_where_the_room_hears() -> None:
    line = node("You have $1,046.20 and EUR\N{NO-BREAK SPACE}7.00, not $3. Buy 10 stamps.")
    assert said(line, amount="an amount") == ["You have an amount and an amount, not an amount.", "Buy 10 stamps."]
    assert said(line) == ["You have $1,046.20 and EUR\N{NO-BREAK SPACE}7.00, not $3.", "Buy 10 stamps."]


def test_home_is_read_in_order_and_the_sentence_is_marked(heard: Heard) -> None:
    heard.sign_in()
    heard.driver.settle()
    heard.seat.screen.session.readAloud()
    assert heard.voice.heard == ["Good afternoon, Marcus"]
    title = heard.driver.find("Good afternoon, Marcus")
    assert title is not None
    first, second = (place.toRect() for place in heard.reading.places)
    assert title.rect.adjusted(-2, -2, 2, 2).contains(first.united(second))
    assert first.width() > second.width() > 100
    assert abs(first.bottom() - second.top()) < 3

    lines = heard.whole_page()
    assert lines.index("Mail.") < lines.index("Home")
    assert "46 dollars and 20 cents" in " ".join(lines), "through the handset one person hears everything"
    assert lines[-1] == "Help"
    assert heard.reading.places == []
    assert heard.reading.on


def test_a_page_is_turned_to_the_sentence(heard: Heard) -> None:
    heard.sign_in()
    heard.seat.screen.navigator.go("settings")
    heard.seat.screen.display.setTextStep(200)
    heard.driver.settle()
    heard.seat.screen.session.readAloud()
    window = heard.seat.screen.engine.window
    assert window is not None
    heard.until("We keep your choices.")
    heard.driver.settle()
    (place,) = heard.reading.places
    assert 0 < place.top() < place.bottom() < window.height()
    assert heard.driver.shows("We keep your choices.")


def test_going_elsewhere_makes_it_quiet_and_leaves_it_on(heard: Heard) -> None:
    heard.sign_in()
    heard.seat.screen.session.readAloud()
    assert heard.reading.speaking
    heard.seat.screen.navigator.go("inbox")
    assert not heard.reading.speaking
    assert (heard.reading.on, heard.seat.screen.session.reading) == (True, True)
    before = heard.voice.heard[:]
    heard.voice.said.emit()
    assert heard.voice.heard == before, "a voice that ends late begins nothing"


def test_the_bar_skips_pauses_and_changes_the_speed(heard: Heard) -> None:
    heard.driver.settle()
    heard.seat.screen.session.readAloud()
    heard.driver.settle()
    heard.driver.tap("Hear the next sentence")
    heard.driver.tap("Hear the sentence before")
    assert heard.voice.heard[0] == heard.voice.heard[2] != heard.voice.heard[1]
    heard.driver.tap("Slower")
    assert heard.voice.how["speed"] == "slow"
    assert heard.voice.heard[3] == heard.voice.heard[2], "the sentence begins anew"
    heard.seat.screen.display.changeVolume(-1)
    assert heard.voice.how["volume"] == pytest.approx(0.6)
    heard.driver.tap("Pause")
    assert not heard.reading.speaking
    heard.driver.tap("Read this page")
    assert heard.reading.speaking
    heard.driver.tap("Stop reading aloud")
    heard.driver.wait_for_no_text("Stop reading aloud")
    assert not heard.reading.on


def test_the_voice_speaks_the_language_of_the_screen(heard: Heard) -> None:
    heard.seat.screen.display.setLanguage("es")
    heard.driver.settle()
    heard.seat.screen.session.readAloud()
    assert heard.voice.how["language"] == "es"
    assert heard.voice.heard == ["Buenas tardes"]


def test_words_that_are_touched_are_said(heard: Heard) -> None:
    heard.sign_in()
    heard.seat.screen.navigator.go("help")
    heard.driver.settle()
    words = heard.driver.find("Tell any staff member")
    assert words is not None
    heard.driver.tap_at(words.rect.center())
    assert heard.voice.heard == [], "only while it is on"
    heard.seat.screen.session.toggleReading()
    heard.driver.settle()
    # The voice's bar leaves the page less room, and the numbers to call come first.
    while heard.driver.find("Staff read each message before it goes on.") is None:
        heard.driver.tap("More below")
        heard.driver.settle()
    heard.voice.heard.clear()
    words = heard.driver.find("Staff read each message before it goes on.")
    assert words is not None
    heard.driver.tap_at(words.rect.center())
    assert heard.voice.heard == ["Staff read each message before it goes on."]
    heard.voice.said.emit()
    heard.voice.said.emit()
    assert heard.voice.heard[1:] == ["Most take 1 day.", "Sent shows where your message is."]
    heard.voice.said.emit()
    assert not heard.reading.speaking, "only what was touched"


def test_a_pin_is_never_said_nor_its_length(heard: Heard) -> None:
    heard.seat.central.swipe()
    heard.driver.wait_for_text("Hello, Marcus")
    heard.seat.screen.session.toggleReading()
    for digit in "274":
        heard.driver.tap(digit)
    assert heard.voice.heard == [], "a digit that is touched"
    lines = heard.whole_page()
    assert "Hello, Marcus" in lines
    assert not [line for line in lines if any(letter.isdigit() for letter in line) or "typed" in line]


def test_a_kiosk_waits_for_the_handset_and_stops_when_it_is_hung_up(heard: Heard, tmp_path: Path) -> None:
    hook = tmp_path / "lifted"
    heard.equip(HookOutlet(hook, look_ms=10))
    heard.seat.screen.session.readAloud()
    heard.driver.wait_for_text("Lift the handset to listen.")
    assert heard.voice.heard == []
    hook.touch()
    heard.seat.wait(lambda: bool(heard.reading.speaking), "the voice")
    hook.unlink()
    heard.seat.wait(lambda: not heard.reading.speaking, "silence")
    heard.seat.screen.session.stopReading()


def test_a_kiosk_without_a_sensor_speaks_only_when_policy_vouches_for_it(heard: Heard) -> None:
    heard.equip(Outlet())
    heard.seat.screen.session.readAloud()
    assert not heard.reading.speaking
    heard.seat.screen.desk.policy = Policy(speech=SpeechPolicy(output="private"))
    heard.seat.screen.session.readAloud()
    assert heard.reading.speaking
    heard.seat.screen.desk.policy = Policy(speech=SpeechPolicy(output="off"))
    assert not heard.reading.available


def test_a_tablet_says_no_balance_into_the_room(tmp_path: Path, qapp: QGuiApplication) -> None:
    assert qapp is not None
    with ExitStack() as stack:
        seat = Seat(tmp_path, stack, "tablet")
        seat.central.fill()
        heard = Heard(seat)
        heard.equip(Outlet())
        heard.sign_in()
        said_aloud = " ".join(heard.whole_page())
        assert "Good afternoon, Marcus" in said_aloud
        assert "an amount" in said_aloud
        assert "46.20" not in said_aloud
        assert heard.driver.shows("46.20")
        seat.central.money()
        for go in (seat.screen.entry.open, seat.screen.navigator.go):
            seat.screen.navigator.go("money")
            go("e-15" if go == seat.screen.entry.open else "statement")
            heard.equip(Outlet())
            lines = heard.whole_page()
            assert "an amount" in lines
            assert not [line for line in lines if "dollar" in line or "$" in line or "cents" in line]
            assert heard.driver.shows("$")


MONEY_PAGES = {
    "en": {"money": "minus 35 cents.", "entry": "99 dollars and 15 cents", "statement": "46 dollars and 20 cents"},
    "es": {"money": "menos 35 centavos.", "entry": "99 dólares con 15 centavos", "statement": "46 dólares con 20 centavos"},
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_sums_on_the_pages_of_money_are_said_in_words(heard: Heard, language: str) -> None:
    screen = heard.seat.screen
    heard.sign_in()
    heard.seat.central.money()
    screen.display.setLanguage(language)
    for route, words in MONEY_PAGES[language].items():
        screen.navigator.go("money")
        if route == "entry":
            screen.entry.open("e-15")
        else:
            screen.navigator.go(route)
        heard.equip(Outlet(), "private")
        lines = heard.whole_page()
        assert screen.navigator.current == route
        assert words in lines
        assert not [line for line in lines if set(line) & set("$¢·\N{MINUS SIGN}")]
    screen.session.stopReading()


def test_listening_counts_as_use(heard: Heard) -> None:
    heard.sign_in()
    session = heard.seat.screen.session
    session.readAloud()
    for _ in range(5):
        heard.seat.clock.advance(MINUTE_MS)
        session.tick()
    assert not session.endingVisible
    session.stopReading()
    assert not heard.reading.on
    heard.seat.clock.advance(2 * MINUTE_MS)
    session.tick()
    assert session.endingKind == "idle"


def test_sign_out_ends_it(heard: Heard) -> None:
    heard.sign_in()
    heard.seat.screen.session.readAloud()
    heard.seat.screen.session.signOut()
    assert (heard.reading.on, heard.reading.sentence) == (False, "")
    assert heard.voice.hushed > 0
