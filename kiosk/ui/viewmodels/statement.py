"""A month's statement: chosen, looked at, printed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from sqlalchemy import Connection
from uuid_utils import uuid7

from kiosk.hardware.print_queue import jobs_of
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.money_words import MoneyWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.receipt_words import ReceiptWords
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.wallet import printing
from kiosk.wallet.accounts import Statement, WalletError
from kiosk.wallet.months import months, statement
from kiosk.wallet.paper import receipt_number
from kiosk.wallet.printing import LINES_ON_A_PAPER, PAPERS

#: Enough of the papers of one statement to tell what became of them.
LOOK_BACK = 2 * PAPERS


@qml_type
class StatementModel(ScreenModel):
    """The months there are, what the chosen one came to, and its paper."""

    loading = shown(bool, default=True)
    #: [{ key, text }], the newest first.
    months = shown(list)
    chosen = shown(str)
    #: [{ label, value, strong }]
    lines = shown(list)
    countText = shown(str)
    printText = shown(str)
    blocked = shown(str)
    #: Why it cannot be printed, or that the paper is low.
    paperNote = shown(str)
    busy = shown(bool)
    error = shown(str)
    #: "" before it is printed, else `ReceiptWords` state, title and line.
    paperState = shown(str)
    paperTitle = shown(str)
    paperLine = shown(str)
    printAgainText = shown(str)

    routes = frozenset({"statement"})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel, money_words: MoneyWords) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._words = money_words
        self._receipt_words = ReceiptWords(desk)
        self._id = str(uuid7())
        navigator.arriving.connect(self._arrived)

    @Slot(str)
    def choose(self, month: str) -> None:
        """Another month ("2025-06")."""
        if month != self.chosen and not self.busy:
            self._id = str(uuid7())
            self.put(chosen=month, error="", paperState="")
            self.desk.look()

    @Slot()
    def print(self) -> None:
        """Print it; once more prints copies."""
        if self.busy or self.blocked or not self.chosen:
            return
        session, store, clock, paper = self.open_session(), self.desk.store, self.desk.clock, self._id
        year, month = _parsed(self.chosen)
        language = self.desk.words.language
        self.put(busy=True, error="")
        work = lambda: printing.print_statement(store, session, year, month, paper, clock, language=language)  # noqa: E731 - one deed
        self.desk.bridge.write(work, self._queued, self._not_done)

    def refresh(self, connection: Connection) -> None:
        """The months, the sums of the chosen one, and what became of its paper."""
        resident, words = self.open_session().person.resident, self.desk.words
        found = months(connection, resident, self.desk.now_ms, words.zone)
        keys = [f"{year:04d}-{month:02d}" for year, month in found]
        if self.chosen not in keys:
            self.put(chosen=keys[0])
        year, month = _parsed(self.chosen)
        self._show(statement(connection, resident, year, month, words.zone))
        self._show_paper(connection, resident)
        blocked = self._receipt_words.blocked(connection)
        self.put(
            months=[{"key": key, "text": words.sentence(words.month(*of))} for key, of in zip(keys, found, strict=True)],
            blocked=blocked,
            paperNote=blocked or self._receipt_words.low(connection),
            loading=False,
        )

    @Slot(str)
    def _arrived(self, route: str) -> None:
        if route == "statement":
            self._id = str(uuid7())
            self.put(error="", busy=False, paperState="")

    def _show(self, made: Statement) -> None:
        words, count = self.desk.words, len(made.lines)
        papers = max(1, -(-min(count, LINES_ON_A_PAPER * PAPERS) // LINES_ON_A_PAPER))
        lines: list[tuple[str, str, bool]] = []
        if made.before is not None and made.after is not None:
            lines += [
                (self.tr("Trust account before"), words.money(made.before.trust_cents), False),
                (self.tr("Credits before"), words.money(made.before.credits_cents), False),
            ]
        lines += [
            (self.tr("Money in"), words.money(made.sums.in_cents), False),
            (self.tr("Money out"), words.money(made.sums.out_cents), False),
        ]
        if made.after is not None:
            lines += [
                (self.tr("Trust account after"), words.money(made.after.trust_cents), True),
                (self.tr("Credits after"), words.money(made.after.credits_cents), True),
            ]
        on_paper = self.tr("It fits on %n sheet(s).", "", papers)
        self.put(
            lines=[{"label": label, "value": value, "strong": strong} for label, value, strong in lines],
            countText=self.tr("%n line(s) this month.", "", count) + (f" {on_paper}" if count else ""),
            printText=self.tr("Print %1").replace("%1", words.month(made.year, made.month)),
        )

    def _show_paper(self, connection: Connection, resident: str) -> None:
        number = receipt_number(self._id)
        mine = [job for job in jobs_of(connection, resident, LOOK_BACK) if job.receipt.number == number]
        if not mine:
            self.put(paperState="", paperTitle="", paperLine="")
            return
        # What needs a hand is told before what is done.
        order = ("unknown", "not_printed", "cancelled", "printing", "queued", "printed")
        told = self._receipt_words.told(connection, min(mine, key=lambda job: order.index(job.state)), self.tr("Your statement"))
        self.put(paperState=told.state, paperTitle=told.title, paperLine=told.line, printAgainText=told.again)

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


def _parsed(key: str) -> tuple[int, int]:
    year, _, month = key.partition("-")
    return int(year), int(month)
