"""Writing. Every pause saves the draft; nothing typed is ever only on the screen for longer than that."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QTimer, Signal, Slot
from sqlalchemy import Connection
from uuid_utils import uuid7

from kiosk.mail import mail
from kiosk.mail.letters import Draft, MailError, NotAllowed, NotEnoughStamps, ReplyStampUsed, TextTooLong
from kiosk.mail.rules import Meter, Purse, meter
from kiosk.signin.rules import Session
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.faces import Face
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.mail_words import MailWords
from kiosk.ui.viewmodels.navigator import Navigator

PAUSE_MS = 250
NO_ROOM_MS = 3_000
#: A longer text is measured at the pause, so that no key waits for it.
MEASURE_AT_ONCE = 3_000


@qml_type
class ComposeModel(ScreenModel):
    """The message being written, to one contact."""

    contactName = shown(str)
    initial = shown(str)
    hue = shown(str, "primary")
    isReply = shown(bool)
    text = shown(str)
    savedText = shown(str)
    meterTitle = shown(str)
    meterCount = shown(str)
    meterFraction = shown(float, 0.0)
    meterLeft = shown(str)
    meterOwn = shown(str)
    meterNear = shown(bool)
    meterStamps = shown(int, 1)
    meterState = shown(str, "own")
    needsStamps = shown(bool)
    sendText = shown(str)
    canSend = shown(bool)
    blockedReason = shown(str)
    screeningLine = shown(str)
    error = shown(str)
    busy = shown(bool)

    routes = frozenset({"compose"})
    #: The text was set from here (opened, restored, dropped): the text area makes a new document of it.
    replaced = Signal()
    #: A message was sent: its id.
    sent = Signal(str)

    def __init__(self, desk: Desk, navigator: Navigator, mail_words: MailWords) -> None:
        super().__init__(desk, navigator)
        self._words = mail_words
        self._draft: Draft | None = None
        self._session: Session | None = None
        #: The text that is in the store, and the one that was last asked to be put there.
        self._saved = self._asked = ""
        self._exists = False
        self._saved_ms: int | None = None
        self._purse = Purse()
        self._shown = False
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._paused)
        navigator.leaving.connect(self._left)

    # --- opening ---

    def write_to(self, contact: str, in_reply_to: str | None = None) -> None:
        """Write to a contact, going on with the draft there is for the same letter."""
        resident = self.open_session().person.resident

        def find(connection: Connection) -> None:
            found = mail.draft_for(connection, resident, contact, in_reply_to)
            fresh = Draft(id=str(uuid7()), contact=contact, in_reply_to=in_reply_to, text="")
            self._open(connection, found or fresh, exists=found is not None)

        self.desk.read(find)

    def open_draft(self, draft: str) -> None:
        """Go on with a draft of the list."""
        resident = self.open_session().person.resident

        def find(connection: Connection) -> None:
            found = mail.load_draft(connection, resident, draft)
            if found is not None:
                self._open(connection, found, exists=True)

        self.desk.read(find)

    def _open(self, connection: Connection, draft: Draft, *, exists: bool) -> None:
        if self.unsaved and self._draft is not None:
            # No room: these words are only here, so they stay in front until they are saved.
            self.keep()
            self.navigator.go("compose")
            return
        self._drop()
        self._draft, self._session, self._exists, self._shown = draft, self.open_session(), exists, True
        self._asked = self._saved = draft.text
        self.put(text=draft.text)
        self.refresh(connection)
        self.replaced.emit()
        self.navigator.go("compose")

    # --- writing ---

    @Slot(str)
    def editText(self, text: str) -> None:
        """The text area's whole text after an edit."""
        if self._draft is None or self.busy or text == self.text:
            return
        self.put(text=text)
        if len(text) <= MEASURE_AT_ONCE:
            self._measure()
        self._pause.start(PAUSE_MS)

    def write(self, text: str) -> None:
        """Put a whole text in, as if it had been typed (a suggestion, a picture of this screen)."""
        self.editText(text)
        self.replaced.emit()

    @Slot()
    def _paused(self) -> None:
        self._measure()
        self.keep()

    @Slot()
    def keep(self) -> None:
        """Save what is typed now, if it is not saved already."""
        self._pause.stop()
        draft, session, text = self._draft, self._session, self.text
        if draft is None or session is None or self.busy or text == self._asked:
            return
        if not text.strip() and not self._exists:
            return
        store, clock = self.desk.store, self.desk.clock
        kept = Draft(draft.id, draft.contact, draft.in_reply_to, text, draft.why)
        self._asked, self._exists = text, True
        self.desk.bridge.write(
            lambda: mail.save_draft(store, session, kept, clock),
            lambda saved_ms: self._kept(kept, saved_ms),
            lambda error: self._not_kept(kept, error),
        )

    @property
    def unsaved(self) -> bool:
        """Whether words are here that could not be saved (no room): then they stay until they are."""
        return self._draft is not None and bool(self.error) and self.text != self._saved

    def route(self) -> str:
        """Where "write" leads: on with what is open, else to the choice of a person."""
        return "compose" if self._draft is not None and (self.unsaved or self._shown) else "people"

    def saved_line(self) -> str:
        """What the warning before a session's end says about the text."""
        if self._draft is None or not self.text.strip():
            return ""
        if self.isReply:
            return self.tr("Your reply to %1 is saved.").replace("%1", str(self.contactName))
        return self.tr("Your message to %1 is saved.").replace("%1", str(self.contactName))

    @Slot()
    def close(self) -> None:
        """Leave it for later."""
        self.navigator.back()

    @Slot()
    def send(self) -> None:
        """Send it: saved and on its way in one step, or still here with the reason said."""
        draft, session = self._draft, self._session
        if draft is None or session is None or self.busy:
            return
        self._measure()
        if not self.canSend:
            self.put(error=self.blockedReason)
            return
        self._pause.stop()
        self.put(busy=True, error="")
        store, clock, language = self.desk.store, self.desk.clock, self.desk.words.language
        letter = Draft(draft.id, draft.contact, draft.in_reply_to, self.text, draft.why)
        pay: Literal["prepaid", "own"] = "prepaid" if self.meterState == "prepaid" else "own"
        receipt = self.desk.place.has_printer and self.desk.policy.receipts.reply == "print"
        self.desk.bridge.write(
            lambda: mail.send(store, session, letter, clock, receipt, language=language, pay=pay),
            self._sent,
            lambda error: self._not_sent(letter, error),
        )

    # --- outcomes ---

    def _kept(self, kept: Draft, saved_ms: int) -> None:
        if self._draft is not None and self._draft.id == kept.id:
            self._saved, self._saved_ms = kept.text, saved_ms
            self.put(error="", savedText=self._saved_text())

    def _not_kept(self, kept: Draft, error: BaseException) -> None:
        if not isinstance(error, StoreFull | MailError):
            self.desk.broken.emit(error)
            return
        if self._draft is not None and self._draft.id == kept.id:
            self._asked = self._saved
            # The room may come back (a photo is dropped, say): ask again, as the words are only here.
            self._pause.start(NO_ROOM_MS)
            self.put(error=self._error_words(error), savedText="")

    def _sent(self, message: str) -> None:
        if self.desk.session is not self._session:
            return
        self._drop()
        self.replaced.emit()
        self.sent.emit(message)

    def _not_sent(self, letter: Draft, error: BaseException) -> None:
        self.put(busy=False)
        if not isinstance(error, StoreFull | MailError):
            self.desk.broken.emit(error)
            return
        if self._draft is not None and self._draft.id == letter.id:
            self.put(error=self._error_words(error))
            self.desk.look()
            self.keep()

    def _error_words(self, error: BaseException) -> str:
        name = str(self.contactName)
        if isinstance(error, NotEnoughStamps):
            return self.tr("You need %n more stamp(s). Your words are still here.", "", error.missing)
        if isinstance(error, ReplyStampUsed):
            return self.tr("The stamp that %1 paid is used already. Your words are still here.").replace("%1", name)
        if isinstance(error, TextTooLong):
            return self.tr("This is %n letter(s) too long.", "", error.letters - error.most)
        if isinstance(error, NotAllowed) and error.why == "restriction":
            return self.tr("New messages are paused for you. Money says how that ends. Your words are still here.")
        if isinstance(error, NotAllowed):
            return self.tr("You cannot write to %1 now. Your words are still here.").replace("%1", name)
        return self.tr("There is no room to save right now. Your words are still here. Tell staff.")

    # --- showing ---

    def refresh(self, connection: Connection) -> None:
        """Who it goes to and what pays."""
        draft, session = self._draft, self.desk.session
        if draft is None or session is None:
            return
        resident = session.person.resident
        self._purse = mail.purse_of(connection, resident, draft.in_reply_to, self.desk.clock.now_ms())
        face = self._face()
        self.put(
            contactName=face.short,
            initial=face.initial,
            hue=face.hue,
            isReply=draft.in_reply_to is not None,
            savedText=self._saved_text(),
            sendText=self.tr("Send to %1").replace("%1", face.short),
            screeningLine=self._words.legal_line()
            if face.legal
            else self.tr("Staff may read this before %1 gets it.").replace("%1", face.short),
        )
        self._measure()

    def forget_person(self) -> None:
        """The words go from memory; they are in the store."""
        self._drop()
        self.replaced.emit()

    def _face(self) -> Face:
        return self.desk.face(self._draft.contact if self._draft else "", self.tr("this person"))

    def _measure(self) -> None:
        if self._draft is None:
            return
        words, limits = self.desk.words, self.desk.policy.mail
        gauge = meter(self.text, limits, self._purse)
        face = self._face()
        blocked = self._blocked(gauge, face)
        count = self.tr("%1 of %2 letters").replace("%1", words.number(gauge.used)).replace("%2", words.number(gauge.of))
        left = self.tr("%1 letters left on this stamp", "", gauge.left).replace("%1", words.number(gauge.left))
        self.put(
            meterTitle=self._meter_title(gauge, face),
            meterCount=count,
            meterFraction=gauge.fraction,
            meterLeft=left,
            meterOwn="" if gauge.own is None else self.tr("You own %n stamp(s)", "", gauge.own),
            meterNear=gauge.near,
            meterStamps=gauge.stamps,
            meterState=gauge.state,
            needsStamps=gauge.missing > 0,
            blockedReason=blocked,
            canSend=not blocked,
        )

    def _meter_title(self, gauge: Meter, face: Face) -> str:
        if gauge.state == "prepaid":
            return self.tr("1 stamp, paid by %1").replace("%1", face.short)
        if gauge.missing:
            return self.tr("You need %n more stamp(s)", "", gauge.missing)
        return self.tr("%n of your stamps", "", gauge.stamps)

    def _blocked(self, gauge: Meter, face: Face) -> str:
        if not face.can_write:
            return self.tr("You cannot write to %1 now. Your words are saved.").replace("%1", face.short)
        if not self.text.strip():
            return self.tr("Write something first.")
        if gauge.too_long:
            return self.tr("This is too long for one message. Make it shorter.")
        if gauge.missing:
            return self.tr("You need %n more stamp(s). Your words are saved.", "", gauge.missing)
        return ""

    def _saved_text(self) -> str:
        if self._saved_ms is None:
            return ""
        return self.tr("Saved %1").replace("%1", self.desk.words.time(self._saved_ms))

    @Slot(str, str)
    def _left(self, route: str, to: str) -> None:
        if route != "compose" or self._draft is None or to in {"pin", "help"}:
            return
        self._tidy()
        self.keep()
        self._follow()
        self._shown = False

    def _follow(self) -> None:
        """What was written follows the person, from the end of writing on."""
        session, store, clock = self._session, self.desk.store, self.desk.clock
        if session is not None and not self.busy:
            self.desk.bridge.write(lambda: mail.sync_drafts(store, session, clock), failed=self._not_followed)

    def _not_followed(self, error: BaseException) -> None:
        """Without room for it the draft is still here, and told of at the session's end."""
        if not isinstance(error, StoreFull):
            self.desk.broken.emit(error)

    def _tidy(self) -> None:
        """A draft that was emptied again is no draft."""
        draft, session, store = self._draft, self._session, self.desk.store
        if draft is None or session is None or self.busy or self.text.strip() or not self._exists:
            return
        self._asked, self._exists = self.text, False
        self.desk.bridge.write(lambda: mail.delete_draft(store, session, draft.id))

    def _drop(self) -> None:
        self._pause.stop()
        self._draft = self._session = None
        self._asked = self._saved = ""
        self._exists, self._saved_ms = False, None
        self._purse = Purse()
        self.forget()
