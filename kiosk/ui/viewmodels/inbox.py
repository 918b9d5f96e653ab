"""The inbox: released messages, newest first, and how many are still being checked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.mail import mail
from kiosk.mail.letters import InboxRow, Screening
from kiosk.ui.desk import Desk
from kiosk.ui.models.pages import PagedModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.mail_words import MailWords
from kiosk.ui.viewmodels.message import MessageModel
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.wallet.wallet import balances


@qml_type
class InboxModel(ScreenModel):
    """Inbox, and what the other tabs of Mail show of it."""

    messages = shown(QObject, constant=True)
    loading = shown(bool, default=True)
    problem = shown(str)
    count = shown(int)
    unread = shown(int)
    #: Headings of the rows whose `section` is "today" and "earlier".
    todayTitle = shown(str)
    earlierTitle = shown(str)
    checkingCount = shown(int)
    checkingTitle = shown(str)
    checkingSubject = shown(str)
    checkingLine = shown(str)
    checkingWait = shown(str)
    stampsText = shown(str)
    selectedId = shown(str)
    olderText = shown(str)
    #: Whether a row that is loaded came before today.
    hasEarlier = shown(bool)

    routes = frozenset({"inbox", "message", "sent", "sent-message", "drafts", "saved"})

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
    def reload(self) -> None:
        """Look again now."""
        self.desk.look()

    @Slot()
    def showOlder(self) -> None:
        """Load the next page of older messages."""
        self.desk.read(self._rows.more)
        self._count()

    def refresh(self, connection: Connection) -> None:
        """The loaded rows, the counts, and what is being checked."""
        resident = self.open_session().person.resident
        self._rows.refresh(connection, mail.inbox_count(connection, resident))
        held = balances(connection, resident)
        self.put(
            unread=mail.unread_count(connection, resident),
            stampsText="" if held is None else self.desk.words.stamps(held.stamps),
            loading=False,
        )
        self._show_checking(mail.screening(connection, resident))

    def forget_person(self) -> None:
        """The rows go too."""
        self._rows.drop()
        super().forget_person()

    @Slot()
    def _begin(self) -> None:
        self._rows.read_with(partial(_page, self.open_session().person.resident))

    @Slot()
    def _count(self) -> None:
        older, rows = self._rows.older, self._rows.rows
        self.put(
            count=self._rows.total,
            hasEarlier=bool(rows) and self.desk.words.days_ago(rows[-1].released_ms, self.desk.now_ms) > 0,
            olderText=self.tr("Show %n older message(s)", "", older) if older else "",
        )

    @Slot()
    def _select(self) -> None:
        self.put(selectedId=self._message.messageId)

    def _earlier_title(self, checking: int) -> str:
        if not checking:
            return self.tr("Earlier")
        return self.tr("On the way, and earlier") if self.hasEarlier else self.tr("On the way")

    def _show_checking(self, checking: Screening) -> None:
        count, words = checking.count, self.desk.words
        line = self.tr("Staff read each message first.")
        if count == 1 and checking.newest_ms is not None:
            at = words.moment(checking.newest_ms, self.desk.now_ms)
            if words.days_ago(checking.newest_ms, self.desk.now_ms) <= 0:
                at = self.tr("today")
            line += " " + self.tr("This one came in %1.").replace("%1", at)
        self.put(
            todayTitle=self.tr("Today"),
            earlierTitle=self._earlier_title(count),
            checkingCount=count,
            checkingTitle=self.tr("Being checked") if count else "",
            checkingSubject=self.tr("%n message(s) on the way to you", "", count) if count else "",
            checkingLine=line if count else "",
            checkingWait=self.tr("Most take %1").replace("%1", words.hours(checking.usual_wait_hours)) if count else "",
        )


def _page(resident: str, connection: Connection, offset: int, limit: int) -> list[InboxRow]:
    return mail.inbox_page(connection, resident, offset, limit)
