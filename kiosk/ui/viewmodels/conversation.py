"""Everything that went between the person and one contact."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.mail import mail
from kiosk.mail.letters import ThreadRow
from kiosk.ui.desk import Desk
from kiosk.ui.models.pages import PagedModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.compose import ComposeModel
from kiosk.ui.viewmodels.mail_words import MailWords
from kiosk.ui.viewmodels.message import MessageModel
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.sent import SentModel


@qml_type
class ConversationModel(ScreenModel):
    """The newest message stands last, as in a talk; older ones are loaded above."""

    contactId = shown(str)
    name = shown(str)
    title = shown(str)
    initial = shown(str)
    hue = shown(str, "primary")
    messages = shown(QObject, constant=True)
    loading = shown(bool, default=True)
    count = shown(int)
    countText = shown(str)
    olderText = shown(str)
    canWrite = shown(bool)
    writeText = shown(str)
    writeBlocked = shown(str)

    routes = frozenset({"conversation", "message", "sent-message"})

    def __init__(
        self,
        desk: Desk,
        navigator: Navigator,
        message: MessageModel,
        sent: SentModel,
        compose: ComposeModel,
        mail_words: MailWords,
    ) -> None:
        super().__init__(desk, navigator)
        self._message = message
        self._sent = sent
        self._compose = compose
        self._words = mail_words
        roles = {
            "messageId": lambda row: row.message,
            "mine": lambda row: row.mine,
            "bubble": lambda row: row.channel == "sms",
            "subject": self._subject,
            "snippet": lambda row: row.snippet,
            "timeText": lambda row: desk.words.sentence(desk.words.moment(row.at_ms, desk.now_ms)),
            "isNew": lambda row: not row.read,
            "chips": self._chips,
            "thumbnail": lambda row: mail_words.letters.picture(row.thumbnail, row.ecard),
            "playable": lambda row: row.thumbnail_of == "video",
            "who": lambda row: self.tr("You") if row.mine else self.name,
        }
        self._rows: PagedModel[ThreadRow] = PagedModel(desk.bridge, lambda row: (row.message, row.mine), roles, self, newest_last=True)
        self._values["messages"] = self._rows
        self._rows.refreshed.connect(self._count)
        desk.languageChanged.connect(self._rows.reword)
        desk.photosArrived.connect(self._rows.reword)
        message.allMail.connect(self.open)

    @Slot(str)
    def open(self, contact: str) -> None:
        """Show all mail with a contact."""
        session = self.desk.session
        if session is None:
            return
        if contact != self.contactId:
            self._rows.drop()
            self._rows.read_with(partial(_page, session.person.resident, contact))
            self.put(contactId=contact, loading=True)
        self.desk.read(self.refresh)
        if self.navigator.current == "message" and self.navigator.under != "conversation":
            self.navigator.instead("conversation")
        else:
            self.navigator.go("conversation")

    @Slot(str, bool)
    def openMessage(self, message: str, mine: bool) -> None:
        """Read one of the letters, or see where one's own is."""
        if mine:
            self._sent.open(message)
        else:
            self._message.open(message)

    @Slot()
    def write(self) -> None:
        """A new message to them."""
        if self.canWrite:
            self._compose.write_to(str(self.contactId))

    @Slot()
    def showOlder(self) -> None:
        """Load the page before."""
        self.desk.read(self._rows.more)
        self._count()

    def refresh(self, connection: Connection) -> None:
        """The loaded messages, and who this is."""
        session = self.desk.session
        if session is None or not self.contactId:
            return
        resident, contact = session.person.resident, str(self.contactId)
        known = mail.contact(connection, resident, contact)
        face = self.desk.face(contact, "" if known is None else known.name)
        blocked = "" if face.can_write else self.tr("You cannot write to %1 now.").replace("%1", face.short)
        self.put(
            name=face.short,
            title=self.tr("All mail with %1").replace("%1", face.short) if face.short else self.tr("All mail"),
            initial=face.initial,
            hue=face.hue,
            canWrite=face.can_write,
            writeText=self.tr("Write to %1").replace("%1", face.short) if face.short else self.tr("Write"),
            writeBlocked=blocked,
        )
        self._rows.refresh(connection, mail.thread_count(connection, resident, contact))
        self.put(loading=False)

    def never_blocked_kind(self) -> str:
        """With whom all of it is, to `kiosk.signin.never_blocked`."""
        return self.desk.face(str(self.contactId), "").kind

    def forget_person(self) -> None:
        """The talk goes too."""
        self._rows.drop()
        super().forget_person()

    @Slot()
    def _count(self) -> None:
        older, total = self._rows.older, self._rows.total
        self.put(
            count=total,
            countText=self.tr("%n message(s)", "", total) if total else "",
            olderText=self.tr("Show %n older message(s)", "", older) if older else "",
        )

    def _subject(self, row: ThreadRow) -> str:
        return "" if row.mine or row.channel == "sms" else self._words.letters.subject(row.subject, row.channel)

    def _chips(self, row: ThreadRow) -> list[dict[str, Any]]:
        chips = self._words.letters.part_chips(row.photos, row.video_ms, row.ecard, row.channel)
        if row.legal:
            chips.insert(0, {"text": self._words.legal_line(), "icon": "scale", "hue": "slate"})
        if row.status is not None:
            text, kind = self._words.chip(row.status)
            icon, hue = _STATUS_LOOKS[kind]
            chips.append({"text": text, "icon": icon, "hue": hue})
        return chips


#: Icon and hue of each kind of status chip.
_STATUS_LOOKS = {
    "waiting": ("clock", "honey"),
    "checked": ("hourglass", "slate"),
    "sent": ("check", "leaf"),
    "stopped": ("circle-alert", "rose"),
    "plain": ("mail", "slate"),
}


def _page(resident: str, contact: str, connection: Connection, offset: int, limit: int) -> list[ThreadRow]:
    return mail.thread_page(connection, resident, contact, offset, limit)
