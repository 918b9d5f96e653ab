"""Contacts: everybody one knows, whom one blocked, whom one asked for; and choosing to whom to write."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.mail import mail
from kiosk.mail.letters import Contact, ContactWish
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.compose import ComposeModel
from kiosk.ui.viewmodels.mail_words import MailWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.people_words import PeopleWords
from kiosk.ui.viewmodels.session import SessionModel


@qml_type
class PeopleModel(ScreenModel):
    """People by their whole names. `people` are all who are not blocked."""

    loading = shown(bool, default=True)
    people = shown(QObject, constant=True)
    count = shown(int)
    blocked = shown(QObject, constant=True)
    blockedCount = shown(int)
    blockedText = shown(str)
    wishes = shown(QObject, constant=True)
    wishCount = shown(int)

    routes = frozenset({"people", "person", "write-to", "blocked"})

    def __init__(self, desk: Desk, navigator: Navigator, compose: ComposeModel, session: SessionModel, mail_words: MailWords) -> None:
        super().__init__(desk, navigator)
        self._compose = compose
        self._session = session
        self._mail_words = mail_words
        self._words = PeopleWords(desk)
        roles = {
            "contactId": lambda row: row.id,
            "name": lambda row: row.name,
            "initial": lambda row: desk.face(row.id, row.name).initial,
            "hue": lambda row: desk.face(row.id, row.name).hue,
            "line": self._line,
            "canWrite": lambda row: row.can_write,
            "chips": self._words.may,
        }
        wish_roles = {
            "requestId": lambda row: row.id,
            "name": lambda row: row.name,
            "line": lambda row: self._words.wish_state(row)[0],
            "reason": lambda row: self._words.wish_state(row)[1],
            "chip": lambda row: self._words.wish_state(row)[2],
        }
        self._rows: RowsModel[Contact] = RowsModel(lambda row: row.id, roles, self)
        self._blocked: RowsModel[Contact] = RowsModel(lambda row: row.id, roles, self)
        self._wishes: RowsModel[ContactWish] = RowsModel(lambda row: row.id, wish_roles, self)
        self._values.update(people=self._rows, blocked=self._blocked, wishes=self._wishes)
        for rows in (self._rows, self._blocked, self._wishes):
            desk.languageChanged.connect(rows.reword)

    @Slot(str)
    def write(self, contact: str) -> None:
        """Begin a message to somebody, or say why not."""
        face = self.desk.faces.get(contact)
        if face is None:
            return
        if face.can_write:
            self._compose.write_to(contact)
        elif face.blocked:
            self._session.explain(self._mail_words.you_blocked(face.short))
        else:
            self._session.explain(self.tr("You cannot write to %1 now.").replace("%1", face.short))

    def refresh(self, connection: Connection) -> None:
        """Read them again."""
        resident = self.open_session().person.resident
        everybody = mail.contacts(connection, resident)
        blocked = [one for one in everybody if one.blocked]
        wishes = mail.asks(connection, resident)
        self._rows.show([one for one in everybody if not one.blocked])
        self._blocked.show(blocked)
        self._wishes.show(wishes)
        self.put(
            count=len(everybody) - len(blocked),
            blockedCount=len(blocked),
            blockedText=self.tr("%n blocked", "", len(blocked)) if blocked else self.tr("Nobody is blocked"),
            wishCount=len(wishes),
            loading=False,
        )

    def forget_person(self) -> None:
        """The rows go too."""
        for rows in (self._rows, self._blocked, self._wishes):
            rows.clear()
        super().forget_person()

    def _line(self, row: Contact) -> str:
        if row.blocked:
            return self.tr("Their mail does not reach you.")
        if not row.can_write:
            return self.tr("You cannot write to them now.")
        return self._mail_words.legal_line() if row.kind == "legal" else self.tr("Write a message")
