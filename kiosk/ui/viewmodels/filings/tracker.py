"""Where one filing is: its steps and dates, what was said, and what its author may still do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Slot
from sqlalchemy import Connection
from uuid_utils import uuid7

from kiosk.filings import filing as author
from kiosk.filings.filing import Filed, FilingError
from kiosk.filings.kept import Kept, kept
from kiosk.filings.paper import grouped
from kiosk.filings.printing import print_filing
from kiosk.filings.sealing import CannotSeal
from kiosk.hardware.print_queue import Job, jobs_of
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.filed import FiledModel
from kiosk.ui.viewmodels.filing_form import FormModel
from kiosk.ui.viewmodels.filings.words import FilingTrackWords
from kiosk.ui.viewmodels.form_words import FormWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.receipt_words import ReceiptWords
from kiosk.ui.viewmodels.session import SessionModel

ROUTE = "request"
OPEN = frozenset({"open", "answered"})
MOST_JOBS = 50
DAY_MS = 24 * 60 * 60 * 1000


@qml_type
class TrackerModel(ScreenModel):
    """One filing. `news`: below which word the new ones begin is not said; they are marked as seen once the page was shown."""

    loading = shown(bool, default=True)
    gone = shown(bool)
    filingId = shown(str)
    title = shown(str)
    kindLine = shown(str)
    number = shown(str)
    iconName = shown(str, "clipboard-list")
    hue = shown(str, "slate")
    #: The date of the next answer: its words, and the leaf of a calendar.
    dueTitle = shown(str)
    dueText = shown(str)
    dueLine = shown(str)
    dueMonth = shown(str)
    dueDay = shown(str)
    late = shown(bool)
    #: What stands there instead of a date.
    standingIcon = shown(str)
    standingHue = shown(str, "slate")
    standingTitle = shown(str)
    standingLine = shown(str)
    #: [{ title, line, at, state, icon, said: [{ id, mine, who, at, text, note }] }]
    steps = shown(list)
    holderText = shown(str)
    #: [{ label, value }] of what was filed; and whether it is shown.
    answers = shown(list)
    answersShown = shown(bool)
    answersNote = shown(str)
    #: [{ label, value }]
    facts = shown(list)
    #: [{ key, text, icon, kind, blocked }]: the first two stand at the foot.
    deeds = shown(list)
    moreDeeds = shown(list)
    mayRate = shown(bool)
    rateSolved = shown(str)
    rateStars = shown(int)
    printBlocked = shown(str)
    printText = shown(str)
    printing = shown(bool)
    asking = shown(bool)

    routes = frozenset({ROUTE, "request-note"})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel, form: FormModel, filed: FiledModel) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._form = form
        self._filed = filed
        self._words = FilingTrackWords(desk)
        self._form_words = FormWords(desk)
        self._paper = ReceiptWords(desk)
        self._kept: Kept | None = None
        self._told = ""
        self._write: Callable[[str, str], None] | None = None
        self._rating = str(uuid7())
        navigator.about(ROUTE, self.never_blocked_kind)

    def equip(self, write: Callable[[str, str], None]) -> None:
        """What opens the page on which words are written about a filing: (filing, what)."""
        self._write = write

    def never_blocked_kind(self) -> str:
        """What is shown, to `kiosk.signin.never_blocked`."""
        return "" if self._kept is None else self._kept.row.kind

    @property
    def filing(self) -> Kept | None:
        """The one that is open."""
        return self._kept

    # --- touching ---

    @Slot(str)
    def open(self, filing: str) -> None:
        """Show where one stands."""
        if self.desk.session is None:
            return
        if filing != self.filingId:
            self._drop()
            self.put(filingId=filing)
        self.desk.read(self.refresh)
        if self.navigator.current == "home":
            self.navigator.take("requests", ROUTE)
        else:
            self.navigator.go(ROUTE)

    @Slot(str)
    def do(self, deed: str) -> None:
        """One of `deeds`."""
        found = self._kept
        if found is None or self._write is None:
            return
        filing = found.row.id
        if deed in {"note", "worse", "reopened"}:
            self._write(filing, deed)
        elif deed == "appeal":
            self._form.begin(found.appeal_type, about=filing)
        elif deed == "again":
            self._form.begin(found.row.type, found.answers, about=found.about)
        elif deed == "remind":
            session, store, clock = self.open_session(), self.desk.store, self.desk.clock
            text, note = self.tr("I am still waiting for an answer. Please look at this."), str(uuid7())
            self.desk.bridge.write(
                lambda: author.note(store, session, filing, text, id=note, clock=clock), self._reminded, self._not_done
            )
        elif deed == "withdrawn":
            self.put(asking=True)

    @Slot()
    def keepIt(self) -> None:
        """It shall not be taken back after all."""
        self.put(asking=False)

    @Slot()
    def withdraw(self) -> None:
        """Take it back: nobody answers it any more."""
        found = self._kept
        self.put(asking=False)
        if found is not None:
            session, store, clock, deed = self.open_session(), self.desk.store, self.desk.clock, str(uuid7())
            work = partial(author.withdraw, store, session, found.row.id, id=deed, clock=clock)
            self.desk.bridge.write(work, self._withdrawn, self._not_done)

    @Slot(str)
    def chooseSolved(self, key: str) -> None:
        """Whether the problem is solved: "yes" or "no"."""
        self.put(rateSolved=key)

    @Slot(int)
    def chooseStars(self, stars: int) -> None:
        """How good the answer was; the same again: not said."""
        self.put(rateStars=0 if stars == self.rateStars else stars)

    @Slot()
    def rate(self) -> None:
        """Say so."""
        found = self._kept
        if found is None or not self.rateSolved:
            return
        session, store, clock = self.open_session(), self.desk.store, self.desk.clock
        solved, stars, rating = self.rateSolved == "yes", int(self.rateStars) or None, self._rating
        self.desk.bridge.write(
            lambda: author.rate(store, session, found.row.id, solved=solved, stars=stars, id=rating, clock=clock),
            self._rated,
            self._not_done,
        )

    @Slot()
    def toggleAnswers(self) -> None:
        """Show or hide what was filed."""
        self.put(answersShown=not self.answersShown)

    @Slot()
    def showProof(self) -> None:
        """The page with the square code."""
        found = self._kept
        if found is not None:
            row = found.row
            version = 0 if found.form is None else found.form.version
            self._filed.show(Filed(row.id, row.number, row.type, version, row.filed_ms, found.fingerprint, found.about))

    @Slot()
    def printProof(self) -> None:
        """The proof on paper."""
        found = self._kept
        if found is None or self.printing or self.printBlocked:
            return
        session, store, clock, language = self.open_session(), self.desk.store, self.desk.clock, self.desk.words.language
        self.put(printing=True)
        work = partial(print_filing, store, session, found.row.id, clock, language=language)
        self.desk.bridge.write(work, self._queued, self._not_done)

    # --- showing ---

    def refresh(self, connection: Connection) -> None:
        """Read it again, and remember that it was seen."""
        if not self.filingId:
            return
        resident = self.open_session().person.resident
        found = kept(connection, resident, self.filingId, self.desk.words.language)
        self._kept = found
        self.put(loading=False, gone=found is None)
        if found is None:
            return
        self._show(found)
        self._show_paper(connection, resident, found)
        if found.row.has_news and self.navigator.current == ROUTE:
            QTimer.singleShot(0, self, self._seen)

    def forget_person(self) -> None:
        """Nothing of it stays."""
        self._drop()
        super().forget_person()

    def _drop(self) -> None:
        self._kept, self._told, self._rating = None, "", str(uuid7())
        self.forget()

    def _show(self, found: Kept) -> None:
        row, words = found.row, self.desk.words
        icon, hue, title, line = self._words.standing(found)
        due_ms = row.due_ms if not title else None
        at = None if due_ms is None else words.local(due_ms)
        deeds = self._deeds(found)
        self.put(
            title=row.title,
            kindLine=self._words.kind_line(row),
            number=row.number,
            iconName=row.icon,
            hue=row.hue,
            dueTitle=self._words.due_title(found) if at else "",
            dueText=words.date(due_ms) if due_ms is not None else "",
            dueLine=self._words.due_line(found) if at else "",
            dueMonth="" if at is None else words.month(at.year, at.month, whole=False),
            dueDay="" if at is None else words.number(at.day),
            late=self._words.late(row),
            standingIcon=icon,
            standingHue=hue,
            standingTitle=title,
            standingLine=line,
            steps=self._words.steps(found),
            holderText=self.tr("%1 has it now.").replace("%1", found.holder) if found.holder and row.status == "open" else "",
            facts=self._facts(found),
            deeds=deeds[:2],
            moreDeeds=deeds[2:],
            mayRate=found.may_rate,
        )
        self._show_answers(found)

    def _show_answers(self, found: Kept) -> None:
        rows: list[dict[str, Any]] = []
        if found.form is not None and found.answers is not None:
            rows = [{"label": one["label"], "value": one["value"]} for one in self._form_words.review(found.form, found.answers)]
        sealed = self.tr("This device cannot open these words. Sign in again while it is connected.")
        self.put(answers=rows, answersNote="" if found.answers is not None else sealed)

    def _facts(self, found: Kept) -> list[dict[str, str]]:
        row = found.row
        facts = [(self.tr("Number"), row.number), (self.tr("You filed it"), self._words.at(row.filed_ms))]
        if found.received_ms is not None:
            facts.append((self.tr("The facility received it"), self._words.at(found.received_ms)))
        if found.stars:
            facts.append((self.tr("Your rating"), self.tr("%n star(s)", "", found.stars)))
        facts.append((self.tr("Fingerprint of your words"), grouped(found.fingerprint)))
        return [{"label": label, "value": value} for label, value in facts]

    def _deeds(self, found: Kept) -> list[dict[str, str]]:
        row, now_ms = found.row, self.desk.now_ms
        if row.refused:
            return [_deed("again", self.tr("File it again"), "rotate-cw", "primary")] if found.answers is not None else []
        appeal = bool(found.appeal_type) and (found.appeal_until_ms is None or found.appeal_until_ms > now_ms)
        reopen = found.reopen_until_ms is not None and found.reopen_until_ms > now_ms
        offered = []
        if appeal and row.status != "open":
            offered.append(_deed("appeal", self.tr("Appeal"), "scale", "primary"))
        if row.status in OPEN:
            if self._words.late(row):
                reminded = any(one.by == "author" and one.at_ms > now_ms - DAY_MS for one in found.said)
                why = self.tr("You wrote to them today. You can remind them tomorrow.") if reminded else ""
                offered.append(_deed("remind", self.tr("Remind them"), "bell", "primary", why))
            offered.append(_deed("note", self.tr("Add a note"), "message-square-plus", "secondary"))
        if row.status == "open" and row.kind == "medical":
            offered.append(_deed("worse", self.tr("It got worse"), "trending-up", "care"))
        if appeal and row.status == "open":
            offered.append(_deed("appeal", self.tr("Appeal"), "scale", "secondary"))
        if reopen:
            offered.append(_deed("reopened", self.tr("Open it again"), "rotate-ccw", "secondary"))
        # A safety report is looked into whatever anybody is made to say.
        if row.status == "open" and row.kind != "prea" and not any(one.what == "withdrawn" for one in found.said):
            offered.append(_deed("withdrawn", self.tr("Take it back"), "undo-2", "secondary"))
        return offered

    def _show_paper(self, connection: Connection, resident: str, found: Kept) -> None:
        jobs = [one for one in jobs_of(connection, resident, MOST_JOBS) if one.receipt.number == found.row.number]
        last: Job | None = jobs[0] if jobs else None
        self.put(
            printBlocked=self._paper.blocked(connection),
            printText=self.tr("Print proof") if last is None else self._paper.again(last),
            printing=last is not None and last.state in {"queued", "printing"},
        )
        if last is not None and self._told and last.state != self._told:
            told = self._paper.told(connection, last, self.tr("Your proof"))
            self._session.toast(f"{told.title.rstrip('.')}. {told.line if told.state in {'printing', 'printed'} else ''}".strip())
        self._told = last.state if last is not None else ""
        if any(one.state == "printed" for one in jobs):
            steps = [dict(step) for step in self.steps]
            steps[0]["line"] = self.tr("We gave you a paper receipt.")
            self.put(steps=steps)

    # --- after a write ---

    @Slot()
    def _seen(self) -> None:
        session, found = self.desk.session, self._kept
        if session is None or found is None or not found.row.has_news:
            return
        store, clock, sight = self.desk.store, self.desk.clock, str(uuid7())
        self.desk.bridge.write(lambda: author.seen(store, session, found.row.id, id=sight, clock=clock), self._look, self._unseen)

    def _look(self, _nothing: object = None) -> None:
        if self.desk.session is not None:
            self.desk.look()

    def _unseen(self, error: BaseException) -> None:
        # That something was seen is not worth a word; it stays new until there is room.
        if not isinstance(error, StoreFull | FilingError):
            self.desk.broken.emit(error)

    def _queued(self, _job: str) -> None:
        self._told = "queued"
        self._look()

    def _reminded(self, _nothing: None) -> None:
        self._session.toast(self.tr("We tell them that you wait."), "good")
        self._look()

    def _withdrawn(self, _nothing: None) -> None:
        self._session.toast(self.tr("You took it back."), "good")
        self._look()

    def _rated(self, _nothing: None) -> None:
        self.put(rateSolved="", rateStars=0)
        self._session.toast(self.tr("Thank you. We pass it on."), "good")
        self._look()

    def _not_done(self, error: BaseException) -> None:
        self.put(printing=False)
        if not isinstance(error, StoreFull | FilingError | CannotSeal):
            self.desk.broken.emit(error)
        elif self.desk.session is not None:
            self._session.toast(self.tr("This did not work. Nothing was lost. Please try again."), "bad")


def _deed(key: str, text: str, icon: str, kind: str, blocked: str = "") -> dict[str, str]:
    return {"key": key, "text": text, "icon": icon, "kind": kind, "blocked": blocked}
