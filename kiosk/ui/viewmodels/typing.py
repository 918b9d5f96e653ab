"""The keyboard on the screen: capitals, words to offer, undoing, emoji. Nothing of it stays when the person leaves."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QTextBoundaryFinder, Slot

from kiosk.ui import typing_rules as rules
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.display import DisplayModel
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.word_list import word_list
from resources import RESOURCES

TONES = tuple(chr(tone) for tone in range(0x1F3FB, 0x1F400))
IN_COLOUR = "\N{VARIATION SELECTOR-16}"
#: An emoji is many signs long; no letter is longer.
LONGEST_SIGN = 64


@qml_type
class TypingModel(ScreenModel):
    """Serves whichever place is being written in. Places and lengths are in UTF-16 units, as QML counts."""

    #: Words that go on from the one being written; at most three.
    words = shown(list)
    #: Whether the next letter begins a sentence.
    sentenceStart = shown(bool, default=True)
    canUndo = shown(bool)
    #: The language of the keys and of the words, a code; that of the screen until another is chosen.
    language = shown(str, "en")
    #: Groups for the emoji page: icon, name, emoji (sign, name, tones). Made when the page is opened.
    emoji = shown(list)

    def __init__(self, desk: Desk, navigator: Navigator, display: DisplayModel) -> None:
        super().__init__(desk, navigator)
        self._display = display
        self._history = rules.History()
        self._offered_at = ""
        display.change_of("language").connect(self._follow)
        self._follow()

    @Slot(str)
    def begin(self, text: str) -> None:
        """Another place, or other words in it: what was done before cannot be undone in it."""
        self._history = rules.History(text)
        self._offered_at = ""
        self.put(canUndo=False, words=[])

    @Slot(str, int)
    def note(self, text: str, cursor: int) -> None:
        """The text changed, by whatever hand. What to offer is looked for later, so that no letter waits for it."""
        place = points(text, cursor)
        self._history.note(text, place)
        self.put(canUndo=len(self._history) > 0, sentenceStart=rules.sentence_starts(text[max(0, place - rules.LOOK_BACK) : place]))

    @Slot(str, bool)
    def look(self, before: str, suggests: bool) -> None:
        """What to offer after the text `before` the cursor."""
        names = self._names() if suggests else []
        words = rules.offers(before, word_list(self.language), names) if suggests else []
        self.put(sentenceStart=rules.sentence_starts(before), words=words)

    @Slot(str, str, result="QVariantMap")
    def press(self, before: str, sign: str) -> dict[str, Any]:
        """What a key does to the text: `erase` units before the cursor, then write `text`."""
        offered = bool(self._offered_at) and before.endswith(self._offered_at)
        self._offered_at = ""
        return _edit(rules.typed(before, sign, self.language, offered=offered))

    @Slot(str, str, result="QVariantMap")
    def choose(self, before: str, word: str) -> dict[str, Any]:
        """What an offered word does to the text: it takes the place of the one begun, and a space follows."""
        begun = rules.word_before(before)
        self._offered_at = f"{word} "
        return _edit(rules.Edit(len(begun), f"{word} "), begun)

    @Slot(str, result=int)
    def lastSign(self, before: str) -> int:
        """How many units the last sign takes: an emoji is erased whole."""
        tail = before[-LONGEST_SIGN:]
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, tail)
        finder.toEnd()
        start = finder.toPreviousBoundary()
        return units(tail) - start if start >= 0 else 0

    @Slot(result="QVariantMap")
    def undo(self) -> dict[str, Any]:
        """Take the last word back: the text between `from` and `to` becomes `text`. Empty when nothing is left."""
        text = self._history.text
        step = self._history.back()
        self.put(canUndo=len(self._history) > 0)
        if step is None:
            return {}
        start, end, taken = step
        return {"from": units(text[:start]), "to": units(text[:end]), "text": taken}

    @Slot(str)
    def setLanguage(self, language: str) -> None:
        """The keys and words of another language; the screen keeps its own."""
        self.put(language=language)

    @Slot()
    def loadEmoji(self) -> None:
        """Read the emoji for the page of the keyboard."""
        if self.emoji:
            return
        names = {
            "smile": self.tr("Faces"),
            "hand": self.tr("Hands and people"),
            "heart": self.tr("Hearts and signs"),
            "sun": self.tr("Outside and animals"),
            "gift": self.tr("Parties, food and things"),
        }
        spanish = self._display.language == "es"
        groups = json.loads((RESOURCES / "words" / "emoji.json").read_text())
        self.put(
            emoji=[
                {
                    "icon": group["icon"],
                    "name": names[group["icon"]],
                    "emoji": [
                        {"sign": sign, "name": es if spanish else en, "tones": _tones(sign) if toned else []}
                        for sign, en, es, toned in group["emoji"]
                    ],
                }
                for group in groups
            ]
        )

    def forget_person(self) -> None:
        """What was typed, and how, goes; the keys speak the language of the screen again."""
        super().forget_person()
        self._history = rules.History()
        self._offered_at = ""
        self._follow()

    def _names(self) -> list[str]:
        return list(dict.fromkeys(part for face in self.desk.faces.values() for part in face.short.split() if part[:1].isupper()))

    @Slot()
    def _follow(self) -> None:
        self.put(language=self._display.language, emoji=[])


def _tones(sign: str) -> list[str]:
    plain = sign.replace(IN_COLOUR, "")
    return [f"{plain}{tone}" for tone in TONES]


def units(text: str) -> int:
    """The length in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def points(text: str, place: int) -> int:
    """A place that is counted in UTF-16 units, counted in letters."""
    return place if text.isascii() else len(text.encode("utf-16-le")[: 2 * place].decode("utf-16-le", "ignore"))


def _edit(edit: rules.Edit, erased: str | None = None) -> dict[str, Any]:
    return {"erase": edit.erase if erased is None else units(erased), "text": edit.text}
