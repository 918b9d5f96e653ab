"""Progress in a course: what counts as done, what is kept of it, and that nothing kept is ever an error."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kiosk.courses.format import MAX_LESSONS, MAX_PARTS, Course
from kiosk.courses.kept import MAX_CHARACTERS, read_percent
from kiosk.courses.progress import Progress, read_progress
from kiosk.courses.text import flow_of
from kiosk.media_store.place import told

QUESTION = {"text": "What?", "choices": ["a", "b", "c"], "right": [0], "why": "so"}


def course(lessons: int = 2, *, quizzes: int = 1, texts: int = 1) -> Course:
    parts: list[dict[str, Any]] = [{"kind": "text", "title": "T", "blocks": [{"kind": "paragraph", "text": "x"}]}] * texts
    parts += [{"kind": "quiz", "title": "Q", "questions": [QUESTION] * 2}] * quizzes
    made = [{"id": f"lesson-{n}", "title": "L", "parts": parts} for n in range(lessons)]
    return Course.model_validate({"format": 1, "title": "C", "by": "S", "about": "", "pass_percent": 60, "lessons": made})


def test_a_lesson_is_done_when_each_part_is_and_the_best_result_counts() -> None:
    whole = course()
    first, second = whole.lessons
    now = Progress().at("lesson-0", 0).did("lesson-0", 0)
    assert (now.percent(whole), now.is_done(first), now.next_lesson(whole)) == (25, False, first)
    now = now.answered(whole, first, 1, 50)
    assert not now.is_done(first)
    now = now.answered(whole, first, 1, 100).answered(whole, first, 1, 0)
    assert (now.is_done(first), now.result(whole), now.next_lesson(whole), now.passed(whole)) == (True, 50, second, False)
    now = now.did("lesson-1", 0).answered(whole, second, 1, 60)
    assert (now.passed(whole), now.percent(whole), now.result(whole)) == (True, 100, 80)


def test_it_comes_back_as_it_was_and_the_library_reads_it() -> None:
    whole = course()
    now = Progress().at("lesson-1", 1).did("lesson-0", 0).answered(whole, whole.lessons[0], 1, 60)
    text = now.to_text(whole)
    back = read_progress(text)
    assert (dict(back.done), dict(back.results), back.lesson, back.part) == (dict(now.done), dict(now.results), "lesson-1", 1)
    assert read_percent(text) == 50
    assert (told(text).percent, told(text).part, told(text).parts) == (50, 2, 2)


def test_the_longest_course_fits() -> None:
    whole = course(MAX_LESSONS, quizzes=4, texts=MAX_PARTS - 4)
    now = Progress()
    for lesson in whole.lessons:
        for part in range(MAX_PARTS):
            now = now.answered(whole, lesson, part, 100) if part >= MAX_PARTS - 4 else now.did(lesson.id, part)
    text = now.to_text(whole)
    assert now.passed(whole)
    assert read_progress(text).passed(whole)
    assert len(text) <= MAX_CHARACTERS


def test_a_new_edition_keeps_what_it_still_has() -> None:
    now = read_progress(Progress().did("lesson-0", 0).did("gone", 0).to_text(course()))
    assert dict(now.done) == {"lesson-0": frozenset({0})}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=3), max_leaves=5
    )
)
def test_nothing_that_was_kept_is_an_error(value: object) -> None:
    whole = json.loads(Progress().did("lesson-0", 0).to_text(course()))
    for name in whole:
        text = json.dumps(whole | {name: value})
        read_progress(text)
        assert 0 <= read_percent(text) <= 100
    assert read_progress(json.dumps(value)) == Progress()


def test_the_text_of_a_lesson_flows_like_a_book() -> None:
    blocks = [
        {"kind": "paragraph", "text": "One\ntwo"},
        {"kind": "list", "numbered": True, "items": ["a", "b"]},
        {"kind": "picture", "file": "p.png", "words": "A plug", "caption": "Pull"},
    ]
    part = {"kind": "text", "title": "T", "blocks": blocks}
    made = course().model_dump(mode="json") | {"lessons": [{"id": "x", "title": "L", "parts": [part]}]}
    text = Course.model_validate(made).lessons[0].parts[0]
    assert text.kind == "text"
    flow = flow_of(text)
    assert [(block.kind, block.text.replace("\u2028", "|"), block.mark) for block in flow.blocks] == [
        ("heading", "T", ""),
        ("paragraph", "One|two", ""),
        ("item", "a", "1."),
        ("item", "b", "2."),
        ("picture", "A plug", ""),
        ("paragraph", "Pull", ""),
    ]
    assert flow.blocks[-1].runs[0].italic
