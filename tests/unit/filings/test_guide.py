"""The guide of a form: what is asked when, what is never asked twice, and what a document may say."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from PySide6.QtSvg import QSvgRenderer

from kiosk.device.health.registry import CHECKS as HEALTH
from kiosk.filings.form import BadForm, read_form
from kiosk.filings.guide import Seen, State, Topic, Tried, already_tried, cards, checks_of, findings
from kiosk.filings.guide_format import CHECKS, PICTURES, read_guide
from kiosk.filings.support import OF_HEALTH
from resources import RESOURCES

SUPPORT = json.loads((RESOURCES / "policies" / "forms" / "support.json").read_text(encoding="utf-8"))
FINE = {"battery": Seen("battery", "ok", "ok", "It is 80% full.")}


def topic(name: str) -> Topic:
    guide = read_guide(read_form(SUPPORT, strict=True), strict=True)
    assert guide is not None
    found = guide.topic(name)
    assert found is not None
    return found


def keys(name: str, device: str, seen: dict[str, Seen], tried: dict[str, Tried]) -> list[str]:
    return [card.key for card in cards(topic(name), device, seen, tried)]


def test_what_is_well_is_not_told() -> None:
    assert keys("charge", "tablet", FINE, {}) == ["plug", "other-charger", "power-button"]


def test_what_a_check_found_is_told_in_its_place() -> None:
    low = {"battery": Seen("battery", "care", "low", "It is 12% full.")}
    assert keys("charge", "tablet", low, {})[0] == "battery:low"


def test_a_kiosk_has_no_battery_to_look_at() -> None:
    assert checks_of(topic("charge"), "kiosk") == ()
    assert keys("charge", "kiosk", {}, {}) == ["plug", "other-charger", "power-button"]


def test_steps_of_another_device_are_left_out() -> None:
    sound = {"sound": Seen("sound", "ok", "ok", "")}
    assert keys("sound", "kiosk", sound, {}) == ["lift-handset", "louder"]
    assert keys("sound", "tablet", sound, {}) == ["push-earbuds", "louder"]


def test_a_step_that_did_not_help_is_never_asked_again() -> None:
    tried = {"plug": Tried("no", 100)}
    assert keys("charge", "tablet", FINE, tried) == ["other-charger", "power-button"]
    assert already_tried(topic("charge"), "tablet", tried) == 1


def test_nor_in_another_topic() -> None:
    tried = {"power-button": Tried("no", 100)}
    assert "power-button" not in keys("touch", "tablet", {}, tried)


@pytest.mark.parametrize("answer", ["yes", "skip"])
def test_what_helped_once_or_was_skipped_may_be_asked(answer: Any) -> None:
    tried = {"plug": Tried(answer, 100)}
    assert keys("charge", "tablet", FINE, tried)[0] == "plug"
    assert already_tried(topic("charge"), "tablet", tried) == 0


def test_a_fault_that_is_still_there_is_told_once_and_a_new_one_anew() -> None:
    since = {"battery": Seen("battery", "care", "low", "", since_ms=50)}
    assert "battery:low" not in keys("charge", "tablet", since, {"battery:low": Tried("no", 100)})
    again = {"battery": Seen("battery", "care", "low", "", since_ms=150)}
    assert "battery:low" in keys("charge", "tablet", again, {"battery:low": Tried("no", 100)})


def test_any_other_fault_has_words_but_what_is_not_known_has_none() -> None:
    jam = {"receipt printer": Seen("receipt printer", "problem", "cutter", "Its cutter is stuck.")}
    assert keys("receipt", "kiosk", jam, {})[0] == "printer:cutter"
    unknown = {"receipt printer": Seen("receipt printer", "unknown", "stale", "")}
    assert keys("receipt", "kiosk", unknown, {}) == ["look-slot"]


def test_what_is_well_or_not_there_asks_nothing_whatever_the_document_says() -> None:
    page = SUPPORT["guide"]["steps"][0]["found"]["*"]
    guide = read_guide(read_form(broken("steps.0.found", {"ok": page, "absent": page})))
    assert guide is not None
    offline = guide.topic("offline")
    assert offline is not None
    states: tuple[State, ...] = ("ok", "absent")
    for state in states:
        shown = cards(offline, "kiosk", {"network": Seen("network", state, state, "")}, {})
        assert [card.key for card in shown] == ["wait-hour"]


def test_findings_say_what_was_looked_at_and_what_was_tried_and_nothing_else() -> None:
    seen = {"battery": Seen("battery", "care", "low", "It is 12% full.")}
    tried = {"plug": Tried("no", 100), "louder": Tried("no", 90), "other-charger": Tried("skip", 120)}
    assert findings(topic("charge"), "tablet", seen, tried) == (
        {"what": "topic", "topic": "charge", "text": "My tablet will not charge"},
        {"what": "check", "step": "battery", "check": "battery", "state": "care", "code": "low", "text": "It is 12% full."},
        {"what": "tried", "step": "plug", "text": "Push the plug in until it clicks", "answer": "no", "at_ms": 100},
        {"what": "tried", "step": "other-charger", "text": "Try another charger", "answer": "skip", "at_ms": 120},
    )


def test_every_check_of_health_is_one_of_the_registry() -> None:
    assert OF_HEALTH < CHECKS
    assert {check.name for check in HEALTH} >= OF_HEALTH


def test_the_words_of_the_demo_name_codes_that_checks_say() -> None:
    said = {check.name: set(check.words) for check in HEALTH}
    said |= {"downloads": {"no_room", "refused", "damaged", "paused", "coming"}, "papers": {"not_printed", "unknown", "waiting"}}
    for step in SUPPORT["guide"]["steps"]:
        assert set(step.get("found", {})) - {"*"} <= said.get(step.get("check", ""), set()), step["id"]


def test_every_picture_is_drawn_and_every_drawing_has_a_name() -> None:
    drawn = {path.stem: path for path in (RESOURCES / "illustrations" / "steps").glob("*.svg")}
    assert drawn.keys() == PICTURES
    assert all(QSvgRenderer(str(path)).isValid() for path in drawn.values())


def broken(path: str, value: Any) -> dict[str, Any]:
    """The demo's document with one part of its guide replaced (None: taken out)."""
    document: dict[str, Any] = deepcopy(SUPPORT)
    place: Any = document["guide"]
    *way, last = path.split(".")
    for name in way:
        place = place[int(name)] if isinstance(place, list) else place[name]
    if value is None:
        del place[last]
    else:
        place[int(last) if isinstance(place, list) else last] = value
    return document


WORDS = {"en": "Words", "es": "Palabras"}


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("field", "nothing", "guide.field: 'nothing' is no choice of this form"),
        ("again_days", 1000, "guide.again_days: a whole number from 0 to 365 is wanted"),
        ("topics.0.id", "elsewhere", "guide.topics: 'elsewhere' is no answer to 'topic'"),
        ("topics.1.id", "charge", "guide.topics: 'charge' is there twice"),
        ("topics.0.name", None, "guide.topics.0.name: is missing"),
        ("topics.0.steps", ["plug", "nowhere"], "guide.topics.0.steps: there is no step 'nowhere'"),
        ("topics.9.steps", ["plug"], "guide.topics.9.steps: a topic that leads to a page has none"),
        ("topics.9.leads_to", "it", "guide.topics.9.leads_to: one of money-wrong is wanted"),
        ("topics.0.steps", [], "guide.steps: no topic uses 'battery'"),
        ("steps.0.check", "weather", "guide.steps.0.check: one of "),
        ("steps.0.found.*.picture", "nothing", "guide.steps.0.found.*.picture: one of "),
        ("steps.0.found.No Link", {"picture": "plug", "title": WORDS, "question": WORDS}, "guide.steps.0.found.No Link: is no code"),
        ("steps.12.question", None, "guide.steps.12.question: is missing"),
        ("steps.12.check", "battery", "guide.steps.12.name: is missing"),
        ("steps.12.on", ["phone"], "guide.steps.12.on: some of kiosk, tablet are wanted"),
        ("steps.12.title", {"en": "x" * 81}, "guide.steps.12.title.en: 1 to 80 characters are wanted"),
        ("steps.12.id", "other-charger", "guide.steps.13.id: 'other-charger' is there twice"),
        ("steps.12.colour", "red", "guide.steps.12.colour: is not known"),
        ("hurry", True, "guide.hurry: is not known"),
    ],
)
def test_what_central_refuses_on_load(path: str, value: Any, said: str) -> None:
    with pytest.raises(BadForm) as refused:
        read_guide(read_form(broken(path, value), strict=True), strict=True)
    assert str(refused.value).startswith(said)


def test_a_device_leaves_out_what_it_does_not_know() -> None:
    assert read_guide(read_form(broken("hurry", True))) is not None


def test_a_form_without_a_guide_has_none() -> None:
    document = deepcopy(SUPPORT)
    del document["guide"]
    assert read_guide(read_form(document, strict=True), strict=True) is None
