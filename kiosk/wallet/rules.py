"""Wallet rules: what a resident can spend, and what pays. Pure: no store, no clock.

What is there = what central last said is free, plus what it says lies in the allowances of this device, plus what commands made here
add or take that central's word does not contain yet (`settled`). Granting, topping up, returning and expiring move value between "free"
and "set aside" and leave that sum as it is, so it does not matter which of the two words of central this device heard first: a stamp
is never counted twice. A refused command drops out, as if it had never been made.

An allowance holds what was granted less what commands made here spent of it, settled or not; and never more than is there in all.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "message", "stamps_bought", "undone", "moved_to_credits", "obligation_paid", "media_bought", "media_rented", "commissary_ordered"
]


@dataclass(frozen=True)
class Amounts:
    """Stamps and cents; signed where they are changes."""

    stamps: int = 0
    credits_cents: int = 0
    trust_cents: int = 0

    def __add__(self, other: Amounts) -> Amounts:
        return Amounts(self.stamps + other.stamps, self.credits_cents + other.credits_cents, self.trust_cents + other.trust_cents)

    def __neg__(self) -> Amounts:
        return Amounts(-self.stamps, -self.credits_cents, -self.trust_cents)

    def covers(self, cost: Amounts) -> bool:
        """Whether every amount of `cost` is here."""
        return self.stamps >= cost.stamps and self.credits_cents >= cost.credits_cents and self.trust_cents >= cost.trust_cents

    def floored(self) -> Amounts:
        """No amount below nothing."""
        return Amounts(max(0, self.stamps), max(0, self.credits_cents), max(0, self.trust_cents))


NOTHING = Amounts()


@dataclass(frozen=True)
class Movement:
    """What one command made here does to the balances. Refused ones are not among those given to the rules."""

    command: str
    change: Amounts
    allowance: str | None = None
    settled: bool = False


@dataclass(frozen=True)
class Granted:
    """An allowance of this device: all that was ever granted, and whether this device may spend of it now."""

    id: str
    amount: Amounts
    price_version: int
    expires_ms: int
    usable: bool


@dataclass(frozen=True)
class Left:
    """What can be spent of an allowance now, at the prices of its version."""

    id: str
    amount: Amounts
    price_version: int
    expires_ms: int


@dataclass(frozen=True)
class Standing:
    """`total`: all that can be spent (None before central's first word). `allowances`: the part of it that is signed over to this
    device, the first to expire first. `waiting`: what commands made here take and central has not charged."""

    total: Amounts | None
    allowances: tuple[Left, ...]
    waiting: Amounts

    @property
    def free(self) -> Amounts | None:
        """What is not signed over: paid when connected."""
        if self.total is None:
            return None
        return (self.total + -_sum(left.amount for left in self.allowances)).floored()


def standing(free: Amounts | None, aside: Mapping[str, Amounts], granted: Sequence[Granted], movements: Sequence[Movement]) -> Standing:
    """Replay. `free` and `aside` are central's last word, `aside` by allowance."""
    open_changes = [movement.change for movement in movements if not movement.settled]
    total = None
    if free is not None:
        here = _sum(aside.get(allowance.id, NOTHING) for allowance in granted)
        total = (free + here + _sum(open_changes)).floored()
    left = []
    rest = total
    for allowance in sorted((one for one in granted if one.usable), key=lambda one: (one.expires_ms, one.id)):
        spent = _sum(movement.change for movement in movements if movement.allowance == allowance.id and _takes(movement.change))
        amount = (allowance.amount + Amounts(min(0, spent.stamps), min(0, spent.credits_cents))).floored()
        if rest is not None:
            amount = Amounts(min(amount.stamps, rest.stamps), min(amount.credits_cents, rest.credits_cents))
            rest = rest + -amount
        left.append(Left(allowance.id, amount, allowance.price_version, allowance.expires_ms))
    waiting = -_sum(Amounts(min(0, change.stamps), min(0, change.credits_cents), min(0, change.trust_cents)) for change in open_changes)
    return Standing(total, tuple(left), waiting)


def returns_for(stands: Standing, cost: Amounts) -> tuple[str, ...] | None:
    """What this device must give back first so that the wallet at central pays `cost` when the command arrives; None: it cannot.

    Nothing where what is free suffices; else every allowance here, so that no part of what is there is ever out of reach. Before
    central's first word the wallet is taken to suffice: central decides.
    """
    free = stands.free
    if stands.total is None or (free is not None and free.covers(cost)):
        return ()
    return tuple(left.id for left in stands.allowances) if stands.total.covers(cost) else None


def missing(stands: Standing, cost: Amounts) -> Amounts:
    """How much more `cost` needs."""
    return NOTHING if stands.total is None else (cost + -stands.total).floored()


def _takes(change: Amounts) -> bool:
    return change.stamps < 0 or change.credits_cents < 0


def _sum(amounts: Iterable[Amounts]) -> Amounts:
    total = NOTHING
    for amount in amounts:
        total = total + amount
    return total


def folded(text: str) -> str:
    """Words as they are searched: small letters without accents, so that "maria" finds "María"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
