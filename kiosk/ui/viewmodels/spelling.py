"""Looking through what was written for words that the list of its language does not have, one at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from kiosk.ui import spelling as rules
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.typing import TypingModel, units
from kiosk.ui.word_list import word_list


@qml_type
class SpellingModel(ScreenModel):
    """Places and lengths are in UTF-16 units, as QML counts. Words that are kept are right until the person leaves."""

    on = shown(bool)
    title = shown(str)
    countText = shown(str)
    #: What may have been meant; at most three, perhaps none.
    replacements = shown(list)
    looking = shown(bool)
    finished = shown(bool)
    #: Every word to underline: start, length.
    marks = shown(list)
    #: The word in hand; length 0 when there is none.
    start = shown(int)
    length = shown(int)

    #: The text between these places becomes this word.
    replacing = Signal(int, int, str)

    def __init__(self, desk: Desk, navigator: Navigator, typing: TypingModel) -> None:
        super().__init__(desk, navigator)
        self._typing = typing
        self._text = ""
        self._left: list[rules.Mistake] = []
        self._all = 0
        self._kept: set[str] = set()
        desk.languageChanged.connect(self._reword)
        navigator.leaving.connect(self._leave)

    @Slot(str)
    def check(self, text: str) -> None:
        """Begin with the first word."""
        self._text = text
        self._left = self._mistakes()
        self._all = len(self._left)
        self.put(on=True)
        self._show()

    @Slot(int)
    def replace(self, choice: int) -> None:
        """Put one of the replacements in, and go on."""
        if not 0 <= choice < len(self.replacements):
            return
        wrong, word = self._left[0], self.replacements[choice]
        end = wrong.start + len(wrong.word)
        self.replacing.emit(units(self._text[: wrong.start]), units(self._text[:end]), word)
        self._text = self._text[: wrong.start] + word + self._text[end:]
        moved = len(word) - len(wrong.word)
        self._left = [rules.Mistake(later.start + moved, later.word) for later in self._left[1:]]
        self._show()

    @Slot()
    def keep(self) -> None:
        """The word is right: it is not marked again."""
        kept = {wrong.word for wrong in self._left[:1]}
        self._kept |= kept
        self._left = [later for later in self._left if later.word not in kept]
        self._show()

    @Slot()
    def next(self) -> None:
        """Leave it as it is for now."""
        self._left = self._left[1:]
        self._show()

    @Slot()
    def close(self) -> None:
        """Back to writing."""
        self._text, self._left = "", []
        self.forget()

    def forget_person(self) -> None:
        """The words that were kept go too."""
        self._kept.clear()
        self.close()

    def _mistakes(self) -> list[rules.Mistake]:
        names = [part for face in self.desk.faces.values() for part in face.name.split()]
        return rules.mistakes(self._text, word_list(self._typing.language), [*names, *self._kept])

    def _show(self) -> None:
        marks = [{"start": units(self._text[: wrong.start]), "length": units(wrong.word)} for wrong in self._left]
        first = marks[0] if marks else {"start": 0, "length": 0}
        self.put(marks=marks, **first, replacements=[], looking=bool(marks), finished=not marks)
        self._reword()
        if self._left:
            self._look_up(self._left[0])

    def _look_up(self, wrong: rules.Mistake) -> None:
        words = word_list(self._typing.language)

        def found(replacements: list[str]) -> None:
            if self._left and self._left[0] == wrong:
                self.put(replacements=replacements, looking=False)

        self.desk.bridge.check(lambda: rules.replacements(wrong.word, words), found)

    @Slot()
    def _reword(self) -> None:
        if not self.on:
            return
        if self._left:
            count = self.tr("Word %1 of %2").replace("%1", str(self._all - len(self._left) + 1)).replace("%2", str(self._all))
            self.put(title=self._left[0].word, countText=count)
        else:
            self.put(title=self.tr("No more words to look at."), countText="")

    @Slot(str, str)
    def _leave(self, _route: str, _to: str) -> None:
        self.close()
