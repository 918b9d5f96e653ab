"""How far somebody is in a course: a short JSON text that follows them to every device as their place in the title. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.courses.format import MAX_LESSONS, MAX_PARTS, Course, Lesson
from kiosk.courses.kept import VERSION, kept_of


@dataclass(frozen=True)
class Progress:
    """Which parts of which lessons were done (by the lesson's id and the part's place), the best result of each quiz in percent, and
    where they are now."""

    done: Mapping[str, frozenset[int]] = field(default_factory=dict)
    results: Mapping[tuple[str, int], int] = field(default_factory=dict)
    lesson: str = ""
    part: int = 0

    def at(self, lesson: str, part: int) -> Progress:
        """They look at this part now."""
        return replace(self, lesson=lesson, part=part)

    def did(self, lesson: str, part: int) -> Progress:
        """A part is done."""
        return replace(self, done={**self.done, lesson: self.done.get(lesson, frozenset()) | {part}})

    def answered(self, course: Course, lesson: Lesson, part: int, percent: int) -> Progress:
        """A quiz was gone through; the best result counts, and with enough right the part is done."""
        best = max(percent, self.results.get((lesson.id, part), 0))
        known = replace(self, results={**self.results, (lesson.id, part): best})
        return known.did(lesson.id, part) if best >= needed(course, lesson, part) else known

    def is_done(self, lesson: Lesson) -> bool:
        """Whether each part of a lesson was done."""
        return self.done.get(lesson.id, frozenset()) >= frozenset(range(len(lesson.parts)))

    def lessons_done(self, course: Course) -> int:
        """How many lessons are done."""
        return sum(self.is_done(lesson) for lesson in course.lessons)

    def passed(self, course: Course) -> bool:
        """Whether all of them are."""
        return all(self.is_done(lesson) for lesson in course.lessons)

    def percent(self, course: Course) -> int:
        """How many of all parts are done, in percent: 100 when all of them are, and not before."""
        parts = sum(len(lesson.parts) for lesson in course.lessons)
        done = sum(len(self.done.get(lesson.id, frozenset()) & frozenset(range(len(lesson.parts)))) for lesson in course.lessons)
        return 100 * done // parts

    def result(self, course: Course) -> int:
        """The part of all questions that was right, in percent; 100 where nothing is asked."""
        asked, right = 0, 0
        for lesson in course.lessons:
            for place, part in enumerate(lesson.parts):
                if part.kind == "quiz":
                    asked += len(part.questions)
                    right += len(part.questions) * self.results.get((lesson.id, place), 0)
        return 100 if not asked else right // asked

    def next_lesson(self, course: Course) -> Lesson:
        """Where to go on: the lesson they are in while it is not done, else the first that is not."""
        here = next((lesson for lesson in course.lessons if lesson.id == self.lesson and not self.is_done(lesson)), None)
        return here or next((lesson for lesson in course.lessons if not self.is_done(lesson)), course.lessons[0])

    def to_text(self, course: Course) -> str:
        """To be kept. Of lessons that the course has no more nothing is kept."""
        lessons: dict[str, Any] = {}
        for lesson in course.lessons:
            bits = sum(1 << part for part in self.done.get(lesson.id, frozenset()))
            results = {str(part): best for (of, part), best in self.results.items() if of == lesson.id}
            if bits or results:
                lessons[lesson.id] = [bits, results] if results else [bits]
        # `part` and `parts` are for the library (`kiosk/media_store/place.py`).
        now = 1 + course.lessons.index(self.next_lesson(course))
        told = {"percent": self.percent(course), "part": now, "parts": len(course.lessons)}
        return json.dumps({"v": VERSION, **told, "at": [self.lesson, self.part], "lessons": lessons}, separators=(",", ":"))


def needed(course: Course, lesson: Lesson, part: int) -> int:
    """So much of a quiz must be right, in percent."""
    quiz = lesson.parts[part]
    own = quiz.pass_percent if quiz.kind == "quiz" else None
    return course.pass_percent if own is None else own


def read_progress(text: str | None) -> Progress:
    """What `to_text` wrote; nothing done for anything else."""
    kept = kept_of(text)
    try:
        lesson, part = kept["at"]
        done: dict[str, frozenset[int]] = {}
        results: dict[tuple[str, int], int] = {}
        for name, values in list(kept["lessons"].items())[:MAX_LESSONS]:
            bits = int(values[0])
            done[str(name)] = frozenset(place for place in range(MAX_PARTS) if bits >> place & 1)
            for place, best in (values[1] if len(values) > 1 else {}).items():
                results[str(name), int(place)] = max(0, min(100, int(best)))
        return Progress(done, results, str(lesson), max(0, min(MAX_PARTS - 1, int(part))))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError):
        return Progress()
