"""The shelves, looking for something, and one good."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.commissary import basket
from kiosk.commissary.ordering import checkout
from kiosk.commissary.orders import family_cents, on_the_way
from kiosk.commissary.shelves import Good, goods, standings
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.commissary.words import CommissaryWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.wallet.accounts import WalletError
from kiosk.wallet.rules import folded
from kiosk.wallet.wallet import balances

MOST_FOUND = 60
MOST_LETTERS = 60
#: So many more can be had: the card says it.
NEAR_LIMIT = 3
NO_CARD: dict[str, Any] = {
    **dict.fromkeys(("key", "name", "price", "icon", "countText", "chip", "blocked", "addText", "addSpoken", "lessSpoken"), ""),
    "moreSpoken": "",
    "spoken": "",
    "hue": "honey",
    "count": 0,
}
#: A good and how many of it lie in the basket.
Card = tuple[Good, int]


@qml_type
class CommissaryModel(ScreenModel):
    """`state`: shelves, empty (nothing is sold here), off (by policy)."""

    state = shown(str, "shelves")
    loading = shown(bool, default=True)
    #: [{ key, text, icon }]
    shelves = shown(list)
    shelf = shown(str)
    cards = shown(QObject, constant=True)
    windowOpen = shown(bool, default=True)
    windowTitle = shown(str)
    windowLine = shown(str)
    spendingText = shown(str)
    accountText = shown(str)
    familyText = shown(str)
    ordersText = shown(str)
    ordersSpoken = shown(str)
    basketCount = shown(int)
    basketText = shown(str)
    basketLine = shown(str)
    error = shown(str)

    typed = shown(str)
    found = shown(QObject, constant=True)
    foundCount = shown(int)
    foundTitle = shown(str)
    foundLine = shown(str)

    gone = shown(bool)
    #: The good that is looked at, as a card.
    good = shown(dict, NO_CARD)
    goodLine = shown(str)
    goodLimit = shown(str)

    routes = frozenset({"commissary", "commissary-search", "good"})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel, words: CommissaryWords) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._words = words
        self._good = ""
        self._cards: RowsModel[Card] = RowsModel(lambda row: row[0].id, {"card": self._card}, self)
        self._found: RowsModel[Card] = RowsModel(lambda row: row[0].id, {"card": self._card}, self)
        self._values |= {"cards": self._cards, "found": self._found}
        desk.languageChanged.connect(self._cards.reword)
        desk.languageChanged.connect(self._found.reword)

    @Slot(str)
    def choose(self, shelf: str) -> None:
        """Another shelf."""
        self.put(shelf=shelf, error="")
        self.desk.look()

    @Slot()
    def beginSearch(self) -> None:
        """Look for something, from the start."""
        self.put(typed="")
        self.navigator.go("commissary-search")

    @Slot(str)
    def search(self, typed: str) -> None:
        """What is typed now."""
        self.put(typed=typed[:MOST_LETTERS])
        self.desk.look()

    @Slot(str)
    def open(self, good: str) -> None:
        """See one good."""
        self._good = good
        self.put(error="")
        self.navigator.go("good")
        self.desk.look()

    @Slot(str, int)
    def take(self, good: str, count: int) -> None:
        """Let there be so many of it in the basket."""
        session, store, clock = self.open_session(), self.desk.store, self.desk.clock
        self.put(error="")
        self.desk.bridge.write(lambda: basket.put(store, session, good, count, clock), self._kept, self._not_kept)

    def refresh(self, connection: Connection) -> None:
        """Shelves, what was found, the good that is looked at, the basket's foot."""
        resident, now_ms, policy = self.open_session().person.resident, self.desk.clock.now_ms(), self.desk.policy
        if not policy.commissary.open:
            self.put(state="off", loading=False, basketCount=0)
            return
        sold, there = goods(connection, resident, now_ms), basket.lines(connection, resident)
        self._show_shelves(sold, there)
        self._show_found(sold, there)
        self._show_good(sold, there)
        self._show_standing(connection, resident, now_ms)
        self.put(state="shelves" if sold else "empty", loading=False)

    def forget_person(self) -> None:
        """The rows go too."""
        self._good = ""
        self._cards.clear()
        self._found.clear()
        super().forget_person()

    def _show_shelves(self, sold: Mapping[str, Good], there: Mapping[str, int]) -> None:
        filled = {one.change.shelf for one in sold.values()}
        shelves = [one for one in self.desk.policy.commissary.shelves if one.shelf in filled]
        if self.shelf not in {one.shelf for one in shelves}:
            self.put(shelf=shelves[0].shelf if shelves else "")
        self.put(shelves=[{"key": one.shelf, "text": self._words.name(one.name), "icon": one.icon} for one in shelves])
        self._cards.show([(one, there.get(one.id, 0)) for one in sold.values() if one.change.shelf == self.shelf])

    def _show_found(self, sold: Mapping[str, Good], there: Mapping[str, int]) -> None:
        wanted = folded(self.typed).split()
        hits = [one for one in sold.values() if wanted and all(word in self._letters(one) for word in wanted)][:MOST_FOUND]
        self._found.show([(one, there.get(one.id, 0)) for one in hits])
        if hits or not wanted:
            title = self.tr("%n thing(s) found", "", len(hits)) if hits else self.tr("Look for something")
            self.put(foundCount=len(hits), foundTitle=title, foundLine="" if hits else self.tr("Write a name, such as soap."))
        else:
            self.put(foundCount=0, foundTitle=self.tr("Nothing found"), foundLine=self.tr("Try a shorter word."))

    def _show_good(self, sold: Mapping[str, Good], there: Mapping[str, int]) -> None:
        found = sold.get(self._good)
        self.put(gone=bool(self._good) and found is None)
        if found is not None:
            line = self._words.name(found.change.line)
            self.put(good=self._card((found, there.get(found.id, 0))), goodLine=line, goodLimit=self._words.limit(found.room))

    def _show_standing(self, connection: Connection, resident: str, now_ms: int) -> None:
        words, policy = self.desk.words, self.desk.policy
        stands = standings(connection, resident, policy, now_ms)
        title, line = self._words.window(stands.window)
        pay = policy.commissary.pay[0]
        now = checkout(connection, resident, pay, policy, now_ms)
        held, family, coming = (
            balances(connection, resident, now_ms),
            family_cents(connection, resident),
            on_the_way(connection, resident),
        )
        account = "" if held is None else words.money(held.trust_cents if pay == "trust" else held.credits_cents)
        kind = self.tr("Trust account %1") if pay == "trust" else self.tr("Credits %1")
        left = ""
        if now.missing_cents:
            left = self.tr("You need %1 more.").replace("%1", words.money(now.missing_cents))
        elif now.left_cents is not None:
            left = self.tr("%1 left after it", "money").replace("%1", words.money(now.left_cents))
        things = self.tr("%n thing(s)", "", now.count)
        self.put(
            windowOpen=stands.window.open,
            windowTitle=title,
            windowLine=line,
            spendingText=self._words.spending(stands.spending),
            accountText=kind.replace("%1", account) if account else "",
            familyText=self.tr("From family %1").replace("%1", words.money(family)) if family else "",
            ordersText=self.tr("Orders · %1", "how many").replace("%1", words.number(coming)) if coming else self.tr("Orders"),
            ordersSpoken=self.tr("%n order(s) on the way", "", coming) if coming else self.tr("Orders and packs"),
            basketCount=now.count,
            basketText=f"{things} · {words.money(now.total_cents)}" if now.count else "",
            basketLine=left if now.count else "",
        )

    def _letters(self, good: Good) -> str:
        return folded(" ".join((*good.change.name.values(), *good.change.line.values())))

    def _card(self, row: Card) -> dict[str, Any]:
        good, count = row
        name, price, blocked = self._words.name(good.change.name), self._words.price(good), self._words.blocked(good)
        most = good.room.left
        # A limit that is far away is no word worth.
        near = most is not None and most - count <= NEAR_LIMIT
        chip = self.tr("Sold out") if good.change.sold_out else self._words.limit(good.room) if near else ""
        no_more = blocked or (self._words.limit(good.room) if most is not None and count >= most else "")
        counted = self.tr("%n in the basket", "", count) if count else ""
        return {
            "key": good.id,
            "name": name,
            "price": price,
            "icon": self._words.icon(good),
            "hue": self._words.hue(good),
            "count": count,
            "countText": str(count),
            "chip": chip,
            "blocked": no_more,
            "addText": self.tr("Add", "to the basket"),
            "addSpoken": self.tr("Add %1 to the basket").replace("%1", name),
            "lessSpoken": self.tr("One less: %1").replace("%1", name),
            "moreSpoken": self.tr("One more: %1").replace("%1", name),
            "spoken": ". ".join(part for part in (name, price, chip, counted) if part),
        }

    def _kept(self, _nothing: None) -> None:
        if self.desk.session is not None:
            self.desk.look()

    def _not_kept(self, error: BaseException) -> None:
        if not isinstance(error, StoreFull | WalletError):
            self.desk.broken.emit(error)
        elif self.desk.session is not None:
            self._session.explain(self._words.error(error))
            self.desk.look()
