"""The PIN pad. The digits live here until Go and nowhere afterwards."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal, Slot

from kiosk.signin.rules import (
    AccountClosed,
    LockedOut,
    NeedsConnection,
    NotKnown,
    Outcome,
    Person,
    Restarting,
    SignedIn,
    Waiting,
    WrongPin,
)
from kiosk.signin.signin import Attempt, SignIn
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel

POLL_MS = 100
WAIT_TICK_MS = 500
IN_ORDER = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]


@dataclass(frozen=True)
class _Locked:
    until_boot_ms: int


@qml_type
class PinModel(ScreenModel):
    """Signs a person in, or lifts the cover of the one who is."""

    firstName = shown(str)
    initial = shown(str)
    cardRead = shown(bool)
    filled = shown(int)
    pinLength = shown(int, 6)
    keys = shown(list, IN_ORDER)
    message = shown(str)
    messageKind = shown(str)
    busy = shown(bool)
    locked = shown(bool)
    uncovering = shown(bool)

    of_person = False
    #: Signed in with a PIN (the argument) that must be replaced.
    mustChange = Signal(str)

    def __init__(self, desk: Desk, navigator: Navigator, signin: SignIn, session: SessionModel) -> None:
        super().__init__(desk, navigator)
        self._signin = signin
        self._session = session
        self._digits: list[str] = []
        #: Kept from Go to the verdict: a PIN that staff gave out is replaced next, without being typed again.
        self._typed = ""
        self._person: Person | None = None
        self._attempt: Attempt | None = None
        self._said: Outcome | _Locked | str | None = None
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.poll)
        self._countdown = QTimer(self, interval=WAIT_TICK_MS)
        self._countdown.timeout.connect(self._reword)
        desk.bridge.changed.connect(self.poll)
        desk.languageChanged.connect(self._reword)
        session.lifting.connect(self.ask_again)
        navigator.leaving.connect(self._left)

    def ask(self, person: Person, *, card: bool) -> None:
        """Ask this person for the PIN."""
        self._drop()
        self._person = person
        self._open(cardRead=card, uncovering=False)
        self.navigator.go("pin")

    @Slot()
    def ask_again(self) -> None:
        """Ask the person at the screen, before the cover is lifted."""
        session = self.desk.session
        if session is not None:
            self._drop()
            self._person = session.person
            self._open(cardRead=False, uncovering=True)
            self.navigator.ask_pin()

    def asks_holder(self, person: Person) -> bool:
        """Whether this person's PIN is asked because their card was shown."""
        return bool(self.cardRead) and self._person is not None and self._person.resident == person.resident

    @Slot(str)
    def press(self, digit: str) -> None:
        """One more digit."""
        if self.busy or self.locked or digit not in IN_ORDER or len(self._digits) >= self.pinLength:
            return
        self._digits.append(digit)
        self._say(None)
        self.put(filled=len(self._digits))

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        if self._digits and not self.busy:
            self._digits.pop()
            self.put(filled=len(self._digits))

    @Slot()
    def go(self) -> None:
        """Check the PIN."""
        if self.busy or self.locked or self._person is None:
            return
        if len(self._digits) < self.pinLength:
            self._say("short")
            return
        pin = "".join(self._digits)
        self._wipe()
        self.put(busy=True)
        self._say(Waiting())
        session = self.desk.session
        if self.uncovering and session is not None:
            self.desk.bridge.check(lambda: self._signin.check_pin(session, pin), self._uncovered)
        else:
            self._typed = pin
            self._attempt = self._signin.start(self._person, pin)
            self._poll.start()

    @Slot()
    def mix(self) -> None:
        """Put the digits in another order, so that nobody can read the PIN from the hand."""
        mixed = list(IN_ORDER)
        secrets.SystemRandom().shuffle(mixed)
        self.put(keys=mixed)

    @Slot()
    def startOver(self) -> None:
        """Not this person: back to the invitation, or to the cover."""
        if self.uncovering:
            self.navigator.back()
        else:
            self.navigator.home()
        self._drop()

    @Slot()
    def forgot(self) -> None:
        """What to do about a forgotten PIN."""
        self._say("forgot")

    @Slot()
    def poll(self) -> None:
        """Ask how the attempt goes."""
        if self._attempt is None:
            return
        try:
            outcome: Outcome | str = self._signin.poll(self._attempt)
        except StoreFull:
            outcome = "full"
        if not isinstance(outcome, Waiting):
            self._attempt = None
            self._poll.stop()
            self._settle(outcome)

    def forget_person(self) -> None:
        """Nothing of the attempt stays."""
        self._drop()

    def _settle(self, outcome: Outcome | str) -> None:
        self.put(busy=False)
        typed, self._typed = self._typed, ""
        if isinstance(outcome, SignedIn):
            self._drop()
            self._session.start(outcome.session)
            if outcome.session.must_change_pin:
                self.mustChange.emit(typed)
            return
        self._wait_after(outcome)

    def _uncovered(self, outcome: Outcome) -> None:
        if not self.uncovering:
            return
        self.put(busy=False)
        if isinstance(outcome, SignedIn):
            self._drop()
            self._session.uncover()
        else:
            self._wait_after(outcome)

    def _wait_after(self, outcome: Outcome | str) -> None:
        if isinstance(outcome, LockedOut):
            self.put(locked=True)
            self._countdown.start()
            self._say(_Locked(self.desk.clock.boot_ms() + outcome.wait_ms))
        else:
            self._say(outcome)

    def _open(self, *, cardRead: bool, uncovering: bool) -> None:  # noqa: N803 - as shown
        person = self._person
        policy = self.desk.policy.sign_in
        if person is None:
            return
        self.put(
            firstName=person.first_name,
            initial=person.first_name[:1].upper(),
            cardRead=cardRead,
            pinLength=policy.pin_length,
            keys=IN_ORDER,
            uncovering=uncovering,
        )
        if policy.shuffle_pad:
            self.mix()

    def _wipe(self) -> None:
        self._digits.clear()
        self.put(filled=0)

    def _drop(self) -> None:
        self._poll.stop()
        self._countdown.stop()
        self._attempt = None
        self._person = None
        self._typed = ""
        self._wipe()
        self._say(None)
        self.put(busy=False, locked=False, uncovering=False, cardRead=False, firstName="", initial="", keys=IN_ORDER)

    @Slot(str, str)
    def _left(self, route: str, to: str) -> None:
        if route == "pin" and to != "home":
            self._drop()

    def _say(self, what: Outcome | _Locked | str | None) -> None:
        self._said = what
        self._reword()

    @Slot()
    def _reword(self) -> None:
        text, kind = self._words()
        self.put(message=text, messageKind=kind)

    def _words(self) -> tuple[str, str]:
        said = self._said
        if isinstance(said, _Locked):
            return self._locked_words(said)
        if isinstance(said, WrongPin):
            return self.tr("That PIN did not match. You have %n tries left.", "", said.tries_left), "wrong"
        plain: dict[object, tuple[str, str]] = {
            Waiting: (self.tr("Checking your PIN"), "checking"),
            NotKnown: (self.tr("We do not know this person. Start over, or ask staff."), "wrong"),
            NeedsConnection: (self.tr("We are offline, and this device has not met you yet. Try again later."), "info"),
            AccountClosed: (self.tr("You cannot sign in here now. Ask your case manager about this."), "info"),
            Restarting: (self.tr("This device starts again in a moment. Try again then."), "info"),
            "short": (self.tr("Your PIN has %n digits.", "", self.pinLength), "info"),
            "full": (self.tr("There is no room to save right now. Tell staff."), "info"),
            "forgot": (self.tr("Staff can give you a new PIN. Ask any officer."), "info"),
        }
        return plain.get(said if isinstance(said, str) else type(said), ("", ""))

    def _locked_words(self, said: _Locked) -> tuple[str, str]:
        left = said.until_boot_ms - self.desk.clock.boot_ms()
        if left <= 0:
            self._countdown.stop()
            self._said = None
            self.put(locked=False)
            return self.tr("You can try again now."), "info"
        wait = self.desk.words.wait(left)
        return self.tr("That PIN did not match. You can try again in %1.").replace("%1", wait), "wait"
