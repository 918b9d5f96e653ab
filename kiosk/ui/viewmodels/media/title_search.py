"""Search in the store, as it is typed. A worker asks the index, so that no key waits for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.media_store import catalogue
from kiosk.media_store.catalogue import PAGE, Title
from kiosk.media_store.selling import Selling, selling
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.media.title import TitleModel
from kiosk.ui.viewmodels.media.title_words import TitleWords
from kiosk.ui.viewmodels.media.wanted_pictures import WantedPictures
from kiosk.ui.viewmodels.navigator import Navigator

MOST_LETTERS = 100
Found = tuple[Sequence[Title], Selling]


@qml_type
class TitleSearchModel(ScreenModel):
    """`state`: idle (nothing typed), found, nothing. What was found stays until there is an answer to what is typed now."""

    typed = shown(str)
    state = shown(str, "idle")
    title = shown(str)
    line = shown(str)
    results = shown(QObject, constant=True)
    count = shown(int)
    moreText = shown(str)

    routes = frozenset({"media-search"})

    def __init__(
        self,
        desk: Desk,
        navigator: Navigator,
        words: TitleWords,
        pictures: WantedPictures,
        title: TitleModel,
    ) -> None:
        super().__init__(desk, navigator)
        self._words = words
        self._pictures = pictures
        self._title = title
        self._rows: RowsModel[Title] = RowsModel(lambda row: row.title, self._roles(), self)
        self._values["results"] = self._rows
        self._now: Selling | None = None
        self._wanted = PAGE
        #: Counts what was asked, so that a late answer to an earlier question is not shown.
        self._turn = 0
        self._reading = self._again = False
        desk.languageChanged.connect(self._rows.reword)
        desk.photosArrived.connect(self._rows.reword)

    @Slot()
    def begin(self) -> None:
        """Look for something, from the start."""
        self.search("")
        self.navigator.go("media-search")

    @Slot(str)
    def search(self, typed: str) -> None:
        """What is typed now."""
        if typed != self.typed:
            self._wanted = PAGE
            self.put(typed=typed[:MOST_LETTERS])
            self._ask()

    @Slot()
    def more(self) -> None:
        """More of what was found."""
        self._wanted += PAGE
        self._ask()

    @Slot(str)
    def open(self, title: str) -> None:
        """See a title that was found."""
        self._title.open(title)

    def refresh(self, connection: Connection) -> None:  # noqa: ARG002 - a worker reads
        """The catalogue may have changed, or the language."""
        self._ask()

    def forget_person(self) -> None:
        """What was looked for and found goes too."""
        self._turn += 1
        self._again = False
        self._now = None
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
        turn, typed, wanted, store = self._turn, str(self.typed), self._wanted, self.desk.store
        resident, now_ms = session.person.resident, self.desk.clock.now_ms()

        def read() -> Found:
            with store.read() as own:
                return catalogue.search(own, typed, wanted + 1), selling(own, resident, now_ms)

        self.desk.bridge.check(read, lambda found: self._answered(turn, found), self._failed)

    def _answered(self, turn: int, found: Found) -> None:
        self._reading = False
        if turn == self._turn:
            titles, now = found
            changed = self._now is None or now.held != self._now.held
            self._now = now
            self._rows.show(titles[: self._wanted])
            if changed:
                self._rows.reword()
            self._tell(more=len(titles) > self._wanted)
        if self._again:
            self._ask()

    def _failed(self, error: BaseException) -> None:
        self._reading = False
        self.desk.broken.emit(error)

    def _tell(self, *, more: bool = False) -> None:
        found, typed = len(self._rows.rows), self.typed.strip()
        if not typed:
            state, title = "idle", self.tr("Look for a title")
            line = self.tr("Write a name, an artist, an author or a subject.")
        elif found:
            state, line = "found", ""
            title = self.tr("The best %n match(es)", "", found) if more else self.tr("%n match(es)", "", found)
        else:
            state, title = "nothing", self.tr("Nothing found")
            line = self.tr("No title has “%1” in it. Try a shorter word.").replace("%1", typed)
        self.put(state=state, title=title, line=line, count=found, moreText=self.tr("Show more") if more else "")

    def _roles(self) -> dict[str, Callable[[Title], Any]]:
        return {"card": self._card}

    def _card(self, row: Title) -> dict[str, object]:
        """Asked for rows on screen alone: their covers are wanted, no others."""
        now = self._now
        self._pictures.show([row])
        return {} if now is None else {**self._words.card(row, now), "kindText": self._words.kind(row.kind)}
