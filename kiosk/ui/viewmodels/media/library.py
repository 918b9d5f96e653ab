"""My library: what somebody has, by kind, and where each of it is; a touch opens it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot
from sqlalchemy import Connection

from kiosk.media_store import bringing, standing
from kiosk.media_store.downloads import queue
from kiosk.media_store.standing import Standing
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.models.pages import PagedModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.media.door import TitleDoor
from kiosk.ui.viewmodels.media.kinds import KINDS, KindWords
from kiosk.ui.viewmodels.media.library_words import LibraryWords
from kiosk.ui.viewmodels.media.owned import OwnedTitleModel
from kiosk.ui.viewmodels.media.title_words import TitleWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel

#: Rentals count down while somebody looks.
TICK_MS = 30_000
PAGE_ROWS = 24


@qml_type
class LibraryModel(ScreenModel):
    """The kinds, the titles of one of them, and how many are on their way."""

    #: [{ key, text, icon }]
    kinds = shown(list)
    kind = shown(str)
    titles = shown(QObject, constant=True)
    count = shown(int)
    loading = shown(bool, default=True)
    olderText = shown(str)
    emptyTitle = shown(str)
    emptyLine = shown(str)
    emptyAction = shown(str)
    #: How many are on their way, in words; "" for none.
    comingText = shown(str)
    problem = shown(bool)

    routes = frozenset({"library"})

    def __init__(
        self,
        desk: Desk,
        navigator: Navigator,
        session: SessionModel,
        door: TitleDoor,
        words: LibraryWords,
        title_words: TitleWords,
        kind_words: KindWords,
        owned: OwnedTitleModel,
    ) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._door = door
        self._words = words
        self._title_words = title_words
        self._kinds = kind_words
        self._owned = owned
        self._rows: PagedModel[Standing] = PagedModel(desk.bridge, lambda one: one.licence, self._roles(), self, PAGE_ROWS)
        self._values["titles"] = self._rows
        self._read_kind = ""
        self._licences: list[str] = []
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._ticked)
        self._tick.start()
        desk.languageChanged.connect(self._rows.reword)
        desk.photosArrived.connect(self._rows.reword)

    @Slot(str)
    def choose(self, kind: str) -> None:
        """Another kind."""
        if kind != self.kind:
            self.put(kind=kind, loading=True)
            self._drop()
            self.desk.look()

    @Slot(str)
    def open(self, licence: str) -> None:
        """A touch on a title: it plays, or comes here, or its page says what it needs."""
        one = self._one(licence)
        if one is None:
            return
        if one.kind == "album" or one.state in {"over", "stuck"}:
            self._owned.show(licence)
        elif one.state in {"here", "waits"}:
            self._door.open(one.licence, one.title)
        elif one.state == "coming":
            self._session.explain(self.tr("%1. It opens when all of it is here.").replace("%1", self._words.state(one)))
        else:
            self._bring(one)

    @Slot(str)
    def more(self, licence: str) -> None:
        """Everything about a title."""
        self._owned.show(licence)

    @Slot()
    def older(self) -> None:
        """The next page."""
        self.desk.read(self._rows.more)
        self._say_older()

    @Slot()
    def store(self) -> None:
        """Find something new."""
        self.navigator.go("media")

    @Slot()
    def games(self) -> None:
        """The shelf of games, with what is saved of each."""
        self.navigator.go("games")

    @Slot()
    def playlists(self) -> None:
        """Their own lists of songs."""
        self.navigator.go("playlists")

    @Slot()
    def downloads(self) -> None:
        """What is on its way."""
        self.navigator.go("downloads")

    def refresh(self, connection: Connection) -> None:
        """The chosen kind again, page by page as far as it was read."""
        resident, now_ms = self.open_session().person.resident, self.desk.clock.now_ms()
        had = standing.kinds_held(connection, resident)
        off = self.desk.policy.media.kinds_off
        bar = [key for key, under in KINDS.items() if had.intersection(under) or not set(under).issubset(off)]
        if self.kind not in bar:
            self.put(kind=next((key for key in bar if had.intersection(KINDS[key])), bar[0] if bar else ""))
        kinds = KINDS.get(str(self.kind), ())
        if self._read_kind != self.kind:
            self._read_kind = str(self.kind)
            self._rows.read_with(partial(self._page, resident))
        if self._words.connected != self._session.connected:
            self._words.connected = bool(self._session.connected)
            self._rows.reword()
        self._licences = standing.licences(connection, resident, kinds, now_ms)
        self._rows.refresh(connection, len(self._licences))
        coming = [one for one in queue(connection, resident) if one.state == "waiting"]
        self.put(
            kinds=[{"key": key, "text": self._kinds.name(key), "icon": self._kinds.icon(key)} for key in bar],
            count=len(self._rows.rows),
            comingText=self.tr("%n on the way", "titles", len(coming)) if coming else "",
            problem=any(one.code for one in coming),
            loading=False,
        )
        self._say_empty()
        self._say_older()

    def forget_person(self) -> None:
        """The rows go too."""
        self._drop()
        super().forget_person()

    # --- parts ---

    def _page(self, resident: str, connection: Connection, at: int, most: int) -> list[Standing]:
        return standing.standings(connection, resident, self._licences[at : at + most], self.desk.clock.now_ms())

    def _drop(self) -> None:
        self._read_kind, self._licences = "", []
        self._rows.drop()

    def _one(self, licence: str) -> Standing | None:
        return next((row for row in self._rows.rows if row.licence == licence), None)

    def _bring(self, one: Standing) -> None:
        session, store, clock = self.open_session(), self.desk.store, self.desk.clock
        words = self._words.comes(connected=bool(self._session.connected))
        self.desk.bridge.write(
            lambda: bringing.bring_here(store, session, one.licence, one.title, clock),
            lambda _none: self._brought(words),
            self._not_done,
        )

    def _brought(self, words: str) -> None:
        if self.desk.session is not None:
            self._session.toast(words, "good")
            self.desk.look()

    def _not_done(self, error: BaseException) -> None:
        if isinstance(error, StoreFull):
            self._session.toast(self.tr("There is no room to save right now. Tell staff."), "bad")
        else:
            self.desk.broken.emit(error)

    @Slot()
    def _ticked(self) -> None:
        if self.on_screen():
            self.desk.read(self.refresh)
            self._rows.reword()

    def _say_older(self) -> None:
        self.put(olderText=self.tr("Show older") if self._rows.older else "", count=len(self._rows.rows))

    def _say_empty(self) -> None:
        title, line = {
            "music": (self.tr("No music yet"), self.tr("Songs and albums that you get are here.")),
            "movies": (self.tr("No movies yet"), self.tr("Movies that you rent or buy are here.")),
            "books": (self.tr("No books yet"), self.tr("Books to read and to hear are here.")),
            "games": (self.tr("No games yet"), self.tr("Games that you get are here.")),
        }.get(str(self.kind), (self.tr("No courses yet"), self.tr("Courses that you start are here. Many are free.")))
        self.put(emptyTitle=title, emptyLine=line, emptyAction=self.tr("Look in the store"))

    def _roles(self) -> dict[str, Callable[[Standing], Any]]:
        words = self._words
        return {
            "licence": lambda one: one.licence,
            "name": lambda one: one.name,
            "byLine": lambda one: " · ".join(part for part in (one.by, self._title_words.kind(one.kind)) if part),
            "art": self._title_words.art,
            "stateText": words.state,
            "stateIcon": lambda one: words.icon(one)[0],
            "stateHue": lambda one: words.icon(one)[1],
            "rentalText": words.rental,
            "placeText": words.place,
            "fraction": lambda one: one.done_bytes / max(1, one.bytes) if one.state in {"coming", "paused"} and one.bytes else -1.0,
            "faded": lambda one: one.state in {"cloud", "over", "waits"},
        }
