"""Guided steps: the device looks at what it can by itself, then one thing is asked at a time, until it works or a person is asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QTimer, Signal, Slot
from sqlalchemy import Connection

from kiosk.device.health.journal import read_watch, watched, wish_for_look
from kiosk.filings import support
from kiosk.filings.form import Form, in_language
from kiosk.filings.guide import Answer, Card, Guide, Page, Seen, Topic, already_tried, cards, checks_of
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.guided_words import GuidedWords
from kiosk.ui.viewmodels.navigator import Navigator

#: A look at the parts is answered within a second; nobody waits longer than this for it.
LOOK_TIMEOUT_MS = 6_000


@dataclass
class _Walk:
    """Where somebody is in a topic. `not_helped`: keys of cards that were answered "no", now or before."""

    form: Form
    guide: Guide
    topic: Topic
    seen: dict[str, Seen] = field(default_factory=dict)
    cards: tuple[Card, ...] = ()
    at: int = 0
    tried_before: int = 0
    not_helped: set[str] = field(default_factory=set)
    wished: int = 0
    ticket: tuple[str, str] | None = None


@qml_type
class GuidedModel(ScreenModel):
    """One topic's way.

    `phase`: "checking", "step", "person" (nothing is left to try: ask somebody), "solved", or "" (no topic). An answer is kept the
    moment it is given, so that nothing is asked twice, whatever happens next.
    """

    phase = shown(str)
    formName = shown(str)
    topicName = shown(str)
    title = shown(str)
    #: [{ text, icon, hue, busy }]: what the device looks at by itself.
    checks = shown(list)
    count = shown(int, 1)
    current = shown(int, 1)
    picture = shown(str)
    stepTitle = shown(str)
    stepLine = shown(str)
    question = shown(str)
    yesText = shown(str)
    #: How many parts are good, and how many are not.
    lookedText = shown(str)
    #: How many steps are left out because they were tried before.
    triedText = shown(str)
    #: A ticket about the same that is open: its words, "" where there is none.
    ticketText = shown(str)
    #: [{ text, icon, hue }]: what goes with the ticket.
    alongTexts = shown(list)

    routes = frozenset({"guided"})
    #: Ask a person: the type of the form and the answers that are known.
    formAsked = Signal(str, object)
    ticketAsked = Signal(str)

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        self._words = GuidedWords(self)
        self._walk: _Walk | None = None
        self._late = QTimer(self, singleShot=True, interval=LOOK_TIMEOUT_MS)
        self._late.timeout.connect(self._looked)
        desk.languageChanged.connect(self._say)

    # --- touching ---

    def begin(self, topic: str) -> None:
        """Walk through a topic from its first step that was not tried."""
        self._late.stop()
        found: list[_Walk] = []
        awake = False

        def find(connection: Connection) -> None:
            nonlocal awake
            here = support.guide_here(connection)
            chosen = None if here is None else here[1].topic(topic)
            if here is not None and chosen is not None:
                found.append(_Walk(*here, chosen))
            awake = watched(read_watch(connection), self.desk.clock.boot_ms()) == "ok"

        self.desk.read(find)
        if not found:
            return
        walk = self._walk = found[0]
        if not walk.topic.steps:
            self.ask()
            return
        self._go_to("checking")
        self.navigator.go("guided")
        if awake and any(step.check in support.OF_HEALTH for step in checks_of(walk.topic, self.desk.place.kind)):
            self._wish(walk)
        else:
            self._looked()

    @Slot()
    def yes(self) -> None:
        """It works."""
        if self._keep("yes"):
            self._go_to("solved")

    @Slot()
    def no(self) -> None:
        """It does not: the next step."""
        walk = self._walk
        if walk is None or not self._keep("no"):
            return
        walk.not_helped.add(walk.cards[walk.at].key)
        walk.at += 1
        self._go_to("step" if walk.at < len(walk.cards) else "person")

    @Slot()
    def skip(self) -> None:
        """Ask a person, whatever is left to try."""
        if self.phase == "checking":
            self._late.stop()
            self.desk.read(self._see)
        else:
            self._keep("skip")
        self._go_to("person")

    @Slot()
    def ask(self) -> None:
        """Write to support."""
        if self._walk is not None:
            self.formAsked.emit(self._walk.form.type, {self._walk.guide.field: self._walk.topic.id})

    @Slot()
    def again(self) -> None:
        """It does not work after all: what was not tried yet, or a person."""
        if self._walk is not None:
            self.begin(self._walk.topic.id)

    @Slot()
    def openTicket(self) -> None:
        """The ticket that is open about the same."""
        if self._walk is not None and self._walk.ticket is not None:
            self.ticketAsked.emit(self._walk.ticket[0])

    # --- showing ---

    def refresh(self, connection: Connection) -> None:
        """While the device looks, its answer; and whether a ticket about it is open."""
        walk = self._walk
        if walk is None:
            return
        if self.phase == "checking" and 0 < walk.wished <= read_watch(connection).answered:
            self._late.stop()
            self._arrange(connection)
        resident = self.open_session().person.resident
        walk.ticket = support.open_ticket(connection, resident, walk.form, walk.guide, walk.topic.id)
        self._say()

    def forget_person(self) -> None:
        """The topic goes too."""
        self._late.stop()
        self._walk = None
        super().forget_person()

    def _wish(self, walk: _Walk) -> None:
        """Have the hardware process look at everything now."""
        store = self.desk.store

        def wish() -> int:
            with store.write() as connection:
                return wish_for_look(connection)

        def wished(number: int) -> None:
            walk.wished = number
            if self.desk.session is not None:
                self.desk.look()

        self._late.start()
        self.desk.bridge.write(wish, wished, self._not_kept)

    def _not_kept(self, error: BaseException) -> None:
        # Without room the last look serves, and a step may be asked once more.
        if not isinstance(error, StoreFull):
            self.desk.broken.emit(error)

    @Slot()
    def _looked(self) -> None:
        """Nobody answers, or nobody needs to: what is known must do."""
        if self.phase == "checking":
            self.desk.read(self._arrange)
            self.desk.look()

    def _see(self, connection: Connection) -> None:
        walk = self._walk
        if walk is not None:
            names = [step.check for step in checks_of(walk.topic, self.desk.place.kind)]
            walk.seen = support.look(connection, self.open_session().person.resident, names, self.desk.clock.boot_ms())

    def _arrange(self, connection: Connection) -> None:
        """The looks are done: what is to be asked now."""
        walk = self._walk
        if walk is None:
            return
        self._see(connection)
        kind, since_ms = self.desk.place.kind, self.desk.clock.now_ms() - walk.guide.again_ms
        tried = support.tries(connection, self.open_session().person.resident, since_ms)
        walk.cards, walk.at = cards(walk.topic, kind, walk.seen, tried), 0
        walk.tried_before = already_tried(walk.topic, kind, tried)
        walk.not_helped = {key for key, before in tried.items() if before.answer == "no"}
        self._go_to("step" if walk.cards else "person")

    def _keep(self, answer: Answer) -> bool:
        """Remember the answer to the card that is shown; False when none is."""
        walk = self._walk
        if walk is None or self.phase != "step":
            return False
        session, store, clock = self.open_session(), self.desk.store, self.desk.clock
        key, again_ms = walk.cards[walk.at].key, walk.guide.again_ms
        self.desk.bridge.write(lambda: support.note_answer(store, session, key, answer, again_ms, clock), None, self._not_kept)
        return True

    @Slot()
    def _say(self) -> None:
        self._go_to(str(self.phase))

    def _go_to(self, phase: str) -> None:
        """Show where they are; all values at once, since the page of a phase is built when it comes."""
        walk = self._walk
        if walk is None:
            return
        kind, language, words = self.desk.place.kind, self.desk.words.language, self._words
        # What the device does by itself is the first step.
        before = 1 if checks_of(walk.topic, kind) else 0
        count = max(1, before + len(walk.cards))
        self.put(
            **(self._page(walk.cards[walk.at].page, language) if phase == "step" else {}),
            phase=phase,
            formName=in_language(walk.form.name, language),
            topicName=in_language(walk.topic.name, language),
            title=words.title(phase),
            checks=words.checks(walk.topic, kind, walk.seen, language),
            lookedText=words.looked(list(walk.seen.values())),
            count=count,
            current=min(count, 1 if phase == "checking" else before + walk.at + 1),
            triedText=self.tr("You tried %n step(s) before. We do not ask again.", "", walk.tried_before) if walk.tried_before else "",
            ticketText="" if walk.ticket is None else self.tr("Your open ticket about this: %1").replace("%1", walk.ticket[1]),
            alongTexts=words.along(walk.topic, kind, walk.seen, walk.not_helped, language),
        )

    def _page(self, page: Page, language: str) -> dict[str, str]:
        return {
            "picture": f"illustrations/steps/{page.picture}.svg",
            "stepTitle": in_language(page.title, language),
            "stepLine": in_language(page.line, language),
            "question": in_language(page.question, language),
            "yesText": in_language(page.yes, language) or self.tr("Yes, it works"),
        }
