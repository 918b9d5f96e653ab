"""Orders and packs: the list, one with its way, cancelling it; money from family."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection
from uuid_utils import uuid7

from kiosk.commissary import ordering
from kiosk.commissary.orders import Order, family_cents, family_money, order, orders, pack, packs
from kiosk.store.engine import StoreFull
from kiosk.sync.receipt_form import receipt_number
from kiosk.sync.wire_commissary import OrderStep, PackChange
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.commissary.words import CommissaryWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.wallet.accounts import WalletError

STATE_LOOKS = {
    "placed": ("clipboard-list", "honey"),
    "packing": ("package-open", "honey"),
    "packed": ("package", "sky"),
    "delivered": ("check", "leaf"),
    "cancelled": ("undo-2", "slate"),
    "refused": ("circle-alert", "rose"),
    "ordered": ("gift", "plum"),
    "shipped": ("truck", "sky"),
    "arrived": ("package", "honey"),
    "sent_back": ("undo-2", "slate"),
}
WAY = ("placed", "packing", "packed", "delivered")
PACK_WAY = ("ordered", "shipped", "arrived", "delivered")
NAMED_GOODS = 3


@dataclass(frozen=True)
class ListedRow:
    """An order or a pack in the list."""

    id: str
    at_ms: int
    of_family: bool
    thing: Order | PackChange


@qml_type
class OrdersModel(ScreenModel):
    """Orders, packs, and family's money."""

    loading = shown(bool, default=True)
    #: all, orders or packs
    show = shown(str, "all")
    rows = shown(QObject, constant=True)
    count = shown(int)
    familyText = shown(str)
    familyLine = shown(str)
    #: [{ title, line, amount, isIn, icon, hue }]
    familyLines = shown(list)
    #: [{ title, line }]
    promised = shown(list)

    #: The one that is looked at.
    gone = shown(bool)
    title = shown(str)
    line = shown(str)
    chip = shown(str)
    icon = shown(str, "package")
    hue = shown(str, "honey")
    #: As StepTracker takes them.
    steps = shown(list)
    #: [{ name, price, note }]
    goods = shown(list)
    #: [{ label, value, strong }]
    sums = shown(list)
    facts = shown(list)
    note = shown(str)
    reason = shown(str)
    canCancel = shown(bool)
    cancelText = shown(str)
    asksCancel = shown(bool)
    canPutBack = shown(bool)
    justOrdered = shown(bool)
    busy = shown(bool)
    error = shown(str)

    routes = frozenset({"orders", "order", "pack", "family-money"})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel, words: CommissaryWords) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._words = words
        self._id = ""
        self._rows: RowsModel[ListedRow] = RowsModel(lambda row: row.id, self._roles(), self)
        self._values["rows"] = self._rows
        desk.languageChanged.connect(self._rows.reword)
        navigator.leaving.connect(self._leaving)

    @Slot(str)
    def filter(self, what: str) -> None:
        """Orders, packs, or both."""
        self.put(show=what)
        self.desk.look()

    @Slot(str)
    def open(self, id: str) -> None:
        """One of the list."""
        row = next((one for one in self._rows.rows if one.id == id), None)
        self._id = id
        self.put(justOrdered=False, error="", asksCancel=False)
        self.navigator.go("pack" if row is not None and row.of_family else "order")
        self.desk.look()

    def show_new(self, id: str) -> None:
        """The order that was just made."""
        self._id = id
        self.put(justOrdered=True, error="", asksCancel=False)
        self.navigator.take("commissary", "orders", "order")

    @Slot()
    def askCancel(self) -> None:
        """Whether it shall really be cancelled."""
        self.put(asksCancel=True)

    @Slot()
    def keepIt(self) -> None:
        """It stays."""
        self.put(asksCancel=False)

    @Slot()
    def cancel(self) -> None:
        """Cancel it."""
        session, store, clock, made = self.open_session(), self.desk.store, self.desk.clock, self._id
        if self.busy or not self.canCancel:
            return
        command = str(uuid7())
        self.put(busy=True, error="", asksCancel=False)
        self.desk.bridge.write(lambda: ordering.cancel(store, session, made, command, clock), self._cancelled, self._not_done)

    @Slot()
    def putBack(self) -> None:
        """Put what was in it into the basket again."""
        session, store, clock, made = self.open_session(), self.desk.store, self.desk.clock, self._id
        self.desk.bridge.write(lambda: ordering.put_back(store, session, made, clock), self._put_back, self._not_done)

    def refresh(self, connection: Connection) -> None:
        """The list, or the one that is looked at."""
        resident = self.open_session().person.resident
        route = self.navigator.current
        if route == "orders":
            self._show_list(connection, resident)
        if route in {"orders", "family-money"}:
            self._show_family(connection, resident)
        if route == "order":
            found = order(connection, resident, self._id)
            self.put(gone=found is None)
            if found is not None:
                self._show_order(found)
        elif route == "pack":
            sent = pack(connection, resident, self._id)
            self.put(gone=sent is None)
            if sent is not None:
                self._show_pack(sent)
        self.put(loading=False)

    def forget_person(self) -> None:
        """The rows go too."""
        self._id = ""
        self._rows.clear()
        super().forget_person()

    # --- the list ---

    def _show_list(self, connection: Connection, resident: str) -> None:
        rows: list[ListedRow] = []
        if self.show != "packs":
            rows += [ListedRow(one.id, one.change.at_ms, of_family=False, thing=one) for one in orders(connection, resident)]
        if self.show != "orders":
            rows += [ListedRow(one.pack, one.at_ms, of_family=True, thing=one) for one in packs(connection, resident)]
        rows.sort(key=lambda row: (row.at_ms, row.id), reverse=True)
        self._rows.show(rows)
        self.put(count=len(rows))

    def _roles(self) -> dict[str, Callable[[ListedRow], Any]]:
        return {
            "rowId": lambda row: row.id,
            "title": self._row_title,
            "line": self._row_line,
            "iconName": lambda row: STATE_LOOKS[_state(row.thing)][0],
            "hue": lambda row: STATE_LOOKS[_state(row.thing)][1],
            "timeText": lambda row: self.desk.words.when(row.at_ms, self.desk.now_ms),
            "stateText": lambda row: self._state_text(row.thing),
        }

    def _row_title(self, row: ListedRow) -> str:
        if isinstance(row.thing, PackChange):
            return self.tr("Pack from %1").replace("%1", row.thing.sender)
        return self.tr("Order for %1").replace("%1", self.desk.words.money(row.thing.change.total_cents))

    def _row_line(self, row: ListedRow) -> str:
        if isinstance(row.thing, PackChange):
            return self._words.name(row.thing.name)
        names = [self._words.name(line.name) for line in row.thing.change.lines]
        more = len(names) - NAMED_GOODS
        listed = ", ".join(names[:NAMED_GOODS])
        return f"{listed} {self.tr('and %n more', '', more)}" if more > 0 else listed

    def _state_text(self, thing: Order | PackChange) -> str:
        if isinstance(thing, Order):
            if thing.cancelling:
                return self.tr("Being cancelled")
            if thing.waiting:
                return self.tr("Sending") if self._session.connected else self.tr("Waits for connection")
        return self._state(_state(thing))

    def _state(self, state: str) -> str:
        return {
            "placed": self.tr("Ordered"),
            "packing": self.tr("Being packed"),
            "packed": self.tr("Packed"),
            "delivered": self.tr("Delivered"),
            "cancelled": self.tr("Cancelled"),
            "refused": self.tr("Not taken"),
            "ordered": self.tr("Ordered"),
            "shipped": self.tr("On the way"),
            "arrived": self.tr("At the facility"),
            "sent_back": self.tr("Sent back"),
        }[state]

    # --- family's money ---

    def _show_family(self, connection: Connection, resident: str) -> None:
        words, now_ms = self.desk.words, self.desk.now_ms
        money = family_money(connection, resident)
        if money is None:
            self.put(familyText="", familyLine="", familyLines=[], promised=[])
            return
        what = {
            "given": (self.tr("From %1"), "gift", "plum"),
            "order": (self.tr("Your order"), "shopping-basket", "honey"),
            "refund": (self.tr("Given back to you"), "undo-2", "leaf"),
            "taken_back": (self.tr("Taken back: %1"), "undo-2", "rose"),
        }
        lines = []
        for one in money.lines:
            title, icon, hue = what[one.what]
            lines.append(
                {
                    "title": title.replace("%1", one.who),
                    "line": words.sentence(words.moment(one.at_ms, now_ms)),
                    "amount": words.money(one.cents) if one.cents < 0 else f"+{words.money(one.cents)}",
                    "isIn": one.cents > 0,
                    "icon": icon,
                    "hue": hue,
                }
            )
        promised = []
        for gift in money.standing:
            each = self.tr("%1 each week") if gift.every == "week" else self.tr("%1 each month")
            next_day = self.tr("Next on %1", "day").replace("%1", self._words.day(gift.next_day)) if gift.next_day else ""
            promised.append({"title": f"{gift.who} · {each.replace('%1', words.money(gift.cents))}", "line": next_day})
        self.put(
            familyText=words.money(family_cents(connection, resident)),
            familyLine=self.tr("Your family gave it for the commissary. It pays first."),
            familyLines=lines,
            promised=promised,
        )

    # --- one order ---

    def _show_order(self, found: Order) -> None:
        words, change, now_ms = self.desk.words, found.change, self.desk.now_ms
        icon, hue = STATE_LOOKS[change.state]
        until = change.cancel_until_ms
        can = change.state == "placed" and not found.cancelling and (found.waiting or (until is not None and now_ms < until))
        cancel = ""
        if can and until is not None:
            cancel = self.tr("You can cancel until %1.", "time").replace("%1", words.moment_ahead(until, now_ms))
        number = self.tr("Order %1", "number").replace("%1", receipt_number(found.id))
        ordered = words.sentence(words.moment(change.at_ms, now_ms))
        self.put(
            title=self._headline(found),
            line=f"{number} · {ordered}",
            chip=self._state_text(found),
            icon=icon,
            hue=hue,
            steps=self._steps(change.steps, WAY, change.state),
            goods=[self._good(line) for line in change.lines],
            sums=self._sums(found),
            facts=[],
            note=change.note,
            reason=self._words.reason(change.code) if change.state == "refused" else "",
            canCancel=can,
            cancelText=cancel,
            canPutBack=change.state in {"refused", "cancelled"},
        )

    def _headline(self, found: Order) -> str:
        change = found.change
        if found.cancelling:
            return self.tr("Your order is being cancelled")
        if found.waiting:
            return self.tr("Your order is saved") if self._session.connected else self.tr("Your order waits for the connection")
        if change.state in {"placed", "packing", "packed"} and change.delivery_day:
            return self.tr("It comes on %1", "day").replace("%1", self._words.day(change.delivery_day))
        return {
            "placed": self.tr("Your order is in"),
            "packing": self.tr("Your order is being packed"),
            "packed": self.tr("Your order is packed"),
            "delivered": self.tr("You have your order"),
            "cancelled": self.tr("This order was cancelled"),
            "refused": self.tr("This order was not taken"),
        }[change.state]

    def _good(self, line: Any) -> dict[str, Any]:
        got = line.count if line.filled is None else line.filled
        notes = []
        if line.filled is not None and line.filled < line.count:
            notes.append(self.tr("%n was missing. You got the money back.", "", line.count - line.filled))
        if line.returned:
            notes.append(self.tr("%n was taken back. You got the money back.", "", line.returned))
        return {
            "name": self._counted(line.count, self._words.name(line.name)),
            "price": self.desk.words.money(line.cents * line.count),
            "note": " ".join(notes),
            "missing": got - line.returned < line.count,
        }

    def _counted(self, count: int, name: str) -> str:
        counted = self.tr("%1 × %2", "how many, what")  # noqa: RUF001
        return counted.replace("%1", str(count)).replace("%2", name)

    def _sums(self, found: Order) -> list[dict[str, Any]]:
        words, change = self.desk.words, found.change
        own = change.total_cents - change.family_cents
        sums: list[dict[str, Any]] = [{"label": self.tr("Total"), "value": words.money(change.total_cents), "strong": False}]
        if change.state == "refused":
            return [*sums, {"label": self.tr("Paid"), "value": words.money(0), "strong": True}]
        if change.family_cents:
            sums.append({"label": self.tr("From family money"), "value": words.money(change.family_cents), "strong": False})
        if own:
            label = self.tr("From your trust account") if change.pay == "trust" else self.tr("From your credits")
            sums.append({"label": label, "value": words.money(own), "strong": not change.refunded_cents})
        if change.refunded_cents:
            sums.append({"label": self.tr("Given back to you"), "value": words.money(change.refunded_cents), "strong": True})
        return sums

    # --- one pack ---

    def _show_pack(self, found: PackChange) -> None:
        icon, hue = STATE_LOOKS[found.state]
        facts = [
            {"label": label, "value": value, "strong": False}
            for label, value in (
                (self.tr("Sent by"), found.sender),
                (self.tr("Carrier"), found.carrier),
                (self.tr("Tracking number"), found.tracking),
                (self.tr("Expected"), self._words.day(found.expected_day) if found.expected_day else ""),
            )
            if value
        ]
        self.put(
            title=self._words.name(found.name),
            line=self.tr("Pack from %1").replace("%1", found.sender),
            chip=self._state(found.state),
            icon=icon,
            hue=hue,
            steps=self._steps(found.steps, PACK_WAY, found.state),
            goods=[{"name": line, "price": "", "note": "", "missing": False} for line in found.lines],
            sums=[],
            facts=facts,
            note=found.note,
            reason="",
            canCancel=False,
            canPutBack=False,
        )

    def _steps(self, made: Sequence[OrderStep], way: tuple[str, ...], state: str) -> list[dict[str, str]]:
        """What was done, with its time; then what is still to come. One that ended early ends there."""
        words, now_ms = self.desk.words, self.desk.now_ms
        at = {one.state: one.at_ms for one in made}
        ended = state not in way and state != "packed"
        walked = [one for one in dict.fromkeys((*way, *at)) if one in at or (not ended and one in way)]
        if ended:
            walked = [one for one in at if one != state] + [state]
        else:
            walked.sort(key=lambda one: way.index(one) if one in way else 0)
        found = []
        for one in walked:
            progress = "later"
            if one in at:
                progress = "stopped" if ended and one == state else "done" if one != state or state == way[-1] else "now"
            line = words.when(at[one], now_ms) if one in at else ""
            found.append({"title": self._state(one), "line": line, "state": progress, "icon": STATE_LOOKS[one][0]})
        return found

    # --- outcomes ---

    @Slot(str, str)
    def _leaving(self, _before: str, after: str) -> None:
        if after not in self.routes:
            self.put(justOrdered=False, asksCancel=False)

    def _cancelled(self, _nothing: None) -> None:
        self.put(busy=False)
        if self.desk.session is not None:
            self.desk.look()
            self._session.toast(self.tr("The order is cancelled."), "good")

    def _put_back(self, _nothing: None) -> None:
        if self.desk.session is not None:
            self.navigator.take("commissary", "basket")

    def _not_done(self, error: BaseException) -> None:
        self.put(busy=False)
        if not isinstance(error, StoreFull | WalletError):
            self.desk.broken.emit(error)
        elif self.desk.session is not None:
            self.put(error=self._words.error(error))
            self.desk.look()


def _state(thing: Order | PackChange) -> str:
    return thing.change.state if isinstance(thing, Order) else thing.state
