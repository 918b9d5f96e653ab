"""A lesson: one part at a time, to read, to watch, or questions to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from sqlalchemy import Connection

from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.media.course_session import CLIPS, CourseSession
from kiosk.ui.viewmodels.media.page import PageModel, Text
from kiosk.ui.viewmodels.media.quiz import QuizModel
from kiosk.ui.viewmodels.navigator import Navigator

if TYPE_CHECKING:
    from kiosk.courses.format import Lesson

ROUTE = "lesson"


@qml_type
class LessonModel(ScreenModel):
    """`kind` of the part that is shown: text, video, quiz, or end (of the lesson)."""

    title = shown(str)
    numberText = shown(str)
    kind = shown(str)
    partTitle = shown(str)
    partText = shown(str)
    page = shown(QObject, constant=True)
    quiz = shown(QObject, constant=True)
    placeText = shown(str)
    hasBefore = shown(bool)
    #: Names of the film and its captions, as `VideoModel` plays them, and what it shows in words.
    film = shown(str)
    captions = shown(str)
    filmWords = shown(str)
    #: At the end of a lesson.
    endTitle = shown(str)
    endLine = shown(str)
    nextText = shown(str)

    #: Another page or part is shown, for who reads aloud.
    turned = Signal()

    routes = frozenset({ROUTE})

    def __init__(self, desk: Desk, navigator: Navigator, session: CourseSession) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._page = PageModel(desk)
        self._quiz = QuizModel(desk)
        self._values["page"], self._values["quiz"] = self._page, self._quiz
        self._lesson = ""
        self._part = 0
        self._page.turned.connect(self._show_page)
        self._page.beyond.connect(self._beyond)
        self._quiz.answered.connect(self._answered)
        self._quiz.over.connect(self.goOn)
        session.changed.connect(self._closed)
        navigator.leaving.connect(self._leave)

    def open(self, key: str) -> None:
        """Show a lesson where they stopped, or from its beginning."""
        now = self._session.now
        lesson = None if now is None else next((one for one in now.package.course.lessons if one.id == key), None)
        if now is None or lesson is None:
            return
        here = now.progress.part if now.progress.lesson == key else 0
        self._lesson = key
        self.navigator.go(ROUTE)
        self._show(min(here, len(lesson.parts) - 1))

    # --- one part after the other ---

    @Slot()
    def after(self) -> None:
        """The next page of a text."""
        self._page.after()

    @Slot()
    def before(self) -> None:
        """The page or the part before."""
        if self.kind == "text":
            self._page.before()
        elif self.kind == "end":
            self._show(self._part)
        elif self._part > 0:
            self._show(self._part - 1)

    @Slot()
    def goOn(self) -> None:
        """The next part; after the last one the end of the lesson."""
        now, lesson = self._session.now, self._now
        if now is None or lesson is None:
            return
        if self.kind != "quiz":
            self._session.keep(now.progress.did(lesson.id, self._part))
        if self._part + 1 < len(lesson.parts):
            self._show(self._part + 1)
        else:
            self._show_end(lesson)

    @Slot()
    def nextLesson(self) -> None:
        """After the end of a lesson: the next one that is to do; after the last, back to the course."""
        now = self._session.now
        if now is None or now.progress.passed(now.package.course):
            self.navigator.back()
            return
        self.open(now.progress.next_lesson(now.package.course).id)

    @Slot()
    def again(self) -> None:
        """The lesson from its beginning."""
        self._show(0)

    def turn_page(self) -> bool:
        """For who reads aloud: the next page of a text; False at its end."""
        page = self._page
        if self.navigator.current != ROUTE or self.kind != "text" or not 0 < page.number < page.count:
            return False
        page.after()
        return True

    # --- the screen process ---

    def refresh(self, connection: Connection) -> None:
        """Nothing of it is in the store; the words are said in the language of now."""
        del connection
        if self._now is not None and self.kind == "text":
            self._show_page()

    def forget_person(self) -> None:
        """Nothing of the lesson stays."""
        self._drop()

    # --- parts ---

    @property
    def _now(self) -> Lesson | None:
        now = self._session.now
        return None if now is None else next((one for one in now.package.course.lessons if one.id == self._lesson), None)

    def _show(self, number: int, offset: int = 0) -> None:
        now, lesson = self._session.now, self._now
        if now is None or lesson is None:
            return
        words, course = self.desk.words, now.package.course
        self._part = number
        part = lesson.parts[number]
        self._session.keep(now.progress.at(lesson.id, number))
        place = self.tr("Part %1 of %2").replace("%1", words.number(number + 1)).replace("%2", words.number(len(lesson.parts)))
        lesson_number = self.tr("Lesson %1 of %2").replace("%1", words.number(1 + course.lessons.index(lesson)))
        self.put(
            title=lesson.title,
            numberText=lesson_number.replace("%2", words.number(len(course.lessons))),
            kind=part.kind,
            partTitle=part.title,
            partText=place,
            hasBefore=number > 0,
            film="",
        )
        if part.kind == "text":
            from kiosk.courses.text import flow_of  # noqa: PLC0415 - the screen's start needs none of it

            self._page.show(Text(f"{lesson.id}/{number}", flow_of(part), now.package.picture), offset)
        elif part.kind == "video":
            captions = "" if part.captions is None else f"{CLIPS}:{part.captions}"
            self.put(film=f"{CLIPS}:{part.file}", captions=captions, filmWords=part.words)
        else:
            from kiosk.courses.progress import needed  # noqa: PLC0415 - as above

            self._quiz.begin(part, needed(course, lesson, number), now.progress.results.get((lesson.id, number)))
        self.turned.emit()

    def _show_end(self, lesson: Lesson) -> None:
        now = self._session.now
        if now is None:
            return
        course = now.package.course
        done, passed = now.progress.is_done(lesson), now.progress.passed(course)
        title = self.tr("You passed the course") if passed else self.tr("Lesson done") if done else self.tr("Almost done")
        left = self.tr("A part of this lesson is still to do. You can try the quiz again.")
        after = course.lessons[(course.lessons.index(lesson) + 1) % len(course.lessons)]
        well = self.tr("Well done. Your certificate is ready.") if passed else self.tr("Next: %1").replace("%1", after.title)
        self.put(
            kind="end",
            film="",
            partTitle="",
            partText="",
            hasBefore=True,
            endTitle=title,
            endLine=well if done or passed else left,
            nextText=self.tr("Back to the course") if passed else self.tr("Next lesson") if done else self.tr("Do what is left"),
        )

    @Slot()
    def _show_page(self) -> None:
        words, page = self.desk.words, self._page
        place = self.tr("Page %1 of %2").replace("%1", words.number(page.number)).replace("%2", words.number(page.count))
        self.put(placeText=place, hasBefore=page.number > 1 or self._part > 0)
        self.turned.emit()

    @Slot(int)
    def _beyond(self, by: int) -> None:
        if by > 0:
            self.goOn()
        elif self._part > 0:
            lesson = self._now
            text = lesson is not None and lesson.parts[self._part - 1].kind == "text"
            self._show(self._part - 1, 1 << 30 if text else 0)

    @Slot(int)
    def _answered(self, percent: int) -> None:
        now, lesson = self._session.now, self._now
        if now is not None and lesson is not None:
            self._session.keep(now.progress.answered(now.package.course, lesson, self._part, percent))

    @Slot()
    def _closed(self) -> None:
        if self._session.now is None:
            self._drop()

    @Slot(str, str)
    def _leave(self, route: str, to: str) -> None:
        if route == ROUTE and to != "pin":
            self._page.clear()
            self.put(film="")

    def _drop(self) -> None:
        self._lesson, self._part = "", 0
        self._page.clear()
        self._quiz.forget()
        self.forget()
