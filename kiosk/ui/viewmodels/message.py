"""One message, read like a letter."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot
from sqlalchemy import Connection

from kiosk.mail import mail
from kiosk.mail.letters import Letter
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.compose import ComposeModel
from kiosk.ui.viewmodels.letter_paper import LetterPaper
from kiosk.ui.viewmodels.mail_words import MailWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel

#: Parts that stand above the words when they come first.
LEADS = frozenset({"photo", "video", "ecard"})


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
    #: The same after the name of the sender.
    fromLine = shown(str)
    body = shown(str)
    #: The part that stands first (a list of one, or none), and all others in order.
    lead = shown(list)
    parts = shown(list)
    #: Only the photos, for the viewer.
    photos = shown(list)
    #: The letter lies in its card, which is to be opened first.
    cardClosed = shown(bool)
    chips = shown(list)
    replyPaid = shown(bool)
    replyTitle = shown(str)
    replyLine = shown(str)
    replyButton = shown(str)
    replyLocked = shown(bool)
    canReply = shown(bool)
    saved = shown(bool)
    saveText = shown(str)
    #: Why it cannot be printed now, "" when it can.
    printBlocked = shown(str)
    printing = shown(bool)
    allMailText = shown(str)
    blockText = shown(str)
    canBlock = shown(bool)

    routes = frozenset({"inbox", "message", "saved", "search", "conversation"})
    #: All mail with the contact of this id is wanted.
    allMail = Signal(str)
    #: The contact of this id is to be blocked, if it is meant.
    blockAsked = Signal(str)

    def __init__(self, desk: Desk, navigator: Navigator, compose: ComposeModel, session: SessionModel, mail_words: MailWords) -> None:
        super().__init__(desk, navigator)
        self._compose = compose
        self._session = session
        self._words = mail_words
        self._letter: Letter | None = None
        self._paper = LetterPaper(desk, session)
        self._paper.changed.connect(self._show_paper)
        desk.photosArrived.connect(self._show_parts)
        navigator.leaving.connect(self._leaving)

    def open(self, message: str) -> None:
        """Show a message and remember that it was read."""
        session = self.desk.session
        if session is None:
            return
        if message != self.messageId:
            self._paper.forget()
        self.put(messageId=message, problem="")
        self.desk.read(self.refresh)
        letter = self._letter
        if letter is not None:
            store, clock = self.desk.store, self.desk.clock
            self.put(cardClosed=letter.ecard is not None and not letter.read)
            self.desk.bridge.write(lambda: mail.mark_read(store, session, message, clock), None, self._not_marked)
        self.navigator.go("message")

    @Slot()
    def openCard(self) -> None:
        """The card opens; the letter lies in it."""
        self.put(cardClosed=False)

    @Slot()
    def closeCard(self) -> None:
        """Look at the card again."""
        if self._letter is not None and self._letter.ecard is not None:
            self.put(cardClosed=True)

    @Slot()
    def reply(self) -> None:
        """Answer it."""
        if self._letter is not None and self.canReply:
            self._compose.write_to(self._letter.contact, self._letter.message)

    @Slot()
    def toggleSaved(self) -> None:
        """Keep it among the saved letters, or no longer."""
        letter = self._letter
        if letter is None:
            return
        session, store, clock, wanted = self.open_session(), self.desk.store, self.desk.clock, not self.saved
        self._show_saved(wanted)
        told = self.tr("Saved. You find it under Saved.") if wanted else self.tr("No longer under Saved.")
        self.desk.bridge.write(
            lambda: mail.save_message(store, session, letter.message, wanted, clock),
            lambda _: self._session.toast(told),
            lambda _: self._not_saved(saved=not wanted),
        )

    @Slot()
    def print(self) -> None:
        """Put it on paper."""
        if self._letter is not None and not self.printBlocked and not self.printing:
            self._paper.print(self._letter.message)

    @Slot()
    def showAllMail(self) -> None:
        """Everything that went between the two."""
        if self._letter is not None:
            self.allMail.emit(self._letter.contact)

    @Slot()
    def askBlock(self) -> None:
        """No mail from the sender any more: asked as in Contacts."""
        if self._letter is not None and self.canBlock:
            self.blockAsked.emit(self._letter.contact)

    def refresh(self, connection: Connection) -> None:
        """Read the message again (its stamp may have been used, its photo may have come)."""
        session = self.desk.session
        if session is None or not self.messageId:
            return
        resident = session.person.resident
        letter = mail.read_message(connection, resident, self.messageId)
        self._letter = letter
        if letter is None:
            self.put(problem=self.tr("It is not your fault. Nothing was lost."))
            return
        face = self.desk.face(letter.contact, letter.sender)
        times = self._times(letter)
        self.put(
            problem="",
            sender=face.short,
            initial=face.initial,
            hue=face.hue,
            subject=self._words.letters.subject(letter.subject, letter.channel),
            sentLine=self.desk.words.sentence(times),
            fromLine=self.tr("From %1").replace("%1", face.short) + f" · {times}",
            body=letter.text,
            chips=self._chips(letter),
            canReply=letter.can_reply,
        )
        self._show_parts()
        self._show_reply(letter, face.short, mail.own_stamps(connection, resident))
        self._show_saved(letter.saved)
        self._show_more(connection, letter, face.short)
        self._paper.look(connection)

    def forget_person(self) -> None:
        """The letter goes too."""
        self._letter = None
        self._paper.forget()
        super().forget_person()

    @Slot()
    def _show_parts(self) -> None:
        letter = self._letter
        if letter is None:
            return
        parts = self._words.letters.parts(letter.parts, str(self.sender))
        lead: list[dict[str, Any]] = parts[:1] if parts and parts[0]["kind"] in LEADS else []
        self.put(lead=lead, parts=parts[len(lead) :], photos=[part for part in parts if part["kind"] == "photo"])

    @Slot()
    def _show_paper(self) -> None:
        self.put(printBlocked=self._paper.blocked, printing=self._paper.busy)

    def _not_marked(self, _error: BaseException) -> None:
        """A full disk is no reason not to read a letter; it stays marked new."""

    def _not_saved(self, *, saved: bool) -> None:
        self._show_saved(saved)
        self._session.explain(self.tr("This was not saved. Please try again."))

    def _show_saved(self, saved: bool) -> None:
        self.put(saved=saved, saveText=self.tr("Saved") if saved else self.tr("Save"))

    def _chips(self, letter: Letter) -> list[dict[str, str]]:
        chips = self._words.letters.part_chips(0, None, None, letter.channel)
        if letter.legal:
            chips.insert(0, {"text": self._words.legal_line(), "icon": "scale", "hue": "slate"})
        return chips

    def _show_more(self, connection: Connection, letter: Letter, sender: str) -> None:
        contact = mail.contact(connection, self.open_session().person.resident, letter.contact)
        self.put(
            allMailText=self.tr("All mail with %1").replace("%1", sender),
            blockText=self.tr("Block %1").replace("%1", sender),
            canBlock=contact is not None and contact.kind != "legal" and not contact.blocked,
        )

    def _times(self, letter: Letter) -> str:
        words, now_ms = self.desk.words, self.desk.now_ms
        here = self.tr("here %1").replace("%1", words.moment(letter.released_ms, now_ms))
        if letter.sent_ms is None:
            return here
        return self.tr("sent %1").replace("%1", words.moment(letter.sent_ms, now_ms)) + f" · {here}"

    @Slot(str, str)
    def _leaving(self, before: str, _after: str) -> None:
        """A letter that was not found does not stand beside another list."""
        if before == "message" and self.problem:
            self.put(messageId="", problem="")

    def _show_reply(self, letter: Letter, sender: str, own: int | None) -> None:
        paid = letter.reply_stamp is not None and letter.can_reply
        free = self._is_legal(letter) and own == 0
        if not letter.can_reply:
            title = self.tr("You cannot write to %1 now.").replace("%1", sender)
            line = self.tr("Ask your case manager about this.")
        elif paid:
            title = self.tr("%1 paid for your reply").replace("%1", sender)
            line = self.tr("1 stamp is waiting.")
            if own:
                line += " " + self.tr("Your own %n stamp(s) stay yours.", "", own)
        elif free:
            title = self.tr("Your reply needs no stamp")
            line = self.tr("Legal mail goes out without one too.")
        else:
            title = self.tr("A reply uses 1 stamp")
            line = self.tr("You have %n stamp(s).", "", own) if own else self.tr("You have no stamps now.")
        self.put(
            replyPaid=paid,
            replyTitle=title,
            replyLine=line,
            replyButton=self._reply_button(letter, free=paid or free),
            replyLocked=not letter.can_reply,
        )

    def _reply_button(self, letter: Letter, *, free: bool) -> str:
        if not letter.can_reply:
            return self.tr("Reply")
        return self.tr("Reply for free") if free else self.tr("Reply: 1 stamp")

    def never_blocked_kind(self) -> str:
        """What is read, to `kiosk.signin.never_blocked`."""
        letter = self._letter
        return "mail.legal" if letter is not None and (letter.legal or self._is_legal(letter)) else ""

    def _is_legal(self, letter: Letter) -> bool:
        """Written to somebody whose mail is never stopped for stamps."""
        return self.desk.face(letter.contact, letter.sender).legal
