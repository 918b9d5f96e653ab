"""One kind of the store: its forms and genres, and all titles of it, a page at a time as one scrolls."""

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
from kiosk.ui.viewmodels.media.kinds import KINDS, KindWords
from kiosk.ui.viewmodels.media.title_words import TitleWords
from kiosk.ui.viewmodels.media.wanted_pictures import WantedPictures
from kiosk.ui.viewmodels.navigator import Navigator

Row = tuple[Title, ...]


@qml_type
class ShelfModel(ScreenModel):
    """`shelf` has a row of covers in each row: as many as `setColumns` says."""

    kind = shown(str)
    title = shown(str)
    #: [{ key, text }]: parts of a kind that are different things (albums and songs); none where there is one.
    forms = shown(list)
    form = shown(str)
    #: [{ key, text }], "" being all of them.
    genres = shown(list)
    genre = shown(str)
    shelf = shown(QObject, constant=True)
    count = shown(int)
    loading = shown(bool, default=True)
    moreText = shown(str)

    routes = frozenset({"media-kind"})

    def __init__(self, desk: Desk, navigator: Navigator, words: TitleWords, kind_words: KindWords, pictures: WantedPictures) -> None:
        super().__init__(desk, navigator)
        self._words = words
        self._kinds = kind_words
        self._pictures = pictures
        self._rows: RowsModel[Row] = RowsModel(_key, self._roles(), self)
        self._values["shelf"] = self._rows
        self._titles: list[Title] = []
        self._now: Selling | None = None
        #: The last title that was read, sold or not: the next page begins after it.
        self._last: Title | None = None
        self._columns = 1
        self._ended = False
        desk.languageChanged.connect(self._rows.reword)
        desk.photosArrived.connect(self._rows.reword)

    def show(self, kind: str) -> None:
        """Go to the shelf of a kind of the bar."""
        if kind != self.kind:
            self.put(kind=kind, form="", genre="")
            self._empty()
        if self.navigator.current == "media-kind":
            self.desk.read(self.refresh)
        else:
            self.navigator.go("media-kind")

    @Slot(str)
    def chooseForm(self, form: str) -> None:
        """Albums, or songs."""
        if form != self.form:
            self.put(form=form, genre="")
            self._again()

    @Slot(str)
    def chooseGenre(self, genre: str) -> None:
        """One genre, or all ("")."""
        if genre != self.genre:
            self.put(genre=genre)
            self._again()

    @Slot(int)
    def setColumns(self, columns: int) -> None:
        """So many covers stand in a row."""
        if columns > 0 and columns != self._columns:
            self._columns = columns
            self._arrange()

    @Slot()
    def more(self) -> None:
        """The next page, where there is one."""
        if not self._ended and self._last is not None and self.on_screen():
            self.desk.read(self._add_page)

    def refresh(self, connection: Connection) -> None:
        """The bar of forms and genres, and the first page; later pages stay as they were read."""
        now = selling(connection, self.open_session().person.resident, self.desk.clock.now_ms())
        sold = now.kinds(KINDS.get(self.kind, ()))
        form = self.form if self.form in sold else (sold[0] if sold else "")
        self._now = now
        self.put(
            title=self._kinds.name(self.kind),
            forms=[{"key": one, "text": self._kinds.form(one)} for one in sold] if len(sold) > 1 else [],
            form=form,
        )
        off = {one.casefold() for one in now.limits.genres}
        found = [one for one in catalogue.genres(connection, form) if one.casefold() not in off] if form else []
        self.put(genres=[{"key": "", "text": self.tr("All")}, *({"key": one, "text": one} for one in found)] if len(found) > 1 else [])
        if self.genre and self.genre not in found:
            self.put(genre="")
        if len(self._titles) <= PAGE:
            self._titles, self._last = [], None
            self._add_page(connection)
        self._rows.reword()
        self.put(loading=False)

    def forget_person(self) -> None:
        """What was looked at goes too."""
        self._empty()
        super().forget_person()

    # --- parts ---

    def _again(self) -> None:
        self._empty()
        if self.on_screen():
            self.desk.read(self.refresh)

    def _empty(self) -> None:
        self._titles, self._last, self._now, self._ended = [], None, None, False
        self._rows.clear()
        self.put(count=0, moreText="", loading=True)

    def _add_page(self, connection: Connection) -> None:
        now, last = self._now, self._last
        if now is None or not self.form:
            return
        before = None if last is None else (last.added_ms, last.number)
        page = catalogue.shelf(connection, self.form, self.genre or None, before=before, highest=now.highest)
        self._ended = len(page) < PAGE
        self._last = page[-1] if page else last
        self._titles += now.allowed(page)
        self._arrange()

    def _arrange(self) -> None:
        columns = self._columns
        self._rows.show([tuple(self._titles[at : at + columns]) for at in range(0, len(self._titles), columns)])
        self.put(count=len(self._titles), moreText="" if self._ended or not self._titles else self.tr("Show more"))

    def _roles(self) -> dict[str, Callable[[Row], Any]]:
        return {"cards": self._cards}

    def _cards(self, row: Row) -> Sequence[dict[str, object]]:
        """Asked for rows on screen alone: their covers are wanted, no others."""
        now = self._now
        self._pictures.show(row)
        return [] if now is None else [self._words.card(one, now) for one in row]


def _key(row: Row) -> str:
    return row[0].title
