"""Filing what was filled in: with the person's name, or without one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kiosk.filings import filing, reports
from kiosk.filings.drafts import drop_draft, photo_bytes
from kiosk.filings.filing import Filed, FilingError
from kiosk.filings.reports import Report
from kiosk.filings.sealing import CannotSeal
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.filing_form import Filled, FormModel


class FormFiling(QObject):
    """One at a time: a form that is being filed takes no second touch."""

    #: What was filed (`Filed` or `Report`).
    done = Signal(object)

    def __init__(self, desk: Desk, form: FormModel) -> None:
        super().__init__(desk)
        self._desk = desk
        self._form = form
        form.equip(filing=self.file)

    def file(self, filled: Filled) -> None:
        """Save it, and let it go its way; whatever fails, it is still in the form."""
        self._form.put(busy=True, error="")
        if filled.session is None or filled.unnamed:
            self._file_unnamed(filled)
        else:
            self._file_named(filled)

    def _file_named(self, filled: Filled) -> None:
        session, store, clock, language = filled.session, self._desk.store, self._desk.clock, self._desk.words.language
        if session is None:
            return
        resident, draft = session.person.resident, filled.draft

        def work() -> Filed:
            with store.read() as connection:
                photos = photo_bytes(connection, resident, draft.id)
                found = filled.findings(connection)
            return filing.file(
                store,
                session,
                draft.type,
                dict(filled.answers),
                id=draft.id,
                clock=clock,
                language=language,
                form_version=filled.form_version,
                about=draft.about,
                attachments=photos,
                findings=found,
                also=lambda connection: drop_draft(connection, resident, draft.id),
            )

        self._desk.bridge.write(work, self._filed, self._failed)

    def _file_unnamed(self, filled: Filled) -> None:
        store, clock, language = self._desk.store, self._desk.clock, self._desk.words.language
        type_, answers, made, version = filled.draft.type, dict(filled.answers), reports.new_report(), filled.form_version

        def work() -> Report:
            return reports.report(store, type_, answers, id=made, clock=clock, language=language, form_version=version)

        self._desk.bridge.write(work, self._filed, self._failed)

    def _filed(self, made: Filed | Report) -> None:
        self._form.put(busy=False)
        self.done.emit(made)

    def _failed(self, error: BaseException) -> None:
        self._form.put(busy=False)
        if isinstance(error, StoreFull):
            self._form.put(error=self.tr("There is no room to save right now. Your words are still here. Tell staff."))
        elif isinstance(error, filing.FormChanged):
            self._form.put(error=self.tr("This form is new. Please read your answers once more."))
            self._desk.look()
        elif isinstance(error, filing.TooLong):
            self._form.put(error=self.tr("This is too long. Please write less."))
        elif isinstance(error, filing.NotOffered | CannotSeal):
            self._form.put(error=self.tr("This form cannot be sent right now. Your words are still here. Tell staff."))
        elif isinstance(error, FilingError):
            self._form.put(error=self.tr("You are signed out. Your words are saved here."))
        else:
            self._desk.broken.emit(error)
