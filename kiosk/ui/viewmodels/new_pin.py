"""Choosing a new PIN: first the one in force (unless it was just typed), then the new one twice.

The digits live here until the verdict and nowhere afterwards.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QTimer, Slot

from kiosk.signin.rules import (
    AccountClosed,
    EasyPin,
    LockedOut,
    NeedsConnection,
    NotKnown,
    NotSure,
    Outcome,
    Restarting,
    Session,
    SignedIn,
    Waiting,
    WrongPin,
    easy_pin,
)
from kiosk.signin.signin import NewPin, SignIn
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.pin import IN_ORDER, POLL_MS
from kiosk.ui.viewmodels.session import SessionModel

Step = Literal["old", "new", "again"]


@qml_type
class NewPinModel(ScreenModel):
    """`require` for somebody whose PIN staff gave out, `start` for somebody who wants another one."""

    #: The person may not go on without it.
    required = shown(bool)
    initial = shown(str)
    #: The first step stands: back leaves.
    first = shown(bool, default=True)
    title = shown(str)
    line = shown(str)
    filled = shown(int)
    pinLength = shown(int, 6)
    keys = shown(list, IN_ORDER)
    message = shown(str)
    messageKind = shown(str)
    busy = shown(bool)
    #: Central's word was lost: only signing in again shows which PIN counts.
    unsure = shown(bool)

    def __init__(self, desk: Desk, navigator: Navigator, signin: SignIn, session: SessionModel) -> None:
        super().__init__(desk, navigator)
        self._signin = signin
        self._session = session
        self._step: Step = "old"
        self._typed: list[str] = []
        self._old = ""
        self._new = ""
        self._said: Outcome | str | None = None
        self._change: NewPin | None = None
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.poll)
        desk.bridge.changed.connect(self.poll)
        desk.languageChanged.connect(self._reword)
        navigator.leaving.connect(self._left)

    def require(self, pin: str) -> None:
        """The person at the screen just typed `pin`, which staff gave out."""
        self._open("new", required=True)
        self._old = pin

    @Slot()
    def start(self) -> None:
        """The person wants a new PIN."""
        self._open("old", required=False)
        self.navigator.go("new-pin")

    @Slot(str)
    def press(self, digit: str) -> None:
        """One more digit."""
        if self.busy or self.unsure or digit not in IN_ORDER or len(self._typed) >= self.pinLength:
            return
        self._typed.append(digit)
        self._say(None)
        self.put(filled=len(self._typed))

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        if self._typed and not self.busy:
            self._typed.pop()
            self.put(filled=len(self._typed))

    @Slot()
    def go(self) -> None:
        """What is typed is whole: the next step, or ask central."""
        if self.busy or self.unsure:
            return
        if len(self._typed) < self.pinLength:
            self._say("short")
            return
        pin = "".join(self._typed)
        self._wipe()
        if self._step == "old":
            self._old = pin
            self._ask("new")
        elif self._step == "new":
            self._choose(pin)
        elif pin != self._new:
            self._new = ""
            self._ask("new", "differ")
        else:
            self._submit()

    @Slot()
    def back(self) -> None:
        """One step back; from the first one, leave it as it was, or sign out where a new PIN is required."""
        if self.busy:
            return
        if self._step == "again":
            self._new = ""
            self._wipe()
            self._ask("new")
        elif self.required:
            self._session.signOut()
        else:
            self.navigator.back()

    @Slot()
    def signInAgain(self) -> None:
        """Nobody knows which PIN counts: try."""
        self._session.signOut()

    @Slot()
    def poll(self) -> None:
        """Ask how it goes."""
        if self._change is None:
            return
        try:
            outcome: Outcome | str = self._signin.poll(self._change)
        except StoreFull:
            outcome = "full"
        if not isinstance(outcome, Waiting):
            self._change = None
            self._poll.stop()
            self._settle(outcome)

    def forget_person(self) -> None:
        """Nothing of it stays."""
        self._drop()

    def _choose(self, pin: str) -> None:
        session = self._open_session()
        if pin == self._old or (session is not None and easy_pin(pin, number=session.person.number)):
            self._say(EasyPin())
            return
        self._new = pin
        self._ask("again")

    def _submit(self) -> None:
        session = self._open_session()
        if session is None:
            return
        self._change = self._signin.start_new_pin(session, self._old, self._new)
        self._new = ""
        self.put(busy=True)
        self._say(Waiting())
        self._poll.start()

    def _settle(self, outcome: Outcome | str) -> None:
        self.put(busy=False)
        if isinstance(outcome, SignedIn):
            required = bool(self.required)
            self._drop()
            self._session.renew(outcome.session)
            if required:
                self.navigator.enter()
            else:
                self.navigator.back()
            self._session.toast(self.tr("Your new PIN works now."), "good")
        elif isinstance(outcome, WrongPin) and not self.required:
            self._old = ""
            self._ask("old", outcome)
        else:
            self.put(unsure=isinstance(outcome, NotSure | AccountClosed | NotKnown | LockedOut | WrongPin))
            self._ask("new", outcome)

    def _open_session(self) -> Session | None:
        return self.desk.session

    def _open(self, step: Step, *, required: bool) -> None:
        self._drop()
        session = self.desk.session
        policy = self.desk.policy.sign_in
        self.put(
            required=required, pinLength=policy.pin_length, initial="" if session is None else session.person.first_name[:1].upper()
        )
        self._ask(step)

    def _ask(self, step: Step, said: Outcome | str | None = None) -> None:
        self._step = step
        self._say(said)

    def _wipe(self) -> None:
        self._typed.clear()
        self.put(filled=0)

    def _drop(self) -> None:
        self._poll.stop()
        if self._change is not None:
            self._signin.abandon(self._change)
        self._change = None
        self._old = self._new = ""
        self._step = "old"
        self._said = None
        self._wipe()
        self.put(busy=False, required=False, unsure=False, initial="", title="", line="", message="", messageKind="")

    @Slot(str, str)
    def _left(self, route: str, _to: str) -> None:
        if route == "new-pin":
            self._drop()

    def _say(self, what: Outcome | str | None) -> None:
        self._said = what
        self._reword()

    @Slot()
    def _reword(self) -> None:
        if not self.on_screen() and not self.required:
            return
        titles: dict[Step, tuple[str, str]] = {
            "old": (self.tr("Your PIN now"), self.tr("Type the PIN that you use today.")),
            "new": (
                self.tr("Choose a new PIN"),
                self.tr("Staff gave you the first one. Choose one that only you know.")
                if self.required
                else self.tr("Choose one that nobody can guess."),
            ),
            "again": (self.tr("Type it again"), self.tr("So that we know it is right.")),
        }
        title, line = titles[self._step]
        text, kind = self._words()
        first = self._step == "old" or (self.required and self._step == "new")
        self.put(title=title, line=line, message=text, messageKind=kind, first=first)

    def _words(self) -> tuple[str, str]:
        said = self._said
        if isinstance(said, WrongPin):
            return self.tr("That PIN did not match. You have %n tries left.", "", said.tries_left), "wrong"
        if isinstance(said, LockedOut):
            wait = self.desk.words.wait(said.wait_ms)
            return self.tr("That PIN did not match. You can try again in %1.").replace("%1", wait), "wrong"
        plain: dict[object, tuple[str, str]] = {
            Waiting: (self.tr("Saving your new PIN"), "checking"),
            EasyPin: (self.tr("That PIN is easy to guess. Choose another one."), "wrong"),
            NeedsConnection: (self.tr("A new PIN needs a connection. Your PIN stays as it is."), "info"),
            NotSure: (self.tr("No answer came. Sign in again with your new PIN. If it does not work, use the old one."), "info"),
            NotKnown: (self.tr("We do not know this person. Start over, or ask staff."), "wrong"),
            AccountClosed: (self.tr("You cannot sign in here now. Ask your case manager about this."), "info"),
            Restarting: (self.tr("This device starts again in a moment. Try again then."), "info"),
            "short": (self.tr("Your PIN has %n digits.", "", self.pinLength), "info"),
            "differ": (self.tr("Those two were not the same. Choose again."), "wrong"),
            "full": (self.tr("There is no room to save right now. Tell staff."), "info"),
        }
        return plain.get(said if isinstance(said, str) else type(said), ("", ""))
