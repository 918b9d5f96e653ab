"""Balances, what is set aside or waits, holds, what is owed, the history, and receipts."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.hardware.print_queue import Job, job, jobs_of, print_again
from kiosk.mail import mail
from kiosk.signin.rules import Session
from kiosk.ui.desk import Desk
from kiosk.ui.models.pages import PagedModel
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.money_words import MoneyWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.receipt_words import ReceiptWords
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.wallet import wallet
from kiosk.wallet.accounts import Balances, HistoryRow, Purchase
from kiosk.wallet.history import Show, history_count, history_page
from kiosk.wallet.holds import obligations, restrictions
from kiosk.wallet.purchases import last_purchase

PRINTABLE = frozenset({"printed", "not_printed", "unknown", "cancelled"})
#: They stand on a page that is scrolled as a whole.
HISTORY_ROWS = 20
TABS = ("all", "in", "out", "receipts")


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
    #: [{ title, line, end }]
    holds = shown(list)
    #: [{ key, title, kind, paid, left, note, fraction, canPay }]
    obligations = shown(list)
    waitingText = shown(str)
    undoText = shown(str)
    buyBlocked = shown(str)
    moveBlocked = shown(str)
    history = shown(QObject, constant=True)
    historyCount = shown(int)
    olderText = shown(str)
    receipts = shown(QObject, constant=True)
    receiptCount = shown(int)

    routes = frozenset({"money"})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel, money_words: MoneyWords) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._words = ReceiptWords(desk)
        self._money = money_words
        self._purchase: Purchase | None = None
        self._receipts: RowsModel[Job] = RowsModel(
            lambda row: row.root,
            {
                "receiptId": lambda row: row.id,
                "title": self._title,
                "dateLine": self._date_line,
                "stateText": self._words.short,
                "canPrintAgain": lambda row: desk.place.has_printer and row.state in PRINTABLE,
            },
            self,
        )
        self._history: PagedModel[HistoryRow] = PagedModel(
            desk.bridge,
            lambda row: row.id,
            {
                "entryId": lambda row: row.id,
                "title": money_words.title,
                "line": money_words.line,
                "iconName": money_words.icon,
                "hue": money_words.hue,
                "amount": money_words.amount,
                "after": money_words.after,
                "chip": money_words.chip,
                "isIn": lambda row: max(row.credits_cents, row.trust_cents) > 0 and min(row.credits_cents, row.trust_cents) >= 0,
            },
            self,
            page_rows=HISTORY_ROWS,
        )
        self._values["receipts"] = self._receipts
        self._values["history"] = self._history
        self._history.refreshed.connect(self._count)
        desk.languageChanged.connect(self._receipts.reword)
        desk.languageChanged.connect(self._history.reword)
        desk.begun.connect(self._begin)

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
    def printAgain(self, receipt: str) -> None:
        """Another copy of a receipt of this person."""
        resident = self.open_session().person.resident

        def again() -> None:
            with self.desk.store.write() as connection:
                found = job(connection, receipt)
                if found is not None and found.resident == resident:
                    print_again(connection, receipt, self.desk.clock.now_ms())

        self.desk.bridge.write(again)
        self._session.toast(self.tr("Your receipt will print soon."))

    # --- showing ---

    def refresh(self, connection: Connection) -> None:
        """Everything in Money, in a handful of indexed reads."""
        session = self.open_session()
        resident, now_ms = session.person.resident, self.desk.clock.now_ms()
        rows = jobs_of(connection, resident)
        self._receipts.show(rows)
        show = cast("Show", self.tab if self.tab != "receipts" else "all")
        self._history.refresh(connection, history_count(connection, resident, show))
        held = restrictions(connection, resident, now_ms)
        self.put(
            receiptCount=len(rows),
            aside=[self._money.aside(one) for one in wallet.aside(connection, resident, now_ms)],
            holds=[self._money.hold(one) for one in held],
            obligations=[self._money.obligation(one) for one in obligations(connection, resident)],
            waitingText=self._waiting(connection, session),
            loading=False,
        )
        for what, name in (("buy", "buyBlocked"), ("move", "moveBlocked")):
            stopped = next((one for one in held if what in one.blocks), None)
            self.put(**{name: "" if stopped is None else self._money.hold(stopped)["end"]})
        self._purchase = last_purchase(connection, resident, now_ms)
        self.put(undoText=self._undo_text())
        self._show_balances(wallet.balances(connection, resident, now_ms))

    @property
    def purchase(self) -> Purchase | None:
        """The purchase that can still be undone."""
        return self._purchase

    def forget_person(self) -> None:
        """The rows go too."""
        self._receipts.clear()
        self._history.drop()
        self._purchase = None
        super().forget_person()

    @Slot()
    def _begin(self) -> None:
        show = cast("Show", self.tab if self.tab != "receipts" else "all")
        self._history.read_with(partial(_page, self.open_session().person.resident, show))

    @Slot()
    def _count(self) -> None:
        older = self._history.older
        self.put(historyCount=self._history.total, olderText=self.tr("Show %n older line(s)", "", older) if older else "")

    def _show_balances(self, held: Balances | None) -> None:
        words = self.desk.words
        if held is None:
            dash = "–"  # noqa: RUF001 - shown in place of an amount
            self.put(stampsText=dash, trustText=dash, creditsText=dash, trustDateText=self.tr("On its way"))
            return
        date = self.tr("The facility has not sent it yet")
        if held.trust_at_ms is not None:
            date = self.tr("From the facility, %1").replace("%1", words.moment(held.trust_at_ms, self.desk.now_ms))
        waiting = held.stamps_waiting
        self.put(
            stampsText=words.number(held.stamps),
            stampsNote=self.tr("%n more set aside for mail that waits", "", waiting) if waiting else "",
            trustText=words.money(held.trust_cents, held.currency),
            trustDateText=date,
            creditsText=words.money(held.credits_cents, held.currency),
            creditsNote=self.tr("For use on these devices"),
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


def _page(resident: str, show: Show, connection: Connection, offset: int, limit: int) -> list[HistoryRow]:
    return history_page(connection, resident, show, offset, limit)
