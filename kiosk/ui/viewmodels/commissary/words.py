"""Words of the commissary: goods, limits, windows, states and reasons."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

from PySide6.QtCore import QObject

from kiosk.commissary.basket import BasketFull, NoMore
from kiosk.commissary.limits import Room
from kiosk.commissary.ordering import OverSpending, WindowClosed
from kiosk.commissary.shelves import Good, words_in
from kiosk.commissary.windows import Standing
from kiosk.sync.wire_commissary import ShelfPart
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.money_words import MoneyWords
from kiosk.wallet.accounts import CannotUndo, NotEnough, NotOffered, PriceChanged
from resources import RESOURCES

#: Hues of shelves, in their order; a seventh begins again.
HUES = ("honey", "sky", "leaf", "plum", "primary", "slate")
#: From noon to noon no time zone changes the day.
NOON_HOUR = 12


@cache
def drawn(name: str) -> bool:
    """Whether this device has an icon of that name."""
    return bool(name) and (RESOURCES / "icons" / f"{name}.svg").exists()


class CommissaryWords(QObject):
    """Reads language, zone and day through the desk."""

    def __init__(self, desk: Desk, money: MoneyWords) -> None:
        super().__init__(desk)
        self._desk = desk
        self._money = money

    # --- goods ---

    def name(self, words: dict[str, str]) -> str:
        """A name in the person's language."""
        return words_in(words, self._desk.words.language)

    def icon(self, good: Good) -> str:
        """Its drawing, else that of its shelf."""
        shelf = self.shelf(good.change.shelf)
        wanted = (good.change.picture, "" if shelf is None else shelf.icon)
        return next((one for one in wanted if drawn(one)), "package")

    def hue(self, good: Good) -> str:
        """The hue of its shelf."""
        names = [one.shelf for one in self._desk.policy.commissary.shelves]
        return HUES[names.index(good.change.shelf) % len(HUES)] if good.change.shelf in names else HUES[0]

    def shelf(self, key: str) -> ShelfPart | None:
        """A shelf of the policy."""
        return next((one for one in self._desk.policy.commissary.shelves if one.shelf == key), None)

    def price(self, good: Good) -> str:
        """$1.20 · pack of 3."""
        unit = self.name(good.change.unit)
        price = self._desk.words.money(good.change.cents)
        return f"{price} · {unit}" if unit else price

    def blocked(self, good: Good) -> str:
        """Why none can be had; "" while some can."""
        if good.change.sold_out:
            return self.tr("This is sold out.")
        if good.room.left == 0:
            return self.tr("You have all you can order now.")
        return ""

    def limit(self, room: Room) -> str:
        """How many more, in plain words; "" without a limit."""
        if room.left is None:
            return ""
        if not room.days:
            return self.tr("At most %n in one order", "", room.left)
        if room.days == 7:
            return self.tr("You can order %n more this week", "", room.left)
        return self.tr("You can order %n more now", "", room.left)

    def spending(self, room: Room) -> str:
        """What may still be spent; "" without a limit."""
        if room.left is None:
            return ""
        money = self._desk.words.money(room.left)
        if room.days == 7:
            return self.tr("You can spend %1 more this week.").replace("%1", money)
        return self.tr("You can spend %1 more now.").replace("%1", money)

    # --- windows ---

    def window(self, window: Standing) -> tuple[str, str]:
        """Whether orders are taken, and what is to be known of it."""
        words, now_ms = self._desk.words, self._desk.now_ms
        if not window.open:
            title = self.tr("Orders are closed now")
            if window.opens_ms is None:
                return title, ""
            line = self.tr("They open %1. Your basket is kept.", "when").replace("%1", words.moment_ahead(window.opens_ms, now_ms))
            return title, line
        if window.closes_ms is None:
            return self.tr("You can order any time"), self.delivery(window.delivery)
        until = self.tr("Order until %1", "when").replace("%1", words.moment_ahead(window.closes_ms, now_ms))
        return until, self.delivery(window.delivery)

    def delivery(self, day: date | str | None) -> str:
        """When it comes; "" when nobody knows."""
        return "" if day is None else self.tr("It comes on %1.", "day").replace("%1", self.day(day))

    def day(self, day: date | str) -> str:
        """A day by its name."""
        whole = date.fromisoformat(day) if isinstance(day, str) else day
        noon = datetime(whole.year, whole.month, whole.day, NOON_HOUR, tzinfo=UTC)
        words = self._desk.words
        said = words.date(round(noon.timestamp() * 1000))
        # Within a sentence: only English writes its days large.
        return said if words.language.startswith("en") else said[:1].lower() + said[1:]

    # --- outcomes ---

    def error(self, error: BaseException) -> str:
        """Why something cannot be done now."""
        words = self._desk.words
        if isinstance(error, NoMore):
            return self.tr("You can order %n of this.", "", error.most)
        if isinstance(error, OverSpending):
            return self.tr("You can spend %1 more. Take something out.").replace("%1", words.money(error.left_cents))
        if isinstance(error, NotEnough):
            return self.tr("You need %1 more.").replace("%1", words.money(error.missing))
        known: tuple[tuple[type[BaseException], str], ...] = (
            (BasketFull, self.tr("The basket is full. Order this first.")),
            (WindowClosed, self.tr("Orders closed meanwhile. Your basket is kept.")),
            (PriceChanged, self.tr("A price changed. Look again, then order.")),
            (CannotUndo, self.tr("This order cannot be cancelled any more.")),
            (NotOffered, self.tr("This cannot be ordered now.")),
        )
        said = next((text for kind, text in known if isinstance(error, kind)), None)
        return said if said is not None else self._money.error(error)

    def reason(self, code: str) -> str:
        """Why central did not take an order."""
        known = {
            "closed": self.tr("The commissary was closed."),
            "window_closed": self.tr("Orders were closed when it arrived."),
            "blocked": self.tr("Buying was on hold for your account."),
            "sold_out": self.tr("Something was sold out."),
            "not_sold": self.tr("Something is not sold any more."),
            "unknown_good": self.tr("Something is not sold any more."),
            "price_changed": self.tr("A price was higher than shown."),
            "over_limit": self.tr("It was more than you may order."),
            "over_spending": self.tr("It was more than you may spend."),
            "not_enough_trust": self.tr("Your trust account had too little."),
            "not_enough_credits": self.tr("You had too few credits."),
            "not_enough_family": self.tr("Less of the family money was left."),
        }
        return known.get(code, self.tr("It could not be taken."))
