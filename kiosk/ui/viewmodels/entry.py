"""One line of the history on its own page, and what to do when it looks wrong."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from sqlalchemy import Connection
from uuid_utils import uuid7

from kiosk.filings.support import guide_here
from kiosk.hardware.print_queue import Job, jobs_of
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.money import PRINTABLE, line_roles
from kiosk.ui.viewmodels.money_words import MoneyWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.paper_watch import PaperWatch
from kiosk.ui.viewmodels.receipt_words import ReceiptWords
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.wallet import printing
from kiosk.wallet.accounts import EntryDetail, HistoryRow, WalletError
from kiosk.wallet.history import entry_detail, history_page
from kiosk.wallet.paper import receipt_number

#: So many of the newest lines are offered when nobody said yet which one looks wrong.
OFFERED = 6
#: The question of support's form that takes the reference of a line; a form without it leaves it out.
CHARGE = "charge"


@qml_type
class EntryModel(ScreenModel):
    """What it was, where it came from, what it left, and what belongs to it."""

    loading = shown(bool, default=True)
    gone = shown(bool)
    entryId = shown(str)
    title = shown(str)
    iconName = shown(str)
    hue = shown(str, "slate")
    amountText = shown(str)
    wordText = shown(str)
    isIn = shown(bool)
    #: [{ label, value, strong }]
    facts = shown(list)
    notes = shown(list)
    #: [{ key, title, line, icon }]
    links = shown(list)
    number = shown(str)
    #: Why the receipt cannot be printed again; and whether there is one.
    hasReceipt = shown(bool)
    printAgainText = shown(str)
    #: Said beside what prints, while the paper is low.
    paperNote = shown(str)
    printBlocked = shown(str)
    busy = shown(bool)
    error = shown(str)
    #: What became of the slip: "" before it is printed, else `ReceiptWords` state, title and line.
    slipState = shown(str)
    slipTitle = shown(str)
    slipLine = shown(str)
    slipAgainText = shown(str)
    #: What becomes of it when support is asked; "" where there is no help desk.
    supportText = shown(str)
    choices = shown(QObject, constant=True)
    choiceCount = shown(int)

    routes = frozenset({"entry", "money-wrong"})
    #: A ticket about the line: the type of its form, and the answers that are known.
    ticketAsked = Signal(str, object)

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel, money_words: MoneyWords) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._words = money_words
        self._receipt_words = ReceiptWords(desk)
        self._watch = PaperWatch(desk, session, self._receipt_words)
        self._job: Job | None = None
        self._desk_form: tuple[str, str, str] | None = None
        self._slip = str(uuid7())
        self._choices: RowsModel[HistoryRow] = RowsModel(lambda row: row.id, line_roles(money_words), self)
        self._values["choices"] = self._choices
        desk.languageChanged.connect(self._choices.reword)

    # --- touching ---

    @Slot(str)
    def open(self, entry: str) -> None:
        """Show one line, or another one from it."""
        self._take(entry)
        if self.navigator.current == "entry":
            self.desk.look()
        else:
            self.navigator.go("entry")

    @Slot()
    def looksWrong(self) -> None:
        """This line looks wrong."""
        self.navigator.go("money-wrong")

    @Slot()
    def whichLooksWrong(self) -> None:
        """Some line looks wrong: which one is asked there."""
        self._take("")
        self.navigator.go("money-wrong")

    @Slot(str)
    def chooseWrong(self, entry: str) -> None:
        """It is this one."""
        self._take(entry)
        self.desk.look()

    @Slot()
    def printReceipt(self) -> None:
        """Another copy of its receipt."""
        found = self._job
        if found is not None and not self.printBlocked:
            self._watch.print_again(found.id, self.open_session().person.resident)

    @Slot()
    def askSupport(self) -> None:
        """A ticket with the line filled in."""
        if self._desk_form is not None and self.entryId and not self.gone:
            form, field, topic = self._desk_form
            self.ticketAsked.emit(form, {field: topic, CHARGE: self.number})

    @Slot()
    def printSlip(self) -> None:
        """A paper about the line, to show to staff."""
        if self.busy or self.printBlocked or not self.entryId:
            return
        session, store, clock, entry, slip = self.open_session(), self.desk.store, self.desk.clock, self.entryId, self._slip
        language = self.desk.words.language
        self.put(busy=True, error="")
        work = lambda: printing.print_slip(store, session, entry, slip, clock, language=language)  # noqa: E731 - one deed
        self.desk.bridge.write(work, self._queued, self._not_done)

    # --- showing ---

    def refresh(self, connection: Connection) -> None:
        """The line with what belongs to it; or, on the page of wrong lines, the newest to choose from."""
        resident = self.open_session().person.resident
        self.put(printBlocked=self._receipt_words.blocked(connection), paperNote=self._receipt_words.low(connection), loading=False)
        self._watch.look(connection)
        self._find_support(connection)
        if not self.entryId:
            rows = history_page(connection, resident, "all", 0, OFFERED)
            self._choices.show(rows)
            self.put(choiceCount=len(rows))
            return
        detail = entry_detail(connection, resident, self.entryId)
        self.put(gone=detail is None)
        if detail is not None:
            self._show(detail)
            self._show_papers(connection, resident, detail)

    def forget_person(self) -> None:
        """The line goes too."""
        self._job = None
        self._watch.forget()
        self._choices.clear()
        super().forget_person()

    def _find_support(self, connection: Connection) -> None:
        """The help desk's form, and its topic for a line of the history."""
        here = guide_here(connection)
        topic = None if here is None else next((one for one in here[1].topics if one.leads_to == "money-wrong"), None)
        if here is None or topic is None:
            self._desk_form = None
            self.put(supportText="")
            return
        form, guide = here
        self._desk_form = (form.type, guide.field, topic.id)
        days = form.handling.answer_days
        answer = self.tr("They answer within %n day(s).", "", days) if days else ""
        self.put(supportText=" ".join(part for part in (self.tr("You get a number at once."), answer) if part))

    def _take(self, entry: str) -> None:
        self._slip, self._job = str(uuid7()), None
        self.put(entryId=entry, gone=False, loading=True, error="", busy=False, slipState="")

    def _show(self, detail: EntryDetail) -> None:
        row, words = detail.row, self._words
        self.put(
            title=words.title(row),
            iconName=words.icon(row),
            hue=words.hue(row),
            amountText=words.amount(row),
            wordText=words.word(row),
            isIn=words.amount(row).startswith("+"),
            facts=self._facts(detail),
            notes=self._notes(detail),
            links=self._links(detail),
            number=detail.number,
        )

    def _facts(self, detail: EntryDetail) -> list[dict[str, object]]:
        row, words = detail.row, self.desk.words
        at = self.tr("%1, %2", "date, time").replace("%1", words.date(row.at_ms)).replace("%2", words.time(row.at_ms))
        facts = [(self.tr("When"), at), (self.tr("Account"), self._words.account(row))]
        if row.source:
            facts.append((self.tr("How it came"), self._words.source(row)))
        if row.kind == "deposit":
            fee = sum(-(one.trust_cents + one.credits_cents) for one in detail.parts if one.kind == "deposit_fee")
            facts.append((self.tr("Fee"), words.money(fee) if fee else self.tr("None")))
        after = self._words.after_of(row)
        facts += [(self.tr("%1 after this").replace("%1", name), left) for name, left in after]
        facts.append((self.tr("Reference"), detail.number))
        return [{"label": label, "value": value, "strong": False} for label, value in facts]

    def _notes(self, detail: EntryDetail) -> list[str]:
        row, words = detail.row, self.desk.words
        notes = [self._words.reason(row.refused)] if row.refused else []
        whole = row if row.kind == "deposit" else next((one for one in detail.parts if one.kind == "deposit"), None)
        returned = [one for one in (row, *detail.parts) if one.kind == "deposit_returned"]
        if returned and whole is not None:
            back = sum(-(one.trust_cents + one.credits_cents) for one in returned)
            limit = self.tr("One deposit can be up to %1.").replace("%1", words.money(self.desk.policy.money.deposit_limit_cents))
            notes.append(limit + " " + self.tr("%1 was over it and went back to the sender.").replace("%1", words.money(back)))
        if row.refunded:
            notes.append(self.tr("This was given back to you.") if row.kind != "deposit" else self.tr("The sender took this back."))
        return notes

    def _links(self, detail: EntryDetail) -> list[dict[str, str]]:
        links = [] if detail.refunds is None else [(self.tr("This gives back"), detail.refunds)]
        links += [(self.tr("Given back by"), one) for one in detail.given_back]
        links += [(self.tr("Of the same deposit"), one) for one in detail.parts]
        return [
            {
                "key": one.id,
                "title": self._words.title(one),
                "line": " · ".join(part for part in (label, self._words.amount(one)) if part),
                "icon": self._words.icon(one),
            }
            for label, one in links
        ]

    def _show_papers(self, connection: Connection, resident: str, detail: EntryDetail) -> None:
        jobs = jobs_of(connection, resident)
        number = receipt_number(detail.row.command) if detail.row.command else detail.number
        self._job = next((one for one in jobs if one.receipt.number == number and one.state in PRINTABLE), None)
        self.put(hasReceipt=self._job is not None, printAgainText="" if self._job is None else self._receipt_words.again(self._job))
        mine = next((one for one in jobs if one.receipt.number == receipt_number(self._slip)), None)
        if mine is None:
            self.put(slipState="", slipTitle="", slipLine="")
            return
        told = self._receipt_words.told(connection, mine, self.tr("Your paper"))
        self.put(slipState=told.state, slipTitle=told.title, slipLine=told.line, slipAgainText=told.again)

    def _queued(self, _nothing: None) -> None:
        self.put(busy=False)
        if self.desk.session is not None:
            self.desk.look()

    def _not_done(self, error: BaseException) -> None:
        self.put(busy=False)
        if not isinstance(error, StoreFull | WalletError):
            self.desk.broken.emit(error)
        elif self.desk.session is not None:
            self.put(error=self._words.error(error))
