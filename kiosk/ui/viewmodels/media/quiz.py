"""A quiz: one question at a time, and why an answer is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ViewModel, qml_type, shown

if TYPE_CHECKING:
    from kiosk.courses.format import QuizPart


@qml_type
class QuizModel(ViewModel):
    """`state`: "" (none), asking, told (the answer was judged), over."""

    state = shown(str)
    questionText = shown(str)
    numberText = shown(str)
    hintText = shown(str)
    #: [{ key, text, chosen, state }]: state is "", right, wrong or missed once it is judged.
    choices = shown(list)
    several = shown(bool)
    canCheck = shown(bool)
    right = shown(bool)
    verdict = shown(str)
    why = shown(str)
    nextText = shown(str)
    passed = shown(bool)
    resultTitle = shown(str)
    resultLine = shown(str)

    #: All questions were answered: so much was right, in percent.
    answered = Signal(int)
    #: On to what follows the quiz.
    over = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._quiz: QuizPart | None = None
        self._needed = 0
        self._at = 0
        self._right = 0
        self._chosen: set[int] = set()

    def begin(self, quiz: QuizPart, needed: int, best: int | None) -> None:
        """Ask from the first question on. `needed`: so much must be right, in percent; `best`: an earlier result."""
        self._quiz, self._needed = quiz, needed
        self._at = self._right = 0
        del best
        self._ask()

    @Slot(int)
    def choose(self, key: int) -> None:
        """Choose an answer, or of several take it back."""
        if self.state != "asking" or self._quiz is None:
            return
        if self.several:
            self._chosen ^= {key}
        else:
            self._chosen = {key}
        self._show_choices()

    @Slot()
    def check(self) -> None:
        """Judge the answer."""
        if self.state != "asking" or not self._chosen or self._quiz is None:
            return
        question = self._quiz.questions[self._at]
        right = self._chosen == set(question.right)
        self._right += right
        last = self._at + 1 == len(self._quiz.questions)
        answers = ", ".join(question.choices[place] for place in sorted(question.right))
        verdict = self.tr("That is right.") if right else self.tr("Not quite. Right is: %1").replace("%1", answers)
        self.put(
            state="told",
            right=right,
            verdict=verdict,
            why=question.why,
            nextText=self.tr("See how it went") if last else self.tr("Next question"),
        )
        self._show_choices()

    @Slot()
    def goOn(self) -> None:
        """The next question; after the last one the result."""
        if self.state != "told" or self._quiz is None:
            return
        self._at += 1
        if self._at < len(self._quiz.questions):
            self._ask()
            return
        asked, words = len(self._quiz.questions), self._desk.words
        percent = 100 * self._right // asked
        passed = percent >= self._needed
        line = self.tr("You had %1 of %2 right.").replace("%1", words.number(self._right)).replace("%2", words.number(asked))
        more = self.tr("You need %1 %. Try again as often as you like.").replace("%1", words.number(self._needed))
        self.put(
            state="over",
            passed=passed,
            resultTitle=self.tr("You passed this quiz") if passed else self.tr("Not enough yet"),
            resultLine=line if passed else f"{line} {more}",
        )
        self.answered.emit(percent)

    @Slot()
    def again(self) -> None:
        """All questions once more."""
        if self._quiz is not None:
            self._at = self._right = 0
            self._ask()

    @Slot()
    def leave(self) -> None:
        """On to what follows."""
        self.over.emit()

    def forget(self) -> None:
        """No quiz."""
        self._quiz = None
        self._chosen = set()
        super().forget()

    def _ask(self) -> None:
        if self._quiz is None:
            return
        question, words = self._quiz.questions[self._at], self._desk.words
        number = self.tr("Question %1 of %2").replace("%1", words.number(self._at + 1))
        several = len(question.right) > 1
        self._chosen = set()
        self.put(
            state="asking",
            questionText=question.text,
            numberText=number.replace("%2", words.number(len(self._quiz.questions))),
            several=several,
            hintText=self.tr("Choose every right answer.") if several else self.tr("Choose one answer."),
            verdict="",
            why="",
        )
        self._show_choices()

    def _show_choices(self) -> None:
        if self._quiz is None:
            return
        question, told = self._quiz.questions[self._at], self.state == "told"
        rows = []
        for key, text in enumerate(question.choices):
            chosen, right = key in self._chosen, key in question.right
            state = "" if not told or not (chosen or right) else "right" if chosen and right else "wrong" if chosen else "missed"
            rows.append({"key": key, "text": text, "chosen": chosen, "state": state})
        self.put(choices=rows, canCheck=bool(self._chosen))
