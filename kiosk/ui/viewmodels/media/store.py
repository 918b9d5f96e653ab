"""The media store's first page: what to go on with, what is new, what is free; each row leads to its shelf."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from sqlalchemy import Connection

from kiosk.media_store import catalogue
from kiosk.media_store.catalogue import Title
from kiosk.media_store.going_on import going_on
from kiosk.media_store.saved import saved_titles
from kiosk.media_store.selling import Selling, selling
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.media.kinds import FOR_YOU, NEWS, KindWords
from kiosk.ui.viewmodels.media.shelf import ShelfModel
from kiosk.ui.viewmodels.media.title import TitleModel
from kiosk.ui.viewmodels.media.title_words import ICONS, TitleWords
from kiosk.ui.viewmodels.media.wanted_pictures import WantedPictures
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.wallet.wallet import balances

#: The most covers that any window shows in a row.
MOST = 7
#: What a library has.
LIBRARY = ("book", "audiobook", "course")


@qml_type
class StoreModel(ScreenModel):
    """For you."""

    kinds = shown(list)
    creditsText = shown(str)
    loading = shown(bool, default=True)
    empty = shown(bool)
    #: What stands over the rest; "" when there is nothing.
    heroKey = shown(str)
    heroChip = shown(str)
    heroIcon = shown(str)
    heroTitle = shown(str)
    heroLine = shown(str)
    heroAction = shown(str)
    #: [{ key, title, kind, cards }]; `kind`: where "See all" leads, "" nowhere.
    rows = shown(list)

    routes = frozenset({"media", "media-kind", "media-search"})

    def __init__(
        self,
        desk: Desk,
        navigator: Navigator,
        words: TitleWords,
        kind_words: KindWords,
        pictures: WantedPictures,
        shelf: ShelfModel,
        title: TitleModel,
    ) -> None:
        super().__init__(desk, navigator)
        self._words = words
        self._kinds = kind_words
        self._pictures = pictures
        self._shelf = shelf
        self._title = title
        self._columns = MOST
        desk.photosArrived.connect(self._arrived)

    @Slot(int)
    def setColumns(self, columns: int) -> None:
        """So many large covers stand in a row; of the smaller ones one more."""
        if columns != self._columns:
            self._columns = max(1, columns)
            if self.on_screen():
                self.desk.read(self.refresh)

    @Slot(str)
    def choose(self, kind: str) -> None:
        """A key of the bar."""
        if kind == FOR_YOU:
            self.navigator.go("media")
        elif kind == NEWS:
            self.navigator.go("notices")
        else:
            self._shelf.show(kind)

    @Slot(str)
    def open(self, title: str) -> None:
        """A cover was touched."""
        self._title.open(title)

    @Slot()
    def openHero(self) -> None:
        """What stands over the rest: played where it is theirs, else its page."""
        if self.heroKey:
            self._title.start(self.heroKey)

    def refresh(self, connection: Connection) -> None:
        """A handful of indexed reads, a few titles each."""
        resident, now_ms = self.open_session().person.resident, self.desk.clock.now_ms()
        left = balances(connection, resident, now_ms)
        now = selling(connection, resident, now_ms)
        text = "" if left is None else self.desk.words.money(left.credits_cents, left.currency)
        self.put(kinds=self._kinds.bar(now), creditsText=text)
        if self.navigator.current != "media":
            return
        begun = going_on(connection, resident, now.held, MOST)
        later = catalogue.named(connection, saved_titles(connection, resident, MOST))
        rows = [
            self._row("go-on", self.tr("Go on with"), "", [title for title, _ in begun], now),
            self._row("saved", self.tr("Saved for later"), "", [one for one in later if one.title not in now.held], now),
            self._row("movies", self.tr("Movies to rent"), "movies", now.newest(connection, "movie", MOST), now),
            self._row("free", self.tr("Free from the library"), "books", now.free(connection, LIBRARY, MOST), now),
            self._row("music", self.tr("New music"), "music", self._music(connection, now), now),
            self._row("courses", self.tr("Courses"), "courses", now.newest(connection, "course", MOST), now),
            self._row("games", self.tr("Games"), "games", now.newest(connection, "game", MOST), now),
            self._row("listen", self.tr("Books to listen to"), "books", now.newest(connection, "audiobook", MOST), now),
        ]
        self._show_hero(connection, begun, now)
        self.put(rows=[row for row in rows if row is not None], loading=False)
        self.put(empty=not self.rows and not self.heroKey)

    def _music(self, connection: Connection, now: Selling) -> list[Title]:
        return now.newest(connection, "album", MOST) or now.newest(connection, "song", MOST)

    def _row(self, key: str, title: str, kind: str, titles: Sequence[Title], now: Selling) -> dict[str, object] | None:
        if not titles:
            return None
        small = key != "movies"
        shown_now = titles[: self._columns + small]
        self._pictures.show(shown_now)
        cards = [self._words.card(one, now) for one in shown_now]
        return {"key": key, "title": title, "kind": kind, "small": small, "cards": cards}

    def _show_hero(self, connection: Connection, begun: Sequence[tuple[Title, int]], now: Selling) -> None:
        """A course to go on with, else a free one, else anything free."""
        words, now_ms = self.desk.words, self.desk.now_ms
        course = next(((title, left_ms) for title, left_ms in begun if title.kind == "course"), None)
        if course is not None:
            title, left_ms = course
            line = self.tr("You were here %1.").replace("%1", words.moment(left_ms, now_ms))
            self._put_hero(title, self.tr("Your course"), line, self.tr("Go on"))
            return
        chips = {"course": self.tr("Free course"), "book": self.tr("Free book"), "audiobook": self.tr("Free audiobook")}
        for kind, chip in chips.items():
            free = now.allowed(catalogue.free(connection, now.kinds([kind]), 1, now.highest))
            if free:
                found = catalogue.detail(connection, free[0].title)
                about = "" if found is None else found.about.split(". ", maxsplit=1)[0].rstrip(".") + "."
                action = self.tr("Start") if free[0].title in now.held else self.tr("Have a look")
                self._put_hero(free[0], chip, about, action)
                return
        self.put(heroKey="", heroChip="", heroTitle="", heroLine="", heroAction="")

    def _put_hero(self, title: Title, chip: str, line: str, action: str) -> None:
        self.put(heroKey=title.title, heroChip=chip, heroIcon=ICONS.get(title.kind, "play"))
        self.put(heroTitle=title.name, heroLine=line, heroAction=action)

    @Slot()
    def _arrived(self) -> None:
        if self.on_screen():
            self.desk.read(self.refresh)
