"""Asking for a visit: with whom, how long, and up to three times that would do."""

from __future__ import annotations

from PySide6.QtCore import Slot
from sqlalchemy import Connection

from kiosk.store.engine import StoreFull
from kiosk.sync.wire_visits import MAX_VISIT_NOTE_CHARACTERS, MAX_WISHES, VisitAsk
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.ui.viewmodels.visit_words import MINUTE_MS, VisitWords
from kiosk.visits.rules import Asking, Visit, days_to_ask
from kiosk.visits.visits import CannotVisit, ask, visits


@qml_type
class VisitAskModel(ScreenModel):
    """What is chosen stays while the person is signed in, so that Back loses nothing."""

    people = shown(list)
    person = shown(str)
    lengths = shown(list)
    minutes = shown(str)
    days = shown(list)
    day = shown(str)
    times = shown(list)
    #: The times that were chosen, the most wanted first: {key, text}.
    chosen = shown(list)
    note = shown(str)
    noteMost = shown(int, MAX_VISIT_NOTE_CHARACTERS, constant=True)
    rulesText = shown(str)
    noDays = shown(bool)
    blocked = shown(str)
    error = shown(str)
    busy = shown(bool)

    routes = frozenset({"visit-ask"})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel, words: VisitWords) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._words = words
        self._wishes: list[int] = []
        self._held: list[Visit] = []
        self._times: dict[int, tuple[int, ...]] = {}
        desk.languageChanged.connect(self._show)

    @Slot(str)
    def choosePerson(self, contact: str) -> None:
        """Whom to see."""
        self.put(person=contact, error="")
        self._show()

    @Slot(str)
    def chooseLength(self, minutes: str) -> None:
        """How long; times that do not fit any more are dropped."""
        self.put(minutes=minutes, error="")
        self._offer()

    @Slot(str)
    def chooseDay(self, day: str) -> None:
        """Show the times of a day."""
        self.put(day=day)
        self._show()

    @Slot(str)
    def chooseTime(self, time: str) -> None:
        """One more time, or one less."""
        at_ms = int(time)
        if at_ms in self._wishes:
            self._wishes.remove(at_ms)
        elif len(self._wishes) >= MAX_WISHES:
            self._session.explain(self.tr("Three times are enough. Take one away first."))
        else:
            self._wishes.append(at_ms)
        self.put(error="")
        self._show()

    @Slot(str)
    def editNote(self, note: str) -> None:
        """The whole text after an edit."""
        if not self.busy:
            self.put(note=note, error="")

    @Slot()
    def send(self) -> None:
        """Ask."""
        if self.busy or self.blocked:
            return
        store, session, clock = self.desk.store, self.open_session(), self.desk.clock
        face = self.desk.faces[str(self.person)]
        wish = VisitAsk(
            contact=str(self.person), wishes=tuple(self._wishes), minutes=int(self.minutes), note=self.note[:MAX_VISIT_NOTE_CHARACTERS]
        )
        self.put(busy=True, error="")
        self.desk.bridge.write(lambda: ask(store, session, wish, face.name, clock, legal=face.legal), self._asked, self._not_asked)

    def refresh(self, connection: Connection) -> None:
        """Who may be seen, and when."""
        self._held = visits(connection, self.open_session().person.resident, self.desk.clock.now_ms())
        allowed = [str(one) for one in self.desk.policy.visits.minutes]
        if self.minutes not in allowed:
            self.put(minutes=allowed[-1])
        if self.person not in self._may_be_seen():
            self.put(person="")
        self._offer()

    def forget_person(self) -> None:
        """What was chosen goes too."""
        self._wishes.clear()
        self._held = []
        self._times = {}
        super().forget_person()

    def _may_be_seen(self) -> list[str]:
        return [contact for contact, face in self.desk.faces.items() if face.visits and face.can_write and not face.blocked]

    def _offer(self) -> None:
        policy = self.desk.policy.visits
        rules = Asking(
            policy.hours,
            self.desk.policy.facility.zone,
            policy.step_minutes,
            policy.notice_hours,
            policy.ahead_days,
            policy.week_limit,
        )
        self._times = days_to_ask(rules, int(self.minutes), self._held, self.desk.clock.now_ms())
        may = {time for times in self._times.values() for time in times}
        self._wishes = [wish for wish in self._wishes if wish in may]
        if self.day not in map(str, self._times):
            self.put(day=str(next(iter(self._times), "")))
        self._show()

    @Slot()
    def _show(self) -> None:
        if self.desk.session is None:
            return
        words, now_ms = self.desk.words, self.desk.now_ms
        times = self._times.get(int(self.day), ()) if self.day else ()
        self.put(
            people=[
                {"key": contact, "text": self.desk.faces[contact].name, "selected": contact == self.person}
                for contact in self._may_be_seen()
            ],
            lengths=[{"key": str(one), "text": words.wait(one * MINUTE_MS)} for one in self.desk.policy.visits.minutes],
            days=[{"key": str(day), "text": words.date(day), "selected": str(day) == self.day} for day in self._times],
            times=[{"key": str(time), "text": words.time(time), "selected": time in self._wishes} for time in times],
            chosen=[{"key": str(wish), "text": words.sentence(words.moment_ahead(wish, now_ms))} for wish in self._wishes],
            noDays=not self._times,
            rulesText=self._rules(),
            blocked=self._missing(),
        )

    def _rules(self) -> str:
        policy = self.desk.policy.visits
        said = [self.tr("Staff look at each request.")]
        if policy.notice_hours:
            said.append(self.tr("Ask at least %1 before.").replace("%1", self.desk.words.hours(policy.notice_hours)))
        if policy.week_limit:
            said.append(self.tr("You may have %n visit(s) a week.", "", policy.week_limit))
        return " ".join(said)

    def _missing(self) -> str:
        if not self.person:
            return self.tr("Choose who you want to see.")
        return "" if self._wishes else self.tr("Choose at least one time.")

    def _asked(self, _visit: str) -> None:
        if self.desk.session is None:
            return
        self._wishes.clear()
        self.forget()
        self._session.toast(self.tr("You asked for a visit. You will see the answer here."), "good")
        self.navigator.back()

    def _not_asked(self, error: BaseException) -> None:
        if isinstance(error, CannotVisit):
            self.put(busy=False, error=self.tr("Visits are paused for you."))
        elif isinstance(error, StoreFull):
            self.put(busy=False, error=self.tr("There is no room to save right now. Your words are still here. Tell staff."))
        else:
            self.desk.broken.emit(error)
