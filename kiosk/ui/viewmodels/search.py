"""Search in one's own mail, as it is typed. The store is asked on a worker, so that no key waits for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.mail import mail
from kiosk.mail.letters import DraftRow, SentRow
from kiosk.mail.mail import Found
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.compose import ComposeModel
from kiosk.ui.viewmodels.found_words import FoundWords, key_of
from kiosk.ui.viewmodels.mail_words import MailWords
from kiosk.ui.viewmodels.message import MessageModel
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.sent import SentModel

PAGE_ROWS = 30
MOST_LETTERS = 100


@qml_type
class SearchModel(ScreenModel):
    """`state`: idle (nothing typed), found, nothing. What was found stays until there is an answer to what is typed now."""

    typed = shown(str)
    state = shown(str, "idle")
    title = shown(str)
    line = shown(str)
    results = shown(QObject, constant=True)
    count = shown(int)
    olderText = shown(str)
    selectedId = shown(str)

    routes = frozenset({"search", "message"})

    def __init__(
        self, desk: Desk, navigator: Navigator, message: MessageModel, sent: SentModel, compose: ComposeModel, mail_words: MailWords
    ) -> None:
        super().__init__(desk, navigator)
        self._message = message
        self._sent = sent
        self._compose = compose
        self._rows: RowsModel[Found] = RowsModel(key_of, FoundWords(desk, mail_words).roles(), self)
        self._values["results"] = self._rows
        self._wanted = PAGE_ROWS
        #: Counts what was asked, so that a late answer to an earlier question is not shown.
        self._turn = 0
        self._reading = self._again = False
        desk.languageChanged.connect(self._rows.reword)
        desk.photosArrived.connect(self._rows.reword)
        message.change_of("messageId").connect(self._select)

    @Slot()
    def begin(self) -> None:
        """Look for something, from the start."""
        self.search("")
        self.navigator.go("search")

    @Slot(str)
    def search(self, typed: str) -> None:
        """What is typed now."""
        if typed != self.typed:
            self._wanted = PAGE_ROWS
            self.put(typed=typed[:MOST_LETTERS])
            self._ask()

    @Slot()
    def showOlder(self) -> None:
        """More of what was found."""
        self._wanted += PAGE_ROWS
        self._ask()

    @Slot(str)
    def open(self, key: str) -> None:
        """Read a letter, see where a message is, or go on with a draft."""
        row = next((row for row in self._rows.rows if key_of(row) == key), None)
        if isinstance(row, SentRow):
            self._sent.open(row.message)
        elif isinstance(row, DraftRow):
            self._compose.open_draft(row.id)
        else:
            self._message.open(key)

    def refresh(self, connection: Connection) -> None:  # noqa: ARG002 - a worker reads
        """Mail may have come, or the language changed."""
        self._ask()

    def forget_person(self) -> None:
        """What was looked for and found goes too."""
        self._turn += 1
        self._again = False
        self._rows.clear()
        super().forget_person()

    def _ask(self) -> None:
        session = self.desk.session
        self._turn += 1
        if session is None or not self.typed.strip():
            self._again = False
            self._rows.clear()
            self._tell()
            return
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        turn, typed, wanted = self._turn, str(self.typed), self._wanted
        resident, store = session.person.resident, self.desk.store

        def read() -> Sequence[Found]:
            with store.read() as own:
                return mail.search(own, resident, typed, 0, wanted + 1)

        self.desk.bridge.check(read, lambda rows: self._answered(turn, rows), self._failed)

    def _answered(self, turn: int, rows: Sequence[Found]) -> None:
        self._reading = False
        if turn == self._turn:
            self._rows.show(rows[: self._wanted])
            self._tell(more=len(rows) > self._wanted)
        if self._again:
            self._ask()

    def _failed(self, error: BaseException) -> None:
        self._reading = False
        self.desk.broken.emit(error)

    def _tell(self, *, more: bool = False) -> None:
        found, typed = len(self._rows.rows), self.typed.strip()
        if not typed:
            state, title = "idle", self.tr("Look for a message")
            line = self.tr("Write a name or a word. You find what came and what you wrote.")
        elif found:
            state, line = "found", ""
            title = self.tr("The newest %n message(s)", "", found) if more else self.tr("%n message(s)", "", found)
        else:
            state, title = "nothing", self.tr("Nothing found")
            line = self.tr("No message has “%1” in it. Try a shorter word.").replace("%1", typed)
        self.put(state=state, title=title, line=line, count=found, olderText=self.tr("Show older messages") if more else "")

    @Slot()
    def _select(self) -> None:
        self.put(selectedId=self._message.messageId)
