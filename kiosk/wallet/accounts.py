"""What the wallet use cases give out: frozen values, never rows. Money in cents, times in milliseconds since the epoch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.wallet.rules import Amounts, Kind

What = Literal["stamps", "credits", "trust"]
Block = Literal["buy", "move", "mail_new", "media", "visits"]


class WalletError(Exception):
    """It cannot be done; nothing was saved, charged or lost."""


class NotEnough(WalletError):
    """`missing` more of `what` are needed (stamps, or cents)."""

    def __init__(self, what: What, missing: int) -> None:
        super().__init__(f"{missing} of {what} are missing")
        self.what = what
        self.missing = missing


class Blocked(WalletError):
    """A restriction of the account forbids it."""

    def __init__(self, restriction: Restriction) -> None:
        super().__init__(f"blocked by {restriction.id}")
        self.restriction = restriction


class PriceChanged(WalletError):
    """What the screen showed is not the price any more."""


class NotOffered(WalletError):
    """There is no such book, obligation or amount, or it may not be paid from here."""


class OverLimit(WalletError):
    """More than the facility lets one move at once, or in a day; `left_cents` may still be moved today."""

    def __init__(self, at_once_cents: int, left_cents: int) -> None:
        super().__init__(f"at most {at_once_cents} at once, {left_cents} today")
        self.at_once_cents = at_once_cents
        self.left_cents = left_cents


class CannotUndo(WalletError):
    """The purchase stays: the time is over, its stamps are used, it was undone already, or it is not known here."""

    def __init__(self, why: Literal["late", "used", "undone", "unknown"]) -> None:
        super().__init__(why)
        self.why = why


class SessionOver(WalletError):
    """The session has ended meanwhile."""


@dataclass(frozen=True)
class Balances:
    """`stamps`, `credits_cents` and `trust_cents` can be spent now; `stamps_waiting` more belong to messages that central has not
    charged yet. `trust_at_ms` is when the facility reported the trust balance, None when it never did."""

    stamps: int
    stamps_waiting: int
    credits_cents: int
    trust_cents: int
    trust_at_ms: int | None
    currency: str


@dataclass(frozen=True)
class SetAside:
    """What lies in one allowance. `here`: on this device, where it can be spent without a connection."""

    device_name: str
    stamps: int
    credits_cents: int
    until_ms: int
    here: bool


@dataclass(frozen=True)
class Offer:
    """A book of stamps as this resident can buy it now. `full_cents` is its usual price, the same when there is no promotion;
    `until_ms` is when the promotion ends. `allowance` pays it at once; None: it is paid when connected. `missing_cents`: how much
    more is needed."""

    book: str
    stamps: int
    cents: int
    full_cents: int
    until_ms: int | None
    price_version: int
    allowance: str | None
    missing_cents: int


@dataclass(frozen=True)
class Purchase:
    """A purchase made here. `undo_until_ms` is None when it cannot be undone any more; `refused` says why it came to nothing."""

    id: str
    stamps: int
    cents: int
    at_ms: int
    waiting: bool
    refused: str | None
    undo_until_ms: int | None
    undone: bool
    receipt: str | None
    receipt_number: str


@dataclass(frozen=True)
class Restriction:
    """A hold on the account: what it blocks, and how it ends (`ends_ms`, or when `owed_cents` are repaid, or by staff)."""

    id: str
    kind: Literal["chargeback", "sanction"]
    blocks: frozenset[Block]
    since_ms: int
    ends_ms: int | None
    owed_cents: int


@dataclass(frozen=True)
class Obligation:
    """What is owed. `waiting_cents` of the open sum are paid here and not yet booked by central."""

    id: str
    kind: str
    name: str
    owed_cents: int
    paid_cents: int
    waiting_cents: int
    deduct_percent: int
    may_pay: bool

    @property
    def open_cents(self) -> int:
        """What is left to pay."""
        return max(0, self.owed_cents - self.paid_cents - self.waiting_cents)


@dataclass(frozen=True)
class HistoryRow:
    """One line of the history: an entry of central, or (`refused`) something tried here that came to nothing.

    Signed amounts. The balances after it are None where they cannot be known. `refunded`: a later entry gives it back.
    """

    id: str
    kind: str
    at_ms: int
    stamps: int
    credits_cents: int
    trust_cents: int
    stamps_after: int | None
    credits_after: int | None
    trust_after: int | None
    refunds_kind: str
    refunds_at_ms: int | None
    refunded: bool
    source: str
    reference: str
    detail: str
    refused: str | None
    command: str | None = None


@dataclass(frozen=True)
class Sought:
    """One word that a line of the history is searched for: its letters, folded, or what it may mean in the person's language.

    `amount` is the start of an amount ("2.9"), "" where the word is no number.
    """

    letters: str
    kinds: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    amount: str = ""


@dataclass(frozen=True)
class EntryDetail:
    """One line with what belongs to it: the line it gives back, those that give it back, the other parts of the same deposit.

    `number` is what staff find it by: the deposit's own reference, or that of the receipt.
    """

    row: HistoryRow
    refunds: HistoryRow | None
    given_back: tuple[HistoryRow, ...]
    parts: tuple[HistoryRow, ...]
    number: str


@dataclass(frozen=True)
class MonthSums:
    """What came in and went out in a month, in cents, from trust and credits together: every line with a plus, every line with a
    minus. `out_by_kind` adds up to `out_cents`. What moves between one's own accounts is neither."""

    in_cents: int
    out_cents: int
    out_by_kind: dict[str, int]


@dataclass(frozen=True)
class Statement:
    """A month of the wallet: the lines, oldest first, and what was there before and after them (None before central's word)."""

    year: int
    month: int
    lines: tuple[HistoryRow, ...]
    sums: MonthSums
    before: Amounts | None
    after: Amounts | None


@dataclass(frozen=True)
class Waiting:
    """Something saved here that central has not taken: a movement of the wallet."""

    id: str
    kind: Kind
    at_ms: int
    stamps: int
    credits_cents: int
    trust_cents: int
    by_allowance: bool
