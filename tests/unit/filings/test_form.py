from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from central.filings.form_judge import answer_faults, judge_form, read_form_file
from kiosk.filings.answers import Problem, asked, check, clean, judge, kept, needed, pages, title_of
from kiosk.filings.form import BadForm, Form, Question, in_language, read_form
from kiosk.filings.forms import under
from resources import RESOURCES

FOLDER = RESOURCES / "policies" / "forms"
PATHS = sorted(FOLDER.glob("*.json"))
DOCUMENTS: dict[str, dict[str, Any]] = {path.stem: json.loads(path.read_text("utf-8")) for path in PATHS}
FORMS = {type_: read_form(document) for type_, document in DOCUMENTS.items()}
LONG_WORDS = 12


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_form_of_the_demo_is_right(path: Any) -> None:
    document = read_form_file(path)
    assert document["type"] == path.stem
    assert set(document["name"]) == {"en", "es"}


def test_what_the_product_promises_is_there() -> None:
    wanted = {"medical", "dental", "mental-health", "grievance-informal", "grievance", "grievance-step-2", "grievance-appeal"}
    wanted |= {"safety-report", "classification", "property", "job", "religious", "visiting", "law-library", "records"}
    assert wanted <= set(FORMS)
    report = FORMS["safety-report"]
    assert (report.kind, report.anonymous, report.handling.answer_days, report.on_paper["en"]) == ("prea", True, None, "Request")
    # its number tells no more on paper than that of any other request
    assert report.prefix == FORMS["property"].prefix == FORMS["records"].prefix
    assert all(form.confidential for form in FORMS.values() if form.kind in {"medical", "grievance", "prea"})
    chain = ["grievance-informal"]
    while FORMS[chain[-1]].handling.appeal_type:
        chain.append(FORMS[chain[-1]].handling.appeal_type)
    assert chain == ["grievance-informal", "grievance", "grievance-step-2", "grievance-appeal"]


def test_no_sentence_of_a_form_is_long() -> None:
    said = [words for document in DOCUMENTS.values() for words in _all_words(document)]
    sentences = [part for words in said for part in words.replace("?", ".").replace(":", ".").split(".")]
    assert [sentence for sentence in sentences if len(sentence.split()) > LONG_WORDS] == []


def _all_words(value: Any) -> list[str]:
    if isinstance(value, dict) and "en" in value and all(isinstance(said, str) for said in value.values()):
        return list(value.values())
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [words for part in parts for words in _all_words(part)]


def _without(name: str) -> Callable[[dict[str, Any]], None]:
    return lambda document: document.pop(name)


def _set(value: Any, *path: Any) -> Callable[[dict[str, Any]], None]:
    def do(document: dict[str, Any]) -> None:
        place: Any = document
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return do


@pytest.mark.parametrize(
    ("breaks", "says"),
    [
        (_without("version"), "version: is missing"),
        (_set(2, "format"), "format: this program reads version 1"),
        (_set("Grievance", "type"), "type: must look like"),
        (_set(True, "version"), "version: a whole number"),
        (_set("x", "colour"), "colour: is not known"),
        (_set("comet", "icon"), "icon: there is no 'comet'"),
        (_set({"en": "Grievance"}, "name"), "name: is not there in es"),
        (_set({"en": "Grievance\u202e"}, "name"), "name.en: holds a character that cannot be shown"),
        (_set("What?", "ui", "parts", 0, "title"), "ui.parts.0.title: words by language"),
        (_set("topik", "ui", "parts", 0, "questions", 0, "field"), "ui.parts.0.questions.0.field: `answers` has no 'topik'"),
        (_set("wish", "ui", "parts", 0, "questions", 0, "field"), "ui.parts.0.questions.0"),
        (
            _set({"type": "string", "enum": ["a", "b"], "pattern": "a"}, "answers", "properties", "topic"),
            "answers.properties.topic.pattern: forms may not use",
        ),
        (_set({"type": "strin"}, "answers", "properties", "topic"), "answers.properties.topic.type"),
        (_set(True, "answers", "additionalProperties"), "answers.additionalProperties: must be false"),
        (_set(["topic", "nobody"], "answers", "required"), "answers.required: there is no 'nobody'"),
        (_set(["topic", "talked_to"], "answers", "required"), "answers.required: 'talked_to' is not always asked"),
        (
            _set({"properties": {"talked": {"const": "yes"}}, "required": ["talked"]}, "answers", "allOf", 0, "if"),
            "answers.allOf.0.if.properties.talked: is no answer",
        ),
        (
            _set({"properties": {"words": {"const": "x"}}, "required": ["words"]}, "answers", "allOf", 0, "if"),
            "answers.allOf.0.if.properties.words: only a choice",
        ),
        (
            _set({"properties": {"seen": {"const": True}}, "required": ["seen"]}, "answers", "allOf", 0, "if"),
            "answers.allOf.0: 'seen' is asked after",
        ),
        (_set(1, "photos"), "photos: a confidential form takes none"),
        (_set("words", "ui", "titled_by"), "ui.titled_by: 'words' is no choice"),
        (_set("nobody", "kind"), "kind: one of"),
        (_set([], "handling", "steps"), "handling.steps: a list of"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(breaks: Callable[[dict[str, Any]], None], says: str) -> None:
    document = copy.deepcopy(DOCUMENTS["grievance"])
    breaks(document)
    with pytest.raises(BadForm) as caught:
        judge_form(document)
    assert str(caught.value).startswith(says)


def test_a_device_leaves_out_what_it_does_not_know() -> None:
    document = copy.deepcopy(DOCUMENTS["grievance"])
    document["colour"] = "green"
    document["ui"]["sound"] = True
    assert read_form(document) == FORMS["grievance"]


def test_what_is_asked_follows_from_what_was_answered() -> None:
    form = FORMS["medical"]
    first = {question.name for question in asked(form, {})}
    assert "pain" not in first
    assert "medicine" not in first
    assert {"pain", "where"} <= {question.name for question in asked(form, {"problem": "pain"})}
    assert needed(form, {"problem": "pain"}) == {"problem", "pain"}
    assert check(form, {"problem": "pain"}) == [Problem("pain", "missing")]
    # what is not asked any more is kept aside, and not filed
    changed = {"problem": "medicine", "pain": 7, "medicine": " Insulin \u202e"}
    assert kept(form, changed) == {"problem": "medicine", "medicine": "Insulin"}
    assert check(form, kept(form, changed)) == []


def test_a_page_without_questions_is_left_out() -> None:
    form = FORMS["medical"]
    assert [len(part.questions) for part in pages(form, {"problem": "medicine"})] == [2, 1]
    assert [len(part.questions) for part in pages(form, {"problem": "pain"})] == [3, 3]


def test_days_lie_on_their_side_of_today() -> None:
    answers = {"topic": "food", "day": "2026-06-04", "words": "The tray.", "wish": "The diet."}
    assert check(FORMS["grievance"], answers, date(2026, 6, 3)) == [Problem("day", "past")]
    assert check(FORMS["grievance"], answers, date(2026, 6, 4)) == []
    assert check(FORMS["law-library"], {"wish": "deadline", "court": "2026-06-04"}, date(2026, 6, 5)) == [Problem("court", "coming")]


def test_texts_are_cleaned_before_they_are_filed() -> None:
    assert clean(" a\u0301\r\n\u202eb\x00\u200d ") == "\u00e1\nb\u200d"


def test_titles_and_languages() -> None:
    assert title_of(FORMS["dental"], {"problem": "pain"}, "es-US") == "Dolor de muela"
    assert title_of(FORMS["dental"], {"problem": "other"}, "en") == "Dental"
    assert in_language({"en": "Yes", "es": "Sí"}, "fr") == "Yes"
    assert in_language({"es": "Sí"}, "fr") == "Sí"
    assert {form.type for form in under(list(FORMS.values()), "medical")} == {"medical", "dental", "mental-health"}


def _answer(question: Question) -> st.SearchStrategy[Any]:
    field = question.field
    right: dict[str, st.SearchStrategy[Any]] = {
        "choice": st.sampled_from(field.values or ("x",)),
        "several": st.lists(st.sampled_from(field.values or ("x",)), max_size=4),
        "yes_no": st.booleans(),
        "day": st.one_of(st.dates().map(date.isoformat), st.sampled_from(["2026-02-30", "20260601", "2026-6-1"])),
        "text": st.text(max_size=12),
        "number": st.integers(-3, 14),
    }
    wrong: st.SearchStrategy[Any] = st.sampled_from([None, "", "none of these", [], [""], 3, 3.5, True, {}, "x" * 6001])
    return st.one_of(right[field.kind], right[field.kind], right[field.kind], wrong)


@st.composite
def _filled(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    type_ = draw(st.sampled_from(sorted(FORMS)))
    form: Form = FORMS[type_]
    names = draw(st.sets(st.sampled_from([question.name for question in form.questions])))
    answers = {question.name: draw(_answer(question)) for question in form.questions if question.name in names}
    if draw(st.integers(0, 9)) == 0:
        answers["nobody_asks"] = "x"
    return type_, answers


@settings(max_examples=200, deadline=None)
@given(_filled())
def test_the_device_and_json_schema_are_of_one_mind(filled: tuple[str, dict[str, Any]]) -> None:
    type_, answers = filled
    assert bool(check(FORMS[type_], answers)) == bool(answer_faults(DOCUMENTS[type_], answers)), (type_, answers)
    fitting = {name: value for name, value in answers.items() if name != "nobody_asks"}
    filed = kept(FORMS[type_], fitting)
    assert bool(check(FORMS[type_], filed)) == bool(answer_faults(DOCUMENTS[type_], filed))


_ASKED = [(type_, question) for type_, form in FORMS.items() for question in form.questions]


@st.composite
def _one_answer(draw: st.DrawFn) -> tuple[str, Question, Any]:
    kind = draw(st.sampled_from(["choice", "several", "yes_no", "day", "text", "number"]))
    type_, question = draw(st.sampled_from([one for one in _ASKED if one[1].field.kind == kind]))
    return type_, question, draw(_answer(question))


@settings(max_examples=300, deadline=None)
@given(_one_answer())
def test_they_are_of_one_mind_about_each_answer(asked_for: tuple[str, Question, Any]) -> None:
    type_, question, value = asked_for
    alone = {"answers": DOCUMENTS[type_]["answers"]["properties"][question.name]}
    assert (judge(question.field, value) is None) == (answer_faults(alone, value) == []), (question.field, value)
