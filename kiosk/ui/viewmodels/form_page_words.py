"""The title of a form's page, and what its two ways say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from kiosk.filings.form import Form, in_language
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.form_pages import CHECK, NAME, Page


class FormPageWords(QObject):
    """In the person's language; the words of a part are the facility's."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def of(self, form: Form, pages: Sequence[Page], at: int, *, unnamed: bool) -> dict[str, str]:
        """`title`, `nextText`, `backText` and `fileNote`."""
        page = pages[at]
        after = pages[at + 1] if at + 1 < len(pages) else None
        return {
            "title": self._title(page),
            "nextText": self._next(page, after),
            "backText": self.tr("Part %1").replace("%1", self._desk.words.number(at)) if at else self.tr("Back"),
            "fileNote": self._note(form, unnamed=unnamed) if page.kind == CHECK else "",
        }

    def _title(self, page: Page) -> str:
        if page.part is not None:
            return in_language(page.part.title, self._desk.words.language)
        return self.tr("With your name?") if page.kind == NAME else self.tr("Read it once more")

    def _next(self, page: Page, after: Page | None) -> str:
        if after is None:
            return self.tr("File it now")
        if after.kind == CHECK:
            return self.tr("Next: read it once more")
        if after.part is None or (page.part is not None and page.part.title == after.part.title):
            return self.tr("Next")
        return self.tr("Next: %1").replace("%1", in_language(after.part.next, self._desk.words.language))

    def _note(self, form: Form, *, unnamed: bool) -> str:
        if unnamed:
            return self.tr("It goes without your name. You get a number. It is free.")
        days = form.handling.answer_days
        if days is None:
            return self.tr("It is free. You get a number at once.")
        if form.handling.count == "working":
            due = self.tr("You get an answer within %n working day(s).", "", days)
        else:
            due = self.tr("You get an answer within %n day(s).", "", days)
        return f"{self.tr('It is free. You get a number at once.')} {due}"
