"""A form as the device shows it: parts, questions, conditions. Pure (standard library only); central judges forms by it too.

The document is `docs/form-format.md`, version 1: a JSON Schema (draft 2020-12) of the answers, of which only a small, named part may be
used, and hints on how to ask. What is asked when stands once, in the schema. `kiosk/filings/answers.py` judges answers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from kiosk.filings.form_reader import BadForm, Node, Words
from kiosk.filings.form_schema import Field, Rule, read_fields, read_rules

Control = Literal["choice", "several", "yes_no", "day", "line", "words", "number"]
#: What is free and never blocked where policy says so, by the names of policy; "request" is none of these.
Kind = Literal["medical", "grievance", "prea", "help", "request"]
#: Where a type is offered: as a tile of Requests, under "More types", or nowhere (an appeal opens from what it appeals).
Place = Literal["home", "more", "none"]

KINDS = ("medical", "grievance", "prea", "help", "request")
PLACES = ("home", "more", "none")
HUES = ("primary", "sky", "plum", "leaf", "honey", "rose", "slate")
MAX_PARTS = 8
MAX_QUESTIONS = 8
MAX_PHOTOS = 3
MAX_STEPS = 8
MAX_DAYS = 730
TYPE = re.compile(r"[a-z][a-z0-9-]{0,31}")
PREFIX = re.compile(r"[A-Z]{1,4}")
ICON = re.compile(r"[a-z0-9-]{1,40}")

__all__ = ["BadForm", "Form", "Words", "form_name", "in_language", "read_form"]


@dataclass(frozen=True)
class Choice:
    """One of the answers that may be chosen."""

    value: str
    name: Words
    line: Words


@dataclass(frozen=True)
class Question:
    """One question. `days`: which days may be picked. `field` has the bounds of its answer."""

    field: Field
    control: Control
    label: Words
    help: Words
    choices: tuple[Choice, ...]
    days: Literal["past", "coming", "any"] = "any"

    @property
    def name(self) -> str:
        """The name of its answer."""
        return self.field.name


@dataclass(frozen=True)
class Part:
    """Questions that are shown together. `next`: what the way to it says ("what would help")."""

    title: Words
    next: Words
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Tile:
    """How it is offered. `under`: the type in whose tile it is found; `name`, `line`: of a tile that holds several, else empty."""

    on: Place
    order: int
    under: str
    name: Words
    line: Words


@dataclass(frozen=True)
class Step:
    """A step of its way at the facility; `days` after filing it should be done, None: nobody promised."""

    code: str
    name: Words
    line: Words
    days: int | None


@dataclass(frozen=True)
class Handling:
    """What the facility does with it: role, steps, clock, appeal. `count`: how days are counted; `answer_days` None: no deadline."""

    role: str
    holder: Words
    steps: tuple[Step, ...]
    count: Literal["calendar", "working"]
    answer_days: int | None
    appeal_type: str
    appeal_days: int
    reopen_days: int
    rated: bool


@dataclass(frozen=True)
class Form:
    """A type of filing. `on_paper`: what its printed proof calls it. `guide`: what support does before it asks (judged elsewhere)."""

    type: str
    version: int
    prefix: str
    kind: Kind
    confidential: bool
    anonymous: bool
    name: Words
    line: Words
    on_paper: Words
    icon: str
    hue: str
    tile: Tile
    readers_title: Words
    readers_line: Words
    care_title: Words
    care_line: Words
    photos: int
    titled_by: str
    parts: tuple[Part, ...]
    rules: tuple[Rule, ...]
    handling: Handling
    guide: dict[str, Any] | None

    @property
    def questions(self) -> tuple[Question, ...]:
        """All of them, in the order in which they are asked."""
        return tuple(question for part in self.parts for question in part.questions)

    @property
    def never_blocked(self) -> bool:
        """Whether money, hours, sanctions and limits have no say in it (where the facility's policy names its kind)."""
        return self.kind != "request"


def in_language(words: Words, language: str) -> str:
    """The words in a language, else in its family, else in English, else the first there are."""
    for tag in (language, language.partition("-")[0], "en"):
        if tag in words:
            return words[tag]
    return next(iter(words.values()), "")


def form_name(form: Form, language: str) -> str:
    """What the facility calls it."""
    return in_language(form.name, language)


def read_form(document: Any, *, strict: bool = False) -> Form:
    """Read a document. `strict` (at central) refuses fields that are not known. Raises BadForm, which says where and why."""
    node = Node(document, "", strict=strict)
    if node.whole("format", 1, 1 << 16) != 1:
        raise BadForm("format: this program reads version 1")
    fields = read_fields(node.child("answers"))
    rules = read_rules(node.child("answers"), fields)
    ui = node.child("ui")
    parts = tuple(_part(part, fields) for part in ui.children("parts", 1, MAX_PARTS))
    form = Form(
        type=node.text_like("type", TYPE),
        version=node.whole("version", 1, (1 << 31) - 1),
        prefix=node.text_like("prefix", PREFIX),
        kind=node.one_of("kind", KINDS),
        confidential=node.flag("confidential"),
        anonymous=node.flag("anonymous", default=False),
        name=node.words("name", 60),
        line=node.words("line", 120),
        on_paper=node.words("on_paper", 60, default={}) or node.words("name", 60),
        icon=node.text_like("icon", ICON),
        hue=node.one_of("hue", HUES),
        tile=_tile(node.child("tile")),
        readers_title=ui.words("readers_title", 120),
        readers_line=ui.words("readers_line", 200, default={}),
        care_title=ui.words("care_title", 120, default={}),
        care_line=ui.words("care_line", 200, default={}),
        photos=node.whole("photos", 0, MAX_PHOTOS, default=0),
        titled_by=ui.text("titled_by", 64, default=""),
        parts=parts,
        rules=rules,
        handling=_handling(node.child("handling")),
        guide=node.mapping("guide") if node.has("guide") else None,
    )
    ui.done()
    node.done()
    _judge(form, fields)
    return form


def _part(node: Node, fields: dict[str, Field]) -> Part:
    part = Part(
        node.words("title", 80),
        node.words("next", 60),
        tuple(_question(question, fields) for question in node.children("questions", 1, MAX_QUESTIONS)),
    )
    node.done()
    return part


_CONTROLS: dict[str, tuple[Control, ...]] = {
    "choice": ("choice",),
    "several": ("several",),
    "yes_no": ("yes_no",),
    "day": ("day",),
    "text": ("line", "words"),
    "number": ("number",),
}


def _question(node: Node, fields: dict[str, Field]) -> Question:
    name = node.text("field", 64)
    if name not in fields:
        raise BadForm(f"{node.at('field')}: `answers` has no {name!r}")
    field = fields[name]
    fitting = _CONTROLS[field.kind]
    control: Control = node.one_of("control", fitting, default=fitting[0] if field.most <= 200 else fitting[-1])
    days: Literal["past", "coming", "any"] = "any"
    if field.kind == "day":
        days = node.one_of("days", ("past", "coming", "any"), default="any")
    question = Question(field, control, node.words("label", 120), node.words("help", 240, default={}), _choices(node, field), days)
    node.done()
    return question


def _choices(node: Node, field: Field) -> tuple[Choice, ...]:
    if not field.values:
        return ()
    named = node.child("choices")
    choices = tuple(_choice(named, value) for value in field.values)
    named.done()
    return choices


def _choice(named: Node, value: str) -> Choice:
    if not named.nested(value):
        return Choice(value, named.words(value, 60), {})
    node = named.child(value)
    choice = Choice(value, node.words("name", 60), node.words("line", 120))
    node.done()
    return choice


def _tile(node: Node) -> Tile:
    tile = Tile(
        node.one_of("on", PLACES),
        node.whole("order", 0, 1000, default=0),
        node.text("under", 32, default=""),
        node.words("name", 40, default={}),
        node.words("line", 120, default={}),
    )
    node.done()
    return tile


def _handling(node: Node) -> Handling:
    steps = tuple(_step(step) for step in node.children("steps", 1, MAX_STEPS))
    appeal = node.child("appeal") if node.has("appeal") else None
    handling = Handling(
        role=node.text_like("role", TYPE),
        holder=node.words("holder", 80),
        steps=steps,
        count=node.one_of("count", ("calendar", "working"), default="calendar"),
        answer_days=node.whole("answer_days", 1, MAX_DAYS) if node.has("answer_days") else None,
        appeal_type=appeal.text_like("type", TYPE) if appeal else "",
        appeal_days=appeal.whole("days", 1, MAX_DAYS) if appeal else 0,
        reopen_days=node.whole("reopen_days", 0, MAX_DAYS, default=0),
        rated=node.flag("rated", default=True),
    )
    if appeal:
        appeal.done()
    node.done()
    return handling


def _step(node: Node) -> Step:
    days = node.whole("days", 0, MAX_DAYS) if node.has("days") else None
    step = Step(node.text_like("code", TYPE), node.words("name", 60), node.words("line", 160, default={}), days)
    node.done()
    return step


def _judge(form: Form, fields: dict[str, Field]) -> None:
    """What its parts must be to each other. Raises BadForm."""
    order = [question.name for question in form.questions]
    for name in fields:
        if order.count(name) != 1:
            raise BadForm(f"ui.parts: {name!r} is asked {'more than once' if name in order else 'nowhere'}")
    for number, rule in enumerate(form.rules):
        for asked in rule.unasked:
            if fields[asked].required:
                raise BadForm(f"answers.required: {asked!r} is not always asked: name it in `then`")
            for test in rule.tests:
                if order.index(test.field) >= order.index(asked):
                    raise BadForm(f"answers.allOf.{number}: {test.field!r} is asked after {asked!r}, which waits for it")
    if form.titled_by and (form.titled_by not in fields or fields[form.titled_by].kind != "choice"):
        raise BadForm(f"ui.titled_by: {form.titled_by!r} is no choice")
    _judge_dealings(form)


def _judge_dealings(form: Form) -> None:
    if form.photos and form.confidential:
        raise BadForm("photos: a confidential form takes none, because photos are not sealed")
    if form.anonymous and not form.confidential:
        raise BadForm("anonymous: only a confidential form can be filed without a name")
    if len({step.code for step in form.handling.steps}) != len(form.handling.steps):
        raise BadForm("handling.steps: two have one code")
    if form.tile.under == form.type:
        raise BadForm("tile.under: a form is not under itself")
