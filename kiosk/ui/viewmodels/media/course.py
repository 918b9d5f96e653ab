"""A course: what it is about, how far one is, by when the school wants it, and its lessons."""

from __future__ import annotations

from PySide6.QtCore import Slot
from sqlalchemy import Connection

from kiosk.courses.courses import assigned, certificate
from kiosk.media_store.container import ContainerRefused
from kiosk.media_store.opening import OpenTitle
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.media.course_session import CourseSession
from kiosk.ui.viewmodels.media.due import DueWords
from kiosk.ui.viewmodels.media.lesson import LessonModel
from kiosk.ui.viewmodels.navigator import Navigator

ROUTES = frozenset({"course", "lesson", "certificate"})


@qml_type
class CourseModel(ScreenModel):
    """`state`: closed, loading, ready, broken."""

    state = shown(str, "closed")
    name = shown(str)
    by = shown(str)
    about = shown(str)
    problem = shown(str)
    percent = shown(int)
    percentText = shown(str)
    doneText = shown(str)
    #: By when the school wants it; "" where nobody does.
    dueText = shown(str)
    dueHue = shown(str, "sky")
    noteText = shown(str)
    #: [{ key, title, line, state, text }]: state is "done", "now" or "todo".
    lessons = shown(list)
    goText = shown(str)
    hasCertificate = shown(bool)
    passedText = shown(str)

    routes = frozenset({"course"})

    def __init__(self, desk: Desk, navigator: Navigator, session: CourseSession, lesson: LessonModel) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._lesson = lesson
        self._due = DueWords(desk.words, self)
        session.changed.connect(self._look)
        navigator.leaving.connect(self._leave)

    def play(self, opened: OpenTitle) -> None:
        """Open a course: takes its file over."""
        title = opened.detail.title
        self.forget()
        self.put(state="loading", name=title.name, by=title.by, about=opened.detail.about)
        self._session.open(opened, self.open_session(), self._failed)
        self.navigator.go("course")

    @Slot()
    def goOn(self) -> None:
        """The lesson that comes next."""
        now = self._session.now
        if now is not None:
            self._lesson.open(now.progress.next_lesson(now.package.course).id)

    @Slot(str)
    def openLesson(self, key: str) -> None:
        """One of the lessons."""
        self._lesson.open(key)

    @Slot()
    def showCertificate(self) -> None:
        """The certificate."""
        if self.hasCertificate:
            self.navigator.go("certificate")

    def refresh(self, connection: Connection) -> None:
        """What the school says of it, and whether it was passed."""
        now = self._session.now
        if now is None:
            return
        resident, now_ms = now.session.person.resident, self.desk.now_ms
        task = next((one for one in assigned(connection, resident) if one.title == now.title), None)
        due = None if task is None else self._due.of(task.due, now_ms)
        found = certificate(connection, resident, now.title)
        self.put(
            dueText="" if due is None else due.text,
            dueHue="sky" if due is None else due.hue,
            noteText="" if task is None else task.note,
            hasCertificate=found is not None and now.package.course.certificate is not None,
            passedText=""
            if found is None
            else self.tr("You passed on %1").replace("%1", self.desk.words.short_date(found.passed_ms, now_ms)),
        )
        self._show()

    def forget_person(self) -> None:
        """The course is put away."""
        self._session.close()
        self.forget()

    @Slot()
    def _look(self) -> None:
        if self._session.now is not None:
            self.desk.read(self.refresh)

    def _show(self) -> None:
        now = self._session.now
        if now is None:
            return
        course, progress, words = now.package.course, now.progress, self.desk.words
        next_one = progress.next_lesson(course)
        rows = []
        for number, lesson in enumerate(course.lessons, 1):
            state = "done" if progress.is_done(lesson) else "now" if lesson is next_one else "todo"
            said = {"done": self.tr("Done"), "now": self.tr("Next"), "todo": ""}[state]
            length = self.tr("%n minute(s)", "", lesson.minutes) if lesson.minutes else ""
            rows.append(
                {
                    "key": lesson.id,
                    "number": words.number(number),
                    "title": lesson.title,
                    "line": length,
                    "said": said,
                    "state": state,
                }
            )
        percent, done = progress.percent(course), progress.lessons_done(course)
        begun = bool(progress.done) or bool(progress.lesson)
        number = 1 + course.lessons.index(next_one)
        go = self.tr("Go on with lesson %1") if begun else self.tr("Begin with lesson %1")
        self.put(
            state="ready",
            name=course.title,
            by=course.by,
            about=course.about,
            percent=percent,
            percentText=f"{words.number(percent)} %",
            doneText=self.tr("%1 of %2 lessons done")
            .replace("%1", words.number(done))
            .replace("%2", words.number(len(course.lessons))),
            lessons=rows,
            goText=self.tr("Look again") if progress.passed(course) else go.replace("%1", words.number(number)),
        )

    def _failed(self, error: BaseException) -> None:
        from kiosk.courses.format import BadCourse  # noqa: PLC0415 - the screen's start needs none of it

        if not isinstance(error, BadCourse | ContainerRefused | OSError):
            self.desk.broken.emit(error)
            return
        self.put(state="broken", problem=self.tr("This course cannot be opened. Tell staff."))

    @Slot(str, str)
    def _leave(self, route: str, to: str) -> None:
        if route in ROUTES and to not in ROUTES | {"pin"}:
            self._session.close()
            self.forget()
