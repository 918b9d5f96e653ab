"""One visit: when, with whom, where it stands; saying yes or no, calling it off, joining."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from sqlalchemy import Connection

from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.ui.viewmodels.visit_words import VisitWords
from kiosk.visits.rules import Visit
from kiosk.visits.visits import CannotVisit, answer, cancel, visit
from kiosk.wallet.accounts import Restriction
from kiosk.wallet.holds import blocking


@qml_type
class VisitModel(ScreenModel):
    """The visit that is looked at."""

    visitId = shown(str)
    gone = shown(bool)
    name = shown(str)
    initial = shown(str)
    hue = shown(str, "sky")
    whenText = shown(str)
    stateText = shown(str)
    chip = shown(list)
    facts = shown(list)
    note = shown(str)
    recordedText = shown(str)
    #: May be said now.
    toAnswer = shown(bool)
    moved = shown(bool)
    canCancel = shown(bool)
    certain = shown(bool)
    closed = shown(str)
    #: The question before something is called off or declined: "", "cancel", "decline".
    asking = shown(str)
    busy = shown(bool)

    routes = frozenset({"visit"})

    #: The visit's id: show the call.
    joined = Signal(str)

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel, words: VisitWords) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._words = words
        self._held: Restriction | None = None
        navigator.leaving.connect(self._leaving)

    @Slot(str)
    def open(self, id: str) -> None:
        """Look at one."""
        self.put(visitId=id, gone=False, asking="")
        if self.navigator.current == "visit":
            self.desk.look()
        else:
            self.navigator.go("visit")

    @Slot(str)
    def join(self, id: str) -> None:
        """Go into the call of a visit that is open."""
        self.joined.emit(id or self.visitId)

    @Slot()
    def accept(self) -> None:
        """Say yes."""
        self._answer(accept=True, said=self.tr("You said yes."))

    @Slot(str)
    def ask(self, what: str) -> None:
        """Ask before it is called off ("cancel") or declined ("decline")."""
        if not self.busy:
            self.put(asking=what)

    @Slot()
    def keep(self) -> None:
        """Leave it as it is."""
        self.put(asking="")

    @Slot()
    def confirm(self) -> None:
        """Do what was asked."""
        asked, visit_id = str(self.asking), str(self.visitId)
        store, session, clock = self.desk.store, self.open_session(), self.desk.clock
        self.put(asking="")
        if asked == "decline":
            self._answer(accept=False, said=self.tr("You said no."))
        elif asked == "cancel":
            self._do(lambda: cancel(store, session, visit_id, clock), self.tr("It is called off."))

    def refresh(self, connection: Connection) -> None:
        """As it stands now."""
        resident = self.open_session().person.resident
        found = visit(connection, resident, str(self.visitId))
        self._held = blocking(connection, resident, "visits", self.desk.clock.now_ms())
        self.put(gone=found is None)
        if found is not None:
            self._show(found)

    def _show(self, found: Visit) -> None:
        words, now_ms = self._words, self.desk.clock.now_ms()
        face = self.desk.face(found.contact, found.name)
        recorded = self.tr("This call may be recorded.") if found.recorded else self.tr("This call is not recorded.")
        self.put(
            name=face.name,
            initial=face.initial,
            hue=face.hue,
            whenText=words.times(found) if found.state == "asked" else words.when(found),
            stateText=words.state(found),
            chip=[words.chip(found)],
            facts=self._facts(found),
            note=found.note,
            recordedText=recorded if found.to_come(now_ms) else "",
            toAnswer=found.to_answer(now_ms),
            moved=found.moved_from_ms is not None,
            canCancel=found.can_cancel(now_ms) and not found.to_answer(now_ms),
            certain=found.certain() and found.to_come(now_ms),
            closed=words.closed(found, self._held),
        )

    def _facts(self, found: Visit) -> list[dict[str, str]]:
        words = self._words
        facts = [{"name": self.tr("How long"), "value": words.length(found)}]
        if found.state != "asked":
            facts.insert(0, {"name": self.tr("Day"), "value": words.day(found.starts_ms)})
            facts.insert(1, {"name": self.tr("Time", "of day"), "value": self.desk.words.time(found.starts_ms)})
        return facts

    def _answer(self, *, accept: bool, said: str) -> None:
        store, session, clock, visit_id = self.desk.store, self.open_session(), self.desk.clock, str(self.visitId)
        self._do(lambda: answer(store, session, visit_id, clock, accept=accept), said)

    def _do(self, work: Callable[[], None], said: str) -> None:
        if self.busy:
            return
        self.put(busy=True)

        def done(_nothing: object) -> None:
            self.put(busy=False)
            self._session.toast(said, "good")
            self.desk.look()

        self.desk.bridge.write(work, done, self._not_done)

    def _not_done(self, error: BaseException) -> None:
        self.put(busy=False)
        if isinstance(error, CannotVisit):
            self._session.explain(self.tr("This has changed. Please look again."))
            self.desk.look()
        elif isinstance(error, StoreFull):
            self._session.explain(self.tr("There is no room to save right now. Tell staff."))
        else:
            self.desk.broken.emit(error)

    @Slot(str, str)
    def _leaving(self, _before: str, after: str) -> None:
        if after not in {"visit", "visit-check", "call", "pin"}:
            self.put(visitId="", asking="")
