"""All that somebody filed: in parts, and searched by number and words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, get_args

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.filings.kept import FiledRow, Part, filed_page, filed_total, search
from kiosk.ui.desk import Desk
from kiosk.ui.models.pages import PagedModel
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.filings.tracker import TrackerModel
from kiosk.ui.viewmodels.filings.words import FilingTrackWords
from kiosk.ui.viewmodels.navigator import Navigator

PARTS: tuple[Part, ...] = get_args(Part)
MOST_FOUND = 50


@qml_type
class FilingsModel(ScreenModel):
    """The list; `typed`: what is looked for, and then `found` holds what has it."""

    loading = shown(bool, default=True)
    part = shown(str, "all")
    #: [{ key, text, count }]
    parts = shown(list)
    rows = shown(QObject, constant=True)
    found = shown(QObject, constant=True)
    count = shown(int)
    olderText = shown(str)
    typed = shown(str)
    foundCount = shown(int)
    foundText = shown(str)

    routes = frozenset({"requests-all"})

    def __init__(self, desk: Desk, navigator: Navigator, tracker: TrackerModel) -> None:
        super().__init__(desk, navigator)
        self._tracker = tracker
        self._words = FilingTrackWords(desk)
        self._rows: PagedModel[FiledRow] = PagedModel(desk.bridge, lambda row: row.id, self._roles(), self)
        self._found: RowsModel[FiledRow] = RowsModel(lambda row: row.id, self._roles(), self)
        self._turn = 0
        self._values.update(rows=self._rows, found=self._found)
        self._rows.refreshed.connect(self._count)
        desk.begun.connect(self._begin)
        desk.languageChanged.connect(self._reworded)

    @Slot(str)
    def choose(self, part: str) -> None:
        """All, what is open, what is over."""
        if part in PARTS:
            self.put(part=part)
            self._begin()
            self.desk.look()

    @Slot(str)
    def search(self, typed: str) -> None:
        """What is typed now."""
        self.put(typed=typed)
        self._look_for()

    @Slot(str)
    def open(self, filing: str) -> None:
        """Where it stands."""
        self._tracker.open(filing)

    @Slot()
    def showOlder(self) -> None:
        """The next page of older ones."""
        self.desk.read(self._rows.more)
        self._count()

    def refresh(self, connection: Connection) -> None:
        """What is loaded, again; what was looked for, again."""
        resident = self.open_session().person.resident
        totals = {part: filed_total(connection, resident, part) for part in PARTS}
        names = {"all": self.tr("All"), "open": self.tr("Open", "requests"), "over": self.tr("Finished", "requests")}
        self._rows.refresh(connection, totals["open" if self.part == "open" else "over" if self.part == "over" else "all"])
        self.put(
            loading=False,
            parts=[{"key": part, "text": f"{names[part]} {self.desk.words.number(totals[part])}", "count": 0} for part in PARTS],
        )
        if self.typed:
            self._look_for()

    def forget_person(self) -> None:
        """The rows go too."""
        self._turn += 1
        self._rows.drop()
        self._found.clear()
        super().forget_person()

    def _roles(self) -> dict[str, Callable[[FiledRow], Any]]:
        return {
            "filingId": lambda row: row.id,
            "title": lambda row: row.title,
            "subject": lambda row: row.step_name,
            "line": self._words.row_line,
            "iconName": lambda row: row.icon,
            "hue": lambda row: row.hue,
            "isNew": lambda row: row.has_news,
            "chips": lambda row: [self._words.chip(row)],
        }

    @Slot()
    def _begin(self) -> None:
        resident, part = self.open_session().person.resident, self.part
        chosen: Part = "open" if part == "open" else "over" if part == "over" else "all"
        desk = self.desk
        self._rows.read_with(
            lambda connection, offset, limit: filed_page(connection, resident, chosen, desk.words.language, offset, limit)
        )

    @Slot()
    def _count(self) -> None:
        older = self._rows.older
        self.put(count=self._rows.total, olderText=self.tr("Show %n older request(s)", "", older) if older else "")

    @Slot()
    def _reworded(self) -> None:
        self._rows.reword()
        self._found.reword()

    def _look_for(self) -> None:
        self._turn += 1
        turn, typed, language, store = self._turn, str(self.typed), self.desk.words.language, self.desk.store
        if not typed.strip():
            self._found.clear()
            self.put(foundCount=0, foundText="")
            return
        resident = self.open_session().person.resident

        def read() -> Sequence[FiledRow]:
            with store.read() as connection:
                return search(connection, resident, typed, language)

        def show(rows: Sequence[FiledRow]) -> None:
            if turn != self._turn or self.desk.session is None:
                return
            self._found.show(rows[:MOST_FOUND])
            none = self.tr("Nothing with these words")
            self.put(foundCount=len(rows), foundText=self.tr("%n request(s)", "", len(rows)) if rows else none)

        self.desk.bridge.check(read, show)
