"""An article of the encyclopedia, a page at a time; its links lead to other articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from sqlalchemy import Connection

from kiosk.reader.kept import SIZES, USUAL_SIZE
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.media.page import PageModel, Text
from kiosk.ui.viewmodels.navigator import Navigator

if TYPE_CHECKING:
    from kiosk.reader.zim import Archive, Article

ROUTE = "article"
MOST_BACK = 50


@qml_type
class ArticleModel(ScreenModel):
    """`state`: closed, loading, ready, missing, broken."""

    state = shown(str, "closed")
    page = shown(QObject, constant=True)
    title = shown(str)
    placeText = shown(str)
    hasBefore = shown(bool)
    hasAfter = shown(bool)
    #: There is an article that one came from.
    canReturn = shown(bool)
    listing = shown(bool)
    scale = shown(float, 1.0)

    #: An article was opened: its path and title.
    opened = Signal(str, str)
    turned = Signal()
    told = Signal(str)

    routes = frozenset({ROUTE})

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        self._page = PageModel(desk)
        self._values["page"] = self._page
        self._page.turned.connect(self._show_place)
        self._page.touched.connect(self._follow)
        self._archive: Archive | None = None
        self._article: Article | None = None
        self._way: list[tuple[str, int]] = []
        self._size = USUAL_SIZE
        self._turn = 0
        navigator.leaving.connect(self._left)

    def open(self, archive: Archive, path: str) -> None:
        """Read an article of an archive."""
        self._way = []
        self._archive = archive
        self.navigator.go(ROUTE)
        self._fetch(path, 0)

    def drop(self) -> None:
        """The archive is closed."""
        self._turn += 1
        self._archive, self._article, self._way = None, None, []
        self._page.clear()
        self.put(state="closed", listing=False, canReturn=False)

    @Slot()
    def after(self) -> None:
        """The next page."""
        self._page.after()

    @Slot()
    def before(self) -> None:
        """The page before."""
        self._page.before()

    @Slot()
    def comeBack(self) -> None:
        """The article that one came from, where one left it."""
        if self._way:
            path, offset = self._way.pop()
            self._fetch(path, offset)

    @Slot()
    def list(self) -> None:
        """What the page's links lead to, or the page again."""
        self.put(listing=not self.listing)

    @Slot(str)
    def follow(self, link: str) -> None:
        """A link of the page."""
        self._follow(link, False)

    @Slot(int)
    def resize(self, by: int) -> None:
        """Larger words (1) or smaller ones (-1)."""
        self._size = max(0, min(len(SIZES) - 1, self._size + by))
        self.put(scale=SIZES[self._size])

    def turn_page(self) -> bool:
        """For who reads aloud: the next page; False when there is none."""
        if self.navigator.current != ROUTE or self.state != "ready" or not self.hasAfter:
            return False
        self._page.after()
        return True

    def refresh(self, connection: Connection) -> None:
        """Nothing of it is in the store; the words are said in the language of now."""
        del connection
        if self.state == "ready":
            self._show_place()

    def forget_person(self) -> None:
        """Nothing of it stays."""
        self.drop()
        self._size = USUAL_SIZE
        self.forget()

    @Slot(str, bool)
    def _follow(self, link: str, _note: bool) -> None:
        from kiosk.reader.zim import leads_to  # noqa: PLC0415 - the screen's start needs none of it

        article = self._article
        if article is None:
            return
        place = article.flow.anchors.get(link.removeprefix("#")) if link.startswith("#") else None
        if place is not None:
            self.put(listing=False)
            self._page.go(place)
            return
        path = leads_to(article.path, link)
        if path is None:
            self.told.emit(self.tr("This link leads out of here."))
            return
        page = self._page.page
        self._way = [*self._way, (article.path, 0 if page is None else page.begin)][-MOST_BACK:]
        self._fetch(path, 0)

    def _fetch(self, path: str, offset: int) -> None:
        archive = self._archive
        if archive is None:
            return
        self._turn += 1
        turn = self._turn
        if self._article is None:
            self.put(state="loading")

        def done(article: Article | None) -> None:
            if turn != self._turn:
                return
            if article is None:
                self._missing()
                return
            self._article = article
            self.put(state="ready", title=article.title, listing=False, canReturn=bool(self._way))
            self.opened.emit(article.path, article.title)
            self._page.show(Text(article.path, article.flow, lambda source: archive.picture(article.path, source)), offset)

        self.desk.bridge.check(lambda: archive.article(path), done, lambda error: self._failed(error, turn))

    def _missing(self) -> None:
        """It is not in this archive: they stay where they are."""
        if self._article is None:
            self.put(state="missing")
            return
        if self._way:
            self._way.pop()
        self.told.emit(self.tr("This article is not on this device."))

    def _failed(self, error: BaseException, turn: int) -> None:
        from kiosk.reader.zim import ArchiveLost  # noqa: PLC0415 - as above

        if not isinstance(error, ArchiveLost):
            self.desk.broken.emit(error)
        elif turn == self._turn:
            self.put(state="broken")

    @Slot()
    def _show_place(self) -> None:
        page, words = self._page, self.desk.words
        place = self.tr("Page %1 of %2").replace("%1", words.number(page.number)).replace("%2", words.number(page.count))
        self.put(placeText=place, hasBefore=page.number > 1, hasAfter=page.number < page.count)
        self.turned.emit()

    @Slot(str, str)
    def _left(self, route: str, to: str) -> None:
        if route == ROUTE and to not in {ROUTE, "pin"}:
            self._turn += 1
            self._article, self._way = None, []
            self._page.clear()
            self.put(state="closed", listing=False, canReturn=False)
