"""Words about a filing: a note, that it got worse, why it shall be opened again. Saved at each pause, like a letter."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Slot
from sqlalchemy import Connection
from uuid_utils import uuid7

from kiosk.filings import filing as author
from kiosk.filings.answers import clean
from kiosk.filings.drafts import FilingDraft, delete_draft, drafts, save_draft
from kiosk.filings.filing import FilingError
from kiosk.filings.kept import kept
from kiosk.filings.sealing import CannotSeal
from kiosk.store.engine import StoreFull
from kiosk.sync.wire_filings import MAX_NOTE_CHARACTERS
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel

ROUTE = "request-note"
#: Drafts of notes stand among the forms that were begun, as a type that no form has.
DRAFT_TYPE = "note"
PAUSE_MS = 250
#: The count is said from here on.
NEAR = 300


@qml_type
class FilingNoteModel(ScreenModel):
    """`what` is note, worse or reopened."""

    what = shown(str, "note")
    title = shown(str)
    aboutText = shown(str)
    hint = shown(str)
    sendText = shown(str)
    readersText = shown(str)
    text = shown(str)
    leftText = shown(str)
    savedText = shown(str)
    blocked = shown(str)
    error = shown(str)
    busy = shown(bool)
    most = shown(int, MAX_NOTE_CHARACTERS)

    routes = frozenset({ROUTE})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._filing = self._kind = self._saved = self._id = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        navigator.about(ROUTE, self.never_blocked_kind)
        navigator.leaving.connect(self._left)
        desk.languageChanged.connect(self._say)

    def never_blocked_kind(self) -> str:
        """What is written about, to `kiosk.signin.never_blocked`."""
        return self._kind

    def open(self, filing: str, what: str) -> None:
        """Write about a filing; what was begun goes on."""
        session = self.desk.session
        if session is None:
            return
        self._filing, self._id = filing, str(uuid7())

        def find(connection: Connection) -> None:
            found = kept(connection, session.person.resident, filing, self.desk.words.language)
            begun = next((one for one in drafts(connection, session.person.resident) if one.id == _draft_of(filing, what)), None)
            self._kind = "" if found is None else found.row.kind
            self._saved = "" if begun is None else str(begun.answers.get("text", ""))
            self.put(aboutText="" if found is None else found.row.title)

        self.desk.read(find)
        self.put(what=what, text=self._saved, error="", busy=False, savedText="")
        self._say()
        self.navigator.go(ROUTE)

    @Slot(str)
    def edit(self, text: str) -> None:
        """The whole text after an edit."""
        if not self.busy and text != self.text:
            self.put(text=text, error="")
            self._say()
            self._pause.start()

    @Slot()
    def keep(self) -> None:
        """Save what is written now."""
        self._pause.stop()
        session, text = self.desk.session, str(self.text)
        if session is None or not self._filing or text == self._saved:
            return
        draft = FilingDraft(_draft_of(self._filing, str(self.what)), DRAFT_TYPE, self._filing, {"text": text})
        store, clock = self.desk.store, self.desk.clock
        self._saved = text
        if text.strip():
            self.desk.bridge.write(lambda: save_draft(store, session, draft, clock), self._kept, self._not_kept)
        else:
            self.desk.bridge.write(lambda: delete_draft(store, session, draft.id), None, self._not_kept)

    @Slot()
    def send(self) -> None:
        """It goes to those who have the filing."""
        text = clean(str(self.text))
        if self.busy or not text or not self._filing:
            return
        self._pause.stop()
        deeds = {"note": author.note, "worse": author.worse, "reopened": author.reopen}
        session, store, clock = self.open_session(), self.desk.store, self.desk.clock
        work = partial(deeds[str(self.what)], store, session, self._filing, text, id=self._id, clock=clock)
        draft = _draft_of(self._filing, str(self.what))

        def both() -> None:
            work()
            delete_draft(store, session, draft)

        self.put(busy=True, error="")
        self.desk.bridge.write(both, self._sent, self._not_sent)

    def forget_person(self) -> None:
        """The words go from memory; they are in the store."""
        self._pause.stop()
        self._filing = self._kind = self._saved = self._id = ""
        super().forget_person()

    @Slot()
    def _say(self) -> None:
        left = MAX_NOTE_CHARACTERS - len(str(self.text))
        name = {
            "worse": (
                self.tr("It got worse"),
                self.tr("What is different now?"),
                self.tr("Tell them it got worse"),
                self.tr("Staff are told at once. Is it an emergency? Tell any officer now."),
            ),
            "reopened": (
                self.tr("Open it again"),
                self.tr("What is still not solved?"),
                self.tr("Open it again"),
                self.tr("The same people see it, with all that was said."),
            ),
        }.get(
            str(self.what),
            (
                self.tr("Add a note"),
                self.tr("Write what they should know."),
                self.tr("Send the note"),
                self.tr("Those who have your request read it."),
            ),
        )
        title, hint, send, readers = name
        self.put(
            title=title,
            hint=hint,
            sendText=send,
            readersText=readers,
            leftText=self.tr("%n character(s) left", "", left) if left < NEAR else "",
            blocked="" if str(self.text).strip() else self.tr("Write some words first."),
        )

    @Slot(str, str)
    def _left(self, route: str, _to: str) -> None:
        if route == ROUTE:
            self.keep()

    def _kept(self, at_ms: int) -> None:
        if self.desk.session is not None and self._filing:
            self.put(savedText=self.tr("Saved %1").replace("%1", self.desk.words.time(at_ms)))

    def _not_kept(self, error: BaseException) -> None:
        self._saved = ""
        if not isinstance(error, StoreFull):
            self.desk.broken.emit(error)
        elif self.desk.session is not None:
            self.put(error=self.tr("There is no room to save right now. Your words are still here. Tell staff."))

    def _sent(self, _nothing: None) -> None:
        if self.desk.session is None:
            return
        self.put(busy=False, text="")
        self._filing = self._saved = ""
        self._session.toast(self.tr("It is on its way to them."), "good")
        self.navigator.back()
        self.desk.look()

    def _not_sent(self, error: BaseException) -> None:
        self.put(busy=False)
        if not isinstance(error, StoreFull | FilingError | CannotSeal):
            self.desk.broken.emit(error)
        elif self.desk.session is not None:
            self.put(error=self.tr("It did not go out. Your words are still here. Please try again."))


def _draft_of(filing: str, what: str) -> str:
    return f"{filing}-{what}"
