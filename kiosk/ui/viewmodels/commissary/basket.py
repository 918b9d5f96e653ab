"""The basket and its review: what it costs, what pays it, what is left after; then it is ordered."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection
from uuid_utils import uuid7

from kiosk.commissary import basket, ordering
from kiosk.commissary.ordering import BasketItem, Checkout
from kiosk.store.engine import StoreFull
from kiosk.sync.wire_commissary import PaySource
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.commissary.orders import OrdersModel
from kiosk.ui.viewmodels.commissary.words import CommissaryWords
from kiosk.ui.viewmodels.money_words import MoneyWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.receipt_words import ReceiptWords
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.wallet.accounts import WalletError
from kiosk.wallet.wallet import balances


@qml_type
class BasketModel(ScreenModel):
    """The basket, and the order that it becomes."""

    loading = shown(bool, default=True)
    rows = shown(QObject, constant=True)
    count = shown(int)
    countText = shown(str)
    #: [{ key, title, amount, icon, hue }]
    pays = shown(list)
    pay = shown(str)
    #: [{ label, value, strong }]
    lines = shown(list)
    windowOpen = shown(bool, default=True)
    windowTitle = shown(str)
    windowLine = shown(str)
    totalText = shown(str)
    reviewText = shown(str)
    orderText = shown(str)
    blocked = shown(str)
    note = shown(str)
    cancelText = shown(str)
    receiptLine = shown(str)
    error = shown(str)
    busy = shown(bool)

    routes = frozenset({"basket", "order-review"})

    def __init__(
        self,
        desk: Desk,
        navigator: Navigator,
        session: SessionModel,
        orders: OrdersModel,
        words: CommissaryWords,
        money_words: MoneyWords,
    ) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._orders = orders
        self._words = words
        self._money_words = money_words
        self._receipt_words = ReceiptWords(desk)
        self._shown: Checkout | None = None
        self._id = str(uuid7())
        self._rows: RowsModel[BasketItem] = RowsModel(lambda item: item.id, {"line": self._line}, self)
        self._values["rows"] = self._rows
        desk.languageChanged.connect(self._rows.reword)
        navigator.arriving.connect(self._arrived)

    @Slot(str, int)
    def take(self, good: str, count: int) -> None:
        """Let there be so many of it."""
        session, store, clock = self.open_session(), self.desk.store, self.desk.clock
        self.put(error="")
        self.desk.bridge.write(lambda: basket.put(store, session, good, count, clock), self._kept, self._not_done)

    @Slot(str)
    def choosePay(self, source: str) -> None:
        """Pay from another account."""
        self.put(pay=source, error="")
        self.desk.look()

    @Slot()
    def review(self) -> None:
        """See it all once more before it is ordered."""
        self.navigator.go("order-review")

    @Slot()
    def order(self) -> None:
        """Order what is on the screen."""
        found = self._shown
        if found is None or self.busy or self.blocked:
            return
        session, store, clock, made = self.open_session(), self.desk.store, self.desk.clock, self._id
        receipt, language = self.desk.place.has_printer, self.desk.words.language
        self.put(busy=True, error="")
        self.desk.bridge.write(
            lambda: ordering.place(store, session, found, made, clock, receipt, language=language), self._ordered, self._not_done
        )

    def refresh(self, connection: Connection) -> None:
        """What it costs now."""
        resident, now_ms, policy = self.open_session().person.resident, self.desk.clock.now_ms(), self.desk.policy
        pays = policy.commissary.pay
        if self.pay not in pays:
            self.put(pay=pays[0])
        pay: PaySource = "credits" if self.pay == "credits" else "trust"
        found = self._shown = ordering.checkout(connection, resident, pay, policy, now_ms)
        self._rows.show(found.items)
        self._show_pays(connection, resident, pays, now_ms)
        self._show_sum(found)
        words = self.desk.words
        title, line = self._words.window(found.standings.window)
        prints = policy.receipts.purchase == "print" and self.desk.place.has_printer
        total = words.money(found.total_cents)
        minutes = policy.commissary.cancel_minutes
        self.put(
            loading=False,
            count=found.count,
            countText=self.tr("%n thing(s)", "", found.count) if found.count else "",
            windowOpen=found.standings.window.open,
            windowTitle=title,
            windowLine=line,
            totalText=total,
            reviewText=self.tr("Go on with %1").replace("%1", total),
            orderText=self.tr("Order for %1").replace("%1", total),
            blocked=self._blocked(found),
            note="" if self._session.connected else self.tr("It waits here. It is paid when connected."),
            cancelText=self.tr("You can cancel it for %1.", "time").replace("%1", words.wait(minutes * 60_000)) if minutes else "",
            receiptLine=self._receipt_words.promise(connection) if prints else "",
        )

    def forget_person(self) -> None:
        """The rows go too."""
        self._shown = None
        self._rows.clear()
        super().forget_person()

    @Slot(str)
    def _arrived(self, route: str) -> None:
        if route == "order-review":
            # Each visit is one order: touching Order twice orders once.
            self._id = str(uuid7())
        if route in self.routes:
            self.put(error="", busy=False)

    def _show_pays(self, connection: Connection, resident: str, pays: tuple[PaySource, ...], now_ms: int) -> None:
        held, words = balances(connection, resident, now_ms), self.desk.words
        known = {
            "trust": (self.tr("Trust account"), "landmark", "leaf", 0 if held is None else held.trust_cents),
            "credits": (self.tr("Credits"), "ticket", "plum", 0 if held is None else held.credits_cents),
        }
        shown_pays = []
        for key in pays:
            title, icon, hue, cents = known[key]
            shown_pays.append(
                {"key": key, "title": title, "icon": icon, "hue": hue, "amount": "" if held is None else words.money(cents)}
            )
        self.put(pays=shown_pays)

    def _show_sum(self, found: Checkout) -> None:
        words = self.desk.words
        lines: list[dict[str, Any]] = [
            {"label": self.tr("%n thing(s)", "", found.count), "value": words.money(found.total_cents), "strong": False},
            {"label": self.tr("Fees"), "value": self.tr("None"), "strong": False},
        ]
        if found.family_cents:
            lines.append({"label": self.tr("From family money"), "value": words.money(found.family_cents), "strong": False})
        if found.own_cents:
            own = self.tr("From your trust account") if found.pay == "trust" else self.tr("From your credits")
            lines.append({"label": own, "value": words.money(found.own_cents), "strong": True})
        if found.left_cents is not None and not found.missing_cents:
            left = self.tr("Trust account after this") if found.pay == "trust" else self.tr("Credits after this")
            lines.append({"label": left, "value": words.money(found.left_cents), "strong": True})
        self.put(lines=lines if found.items else [])

    def _blocked(self, found: Checkout) -> str:
        """Why it cannot be ordered as it is; "" when it can."""
        words = self.desk.words
        if not found.standings.window.open:
            return f"{self.windowTitle}. {self.windowLine}" if self.windowTitle else self.tr("Orders are closed now")
        if found.held is not None and any(item.problem == "held" for item in found.items):
            held = self._money_words.hold(found.held)
            return f"{held['title']}. {held['end']}"
        if found.troubled:
            return self.tr("Something in the basket cannot be ordered. It is marked.")
        if found.over_cents:
            spending = self._words.spending(found.standings.spending)
            return f"{self.tr('This is more than you may spend.')} {spending}"
        if found.missing_cents:
            return self.tr("You need %1 more.").replace("%1", words.money(found.missing_cents))
        return ""

    def _line(self, item: BasketItem) -> dict[str, Any]:
        words, good = self.desk.words, item.good
        name = self.tr("Something that is not sold now") if good is None else self._words.name(good.change.name)
        problem = {
            "gone": self.tr("This is not sold any more."),
            "sold_out": self.tr("This is sold out."),
            "limit": "" if good is None else self._limit(good.room.left or 0),
            "held": self.tr("Only essentials can be ordered now."),
        }.get(item.problem, "")
        most = None if good is None else good.room.left
        no_more = problem or (self._words.limit(good.room) if good is not None and most is not None and item.count >= most else "")
        price = "" if good is None else self._words.price(good)
        total = "" if good is None else words.money(item.cents)
        return {
            "key": item.id,
            "name": name,
            "price": price,
            "total": total,
            "icon": "package" if good is None else self._words.icon(good),
            "hue": "slate" if good is None else self._words.hue(good),
            "count": item.count,
            "countText": str(item.count),
            "counted": self.tr("%1 × %2", "how many, what").replace("%1", str(item.count)).replace("%2", name),  # noqa: RUF001
            "problem": problem,
            "blocked": no_more,
            "removeSpoken": self.tr("Take out: %1").replace("%1", name),
            "lessSpoken": self.tr("One less: %1").replace("%1", name),
            "moreSpoken": self.tr("One more: %1").replace("%1", name),
            "spoken": ". ".join(part for part in (name, price, str(item.count), total, problem) if part),
        }

    def _limit(self, left: int) -> str:
        return self.tr("You can order %n of this.", "", left) if left else self.tr("You have all you can order now.")

    # --- outcomes ---

    def _kept(self, _nothing: None) -> None:
        if self.desk.session is not None:
            self.desk.look()

    def _ordered(self, order: str) -> None:
        self.put(busy=False)
        if self.desk.session is not None:
            self._orders.show_new(order)

    def _not_done(self, error: BaseException) -> None:
        self.put(busy=False)
        if not isinstance(error, StoreFull | WalletError):
            self.desk.broken.emit(error)
        elif self.desk.session is not None:
            self.put(error=self._words.error(error))
            self.desk.look()
