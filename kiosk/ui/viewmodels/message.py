"""One message, read like a letter."""

from __future__ import annotations

from PySide6.QtCore import Slot
from sqlalchemy import Connection

from kiosk.mail import mail
from kiosk.mail.letters import Letter
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.compose import ComposeModel
from kiosk.ui.viewmodels.mail_words import MailWords
from kiosk.ui.viewmodels.navigator import Navigator


@qml_type
class MessageModel(ScreenModel):
    """The message that is open. Opening marks it read."""

    messageId = shown(str)
    loading = shown(bool)
    problem = shown(str)
    sender = shown(str)
    initial = shown(str)
    hue = shown(str, "primary")
    subject = shown(str)
    sentLine = shown(str)
    body = shown(str)
    photos = shown(list)
    refused = shown(list)
    replyPaid = shown(bool)
    replyTitle = shown(str)
    replyLine = shown(str)
    replyButton = shown(str)
    canReply = shown(bool)
    legal = shown(bool)

    routes = frozenset({"inbox", "message"})

    def __init__(self, desk: Desk, navigator: Navigator, compose: ComposeModel, mail_words: MailWords) -> None:
        super().__init__(desk, navigator)
        self._compose = compose
        self._words = mail_words
        self._letter: Letter | None = None
        desk.photosArrived.connect(self._photos_arrived)

    def open(self, message: str) -> None:
        """Show a message and remember that it was read."""
        session = self.desk.session
        if session is None:
            return
        self.put(messageId=message, problem="")
        self.desk.read(self.refresh)
        if self._letter is not None:
            store, clock = self.desk.store, self.desk.clock
            self.desk.bridge.write(lambda: mail.mark_read(store, session, message, clock), None, self._not_marked)
        self.navigator.go("message")

    @Slot()
    def reply(self) -> None:
        """Answer it."""
        if self._letter is not None and self.canReply:
            self._compose.write_to(self._letter.contact, self._letter.message)

    def refresh(self, connection: Connection) -> None:
        """Read the message again (its stamp may have been used, its photo may have come)."""
        session = self.desk.session
        if session is None or not self.messageId:
            return
        resident = session.person.resident
        letter = mail.read_message(connection, resident, self.messageId)
        self._letter = letter
        if letter is None:
            self.put(problem=self.tr("This did not load. It is not your fault."))
            return
        face = self.desk.face(letter.contact, letter.sender)
        self.put(
            problem="",
            sender=face.short,
            initial=face.initial,
            hue=face.hue,
            subject=letter.subject or self.tr("No subject"),
            sentLine=self._sent_line(letter),
            body=letter.text,
            photos=self._photos(letter, face.short),
            refused=[self._words.refused(part) for part in letter.refused],
            legal=letter.legal,
            canReply=letter.can_reply,
        )
        self._show_reply(letter, face.short, mail.own_stamps(connection, resident))

    def forget_person(self) -> None:
        """The letter goes too."""
        self._letter = None
        super().forget_person()

    @Slot()
    def _photos_arrived(self) -> None:
        if self._letter is not None:
            self.put(photos=self._photos(self._letter, str(self.sender)))

    def _not_marked(self, _error: BaseException) -> None:
        """A full disk is no reason not to read a letter; it stays marked new."""

    def _sent_line(self, letter: Letter) -> str:
        words, now_ms = self.desk.words, self.desk.now_ms
        here = self.tr("here %1").replace("%1", words.moment(letter.released_ms, now_ms))
        if letter.sent_ms is None:
            return words.sentence(here)
        return self.tr("Sent %1").replace("%1", words.moment(letter.sent_ms, now_ms)) + f" · {here}"

    def _photos(self, letter: Letter, sender: str) -> list[dict[str, object]]:
        name = self.tr("Photo from %1").replace("%1", sender)
        return [
            {"source": self.desk.photo_url(photo.blob, large=True), "width": photo.width, "height": photo.height, "name": name}
            for photo in letter.photos
        ]

    def _show_reply(self, letter: Letter, sender: str, own: int | None) -> None:
        paid = letter.reply_stamp is not None and letter.can_reply
        if not letter.can_reply:
            title = self.tr("You cannot write to %1 now.").replace("%1", sender)
            line = self.tr("Ask your case manager about this.")
        elif paid:
            title = self.tr("%1 paid for your reply").replace("%1", sender)
            line = self.tr("1 stamp is waiting.")
            if own:
                line += " " + self.tr("Your own %n stamp(s) stay yours.", "", own)
        else:
            title = self.tr("A reply uses 1 stamp")
            line = self.tr("You have %n stamp(s).", "", own) if own else self.tr("You have no stamps now.")
        self.put(
            replyPaid=paid,
            replyTitle=title,
            replyLine=line,
            replyButton=self.tr("Reply for free") if paid else self.tr("Reply: 1 stamp"),
        )
