"""Money in plain words: lines of the history, holds, what is owed, and why something did not work."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject

from kiosk.ui.desk import Desk
from kiosk.wallet.accounts import (
    Blocked,
    CannotUndo,
    HistoryRow,
    MonthSums,
    NotEnough,
    NotOffered,
    Obligation,
    OverLimit,
    PriceChanged,
    Restriction,
    SetAside,
    Sought,
)
from kiosk.wallet.rules import folded

MINUS = "\N{MINUS SIGN}"
ICONS = {
    "deposit": ("arrow-down-left", "leaf"),
    "deposit_fee": ("landmark", "slate"),
    "deposit_returned": ("undo-2", "slate"),
    "chargeback": ("undo-2", "rose"),
    "owed_repaid": ("landmark", "slate"),
    "free_stamps": ("gift", "honey"),
    "gift": ("gift", "honey"),
    "stamps_bought": ("postage", "honey"),
    "undone": ("undo-2", "slate"),
    "message": ("send", "sky"),
    "refund": ("undo-2", "leaf"),
    "moved_to_credits": ("arrow-right-left", "plum"),
    "obligation_paid": ("scale", "slate"),
    "obligation_deducted": ("scale", "slate"),
    "trust_report": ("landmark", "leaf"),
    "correction": ("pencil", "slate"),
    "media_bought": ("play", "plum"),
    "media_rented": ("play", "plum"),
    "commissary_ordered": ("shopping-basket", "honey"),
}
SOURCES = ("online", "mobile", "phone", "money_order", "kiosk")
MOST_WORDS = 8
AMOUNT = re.compile(r"\d+(\.\d{0,2})?")
THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+(\.\d{0,2})?")
#: Kinds that are one bar in the month at a glance, and its hue.
BARS = {
    "stamps_bought": ("stamps", "honey"),
    "deposit_fee": ("fees", "slate"),
    "obligation_paid": ("owed", "sky"),
    "obligation_deducted": ("owed", "sky"),
    "owed_repaid": ("owed", "sky"),
    "deposit_returned": ("returned", "rose"),
    "chargeback": ("returned", "rose"),
    "trust_report": ("facility", "leaf"),
    "media_bought": ("media", "plum"),
    "media_rented": ("media", "plum"),
    "commissary_ordered": ("commissary", "honey"),
}
MOST_BARS = 3
#: Kinds whose detail is the name of somebody or something.
NAMED = frozenset({"obligation_paid", "obligation_deducted", "deposit", "gift", "correction", "media_bought", "media_rented"})


class MoneyWords(QObject):
    """Reads language, zone and day through the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    # --- history ---

    def icon(self, row: HistoryRow) -> str:
        """The icon of a line."""
        return "circle-alert" if row.refused else ICONS.get(row.kind, ICONS["correction"])[0]

    def hue(self, row: HistoryRow) -> str:
        """Its hue."""
        return "rose" if row.refused else ICONS.get(row.kind, ICONS["correction"])[1]

    def title(self, row: HistoryRow) -> str:
        """What it was."""
        if row.refused == "taken_back":
            return self.tr("You took this back: %1").replace("%1", self._plain(row))
        if row.refused:
            return {
                "stamps_bought": self.tr("%n stamp(s) could not be bought", "", row.stamps),
                "undone": self.tr("The purchase could not be undone"),
                "media_bought": self.tr("The title could not be bought"),
                "media_rented": self.tr("The title could not be rented"),
                "commissary_ordered": self.tr("The commissary order was not taken"),
                "moved_to_credits": self.tr("%1 could not be moved").replace("%1", self._money(row.credits_cents)),
            }.get(row.kind, self.tr("%1 could not be paid").replace("%1", self._money(-row.trust_cents)))
        return self._plain(row)

    def line(self, row: HistoryRow) -> str:
        """When, which account, from where, what it gives back."""
        words = self._desk.words
        parts = [words.sentence(words.moment(row.at_ms, self._desk.now_ms))]
        if row.refused:
            return f"{parts[0]} · {self.reason(row.refused)}"
        if row.credits_cents or row.trust_cents:
            moved = row.credits_cents and row.trust_cents
            parts.append(self.tr("from trust account") if moved else self._lower(self.account(row)))
        if row.source:
            parts.append(self._source(row.source))
        if row.refunds_kind and row.refunds_at_ms is not None:
            given = self.tr("for: %1, %2", "what is given back, when").replace("%1", self.kind(row.refunds_kind))
            parts.append(given.replace("%2", words.when(row.refunds_at_ms, self._desk.now_ms)))
        return " · ".join(parts)

    def amount(self, row: HistoryRow) -> str:
        """What it added or took, with its sign; a transfer between one's own balances has none."""
        if row.refused:
            return ""
        if row.credits_cents and row.trust_cents:
            return self._money(row.credits_cents)
        cents = row.credits_cents or row.trust_cents
        if cents:
            return self._signed(cents, self._money(abs(cents)))
        return self._signed(row.stamps, self._desk.words.stamps(abs(row.stamps))) if row.stamps else ""

    def after(self, row: HistoryRow) -> str:
        """What was left after it."""
        left = ""
        if row.credits_cents and row.credits_after is not None:
            left = self._money(row.credits_after)
        elif row.trust_cents and row.trust_after is not None:
            left = self._money(row.trust_after)
        elif row.stamps and row.stamps_after is not None:
            left = self._desk.words.stamps(row.stamps_after)
        return self.tr("%1 after").replace("%1", left) if left else ""

    def after_of(self, row: HistoryRow) -> list[tuple[str, str]]:
        """Each balance that it changed, and what was left of it."""
        left = []
        if row.trust_cents and row.trust_after is not None:
            left.append((self.tr("Trust account"), self._money(row.trust_after)))
        if row.credits_cents and row.credits_after is not None:
            left.append((self.tr("Credits"), self._money(row.credits_after)))
        if row.stamps and row.stamps_after is not None:
            left.append((self.tr("Stamps"), self._desk.words.number(row.stamps_after)))
        return left

    def chip(self, row: HistoryRow) -> str:
        """What became of it since."""
        return self.tr("Given back") if row.refunded else ""

    def kind(self, kind: str) -> str:
        """A kind of entry by its name."""
        return {
            "deposit": self.tr("Deposit"),
            "deposit_fee": self.tr("Deposit fee"),
            "deposit_returned": self.tr("Part of a deposit was sent back"),
            "chargeback": self.tr("A deposit was taken back by its sender"),
            "owed_repaid": self.tr("Paid back what you owed"),
            "free_stamps": self.tr("Free stamps"),
            "gift": self.tr("A gift"),
            "stamps_bought": self.tr("Stamps bought"),
            "undone": self.tr("Purchase undone"),
            "message": self.tr("Message sent"),
            "refund": self.tr("Given back to you"),
            "moved_to_credits": self.tr("Moved to credits"),
            "obligation_paid": self.tr("Payment"),
            "obligation_deducted": self.tr("Taken from a deposit"),
            "trust_report": self.tr("Trust account, from the facility"),
            "media_bought": self.tr("Bought in Media"),
            "media_rented": self.tr("Rented in Media"),
            "commissary_ordered": self.tr("Commissary order"),
        }.get(kind, self.tr("Correction by staff"))

    def word(self, row: HistoryRow) -> str:
        """Which way it went, in a word."""
        if row.refused:
            return self.tr("Nothing was charged")
        if row.credits_cents and row.trust_cents:
            return self.tr("Moved")
        return self.tr("Came in") if (row.credits_cents or row.trust_cents or row.stamps) > 0 else self.tr("Went out")

    def account(self, row: HistoryRow) -> str:
        """Which of the three it touched."""
        if row.credits_cents and row.trust_cents:
            return self.tr("Trust account and credits")
        if row.trust_cents:
            return self.tr("Trust account")
        if row.credits_cents and row.stamps:
            return self.tr("Credits and stamps")
        return self.tr("Credits") if row.credits_cents else self.tr("Stamps")

    def source(self, row: HistoryRow) -> str:
        """How a deposit came."""
        return self._desk.words.sentence(self._source(row.source)) if row.source else ""

    # --- searching, and a month at a glance ---

    def sought(self, text: str) -> list[Sought]:
        """What the words of a search may mean: letters, kinds and sources by their names here, the start of an amount."""
        found = []
        for word in folded(text).split()[:MOST_WORDS]:
            kinds = frozenset(kind for kind in ICONS if word in folded(self.kind(kind)))
            sources = frozenset(source for source in SOURCES if word in folded(self._source(source)))
            number = word.lstrip("+-$" + MINUS).rstrip("$")
            plain = number.replace(",", "") if THOUSANDS.fullmatch(number) else number.replace(",", ".")
            found.append(Sought(word, kinds, sources, plain if AMOUNT.fullmatch(plain) else ""))
        return found

    def bars(self, sums: MonthSums) -> list[dict[str, object]]:
        """Money in and out, then what took most; each with its share of the largest."""
        most = max(sums.in_cents, sums.out_cents, 1)
        by_name: dict[str, tuple[int, str]] = {}
        for kind, cents in sums.out_by_kind.items():
            name, hue = BARS.get(kind, ("other", "slate"))
            by_name[name] = (by_name.get(name, (0, ""))[0] + cents, hue)
        ranked = sorted(((cents, name, hue) for name, (cents, hue) in by_name.items() if name != "other"), reverse=True)
        kept, rest = ranked[:MOST_BARS], ranked[MOST_BARS:]
        others = sum(cents for cents, *_ in rest) + by_name.get("other", (0, ""))[0]
        labels = {
            "stamps": self.tr("Stamps"),
            "fees": self.tr("Fees"),
            "owed": self.tr("What you owe"),
            "returned": self.tr("Sent back"),
            "facility": self.tr("The facility"),
            "media": self.tr("Media"),
            "commissary": self.tr("Commissary"),
        }
        lines = [(self.tr("Money in"), sums.in_cents, "leaf", True), (self.tr("Money out"), sums.out_cents, "slate", True)]
        lines += [(labels[name], cents, hue, False) for cents, name, hue in kept]
        lines += [(self.tr("Other"), others, "slate", False)] if others else []
        return [
            {"label": label, "value": self._money(cents), "fraction": cents / most, "hue": hue, "main": main}
            for label, cents, hue, main in lines
        ]

    def free_each_month(self, year: int, month: int) -> str:
        """How many stamps are free each month, and when the next come after the month given."""
        free = self._desk.policy.stamps.monthly_free
        if not free:
            return ""
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        told = self.tr("%n free stamp(s) come each month. The next come in %1.", "", free)
        return told.replace("%1", self._desk.words.month(year, month, whole=False))

    # --- holds, obligations, what is set aside ---

    def hold(self, held: Restriction) -> dict[str, str]:
        """A hold: what is paused, what still works, how it ends."""
        stopped = [
            words
            for block, words in (
                ("buy", self.tr("buying stamps")),
                ("move", self.tr("moving money to credits")),
                ("mail_new", self.tr("starting new messages")),
                ("media", self.tr("media")),
                ("visits", self.tr("video visits")),
            )
            if block in held.blocks
        ]
        chargeback, other = self.tr("A deposit to you was taken back"), self.tr("Some things are paused for you")
        title = chargeback if held.kind == "chargeback" else other
        paused = self.tr("Paused: %1.").replace("%1", ", ".join(stopped)) if stopped else ""
        works = self.tr("Mail, legal mail, requests and balances still work.")
        return {"title": title, "line": " ".join(part for part in (paused, works) if part), "end": self._end(held)}

    def obligation(self, owed: Obligation) -> dict[str, object]:
        """What is owed: its kind and name, how much is paid, what is taken from deposits."""
        kinds = {
            "restitution": self.tr("Restitution"),
            "community": self.tr("Community corrections"),
            "court_fee": self.tr("Court fee"),
            "fine": self.tr("Fine"),
            "child_support": self.tr("Child support"),
        }
        paid = self.tr("Paid %1 of %2").replace("%1", self._money(owed.paid_cents)).replace("%2", self._money(owed.owed_cents))
        notes = []
        if owed.waiting_cents:
            notes.append(self.tr("%1 more is on its way").replace("%1", self._money(owed.waiting_cents)))
        if owed.deduct_percent and owed.open_cents:
            notes.append(self.tr("%1% of each deposit goes here").replace("%1", str(owed.deduct_percent)))
        return {
            "key": owed.id,
            "title": owed.name,
            "kind": kinds.get(owed.kind, self.tr("Other")),
            "paid": paid,
            "left": self.tr("%1 left").replace("%1", self._money(owed.open_cents)) if owed.open_cents else self.tr("Paid in full"),
            "note": " · ".join(notes),
            "fraction": min(1.0, (owed.paid_cents + owed.waiting_cents) / owed.owed_cents) if owed.owed_cents else 1.0,
            "canPay": owed.may_pay and owed.open_cents > 0,
        }

    def aside(self, held: SetAside) -> dict[str, str]:
        """Where something is set aside, what, and until when."""
        what = [self._desk.words.stamps(held.stamps)] if held.stamps else []
        what += [self._money(held.credits_cents)] if held.credits_cents else []
        until = self.tr("until %1").replace("%1", self._desk.words.moment_ahead(held.until_ms, self._desk.now_ms))
        where = held.device_name
        if held.here:
            where = self.tr("On this tablet") if self._desk.place.kind == "tablet" else self.tr("On this kiosk")
        return {"title": where, "line": " · ".join([*what, until])}

    # --- why not ---

    def reason(self, code: str) -> str:
        """Why central did not take something."""
        gone, owed = self.tr("It is not sold any more. Nothing was charged."), self.tr("It was paid already, or was more than is owed.")
        limit = self.tr("It was over the limit. Nothing was moved.")
        return {
            "price_changed": self.tr("The price changed. Nothing was charged."),
            "unknown_book": gone,
            "not_enough_credits": self.tr("You did not have enough credits."),
            "not_enough_stamps": self.tr("You did not have enough stamps."),
            "not_enough_trust": self.tr("There was not enough in your trust account."),
            "blocked": self.tr("Your account is paused for this. See Money."),
            "too_late": self.tr("The time to undo was over."),
            "used": self.tr("The stamps were used already."),
            "undone": self.tr("It was undone already."),
            "limit": limit,
            "move_limit": limit,
            "move_day_limit": limit,
            "may_not_pay": self.tr("It cannot be paid from here."),
            "already_paid": owed,
            "more_than_owed": owed,
            "allowance_refused": self.tr("The part set aside here could not be used any more. Nothing was charged."),
            "no_grant": self.tr("This device was set up again. Please send it once more."),
            "taken_back": self.tr("Nothing was charged."),
        }.get(code, self.tr("Nothing was charged. Ask staff for the reason."))

    def error(self, error: BaseException) -> str:
        """Why it cannot be done here and now."""
        if isinstance(error, NotEnough):
            needs = self.tr("Your trust account needs %1 more.") if error.what == "trust" else self.tr("You need %1 more credits.")
            return needs.replace("%1", self._money(error.missing))
        if isinstance(error, Blocked):
            return f"{self.hold(error.restriction)['title']}. {self._end(error.restriction)}"
        if isinstance(error, OverLimit):
            return self.over_limit(error.at_once_cents, error.left_cents)
        if isinstance(error, CannotUndo):
            return {
                "late": self.tr("The time to undo is over."),
                "used": self.tr("Some of these stamps are used already."),
                "undone": self.tr("This was undone already."),
            }.get(error.why, self.tr("This cannot be undone."))
        words: dict[type[BaseException], str] = {
            PriceChanged: self.tr("The price changed. Look again before you buy."),
            NotOffered: self.tr("This cannot be paid from here."),
        }
        return words.get(type(error), self.tr("There is no room to save right now. Nothing was charged. Tell staff."))

    def over_limit(self, at_once_cents: int, left_cents: int) -> str:
        """The limits of a transfer."""
        if left_cents <= 0:
            return self.tr("You have moved as much as you can today.")
        return self.tr("You can move up to %1 now.").replace("%1", self._money(min(at_once_cents, left_cents)))

    def _plain(self, row: HistoryRow) -> str:
        if row.kind == "stamps_bought":
            return self._desk.words.stamps(abs(row.stamps))
        name = self.kind(row.kind)
        if row.detail and row.kind in NAMED and not row.refused:
            return self.tr("%1: %2", "what, about what").replace("%1", name).replace("%2", row.detail)
        return name

    def _source(self, source: str) -> str:
        return {
            "online": self.tr("online"),
            "mobile": self.tr("by mobile app"),
            "phone": self.tr("by phone"),
            "money_order": self.tr("by money order"),
            "kiosk": self.tr("at a kiosk"),
        }.get(source, source)

    def _end(self, held: Restriction) -> str:
        if held.ends_ms is not None:
            at = self._desk.words.moment_ahead(held.ends_ms, self._desk.now_ms)
            return self.tr("It ends %1.").replace("%1", at)
        if held.owed_cents:
            return self.tr("It ends when %1 is paid back.").replace("%1", self._money(held.owed_cents))
        return self.tr("Staff will end it. Ask your case manager about this.")

    def _money(self, cents: int) -> str:
        return self._desk.words.money(cents)

    def _lower(self, text: str) -> str:
        return text[:1].lower() + text[1:]

    def _signed(self, value: int, words: str) -> str:
        return f"{'+' if value > 0 else MINUS}{words}"
