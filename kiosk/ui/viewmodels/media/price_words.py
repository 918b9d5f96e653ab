"""What a title costs, what is left after, and why it cannot be had, in plain words."""

from __future__ import annotations

from PySide6.QtCore import QObject
from sqlalchemy import Connection

from kiosk.media_store.buying import AlreadyTheirs, TitleOffer
from kiosk.media_store.catalogue import Detail
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.money_words import MoneyWords
from kiosk.wallet.accounts import CannotUndo, NotOffered
from kiosk.wallet.holds import blocking
from kiosk.wallet.wallet import balances


class PriceWords(QObject):
    """Reads language and money through the desk."""

    def __init__(self, desk: Desk, money: MoneyWords) -> None:
        super().__init__(desk)
        self._desk = desk
        self._money = money

    def key(self, offer: TitleOffer) -> str:
        """What the main key says: exactly what it does and costs."""
        if not offer.cents:
            return self.tr("Get it for free")
        price = self._desk.words.money(offer.cents)
        return (self.tr("Rent for %1") if offer.how == "rent" else self.tr("Buy for %1")).replace("%1", price)

    def way(self, offer: TitleOffer, title: Detail) -> dict[str, object]:
        """One of several ways: { key, title, line }."""
        price = self._desk.words.money(offer.cents) if offer.cents else self.tr("Free")
        if offer.how == "rent":
            line = self.tr("%n hour(s) from your first play", "", title.rent_hours)
            return {"key": "rent", "title": self.tr("Rent · %1").replace("%1", price), "line": line}
        return {"key": "own", "title": self.tr("Buy · %1").replace("%1", price), "line": self.tr("It is yours to keep.")}

    def lower(self, offer: TitleOffer) -> str:
        """Said while it costs less than usual."""
        if offer.until_ms is None or offer.full_cents <= offer.cents:
            return ""
        words = self._desk.words
        told = self.tr("Usually %1. Lower until %2.").replace("%1", words.money(offer.full_cents))
        return told.replace("%2", words.moment_ahead(offer.until_ms, self._desk.now_ms))

    def left(self, connection: Connection, resident: str, offer: TitleOffer, now_ms: int) -> str:
        """What there is, and what is left after; "" before central's first word."""
        if not offer.cents:
            return self.tr("Your credits stay as they are.")
        held = balances(connection, resident, now_ms)
        if held is None:
            return ""
        words = self._desk.words
        have = self.tr("You have %1.").replace("%1", words.money(held.credits_cents, held.currency))
        if offer.missing_cents:
            return f"{have} {self.missing(offer)}"
        after = words.money(held.credits_cents - offer.cents, held.currency)
        return f"{have} " + self.tr("After this, %1.").replace("%1", after)

    def missing(self, offer: TitleOffer) -> str:
        """How much more is needed."""
        return self.tr("You need %1 more credits.").replace("%1", self._desk.words.money(offer.missing_cents))

    def source(self, offer: TitleOffer, *, connected: bool) -> str:
        """Where the money comes from while nobody can be asked."""
        if connected or not offer.cents or offer.missing_cents:
            return ""
        if offer.allowance is None:
            return self.tr("It is paid when this device is connected.")
        return self.tr("It is paid from what is set aside here.")

    def held(self, connection: Connection, resident: str, now_ms: int) -> tuple[str, str]:
        """The hold on the account that forbids buying titles: what it is, and how it ends; ("", "") when there is none."""
        for what in ("buy", "media"):
            stopped = blocking(connection, resident, what, now_ms)
            if stopped is not None:
                told = self._money.hold(stopped)
                return told["title"], self.tr("You cannot get titles now. %1").replace("%1", told["end"])
        return "", ""

    def not_sold(self, why: str) -> tuple[str, str]:
        """Why the facility does not sell it: a title and a line."""
        facility = self._desk.policy.facility.name
        title = self.tr("Not sold at %1").replace("%1", facility) if facility else self.tr("Not sold here")
        line = {
            "rating": self.tr("Titles with this rating are not sold here."),
            "kind": self.tr("This kind of title is not sold here."),
            "genre": self.tr("Titles of this kind are not sold here."),
            "gone": self.tr("It is not sold any more. What you have stays yours."),
        }.get(why, self.tr("Ask your unit staff about it."))
        return title, line

    def error(self, error: BaseException) -> str:
        """Why it could not be done here and now."""
        if isinstance(error, AlreadyTheirs):
            return self.tr("You have this title already.")
        if isinstance(error, NotOffered):
            return self.tr("It is not sold any more. Nothing was charged.")
        if isinstance(error, CannotUndo):
            return self.tr("It cannot be undone any more.")
        return self._money.error(error)

    def refused(self, code: str) -> str:
        """Why central did not take it."""
        own = {
            "owned": self.tr("You had it already. Nothing was charged."),
            "too_mature": self.tr("Titles with this rating are not sold here. Nothing was charged."),
            "restricted": self.tr("It is not sold to you here. Nothing was charged."),
            "not_sold": self.tr("It is not sold any more. Nothing was charged."),
            "unknown_title": self.tr("It is not sold any more. Nothing was charged."),
        }
        return own.get(code) or self._money.reason(code)
