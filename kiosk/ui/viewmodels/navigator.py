"""Which screen is shown, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.signin.features_off import is_off
from kiosk.signin.never_blocked import route_open
from kiosk.ui.viewmodels.base import ViewModel, qml_type, shown

BEFORE_SIGN_IN = frozenset({"sign-in", "number", "pin", "help", "form", "filed"})
#: The store, the library, and what plays.
MEDIA = frozenset(
    {
        "media",
        "media-kind",
        "media-search",
        "title",
        "title-bought",
        "library",
        "library-title",
        "ownership",
        "downloads",
        "playlists",
        "playlist",
        "music",
        "movie",
    }
    | {"movie", "book", "course", "lesson", "certificate", "encyclopedia", "article", "games", "chess", "solitaire", "word-game"}
)
#: What the facility does for a person: requests, support, visits, the commissary; the page that leads there; leaving.
SERVICES = frozenset(
    {"requests", "request-types", "requests-all", "request", "request-note", "form", "filed", "support", "guided"}
    | {"visits", "visit", "visits-past", "visit-ask", "visit-check", "call"}
    | {"commissary", "commissary-search", "good", "basket", "order-review", "orders", "order", "pack", "family-money"}
    | {"more", "leaving"}
)
OF_A_PERSON = frozenset(
    {"home", "inbox", "message", "compose", "sent", "sent-message", "drafts", "people", "help", "settings", "waiting", "new-pin"}
    | {"ecard", "camera", "person", "write-to", "blocked", "ask-contact"}
    | {"saved", "search", "conversation"}
    | {"money", "money-search", "entry", "money-wrong", "statement", "owed", "set-aside"}
    | {"buy-stamps", "stamps-bought", "transfer", "notices", "notice"}
    | MEDIA
    | SERVICES
)
#: The first page of whoever signed in, and where it may lead.
ROOTS = {
    "sign-in": BEFORE_SIGN_IN,
    "home": OF_A_PERSON,
    "closed": OF_A_PERSON,
    "it": frozenset({"it"}),
    "enrol": frozenset({"enrol"}),
    "new-pin": frozenset({"new-pin"}),
}
#: Parts of one place: going from one to another is no step deeper.
TABS = frozenset({"inbox", "sent", "drafts", "saved"})


@qml_type
class Navigator(ViewModel):
    """The path of screens from the root to the one shown. `care` shuts everything else off.

    Roots: sign-in, home, closed (home while only what is never blocked is open), new-pin, it, enrol (nobody let this device in yet).
    """

    route = shown(str, "sign-in")
    #: The screen that Back leads to: in a wide window it stays beside the one shown.
    under = shown(str)
    canGoBack = shown(bool)

    #: Sent before the route changes, with the route that is left and the one that comes.
    leaving = Signal(str, str)
    #: Sent before the new screen is built, so that its view models can read what it will show.
    arriving = Signal(str)
    #: Somebody wanted to go where it is closed now.
    refused = Signal(str)
    #: Somebody wanted to go, or was, where a feature is off by central's order.
    turnedOff = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = ["sign-in"]
        self.current = "sign-in"
        self._detours: dict[str, Callable[[], str]] = {}
        self._kinds: dict[str, Callable[[], str]] = {}
        self._admits: Callable[[], bool] = lambda: True
        self._off: frozenset[str] = frozenset()

    def detour(self, route: str, leads_to: Callable[[], str]) -> None:
        """Ask where a route really leads each time it is gone."""
        self._detours[route] = leads_to

    def about(self, route: str, kind: Callable[[], str]) -> None:
        """Ask what a screen is about (a kind of `kiosk.signin.never_blocked`, "" for anything else)."""
        self._kinds[route] = kind

    def admit(self, admits: Callable[[], bool]) -> None:
        """Ask, whenever a resident comes in, whether everything is open to them."""
        self._admits = admits

    def turn_off(self, features: frozenset[str]) -> None:
        """These features are off by central's order, and all others on; whoever is on a page of one goes back to before it."""
        self._off = features
        kept = next((place for place, step in enumerate(self._path) if self._is_off(step)), None)
        if kept is not None:
            self._show(self._path[:kept])
            self.turnedOff.emit()

    @property
    def limits(self) -> bool:
        """Whether a resident is here, who may find things closed."""
        return self._path[0] in {"home", "closed"}

    @property
    def kind(self) -> str:
        """What the screen that is shown is about."""
        return self._kind_of(self.current)

    @property
    def closed(self) -> bool:
        """Whether only what is never blocked is open."""
        return self._path[0] == "closed"

    def close_rest(self, closed: bool) -> None:
        """Open only what is never blocked to a resident, or everything again; what is shown stays where it may."""
        if closed and self._path[0] == "home":
            stays = len(self._path) > 1 and self._open(self._path[-1])
            self._show(["closed", *(step for step in self._path[1:] if stays and self._open(step))])
        elif not closed and self.closed:
            self._show(["home", *self._path[1:]])

    @Slot(str)
    def go(self, route: str) -> None:
        """Show a screen; unknown ones, and a person's screens while nobody is signed in, are ignored."""
        detour = self._detours.get(route)
        route = route if detour is None else detour()
        if route not in ROOTS.get(self._path[0], frozenset()) or route == self.current:
            return
        if route == self._path[0] or (route == "home" and self.closed):
            self._show(self._path[:1])
        elif route in self._path:
            self._show(self._path[: self._path.index(route) + 1])
        elif route in TABS and (beside := [n for n, gone in enumerate(self._path) if gone in TABS]):
            self._show([*self._path[: beside[0]], route])
        else:
            self._show([*self._path, route])

    @Slot()
    def back(self) -> None:
        """One step up."""
        if len(self._path) > 1:
            self._show(self._path[:-1])

    @Slot()
    def home(self) -> None:
        """The first screen of the person, or of the device."""
        self._show(self._path[:1])

    def take(self, *path: str) -> None:
        """Show the last screen of a path whose steps were not gone one by one."""
        self._show([self._path[0], *path])

    def instead(self, route: str) -> None:
        """Show a screen in place of the one shown: Back leads to where that came from."""
        self._show([*self._path[:-1], route])

    def ask_pin(self) -> None:
        """The PIN pad over whatever is shown (to lift the cover)."""
        if self.current != "pin":
            self._show([*self._path, "pin"])

    def enter(self, root: str = "home") -> None:
        """Somebody signed in: a resident ("home"), one whose PIN must be replaced ("new-pin"), facility IT ("it")."""
        self._show(["closed" if root == "home" and not self._admits() else root])

    def leave(self) -> None:
        """Nobody is signed in any more."""
        self._show(["sign-in"])

    def enrol(self) -> None:
        """This device serves nobody yet."""
        self._show(["enrol"])

    def care(self) -> None:
        """Something is broken: only the calm error screen is left."""
        self._show(["care"])

    def _show(self, path: list[str]) -> None:
        if self._path[0] == "care":
            return
        if path[0] == "closed" and len(path) > 1 and not self._open(path[-1]):
            self.refused.emit(path[-1])
            return
        if self._is_off(path[-1]):
            self.turnedOff.emit()
            return
        before, after = self.current, path[-1]
        if before != after:
            self.leaving.emit(before, after)
        self._path, self.current = path, after
        if before != after:
            self.arriving.emit(after)
        self.put(canGoBack=len(path) > 1, under=path[-2] if len(path) > 1 else "", route=after)

    def _open(self, route: str) -> bool:
        return route == "pin" or route_open(route, self._kind_of(route))

    def _is_off(self, route: str) -> bool:
        return bool(self._off) and is_off(route, self._kind_of(route), self._off)

    def _kind_of(self, route: str) -> str:
        kind = self._kinds.get(route)
        return "" if kind is None else kind()
