"""What the pages of all games have in common: the title that is open, and keeping the game in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import structlog
from PySide6.QtCore import Slot

from kiosk.games.saved import Saved
from kiosk.media_store import library
from kiosk.signin.rules import Session
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, shown
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class GameTitle:
    """A title that was opened: whose it is and what was kept of it."""

    session: Session
    title: str
    name: str
    place: str | None


class GamePage(ScreenModel):
    """A page with one game on it. Every change is kept at once: a power cut loses nothing."""

    titleName = shown(str)
    #: "start": what and how to play is chosen; "play".
    stage = shown(str, "start")

    route = ""

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel) -> None:
        super().__init__(desk, navigator)
        self.routes = frozenset({self.route})
        self.frame = session
        self.opened: GameTitle | None = None
        self._warned = False
        navigator.leaving.connect(self._left)
        navigator.arriving.connect(self._came)
        session.change_of("covered").connect(self._covered)
        desk.languageChanged.connect(self.reword)

    def take(self, opened: GameTitle) -> None:
        """A title of this game was opened. What was kept is played again on a worker: a long game has hundreds of moves."""

        def done(kept: Any) -> None:
            if self.desk.session is not opened.session:
                return
            self._warned = False
            self.opened = opened
            self.put(titleName=opened.name)
            self.begin(kept)
            self.navigator.go(self.route)

        self.desk.bridge.check(lambda: self.read(opened.place), done)

    @staticmethod
    def read(text: str | None) -> Any:
        """What was kept, for `begin`; None when there is nothing to be used. On a worker."""
        raise NotImplementedError

    def begin(self, kept: Any) -> None:
        """Show what was kept, or the choices for a new game."""
        raise NotImplementedError

    def reword(self) -> None:
        """Make every text anew."""
        raise NotImplementedError

    def pause(self) -> None:
        """The page is left or covered."""

    def resume(self) -> None:
        """The page is seen again."""

    def forget_person(self) -> None:
        """The game goes too."""
        self.pause()
        self.opened = None
        super().forget_person()

    def keep(self, saved: Saved, *, done: bool = False) -> None:
        """Keep the game as it stands; `done`: it was played to an end."""
        opened, store, clock = self.opened, self.desk.store, self.desk.clock
        if opened is None:
            return
        text = saved.text()
        self.desk.bridge.write(
            lambda: library.save_place(store, opened.session, opened.title, text, clock, done=done), None, self._not_kept
        )

    def say(self, text: str) -> None:
        """A line for a few seconds, read aloud where that is on."""
        self.frame.explain(text)

    def _not_kept(self, error: BaseException) -> None:
        if not isinstance(error, StoreFull):
            self.desk.broken.emit(error)
        elif not self._warned:
            self._warned = True
            self.frame.toast(self.tr("This device is full. The game is not saved."), "bad")

    @Slot(str, str)
    def _left(self, route: str, to: str) -> None:
        opened, store, clock = self.opened, self.desk.store, self.desk.clock
        if route != self.route or opened is None or to == "pin":
            return
        self.pause()
        if self.desk.session is not None:
            self.desk.bridge.write(lambda: library.leave_title(store, opened.session, clock), None, self._not_kept)

    @Slot(str)
    def _came(self, route: str) -> None:
        if route == self.route and self.opened is not None and not self.frame.covered:
            self.resume()

    @Slot()
    def _covered(self) -> None:
        if self.navigator.current not in {self.route, "pin"} or self.opened is None:
            return
        if self.frame.covered:
            self.pause()
        elif self.navigator.current == self.route:
            self.resume()
