"""A card of somebody else was shown while a person is signed in: ask whether they are done."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot

from kiosk.signin.rules import Person
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel

#: Without an answer the question goes away, and the person stays.
PATIENCE_MS = 20_000


@qml_type
class OtherCardModel(ScreenModel):
    """The question, which names nobody: whoever signs out loses nothing, and the other person's PIN is asked next."""

    asking = shown(bool)
    line = shown(str)

    #: The person signed out for this one (Person).
    givenUp = Signal(object)

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._person: Person | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.stay)

    def ask(self, person: Person) -> None:
        """Somebody else's card lies at the reader."""
        self._person = person
        staff = person.role == "it"
        saved = self.tr("What you wrote is saved.")
        shown_card = self.tr("A staff card was shown.") if staff else self.tr("Another card was shown.")
        self.put(asking=True, line=f"{shown_card} {saved}")
        self._patience.start()

    @Slot()
    def stay(self) -> None:
        """The person is not done."""
        self._drop()

    @Slot()
    def signOut(self) -> None:
        """The person is done: the next one types their PIN."""
        person = self._person
        self._session.sign_out("signed_out")
        if person is not None:
            self.givenUp.emit(person)

    def forget_person(self) -> None:
        """The question goes with the session."""
        self._drop()

    def _drop(self) -> None:
        self._patience.stop()
        self._person = None
        self.put(asking=False, line="")
