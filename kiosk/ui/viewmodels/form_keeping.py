"""What is filled in of a form, and what is saved of it: at each pause, in order. What could not be saved is offered again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from sqlalchemy import Connection

from kiosk.filings.drafts import CannotAdd, FilingDraft, add_photo, delete_draft, draft_for, drop_photo, photos_of, save_draft
from kiosk.signin.rules import Session
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.form_pages import new_id

PAUSE_MS = 250
NO_ROOM_MS = 3_000


class FormKeeping(QObject):
    """One draft. `may_keep`: whether it may be saved at all now (with a name, and not while it is filed)."""

    #: It was saved.
    kept = Signal()
    #: There is no room: it is only here.
    no_room = Signal()

    def __init__(self, desk: Desk, may_keep: Callable[[], bool]) -> None:
        super().__init__(desk)
        self._desk = desk
        self._may_keep = may_keep
        self.session: Session | None = None
        #: What is answered, what was last asked to be saved, and what is saved.
        self.draft = self._asked = self._saved = FilingDraft("", "")
        #: Whether anything of it is in the store.
        self.exists = False
        #: Its photos (SHA-256).
        self.photos: list[str] = []
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.keep)

    @property
    def changed(self) -> bool:
        """Whether there is more here than is saved."""
        return self.draft != self._saved

    @property
    def saved_ms(self) -> int:
        """When it was saved last; 0: never."""
        return self._saved.saved_ms

    def clear(self) -> None:
        """Nothing is filled in."""
        self.session, self.exists, self.photos = None, False, []
        self.draft = self._asked = self._saved = FilingDraft("", "")

    def find(self, connection: Connection, session: Session | None, type_: str, about: str | None) -> None:
        """The form of a type; what was begun goes on."""
        before = None if session is None else draft_for(connection, session.person.resident, type_, about)
        self.session, self.exists = session, before is not None
        self.draft = before or FilingDraft(new_id(), type_, about)

    def find_photos(self, connection: Connection) -> None:
        """Which photos it has."""
        self.photos = [] if self.session is None else photos_of(connection, self.session.person.resident, self.draft.id)

    def know(self, answers: Mapping[str, Any]) -> None:
        """What was just chosen goes before what was written earlier."""
        self.draft = self._asked = self._saved = replace(self.draft, answers={**self.draft.answers, **answers})

    def answer(self, field: str, value: Any) -> None:
        """An answer, or none any more."""
        others = {name: given for name, given in self.draft.answers.items() if name != field}
        self.draft = replace(self.draft, answers=others if value in (None, "") else {**others, field: value})

    def turn(self, page: int) -> None:
        """The page that is open."""
        self.draft = replace(self.draft, page=page)

    def wait(self, ms: int = PAUSE_MS) -> None:
        """Save it after a pause."""
        self._pause.start(ms)

    def stop(self) -> None:
        """It is filed now."""
        self._pause.stop()

    def keep(self) -> None:
        """Save what is answered now, if it is not saved already."""
        self.stop()
        draft, session = self.draft, self.session
        nothing = not self.exists and not draft.answers
        if session is None or not self._may_keep() or draft == self._asked or nothing:
            return
        store, clock = self._desk.store, self._desk.clock
        self._asked, self.exists = draft, True
        self._desk.bridge.write(
            lambda: save_draft(store, session, draft, clock),
            lambda saved_ms: self._was_kept(draft, saved_ms),
            lambda error: self._not_kept(draft, error),
        )

    def throw_away(self) -> None:
        """Nothing of it stays in the store."""
        session, store, draft = self.session, self._desk.store, self.draft.id
        self.stop()
        self.exists = False
        self._asked = self._saved = FilingDraft("", "")
        if session is not None:
            self._desk.bridge.write(lambda: delete_draft(store, session, draft))

    def add_photo(self, data: bytes, most: int) -> None:
        """One more photo (JPEG), of at most so many."""
        session, store, clock, draft = self.session, self._desk.store, self._desk.clock, self.draft
        if session is None or not self._may_keep():
            return
        self._asked, self.exists = draft, True
        self._desk.bridge.write(
            lambda: add_photo(store, session, draft, data, most, clock),
            lambda _: self._desk.look(),
            lambda error: self._not_kept(draft, error),
        )

    def drop_photo(self, blob: str) -> None:
        """Take one off."""
        session, store, draft = self.session, self._desk.store, self.draft.id
        if session is not None and self._may_keep():
            self._desk.bridge.write(lambda: drop_photo(store, session, draft, blob), lambda _: self._desk.look())

    def _was_kept(self, draft: FilingDraft, saved_ms: int) -> None:
        if self.draft.id == draft.id:
            self.draft = replace(self.draft, saved_ms=saved_ms)
            self._saved = self._asked = replace(draft, saved_ms=saved_ms)
            self.kept.emit()

    def _not_kept(self, draft: FilingDraft, error: BaseException) -> None:
        if not isinstance(error, StoreFull | CannotAdd):
            self._desk.broken.emit(error)
        elif self.draft.id == draft.id:
            self._asked = self._saved
            # The room may come back: ask again, as the answers are only here.
            self.wait(NO_ROOM_MS)
            self.no_room.emit()
