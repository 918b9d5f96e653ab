"""One contact: what they may do, writing to them, blocking and unblocking them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from sqlalchemy import Connection

from kiosk.mail import mail
from kiosk.mail.letters import MailError
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.people import PeopleModel
from kiosk.ui.viewmodels.people_words import PeopleWords
from kiosk.ui.viewmodels.session import SessionModel


@qml_type
class PersonModel(ScreenModel):
    """The contact that is open. Blocking asks once (`asking`); it can be undone, and the other side is never told."""

    contactId = shown(str)
    name = shown(str)
    initial = shown(str)
    hue = shown(str, "sky")
    #: [{ text, icon }]
    lines = shown(list)
    canWrite = shown(bool)
    writeText = shown(str)
    writeBlocked = shown(str)
    isBlocked = shown(bool)
    #: Why they cannot be blocked.
    blockBlocked = shown(str)
    state = shown(str)
    asking = shown(bool)
    askTitle = shown(str)
    askLine = shown(str)
    blockText = shown(str)
    conversationText = shown(str)
    busy = shown(bool)

    routes = frozenset({"people", "person"})

    def __init__(self, desk: Desk, navigator: Navigator, people: PeopleModel, session: SessionModel) -> None:
        super().__init__(desk, navigator)
        self._people = people
        self._session = session
        self._words = PeopleWords(desk)
        self._converse: Callable[[str], None] = lambda _contact: None
        navigator.leaving.connect(self._left)

    def equip(self, converse: Callable[[str], None]) -> None:
        """How all mail with somebody is shown."""
        self._converse = converse

    @Slot(str)
    def open(self, contact: str) -> None:
        """Show somebody."""
        if self.desk.session is not None:
            self.put(contactId=contact, asking=False)
            self.desk.read(self._show)
            self.navigator.go("person")

    @Slot()
    def write(self) -> None:
        """Begin a message."""
        self._people.write(str(self.contactId))

    @Slot()
    def conversation(self) -> None:
        """All mail with them."""
        self._converse(str(self.contactId))

    def ask_block(self, contact: str) -> None:
        """Ask about somebody whose page is not shown."""
        if self.desk.session is not None:
            self.put(contactId=contact, asking=False)
            self.desk.read(self._show)
            self.askBlock()

    @Slot()
    def askBlock(self) -> None:
        """Blocking is asked once."""
        self.put(asking=bool(self.contactId) and not self.isBlocked)

    @Slot()
    def cancelBlock(self) -> None:
        """Rather not."""
        self.put(asking=False)
        self._let_go()

    @Slot()
    def block(self) -> None:
        """No mail from them, and none to them."""
        self.put(asking=False)
        self._wish(blocked=True)

    @Slot()
    def unblock(self) -> None:
        """As before."""
        self._wish(blocked=False)

    def refresh(self, connection: Connection) -> None:
        """They may have changed."""
        self._show(connection)

    def _wish(self, *, blocked: bool) -> None:
        store, clock, session, contact = self.desk.store, self.desk.clock, self.open_session(), str(self.contactId)
        self.put(busy=True)
        self.desk.bridge.write(
            lambda: mail.block(store, session, contact, clock, blocked=blocked),
            lambda _none: self._wished(blocked=blocked),
            self._not_wished,
        )

    def _wished(self, *, blocked: bool) -> None:
        if self.desk.session is None:
            return
        self.put(busy=False)
        name = self.desk.face(str(self.contactId), str(self.name)).short
        said = self.tr("You blocked %1. They are not told.") if blocked else self.tr("You unblocked %1. You can write again.")
        self._session.toast(said.replace("%1", name), "good")
        self._let_go()
        self.desk.look()

    def _not_wished(self, error: BaseException) -> None:
        if not isinstance(error, StoreFull | MailError):
            self.desk.broken.emit(error)
            return
        self.put(busy=False)
        self._session.toast(self.tr("There is no room to save right now. Tell staff."), "bad")
        self._let_go()

    def _let_go(self) -> None:
        """Somebody about whom only a question was asked is not open in Contacts."""
        if self.navigator.current not in self.routes:
            self.put(contactId="")

    def _show(self, connection: Connection) -> None:
        session = self.desk.session
        if session is None or not self.contactId:
            return
        resident = session.person.resident
        found = mail.contact(connection, resident, str(self.contactId))
        if found is None:
            self.put(contactId="", name="", lines=[], asking=False)
            return
        face = self.desk.face(found.id, found.name)
        cannot = self.tr("You cannot write to %1 now.") if not found.blocked else self.tr("You blocked %1. Unblock them to write.")
        self.put(
            name=found.name,
            initial=face.initial,
            hue=face.hue,
            lines=self._words.may_lines(found),
            canWrite=found.can_write,
            writeText=self.tr("Write to %1").replace("%1", face.short),
            writeBlocked="" if found.can_write else cannot.replace("%1", face.short),
            isBlocked=found.blocked,
            state=self._words.block_state(mail.block_wishes(connection, resident).get(found.id), face.short),
            conversationText=self.tr("All mail with %1").replace("%1", face.short),
            blockText=(self.tr("Unblock %1") if found.blocked else self.tr("Block %1")).replace("%1", face.short),
            askTitle=self.tr("Block %1?").replace("%1", face.short),
            askLine=self.tr(
                "Their mail does not reach you. You cannot write to them. They are not told. You can undo this in Contacts."
            ),
        )

    @Slot(str, str)
    def _left(self, route: str, _to: str) -> None:
        if self.asking and route not in self.routes:
            self.put(contactId="")
        self.put(asking=False)
