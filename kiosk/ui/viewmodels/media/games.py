"""The shelf of games that a person has, and the way into each."""

from __future__ import annotations

import structlog
from PySide6.QtCore import Slot
from sqlalchemy import Connection

from kiosk.games.saved import AnySaved, NoGame, read_game, read_saved
from kiosk.media_store import library
from kiosk.media_store.catalogue import detail
from kiosk.media_store.container import ContainerRefused
from kiosk.media_store.library import Holding
from kiosk.media_store.opening import OpenTitle
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.media.door import TitleDoor
from kiosk.ui.viewmodels.media.game_page import GamePage, GameTitle
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel

#: The file of a game says which it is, and nothing else.
MOST_BYTES = 4_096

log = structlog.get_logger(__name__)


@qml_type
class GamesModel(ScreenModel):
    """Games with what was saved of each."""

    loading = shown(bool, default=True)
    games = shown(list)
    countText = shown(str)

    routes = frozenset({"games"})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel, door: TitleDoor, pages: dict[str, GamePage]) -> None:
        super().__init__(desk, navigator)
        self._frame = session
        self._door = door
        self._pages = pages
        self._open: dict[str, str] = {}
        desk.photosArrived.connect(desk.look)
        door.plays("game", player=self._take)

    @Slot(str)
    def play(self, title: str) -> None:
        """Open a game where it was left."""
        licence = self._open.get(title)
        if licence is not None:
            self._door.open(licence, title)

    def _take(self, opened: OpenTitle) -> None:
        """A sealed file was opened: it says which game it is."""
        session = self.desk.session
        with opened.file as file:
            try:
                game = None if file.size > MOST_BYTES else read_game(file.read_all())
            except (NoGame, ContainerRefused, OSError) as error:
                log.warning("game_unreadable", kind=type(error).__name__)
                game = None
        if game is None or session is None:
            self._frame.explain(self.tr("This game does not work on this device."))
            return
        name = opened.detail.title.name
        self._pages[game].take(GameTitle(session, opened.detail.title.title, name, opened.place))

    def refresh(self, connection: Connection) -> None:
        """The games that the person has."""
        resident = self.open_session().person.resident
        held = [one for one in library.holdings(connection, resident, self.desk.clock.now_ms()) if one.kind == "game" and not one.over]
        self._open = {one.title: one.licence for one in held}
        self.put(
            loading=False,
            games=[self._row(connection, resident, one) for one in held],
            countText=self.tr("%n game(s)", "", len(held)),
        )

    def _row(self, connection: Connection, resident: str, held: Holding) -> dict[str, str | bool]:
        place = library.place_of(connection, resident, held.title)
        saved = None if place is None else read_saved(place[0], AnySaved)
        goes_on = saved is not None and saved.on
        known = detail(connection, held.title)
        if held.waiting:
            line = self.tr("Waits for the connection.")
        elif not held.here:
            line = self.tr("Not on this device yet.")
        else:
            line = self.tr("Your game is saved.") if goes_on else self.tr("Ready to play")
        return {
            "key": held.title,
            "name": held.name,
            "about": "" if known is None else known.about,
            "line": line,
            "action": self.tr("Go on") if goes_on else self.tr("Play"),
            "game": "" if saved is None else saved.game,
            "goesOn": goes_on,
            "picture": self.desk.photo_url(held.artwork),
        }
