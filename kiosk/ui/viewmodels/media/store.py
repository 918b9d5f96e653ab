"""The media store's first page: what to go on with, what is new, what is free; each row leads to its shelf."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Slot
from sqlalchemy import Connection

from kiosk.media_store import catalogue
from kiosk.media_store.catalogue import Detail, Title
from kiosk.media_store.going_on import going_on
from kiosk.media_store.limits import limits_for
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
LIBRARY = ("course", "book", "audiobook")
#: Where "See all" leads.
SHELVES = {"movies": "movies", "free": "books", "music": "music", "courses": "courses", "games": "games", "listen": "books"}


@dataclass(frozen=True)
class Page:
    """What was read for one look: the rows in their order, a course that was begun (and when it was left), something free."""

    now: Selling
    rows: Mapping[str, Sequence[Title]]
    course: tuple[Title, int] | None
    free: Detail | None


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
        self._page: Page | None = None
        #: Counts what was asked, so that a late answer is shown to nobody else.
        self._turn = 0
        self._reading = self._again = False
        desk.photosArrived.connect(self._arrived)

    @Slot(int)
    def setColumns(self, columns: int) -> None:
        """So many large covers stand in a row; of the smaller ones one more."""
        if columns != self._columns:
            self._columns = max(1, columns)
            self._show()

    @Slot(str)
    def choose(self, kind: str) -> None:
        """A key of the bar."""
        if kind == FOR_YOU:
            self.navigator.go("media")
        elif kind == NEWS:
            self.navigator.go("notices")
        else:
            self._shelf.show(kind)

    @Slot()
    def showLibrary(self) -> None:
        """What one has."""
        self.navigator.go("library")

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
        """The head at once; a worker reads the rows, which are many short reads."""
        resident, now_ms = self.open_session().person.resident, self.desk.clock.now_ms()
        left = balances(connection, resident, now_ms)
        text = "" if left is None else self.desk.words.money(left.credits_cents, left.currency)
        self.put(kinds=self._kinds.bar(limits_for(connection, resident)), creditsText=text)
        if self.navigator.current == "media":
            self._ask()

    def forget_person(self) -> None:
        """What was looked at goes too."""
        self._turn += 1
        self._again, self._page = False, None
        super().forget_person()

    def _ask(self) -> None:
        session = self.desk.session
        self._turn += 1
        if session is None:
            return
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        turn, store, resident, now_ms = self._turn, self.desk.store, session.person.resident, self.desk.clock.now_ms()

        def read() -> Page:
            with store.read() as own:
                return _read(own, resident, now_ms)

        self.desk.bridge.check(read, lambda page: self._answered(turn, page), self._failed)

    def _answered(self, turn: int, page: Page) -> None:
        self._reading = False
        if turn == self._turn:
            self._page = page
            self._show()
        if self._again:
            self._ask()

    def _failed(self, error: BaseException) -> None:
        self._reading = False
        self.desk.broken.emit(error)

    def _show(self) -> None:
        page = self._page
        if page is None:
            return
        names = {
            "go-on": self.tr("Go on with"),
            "saved": self.tr("Saved for later"),
            "movies": self.tr("Movies to rent"),
            "free": self.tr("Free from the library"),
            "music": self.tr("New music"),
            "courses": self.tr("Courses"),
            "games": self.tr("Games"),
            "listen": self.tr("Books to listen to"),
        }
        rows = [self._row(key, names[key], titles, page.now) for key, titles in page.rows.items() if titles]
        self._show_hero(page)
        self.put(rows=rows, loading=False, empty=not rows and not self.heroKey)

    def _row(self, key: str, title: str, titles: Sequence[Title], now: Selling) -> dict[str, object]:
        small = key != "movies"
        shown_now = titles[: self._columns + small]
        self._pictures.show(shown_now)
        cards = [self._words.card(one, now) for one in shown_now]
        return {"key": key, "title": title, "kind": SHELVES.get(key, ""), "small": small, "cards": cards}

    def _show_hero(self, page: Page) -> None:
        """A course to go on with, else something free."""
        words, now_ms = self.desk.words, self.desk.now_ms
        if page.course is not None:
            title, left_ms = page.course
            line = self.tr("You were here %1").replace("%1", words.moment(left_ms, now_ms))
            self._put_hero(title, self.tr("Your course"), line, self.tr("Go on"))
        elif page.free is not None:
            title = page.free.title
            chips = {"course": self.tr("Free course"), "book": self.tr("Free book")}
            about = page.free.about.split(". ", maxsplit=1)[0].rstrip(".") + "."
            action = self.tr("Start") if title.title in page.now.held else self.tr("Have a look")
            self._put_hero(title, chips.get(title.kind, self.tr("Free audiobook")), about, action)
        else:
            self.put(heroKey="", heroChip="", heroTitle="", heroLine="", heroAction="")

    def _put_hero(self, title: Title, chip: str, line: str, action: str) -> None:
        self.put(heroKey=title.title, heroChip=chip, heroIcon=ICONS.get(title.kind, "play"))
        self.put(heroTitle=title.name, heroLine=line, heroAction=action)

    @Slot()
    def _arrived(self) -> None:
        if self.on_screen():
            self._show()


def _read(connection: Connection, resident: str, now_ms: int) -> Page:
    now = selling(connection, resident, now_ms)
    begun = going_on(connection, resident, now.held, MOST)
    later = catalogue.named(connection, saved_titles(connection, resident, MOST))
    found: list[Title] = []
    for kind in LIBRARY:
        found = found or now.allowed(catalogue.free(connection, now.kinds([kind]), 1, now.highest))
    return Page(
        now,
        rows={
            "go-on": [title for title, _ in begun],
            "saved": [one for one in later if one.title not in now.held],
            "movies": now.newest(connection, "movie", MOST),
            "free": now.free(connection, LIBRARY, MOST),
            "music": now.newest(connection, "album", MOST) or now.newest(connection, "song", MOST),
            "courses": now.newest(connection, "course", MOST),
            "games": now.newest(connection, "game", MOST),
            "listen": now.newest(connection, "audiobook", MOST),
        },
        course=next(((title, left_ms) for title, left_ms in begun if title.kind == "course"), None),
        free=catalogue.detail(connection, found[0].title) if found else None,
    )
