"""Letters that the person keeps."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.mail import mail
from kiosk.mail.letters import InboxRow
from kiosk.ui.desk import Desk
from kiosk.ui.models.pages import PagedModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.mail_words import MailWords
from kiosk.ui.viewmodels.message import MessageModel
from kiosk.ui.viewmodels.navigator import Navigator


@qml_type
class SavedModel(ScreenModel):
    """The Saved tab."""

    messages = shown(QObject, constant=True)
    loading = shown(bool, default=True)
    count = shown(int)
    olderText = shown(str)
    selectedId = shown(str)

    routes = frozenset({"saved", "message"})

    def __init__(self, desk: Desk, navigator: Navigator, message: MessageModel, mail_words: MailWords) -> None:
        super().__init__(desk, navigator)
        self._message = message
        self._rows: PagedModel[InboxRow] = PagedModel(desk.bridge, lambda row: row.message, mail_words.inbox_roles(), self)
        self._values["messages"] = self._rows
        self._rows.refreshed.connect(self._count)
        desk.languageChanged.connect(self._rows.reword)
        desk.photosArrived.connect(self._rows.reword)
        desk.begun.connect(self._begin)
        message.change_of("messageId").connect(self._select)

    @Slot(str)
    def open(self, message: str) -> None:
        """Read a message."""
        self._message.open(message)

    @Slot()
    def showOlder(self) -> None:
        """Load the next page of older letters."""
        self.desk.read(self._rows.more)
        self._count()

    def refresh(self, connection: Connection) -> None:
        """The loaded rows."""
        self._rows.refresh(connection, mail.saved_count(connection, self.open_session().person.resident))
        self.put(loading=False)

    def forget_person(self) -> None:
        """The rows go too."""
        self._rows.drop()
        super().forget_person()

    @Slot()
    def _begin(self) -> None:
        self._rows.read_with(partial(_page, self.open_session().person.resident))

    @Slot()
    def _count(self) -> None:
        older = self._rows.older
        self.put(count=self._rows.total, olderText=self.tr("Show %n older message(s)", "", older) if older else "")

    @Slot()
    def _select(self) -> None:
        self.put(selectedId=self._message.messageId)


def _page(resident: str, connection: Connection, offset: int, limit: int) -> list[InboxRow]:
    return mail.saved_page(connection, resident, offset, limit)
