"""Requests: what is open, what was begun, and what can be asked, reported or complained about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.filings.answers import title_of
from kiosk.filings.drafts import FilingDraft, delete_draft, drafts
from kiosk.filings.form import Form, in_language
from kiosk.filings.forms import forms_here, under
from kiosk.filings.kept import FiledRow, filed_total, first_open
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.filing_form import FormModel
from kiosk.ui.viewmodels.navigator import Navigator

#: The others are in the list of all.
MOST_OPEN = 2
MORE = "more"


@qml_type
class RequestsModel(ScreenModel):
    """`tiles` of the page, and the `types` of the page behind one of them."""

    loading = shown(bool, default=True)
    open = shown(QObject, constant=True)
    openCount = shown(int)
    allText = shown(str)
    #: [{ key, title, line, icon, hue }]
    tiles = shown(list)
    typesTitle = shown(str)
    types = shown(list)
    drafts = shown(QObject, constant=True)
    draftCount = shown(int)
    #: Nothing is offered here: central has sent no form yet.
    empty = shown(bool)

    routes = frozenset({"requests", "request-types"})

    def __init__(self, desk: Desk, navigator: Navigator, form: FormModel) -> None:
        super().__init__(desk, navigator)
        self._form = form
        self._forms: list[Form] = []
        self._behind = ""
        self._open_one: Callable[[str], None] | None = None
        self._open_support: Callable[[], None] | None = None
        self._rows: RowsModel[FiledRow] = RowsModel(lambda row: row.id, self._roles(), self)
        self._begun: RowsModel[FilingDraft] = RowsModel(lambda row: row.id, self._draft_roles(), self)
        self._values.update(open=self._rows, drafts=self._begun)
        for rows in (self._rows, self._begun):
            desk.languageChanged.connect(rows.reword)

    def equip(self, open_one: Callable[[str], None] | None = None, open_support: Callable[[], None] | None = None) -> None:
        """What opens a filing's own page, and the help desk's topics."""
        self._open_one = open_one or self._open_one
        self._open_support = open_support or self._open_support

    @Slot(str)
    def choose(self, key: str) -> None:
        """A tile: a form, or a page with more of them."""
        found = next((form for form in self._forms if form.type == key), None)
        if key != MORE and (found is None or len(under(self._forms, key)) == 1):
            self.begin(key)
            return
        self._behind = key
        self.desk.look()
        self._show_types()
        self.navigator.go("request-types")

    @Slot(str)
    def begin(self, type_: str) -> None:
        """Fill this form in, going on where it was left."""
        form = next((form for form in self._forms if form.type == type_), None)
        if form is None:
            return
        if form.guide is not None and self._open_support is not None:
            self._open_support()
        else:
            self._form.begin(type_)

    @Slot(str)
    def goOn(self, draft: str) -> None:
        """A form that was begun."""
        found = next((row for row in self._begun.rows if row.id == draft), None)
        if found is not None:
            self._form.begin(found.type, about=found.about)

    @Slot(str)
    def drop(self, draft: str) -> None:
        """Throw away what was begun."""
        session, store = self.open_session(), self.desk.store
        self.desk.bridge.write(lambda: delete_draft(store, session, draft), lambda _: self.desk.look(), self._not_dropped)

    @Slot(str)
    def track(self, filing: str) -> None:
        """Where one stands."""
        if self._open_one is not None:
            self._open_one(filing)

    def refresh(self, connection: Connection) -> None:
        """Read it all again."""
        resident, language = self.open_session().person.resident, self.desk.words.language
        self._forms = forms_here(connection)
        known = {form.type for form in self._forms}
        filed = first_open(connection, resident, language, MOST_OPEN)
        begun = [draft for draft in drafts(connection, resident) if draft.type in known]
        count = filed_total(connection, resident, "all")
        self._rows.show(filed)
        self._begun.show(begun)
        self.put(
            loading=False,
            openCount=len(filed),
            draftCount=len(begun),
            allText=self.tr("See all %1").replace("%1", self.desk.words.number(count)) if count else "",
            tiles=self._tiles(),
            empty=not self._forms,
        )
        self._show_types()

    def forget_person(self) -> None:
        """The rows go too."""
        self._rows.clear()
        self._begun.clear()
        self._behind = ""
        super().forget_person()

    def _tiles(self) -> list[dict[str, str]]:
        language = self.desk.words.language
        types = {form.type for form in self._forms}
        tiles = []
        for form in self._forms:
            if form.tile.on != "home" or form.tile.under in types:
                continue
            several = len(under(self._forms, form.type)) > 1
            name = form.tile.name if several and form.tile.name else form.name
            line = form.tile.line if several and form.tile.line else form.line
            tiles.append(_entry(form.type, in_language(name, language), in_language(line, language), form))
        more = [form for form in self._forms if form.tile.on == "more"]
        if more:
            names = ", ".join(in_language(form.name, language) for form in more[:4])
            tiles.append({"key": MORE, "title": self.tr("More types"), "line": names, "icon": "layout-grid", "hue": "slate"})
        return tiles

    def _show_types(self) -> None:
        language = self.desk.words.language
        chosen = [form for form in self._forms if form.tile.on == MORE] if self._behind == MORE else under(self._forms, self._behind)
        lead = next((form for form in chosen if form.type == self._behind), None)
        title = self.tr("More types")
        if lead is not None:
            title = in_language(lead.tile.name or lead.name, language)
        self.put(
            typesTitle=title,
            types=[_entry(form.type, in_language(form.name, language), in_language(form.line, language), form) for form in chosen],
        )

    def _roles(self) -> dict[str, Callable[[FiledRow], Any]]:
        return {
            "filingId": lambda row: row.id,
            "title": lambda row: row.title,
            "line": self._line,
            "iconName": lambda row: row.icon,
            "hue": lambda row: row.hue,
            "step": lambda row: row.step,
            "steps": lambda row: row.steps,
            "stepText": self._step,
            "chip": lambda row: self.tr("New update") if row.has_news else "",
        }

    def _draft_roles(self) -> dict[str, Callable[[FilingDraft], Any]]:
        return {
            "draftId": lambda row: row.id,
            "title": self._draft_title,
            "line": lambda row: self.tr("Saved here %1").replace("%1", self.desk.words.moment(row.saved_ms, self.desk.now_ms)),
            "iconName": lambda row: self._icon(row.type)[0],
            "hue": lambda row: self._icon(row.type)[1],
        }

    def _line(self, row: FiledRow) -> str:
        sent = self.tr("sent %1").replace("%1", self.desk.words.moment(row.filed_ms, self.desk.now_ms))
        return f"{row.kind_name} · {sent}"

    def _step(self, row: FiledRow) -> str:
        if row.refused:
            return self.tr("This was not taken. Open it to see why.")
        if not row.at_central:
            return self.tr("Saved here. It goes out with the next connection.")
        if not row.step_name:
            return self.tr("Number %1").replace("%1", row.number)
        words = self.tr("Step %1 of %2: %3").replace("%1", self.desk.words.number(row.step))
        return words.replace("%2", self.desk.words.number(row.steps)).replace("%3", row.step_name)

    def _draft_title(self, row: FilingDraft) -> str:
        form = next((form for form in self._forms if form.type == row.type), None)
        if form is None:
            return ""
        name, title = in_language(form.name, self.desk.words.language), title_of(form, row.answers, self.desk.words.language)
        return name if title == name else f"{name}: {title}"

    def _icon(self, type_: str) -> tuple[str, str]:
        form = next((form for form in self._forms if form.type == type_), None)
        return ("pencil", "slate") if form is None else (form.icon, form.hue)

    def _not_dropped(self, error: BaseException) -> None:
        if not isinstance(error, StoreFull):
            self.desk.broken.emit(error)


def _entry(key: str, title: str, line: str, form: Form) -> dict[str, str]:
    return {"key": key, "title": title, "line": line, "icon": form.icon, "hue": form.hue}
