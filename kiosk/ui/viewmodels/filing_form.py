"""Filling a form in: a few questions at a time, saved at each pause, read back before it is filed.

Without a name nothing is saved at all: what is written is here until it is filed or the page is left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from sqlalchemy import Connection

from kiosk.filings.answers import check, day_of, kept, needed
from kiosk.filings.drafts import CannotAdd, FilingDraft, add_photo, delete_draft, draft_for, drop_photo, photos_of, save_draft
from kiosk.filings.form import Form, Question, form_name, in_language
from kiosk.filings.forms import form_here, forms_here
from kiosk.signin.rules import Session
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.form_days import turned
from kiosk.ui.viewmodels.form_page_words import FormPageWords
from kiosk.ui.viewmodels.form_pages import CHECK, NAME, Page, answered, form_pages, new_id
from kiosk.ui.viewmodels.form_words import FormWords, Row
from kiosk.ui.viewmodels.navigator import Navigator

PAUSE_MS = 250
NO_ROOM_MS = 3_000
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
    #: A form that anybody may file without a name before signing in: its name and what it is for, "" without one.
    openName = shown(str)
    openLine = shown(str)

    of_person = False
    routes = frozenset({ROUTE, "help", "camera"})
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
        self._open_type = ""
        self._take_photo: TakePhoto | None = None
        self._rows: RowsModel[Row] = RowsModel(lambda row: row.question.name, self._words.roles(), self)
        self._values["questions"] = self._rows
        self._one_by_one = self._camera = False
        self._form: Form | None = None
        self._session: Session | None = None
        #: None: not chosen yet.
        self._unnamed: bool | None = False
        #: What is answered, what was last asked to be saved, and what is saved.
        self._draft = self._asked = self._saved = FilingDraft("", "")
        self._exists = False
        self._at = 0
        self._wrong: dict[str, Any] = {}
        self._months: dict[str, date] = {}
        self._photo_names: list[str] = []
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.keep)
        #: Before a sign-in no session covers what is written: it goes by itself.
        self._alone = QTimer(self, singleShot=True)
        self._alone.timeout.connect(navigator.leave)
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
        self._session = session

        def find(connection: Connection) -> None:
            self._take_form(connection, type_)
            before = None if session is None else draft_for(connection, session.person.resident, type_, about)
            self._draft = before or FilingDraft(new_id(), type_, about)
            self._exists = before is not None

        self.desk.read(find)
        if self._form is None:
            return
        # What was just chosen goes before what was written earlier.
        known = {**self._draft.answers, **(answers or {})}
        self._draft = self._asked = self._saved = replace(self._draft, answers=known)
        self._unnamed = False if self._exists or not self._form.anonymous else None if session is not None else True
        self._at = self._draft.page
        self._show()
        self.navigator.go(ROUTE)
        self.turnedTo.emit("")

    @Slot()
    def touched(self) -> None:
        """Somebody is there."""
        if self._form is not None and self._session is None:
            policy = self.desk.policy.session
            self._alone.start(1000 * (policy.idle_warn_seconds + policy.idle_sign_out_seconds))

    @Slot()
    def beginUnnamed(self) -> None:
        """The form that needs nobody signed in."""
        if self.desk.session is None and self._open_type:
            self.begin(self._open_type)
            self.touched()

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
        self._answer(field, answered(question, self._draft.answers.get(field), key))

    @Slot(str, str)
    def write(self, field: str, text: str) -> None:
        """The whole text of a question after an edit."""
        if not self.busy and text != self._draft.answers.get(field, ""):
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
        if self._unnamed and self._exists:
            self._throw_away()
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
        session, store, draft = self._session, self.desk.store, self._draft.id
        if session is not None and not self.busy:
            self.desk.bridge.write(lambda: drop_photo(store, session, draft, blob), lambda _: self.desk.look())

    def _photo_taken(self, data: bytes) -> None:
        form, session, store, clock, draft = self._form, self._session, self.desk.store, self.desk.clock, self._draft
        if form is None or session is None or self._unnamed is not False:
            return
        self._asked, self._exists = draft, True
        self.desk.bridge.write(
            lambda: add_photo(store, session, draft, data, form.photos, clock),
            lambda _: self.desk.look(),
            lambda error: self._not_kept(draft, error),
        )

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
        self._draft = replace(self._draft, page=number)
        self.put(error="")
        self._show()
        self.turnedTo.emit("")
        self.keep()

    # --- keeping ---

    @Slot()
    def keep(self) -> None:
        """Save what is answered now, if it is not saved already."""
        self._pause.stop()
        draft, session = self._draft, self._session
        nothing = not self._exists and not draft.answers
        if session is None or self._form is None or self._unnamed is not False or self.busy or draft == self._asked or nothing:
            return
        store, clock = self.desk.store, self.desk.clock
        self._asked, self._exists = draft, True
        self.desk.bridge.write(
            lambda: save_draft(store, session, draft, clock),
            lambda saved_ms: self._kept(draft, saved_ms),
            lambda error: self._not_kept(draft, error),
        )

    @property
    def unsaved(self) -> bool:
        """Whether answers are here that could not be saved (no room)."""
        return self._form is not None and self._unnamed is False and bool(self.error) and self._draft != self._saved

    def saved_line(self) -> str:
        """What the warning before a session's end says about it."""
        return self.tr("Your form is saved here.") if self._exists else ""

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
            self._pause.stop()
            self._filing(self._filled())

    def refresh(self, connection: Connection) -> None:
        """Another version may have come; before a sign-in, which form is open to anybody."""
        if self.desk.session is None:
            offered = next((form for form in forms_here(connection) if form.anonymous), None)
            self._open_type = "" if offered is None else offered.type
            language = self.desk.words.language
            self.put(
                openName="" if offered is None else form_name(offered, language),
                openLine="" if offered is None else in_language(offered.line, language),
            )
        if self._form is not None:
            self._take_form(connection, self._form.type)
            self._photo_names = [] if self._session is None else photos_of(connection, self._session.person.resident, self._draft.id)
            self._show()

    def forget_person(self) -> None:
        """The answers go from memory; named ones are in the store."""
        self._clear()
        super().forget_person()

    # --- parts ---

    def _clear(self) -> None:
        self._form = self._session = None
        self._unnamed = False
        self._draft = self._asked = self._saved = FilingDraft("", "")
        self._exists = False
        self._at = 0
        self._wrong, self._months, self._photo_names = {}, {}, []
        self._rows.clear()

    def _take_form(self, connection: Connection, type_: str) -> None:
        self._form = form_here(connection, type_)

    @property
    def _pages(self) -> list[Page]:
        if self._form is None:
            return [Page(CHECK)]
        asks = self._form.anonymous and self._session is not None and not self._draft.about
        return form_pages(self._form, self._draft.answers, asks_name=asks, one_by_one=self._one_by_one)

    def _question(self, field: str) -> Question | None:
        return None if self._form is None else next((one for one in self._form.questions if one.name == field), None)

    def _answer(self, field: str, value: Any, *, typing: bool = False) -> None:
        others = {name: given for name, given in self._draft.answers.items() if name != field}
        self._draft = replace(self._draft, answers=others if value in (None, "") else {**others, field: value})
        self._wrong.pop(field, None)
        self._show()
        if typing:
            self._pause.start(PAUSE_MS)
        else:
            self.keep()

    def _choose_day(self, question: Question, key: str) -> None:
        field, chosen = question.name, self._draft.answers.get(question.name)
        if key == "pick":
            if self._months.pop(field, None) is None:
                self._months[field] = day_of(str(chosen)) or self._today()
            self._show()
            return
        self._months.pop(field, None)
        self._answer(field, None if chosen == key else key)

    def _filled(self) -> Filled:
        form, findings, answers = self._form, self._findings, self._filed_answers()
        session, unnamed = self._session, bool(self._unnamed)
        if form is None or findings is None or session is None or unnamed:
            return Filled(self._draft, answers, session, unnamed)
        resident = session.person.resident
        return Filled(self._draft, answers, session, unnamed, lambda connection: findings(connection, resident, form, answers))

    def _problems(self, page: Page) -> dict[str, Any]:
        """What keeps somebody from the next page, by field."""
        if self._form is None or page.part is None:
            return {}
        here = {question.name for question in page.part.questions}
        found = check(self._form, self._filed_answers(), self._today())
        return {one.field: one.why for one in found if one.field in here}

    def _filed_answers(self) -> dict[str, Any]:
        return {} if self._form is None else kept(self._form, self._draft.answers)

    def _today(self) -> date:
        return self.desk.words.local(self.desk.clock.now_ms()).date()

    def _throw_away(self) -> None:
        session, store, draft = self._session, self.desk.store, self._draft.id
        self._pause.stop()
        self._exists = False
        self._asked = self._saved = FilingDraft("", "")
        if session is not None:
            self.desk.bridge.write(lambda: delete_draft(store, session, draft))

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
            answers=self._words.review(form, self._draft.answers) if page.kind == CHECK else [],
            naming="" if self._unnamed is None else "unnamed" if self._unnamed else "named",
            unnamed=bool(self._unnamed),
            photos=[self._photo(number, blob) for number, blob in enumerate(self._photo_names, 1)],
            mayAddPhoto=self._camera and len(self._photo_names) < form.photos,
            savedText=self._saved_text(),
            **said,
        )

    def _show_questions(self, page: Page) -> None:
        if self._form is None or page.part is None:
            self._rows.clear()
            return
        must, language, today = needed(self._form, self._draft.answers), self.desk.words.language, self._today()
        given = self._draft.answers
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
        if not self._saved.saved_ms:
            return ""
        # A time may end in a full stop itself ("p.m.").
        return self.tr("Saved %1. Finish any time.").replace("%1", self.desk.words.time(self._saved.saved_ms)).replace("..", ".")

    # --- outcomes ---

    def _kept(self, draft: FilingDraft, saved_ms: int) -> None:
        if self._draft.id == draft.id and self._form is not None:
            self._draft = replace(self._draft, saved_ms=saved_ms)
            self._saved = self._asked = replace(draft, saved_ms=saved_ms)
            self.put(error="", savedText=self._saved_text())

    def _not_kept(self, draft: FilingDraft, error: BaseException) -> None:
        if not isinstance(error, StoreFull | CannotAdd):
            self.desk.broken.emit(error)
        elif self._draft.id == draft.id:
            self._asked = self._saved
            # The room may come back: ask again, as the answers are only here.
            self._pause.start(NO_ROOM_MS)
            self.put(error=self.tr("There is no room to save right now. Your words are still here. Tell staff."))

    @Slot(str, str)
    def _left(self, route: str, to: str) -> None:
        if route != ROUTE or to == "camera":
            return
        self.keep()
        if self._unnamed or (self._session is None and to != "filed"):
            self._alone.stop()
            self._clear()
            self.forget()
            self.vanished.emit()
