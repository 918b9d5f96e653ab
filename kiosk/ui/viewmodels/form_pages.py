"""The pages of a form on a screen, and what a touch does to an answer. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from uuid_utils import uuid7

from kiosk.filings.answers import pages
from kiosk.filings.form import Form, Part, Question

NAME = "name"
QUESTIONS = "questions"
CHECK = "check"


@dataclass(frozen=True)
class Page:
    """`kind`: NAME (with or without one), QUESTIONS (of `part`) or CHECK (read it once more)."""

    kind: str
    part: Part | None = None


def form_pages(form: Form, answers: Mapping[str, Any], *, asks_name: bool, one_by_one: bool) -> list[Page]:
    """All pages for who answered so far; `one_by_one`: a page for each question."""
    found = [Page(NAME)] if asks_name else []
    for part in pages(form, answers):
        if one_by_one:
            found.extend(Page(QUESTIONS, Part(part.title, part.next, (question,))) for question in part.questions)
        else:
            found.append(Page(QUESTIONS, part))
    return [*found, Page(CHECK)]


def answered(question: Question, before: Any, key: str) -> Any:
    """The answer after a key was touched; None: none. What is chosen lets go when it is touched again."""
    kind = question.field.kind
    if kind == "several":
        given = before if isinstance(before, list) else []
        chosen = {*given} ^ {key}
        return [value for value in question.field.values if value in chosen] or None
    value: Any = key == "yes" if kind == "yes_no" else int(key) if kind == "number" else key
    return None if value == before and type(value) is type(before) else value


def new_id() -> str:
    """The id of a filing that is begun."""
    return str(uuid7())
