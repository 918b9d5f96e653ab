"""Balances and receipts."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.hardware.print_queue import Job, job, jobs_of, print_again
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.receipt_words import ReceiptWords
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.wallet.wallet import balances

PRINTABLE = frozenset({"printed", "not_printed", "unknown", "cancelled"})


@qml_type
class MoneyModel(ScreenModel):
    """What there is, and the paper for it."""

    stampsText = shown(str)
    stampsNote = shown(str)
    trustText = shown(str)
    trustDateText = shown(str)
    creditsText = shown(str)
    creditsNote = shown(str)
    receipts = shown(QObject, constant=True)
    receiptCount = shown(int)

    routes = frozenset({"money"})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._words = ReceiptWords(desk)
        roles = {
            "receiptId": lambda row: row.id,
            "title": self._title,
            "dateLine": self._date_line,
            "stateText": self._words.short,
            "canPrintAgain": lambda row: desk.place.has_printer and row.state in PRINTABLE,
        }
        self._rows: RowsModel[Job] = RowsModel(lambda row: row.root, roles, self)
        self._values["receipts"] = self._rows
        desk.languageChanged.connect(self._rows.reword)

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

    def refresh(self, connection: Connection) -> None:
        """Balances and receipts."""
        resident, words = self.open_session().person.resident, self.desk.words
        rows = jobs_of(connection, resident)
        self._rows.show(rows)
        self.put(receiptCount=len(rows))
        held = balances(connection, resident)
        if held is None:
            dash = "–"  # noqa: RUF001 - shown in place of an amount
            self.put(stampsText=dash, trustText=dash, creditsText=dash, trustDateText=self.tr("On its way"))
            return
        date = self.tr("The facility has not sent it yet")
        if held.trust_at_ms is not None:
            date = self.tr("From the facility, %1").replace("%1", words.moment(held.trust_at_ms, self.desk.now_ms))
        aside = held.stamps_set_aside
        self.put(
            stampsText=words.number(held.stamps),
            stampsNote=self.tr("%n more set aside for mail that waits", "", aside) if aside else "",
            trustText=words.money(held.trust_cents, held.currency),
            trustDateText=date,
            creditsText=words.money(held.credits_cents, held.currency),
            creditsNote=self.tr("For use on these devices"),
        )

    def forget_person(self) -> None:
        """The rows go too."""
        self._rows.clear()
        super().forget_person()

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
