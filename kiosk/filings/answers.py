"""Answers to a form: what is asked, what is still missing, what is filed. Pure, standard library only; central does the same by
jsonschema, and a test holds both to one verdict."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from kiosk.filings.form import Form, Part, Question, form_name, in_language
from kiosk.filings.form_schema import Field, Rule

Answers = Mapping[str, Any]
#: Why an answer cannot be filed. "missing": it is needed; "unasked": nobody asks for it.
Why = Literal["missing", "unasked", "kind", "short", "long", "choice", "few", "many", "twice", "low", "high", "past", "coming"]
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Problem:
    """One answer that cannot be filed as it is."""

    field: str
    why: Why


def asked(form: Form, answers: Answers) -> list[Question]:
    """The questions that are asked of who answered so far. An answer to a question that is not asked counts for nothing."""
    shown: list[Question] = []
    counting: dict[str, Any] = {}
    for question in form.questions:
        if not all(_holds(rule, counting) for rule in form.rules if question.name in rule.unasked):
            continue
        shown.append(question)
        if question.name in answers:
            counting[question.name] = answers[question.name]
    return shown


def pages(form: Form, answers: Answers) -> list[Part]:
    """The parts with the questions that are asked; parts without one are left out."""
    shown = {question.name for question in asked(form, answers)}
    parts = (Part(part.title, part.next, tuple(one for one in part.questions if one.name in shown)) for part in form.parts)
    return [part for part in parts if part.questions]


def needed(form: Form, answers: Answers) -> set[str]:
    """The names of answers that must be given."""
    shown = {question.name: question for question in asked(form, answers)}
    counting = {name: answers[name] for name in shown if name in answers}
    always = {name for name, question in shown.items() if question.field.required}
    return always | {name for rule in form.rules if _holds(rule, counting) for name in rule.needed if name in shown}


def kept(form: Form, answers: Answers) -> dict[str, Any]:
    """The answers as they are filed: those that were asked for, in the form's order, texts cleaned, nothing empty."""
    cleaned = {name: clean(value) if isinstance(value, str) else value for name, value in answers.items()}
    cleaned = {name: value for name, value in cleaned.items() if value not in (None, "", [])}
    return {question.name: cleaned[question.name] for question in asked(form, cleaned) if question.name in cleaned}


def check(form: Form, answers: Answers, today: date | None = None) -> list[Problem]:
    """What keeps these answers from being filed, in the form's order. With `today`, days that lie on its wrong side too."""
    shown = {question.name: question for question in asked(form, answers)}
    must = needed(form, answers)
    problems = [Problem(name, "unasked") for name in answers if name not in shown]
    for name, question in shown.items():
        if name in answers:
            why = judge(question.field, answers[name]) or (_wrong_side(question, answers[name], today) if today else None)
        else:
            why = "missing" if name in must else None
        if why is not None:
            problems.append(Problem(name, why))
    problems.extend(Problem(name, "missing") for name in _all_needed(form, answers) if name not in shown and name not in answers)
    return problems


def judge(field: Field, value: Any) -> Why | None:  # noqa: PLR0911 - one line for each kind of answer
    """Whether a value is an answer to this field."""
    if field.kind == "yes_no":
        return None if isinstance(value, bool) else "kind"
    if field.kind == "number":
        if isinstance(value, bool) or not isinstance(value, int):
            return "kind"
        return "low" if value < field.least else "high" if value > field.most else None
    if field.kind == "several":
        return _judge_several(field, value)
    if not isinstance(value, str):
        return "kind"
    if field.kind == "choice":
        return None if value in field.values else "choice"
    if field.kind == "day":
        return None if day_of(value) is not None else "kind"
    return "short" if len(value) < field.least else "long" if len(value) > field.most else None


def day_of(value: str) -> date | None:
    """A day as it is filed (ISO 8601, year-month-day); None where it is none."""
    if _DAY.fullmatch(value) is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def clean(text: str) -> str:
    """A text as it is filed: NFC, without control and invisible characters (but joiners, which scripts and emoji need), trimmed."""
    seen = (
        letter
        for letter in unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
        if letter in "\n\u200c\u200d" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    )
    return "".join(seen).strip()


def title_of(form: Form, answers: Answers, language: str) -> str:
    """What a filing is called in lists: the choice that says what it is about, else the form's name."""
    value = answers.get(form.titled_by)
    for question in form.questions:
        if question.name == form.titled_by:
            for choice in question.choices:
                if choice.value == value and value != "other":
                    return in_language(choice.name, language)
    return form_name(form, language)


def _holds(rule: Rule, answers: Answers) -> bool:
    for test in rule.tests:
        value = answers.get(test.field)
        given = value if isinstance(value, list) else [value]
        if not any(one == wanted and type(one) is type(wanted) for one in given for wanted in test.values):
            return False
    return True


def _all_needed(form: Form, answers: Answers) -> list[str]:
    """What rules want whatever is shown: a schema that asks for something it forbids finds no answer good."""
    return [name for rule in form.rules if _holds(rule, answers) for name in rule.needed]


def _judge_several(field: Field, value: Any) -> Why | None:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        return "kind"
    if any(one not in field.values for one in value):
        return "choice"
    if len(set(value)) != len(value):
        return "twice"
    return "few" if len(value) < field.least else "many" if len(value) > field.most else None


def _wrong_side(question: Question, value: Any, today: date) -> Why | None:
    day = day_of(value) if question.field.kind == "day" else None
    if day is None:
        return None
    if question.days == "past" and day > today:
        return "past"
    return "coming" if question.days == "coming" and day < today else None
