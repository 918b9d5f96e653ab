"""One kind of the store: its forms and genres, and all titles of it, a page at a time as one scrolls."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.media_store import catalogue
from kiosk.media_store.catalogue import PAGE, Title
from kiosk.media_store.held import Held, held
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.media.kinds import KindWords
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
        self._held: Mapping[str, Held] = {}
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
        if not self._ended and self._titles and self.on_screen():
            self.desk.read(self._add_page)

    def refresh(self, connection: Connection) -> None:
        """The bar of forms and genres, and the first page; later pages stay as they were read."""
        now_ms = self.desk.clock.now_ms()
        sold = self._kinds.sold(self.kind)
        form = self.form if self.form in sold else (sold[0] if sold else "")
        self.put(
            title=self._kinds.name(self.kind),
            forms=[{"key": one, "text": self._kinds.form(one)} for one in sold] if len(sold) > 1 else [],
            form=form,
        )
        found = catalogue.genres(connection, form) if form else []
        self.put(genres=[{"key": "", "text": self.tr("All")}, *({"key": one, "text": one} for one in found)] if len(found) > 1 else [])
        if self.genre and self.genre not in found:
            self.put(genre="")
        self._held = held(connection, self.open_session().person.resident, now_ms)
        if len(self._titles) <= PAGE:
            self._titles = self._page(connection, None)
            self._ended = len(self._titles) < PAGE
        self._arrange()
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
        self._titles, self._held, self._ended = [], {}, False
        self._rows.clear()
        self.put(count=0, moreText="", loading=True)

    def _page(self, connection: Connection, before: tuple[int, int] | None) -> list[Title]:
        if not self.form:
            return []
        highest = self.desk.policy.media.highest_rating
        return catalogue.shelf(connection, self.form, self.genre or None, before=before, highest=highest)

    def _add_page(self, connection: Connection) -> None:
        last = self._titles[-1]
        page = self._page(connection, (last.added_ms, last.number))
        self._ended = len(page) < PAGE
        self._titles += page
        self._arrange()

    def _arrange(self) -> None:
        columns = self._columns
        self._rows.show([tuple(self._titles[at : at + columns]) for at in range(0, len(self._titles), columns)])
        self.put(count=len(self._titles), moreText="" if self._ended or not self._titles else self.tr("Show more"))

    def _roles(self) -> dict[str, Callable[[Row], Any]]:
        return {"cards": self._cards}

    def _cards(self, row: Row) -> Sequence[dict[str, object]]:
        """Asked for rows on screen alone: their covers are wanted, no others."""
        self._pictures.show(one.artwork for one in row)
        return [self._words.card(one, self._held.get(one.title)) for one in row]


def _key(row: Row) -> str:
    return row[0].title
