"""The invitation, and sign-in without a card: the resident number."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from sqlalchemy import Connection

from kiosk.hardware.card_events import card_waiting
from kiosk.hardware.part_status import part_status
from kiosk.signin.rules import CardAgain, CardGone, CardNews, CardSeen, Person
from kiosk.signin.signin import SignIn
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator

MAX_NUMBER_DIGITS = 12
#: How long a card that was read once may be shown again (the drivers' window).
AGAIN_MS = 10_000


@qml_type
class SignInModel(ScreenModel):
    """Takes cards whenever one is shown; `found` names the person and whether a card did it."""

    facilityName = shown(str)
    unitName = shown(str)
    deviceName = shown(str)
    hasReader = shown(bool)
    readerWorking = shown(bool, default=True)
    message = shown(str)
    messageKind = shown(str)
    numberText = shown(str)
    numberMessage = shown(str)

    of_person = False
    found = Signal(object, bool)
    #: A card was shown while somebody is signed in (CardSeen).
    disturbed = Signal(object)
    #: A card was taken away from the reader (CardGone).
    removed = Signal(object)

    def __init__(self, desk: Desk, navigator: Navigator, signin: SignIn) -> None:
        super().__init__(desk, navigator)
        self._signin = signin
        self._taking = False
        #: What is to be said of a card: "unknown", "lost", "again", "full", "keep", or nothing.
        self._of_card = ""
        self._unknown_number = False
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._stop_asking)
        navigator.leaving.connect(self._left)
        desk.languageChanged.connect(self._reword)
        self.put(hasReader=desk.place.has_reader, deviceName=desk.place.name)

    def refresh(self, connection: Connection) -> None:
        """Facility, reader, and cards that were shown."""
        reader = part_status(connection, "reader")
        # "unknown" is not "ok": but until the reader was heard of once, inviting to use it does no harm.
        working = reader.state in {"ok", "unknown"}
        facility = self.desk.policy.facility
        self.put(facilityName=facility.name, unitName=self.desk.place.unit or facility.unit, readerWorking=working)
        if self.desk.status.connected and self.messageKind == "info":
            self.put(message="", messageKind="")
        self._reword()
        if not self._taking and card_waiting(connection):
            self._taking = True
            self.desk.bridge.write(self._signin.take_card, self._card, self._card_lost)

    @Slot()
    def startNumber(self) -> None:
        """Type a number instead of showing a card."""
        self._clear()
        self.navigator.go("number")

    @Slot(str)
    def addDigit(self, digit: str) -> None:
        """One more digit."""
        if digit.isdecimal() and len(digit) == 1 and len(self.numberText) < MAX_NUMBER_DIGITS:
            self._unknown_number = False
            self.put(numberText=self.numberText + digit, numberMessage="")

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        self._unknown_number = False
        self.put(numberText=self.numberText[:-1], numberMessage="")

    @Slot()
    def submitNumber(self) -> None:
        """Look the number up."""
        person = self._signin.find_number(self.numberText) if self.numberText else None
        if person is None:
            self._unknown_number = True
            self._reword()
        else:
            self._clear()
            self.found.emit(person, False)

    @Slot()
    def cancel(self) -> None:
        """Back to the invitation."""
        self._clear()
        self.navigator.home()

    @Slot()
    def getHelp(self) -> None:
        """Help without signing in."""
        self.navigator.go("help")

    def forget_person(self) -> None:
        """Only what was typed and said is a person's."""
        self._clear()

    def _clear(self) -> None:
        self._of_card, self._unknown_number = "", False
        self._again.stop()
        self.put(numberText="", numberMessage="", message="", messageKind="")

    @Slot(str, str)
    def _left(self, route: str, _to: str) -> None:
        if route == "number":
            self.put(numberText="", numberMessage="")

    def keep_card(self) -> None:
        """The card was taken away before its holder was in, where it has to stay."""
        self._say_of_card("keep")

    def _card(self, news: CardNews | None) -> None:
        self._taking = False
        match news:
            case CardSeen() if self.desk.session is not None:
                self.disturbed.emit(news)
            case CardSeen(Person() as person):
                self._clear()
                self.found.emit(person, True)
            case CardSeen(None, lost):
                self._say_of_card("lost" if lost else "unknown")
            case CardGone():
                self.removed.emit(news)
            case CardAgain() if self.desk.session is None:
                self._say_of_card("again")
                self._again.start()

    def _say_of_card(self, what: str) -> None:
        self._of_card = what
        self.navigator.home()
        self._reword()

    @Slot()
    def _stop_asking(self) -> None:
        if self._of_card == "again":
            self._of_card = ""
            self._reword()

    def _card_lost(self, error: BaseException) -> None:
        self._taking = False
        if not isinstance(error, StoreFull):
            self.desk.broken.emit(error)
        elif self.desk.session is None and self._of_card != "full":
            self._say_of_card("full")

    @Slot()
    def _reword(self) -> None:
        of_card = {
            "unknown": (self.tr("We do not know this card. You can type your ID number, or ask staff."), "bad"),
            "lost": (self.tr("This card was reported lost. Type your ID number, or ask staff."), "bad"),
            "again": (self.tr("Show your card once more."), "info"),
            "full": (self.tr("There is no room to save right now. Tell staff."), "info"),
            "keep": (self.tr("Leave your card at the reader."), "info"),
        }
        if self._of_card:
            message, kind = of_card[self._of_card]
            self.put(message=message, messageKind=kind)
        elif self.hasReader and not self.readerWorking:
            self.put(message=self.tr("The card reader is not working. Type your ID number."), messageKind="info")
        else:
            self.put(message="", messageKind="")
        self.put(numberMessage=self.tr("We do not know this number. Check it and try again.") if self._unknown_number else "")


def same_person(seen: CardSeen, person: Person) -> bool:
    """Whether the card is that of the person at the screen."""
    return seen.person is not None and seen.person.resident == person.resident
