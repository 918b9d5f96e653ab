"""Writing. Every pause saves the draft; nothing typed is ever only on the screen for longer than that.

What goes with the words (a card, photos, a clip) is saved the moment it is added.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QTimer, Signal, Slot
from sqlalchemy import Connection
from uuid_utils import uuid7

from kiosk.mail import mail
from kiosk.mail.letters import (
    Attachment,
    Draft,
    Ecard,
    FileKind,
    MailError,
)
from kiosk.mail.rules import Load, Purse, meter
from kiosk.signin.rules import Session
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.faces import Face
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.compose_words import ComposeWords
from kiosk.ui.viewmodels.mail_words import MailWords
from kiosk.ui.viewmodels.meter_words import MeterWords
from kiosk.ui.viewmodels.navigator import Navigator

PAUSE_MS = 250
NO_ROOM_MS = 3_000
#: A longer text is measured at the pause, so that no key waits for it.
MEASURE_AT_ONCE = 3_000


@dataclass(frozen=True)
class _Written:
    """What a save of the draft takes along."""

    text: str = ""
    ecard: Ecard | None = None


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
    #: What the stamps are for, when they carry more than words.
    meterParts = shown(str)
    meterNear = shown(bool)
    meterStamps = shown(int, 1)
    meterState = shown(str, "own")
    needsStamps = shown(bool)
    #: No message goes to this person now; the meter says why.
    locked = shown(bool)
    #: What goes with the words: [{ key, kind, title, line, picture, icon, hue, remove }]
    attached = shown(list)
    elsewhereText = shown(str)
    #: What may be added: [{ key, title, line, icon, hue, blocked }]; `addNote` says what that does to the price.
    additions = shown(list)
    addNote = shown(str)
    #: Why nothing can be added at all.
    addBlocked = shown(str)
    sendText = shown(str)
    canSend = shown(bool)
    blockedReason = shown(str)
    screeningLine = shown(str)
    #: The same for a small window with large words.
    screeningBrief = shown(str)
    legal = shown(bool)
    sms = shown(bool)
    error = shown(str)
    busy = shown(bool)

    routes = frozenset({"compose", "ecard", "camera"})
    #: The text was set from here (opened, restored, dropped): the text area makes a new document of it.
    replaced = Signal()
    #: A message was sent: its id.
    sent = Signal(str)

    def __init__(self, desk: Desk, navigator: Navigator, mail_words: MailWords) -> None:
        super().__init__(desk, navigator)
        self._meter_words = MeterWords(desk)
        self._said = ComposeWords(desk, mail_words, self._meter_words)
        self._draft: Draft | None = None
        self._session: Session | None = None
        #: What is in the store, and what was last asked to be put there: the text and the card.
        self._saved = self._asked = _Written()
        self._exists = False
        self._saved_ms: int | None = None
        self._purse = Purse()
        self._sms = self._paused_now = False
        self._has_camera = False
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
        self._saved_ms = draft.saved_ms
        self._asked = self._saved = _Written(draft.text, draft.ecard)
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
        draft, session = self._draft, self._session
        if draft is None or session is None or self.busy or self._written == self._asked:
            return
        if self._empty and not self._exists:
            return
        store, clock = self.desk.store, self.desk.clock
        kept = replace(draft, text=self.text)
        self._asked, self._exists = self._written, True
        self.desk.bridge.write(
            lambda: mail.save_draft(store, session, kept, clock),
            lambda saved_ms: self._kept(kept, saved_ms),
            lambda error: self._not_kept(kept, error),
        )

    @property
    def unsaved(self) -> bool:
        """Whether words are here that could not be saved (no room): then they stay until they are."""
        return self._draft is not None and bool(self.error) and self._written != self._saved

    def never_blocked_kind(self) -> str:
        """What is written, to `kiosk.signin.never_blocked`."""
        return "" if self._draft is None else self._face().kind

    def route(self) -> str:
        """Where "write" leads: on with what is open, else to the choice of a person."""
        return "compose" if self._draft is not None and (self.unsaved or self._shown) else "write-to"

    def saved_line(self) -> str:
        """What the warning before a session's end says about the text."""
        if self._draft is None or not self.text.strip():
            return ""
        if self.isReply:
            return self.tr("Your reply to %1 is saved.").replace("%1", str(self.contactName))
        return self.tr("Your message to %1 is saved.").replace("%1", str(self.contactName))

    # --- what goes with it ---

    @property
    def ecard(self) -> Ecard | None:
        """The card that was chosen."""
        return None if self._draft is None else self._draft.ecard

    def equip(self, *, camera: bool) -> None:
        """Whether pictures can be taken here."""
        self._has_camera = camera
        self._measure()

    def put_ecard(self, ecard: Ecard | None, *, typing: bool = False) -> None:
        """Choose a card, or take it off; saved at once, or (`typing` on it) at the next pause."""
        if self._draft is None or self.busy or ecard == self.ecard:
            return
        self._draft = replace(self._draft, ecard=ecard)
        if typing:
            self._pause.start(PAUSE_MS)
            return
        self._measure()
        self.keep()

    def attach(self, kind: FileKind, data: bytes, duration_ms: int = 0) -> None:
        """Add a photo or clip; saved at once, with the words."""
        draft, session = self._draft, self._session
        if draft is None or session is None or self.busy:
            return
        self._pause.stop()
        store, clock = self.desk.store, self.desk.clock
        kept = replace(draft, text=self.text)
        self._asked, self._exists = self._written, True
        self.desk.bridge.write(
            lambda: mail.attach(store, session, kept, kind, data, clock, duration_ms=duration_ms),
            lambda made: self._attached(kept, *made),
            lambda error: self._not_kept(kept, error),
        )

    @Slot(str)
    def remove(self, key: str) -> None:
        """Take the card ("ecard"), a photo or the clip off."""
        draft, session = self._draft, self._session
        if draft is None or session is None or self.busy:
            return
        if key == "ecard":
            self.put_ecard(None)
            return
        store, clock = self.desk.store, self.desk.clock
        self._draft = replace(draft, files=tuple(one for one in draft.files if one.blob != key))
        self._measure()
        self.desk.bridge.write(lambda: mail.detach(store, session, draft.id, key, clock), failed=self._not_followed)

    def _attached(self, kept: Draft, made: Attachment, saved_ms: int) -> None:
        if self._draft is not None and self._draft.id == kept.id:
            others = tuple(one for one in self._draft.files if one.blob != made.blob)
            self._draft = replace(self._draft, files=(*others, made))
            self._kept(kept, saved_ms)
            self._measure()

    # --- leaving and sending ---

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
        letter, stamps = replace(draft, text=self.text), int(self.meterStamps)
        pay: Literal["prepaid", "own"] = "prepaid" if self.meterState == "prepaid" else "own"
        receipt = self.desk.place.has_printer and self.desk.policy.receipts.reply == "print"
        self.desk.bridge.write(
            lambda: mail.send(store, session, letter, clock, receipt, language=language, pay=pay, stamps=stamps),
            self._sent,
            lambda error: self._not_sent(letter, error),
        )

    # --- outcomes ---

    def _kept(self, kept: Draft, saved_ms: int) -> None:
        if self._draft is not None and self._draft.id == kept.id:
            self._saved, self._saved_ms = _Written(kept.text, kept.ecard), saved_ms
            self.put(error="", savedText=self._saved_text())

    def _not_kept(self, kept: Draft, error: BaseException) -> None:
        if not isinstance(error, StoreFull | MailError):
            self.desk.broken.emit(error)
            return
        if self._draft is not None and self._draft.id == kept.id:
            self._asked = self._saved
            # The room may come back (a photo is dropped, say): ask again, as the words are only here.
            self._pause.start(NO_ROOM_MS)
            self.put(error=self._said.error(error, str(self.contactName)), savedText="")

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
            self.put(error=self._said.error(error, str(self.contactName)))
            self.desk.look()
            self.keep()

    # --- showing ---

    def refresh(self, connection: Connection) -> None:
        """Who it goes to and what pays."""
        draft, session = self._draft, self.desk.session
        if draft is None or session is None:
            return
        resident = session.person.resident
        now_ms = self.desk.clock.now_ms()
        self._purse = mail.purse_of(connection, resident, draft.contact, draft.in_reply_to, now_ms)
        self._paused_now = mail.is_paused(connection, resident, draft.contact, draft.in_reply_to, now_ms)
        self._sms = mail.is_short_message(connection, resident, draft.contact, draft.in_reply_to)
        face = self._face()
        self.put(
            contactName=face.short,
            initial=face.initial,
            hue=face.hue,
            isReply=draft.in_reply_to is not None,
            savedText=self._saved_text(),
            sendText=self.tr("Send to %1").replace("%1", face.short),
            legal=face.legal,
            sms=self._sms,
            elsewhereText=self._meter_words.elsewhere(draft.elsewhere),
            screeningLine=self._said.screening(face),
            screeningBrief=self._said.screening_brief(face),
        )
        self._measure()

    def forget_person(self) -> None:
        """The words go from memory; they are in the store."""
        self._drop()
        self.replaced.emit()

    def _face(self) -> Face:
        return self.desk.face(self._draft.contact if self._draft else "", self.tr("this person"))

    @property
    def _written(self) -> _Written:
        return _Written(self.text, self.ecard)

    @property
    def _empty(self) -> bool:
        """Whether there is nothing of a message yet."""
        draft = self._draft
        return draft is None or not (self.text.strip() or draft.ecard or draft.files or draft.elsewhere)

    def _measure(self) -> None:
        draft = self._draft
        if draft is None:
            return
        face = self._face()
        photos = sum(one.kind == "photo" for one in draft.files)
        load = Load(self.text, photos, len(draft.files) > photos, draft.ecard is not None, self._sms)
        gauge = meter(load, self.desk.policy.mail, self._purse)
        prices = next((one.prices for one in self._purse.prepared if one.allowance == gauge.allowance), self._purse.prices)
        if gauge.state == "free":
            prices = replace(prices, photo_stamps=0, video_stamps=0, ecard_stamps=0)
        blocked = self._said.paused() if self._paused_now else self._said.blocked(gauge, face, self.text)
        stamps = {**self._meter_words.shown(gauge, load, face.short), "needsStamps": gauge.missing > 0, "locked": False}
        self.put(
            **stamps | self._said.locked_meter(face, paused=self._paused_now),
            attached=self._meter_words.attached(draft.ecard, draft.files, prices),
            additions=self._said.additions(load, prices, camera=self._has_camera),
            addNote=self._said.add_note(gauge, face),
            addBlocked=self._said.add_blocked(sms=self._sms),
            blockedReason=blocked,
            canSend=not blocked,
        )

    def _saved_text(self) -> str:
        if self._saved_ms is None:
            return ""
        return self.tr("Saved %1").replace("%1", self._said.saved_at(self._saved_ms))

    @Slot(str, str)
    def _left(self, route: str, to: str) -> None:
        if route not in self.routes or to in self.routes or self._draft is None or to in {"pin", "help"}:
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
        if draft is None or session is None or self.busy or not self._empty or not self._exists:
            return
        self._asked, self._exists = self._written, False
        self.desk.bridge.write(lambda: mail.delete_draft(store, session, draft.id))

    def _drop(self) -> None:
        self._pause.stop()
        self._draft = self._session = None
        self._asked = self._saved = _Written()
        self._exists, self._saved_ms = False, None
        self._purse, self._sms, self._paused_now = Purse(), False, False
        self.forget()
