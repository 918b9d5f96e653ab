"""What reads books, courses and the encyclopedia, made together."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.media.article import ArticleModel
from kiosk.ui.viewmodels.media.book import BookModel
from kiosk.ui.viewmodels.media.certificate import CertificateModel
from kiosk.ui.viewmodels.media.course import CourseModel
from kiosk.ui.viewmodels.media.course_session import CLIPS, CourseSession
from kiosk.ui.viewmodels.media.door import TitleDoor
from kiosk.ui.viewmodels.media.encyclopedia import EncyclopediaModel
from kiosk.ui.viewmodels.media.lesson import LessonModel
from kiosk.ui.viewmodels.media.page_item import PieceItem
from kiosk.ui.viewmodels.media.school import SchoolModel
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.reading import ReadingModel
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.ui.viewmodels.video import VideoModel

#: QML knows PieceItem once it is imported.
__all__ = ["PieceItem", "Readers"]


class Readers(QObject):
    """The view models, known to the door, to the voice and to who plays clips."""

    def __init__(
        self, desk: Desk, navigator: Navigator, session: SessionModel, reading: ReadingModel, door: TitleDoor, video: VideoModel
    ) -> None:
        super().__init__(desk)
        self.book = BookModel(desk, navigator)
        self.session = CourseSession(desk)
        self.lesson = LessonModel(desk, navigator, self.session)
        self.course = CourseModel(desk, navigator, self.session, self.lesson)
        self.certificate = CertificateModel(desk, navigator, self.session)
        self.article = ArticleModel(desk, navigator)
        self.encyclopedia = EncyclopediaModel(desk, navigator, self.article)
        self.school = SchoolModel(desk, navigator, door)
        door.plays("book", player=self.book.play)
        door.plays("course", player=self.course.play)
        video.elsewhere[CLIPS] = self.session.clip
        self.school.told.connect(session.explain)
        self.book.told.connect(session.explain)
        self.article.told.connect(session.explain)
        self.article.turned.connect(reading.page_turned)
        self.book.turned.connect(reading.page_turned)
        self.lesson.turned.connect(reading.page_turned)
        reading.turns(self._turn)

    def models(self) -> dict[str, QObject]:
        """By the names that QML knows them by."""
        school = {"course": self.course, "lesson": self.lesson, "certificate": self.certificate}
        return {"book": self.book, **school, "encyclopedia": self.encyclopedia, "article": self.article, "school": self.school}

    def _turn(self) -> bool:
        return self.book.turn_page() or self.lesson.turn_page() or self.article.turn_page()
