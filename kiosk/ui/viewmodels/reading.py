"""Read aloud: which sentence is being said, where it stands, and who may hear it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QWindow
from PySide6.QtQuick import QQuickItem
from shiboken6 import isValid

from kiosk.ui.accessibility import Role, nodes
from kiosk.ui.desk import Desk
from kiosk.ui.outlet import Audience, Outlet, audience_of
from kiosk.ui.sentences import Sentence, places_of, scrolled_by, sentences, turned_to
from kiosk.ui.spoken import SpokenWords
from kiosk.ui.viewmodels.base import ViewModel, qml_type, shown
from kiosk.ui.viewmodels.display import DisplayModel

#: How often the highlight follows a page that moves.
FOLLOW_MS = 100


class Sayer(Protocol):
    """Says one sentence at a time (`kiosk.ui.voice.Voice`)."""

    said: SignalInstance
    failed: SignalInstance

    def say(self, sentence: str, *, language: str, speed: str, volume: float) -> None:
        """Begin; `said` or `failed` follows."""

    def quiet(self) -> None:
        """Be quiet at once."""


@qml_type
class ReadingModel(ViewModel):
    """On: the bar is there, and words that are touched are said. Speaking: the page is being read."""

    on = shown(bool)
    speaking = shown(bool)
    #: The handset must be lifted first.
    waiting = shown(bool)
    sentence = shown(str)
    #: Where the sentence stands in the window, a part for each of its lines.
    places = shown(list)

    #: A page (a Flickable) must be turned to this `contentY` to show the sentence.
    turn = Signal(QObject, float)
    #: Something to tell the person: there is no handset.
    told = Signal(str)

    def __init__(self, desk: Desk, display: DisplayModel) -> None:
        super().__init__(desk)
        self._desk = desk
        self._display = display
        self._spoken = SpokenWords(desk.words)
        self._voice: Sayer | None = None
        self._outlet: Outlet | None = None
        self._window: QWindow | None = None
        self._sentences: list[Sentence] = []
        #: All of the page is read, or this part of it.
        self._part: QObject | None = None
        self._at = 0
        self._one = False
        self._turner: Callable[[], bool] | None = None
        #: The next page comes.
        self._turning = False
        self._follow = QTimer(self, interval=FOLLOW_MS)
        self._follow.timeout.connect(self._show_place)
        display.change_of("speechSpeed").connect(self._again)
        display.change_of("volume").connect(self._again)
        display.change_of("language").connect(self.hush)

    def equip(self, voice: Sayer | None, outlet: Outlet | None, window: QWindow | None) -> None:
        """What the device has to speak with, and the window to read."""
        self._voice, self._outlet, self._window = voice, outlet, window
        if voice is not None:
            voice.said.connect(self._said)
            voice.failed.connect(self.hush)
        if outlet is not None:
            outlet.told.connect(self._told)

    def turns(self, turner: Callable[[], bool]) -> None:
        """What turns a page that was read to its end; False: there is none after it. `page_turned` follows."""
        self._turner = turner

    @Slot()
    def page_turned(self) -> None:
        """The next page is shown: go on with it, once its words are there."""
        if self._turning:
            QTimer.singleShot(0, self, self._go_on)

    @property
    def available(self) -> bool:
        """Whether this device can speak at all."""
        return self._voice is not None and self._window is not None and self._desk.policy.speech.output != "off"

    @property
    def audience(self) -> Audience:
        """Who would hear the voice now. A kiosk never speaks into the room."""
        sensed = "unknown" if self._outlet is None else self._outlet.sensed
        return audience_of(self._desk.policy.speech.output, self._desk.place.kind, sensed)

    # --- on and off ---

    @Slot()
    def read(self) -> None:
        """Read the page from its title; where nobody may hear it yet, as soon as the handset is lifted."""
        if not self.available:
            return
        self.hush()
        self._begin()

    def _begin(self) -> None:
        self.put(on=True, waiting=True)
        if self._outlet is not None:
            self._outlet.watch(True)
        if self.audience != "nobody" or self._outlet is None:
            self._told()

    @Slot(QObject)
    def readPart(self, part: QObject) -> None:
        """Read the words of one part of the page (an item), as `read` reads all of it."""
        if self.available:
            self.hush()
            self._part = part
            self._begin()

    @Slot()
    def stop(self) -> None:
        """Off altogether."""
        self.hush()
        if self._outlet is not None:
            self._outlet.watch(False)
        self.put(on=False)

    @Slot()
    def hush(self) -> None:
        """Be quiet at once; what is on stays on."""
        if self._voice is not None:
            self._voice.quiet()
        self._follow.stop()
        self._sentences, self._at, self._one, self._turning = [], 0, False, False
        self._part = None
        self.put(speaking=False, waiting=False, sentence="", places=[])

    @Slot(bool)
    def switch(self, on: bool) -> None:
        """The switch of the settings: on, without reading at once."""
        if not on:
            self.stop()
        elif self.available:
            self.put(on=True)
            if self._outlet is not None:
                self._outlet.watch(True)

    # --- the bar ---

    @Slot(int)
    def skip(self, steps: int) -> None:
        """The sentence before (negative) or after."""
        if self.speaking and self._sentences:
            self._one = False
            self._at = max(0, min(len(self._sentences) - 1, self._at + steps))
            self._say()

    @Slot(QPointF)
    def hear(self, place: QPointF) -> None:
        """The window was touched here: say the words. (Keys of the voice's own bar are no words.)"""
        if not self.on or self._window is None or self.audience == "nobody":
            return
        touched = [node for node in nodes(self._window) if node.rect.contains(place.toPoint())]
        if any(node.role == Role.Pane for node in touched):
            return
        touched = [node for node in touched if sentences([node])]
        touched.sort(key=lambda node: node.rect.width() * node.rect.height())
        found = sentences(touched[:1], self._mask())
        if found:
            self.hush()
            self._sentences, self._one = found, True
            self._say()

    # --- one sentence after the other ---

    @Slot()
    def _told(self) -> None:
        """The outlet is known, or another one."""
        audience = self.audience
        if audience == "nobody":
            if self.speaking or self.waiting:
                waited = self.waiting and self.sentence == ""
                self.hush()
                self.put(waiting=waited)
                self.told.emit(self.tr("Lift the handset to listen."))
        elif self.waiting:
            self.put(waiting=False)
            self._sentences = self._whole()
            self._at = 0
            self._say()

    def _whole(self) -> list[Sentence]:
        if self._window is None:
            return []
        seen = nodes(self._window, whole=True)
        return sentences([node for node in seen if self._part is None or _within(node.item, self._part)], self._mask())

    def _mask(self) -> str | None:
        """What is said for a sum of money where the room hears it."""
        return None if self.audience == "one" else self.tr("an amount")

    @Slot()
    def _go_on(self) -> None:
        if self._turning:
            self._turning = False
            self._sentences, self._at = self._whole(), 0
            self._say()

    def _say(self) -> None:
        if self._voice is None or self._at >= len(self._sentences):
            if self._voice is not None and self._sentences and not self._one and self._part is None and self._turner is not None:
                self._turning = True
                if self._turner():
                    self.put(places=[])
                    return
            self.hush()
            return
        sentence = self._sentences[self._at]
        self.put(speaking=True, sentence=sentence.words)
        self._turn_page(sentence)
        self._show_place()
        self._follow.start()
        self._voice.say(
            self._spoken.of(sentence.words),
            language=str(self._display.language),
            speed=str(self._display.speechSpeed),
            volume=self._display.volume / self._display.loudest,
        )

    @Slot()
    def _said(self) -> None:
        if not self.speaking:
            return
        last = self._sentences[self._at]
        if self._at + 1 >= len(self._sentences) and not self._one:
            # A list makes its rows as it is scrolled: is there more by now?
            again = self._whole()
            place = next((n for n, sentence in enumerate(again) if sentence.same(last)), None)
            if place is not None:
                self._sentences, self._at = again, place
        self._at += 1
        self._say()

    @Slot()
    def _again(self) -> None:
        """Another speed or volume: the sentence from its start."""
        if self.speaking:
            self._say()

    def _turn_page(self, sentence: Sentence) -> None:
        page, places = scrolled_by(sentence), places_of(sentence)
        wanted = turned_to(page, places) if page is not None and places else None
        if wanted is not None:
            self.turn.emit(page, wanted)

    @Slot()
    def _show_place(self) -> None:
        if self.speaking:
            self.put(places=places_of(self._sentences[self._at]))


def _within(item: QObject | None, part: QObject) -> bool:
    """Whether an item stands in another."""
    above = item if isinstance(item, QQuickItem) and isValid(item) else None
    while above is not None and above is not part:
        above = above.parentItem()
    return above is not None
