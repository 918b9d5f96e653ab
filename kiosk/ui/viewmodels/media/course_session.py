"""The course that is open: its file, its progress, and how that is kept. What the pages of a course share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from uuid_utils import uuid7

from kiosk.courses.courses import passed
from kiosk.media_store.library import leave_title, save_place
from kiosk.media_store.opening import OpenTitle
from kiosk.signin.rules import Session
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk

if TYPE_CHECKING:
    from kiosk.courses.package import Package
    from kiosk.courses.progress import Progress

#: Files of a course are named so where clips are played.
CLIPS = "course"


@dataclass
class OpenCourse:
    """One open course. `done`: they passed it once."""

    session: Session
    title: str
    name: str
    package: Package
    progress: Progress
    done: bool


class CourseSession(QObject):
    """One course at a time."""

    #: The course is open, or its progress is another; None is open: it was closed.
    changed = Signal()
    #: All lessons are done, for the first time.
    finished = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._turn = 0
        self.now: OpenCourse | None = None

    def open(self, opened: OpenTitle, session: Session, failed: Callable[[BaseException], None]) -> None:
        """Take a title's file over and read the course off the GUI thread."""
        self.close()
        self._turn += 1
        turn = self._turn
        title = opened.detail.title

        def ready(found: tuple[Package, Progress]) -> None:
            package, progress = found
            if turn != self._turn:
                package.close()
                return
            self.now = OpenCourse(session, title.title, title.name, package, progress, opened.done)
            self.changed.emit()

        self._desk.bridge.check(lambda: _read(opened), ready, lambda error: failed(error) if turn == self._turn else None)

    def keep(self, progress: Progress) -> None:
        """They got further, or look elsewhere."""
        now = self.now
        if now is None or progress == now.progress:
            return
        now.progress = progress
        course = now.package.course
        first = not now.done and progress.passed(course)
        now.done = now.done or first
        store, clock, session, title = self._desk.store, self._desk.clock, now.session, now.title
        text, done = progress.to_text(course), now.done
        name, percent, command = course.title, progress.result(course), str(uuid7())

        def deed() -> None:
            if first:  # before the place, which asks for no certificate any more once it says that the course is done
                passed(store, session, title, name, percent, command, clock)
            save_place(store, session, title, text, clock, done=done)

        def not_kept(error: BaseException) -> None:
            now.done = now.done and not first
            self._not_kept(error)

        self._desk.bridge.write(deed, lambda _nothing: self.finished.emit() if first else None, not_kept)
        self.changed.emit()

    def clip(self, name: str) -> bytes | None:
        """A film or its captions, for who plays it. On a worker."""
        now, file = self.now, name.partition(":")[2]
        if now is None:
            return None
        return now.package.captions(file) if file.endswith(".vtt") else now.package.film(file)

    def close(self) -> None:
        """The course is put away; central hears how far they are."""
        self._turn += 1
        now, self.now = self.now, None
        if now is None:
            return
        store, clock = self._desk.store, self._desk.clock
        self._desk.bridge.write(lambda: leave_title(store, now.session, clock), None, self._not_kept)
        self._desk.bridge.check(now.package.close)
        self.changed.emit()

    def _not_kept(self, error: BaseException) -> None:
        if not isinstance(error, StoreFull):
            self._desk.broken.emit(error)


def _read(opened: OpenTitle) -> tuple[Package, Progress]:
    """On a worker. Raises BadCourse, ContainerRefused, OSError."""
    # Only now: the screen's start needs none of it.
    from kiosk.courses.package import Package  # noqa: PLC0415
    from kiosk.courses.progress import read_progress  # noqa: PLC0415

    return Package(opened.file), read_progress(opened.place)
