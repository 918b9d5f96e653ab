"""Reading the `guide` of a form's document (`docs/form-format.md`). Pure, of the standard library alone: central judges by it too."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kiosk.filings.form import HUES, ICON, TYPE, Form
from kiosk.filings.form_reader import BadForm, Node
from kiosk.filings.guide import ANY_FAULT, DEVICES, Guide, Page, Step, Topic

DAY_MS = 86_400_000
MAX_TOPICS = 24
MAX_STEPS = 60
MAX_STEPS_OF_TOPIC = 12
MAX_AGAIN_DAYS = 365
#: Checks that a step may name: those of the device's health, and two of the person's own things.
CHECKS = frozenset(
    {"network", "connection", "queue", "disk", "card reader", "receipt printer", "battery", "sound", "camera", "microphone"}
    | {"touch screen", "clock", "downloads", "papers"}
)
#: Drawings that devices have, `resources/illustrations/steps/NAME.svg`.
PICTURES = frozenset(
    {"plug", "button", "battery", "connection", "queue", "printer", "paper", "receipt", "card", "wipe-reader", "handset", "earbuds"}
    | {"loudness", "camera", "wipe-screen", "downloads", "room"}
)
#: Topics that a page of their own is for: "money-wrong" asks which line of the history it is about.
PAGES = ("money-wrong",)

_CODE = re.compile(r"[a-z0-9_]{1,32}")


def read_guide(form: Form, *, strict: bool = False) -> Guide | None:
    """The guide of a form; None: it has none. `strict` (at central) refuses fields that are not known. Raises BadForm."""
    if form.guide is None:
        return None
    node = Node(form.guide, "guide", strict=strict)
    again_days = node.whole("again_days", 0, MAX_AGAIN_DAYS, default=14)
    field = node.text("field", 64)
    steps: dict[str, Step] = {}
    for child in node.children("steps", 0, MAX_STEPS):
        step = _step(child)
        if step.id in steps:
            raise BadForm(f"{child.at('id')}: {step.id!r} is there twice")
        steps[step.id] = step
    topics = tuple(_topic(child, steps) for child in node.children("topics", 1, MAX_TOPICS))
    node.done()
    guide = Guide(field, again_days * DAY_MS, topics)
    _judge(form, guide, steps)
    return guide


def _topic(node: Node, steps: Mapping[str, Step]) -> Topic:
    named = node.texts("steps", MAX_STEPS_OF_TOPIC, default=[])
    for name in named:
        if name not in steps:
            raise BadForm(f"{node.at('steps')}: there is no step {name!r}")
    topic = Topic(
        node.text_like("id", TYPE),
        node.text_like("icon", ICON),
        node.one_of("hue", HUES),
        node.words("name", 60),
        node.words("line", 120, default={}),
        node.one_of("leads_to", PAGES) if node.has("leads_to") else "",
        tuple(steps[name] for name in named),
    )
    if topic.leads_to and named:
        raise BadForm(f"{node.at('steps')}: a topic that leads to a page has none")
    node.done()
    return topic


def _step(node: Node) -> Step:
    name, devices = node.text_like("id", TYPE), tuple(node.texts("on", len(DEVICES), default=list(DEVICES)))
    if not devices or not set(devices) <= set(DEVICES):
        raise BadForm(f"{node.at('on')}: some of {', '.join(DEVICES)} are wanted")
    if not node.has("check"):
        step = Step(name, devices, page=_page(node))
    else:
        check = node.one_of("check", sorted(CHECKS))
        step = Step(name, devices, check, node.words("name", 60), _found(node.child("found")) if node.has("found") else {})
    node.done()
    return step


def _found(node: Node) -> dict[str, Page]:
    pages = {}
    for code in node.names():
        if code != ANY_FAULT and _CODE.fullmatch(code) is None:
            raise BadForm(f"{node.at(code)}: is no code of a check")
        child = node.child(code)
        pages[code] = _page(child)
        child.done()
    return pages


def _page(node: Node) -> Page:
    return Page(
        node.one_of("picture", sorted(PICTURES)),
        node.words("title", 80),
        node.words("line", 300, default={}),
        node.words("question", 120),
        node.words("yes", 40, default={}),
    )


def _judge(form: Form, guide: Guide, steps: Mapping[str, Step]) -> None:
    """What the parts must be to each other and to the form. Raises BadForm."""
    ids = [topic.id for topic in guide.topics]
    for name in ids:
        if ids.count(name) > 1:
            raise BadForm(f"guide.topics: {name!r} is there twice")
    question = next((one for one in form.questions if one.name == guide.field), None)
    values = question.field.values if question is not None and question.control == "choice" else ()
    if not values:
        raise BadForm(f"guide.field: {guide.field!r} is no choice of this form")
    for name in ids:
        if name not in values:
            raise BadForm(f"guide.topics: {name!r} is no answer to {guide.field!r}")
    used = {step.id for topic in guide.topics for step in topic.steps}
    for name in steps:
        if name not in used:
            raise BadForm(f"guide.steps: no topic uses {name!r}")
