"""The `guide` of a form: topics, and for each the steps that may help before anybody is asked (`docs/form-format.md`).

Pure. A *check* is done by the device itself, and is told only where it found something; an *ask* is tried by the person. What somebody
has tried is not asked of them again while it is remembered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kiosk.filings.form_reader import Words

DEVICES = ("kiosk", "tablet")
#: What is said for every other fault of a check.
ANY_FAULT = "*"

State = Literal["ok", "care", "problem", "unknown", "absent"]
Answer = Literal["yes", "no", "skip"]


@dataclass(frozen=True)
class Page:
    """A picture, what to do or what was found, and a question whose "yes" means that it is solved. Words by language."""

    picture: str
    title: Words
    line: Words
    question: Words
    yes: Words


@dataclass(frozen=True)
class Step:
    """A check (`check` and `name`, and what is told by its codes) or an ask (`page`). `devices`: where it is done."""

    id: str
    devices: tuple[str, ...]
    check: str = ""
    name: Words | None = None
    found: Mapping[str, Page] | None = None
    page: Page | None = None


@dataclass(frozen=True)
class Topic:
    """What the trouble is. `leads_to`: the page that asks more ("": the steps, then the form)."""

    id: str
    icon: str
    hue: str
    name: Words
    line: Words
    leads_to: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Guide:
    """`field`: the question of the form that takes the topic. `again_ms`: for so long nothing is asked twice."""

    field: str
    again_ms: int
    topics: tuple[Topic, ...]

    def topic(self, id: str) -> Topic | None:
        """One of them."""
        return next((one for one in self.topics if one.id == id), None)


@dataclass(frozen=True)
class Seen:
    """What a check found: its code, a sentence for staff, and since when it is so (trusted ms; 0: nobody knows)."""

    check: str
    state: State
    code: str
    text: str
    since_ms: int = 0


@dataclass(frozen=True)
class Card:
    """One thing that is shown and asked. `key` is remembered with the answer: a step, or a step and the code that it found."""

    key: str
    step: Step
    page: Page


@dataclass(frozen=True)
class Tried:
    """An answer that somebody gave."""

    answer: Answer
    at_ms: int


def checks_of(topic: Topic, device: str) -> tuple[Step, ...]:
    """What the device looks at by itself for this topic."""
    return tuple(step for step in topic.steps if step.check and device in step.devices)


def cards(topic: Topic, device: str, seen: Mapping[str, Seen], tried: Mapping[str, Tried]) -> tuple[Card, ...]:
    """What is to be shown now, in the document's order: what the checks found, and what the person has not tried yet.

    Only a "no" counts as tried: what helped once may help again. A fault that came after the answer about it is a new one.
    """
    found = []
    for step in topic.steps:
        card = _card(step, seen) if device in step.devices else None
        if card is None:
            continue
        before, since_ms = tried.get(card.key), seen[step.check].since_ms if step.check else 0
        if before is None or before.answer != "no" or before.at_ms < since_ms:
            found.append(card)
    return tuple(found)


def already_tried(topic: Topic, device: str, tried: Mapping[str, Tried]) -> int:
    """How many of this topic's asks are left out because they were tried before."""
    asks = (step for step in topic.steps if step.page is not None and device in step.devices)
    return sum(step.id in tried and tried[step.id].answer == "no" for step in asks)


def findings(topic: Topic, device: str, seen: Mapping[str, Seen], tried: Mapping[str, Tried]) -> tuple[dict[str, Any], ...]:
    """What goes with a ticket: each check with what it found, each ask with its answer and time. Nothing that somebody wrote."""
    told: list[dict[str, Any]] = [{"what": "topic", "topic": topic.id, "text": first(topic.name)}]
    for step in topic.steps:
        if step.check and step.check in seen and device in step.devices:
            one = seen[step.check]
            told.append({"what": "check", "step": step.id, "check": one.check, "state": one.state, "code": one.code, "text": one.text})
        elif step.page is not None and step.id in tried:
            before = tried[step.id]
            told.append(
                {"what": "tried", "step": step.id, "text": first(step.page.title), "answer": before.answer, "at_ms": before.at_ms}
            )
    return tuple(told)


def first(words: Words) -> str:
    """In the facility's first language, as staff read it."""
    return next(iter(words.values()), "")


def _card(step: Step, seen: Mapping[str, Seen]) -> Card | None:
    if step.page is not None:
        return Card(step.id, step, step.page)
    one = seen.get(step.check)
    if one is None or step.found is None or one.state in {"ok", "absent"}:
        return None
    page = step.found.get(one.code)
    if page is None and one.state == "problem":
        page = step.found.get(ANY_FAULT)
    return None if page is None else Card(f"{step.id}:{one.code}", step, page)
