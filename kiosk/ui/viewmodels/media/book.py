"""A book that is being read: its pages, contents, bookmarks, search and looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from sqlalchemy import Connection

from kiosk.media_store.container import ContainerRefused
from kiosk.media_store.library import leave_title, save_place
from kiosk.media_store.opening import OpenTitle
from kiosk.reader import kept as reading
from kiosk.reader.kept import Bookmark, Kept, read_kept
from kiosk.reader.places import BadBook, Hit, Place
from kiosk.signin.rules import Session
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.media.page import PageModel, Text
from kiosk.ui.viewmodels.navigator import Navigator

if TYPE_CHECKING:
    from kiosk.reader.epub import Book

#: A larger file is no book that this device opens in memory.
MAX_BYTES = 96 * 1024 * 1024
ROUTE = "book"
_WORDS = 70


@qml_type
class BookModel(ScreenModel):
    """`state`: closed, loading, ready, broken. `panel`: what lies beside the page: "", contents, bookmarks, search, looks or note."""

    state = shown(str, "closed")
    page = shown(QObject, constant=True)
    title = shown(str)
    by = shown(str)
    chapterText = shown(str)
    placeText = shown(str)
    percent = shown(int)
    percentText = shown(str)
    hasBefore = shown(bool)
    hasAfter = shown(bool)
    marked = shown(bool)
    panel = shown(str)
    #: [{ key, text, line, depth, current }]
    contents = shown(list)
    bookmarks = shown(list)
    results = shown(list)
    resultsText = shown(str)
    searching = shown(bool)
    noteText = shown(str)
    problem = shown(str)
    #: How many times as large as the reading text the words are.
    scale = shown(float, 1.0)
    canSmaller = shown(bool, default=True)
    canLarger = shown(bool, default=True)
    paper = shown(str, "screen")

    #: Something to tell the person in a toast.
    told = Signal(str)
    #: Another page is shown, for who reads aloud.
    turned = Signal()

    routes = frozenset({ROUTE})

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        self._page = PageModel(desk)
        self._values["page"] = self._page
        self._page.turned.connect(self._show_place)
        self._page.beyond.connect(self._beyond)
        self._page.touched.connect(self._follow)
        self._book: Book | None = None
        self._opened: tuple[Session, str] | None = None
        self._kept = Kept()
        self._chapter = 0
        self._done = False
        self._turn = 0
        self._saving = False
        self._unsaved = False
        self._hits: list[Hit] = []
        navigator.leaving.connect(self._leave)

    # --- from the door ---

    def play(self, opened: OpenTitle) -> None:
        """Read a title: takes its file over."""
        self._close()
        self._turn += 1
        turn = self._turn
        self._opened = (self.open_session(), opened.detail.title.title)
        self._kept, self._done = read_kept(opened.place), opened.done
        self._show_looks()
        self.put(state="loading", title=opened.detail.title.name, by=opened.detail.title.by, panel="", problem="")
        self.navigator.go(ROUTE)

        chapter = self._kept.chapter
        self.desk.bridge.check(
            lambda: _read(opened, chapter), lambda book: self._ready(book, turn), lambda error: self._failed(error, turn)
        )

    # --- the page ---

    @Slot()
    def after(self) -> None:
        """The next page."""
        self._page.after()

    @Slot()
    def before(self) -> None:
        """The page before."""
        self._page.before()

    def turn_page(self) -> bool:
        """For who reads aloud: the next page; False when there is none, or no book is open."""
        if self.navigator.current != ROUTE or self.state != "ready" or self.panel or not self.hasAfter:
            return False
        self._page.after()
        return True

    # --- what lies beside it ---

    @Slot(str)
    def open(self, panel: str) -> None:
        """Contents, bookmarks, search or looks; "" and the one that is open close it."""
        self.put(panel="" if panel == self.panel else panel)
        if self.panel in {"contents", "bookmarks"}:
            self._list_places()

    @Slot(int)
    def goContent(self, key: int) -> None:
        """An entry of the contents."""
        book = self._book
        if book is not None and 0 <= key < len(book.contents):
            entry = book.contents[key]
            self.desk.bridge.check(lambda: Place(entry.chapter, book.offset_of(entry)), self._go)

    @Slot(int)
    def goBookmark(self, key: int) -> None:
        """A bookmark."""
        if 0 <= key < len(self._kept.bookmarks):
            mark = self._kept.bookmarks[key]
            self._go(Place(mark.chapter, mark.offset))

    @Slot()
    def mark(self) -> None:
        """Mark this page, or take its mark away."""
        book, page = self._book, self._page.page
        if book is None or page is None:
            return
        if self._kept.on_page(self._chapter, page.begin, page.end):
            self._keep(self._kept.without(self._chapter, page.begin, page.end))
            self.told.emit(self.tr("The bookmark is gone."))
        else:
            words = book.flow(self._chapter).words_at(page.begin, _WORDS) or self.chapterText
            made = self._kept.marked(Bookmark(self._chapter, page.begin, words, self.percent))
            full = made == self._kept
            most = self.tr("You have %n bookmark(s). Remove one first.", "", reading.MAX_BOOKMARKS)
            self._keep(made)
            self.told.emit(most if full else self.tr("This page is marked."))
        self._show_place()
        self._list_places()

    @Slot(int)
    def removeBookmark(self, key: int) -> None:
        """Take a bookmark away."""
        if 0 <= key < len(self._kept.bookmarks):
            mark = self._kept.bookmarks[key]
            self._keep(self._kept.without(mark.chapter, mark.offset, mark.offset + 1))
            self._show_place()
            self._list_places()

    @Slot(str)
    def search(self, words: str) -> None:
        """Find words in the whole book."""
        book, wanted = self._book, " ".join(words.split())
        self._turn_search = turn = object()
        if book is None or len(wanted) < 2:
            self.put(results=[], resultsText="", searching=False)
            return
        self.put(searching=True, resultsText="")

        def done(hits: list[Hit]) -> None:
            if turn is self._turn_search and book is self._book:
                self._show_hits(hits)

        self.desk.bridge.check(lambda: _search(book, wanted, lambda: turn is self._turn_search), done)

    @Slot(int)
    def goResult(self, key: int) -> None:
        """A place that was found; the words are marked there."""
        if 0 <= key < len(self._hits):
            hit = self._hits[key]
            self._go(Place(hit.chapter, hit.begin), (hit.begin, hit.end))

    @Slot(int)
    def resize(self, by: int) -> None:
        """Larger words (1) or smaller ones (-1)."""
        size = max(0, min(len(reading.SIZES) - 1, self._kept.size + by))
        self._keep(replace(self._kept, size=size))
        self._show_looks()

    @Slot(str)
    def usePaper(self, paper: str) -> None:
        """As the screen is, light, warm or dark."""
        self._keep(replace(self._kept, paper=reading.paper_of(paper)))
        self._show_looks()

    # --- the screen process ---

    def refresh(self, connection: Connection) -> None:
        """Nothing of it is in the store; the words are said in the language of now."""
        del connection
        if self.state == "ready":
            self._show_place()

    def forget_person(self) -> None:
        """Nothing of the book stays."""
        self._drop()
        self._kept = Kept()
        self.forget()

    # --- parts ---

    _turn_search: object = None

    def _ready(self, book: Book, turn: int) -> None:
        if turn != self._turn or self._opened is None:
            return
        self._book = book
        self.put(state="ready")
        chapter = min(self._kept.chapter, len(book.chapters) - 1)
        self._go(Place(chapter, self._kept.offset if chapter == self._kept.chapter else 0))

    def _failed(self, error: BaseException, turn: int) -> None:
        if turn != self._turn:
            return
        if not isinstance(error, BadBook | ContainerRefused | OSError):
            self.desk.broken.emit(error)
            return
        locked = isinstance(error, BadBook) and error.code == "locked"
        why = self.tr("Its seller locked this book. Tell staff.") if locked else self.tr("This book cannot be opened. Tell staff.")
        self.put(state="broken", problem=why)

    def _go(self, place: Place, found: tuple[int, int] | None = None) -> None:
        book = self._book
        if book is None:
            return
        self._chapter = place.chapter
        self.put(panel="")
        self._page.show(self._text(book, place.chapter), place.offset, found)

    def _text(self, book: Book, chapter: int) -> Text:
        breaks = frozenset(book.offset_of(entry) for entry in book.contents if entry.chapter == chapter and entry.anchor)
        return Text(str(chapter), book.flow(chapter), lambda source: book.picture(chapter, source), breaks)

    @Slot(int)
    def _beyond(self, by: int) -> None:
        book = self._book
        if book is None or not 0 <= self._chapter + by < len(book.chapters):
            return
        chapter = self._chapter + by

        def ready(text: Text) -> None:
            if book is self._book:
                self._chapter = chapter
                self._page.show(text, 0 if by > 0 else text.flow.length)

        self.desk.bridge.check(lambda: self._text(book, chapter), ready)

    @Slot()
    def _show_place(self) -> None:
        book, page = self._book, self._page.page
        if book is None or page is None:
            return
        place = Place(self._chapter, page.begin)
        last = self._chapter == len(book.chapters) - 1 and self._page.number == self._page.count
        percent = 100 if last else min(99, round(book.percent(place)))
        first, count = self._pages_of_chapter(book, page.begin)
        self.put(
            chapterText=book.name_of(Place(self._chapter, page.end - 1)) or self.tr("Part %1").replace("%1", str(self._chapter + 1)),
            placeText=self.tr("Page %1 of %2 in this chapter").replace("%1", str(self._page.number - first)).replace("%2", str(count)),
            percent=percent,
            percentText=f"{self.desk.words.number(percent)} %",
            hasBefore=self._chapter > 0 or self._page.number > 1,
            hasAfter=not last,
            marked=self._kept.on_page(self._chapter, page.begin, page.end),
        )
        self._done = self._done or last
        if (self._kept.chapter, self._kept.offset, self._kept.percent) != (self._chapter, page.begin, percent):
            self._keep(replace(self._kept, chapter=self._chapter, offset=page.begin, percent=percent))
        self.turned.emit()
        self._prepare(book)

    def _pages_of_chapter(self, book: Book, begin: int) -> tuple[int, int]:
        """How many pages of the file lie before the chapter of this page, and how many the chapter has."""
        starts = sorted({0, *(book.offset_of(entry) for entry in book.contents if entry.chapter == self._chapter)})
        here = max(start for start in starts if start <= begin)
        after = next((start for start in starts if start > begin), None)
        pages = self._page.pages
        before = sum(page.begin < here for page in pages)
        return before, sum(page.begin >= here and (after is None or page.begin < after) for page in pages)

    def _prepare(self, book: Book) -> None:
        """What is turned to next is ready when a chapter ends."""
        if self._page.number >= self._page.count - 1 and self._chapter + 1 < len(book.chapters):
            chapter = self._chapter + 1
            self.desk.bridge.check(lambda: self._text(book, chapter), lambda text: self._page.prepare(text))  # noqa: PLW0108 - on the GUI thread

    @Slot(str, bool)
    def _follow(self, link: str, note: bool) -> None:
        book, chapter = self._book, self._chapter
        if book is None:
            return

        def look() -> tuple[str, Place | None]:
            return (book.note(chapter, link) if note else ""), book.leads_to(chapter, link)

        def done(found: tuple[str, Place | None]) -> None:
            words, place = found
            if book is not self._book:
                return
            if words:
                self.put(noteText=words, panel="note")
            elif place is not None:
                self._go(place)
            else:
                self.told.emit(self.tr("This link leads out of the book."))

        self.desk.bridge.check(look, done)

    @Slot(str, bool)
    def follow(self, link: str, note: bool) -> None:
        """A link of the page, by its key."""
        self._follow(link, note)

    def _list_places(self) -> None:
        book = self._book
        if book is None:
            return
        entries, now = book.contents, self._now(book)
        lines = [
            {"key": key, "text": entry.name, "line": "", "depth": entry.depth, "current": key == now}
            for key, entry in enumerate(entries)
        ]
        marks = [
            {"key": key, "text": mark.words, "line": f"{self.desk.words.number(mark.percent)} %", "depth": 0, "current": False}
            for key, mark in enumerate(self._kept.bookmarks)
        ]
        self.put(contents=lines, bookmarks=marks)

    def _now(self, book: Book) -> int:
        """The entry of the contents that is being read; -1: none."""
        page = self._page.page
        found = -1
        for key, entry in enumerate(book.contents):
            if entry.chapter < self._chapter or (entry.chapter == self._chapter and page and book.offset_of(entry) < page.end):
                found = key
        return found

    def _show_hits(self, hits: list[Hit]) -> None:
        book = self._book
        if book is None:
            return
        self._hits = hits
        words = self.tr("%n place(s) found", "", len(hits)) if hits else self.tr("Nothing found. Try another word.")
        names = [book.contents_name(hit.chapter) for hit in hits]
        self.put(
            searching=False,
            resultsText=words,
            results=[
                {"key": key, "text": hit.words, "line": name, "depth": 0, "current": False}
                for key, (hit, name) in enumerate(zip(hits, names, strict=True))
            ],
        )

    def _show_looks(self) -> None:
        size = self._kept.size
        self.put(
            scale=reading.SIZES[size],
            canSmaller=size > 0,
            canLarger=size + 1 < len(reading.SIZES),
            paper=self._kept.paper,
        )

    def _keep(self, kept: Kept) -> None:
        if kept != self._kept:
            self._kept = kept
            self._save()

    def _save(self) -> None:
        """One write at a time: who turns pages quickly is kept where they stop."""
        if self._opened is None:
            return
        if self._saving:
            self._unsaved = True
            return
        self._saving, self._unsaved = True, False
        (session, title), text, done = self._opened, self._kept.to_text(), self._done
        store, clock = self.desk.store, self.desk.clock
        self.desk.bridge.write(lambda: save_place(store, session, title, text, clock, done=done), self._saved, self._not_saved)

    def _saved(self, _nothing: None) -> None:
        self._saving = False
        if self._unsaved:
            self._save()

    def _not_saved(self, error: BaseException) -> None:
        self._saving = False
        if not isinstance(error, StoreFull):
            self.desk.broken.emit(error)

    @Slot(str, str)
    def _leave(self, route: str, _to: str) -> None:
        if route == ROUTE:
            self._close()

    def _close(self) -> None:
        """The book is put away; central hears where they were."""
        opened = self._opened
        self._drop()
        if opened is not None:
            session, store, clock = opened[0], self.desk.store, self.desk.clock
            self.desk.bridge.write(lambda: leave_title(store, session, clock), None, self._not_saved)
        self.put(state="closed", panel="", contents=[], bookmarks=[], results=[], resultsText="", noteText="", searching=False)

    def _drop(self) -> None:
        if self._unsaved and self._opened is not None:
            self._saving = False
            self._save()
        self._turn += 1
        self._turn_search = None
        self._book, self._opened, self._hits = None, None, []
        self._page.clear()


def _read(opened: OpenTitle, chapter: int) -> Book:
    """The book, with the chapter read that is shown first. On a worker. Raises BadBook, ContainerRefused, OSError."""
    # Only now: the screen's start needs none of it.
    from kiosk.reader.epub import Book  # noqa: PLC0415

    with opened.file as file:
        if file.size > MAX_BYTES:
            raise BadBook("damaged")
        book = Book(file.read_all())
    book.flow(min(chapter, len(book.chapters) - 1))
    return book


def _search(book: Book, words: str, goes_on: Callable[[], bool]) -> list[Hit]:
    from kiosk.reader.search import search  # noqa: PLC0415 - as above

    return search(book, words, goes_on)
