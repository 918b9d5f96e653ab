"""Sign-in rules: what an attempt can come to, when wrong PINs lock an account and for how long, which PINs are too easy.

Pure: no store, no clock. Times are milliseconds of trusted time, waits are milliseconds.

Invariants: the wait never shrinks as wrong PINs add up; an attempt is counted before it is checked, so that pulling the plug in the
middle of a check is a wrong PIN and not a free guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal


@dataclass(frozen=True)
class Person:
    """A resident, or facility IT (`role` "it"), as the roster names them. `number` is never shown in full (see `number_ending`)."""

    resident: str
    first_name: str
    number: str
    role: Literal["resident", "it"] = "resident"


@dataclass(frozen=True)
class Session:
    """A resident at the screen, from sign-in to sign-out.

    `grant` is the id of central's session grant that commands name; `online` says that central itself confirmed the PIN;
    `started_ms` is trusted time; `must_change_pin`: staff gave the PIN out, and nothing may be done before it is replaced.
    """

    id: str
    person: Person
    grant: str
    online: bool
    started_ms: int
    must_change_pin: bool = False


@dataclass(frozen=True)
class CardSeen:
    """A card was shown; `person` is None when the roster does not know it, or (`lost`) when it was reported lost."""

    person: Person | None
    lost: bool = False


@dataclass(frozen=True)
class CardAgain:
    """A card was read, and has to be shown once more before it counts."""


@dataclass(frozen=True)
class CardGone:
    """Somebody's card was taken away from the reader."""

    person: Person


CardNews = CardSeen | CardAgain | CardGone


@dataclass(frozen=True)
class Waiting:
    """No verdict yet: ask again."""


@dataclass(frozen=True)
class SignedIn:
    """The PIN was right and the session is open."""

    session: Session


@dataclass(frozen=True)
class WrongPin:
    """The PIN did not match; `tries_left` (1 or more) more before a wait."""

    tries_left: int


@dataclass(frozen=True)
class LockedOut:
    """Too many wrong PINs; the next try is taken in `wait_ms`."""

    wait_ms: int


@dataclass(frozen=True)
class EasyPin:
    """The new PIN is one that a neighbour guesses, or the one in force."""


@dataclass(frozen=True)
class NotSure:
    """A new PIN was sent to central and no answer came: it may be in force or not."""


@dataclass(frozen=True)
class NotKnown:
    """The roster has nobody like this."""


@dataclass(frozen=True)
class NeedsConnection:
    """This device cannot check the PIN by itself (never seen here, PIN changed, or too long offline) and central does not answer."""


@dataclass(frozen=True)
class AccountClosed:
    """Central or the roster says that this person does not use the facility's devices now."""


@dataclass(frozen=True)
class Restarting:
    """The device is about to start anew, by central's order."""


Outcome = Waiting | SignedIn | WrongPin | LockedOut | EasyPin | NotSure | NotKnown | NeedsConnection | AccountClosed | Restarting


@dataclass(frozen=True)
class Count:
    """Wrong PINs of one resident on this device.

    `wrong`: in a row, the one being checked included. `unreported`: those that central has not been told of.
    `locked_until_ms`: trusted time of the next try, 0 when there is no lock.
    """

    wrong: int = 0
    unreported: int = 0
    locked_until_ms: int = 0


def wait_after(wrong: int, tries: int, waits_ms: Sequence[int]) -> int:
    """The wait (ms) that the `wrong`-th wrong PIN in a row brings; 0 while tries are left.

    After every `tries` wrong PINs comes the next wait of the schedule, the last one for ever. A schedule that shrinks is read as one
    that stays at its longest wait so far.
    """
    if wrong <= 0 or wrong % tries or not waits_ms:
        return 0
    step = min(wrong // tries, len(waits_ms))
    return max(waits_ms[:step])


def tries_left(wrong: int, tries: int) -> int:
    """Tries before the next wait, 1 to `tries`."""
    return tries - wrong % tries


def wait_left(count: Count, now_ms: int) -> int:
    """Milliseconds until the next try is taken; 0 when it is taken now."""
    return max(0, count.locked_until_ms - now_ms)


def charged(count: Count, now_ms: int, tries: int, waits_ms: Sequence[int]) -> Count:
    """The count with one more attempt, as if its PIN were wrong: what is stored before the PIN is looked at."""
    wrong = count.wrong + 1
    wait = wait_after(wrong, tries, waits_ms)
    until = max(count.locked_until_ms, now_ms + wait) if wait else count.locked_until_ms
    return Count(wrong, count.unreported + 1, until)


def central_counted(count: Count) -> Count:
    """The count when central judged the attempt charged last: it need not be told of that one."""
    return Count(count.wrong, max(0, count.unreported - 1), count.locked_until_ms)


def central_locked(count: Count, now_ms: int, wait_ms: int) -> Count:
    """The count with a lock that central decided; it never shortens one of ours."""
    if wait_ms <= 0:
        return count
    return Count(count.wrong, count.unreported, max(count.locked_until_ms, now_ms + wait_ms))


def easy_pin(pin: str, *, birth_year: int | None = None, number: str = "") -> bool:
    """True for a PIN that a neighbour guesses: one digit repeated, a run up or down, a short pattern repeated, the birth year, or a
    part of the resident number."""
    digits = [int(digit) for digit in pin]
    steps = {(right - left) % 10 for left, right in pairwise(digits)}
    if len(steps) <= 1 and steps <= {0, 1, 9}:
        return True
    if any(len(pin) % size == 0 and pin == pin[:size] * (len(pin) // size) for size in range(1, len(pin) // 2 + 1)):
        return True
    if birth_year is not None and str(birth_year) in pin:
        return True
    return bool(number) and pin in number


def number_ending(number: str) -> str:
    """The last four characters of a resident number: the only part that is printed."""
    return number[-4:]
