"""An amount out of the trust account: to credits, or towards something owed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from sqlalchemy import Connection
from uuid_utils import uuid7

from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.money_words import MoneyWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.receipt_words import ReceiptWords
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.wallet import purchases, wallet
from kiosk.wallet.accounts import Balances, Obligation, WalletError
from kiosk.wallet.holds import blocking, obligations

QUICK_CENTS = (500, 1_000, 2_000, 5_000)
MOST_DIGITS = 8


@qml_type
class TransferModel(ScreenModel):
    """The amount that is typed, and what is left after it."""

    title = shown(str)
    intro = shown(str)
    limitText = shown(str)
    amountText = shown(str)
    #: [{ key, text }]
    quick = shown(list)
    #: [{ label, value, strong }]
    lines = shown(list)
    confirmText = shown(str)
    blocked = shown(str)
    note = shown(str)
    error = shown(str)
    busy = shown(bool)

    routes = frozenset({"transfer"})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel, money_words: MoneyWords) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._words = money_words
        self._obligation = ""
        self._digits = ""
        self._paper = ""
        self._receipt_words = ReceiptWords(desk)
        self._id = str(uuid7())

    @Slot()
    def moveMoney(self) -> None:
        """Move trust money to credits."""
        self._open("")

    @Slot(str)
    def pay(self, obligation: str) -> None:
        """Pay towards what is owed."""
        self._open(obligation)

    @Slot(str)
    def addDigit(self, digit: str) -> None:
        """A key of the pad: cents come in from the right, as on a till."""
        typed = (self._digits + digit).lstrip("0")
        if not self.busy and len(typed) <= MOST_DIGITS and typed != self._digits:
            self._digits = typed
            self._again()

    @Slot()
    def erase(self) -> None:
        """The last key again."""
        if not self.busy and self._digits:
            self._digits = self._digits[:-1]
            self._again()

    @Slot(str)
    def choose(self, cents: str) -> None:
        """One of the ready amounts."""
        if not self.busy:
            self._digits = cents
            self._again()

    @Slot()
    def confirm(self) -> None:
        """Do it."""
        if self.busy or self.blocked or not self._cents:
            return
        session, store, clock, command, cents = self.open_session(), self.desk.store, self.desk.clock, self._id, self._cents
        receipt, language, owed = self.desk.place.has_printer, self.desk.words.language, self._obligation
        self.put(busy=True, error="")

        def work() -> str:
            if owed:
                return purchases.pay_obligation(store, session, owed, cents, command, clock, receipt, language=language)
            return purchases.move_to_credits(store, session, cents, command, clock, receipt, language=language)

        self.desk.bridge.write(work, self._done, self._not_done)

    @property
    def _cents(self) -> int:
        return int(self._digits or "0")

    def refresh(self, connection: Connection) -> None:
        """Limits, and what is left after the amount."""
        resident, now_ms = self.open_session().person.resident, self.desk.clock.now_ms()
        held = wallet.balances(connection, resident, now_ms)
        self._paper = self._receipt_words.promise(connection) if self.desk.policy.receipts.purchase == "print" else ""
        owed = next((one for one in obligations(connection, resident) if one.id == self._obligation), None)
        if owed is not None:
            self._show_payment(held, owed)
            return
        at_once, today = purchases.move_limits(connection, resident, now_ms)
        stopped = blocking(connection, resident, "move", now_ms)
        paused = "" if stopped is None else self._words.hold(stopped)["end"]
        self._show_move(held, at_once, today, paused)

    def forget_person(self) -> None:
        """The amount goes too."""
        self._obligation = self._digits = ""
        super().forget_person()

    def _open(self, obligation: str) -> None:
        self._obligation, self._digits, self._id = obligation, "", str(uuid7())
        self.put(error="", busy=False)
        self.navigator.go("transfer")

    def _again(self) -> None:
        self.put(error="")
        self.desk.look()

    def _show_move(self, held: Balances | None, at_once: int, today: int, paused: str) -> None:
        words = self.desk.words
        there = 0 if held is None else held.trust_cents
        most = min(at_once, today, there)
        amount = words.money(self._cents) if self._cents else ""
        after = [] if held is None else [(self.tr("Credits after this"), held.credits_cents + self._cents)]
        blocked = paused or self._over(there, min(at_once, today), self._words.over_limit(at_once, today))
        self._show(
            held,
            title=self.tr("Move to credits"),
            intro=self.tr("Credits pay for stamps on these devices. The money comes from your trust account."),
            limit=self._words.over_limit(at_once, today),
            confirm=self.tr("Move %1 to credits").replace("%1", amount) if amount else self.tr("Move to credits"),
            after=after,
            most=most,
            blocked=blocked,
        )

    def _show_payment(self, held: Balances | None, owed: Obligation) -> None:
        words = self.desk.words
        there = 0 if held is None else held.trust_cents
        left = self.tr("%1 is left to pay.").replace("%1", words.money(owed.open_cents))
        self._show(
            held,
            title=self.tr("Pay %1").replace("%1", owed.name),
            intro=self.tr("The money comes from your trust account."),
            limit=left,
            confirm=self.tr("Pay %1").replace("%1", words.money(self._cents) if self._cents else owed.name),
            after=[(self.tr("Left to pay after this"), owed.open_cents - self._cents)],
            most=min(there, owed.open_cents),
            blocked=self._over(there, owed.open_cents, left),
        )

    def _over(self, there: int, limit: int, limit_words: str) -> str:
        if not self._cents:
            return self.tr("Choose an amount first.")
        if self._cents > there:
            return self.tr("Your trust account needs %1 more.").replace("%1", self.desk.words.money(self._cents - there))
        return limit_words if self._cents > limit else ""

    def _show(
        self,
        held: Balances | None,
        *,
        title: str,
        intro: str,
        limit: str,
        confirm: str,
        after: list[tuple[str, int]],
        most: int,
        blocked: str,
    ) -> None:
        words = self.desk.words
        later = self.tr("It is booked when this device is connected.") if not self._session.connected else ""
        lines: list[dict[str, object]] = [{"label": self.tr("Fees"), "value": self.tr("None"), "strong": False}]
        if held is not None and held.trust_cents >= self._cents:
            after = [(self.tr("Trust account after this"), held.trust_cents - self._cents), *after]
        lines += [{"label": label, "value": words.money(max(0, cents)), "strong": True} for label, cents in after]
        ready = [cents for cents in QUICK_CENTS if cents <= most]
        if self._obligation and most and most not in ready:
            ready.append(most)
        self.put(
            title=title,
            intro=intro,
            limitText=limit,
            amountText=words.money(self._cents),
            quick=[{"key": str(cents), "text": words.money(cents)} for cents in ready],
            lines=lines,
            confirmText=confirm,
            blocked=blocked,
            note=" ".join(part for part in (later, self._paper) if part),
        )

    def _done(self, _id: str) -> None:
        self.put(busy=False)
        if self.desk.session is None:
            return
        if self._session.connected:
            paid = self.tr("%1 is paid.") if self._obligation else self.tr("%1 is in your credits.")
        else:
            paid = self.tr("%1 is saved. It is booked when the connection is back.")
        self._session.toast(paid.replace("%1", self.desk.words.money(self._cents)), "good")
        self._digits = ""
        self.navigator.back()

    def _not_done(self, error: BaseException) -> None:
        self.put(busy=False)
        if not isinstance(error, StoreFull | WalletError):
            self.desk.broken.emit(error)
        elif self.desk.session is not None:
            self.put(error=self._words.error(error))
            self.desk.look()
