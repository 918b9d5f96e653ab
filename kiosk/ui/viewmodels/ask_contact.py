"""Asking that somebody be added: who they are, and how mail reaches them."""

from __future__ import annotations

from PySide6.QtCore import Slot

from kiosk.mail import mail
from kiosk.mail.letters import MailError
from kiosk.store.engine import StoreFull
from kiosk.sync.wire import ContactAsk
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel

FIELDS = ("name", "relation", "address", "phone")
#: Fewest figures of a phone number.
LEAST_FIGURES = 7


@qml_type
class AskContactModel(ScreenModel):
    """What is typed stays while the person is signed in, so that Back loses nothing."""

    name = shown(str)
    relation = shown(str)
    address = shown(str)
    phone = shown(str)
    nameError = shown(str)
    addressError = shown(str)
    phoneError = shown(str)
    error = shown(str)
    busy = shown(bool)
    blocked = shown(str)

    routes = frozenset({"ask-contact"})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel) -> None:
        super().__init__(desk, navigator)
        self._session = session
        desk.languageChanged.connect(self._reword)
        navigator.arriving.connect(self._arrived)

    @Slot(str, str)
    def edit(self, field: str, text: str) -> None:
        """The whole text of one field after an edit."""
        if field in FIELDS and not self.busy:
            self.put(**{field: text, "error": ""})
            if field != "relation":
                self.put(**{f"{field}Error": ""})
            self._reword()

    @Slot()
    def send(self) -> None:
        """Ask staff."""
        if self.busy or not self._complete():
            return
        store, clock, session = self.desk.store, self.desk.clock, self.open_session()
        wish = ContactAsk(**{field: str(getattr(self, field)) for field in FIELDS})
        self.put(busy=True, error="")
        self.desk.bridge.write(lambda: mail.ask(store, session, wish, clock), self._asked, self._not_asked)

    def _complete(self) -> bool:
        address, phone = str(self.address).strip(), str(self.phone).strip()
        figures = sum(letter.isdigit() for letter in phone)
        self.put(
            nameError="" if str(self.name).strip() else self.tr("Write their name."),
            addressError=self.tr("This does not look like an email address.") if address and not _is_address(address) else "",
            phoneError=self.tr("A phone number has 7 figures or more.") if phone and figures < LEAST_FIGURES else "",
        )
        if not (address or phone):
            self.put(addressError=self.tr("Give an email address or a phone number."))
        return not (self.nameError or self.addressError or self.phoneError)

    def _asked(self, _request: str) -> None:
        if self.desk.session is None:
            return
        self.forget()
        self._reword()
        self._session.toast(self.tr("You asked for them. Staff will look at it."), "good")
        self.navigator.back()

    def _not_asked(self, error: BaseException) -> None:
        if not isinstance(error, StoreFull | MailError):
            self.desk.broken.emit(error)
            return
        self.put(busy=False, error=self.tr("There is no room to save right now. Your words are still here. Tell staff."))

    @Slot(str)
    def _arrived(self, route: str) -> None:
        if route == "ask-contact":
            self._reword()

    @Slot()
    def _reword(self) -> None:
        ready = str(self.name).strip() and (str(self.address).strip() or str(self.phone).strip())
        self.put(blocked="" if ready else self.tr("Write a name and an email address or phone number first."))


def _is_address(text: str) -> bool:
    before, at, host = text.partition("@")
    return bool(before and at and "." in host.strip(".")) and not any(letter.isspace() for letter in text) and "@" not in host
