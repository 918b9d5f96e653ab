"""Filling a form in: a few questions at a time, saved at each pause, read back before it is filed.

Without a name nothing is saved at all: what is written is here until it is filed or the page is left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from sqlalchemy import Connection

from kiosk.filings.answers import check, day_of, kept, needed
from kiosk.filings.drafts import FilingDraft
from kiosk.filings.form import Form, Question, form_name, in_language
from kiosk.filings.forms import form_here
from kiosk.signin.rules import Session
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.alone import Alone
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.form_days import turned
from kiosk.ui.viewmodels.form_keeping import FormKeeping
from kiosk.ui.viewmodels.form_page_words import FormPageWords
from kiosk.ui.viewmodels.form_pages import CHECK, NAME, Page, answered, form_pages
from kiosk.ui.viewmodels.form_words import FormWords, Row
from kiosk.ui.viewmodels.navigator import Navigator

ROUTE = "form"

#: What a device found by itself that goes with a filing of this resident.
Findings = Callable[[Connection, str, Form, Mapping[str, Any]], Sequence[dict[str, Any]]]

#: Takes a photo and hands it over (JPEG).
TakePhoto = Callable[[Callable[[bytes], None]], None]


@dataclass(frozen=True)
class Filled:
    """A form that is ready to be filed. `findings`: what the device found by itself, asked for while it is filed."""

    draft: FilingDraft
    answers: Mapping[str, Any]
    session: Session | None
    unnamed: bool
    form_version: int
    findings: Callable[[Connection], Sequence[dict[str, Any]]] = field(default=lambda _: ())


@qml_type
class FormModel(ScreenModel):
    """One form. `questions` are those of the page that is shown; `page` is "questions", "name" or "check"."""

    page = shown(str)
    formName = shown(str)
    iconName = shown(str, "clipboard-list")
    hue = shown(str, "primary")
    title = shown(str)
    count = shown(int, 1)
    current = shown(int, 1)
    savedText = shown(str)
    readersTitle = shown(str)
    readersLine = shown(str)
    careTitle = shown(str)
    careLine = shown(str)
    questions = shown(QObject, constant=True)
    #: [{ field, label, value }]: what is filed, to read once more.
    answers = shown(list)
    #: "", "named" or "unnamed": whether it goes with a name, where the form leaves that open.
    naming = shown(str)
    unnamed = shown(bool)
    nextText = shown(str)
    backText = shown(str)
    fileNote = shown(str)
    #: As AttachedTile shows them, with a key; and whether one more may be taken.
    photos = shown(list)
    mayAddPhoto = shown(bool)
    photoText = shown(str)
    error = shown(str)
    busy = shown(bool)
    #: Before a sign-in: this page goes in so many seconds; 0: nobody need be told.
    goesIn = shown(int)

    of_person = False
    routes = frozenset({ROUTE, "camera"})
    #: The page turned: begin at its top. The field that needs an answer, or "".
    turnedTo = Signal(str)
    #: What was written without a name is gone: let nothing else keep it (the keyboard).
    vanished = Signal()

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        self._words = FormWords(desk)
        self._page_words = FormPageWords(desk)
        self._filing: Callable[[Filled], None] | None = None
        self._findings: Findings | None = None
        self._take_photo: TakePhoto | None = None
        self._rows: RowsModel[Row] = RowsModel(lambda row: row.question.name, self._words.roles(), self)
        self._values["questions"] = self._rows
        self._one_by_one = self._camera = False
        self._form: Form | None = None
        #: None: not chosen yet.
        self._unnamed: bool | None = False
        self._keeping = FormKeeping(desk, lambda: self._form is not None and self._unnamed is False and not self.busy)
        self._keeping.kept.connect(self._kept)
        self._keeping.no_room.connect(self._no_room)
        self._at = 0
        self._wrong: dict[str, Any] = {}
        self._months: dict[str, date] = {}
        #: Before a sign-in no session covers what is written: it goes by itself.
        self._alone = Alone(desk, lambda seconds: self.put(goesIn=seconds), navigator.leave)
        navigator.about(ROUTE, self.never_blocked_kind)
        navigator.leaving.connect(self._left)
        desk.languageChanged.connect(self._say)

    # --- opening ---

    def begin(self, type_: str, answers: Mapping[str, Any] | None = None, about: str | None = None) -> None:
        """Fill in the form of a type; what was begun goes on. `answers` that are known already; `about`: what it appeals."""
        if self.unsaved:
            # No room: these answers are only here, so they stay in front until they are saved.
            self.keep()
            self.navigator.go(ROUTE)
            return
        session = self.desk.session
        self._clear()

        def find(connection: Connection) -> None:
            self._take_form(connection, type_)
            self._keeping.find(connection, session, type_, about)

        self.desk.read(find)
        if self._form is None:
            return
        self._keeping.know(answers or {})
        self._unnamed = False if self._keeping.exists or not self._form.anonymous else None if session is not None else True
        self._at = self._keeping.draft.page
        self._show()
        self.navigator.go(ROUTE)
        self.turnedTo.emit("")

    @Slot()
    def touched(self) -> None:
        """Somebody is there."""
        if self._form is not None and self._keeping.session is None:
            self._alone.touched()

    @Slot(bool)
    def showOneByOne(self, alone: bool) -> None:
        """A small window, or large words: each question has a page of its own."""
        if alone != self._one_by_one:
            self._one_by_one = alone
            self._at = 0 if self._form is None else min(self._at, len(self._pages) - 1)
            self._show()

    def never_blocked_kind(self) -> str:
        """What is filled in, to `kiosk.signin.never_blocked`."""
        return "" if self._form is None or not self._form.never_blocked else self._form.kind

    # --- answering ---

    @Slot(str, str)
    def choose(self, field: str, key: str) -> None:
        """A key of a question was touched; a chosen one that is not needed lets go."""
        question = self._question(field)
        if question is None or self.busy:
            return
        if question.field.kind == "day":
            self._choose_day(question, key)
            return
        self._answer(field, answered(question, self._keeping.draft.answers.get(field), key))

    @Slot(str, str)
    def write(self, field: str, text: str) -> None:
        """The whole text of a question after an edit."""
        if not self.busy and text != self._keeping.draft.answers.get(field, ""):
            self._answer(field, text, typing=True)

    @Slot(str, int)
    def turnMonth(self, field: str, months: int) -> None:
        """The calendar of a question."""
        if field in self._months:
            self._months[field] = turned(self._months[field], months)
            self._show()

    @Slot(bool)
    def chooseName(self, named: bool) -> None:
        """With the name, or without; without it, nothing that was saved stays."""
        self._unnamed = not named
        if self._unnamed and self._keeping.exists:
            self._keeping.throw_away()
        self._show()

    # --- photos ---

    @Slot()
    def takePhoto(self) -> None:
        """With the camera of this device."""
        if self._take_photo is not None and self.mayAddPhoto:
            self.keep()
            self._take_photo(self._photo_taken)

    @Slot(str)
    def dropPhoto(self, blob: str) -> None:
        """Take one off."""
        self._keeping.drop_photo(blob)

    def _photo_taken(self, data: bytes) -> None:
        if self._form is not None:
            self._keeping.add_photo(data, self._form.photos)

    # --- turning pages ---

    @Slot()
    def next(self) -> None:
        """The next page, once what is needed here is answered; on the last, file it."""
        if self.busy or self._form is None:
            return
        page = self._pages[self._at]
        if page.kind == CHECK:
            self._file()
            return
        if page.kind == NAME and self._unnamed is None:
            self.put(error=self.tr("Choose one to go on."))
            return
        wrong = self._problems(page)
        self._wrong = wrong
        if wrong:
            self._show()
            self.turnedTo.emit(next(iter(wrong)))
            return
        self._go(self._at + 1)

    @Slot()
    def back(self) -> None:
        """The page before; from the first, out of the form."""
        if self._at > 0:
            self._go(self._at - 1)
        else:
            self.navigator.back()

    @Slot(str)
    def change(self, field: str) -> None:
        """The page of an answer that was read back."""
        for number, page in enumerate(self._pages):
            if page.part is not None and any(question.name == field for question in page.part.questions):
                self._go(number)
                self.turnedTo.emit(field)

    def _go(self, number: int) -> None:
        self._wrong, self._months = {}, {}
        self._at = number
        self._keeping.turn(number)
        self.put(error="")
        self._show()
        self.turnedTo.emit("")
        self.keep()

    # --- keeping ---

    @Slot()
    def keep(self) -> None:
        """Save what is answered now, if it is not saved already."""
        self._keeping.keep()

    @property
    def unsaved(self) -> bool:
        """Whether answers are here that could not be saved (no room)."""
        return self._form is not None and self._unnamed is False and bool(self.error) and self._keeping.changed

    def saved_line(self) -> str:
        """What the warning before a session's end says about it."""
        return self.tr("Your form is saved here.") if self._keeping.exists else ""

    # --- filing ---

    def equip(
        self,
        *,
        filing: Callable[[Filled], None] | None = None,
        findings: Findings | None = None,
        camera: bool | None = None,
        take_photo: TakePhoto | None = None,
    ) -> None:
        """What files it (`FormFiling`), what support found by itself, whether photos can be taken here."""
        self._filing = filing or self._filing
        self._findings = findings or self._findings
        self._camera = self._camera if camera is None else camera
        self._take_photo = take_photo or self._take_photo

    def _file(self) -> None:
        problems = {} if self._form is None else {one.field: one.why for one in check(self._form, self._filed_answers(), self._today())}
        if problems:
            self.change(next(iter(problems)))
            self._wrong = problems
            self._show()
        elif self._filing is not None:
            self._keeping.stop()
            self._filing(self._filled())

    def refresh(self, connection: Connection) -> None:
        """Another version may have come."""
        if self._form is not None:
            self._take_form(connection, self._form.type)
            self._keeping.find_photos(connection)
            self._show()

    def forget_person(self) -> None:
        """The answers go from memory; named ones are in the store."""
        self._clear()
        super().forget_person()

    # --- parts ---

    def _clear(self) -> None:
        self._form = None
        self._unnamed = False
        self._keeping.clear()
        self._at = 0
        self._wrong, self._months = {}, {}
        self._rows.clear()

    def _take_form(self, connection: Connection, type_: str) -> None:
        self._form = form_here(connection, type_)

    @property
    def _pages(self) -> list[Page]:
        if self._form is None:
            return [Page(CHECK)]
        asks = self._form.anonymous and self._keeping.session is not None and not self._keeping.draft.about
        return form_pages(self._form, self._keeping.draft.answers, asks_name=asks, one_by_one=self._one_by_one)

    def _question(self, field: str) -> Question | None:
        return None if self._form is None else next((one for one in self._form.questions if one.name == field), None)

    def _answer(self, field: str, value: Any, *, typing: bool = False) -> None:
        self._keeping.answer(field, value)
        self._wrong.pop(field, None)
        self._show()
        if typing:
            self._keeping.wait()
        else:
            self.keep()

    def _choose_day(self, question: Question, key: str) -> None:
        field, chosen = question.name, self._keeping.draft.answers.get(question.name)
        if key == "pick":
            if self._months.pop(field, None) is None:
                self._months[field] = day_of(str(chosen)) or self._today()
            self._show()
            return
        self._months.pop(field, None)
        self._answer(field, None if chosen == key else key)

    def _filled(self) -> Filled:
        form, findings, answers = self._form, self._findings, self._filed_answers()
        session, unnamed = self._keeping.session, bool(self._unnamed)
        if form is None or findings is None or session is None or unnamed:
            return Filled(self._keeping.draft, answers, session, unnamed, 0 if form is None else form.version)
        resident = session.person.resident

        def found(connection: Connection) -> Sequence[dict[str, Any]]:
            return findings(connection, resident, form, answers)

        return Filled(self._keeping.draft, answers, session, unnamed, form.version, found)

    def _problems(self, page: Page) -> dict[str, Any]:
        """What keeps somebody from the next page, by field."""
        if self._form is None or page.part is None:
            return {}
        here = {question.name for question in page.part.questions}
        found = check(self._form, self._filed_answers(), self._today())
        return {one.field: one.why for one in found if one.field in here}

    def _filed_answers(self) -> dict[str, Any]:
        return {} if self._form is None else kept(self._form, self._keeping.draft.answers)

    def _today(self) -> date:
        return self.desk.words.local(self.desk.clock.now_ms()).date()

    # --- showing ---

    @Slot()
    def _say(self) -> None:
        self._show()
        self._rows.reword()

    def _show(self) -> None:
        form = self._form
        if form is None:
            return
        found, language = self._pages, self.desk.words.language
        self._at = max(0, min(self._at, len(found) - 1))
        page = found[self._at]
        self._show_questions(page)
        said = self._page_words.of(form, found, self._at, unnamed=bool(self._unnamed))
        self.put(
            page=page.kind,
            formName=form_name(form, language),
            iconName=form.icon,
            hue=form.hue,
            count=len(found),
            current=self._at + 1,
            readersTitle=in_language(form.readers_title, language),
            readersLine=in_language(form.readers_line, language),
            careTitle=in_language(form.care_title, language),
            careLine=in_language(form.care_line, language),
            answers=self._words.review(form, self._keeping.draft.answers) if page.kind == CHECK else [],
            naming="" if self._unnamed is None else "unnamed" if self._unnamed else "named",
            unnamed=bool(self._unnamed),
            photos=[self._photo(number, blob) for number, blob in enumerate(self._keeping.photos, 1)],
            mayAddPhoto=self._camera and len(self._keeping.photos) < form.photos,
            savedText=self._saved_text(),
            **said,
        )

    def _show_questions(self, page: Page) -> None:
        if self._form is None or page.part is None:
            self._rows.clear()
            return
        must, language, today = needed(self._form, self._keeping.draft.answers), self.desk.words.language, self._today()
        given = self._keeping.draft.answers
        self._rows.show(
            [
                Row(one, given.get(one.name), self._wrong.get(one.name), self._months.get(one.name), one.name in must, language, today)
                for one in page.part.questions
            ]
        )

    def _photo(self, number: int, blob: str) -> dict[str, str]:
        title = self.tr("Photo %1: take it off").replace("%1", self.desk.words.number(number))
        return {"key": blob, "title": title, "line": "", "picture": self.desk.photo_url(blob), "icon": "image", "hue": "slate"}

    def _saved_text(self) -> str:
        if self._unnamed:
            return self.tr("Nothing is kept if you leave.")
        if not self._keeping.saved_ms:
            return ""
        # A time may end in a full stop itself ("p.m.").
        return self.tr("Saved %1. Finish any time.").replace("%1", self.desk.words.time(self._keeping.saved_ms)).replace("..", ".")

    # --- outcomes ---

    @Slot()
    def _kept(self) -> None:
        if self._form is not None:
            self.put(error="", savedText=self._saved_text())

    @Slot()
    def _no_room(self) -> None:
        self.put(error=self.tr("There is no room to save right now. Your words are still here. Tell staff."))

    @Slot(str, str)
    def _left(self, route: str, to: str) -> None:
        if route != ROUTE or to == "camera":
            return
        self.keep()
        if self._unnamed or (self._keeping.session is None and to != "filed"):
            self._alone.stop()
            self._clear()
            self.forget()
            self.vanished.emit()
