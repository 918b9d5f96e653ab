"""Visits: the next one with its countdown, those to come, those that were, and what Home says of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.clock import ClockModel
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.ui.viewmodels.visit_words import VisitWords
from kiosk.visits.rules import Visit, next_of, reminder_due
from kiosk.visits.visits import past_visits, visits
from kiosk.wallet.accounts import Restriction
from kiosk.wallet.holds import blocking


@qml_type
class VisitsModel(ScreenModel):
    """The list. Reminders come as a toast, wherever the person is."""

    loading = shown(bool, default=True)
    #: False: this facility holds no visits; Home does not offer them.
    offered = shown(bool, default=True)
    #: Why visits are paused for this person, and what still works; "" when they are not.
    pausedText = shown(str)
    pausedLine = shown(str)
    rows = shown(QObject, constant=True)
    count = shown(int)
    past = shown(QObject, constant=True)
    pastCount = shown(int)
    #: The next visit that is booked; "" without one.
    nextId = shown(str)
    nextTitle = shown(str)
    nextInitial = shown(str)
    nextHue = shown(str, "sky")
    nextWhen = shown(str)
    #: Alone, and within a sentence.
    nextCountdown = shown(str)
    nextIn = shown(str)
    nextTimes = shown(str)
    nextLine = shown(str)
    nextClosed = shown(str)
    nextSoon = shown(bool)
    #: Visits that wait for the person's answer.
    toAnswer = shown(int)
    homeLine = shown(str)
    #: Home says it only on its day.
    todayText = shown(str)

    def __init__(self, desk: Desk, navigator: Navigator, clock: ClockModel, session: SessionModel, words: VisitWords) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._words = words
        #: As they were at the last look; a call that rings is one of them.
        self.to_come: list[Visit] = []
        self._next: Visit | None = None
        self._held: Restriction | None = None
        #: What the person was reminded of: visit, its time, minutes before.
        self._reminded: set[tuple[str, int, int]] = set()
        self._rows: RowsModel[Visit] = RowsModel(lambda row: row.id, self._roles(), self)
        self._past: RowsModel[Visit] = RowsModel(lambda row: row.id, self._roles(), self)
        self._values.update(rows=self._rows, past=self._past)
        clock.change_of("timeText").connect(self._tick)
        for rows in (self._rows, self._past):
            desk.languageChanged.connect(rows.reword)
            desk.moved.connect(rows.reword)

    def refresh(self, connection: Connection) -> None:
        """Those to come on every screen, because of reminders; the past ones on theirs."""
        resident, now_ms = self.open_session().person.resident, self.desk.clock.now_ms()
        found = self.to_come = visits(connection, resident, now_ms)
        self._next = next_of(found, now_ms)
        self._rows.show([visit for visit in found if self._next is None or visit.id != self._next.id])
        # Only its own page says whether the call is open.
        here = self.navigator.current == "visits"
        held = self._held = blocking(connection, resident, "visits", now_ms) if here else None
        waiting = sum(visit.to_answer(now_ms) for visit in found)
        self.put(
            offered=self.desk.policy.visits.on,
            pausedText=self._words.paused(held),
            pausedLine="" if held is None else self.tr("Visits with legal contacts, mail and requests work."),
            count=len(self._rows.rows),
            toAnswer=waiting,
            loading=False,
        )
        if self.navigator.current == "visits-past":
            self._past.show(past_visits(connection, resident, now_ms))
            self.put(pastCount=len(self._past.rows))
        self._tick()

    def forget_person(self) -> None:
        """The rows go too."""
        self._rows.clear()
        self._past.clear()
        self._next = self._held = None
        self.to_come = []
        self._reminded.clear()
        super().forget_person()

    @Slot()
    def _tick(self) -> None:
        if self.desk.session is None:
            return
        found, words = self._next, self._words
        if found is None:
            self.put(nextId="", nextTitle="", nextClosed="", nextSoon=False, todayText="")
            self.put(homeLine=self._home_line(""))
            return
        face, now_ms = self.desk.face(found.contact, found.name), self.desk.clock.now_ms()
        closed, countdown = words.closed(found, self._held), words.countdown(found)
        title = self.tr("Video visit with %1").replace("%1", face.short)
        self.put(
            nextId=found.id,
            nextTitle=title,
            nextInitial=face.initial,
            nextHue=face.hue,
            nextWhen=f"{words.day(found.starts_ms)}, {self.desk.words.time(found.starts_ms)}",
            nextCountdown=self.desk.words.sentence(countdown),
            nextIn=countdown,
            nextTimes=self.desk.words.sentence(words.times_of_day(found)),
            nextLine=self._line(found, closed),
            nextClosed=closed,
            nextSoon=not closed,
            todayText=title if self.desk.words.days_ago(found.starts_ms, self.desk.now_ms) == 0 else "",
        )
        self.put(homeLine=self._home_line(words.when(found)))
        self._remind(found, now_ms)

    def _line(self, found: Visit, closed: str) -> str:
        now = self.tr("You can join now.")
        return f"{self._words.length(found)} · {closed or now}"

    def _home_line(self, when: str) -> str:
        if self.toAnswer:
            return self.tr("%n to answer", "visits", self.toAnswer)
        if self._next is None:
            return self.tr("Ask for a visit")
        return self.tr("%1: %2", "name, time").replace("%1", self._words.short_name(self._next)).replace("%2", when)

    def _remind(self, found: Visit, now_ms: int) -> None:
        minutes = reminder_due(found, self.desk.policy.visits.reminder_minutes, now_ms)
        if minutes is None or self.navigator.current == "call":
            return
        mark = (found.id, found.starts_ms, minutes)
        if mark in self._reminded or self._session.covered:
            return
        self._reminded.add(mark)
        said = self.tr("Your visit with %1 begins at %2").replace("%1", self._words.short_name(found))
        self._session.toast(said.replace("%2", self.desk.words.time(found.starts_ms)))

    def _roles(self) -> dict[str, Callable[[Visit], Any]]:
        desk, words = self.desk, self._words
        return {
            "visitId": lambda row: row.id,
            "name": lambda row: desk.face(row.contact, row.name).name,
            "initial": lambda row: desk.face(row.contact, row.name).initial,
            "hue": lambda row: desk.face(row.contact, row.name).hue,
            "line": words.line,
            "chip": words.chip,
            "waits": lambda row: row.to_answer(desk.clock.now_ms()),
        }
