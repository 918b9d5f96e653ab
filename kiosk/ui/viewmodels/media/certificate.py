"""The certificate of a course: as a page, and on paper where there is a printer."""

from __future__ import annotations

from PySide6.QtCore import Slot
from sqlalchemy import Connection

from kiosk.courses.courses import certificate
from kiosk.courses.paper import NoCertificate, print_certificate
from kiosk.hardware.print_queue import job
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.media.course_session import CourseSession
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.receipt_words import ReceiptWords
from kiosk.wallet.accounts import SessionOver


@qml_type
class CertificateModel(ScreenModel):
    """Who, what, when; central's number once it has countersigned."""

    loading = shown(bool, default=True)
    person = shown(str)
    course = shown(str)
    text = shown(str)
    givenBy = shown(str)
    dayText = shown(str)
    resultText = shown(str)
    numberText = shown(str)
    #: Central has not heard of it yet.
    waiting = shown(bool)
    canPrint = shown(bool)
    printBlocked = shown(str)
    busy = shown(bool)
    error = shown(str)
    paperState = shown(str)
    paperTitle = shown(str)
    paperLine = shown(str)
    printText = shown(str)

    routes = frozenset({"certificate"})

    def __init__(self, desk: Desk, navigator: Navigator, session: CourseSession) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._papers = ReceiptWords(desk)
        self._job = ""
        navigator.arriving.connect(self._arrived)

    @Slot()
    def print(self) -> None:
        """On receipt paper; once more prints a copy."""
        now = self._session.now
        if now is None or self.busy or self.printBlocked or now.package.course.certificate is None:
            return
        store, clock, session, title = self.desk.store, self.desk.clock, now.session, now.title
        given_by, language = now.package.course.certificate.given_by, self.desk.words.language
        self.put(busy=True, error="")
        deed = lambda: print_certificate(store, session, title, given_by, clock, language=language)  # noqa: E731 - one deed
        self.desk.bridge.write(deed, self._queued, self._not_done)

    def refresh(self, connection: Connection) -> None:
        """What is known of it here."""
        now = self._session.now
        if now is None:
            return
        found, course, words = certificate(connection, now.session.person.resident, now.title), now.package.course, self.desk.words
        if found is None or course.certificate is None:
            self.put(loading=False, course="")
            return
        self.put(
            loading=False,
            person=found.name,
            course=found.course,
            text=course.certificate.text,
            givenBy=course.certificate.given_by,
            dayText=words.date(found.passed_ms),
            resultText=self.tr("%1 % of the answers were right").replace("%1", words.number(found.percent)),
            numberText=self.tr("Number %1").replace("%1", found.number) if found.number else "",
            waiting=found.number is None,
            canPrint=self.desk.place.has_printer and found.command is not None,
            printBlocked=self._papers.blocked(connection),
            printText=self.tr("Print it"),
        )
        printed = job(connection, self._job) if self._job else None
        if printed is not None:
            told = self._papers.told(connection, printed, self.tr("Your certificate"))
            # A receipt's line says where else it is; a certificate is here.
            line = told.line if told.state in {"printing", "printed", "unknown"} else self.tr("It stays on this page.")
            self.put(paperState=told.state, paperTitle=told.title, paperLine=line, printText=told.again)

    def forget_person(self) -> None:
        """Nothing of it stays."""
        self._job = ""
        self.forget()

    @Slot(str)
    def _arrived(self, route: str) -> None:
        if route == "certificate":
            self._job = ""
            self.put(error="", busy=False, paperState="", paperTitle="", paperLine="")

    def _queued(self, made: str) -> None:
        self._job = made
        self.put(busy=False)
        if self.desk.session is not None:
            self.desk.look()

    def _not_done(self, error: BaseException) -> None:
        self.put(busy=False)
        if not isinstance(error, StoreFull | SessionOver | NoCertificate):
            self.desk.broken.emit(error)
        elif self.desk.session is not None:
            self.put(error=self.tr("This did not print. Try again later."))
