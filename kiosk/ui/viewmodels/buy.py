"""Buying stamps: what they cost and what is left after, before; then what was taken, the receipt, and undo."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from sqlalchemy import Connection
from uuid_utils import uuid7

from kiosk.hardware.print_queue import Job, jobs_of, print_again
from kiosk.mail import mail
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.compose import ComposeModel
from kiosk.ui.viewmodels.money import MoneyModel
from kiosk.ui.viewmodels.money_words import MoneyWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.receipt_words import ReceiptWords
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.wallet import purchases, wallet
from kiosk.wallet.accounts import Balances, Offer, Purchase, WalletError
from kiosk.wallet.holds import blocking
from kiosk.wallet.months import month_at

#: Undo has a last minute: the screen says it again this often.
TICK_MS = 5_000
NAMED_PEOPLE = 4
#: A word and the space after it, in English and Spanish alike.
LETTERS_A_WORD = 6


@qml_type
class BuyModel(ScreenModel):
    """The choice of a book, and what became of it."""

    intro = shown(str)
    #: [{ key, title, line, price, full, missing, stamps }]
    books = shown(list)
    chosen = shown(str)
    creditsText = shown(str)
    trustText = shown(str)
    #: [{ label, value, strong }]
    lines = shown(list)
    buyText = shown(str)
    blocked = shown(str)
    note = shown(str)
    receiptLine = shown(str)
    #: The part of it that is said however large the words are.
    receiptWarning = shown(str)
    freeText = shown(str)
    error = shown(str)
    busy = shown(bool)

    doneTitle = shown(str)
    doneLine = shown(str)
    refused = shown(bool)
    receiptState = shown(str)
    receiptTitle = shown(str)
    receiptNote = shown(str)
    #: The receipt as it looks on paper; rows are [{ label, value, strong }].
    paperFacility = shown(str)
    paperAt = shown(str)
    paperRows = shown(list)
    canPrintAgain = shown(bool)
    printAgainText = shown(str)
    undoText = shown(str)
    canUndo = shown(bool)
    #: [{ key, name, initial, hue }]
    people = shown(list)

    routes = frozenset({"buy-stamps", "stamps-bought"})

    def __init__(
        self,
        desk: Desk,
        navigator: Navigator,
        session: SessionModel,
        money: MoneyModel,
        compose: ComposeModel,
        money_words: MoneyWords,
    ) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._money = money
        self._compose = compose
        self._words = money_words
        self._receipt_words = ReceiptWords(desk)
        self._offers: list[Offer] = []
        self._id = str(uuid7())
        self._shown_id = ""
        self._job: Job | None = None
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._look)
        self._tick.start()
        navigator.arriving.connect(self._arrived)

    # --- choosing ---

    @Slot(str)
    def choose(self, book: str) -> None:
        """Another book."""
        self.put(chosen=book, error="")
        self.desk.look()

    @Slot()
    def buy(self) -> None:
        """Buy the chosen book at the price on the screen."""
        offer = next((one for one in self._offers if one.book == self.chosen), None)
        if offer is None or self.busy:
            return
        session, store, clock, command = self.open_session(), self.desk.store, self.desk.clock, self._id
        receipt, language = self.desk.place.has_printer, self.desk.words.language
        self.put(busy=True, error="")
        self.desk.bridge.write(
            lambda: purchases.buy_stamps(store, session, offer, command, clock, receipt, language=language),
            self._bought,
            self._not_done,
        )

    # --- afterwards ---

    @Slot()
    def undo(self) -> None:
        """Take the purchase back."""
        purchase, session = self._shown_id, self.open_session()
        store, clock, command = self.desk.store, self.desk.clock, str(uuid7())
        if self.busy or not purchase:
            return
        self.put(busy=True, error="")
        self.desk.bridge.write(lambda: purchases.undo(store, session, purchase, command, clock), self._undone, self._not_done)

    @Slot()
    def showLast(self) -> None:
        """The purchase that can still be undone."""
        if self._money.purchase is not None:
            self._shown_id = self._money.purchase.id
            self.navigator.take("money", "stamps-bought")

    @Slot()
    def printAgain(self) -> None:
        """Another copy of the receipt."""
        found = self._job
        if found is not None and self.canPrintAgain:
            self.desk.bridge.write(lambda: self._print(found))

    @Slot(str)
    def write(self, contact: str) -> None:
        """Use a stamp now."""
        self._compose.write_to(contact)

    @Slot()
    def done(self) -> None:
        """Enough seen."""
        self.navigator.home()

    # --- showing ---

    def refresh(self, connection: Connection) -> None:
        """Prices and balances, or the purchase."""
        resident, now_ms = self.open_session().person.resident, self.desk.clock.now_ms()
        held = wallet.balances(connection, resident, now_ms)
        if self.navigator.current == "stamps-bought":
            self._show_purchase(connection, resident, held, now_ms)
        else:
            self._show_choice(connection, resident, held, now_ms)

    def forget_person(self) -> None:
        """The choice goes too."""
        self._offers, self._shown_id, self._job = [], "", None
        super().forget_person()

    @Slot(str)
    def _arrived(self, route: str) -> None:
        if route == "buy-stamps":
            # Each visit is one purchase: touching Buy twice buys once.
            self._id = str(uuid7())
            self.put(error="", busy=False)

    def _show_choice(self, connection: Connection, resident: str, held: Balances | None, now_ms: int) -> None:
        words = self.desk.words
        self._offers = purchases.stamp_offers(connection, resident, now_ms)
        if self.chosen not in {offer.book for offer in self._offers}:
            usual = next((offer for offer in self._offers if offer.stamps > 1 and not offer.missing_cents), None)
            self.put(chosen=(usual or self._offers[0]).book if self._offers else "")
        offer = next((one for one in self._offers if one.book == self.chosen), None)
        letters = self.desk.policy.mail.letters_per_stamp
        intro = self.tr("One stamp sends one message of up to %1 letters.").replace("%1", words.number(letters))
        about = letters // LETTERS_A_WORD // 100 * 100
        if about:
            intro += " " + self.tr("That is about %1 words.").replace("%1", words.number(about))
        if held is not None:
            owned = self.tr("You have %n stamp(s) now.", "", held.stamps)
            intro = f"{intro} {owned}"
        prints = self.desk.policy.receipts.purchase == "print"
        self.put(
            intro=intro,
            books=[self._book(one) for one in self._offers],
            creditsText="" if held is None else words.money(held.credits_cents, held.currency),
            trustText="" if held is None else words.money(held.trust_cents, held.currency),
            lines=[] if offer is None else self._lines(offer, held),
            buyText=""
            if offer is None
            else self.tr("Buy %1 for %2").replace("%1", words.stamps(offer.stamps)).replace("%2", words.money(offer.cents)),
            note=self._note(offer),
            freeText=self._words.free_each_month(*month_at(self.desk.now_ms, words.zone)),
            receiptLine=self._receipt_words.promise(connection) if prints else "",
            receiptWarning=self._receipt_words.warning(connection) if prints else "",
            blocked=self._blocked(connection, resident, offer, now_ms),
        )

    def _book(self, offer: Offer) -> dict[str, object]:
        words = self.desk.words
        each = self.tr("%1 each").replace("%1", self._each(offer))
        parts = [each] if offer.stamps > 1 else []
        missing = self.tr("You need %1 more credits.").replace("%1", words.money(offer.missing_cents)) if offer.missing_cents else ""
        if offer.until_ms is not None:
            until = words.short_date(offer.until_ms, self.desk.now_ms)
            parts.append(self.tr("lower until %1", "price, date").replace("%1", until))
        return {
            "key": offer.book,
            "title": words.stamps(offer.stamps),
            "line": " · ".join(parts),
            "price": words.money(offer.cents),
            "full": words.money(offer.full_cents) if offer.full_cents > offer.cents else "",
            "missing": missing,
            "stamps": offer.stamps,
        }

    def _each(self, offer: Offer) -> str:
        """What one stamp of the book costs: whole cents exactly, else about so much."""
        cents, rest = divmod(offer.cents, offer.stamps)
        if rest:
            return self.tr("about %1").replace("%1", self.desk.words.coins(round(offer.cents / offer.stamps)))
        return self.desk.words.coins(cents)

    def _lines(self, offer: Offer, held: Balances | None) -> list[dict[str, object]]:
        words = self.desk.words
        lines: list[dict[str, object]] = [
            {"label": words.stamps(offer.stamps), "value": words.money(offer.cents), "strong": False},
            {"label": self.tr("Fees"), "value": self.tr("None"), "strong": False},
        ]
        if held is not None:
            left = held.credits_cents - offer.cents
            if left >= 0:
                lines.append({"label": self.tr("Credits after this"), "value": words.money(left), "strong": True})
        return lines

    def _note(self, offer: Offer | None) -> str:
        """Where the money comes from while nobody can be asked."""
        if offer is None or offer.missing_cents or self._session.connected:
            return ""
        if offer.allowance is None:
            return self.tr("It is paid when this device is connected.")
        return self.tr("It is paid from what is set aside here.")

    def _blocked(self, connection: Connection, resident: str, offer: Offer | None, now_ms: int) -> str:
        stopped = blocking(connection, resident, "buy", now_ms)
        if stopped is not None:
            held = self._words.hold(stopped)
            return f"{held['title']}. {held['end']}"
        if offer is not None and offer.missing_cents:
            return self.tr("You need %1 more credits.").replace("%1", self.desk.words.money(offer.missing_cents))
        return ""

    def _show_purchase(self, connection: Connection, resident: str, held: Balances | None, now_ms: int) -> None:
        words = self.desk.words
        purchase = purchases.purchase_of(connection, resident, self._shown_id, now_ms)
        if purchase is None:
            self.put(doneTitle="", doneLine="", canUndo=False, receiptState="")
            return
        title, line = self._outcome(purchase, held)
        until = "" if purchase.undo_until_ms is None else words.time(purchase.undo_until_ms)
        left = 0 if purchase.undo_until_ms is None else purchase.undo_until_ms - now_ms
        undo = self.tr("Changed your mind? You can undo this until %1. %2 left.").replace("%1", until).replace("%2", words.wait(left))
        self.put(
            doneTitle=title,
            doneLine=line,
            refused=purchase.refused is not None or purchase.undone,
            canUndo=bool(until),
            undoText=undo if until else "",
            people=[
                {"key": one.id, "name": face.short, "initial": face.initial, "hue": face.hue}
                for one in mail.contacts(connection, resident)
                if one.can_write and one.kind == "person"
                for face in [self.desk.face(one.id, one.name)]
            ][:NAMED_PEOPLE],
        )
        self._show_receipt(connection, resident, purchase)

    def _outcome(self, purchase: Purchase, held: Balances | None) -> tuple[str, str]:
        words = self.desk.words
        stamps, price = words.stamps(purchase.stamps), words.money(purchase.cents)
        if purchase.undone:
            return self.tr("The purchase was undone"), self.tr("%1 is back in your credits.").replace("%1", price)
        if purchase.refused is not None:
            return self.tr("%1 could not be bought").replace("%1", stamps), self._words.reason(purchase.refused)
        title = self.tr("You have %n stamp(s)", "", held.stamps) if held is not None else self.tr("You bought %1").replace("%1", stamps)
        parts = [
            self.tr("%n new stamp(s) are ready to use.", "", purchase.stamps),
            self.tr("We took %1 from your credits.").replace("%1", price),
        ]
        if held is not None:
            parts.append(self.tr("%1 is left.").replace("%1", words.money(held.credits_cents, held.currency)))
        if purchase.waiting and not self._session.connected:
            parts.append(self.tr("It is saved here and goes out when the connection is back."))
        return title, " ".join(parts)

    def _show_receipt(self, connection: Connection, resident: str, purchase: Purchase) -> None:
        jobs = jobs_of(connection, resident) if purchase.receipt else []
        self._job = next((one for one in jobs if one.root == purchase.receipt), None)
        if self._job is None:
            self.put(receiptState="", receiptTitle="", receiptNote="", canPrintAgain=False, paperRows=[])
            return
        told = self._receipt_words.told(connection, self._job)
        self.put(receiptState=told.state, receiptTitle=told.title, receiptNote=told.line)
        self.put(canPrintAgain=told.can_print_again, printAgainText=told.again)
        paper = self._job.receipt
        total = () if paper.total is None else (paper.total,)
        rows = [
            *((line, False) for line in paper.lines),
            *((line, True) for line in total),
            *((line, False) for line in paper.extra_lines),
        ]
        self.put(
            paperFacility=paper.facility,
            paperAt=paper.at_text,
            paperRows=[{"label": label, "value": value, "strong": strong} for (label, value), strong in rows],
        )

    def _print(self, found: Job) -> None:
        with self.desk.store.write() as connection:
            print_again(connection, found.id, self.desk.clock.now_ms())

    # --- outcomes ---

    def _bought(self, purchase: str) -> None:
        self.put(busy=False)
        if self.desk.session is not None:
            self._shown_id = purchase
            self.navigator.take("money", "stamps-bought")

    def _undone(self, _nothing: None) -> None:
        self.put(busy=False)
        if self.desk.session is not None:
            self.desk.look()
            self._session.toast(self.tr("The purchase was undone."), "good")

    def _not_done(self, error: BaseException) -> None:
        self.put(busy=False)
        if not isinstance(error, StoreFull | WalletError):
            self.desk.broken.emit(error)
        elif self.desk.session is not None:
            self.put(error=self._words.error(error))
            self.desk.look()

    @Slot()
    def _look(self) -> None:
        if self.navigator.current == "stamps-bought" and self.canUndo:
            self.desk.look()
