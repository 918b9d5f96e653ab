"""What was sent, where it is now, and its receipt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.hardware.print_queue import Job, jobs_of, print_again
from kiosk.mail import mail
from kiosk.mail.letters import SentLetter, SentRow
from kiosk.ui.desk import Desk
from kiosk.ui.ecards import card_title, card_url
from kiosk.ui.models.pages import PagedModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.compose import ComposeModel
from kiosk.ui.viewmodels.mail_words import MailWords
from kiosk.ui.viewmodels.meter_words import MeterWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.receipt_words import ReceiptWords
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.ui.viewmodels.status_words import StatusWords

STOPPED = frozenset({"rejected", "undeliverable"})


@qml_type
class SentModel(ScreenModel):
    """Sent messages, and the one that is open."""

    messages = shown(QObject, constant=True)
    loading = shown(bool, default=True)
    count = shown(int)
    olderText = shown(str)
    selectedId = shown(str)
    recipient = shown(str)
    selInitial = shown(str)
    selHue = shown(str, "primary")
    dateLine = shown(str)
    steps = shown(list)
    body = shown(str)
    statusTitle = shown(str)
    statusLine = shown(str)
    #: How to say that one does not agree, where a message was stopped.
    appealText = shown(str)
    stopped = shown(bool)
    canTakeBack = shown(bool)
    #: The card: its picture, its name and the words on it.
    cardUrl = shown(str)
    cardTitle = shown(str)
    greeting = shown(str)
    #: Photos and clips: [{ key, icon, hue, text, picture }]
    files = shown(list)
    receiptState = shown(str)
    receiptTitle = shown(str)
    receiptLine = shown(str)
    canPrintAgain = shown(bool)
    printAgainText = shown(str)

    routes = frozenset({"sent", "sent-message"})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel, mail_words: MailWords, compose: ComposeModel) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._compose = compose
        self._meter_words = MeterWords(desk)
        self._status_words = StatusWords(desk, mail_words)
        self._receipt_words = ReceiptWords(desk)
        self._job: Job | None = None
        self._kind = ""
        roles = {
            "messageId": lambda row: row.message,
            "recipient": lambda row: desk.face(row.contact, row.name).short,
            "initial": lambda row: desk.face(row.contact, row.name).initial,
            "hue": lambda row: desk.face(row.contact, row.name).hue,
            "line": lambda row: row.snippet,
            "timeText": lambda row: desk.words.when(row.at_ms, desk.now_ms),
            "chipText": lambda row: mail_words.chip(row.status)[0],
            "chipKind": lambda row: mail_words.chip(row.status)[1],
            "extras": mail_words.sent_chips,
        }
        self._rows: PagedModel[SentRow] = PagedModel(desk.bridge, lambda row: row.message, roles, self)
        self._values["messages"] = self._rows
        self._rows.refreshed.connect(self._count)
        desk.languageChanged.connect(self._rows.reword)
        desk.begun.connect(self._begin)
        desk.photosArrived.connect(desk.look)

    @Slot(str)
    def open(self, message: str) -> None:
        """Show where a message is."""
        if self.desk.session is not None:
            self.put(selectedId=message)
            self.desk.read(self._show_selected)
            self.navigator.go("sent-message")

    def never_blocked_kind(self) -> str:
        """What is shown, to `kiosk.signin.never_blocked`."""
        return self._kind

    def just_sent(self, message: str) -> None:
        """Show a message that was sent this moment; there is no way back into writing it."""
        self.put(selectedId=message)
        self.desk.read(self._show_selected)
        self.navigator.take("sent", "sent-message")

    @Slot()
    def showOlder(self) -> None:
        """Load the next page of older messages."""
        self.desk.read(self._rows.more)
        self._count()

    @Slot()
    def takeBack(self) -> None:
        """Take the open message back, if it has not left."""
        self._take_back(self._taken_back)

    @Slot()
    def change(self) -> None:
        """Take it back and go on writing it."""
        self._take_back(self._changing)

    def _take_back(self, done: Callable[[str | None], None]) -> None:
        message, session = str(self.selectedId), self.open_session()
        store, clock = self.desk.store, self.desk.clock
        self.desk.bridge.write(lambda: mail.take_back(store, session, message, clock), done)

    @Slot()
    def printAgain(self) -> None:
        """Another copy of the receipt."""
        job = self._job
        if job is not None and self.canPrintAgain:
            self.desk.bridge.write(lambda: self._print(job))

    @Slot()
    def done(self) -> None:
        """Enough seen."""
        self.navigator.home()

    def refresh(self, connection: Connection) -> None:
        """The loaded rows and the open message."""
        self._rows.refresh(connection, mail.sent_count(connection, self.open_session().person.resident))
        self.put(loading=False)
        self._show_selected(connection)

    def forget_person(self) -> None:
        """The rows go too."""
        self._rows.drop()
        self._job = None
        super().forget_person()

    @Slot()
    def _begin(self) -> None:
        self._rows.read_with(partial(_page, self.open_session().person.resident))

    @Slot()
    def _count(self) -> None:
        older = self._rows.older
        self.put(count=self._rows.total, olderText=self.tr("Show %n older message(s)", "", older) if older else "")

    def _show_selected(self, connection: Connection) -> None:
        session = self.desk.session
        if session is None or not self.selectedId:
            return
        resident = session.person.resident
        letter = mail.sent_message(connection, resident, self.selectedId)
        self._kind = "" if letter is None else self.desk.face(letter.contact, letter.name).kind
        if letter is None:
            self.put(selectedId="", body="", steps=[], canTakeBack=False, receiptState="", canPrintAgain=False, files=[], cardUrl="")
            return
        face = self.desk.face(letter.contact, letter.name)
        title, line = self._status_words.status(letter, face.short)
        self.put(
            recipient=face.short,
            selInitial=face.initial,
            selHue=face.hue,
            dateLine=self._date_line(letter, face.short),
            steps=self._status_words.steps(letter, face.short),
            body=letter.text,
            statusTitle=title,
            statusLine=line,
            appealText=self._status_words.appeal(letter),
            stopped=letter.status in STOPPED,
            canTakeBack=letter.can_take_back,
            cardUrl="" if letter.ecard is None else card_url(letter.ecard.card),
            cardTitle="" if letter.ecard is None else card_title(letter.ecard.card, self.desk.words.language),
            greeting="" if letter.ecard is None else letter.ecard.greeting,
            files=self._files(letter),
        )
        self._show_receipt(connection, resident, letter)

    def _date_line(self, letter: SentLetter, name: str) -> str:
        words = self.desk.words
        at = words.sentence(words.moment(letter.at_ms, self.desk.now_ms))
        if letter.pay.kind == "reply_stamp":
            paid = self.tr("1 stamp, paid by %1").replace("%1", name)
            return f"{at} · {paid}"
        if letter.pay.count == 0:
            return f"{at} · {self.tr('No stamp')}"
        if letter.status in {"saved", "waiting"}:
            aside = self.tr("%n stamp(s) set aside", "", letter.pay.count)
            return f"{at} · {aside}"
        return f"{at} · {words.stamps(letter.pay.count)}"

    def _show_receipt(self, connection: Connection, resident: str, letter: SentLetter) -> None:
        # The queue names the latest copy of a receipt; the message knows its first.
        jobs = jobs_of(connection, resident) if letter.receipt else []
        self._job = next((job for job in jobs if job.root == letter.receipt), None)
        if self._job is None:
            self.put(receiptState="", receiptTitle="", receiptLine="", canPrintAgain=False)
            return
        told = self._receipt_words.told(connection, self._job)
        self.put(receiptState=told.state, receiptTitle=told.title, receiptLine=told.line)
        self.put(canPrintAgain=told.can_print_again, printAgainText=told.again)

    def _print(self, job: Job) -> None:
        with self.desk.store.write() as connection:
            print_again(connection, job.id, self.desk.clock.now_ms())

    def _files(self, letter: SentLetter) -> list[dict[str, str]]:
        """Photos that are still here as pictures; what is only at the mail center by its number."""
        shown: list[dict[str, str]] = []
        for one in letter.files:
            text = self.tr("Photo") if one.kind == "photo" else self._meter_words.clip(one.duration_ms)
            picture = self.desk.photo_url(one.blob) if one.kind == "photo" else ""
            icon, hue = ("image", "sky") if one.kind == "photo" else ("video", "plum")
            shown.append({"key": one.blob, "icon": icon, "hue": hue, "text": text, "picture": picture})
        if not letter.files and letter.photos:
            text = self.tr("%n photo(s)", "", letter.photos)
            shown.append({"key": "photos", "icon": "image", "hue": "sky", "text": text, "picture": ""})
        if not letter.files and letter.video:
            shown.append({"key": "video", "icon": "video", "hue": "plum", "text": self.tr("Video"), "picture": ""})
        return shown

    def _taken_back(self, draft: str | None) -> None:
        if self._is_back(draft):
            self._session.toast(self.tr("You took it back. Your words are in Drafts."), "good")
            self.put(selectedId="")
            self.navigator.take("drafts")

    def _changing(self, draft: str | None) -> None:
        if self._is_back(draft) and draft is not None:
            self.put(selectedId="")
            self.navigator.take("drafts")
            self._compose.open_draft(draft)

    def _is_back(self, draft: str | None) -> bool:
        if self.desk.session is None:
            return False
        if draft is None:
            self._session.toast(self.tr("It has left already. It cannot be taken back now."), "bad")
            self.desk.look()
        return draft is not None


def _page(resident: str, connection: Connection, offset: int, limit: int) -> list[SentRow]:
    return mail.sent_page(connection, resident, offset, limit)
