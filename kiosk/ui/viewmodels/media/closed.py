"""A title that did not open: why, in plain words, and what helps done at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Slot
from sqlalchemy import Connection

from kiosk.media_store import bringing, library
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel
from kiosk.ui.viewmodels.media.door import TitleDoor
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel

#: Who touched a title waits so long for its key; later it does not open by itself, but when it is touched again.
WAITS_MS = 15_000


@dataclass(frozen=True)
class Wanted:
    """A title that was touched and has no key yet."""

    licence: str
    title: str
    route: str
    until_ms: int


class ClosedTitles(ScreenModel):
    """Answers `TitleDoor.closed`, wherever a title was touched. It has nothing of its own to show but a passing word."""

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel, door: TitleDoor) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._door = door
        self._wanted: Wanted | None = None
        door.closed.connect(self._closed)
        navigator.leaving.connect(self._left)

    def refresh(self, connection: Connection) -> None:
        """Open what waits for its key once that is here, or say why it will not come."""
        wanted = self._wanted
        if wanted is None:
            return
        resident, now_ms = self.open_session().person.resident, self.desk.clock.now_ms()
        way = library.opens(connection, resident, wanted.licence, wanted.title, now_ms)
        if way not in {"no_key", "offline_too_long"}:
            self._wanted = None
            self._door.open(wanted.licence, wanted.title)
        elif (code := library.refused_key(connection, wanted.licence, wanted.title)) is not None:
            self._wanted = None
            self._session.explain(self._refused(code))
        elif self.desk.clock.boot_ms() > wanted.until_ms:
            self._wanted = None

    def forget_person(self) -> None:
        """Nothing opens for the next one."""
        self._wanted = None
        super().forget_person()

    @Slot(str, str)
    def _left(self, _route: str, _to: str) -> None:
        self._wanted = None

    @Slot(str, str, str)
    def _closed(self, licence: str, title: str, why: str) -> None:
        connected = bool(self._session.connected)
        session, store, clock = self.open_session(), self.desk.store, self.desk.clock
        if why in {"no_key", "offline_too_long"}:
            words, once = self.tr("The key is on its way. It opens in a moment."), self.tr("Connect this device once. Then it opens.")
            until_ms = clock.boot_ms() + WAITS_MS
            wanted = Wanted(licence, title, self.navigator.current, until_ms) if connected else None
            self._do(lambda: bringing.want_now(store, session, licence, title, clock), words if connected else once, wanted)
        elif why == "no_file":
            here = (
                self.tr("It comes to this tablet now.") if self.desk.place.kind == "tablet" else self.tr("It comes to this kiosk now.")
            )
            words = here if connected else self.tr("It is not here yet. It comes when the connection is back.")
            self._do(lambda: bringing.bring_here(store, session, licence, title, clock), words)
        else:
            self._session.explain(self._plain(why, connected=connected))

    def _plain(self, why: str, *, connected: bool) -> str:
        if why == "waiting":
            return (
                self.tr("It is almost yours. Try again in a moment.") if connected else self.tr("It opens when the connection is back.")
            )
        return {
            "over": self.tr("This rental is over. You can rent it again in the store."),
            "full": self.tr("There is no room to save right now. Tell staff."),
        }.get(why, self.tr("This is not in your library any more."))

    def _refused(self, code: str) -> str:
        return {
            "over": self.tr("This rental is over. You can rent it again in the store."),
            "returned": self.tr("You gave this back. It opens no more."),
            "blocked": self.tr("Media is paused for your account. Look in Money to see why."),
            "no_file": self.tr("This title is not ready yet. Tell us in Help."),
        }.get(code, self.tr("We could not get the key. Please try again later."))

    def _do(self, deed: Callable[[], None], words: str, wanted: Wanted | None = None) -> None:
        def done(_nothing: None) -> None:
            if self.desk.session is not None:
                # Not before: what the store says until then is of an earlier time.
                self._wanted = wanted if wanted is None or wanted.route == self.navigator.current else None
                self._session.toast(words)
                self.desk.look()

        self.desk.bridge.write(deed, done, self._not_done)

    def _not_done(self, error: BaseException) -> None:
        self._wanted = None
        if isinstance(error, StoreFull):
            self._session.explain(self._plain("full", connected=True))
        else:
            self.desk.broken.emit(error)
