"""Letters that are not finished."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.mail import mail
from kiosk.mail.letters import DraftRow
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.compose import ComposeModel
from kiosk.ui.viewmodels.mail_words import MailWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel


@qml_type
class DraftsModel(ScreenModel):
    """Drafts, and messages that came back."""

    drafts = shown(QObject, constant=True)
    count = shown(int)

    routes = frozenset({"drafts"})

    def __init__(self, desk: Desk, navigator: Navigator, compose: ComposeModel, session: SessionModel, mail_words: MailWords) -> None:
        super().__init__(desk, navigator)
        self._compose = compose
        self._session = session
        roles = {
            "draftId": lambda row: row.id,
            "name": lambda row: desk.face(row.contact, row.name).short,
            "initial": lambda row: desk.face(row.contact, row.name).initial,
            "hue": lambda row: desk.face(row.contact, row.name).hue,
            "line": lambda row: row.snippet or self.tr("Nothing written yet"),
            "timeText": lambda row: desk.words.when(row.saved_ms, desk.now_ms),
            "reason": lambda row: mail_words.reason(row.why or ""),
            "extras": mail_words.draft_chips,
        }
        self._rows: RowsModel[DraftRow] = RowsModel(lambda row: row.id, roles, self)
        self._values["drafts"] = self._rows
        desk.languageChanged.connect(self._rows.reword)

    @Slot(str)
    def open(self, draft: str) -> None:
        """Go on writing."""
        self._compose.open_draft(draft)

    @Slot(str)
    def remove(self, draft: str) -> None:
        """Throw a draft away."""
        store, session = self.desk.store, self.open_session()
        self.desk.bridge.write(lambda: mail.delete_draft(store, session, draft), self._removed)

    def refresh(self, connection: Connection) -> None:
        """Read them again."""
        rows = mail.drafts(connection, self.open_session().person.resident)
        self._rows.show(rows)
        self.put(count=len(rows))

    def forget_person(self) -> None:
        """The rows go too."""
        self._rows.clear()
        super().forget_person()

    def _removed(self, _nothing: object) -> None:
        if self.desk.session is not None:
            self._session.toast(self.tr("The draft is gone."))
