"""Pictures of a book, a course and the encyclopedia at several moments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.ui.shots import Studio
    from kiosk.ui.viewmodels.media.quiz import QuizModel


def reading(studio: Studio) -> Iterator[Path]:
    """A page and what lies beside it; a course from its overview to its certificate; no encyclopedia."""
    yield from _book(studio)
    yield from _course(studio)
    studio.screen.navigator.home()
    studio.screen.navigator.go("encyclopedia")
    yield studio.take("encyclopedia-none")
    studio.screen.navigator.home()


def _book(studio: Studio) -> Iterator[Path]:
    screen, book = studio.screen, studio.screen.readers.book
    screen.navigator.home()
    screen.door.open("lic-orchard", "the-quiet-orchard")
    studio.on("book")
    studio.driver.wait_until(lambda: book.state == "ready", "the book")
    yield studio.take("book")
    studio.work(book.mark)
    studio.work(screen.session.dismissToast)
    for panel in ("contents", "bookmarks"):
        book.open(panel)
        yield studio.take(f"book-{panel}")
    book.open("search")
    studio.work(lambda: book.search("the tree"))
    yield studio.take("book-search")
    studio.work(lambda: book.goResult(0))
    yield studio.take("book-found")
    book.open("looks")
    for paper in ("warm", "dark"):
        studio.work(lambda paper=paper: book.usePaper(paper))  # type: ignore[misc]
        yield studio.take(f"book-{paper}")
    studio.work(lambda: book.usePaper("screen"))


def _course(studio: Studio) -> Iterator[Path]:
    screen, course, lesson = studio.screen, studio.screen.readers.course, studio.screen.readers.lesson
    screen.navigator.home()
    screen.door.open("lic-engine", "small-engine-repair")
    studio.on("course")
    studio.driver.wait_until(lambda: course.state == "ready", "the course")
    yield studio.take("course")
    lesson.open("four-strokes")
    yield studio.take("lesson")
    studio.work(lesson.goOn)
    yield studio.take("lesson-film")
    studio.work(lesson.goOn)
    studio.work(lesson.goOn)
    quiz: QuizModel = lesson.quiz
    yield studio.take("quiz")
    quiz.choose(0)
    quiz.check()
    yield studio.take("quiz-told")
    _answer(quiz)
    yield studio.take("quiz-over")
    quiz.leave()
    yield studio.take("lesson-end")
    pass_course(studio)
    screen.navigator.back()
    yield studio.take("course-passed")
    course.showCertificate()
    yield studio.take("certificate")


def _answer(quiz: QuizModel) -> None:
    """Go through to the end, the first choice each time."""
    while quiz.state != "over":
        if quiz.state == "told":
            quiz.goOn()
        else:
            quiz.choose(0)
            quiz.check()


def pass_course(studio: Studio) -> None:
    """Every part of every lesson is done."""
    session = studio.screen.readers.session
    now = session.now
    if now is None:
        return
    progress, course = now.progress, now.package.course
    for lesson in course.lessons:
        for place, part in enumerate(lesson.parts):
            progress = progress.answered(course, lesson, place, 90) if part.kind == "quiz" else progress.did(lesson.id, place)
    studio.work(lambda: session.keep(progress))
