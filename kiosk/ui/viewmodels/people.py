"""People one can write to."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.mail import mail
from kiosk.mail.letters import Contact
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.compose import ComposeModel
from kiosk.ui.viewmodels.mail_words import MailWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel


@qml_type
class PeopleModel(ScreenModel):
    """Contacts, by their whole names."""

    people = shown(QObject, constant=True)
    count = shown(int)

    routes = frozenset({"people"})

    def __init__(self, desk: Desk, navigator: Navigator, compose: ComposeModel, session: SessionModel, mail_words: MailWords) -> None:
        super().__init__(desk, navigator)
        self._compose = compose
        self._session = session
        self._mail_words = mail_words
        roles = {
            "contactId": lambda row: row.id,
            "name": lambda row: row.name,
            "initial": lambda row: desk.face(row.id, row.name).initial,
            "hue": lambda row: desk.face(row.id, row.name).hue,
            "line": self._line,
            "canWrite": lambda row: row.can_write,
        }
        self._rows: RowsModel[Contact] = RowsModel(lambda row: row.id, roles, self)
        self._values["people"] = self._rows
        desk.languageChanged.connect(self._rows.reword)

    @Slot(str)
    def write(self, contact: str) -> None:
        """Begin a message to somebody, or say why not."""
        face = self.desk.faces.get(contact)
        if face is None:
            return
        if face.can_write:
            self._compose.write_to(contact)
        else:
            self._session.explain(self.tr("You cannot write to %1 now.").replace("%1", face.short))

    def refresh(self, connection: Connection) -> None:
        """Read them again."""
        rows = mail.contacts(connection, self.open_session().person.resident)
        self._rows.show(rows)
        self.put(count=len(rows))

    def forget_person(self) -> None:
        """The rows go too."""
        self._rows.clear()
        super().forget_person()

    def _line(self, row: Contact) -> str:
        if not row.can_write:
            return self.tr("You cannot write to them now.")
        return self._mail_words.legal_line() if row.kind == "legal" else self.tr("Write a message")
