"""Every screen is reached by somebody who sees nothing: by names, roles and press actions of the accessibility tree alone.

The walk begins at sign-in, types number and PIN, and from each screen presses whatever has a name, until nothing new comes.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.ui import driver
from kiosk.ui.accessibility import PRESSABLE, Role, interfaces
from kiosk.ui.sample_commissary import TERMS, goods, of_person
from kiosk.ui.sample_store import NUMBER, PIN, STREAM
from kiosk.ui.sample_visits import StillLine, a_call, visits_of_marcus
from kiosk.ui.shots import Studio
from kiosk.ui.shots_media_reading import pass_course
from kiosk.ui.viewmodels.navigator import MEDIA, OF_A_PERSON, SERVICES

#: What ends or hides the visit, or only changes how the screen looks.
LEFT_ALONE = frozenset({"Sign out", "Cover", "Largest", "Español"})
#: So many things of one kind are tried on a screen (rows of a list).
MOST_ALIKE = 3
#: What changes something for good.
DEEDS = ("Block", "Send", "Throw", "Take back", "Pay ", "Buy ", "Yes", "Remove")
UNDOING = ("Unblock", "Undo")
SCROLLING = frozenset({"More below", "Back to the top"})
HOME = "Home"
BACK = "Back"
#: So many presses follow each other on one screen (what opens a choice, the choice, its confirmation).
DEEPEST = 3
#: No form has more pages.
LONGEST = 20


#: By which names each page of the media store is reached from Home: the beginnings of what is pressed in turn.
MEDIA_WAYS = (
    ("Media", "Search"),
    ("Media", "Movies", "Harbor Lights"),
    ("Media", "Books", "Tide Table", "Get it for free"),
    ("Media", "My library", "Downloads"),
    ("Media", "My library", "My playlists", "Evening"),
    ("Media", "My library", "Low Country", "Play"),
    ("Media", "My library", "Movies", "Paper Kites"),
    ("Media", "My library", "Books", "The Quiet Orchard"),
    ("Media", "My library", "Courses", "More about Small engine repair", "Proof that it is yours"),
    ("Media", "My library", "Games", "Go to my games"),
    ("Media", "My library", "Games", "Chess"),
    ("Media", "My library", "Games", "Solitaire"),
    ("Media", "My library", "Games", "Five letters"),
    ("Media", "My library", "Courses", "Small engine repair", "1."),
)
#: The same for what the facility does for a person.
SERVICE_WAYS = (
    ("Requests", "Medical"),
    ("Requests", "See all"),
    ("Requests", "Tooth pain", "Add a note"),
    ("Support", "My tablet will not charge"),
    ("Visits", "Past visits"),
    ("Visits", "Check picture and sound"),
    ("Visits", "Ask for a visit"),
    ("Visits", "Rosa Hale"),
    ("Commissary", "Search"),
    ("Commissary", "Chicken noodles"),
    ("Commissary", "Add Chicken noodles", "See the basket", "Go on"),
    ("Commissary", "2 orders", "Order for"),
    ("Commissary", "2 orders", "Pack from"),
    ("Commissary", "2 orders", "Family money"),
    ("Help", "Text, color", "See it"),
)
#: A report to its last question that must be answered; the rest may be left out.
REPORT = ("Requests", "Safety report", "Without my name", "Next", "Next", "Threats")


class Listener:
    """Knows of the screen only what the accessibility tree says."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._window = studio.driver.window

    def pressables(self) -> list[tuple[QAccessibleInterface, bool]]:
        """What can be pressed now, in reading order, and whether it belongs to the page; only the dialog's while one is open."""
        found = []
        for interface, within in interfaces(self._window):
            item, disabled = interface.object(), interface.state().disabled
            if (
                not disabled
                and interface.role() in PRESSABLE
                and isinstance(item, QQuickItem)
                and item.inherits("QQuickAbstractButton")
            ):
                found.append((interface, within, Role.ToolBar not in within and item.activeFocusOnTab()))
        dialog = [(interface, True) for interface, within, _ in found if Role.Dialog in within]
        return dialog or [(interface, of_page) for interface, _, of_page in found]

    def names(self, *, of_page: bool = False) -> list[str]:
        """Their names; or only of the page's own, without tools and keys."""
        return [interface.text(QAccessible.Text.Name) for interface, own in self.pressables() if own or not of_page]

    def is_asked(self) -> bool:
        """Whether a dialog is open."""
        return any(Role.Dialog in within for _, within in interfaces(self._window))

    def press(self, name: str) -> bool:
        """Press what has this name; whether there is such a thing."""
        found = next((interface for interface, _ in self.pressables() if interface.text(QAccessible.Text.Name) == name), None)
        if found is None:
            return False
        actions = found.actionInterface()
        assert actions is not None, name
        assert "Press" in actions.actionNames(), f"{name!r} has no press action"
        actions.doAction("Press")
        self._studio.driver.settle()
        return True

    def type(self, text: str) -> None:
        """On the keys of the screen."""
        for letter in text:
            assert self.press(letter) or self.press(letter.upper()), f"no key {letter!r}: {self.names()}"

    def can_type(self) -> bool:
        """Whether there is a keyboard."""
        return {"q", "w", "e"} <= {name.lower() for name in self.names()}


class Explorer:
    """Walks from screen to screen and remembers by which names each was reached."""

    def __init__(self, studio: Studio, wanted: frozenset[str]) -> None:
        self._studio = studio
        self._wanted = wanted
        self.ear = Listener(studio)
        self.ways: dict[str, list[str]] = {}
        self._careful = True
        #: Where something was left alone that changes things for good.
        self._with_deeds: dict[str, None] = {}

    def come_in(self) -> None:
        """Number and PIN, key by key."""
        assert self.ear.press("Type your ID number")
        self.ear.type(NUMBER)
        assert self.ear.press("Next")
        self._studio.on("pin")
        self._studio.driver.settle()
        self.ear.type(PIN)
        assert self.ear.press("Go")
        self._studio.on("home")
        self._studio.driver.settle()

    def explore(self, start: str = "home", *way: str) -> None:
        """From `start`, until every wanted screen that was found has been tried; then with deeds, and for what came of them."""
        self.ways[start] = list(way)
        for careful, among in ((True, self.ways), (False, self._with_deeds), (False, self.ways)):
            self._careful = careful
            waiting = deque(among)
            while waiting and self.missing():
                waiting.extend(found for found in self._try_everything(waiting.popleft()) if found in self._wanted)

    def follow(self, *way: str) -> None:
        """From home, press what begins so, in turn; each screen on the way was reached."""
        while self._here() != "home":
            assert self.ear.press(HOME) or self.ear.press(BACK) or self.ear.press("Close"), self.ear.names()
        for start in way:
            name = next((name for name in self.ear.names() if name.startswith(start)), "")
            assert self.ear.press(name), f"{start!r} is not on {self._here()}: {self.ear.names()}"
            self.ways.setdefault(self._here(), list(way))

    def press_on(self, route: str, *starts: str) -> None:
        """Press what begins so, for as long as this screen is shown; where it led was reached."""
        for _ in range(LONGEST):
            if self._here() != route:
                break
            name = next((name for name in self.ear.names() if name.startswith(starts)), "")
            assert self.ear.press(name), f"none of {starts} is on {route}: {self.ear.names()}"
        self.ways.setdefault(self._here(), [route, *starts])

    def missing(self) -> set[str]:
        """Wanted screens that were not reached."""
        return set(self._wanted) - set(self.ways)

    def _try_everything(self, route: str) -> Iterator[str]:
        """Press what there is, and what opens then; the screens that were not known before."""
        self._go(route)
        pending = deque([name] for name in self._worth_trying(set()))
        offered = {way[0] for way in pending}
        standing: list[str] = []
        while pending and self.missing():
            way = pending.popleft()
            if not self._is_at(route) or standing != way[:-1] or (not standing and self.ear.is_asked()):
                self._go(route)
            pressed = all(self.ear.press(name) for name in (way[-1:] if standing == way[:-1] and standing else way))
            standing = []
            here = self._here()
            if pressed and here not in self.ways:
                self.ways[here] = [*self.ways[route], *way]
                yield here
            elif pressed and here == route and len(way) < DEEPEST:
                # A dialog may be answered by the name of the button that opened it.
                opened = self._worth_trying(offered - set(way[-1:]) if self.ear.is_asked() else offered)
                offered.update(opened)
                pending.extendleft([*way, name] for name in reversed(opened))
                standing = way if opened else []

    def _worth_trying(self, known: set[str]) -> list[str]:
        """What has not been tried; at first nothing that changes things for good."""
        alike: Counter[str] = Counter()
        found = []
        for name in self.ear.names(of_page=self._here() != "home"):
            kind = name.split(" ")[0]
            alike[kind] += 1
            is_deed = name.startswith(DEEDS)
            if is_deed:
                self._with_deeds[self._here()] = None
            skipped = name in LEFT_ALONE | known or name.startswith(UNDOING) or (self._careful and is_deed)
            if len(name) > 1 and not skipped and alike[kind] <= MOST_ALIKE:
                found.append(name)
        return found

    def _go(self, route: str) -> None:
        for _ in range(3):
            if self.ear.is_asked():
                # Its last answer is the careful one.
                self.ear.press([name for name in self.ear.names() if name not in SCROLLING][-1])
        if self._here() != route and self.ear.press(BACK) and self._here() == route:
            return
        for _ in range(3):
            if self.ear.press(HOME) or self._here() == "home":
                break
        for name in self.ways[route]:
            if not self.ear.press(name) and not self.ear.press(self._alike(name)):
                return
        if self.ear.can_type():
            self.ear.type("i")

    def _alike(self, name: str) -> str:
        """A row tells other things of the same person by now."""
        return next((other for other in self.ear.names() if other.split()[:1] == name.split()[:1]), "")

    def _is_at(self, route: str) -> bool:
        return self._here() == route

    def _here(self) -> str:
        self._studio.screen.session.touched()
        return str(self._studio.screen.navigator.current)


@pytest.fixture
def form() -> str:
    """Of the device."""
    return "upright"


@pytest.fixture
def studio(tmp_path: Path, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch, form: str) -> Iterator[Studio]:
    assert qapp is not None
    monkeypatch.setattr(driver, "SETTLE_SPINS", 1)
    monkeypatch.setattr(driver, "SETTLE_MS", 10)
    with ExitStack() as stack:
        made = Studio(tmp_path, form, stack)
        made.central.sets_aside = True
        made.screen.display.setReducedMotion(True)
        made.central.fill()
        yield made


def test_every_screen_is_reached_by_names_alone(studio: Studio) -> None:
    studio.central.money()
    studio.central.news()
    explorer = Explorer(studio, OF_A_PERSON - MEDIA - SERVICES)
    explorer.come_in()
    explorer.explore()
    print({route: " > ".join(way) for route, way in explorer.ways.items()})
    assert explorer.missing() == set()


def test_the_store_and_what_plays_are_reached_by_names_alone(studio: Studio) -> None:
    """All but the encyclopedia: it is where an archive was installed."""
    studio.central.media(studio.screen.desk.place.media)
    explorer = Explorer(studio, MEDIA - {"encyclopedia", "article"})
    explorer.come_in()
    for way in MEDIA_WAYS:
        explorer.follow(*way)
    pass_course(studio)
    explorer.follow("Media", "My library", "Courses", "Small engine repair", "Your certificate")
    assert explorer.missing() == set()


def test_requests_visits_and_the_commissary_are_reached_by_names_alone(studio: Studio) -> None:
    """All but the page of more places: it belongs to the rail of a wide screen (see below)."""
    screen, central, now_ms = studio.screen, studio.central, studio.clock.now_ms()
    screen.call.make_line = screen.visit_check.make_line = StillLine
    central.filings().fill()
    central.rule(commissary=TERMS)
    central.send("facility", *goods())
    central.send(STREAM, *of_person(now_ms), *visits_of_marcus(now_ms))
    explorer = Explorer(studio, SERVICES - {"more"})
    explorer.come_in()
    for way in SERVICE_WAYS:
        explorer.follow(*way)
    explorer.follow(*REPORT)
    explorer.press_on("form", "Next", "File it now")
    central.send(STREAM, a_call(now_ms))
    studio.work(screen.desk.look)
    explorer.press_on(str(screen.navigator.current), "Answer")
    assert explorer.missing() == set()


@pytest.mark.parametrize("form", ["tablet"])
def test_more_places_are_reached_by_names_alone(studio: Studio) -> None:
    explorer = Explorer(studio, frozenset({"more"}))
    explorer.come_in()
    explorer.follow("More")
    assert explorer.missing() == set()
