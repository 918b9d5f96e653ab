"""Help, before and after a sign-in: whom to call, and the report that anybody may file without a name."""

from __future__ import annotations

from PySide6.QtCore import Slot
from sqlalchemy import Connection

from kiosk.filings.form import form_name, in_language
from kiosk.filings.forms import forms_here
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.filing_form import FormModel
from kiosk.ui.viewmodels.navigator import Navigator


@qml_type
class HelpModel(ScreenModel):
    """The same for everybody: nothing here is of a person."""

    #: [{ title, number, line }]: lines of the facility's policy.
    lines = shown(list)
    #: The form that anybody may file without a name: what it is called and is for, "" without one.
    openName = shown(str)
    openLine = shown(str)

    of_person = False
    routes = frozenset({"help"})

    def __init__(self, desk: Desk, navigator: Navigator, form: FormModel) -> None:
        super().__init__(desk, navigator)
        self._form = form
        self._open_type = ""

    @Slot()
    def beginUnnamed(self) -> None:
        """The form that needs nobody signed in."""
        if self.desk.session is None and self._open_type:
            self._form.begin(self._open_type)
            self._form.touched()

    def refresh(self, connection: Connection) -> None:
        """What the facility offers."""
        language = self.desk.words.language
        offered = next((form for form in forms_here(connection) if form.anonymous), None)
        self._open_type = "" if offered is None else offered.type
        self.put(
            lines=[
                {"title": in_language(one.name, language), "number": one.number, "line": in_language(one.line, language)}
                for one in self.desk.policy.help.lines
            ],
            openName="" if offered is None else form_name(offered, language),
            openLine="" if offered is None else in_language(offered.line, language),
        )
