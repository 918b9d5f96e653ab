"""The questions of a form as QML shows them: one row each, with the words and choices of its control."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from kiosk.filings.answers import Why, asked, day_of
from kiosk.filings.form import Form, Question, in_language
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.form_days import DayWords

#: A number with so many values or fewer is a row of keys.
MOST_KEYS = 11


@dataclass(frozen=True)
class Row:
    """A question as it stands. `month`: a day of the month that its calendar shows; `language` and `today` make equal rows equal."""

    question: Question
    value: Any
    why: Why | None
    month: date | None
    needed: bool
    language: str
    today: date


class FormWords(QObject):
    """Ready to show, in the person's language."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.days = DayWords(desk.words, self)

    def roles(self) -> dict[str, Callable[[Row], Any]]:
        """The roles of the questions' model."""
        return {
            "field": lambda row: row.question.name,
            "label": lambda row: in_language(row.question.label, row.language),
            "help": self._help,
            "control": self._control,
            "choices": self._choices,
            "words": lambda row: row.value if isinstance(row.value, str) and row.question.field.kind == "text" else "",
            "most": lambda row: row.question.field.most,
            "countText": self._count,
            "problem": lambda row: "" if row.why is None else self.problem(row.question, row.why),
            "month": lambda row: {} if row.month is None else self.days.month(row.question, row.month, _day(row.value), row.today),
            "numberText": lambda row: self.value(row.question, row.value) or self.tr("Not chosen"),
        }

    def problem(self, question: Question, why: Why) -> str:
        """Why an answer will not do, in one sentence."""
        if why == "missing":
            kind = question.field.kind
            return self.tr("Write a few words here.") if kind == "text" else self.tr("Choose one to go on.")
        if why == "past":
            return self.tr("Choose today or an earlier day.")
        if why == "coming":
            return self.tr("Choose today or a later day.")
        if why == "long":
            return self.tr("This is too long. Please write less.")
        return self.tr("This answer does not fit any more. Please answer again.")

    def value(self, question: Question, value: Any) -> str:
        """An answer as it is read back; "" for none."""
        language = self._desk.words.language
        if value in (None, "", []):
            return ""
        if isinstance(value, bool):
            return self.tr("Yes") if value else self.tr("No")
        if isinstance(value, int):
            return self._desk.words.number(value)
        if question.field.kind == "day":
            day = day_of(str(value))
            return "" if day is None else self.days.name(day)
        if question.choices:
            given = value if isinstance(value, list) else [value]
            return ", ".join(in_language(choice.name, language) for choice in question.choices if choice.value in given)
        return str(value)

    def review(self, form: Form, answers: Mapping[str, Any]) -> list[dict[str, Any]]:
        """[{ field, label, value }] of what was asked."""
        language = self._desk.words.language
        return [
            {
                "field": question.name,
                "label": in_language(question.label, language),
                "value": self.value(question, answers.get(question.name)) or self.tr("Not answered"),
            }
            for question in asked(form, answers)
        ]

    def _help(self, row: Row) -> str:
        words = in_language(row.question.help, row.language)
        if row.needed:
            return words
        return " ".join(part for part in (words, self.tr("You can skip this.")) if part)

    def _control(self, row: Row) -> str:
        """chips, scale (a row of numbers), cards, words, line or number (fewer and more)."""
        question = row.question
        if question.control in {"line", "words"}:
            return question.control
        if question.control == "number" and question.field.most - question.field.least >= MOST_KEYS:
            return "number"
        if question.control == "number":
            return "scale"
        return "cards" if any(choice.line for choice in question.choices) else "chips"

    def _choices(self, row: Row) -> list[dict[str, Any]]:
        question, value = row.question, row.value
        field = question.field
        if field.kind == "day":
            return self.days.chips(question, _day(value), row.today, picking=row.month is not None)
        if field.kind == "yes_no":
            return [_key("yes", self.tr("Yes"), value is True), _key("no", self.tr("No"), value is False)]
        if field.kind == "number":
            if field.most - field.least >= MOST_KEYS:
                return []
            return [_key(str(n), self._desk.words.number(n), value == n) for n in range(field.least, field.most + 1)]
        given = value if isinstance(value, list) else [value]
        return [
            _key(choice.value, in_language(choice.name, row.language), choice.value in given)
            | {"line": in_language(choice.line, row.language)}
            for choice in question.choices
        ]

    def _count(self, row: Row) -> str:
        if row.question.control != "words":
            return ""
        words, used = self._desk.words, len(str(row.value or ""))
        return self.tr("%1 of %2").replace("%1", words.number(used)).replace("%2", words.number(row.question.field.most))


def _key(key: str, text: str, selected: bool) -> dict[str, Any]:
    return {"key": key, "text": text, "icon": "", "selected": selected, "line": ""}


def _day(value: Any) -> date | None:
    return day_of(value) if isinstance(value, str) else None
