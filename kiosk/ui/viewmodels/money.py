"""Balances, what is set aside or waits, holds, what is owed, the history with its search, a month at a glance, and receipts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.hardware.print_queue import Job, jobs_of
from kiosk.mail import mail
from kiosk.mail.stamps import paid_replies
from kiosk.signin.rules import Session
from kiosk.ui.desk import Desk
from kiosk.ui.models.pages import PagedModel
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.money_words import MoneyWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.paper_watch import PaperWatch
from kiosk.ui.viewmodels.receipt_words import ReceiptWords
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.wallet import wallet
from kiosk.wallet.accounts import Balances, HistoryRow, Obligation, Purchase, Sought
from kiosk.wallet.history import Show, history_count, history_page, lines_of_kinds
from kiosk.wallet.holds import obligations, restrictions
from kiosk.wallet.months import month_at, month_sums
from kiosk.wallet.purchases import last_purchase

PRINTABLE = frozenset({"printed", "not_printed", "unknown", "cancelled"})
#: They stand on a page that is scrolled as a whole.
HISTORY_ROWS = 8
TABS = ("all", "in", "out", "receipts")
MOST_SEARCHED = 80


@qml_type
class MoneyModel(ScreenModel):
    """What there is, where every cent of it came from, and the paper for it."""

    stampsText = shown(str)
    stampsNote = shown(str)
    trustText = shown(str)
    trustDateText = shown(str)
    creditsText = shown(str)
    creditsNote = shown(str)
    loading = shown(bool, default=True)
    tab = shown(str, "all")
    #: [{ title, line }]: where something is set aside, and until when.
    aside = shown(list)
    asideText = shown(str)
    #: [{ title, line, end }]
    holds = shown(list)
    #: [{ key, title, kind, paid, left, note, fraction, canPay }]
    obligations = shown(list)
    owedText = shown(str)
    owedLine = shown(str)
    #: [{ title, line, amount }]: what was taken from deposits or paid, newest first.
    payments = shown(list)
    waitingText = shown(str)
    undoText = shown(str)
    buyBlocked = shown(str)
    moveBlocked = shown(str)
    monthTitle = shown(str)
    #: [{ label, value, fraction, hue, main }]
    bars = shown(list)
    freeText = shown(str)
    history = shown(QObject, constant=True)
    historyCount = shown(int)
    olderText = shown(str)
    receipts = shown(QObject, constant=True)
    receiptCount = shown(int)
    searchText = shown(str)
    found = shown(QObject, constant=True)
    foundText = shown(str)
    foundOlderText = shown(str)

    routes = frozenset({"money", "money-search", "owed", "set-aside"})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel, money_words: MoneyWords) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._words = ReceiptWords(desk)
        self._money = money_words
        self._watch = PaperWatch(desk, session, self._words)
        self._purchase: Purchase | None = None
        self._sought: list[Sought] = []
        self._receipts: RowsModel[Job] = RowsModel(
            lambda row: row.root,
            {
                "receiptId": lambda row: row.id,
                "title": self._title,
                "dateLine": self._date_line,
                "stateText": self._words.short,
                "canPrintAgain": lambda row: desk.place.has_printer and row.state in PRINTABLE,
                "printAgainText": self._words.again,
            },
            self,
        )
        self._history = self._lines()
        self._found = self._lines()
        self._values.update(receipts=self._receipts, history=self._history, found=self._found)
        self._history.refreshed.connect(self._count)
        self._found.refreshed.connect(self._count_found)
        for rows in (self._receipts, self._history, self._found):
            desk.languageChanged.connect(rows.reword)
        desk.begun.connect(self._begin)
        navigator.leaving.connect(self._leaving)

    # --- touching ---

    @Slot(str)
    def showTab(self, tab: str) -> None:
        """Another part of the history, or the receipts."""
        if tab in TABS and tab != self.tab:
            self.put(tab=tab)
            self._begin()
            self.desk.look()

    @Slot()
    def showOlder(self) -> None:
        """Load the next page of the history."""
        self.desk.read(self._history.more)
        self._count()

    @Slot(str)
    def search(self, text: str) -> None:
        """Look for these words, as they are typed."""
        text = text[:MOST_SEARCHED]
        if text != self.searchText:
            self.put(searchText=text)
            self._seek()
            self.desk.look()

    @Slot()
    def showMoreFound(self) -> None:
        """Load the next page of what was found."""
        self.desk.read(self._found.more)
        self._count_found()

    @Slot(str)
    def printAgain(self, receipt: str) -> None:
        """Another copy of a receipt of this person."""
        self._watch.print_again(receipt, self.open_session().person.resident)

    # --- showing ---

    def refresh(self, connection: Connection) -> None:
        """Everything in Money, in a handful of indexed reads."""
        session = self.open_session()
        if self.navigator.current == "money-search":
            self._show_found(connection, session)
            return
        resident, now_ms = session.person.resident, self.desk.clock.now_ms()
        self._show_lists(connection, resident)
        self._watch.look(connection)
        held = restrictions(connection, resident, now_ms)
        aside = wallet.aside(connection, resident, now_ms)
        self.put(
            aside=[self._money.aside(one) for one in aside],
            asideText=self.tr("Set aside on %n device(s)", "", len(aside)) if aside else "",
            holds=[self._money.hold(one) for one in held],
            waitingText=self._waiting(connection, session),
            loading=False,
        )
        for what, name in (("buy", "buyBlocked"), ("move", "moveBlocked")):
            stopped = next((one for one in held if what in one.blocks), None)
            self.put(**{name: "" if stopped is None else self._money.hold(stopped)["end"]})
        self._purchase = last_purchase(connection, resident, now_ms)
        self.put(undoText=self._undo_text())
        self._show_owed(connection, resident, obligations(connection, resident))
        self._show_balances(connection, resident, wallet.balances(connection, resident, now_ms))
        self._show_month(connection, resident)

    @property
    def purchase(self) -> Purchase | None:
        """The purchase that can still be undone."""
        return self._purchase

    def forget_person(self) -> None:
        """The rows go too."""
        self._watch.forget()
        self._receipts.clear()
        self._history.drop()
        self._found.drop()
        self._purchase, self._sought = None, []
        super().forget_person()

    def _lines(self) -> PagedModel[HistoryRow]:
        return PagedModel(self.desk.bridge, lambda row: row.id, line_roles(self._money), self, page_rows=HISTORY_ROWS)

    @Slot()
    def _begin(self) -> None:
        show = cast("Show", self.tab if self.tab != "receipts" else "all")
        self._history.read_with(partial(_page, self.open_session().person.resident, show, ()))

    def _seek(self) -> None:
        self._sought = self._money.sought(self.searchText)
        self._found.read_with(partial(_page, self.open_session().person.resident, "all", tuple(self._sought)))

    @Slot(str, str)
    def _leaving(self, before: str, after: str) -> None:
        if before == "money-search" and after != "entry":
            self._found.drop()
            self._sought = []
            self.put(searchText="", foundText="", foundOlderText="")

    @Slot()
    def _count(self) -> None:
        older = self._history.older
        self.put(historyCount=self._history.total, olderText=self.tr("Show %n older line(s)", "", older) if older else "")

    @Slot()
    def _count_found(self) -> None:
        total, older = self._found.total, self._found.older
        none = self.tr("Nothing found. Try fewer letters.")
        self.put(
            foundText="" if not self._sought else self.tr("%n line(s) found", "", total) if total else none,
            foundOlderText=self.tr("Show %n older line(s)", "", older) if older else "",
        )

    def _show_lists(self, connection: Connection, resident: str) -> None:
        if self.tab == "receipts":
            rows = jobs_of(connection, resident)
            self._receipts.show(rows)
            self.put(receiptCount=len(rows))
        show = cast("Show", self.tab if self.tab != "receipts" else "all")
        self._history.refresh(connection, history_count(connection, resident, show))

    def _show_found(self, connection: Connection, session: Session) -> None:
        if self._sought:
            self._found.refresh(connection, history_count(connection, session.person.resident, "all", self._sought))
        else:
            self._found.clear()
            self._found.total = 0
            self._count_found()

    def _show_owed(self, connection: Connection, resident: str, owed: list[Obligation]) -> None:
        left = sum(one.open_cents for one in owed)
        names = ", ".join(one.name for one in owed if one.open_cents) or self.tr("Everything is paid")
        text = self.tr("You owe %1").replace("%1", self.desk.words.money(left)) if left else self.tr("You owe nothing now")
        self.put(
            obligations=[self._money.obligation(one) for one in owed],
            owedText=text if owed else "",
            owedLine=names if owed else "",
        )
        if self.navigator.current == "owed":
            rows = lines_of_kinds(connection, resident, ("obligation_paid", "obligation_deducted"), HISTORY_ROWS)
            payments = [
                {"title": self._money.title(row), "line": self._money.line(row), "amount": self._money.amount(row)} for row in rows
            ]
            self.put(payments=payments)

    def _show_balances(self, connection: Connection, resident: str, held: Balances | None) -> None:
        words = self.desk.words
        if held is None:
            dash = "–"  # noqa: RUF001 - shown in place of an amount
            self.put(stampsText=dash, trustText=dash, creditsText=dash, trustDateText=self.tr("On its way"))
            return
        date = self.tr("The facility has not sent it yet")
        if held.trust_at_ms is not None:
            date = self.tr("From the facility, %1").replace("%1", words.moment(held.trust_at_ms, self.desk.now_ms))
        waiting = held.stamps_waiting
        note = self.tr("%n more set aside for mail that waits", "", waiting) if waiting else self._paid_replies(connection, resident)
        self.put(
            stampsText=words.number(held.stamps),
            stampsNote=note,
            trustText=words.money(held.trust_cents, held.currency),
            trustDateText=date,
            creditsText=words.money(held.credits_cents, held.currency),
            creditsNote=self.tr("For use on these devices"),
        )

    def _paid_replies(self, connection: Connection, resident: str) -> str:
        payers = paid_replies(connection, resident)
        if not payers:
            return ""
        if len(set(payers)) > 1 or payers[0] not in self.desk.faces:
            return self.tr("And %n reply(s) paid by others", "", len(payers))
        name = self.desk.face(payers[0], "").short
        return self.tr("And %n reply(s) paid by %1", "", len(payers)).replace("%1", name)

    def _show_month(self, connection: Connection, resident: str) -> None:
        words, now_ms = self.desk.words, self.desk.now_ms
        year, month = month_at(now_ms, words.zone)
        self.put(
            monthTitle=words.sentence(self.tr("%1 so far", "month").replace("%1", words.month(year, month, whole=False))),
            bars=self._money.bars(month_sums(connection, resident, year, month, words.zone)),
            freeText=self._money.free_each_month(year, month),
        )

    def _waiting(self, connection: Connection, session: Session) -> str:
        """How much waits to be taken by central, or nothing."""
        resident = session.person.resident
        money = [one for one in wallet.waiting(connection, resident) if one.kind != "message"]
        count = len(money) + len(mail.waiting_messages(connection, resident))
        return self.tr("%n thing(s) wait to be sent", "", count) if count else ""

    def _undo_text(self) -> str:
        if self._purchase is None or self._purchase.undo_until_ms is None:
            return ""
        text = self.tr("You can undo buying %1 until %2.").replace("%1", self.desk.words.stamps(self._purchase.stamps))
        return text.replace("%2", self.desk.words.time(self._purchase.undo_until_ms))

    def _title(self, row: Job) -> str:
        if row.receipt.title:
            return row.receipt.title
        if row.receipt.lines:
            label, value = row.receipt.lines[0]
            return f"{label} {value}"
        return self.tr("Receipt")

    def _date_line(self, row: Job) -> str:
        words = self.desk.words
        at = words.sentence(words.moment(row.created_ms, self.desk.now_ms))
        number = self.tr("receipt %1").replace("%1", row.receipt.number)
        return f"{at} · {number}"


def line_roles(words: MoneyWords) -> dict[str, Callable[[HistoryRow], Any]]:
    """The roles of a list of lines."""
    return {
        "entryId": lambda row: row.id,
        "title": words.title,
        "line": words.line,
        "iconName": words.icon,
        "hue": words.hue,
        "amount": words.amount,
        "after": words.after,
        "chip": words.chip,
        "isIn": lambda row: (
            not row.refused and max(row.credits_cents, row.trust_cents) > 0 and min(row.credits_cents, row.trust_cents) >= 0
        ),
    }


def _page(resident: str, show: Show, sought: tuple[Sought, ...], connection: Connection, offset: int, limit: int) -> list[HistoryRow]:
    return history_page(connection, resident, show, offset, limit, sought)
