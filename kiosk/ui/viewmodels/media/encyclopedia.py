"""The encyclopedia: archives that facility IT put on this device, searched by title while one types."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from sqlalchemy import Connection

from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.media.article import ArticleModel
from kiosk.ui.viewmodels.navigator import Navigator

if TYPE_CHECKING:
    from kiosk.reader.zim import Archive, Found

ROUTE = "encyclopedia"
LEAST_LETTERS = 2
RECENT = 12


@qml_type
class EncyclopediaModel(ScreenModel):
    """`state`: loading, none (no archive, or nothing to read one with), ready, broken."""

    state = shown(str, "loading")
    name = shown(str)
    countText = shown(str)
    #: [{ key, text }] of archives, where there are several.
    archives = shown(list)
    chosen = shown(str)
    typed = shown(str)
    #: [{ key, text }]: what was found, or what was read lately.
    found = shown(list)
    recent = shown(list)
    foundText = shown(str)

    routes = frozenset({ROUTE})

    def __init__(self, desk: Desk, navigator: Navigator, article: ArticleModel) -> None:
        super().__init__(desk, navigator)
        self._article = article
        self._paths: list[Path] = []
        self._archive: Archive | None = None
        self._asked = 0
        self._shown: list[Found] = []
        self._read: list[Found] = []
        navigator.arriving.connect(self._arrived)
        navigator.leaving.connect(self._left)
        article.opened.connect(self._remember)

    @Slot(str)
    def choose(self, key: str) -> None:
        """Another archive."""
        path = next((path for path in self._paths if path.name == key), None)
        if path is not None and key != self.chosen:
            self._open(path)

    @Slot(str)
    def search(self, words: str) -> None:
        """What is typed now."""
        wanted = " ".join(words.split())
        self.put(typed=words)
        self._asked += 1
        turn, archive = self._asked, self._archive
        if archive is None or len(wanted) < LEAST_LETTERS:
            self._shown = []
            self.put(found=[], foundText="")
            return

        def done(found: list[Found]) -> None:
            if turn == self._asked and archive is self._archive:
                self._shown = found
                none = self.tr("No article begins with these words.")
                self.put(found=[{"key": key, "text": one.title} for key, one in enumerate(found)], foundText="" if found else none)

        # Typed further before its turn came: not asked at all.
        self.desk.bridge.check(lambda: archive.suggest(wanted) if turn == self._asked else [], done, self._lost)

    @Slot(int)
    def open(self, key: int) -> None:
        """An article that was found."""
        if 0 <= key < len(self._shown) and self._archive is not None:
            self._article.open(self._archive, self._shown[key].path)

    @Slot(int)
    def openRecent(self, key: int) -> None:
        """An article that was read lately."""
        if 0 <= key < len(self._read) and self._archive is not None:
            self._article.open(self._archive, self._read[key].path)

    @Slot()
    def openAny(self) -> None:
        """Some article."""
        archive = self._archive
        if archive is not None:
            deed = lambda path: self._article.open(archive, path) if path and archive is self._archive else None  # noqa: E731
            self.desk.bridge.check(archive.random, deed, self._lost)

    def refresh(self, connection: Connection) -> None:
        """Nothing of it is in the store."""
        del connection

    def forget_person(self) -> None:
        """What was read and typed is nobody's any more; the archive is closed."""
        self._close()
        self._shown, self._read = [], []
        self.forget()

    @Slot(str)
    def _arrived(self, route: str) -> None:
        if route == ROUTE and self._archive is None:
            self.put(state="loading")
            folder = self.desk.place.archives
            self.desk.bridge.check(lambda: _archives(folder), self._begin)

    def _begin(self, paths: list[Path]) -> None:
        if self.navigator.current != ROUTE:
            return
        self._paths = paths
        if not paths:
            self.put(state="none")
            return
        self._open(paths[0])

    def _open(self, path: Path) -> None:
        from kiosk.reader.zim import Archive  # noqa: PLC0415 - the screen's start needs none of it

        self._close()
        archive = self._archive = Archive(path)
        self._shown, self._read = [], []
        tabs = [{"key": one.name, "text": one.stem, "count": 0} for one in self._paths]
        self.put(state="loading", chosen=path.name, archives=tabs if len(tabs) > 1 else [], typed="", found=[], recent=[], foundText="")

        def done(about: tuple[str, int]) -> None:
            if archive is self._archive:
                count = self.tr("%n article(s)", "", about[1])
                self.put(state="ready", name=about[0], countText=count)

        self.desk.bridge.check(archive.about, done, self._lost)

    @Slot(str, str)
    def _remember(self, path: str, title: str) -> None:
        from kiosk.reader.zim import Found  # noqa: PLC0415 - as above

        one = Found(path, title)
        self._read = [one, *(before for before in self._read if before != one)][:RECENT]
        self.put(recent=[{"key": key, "text": found.title} for key, found in enumerate(self._read)])

    def _lost(self, error: BaseException) -> None:
        from kiosk.reader.zim import ArchiveLost  # noqa: PLC0415 - as above

        if not isinstance(error, ArchiveLost):
            self.desk.broken.emit(error)
        elif self._archive is not None:
            self.put(state="broken")

    @Slot(str, str)
    def _left(self, route: str, to: str) -> None:
        if route in {ROUTE, "article"} and to not in {ROUTE, "article", "pin"}:
            self._close()

    def _close(self) -> None:
        self._asked += 1
        archive, self._archive = self._archive, None
        if archive is not None:
            self._article.drop()
            self.desk.bridge.check(archive.close)


def _archives(folder: Path | None) -> list[Path]:
    """On a worker."""
    from kiosk.reader.zim import archives_in, can_read  # noqa: PLC0415 - as above

    return archives_in(folder) if can_read() else []
