"""Mail rules: what a text costs, the order of statuses, the line shown in lists, and the cleaning of typed text.

Pure: standard library only. A letter is one Unicode code point of the cleaned text; one stamp carries `letters_per_stamp` of them.
A prepaid reply stamp pays a reply that fits on one stamp. A longer reply is paid by the resident's own stamps as a whole and the
prepaid stamp stays for another reply: one command names one payer.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

SNIPPET_LETTERS = 120
MAX_MARKS_IN_A_ROW = 4

#: Invisible format characters that scripts and emoji need; every other one of category Cf is dropped.
_KEPT_FORMAT = frozenset("\u200c\u200d")
_SPACES = frozenset("\t\u00a0\u2028\u2029\u000b\u000c")

Status = Literal["saved", "waiting", "received", "screening", "checked", "sent_on", "rejected", "undeliverable"]
StepState = Literal["done", "now", "later", "stopped"]
StepName = Literal["saved", "waiting", "received", "checked", "sent_on", "delivered"]
MeterState = Literal["prepaid", "own", "free", "none"]

STEP_ORDER: tuple[StepName, ...] = ("saved", "waiting", "received", "checked", "sent_on")
_NOW: dict[Status, StepName] = {"saved": "saved", "waiting": "waiting", "received": "received", "screening": "checked"}
_LAST_DONE: dict[Status, StepName] = {"checked": "checked", "sent_on": "sent_on"}
_STOPPED: dict[Status, StepName] = {"rejected": "checked", "undeliverable": "sent_on"}


class Limits(Protocol):
    """The parts of a facility's policy that bound a message."""

    @property
    def max_letters(self) -> int: ...
    @property
    def sms_letters(self) -> int: ...


@dataclass(frozen=True)
class Prices:
    """What a message costs in stamps, by one price list. A short message (SMS) has one price, whatever its length."""

    letters_per_stamp: int = 6000
    photo_stamps: int = 1
    video_stamps: int = 3
    ecard_stamps: int = 1
    sms_stamps: int = 1


@dataclass(frozen=True)
class Load:
    """What a message carries. A short message carries text only."""

    text: str
    photos: int = 0
    video: bool = False
    ecard: bool = False
    sms: bool = False


@dataclass(frozen=True)
class Prepared:
    """Stamps signed over to this device: how many are left in one allowance, and the prices that it was signed for."""

    allowance: str
    stamps: int
    prices: Prices


@dataclass(frozen=True)
class Purse:
    """What may pay a message. `own`: all stamps that the resident can spend, those of `prepared` allowances (first to expire first)
    included; None when this device never heard. `prepaid`: a usable reply stamp came with the message being answered. `prices`:
    today's. `never_stopped`: what the stamps do not carry goes free (legal mail)."""

    own: int | None = None
    prepaid: bool = False
    prepared: tuple[Prepared, ...] = ()
    prices: Prices = Prices()
    never_stopped: bool = False


@dataclass(frozen=True)
class Step:
    """One station of a sent message, in `STEP_ORDER`; then "delivered", where somebody reported it. `at_ms` is None where nobody
    recorded a time."""

    name: StepName
    state: StepState
    at_ms: int | None


@dataclass(frozen=True)
class Parts:
    """Stamps by what they carry: the words, the photos, the clip, the card."""

    words: int
    photos: int = 0
    video: int = 0
    ecard: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.words + self.photos + self.video + self.ecard


@dataclass(frozen=True)
class Meter:
    """What a message costs as it stands.

    `state`: "prepaid" (the reply stamp pays), "own" (the resident's stamps pay), "free" (nobody pays), "none" (they do not suffice,
    `missing` says by how many, or the text is too long). `parts`: the stamps needed. `used` of `of` letters, `left` to the end of the
    last stamp of the words (of a short message: to its end). `own`: stamps the resident has, None when this device never heard. `near`:
    5 % or less of the last stamp is left. `too_long`: over the facility's limit. `allowance`: the one that pays; None with state "own":
    paid when connected.
    """

    state: MeterState
    parts: Parts
    used: int
    of: int
    left: int
    own: int | None
    missing: int
    near: bool
    too_long: bool
    allowance: str | None = None

    @property
    def stamps(self) -> int:
        """How many stamps it takes."""
        return self.parts.total

    @property
    def fraction(self) -> float:
        """How full the stamps are, 0 to 1."""
        return min(1.0, self.used / self.of)


def clean_text(text: str) -> str:
    """Typed text as it is sent: NFC, "\\n" line ends, no control or invisible format characters except joiners, combining marks capped.

    The same text always cleans to the same text, and cleaning twice changes nothing.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    kept: list[str] = []
    marks = 0
    for letter in unicodedata.normalize("NFC", "".join(_plain(letter) for letter in unified)):
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= MAX_MARKS_IN_A_ROW:
            kept.append(letter)
    return "".join(kept)


def _plain(letter: str) -> str:
    if letter == "\n" or letter in _KEPT_FORMAT:
        return letter
    if letter in _SPACES:
        return " "
    return "" if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Cn"} else letter


def sendable_text(text: str) -> str:
    """`clean_text` without blank space at either end; empty when nothing is written."""
    return clean_text(text).strip()


def letters(text: str) -> int:
    """How many letters of stamps a text uses: those that are sent."""
    return len(sendable_text(text))


def stamps_needed(load: Load, prices: Prices) -> Parts:
    """Stamps that carry a message; an empty text needs one as well."""
    if load.sms:
        return Parts(max(1, prices.sms_stamps))
    return Parts(
        words=max(1, -(-letters(load.text) // prices.letters_per_stamp)),
        photos=load.photos * prices.photo_stamps,
        video=prices.video_stamps if load.video else 0,
        ecard=prices.ecard_stamps if load.ecard else 0,
    )


def meter(load: Load, limits: Limits, purse: Purse) -> Meter:
    """The stamp meter of a message: what pays it, at the prices that hold for what pays.

    The reply stamp where it suffices; else an allowance that covers it, at the prices it was signed for; else the resident's wallet.
    """
    used = letters(load.text)
    too_long = used > (limits.sms_letters if load.sms else limits.max_letters)
    today = stamps_needed(load, purse.prices)
    if purse.prepaid and today.total == 1:
        return _meter("none" if too_long else "prepaid", load, today, used, limits, purse, purse.prices)
    for prepared in purse.prepared:
        parts = stamps_needed(load, prepared.prices)
        if parts.total <= prepared.stamps and not too_long:
            return _meter("own", load, parts, used, limits, purse, prepared.prices, allowance=prepared.allowance)
    missing = 0 if purse.own is None else max(0, today.total - purse.own)
    if missing and purse.never_stopped and not too_long:
        return _meter("free", load, today, used, limits, purse, purse.prices)
    return _meter("none" if missing or too_long else "own", load, today, used, limits, purse, purse.prices, missing=missing)


def _meter(
    state: MeterState,
    load: Load,
    parts: Parts,
    used: int,
    limits: Limits,
    purse: Purse,
    prices: Prices,
    *,
    missing: int = 0,
    allowance: str | None = None,
) -> Meter:
    last = limits.sms_letters if load.sms else prices.letters_per_stamp
    of = last if load.sms else parts.words * last
    left = max(0, of - used)
    too_long = used > (limits.sms_letters if load.sms else limits.max_letters)
    return Meter(state, parts, used, of, left, purse.own, missing, left * 20 <= last, too_long, allowance)


def shown_name(name: str, kind: str, others: Iterable[str]) -> str:
    """What a contact is called on paper: the first word of a person's name where no other contact shares it, else the whole name."""
    first, _space, _rest = name.partition(" ")
    if kind == "legal" or any(other.partition(" ")[0] == first for other in others):
        return name
    return first


def snippet(text: str) -> str:
    """The first words of a text on one line, at most `SNIPPET_LETTERS` letters, cut at a word where there is one."""
    line = " ".join(text[: SNIPPET_LETTERS * 4].split())
    if len(line) <= SNIPPET_LETTERS:
        return line
    cut = line[:SNIPPET_LETTERS]
    words, space, _rest = cut.rpartition(" ")
    return (words if space and len(words) > SNIPPET_LETTERS // 2 else cut).rstrip(" ,;:") + "…"


def status_of(central: Status | None, outbox: str | None, connected: bool) -> Status:
    """The honest status of a sent message: central's word if there is one, else what the outbox knows.

    `outbox`: "pending", "sending", "accepted", "rejected" or None (no such command here).
    """
    if central is not None:
        return central
    if outbox == "rejected":
        return "rejected"
    if outbox == "accepted":
        return "received"
    return "saved" if connected else "waiting"


def steps_of(status: Status, times_ms: Mapping[str, int]) -> tuple[Step, ...]:
    """The stations of a message and where it stands; `times_ms` maps the statuses that were reached to their time."""
    here: StepName = _NOW.get(status) or _LAST_DONE.get(status) or _STOPPED[status]
    place = STEP_ORDER.index(here)
    mark: StepState = "now" if status in _NOW else "done" if status in _LAST_DONE else "stopped"
    steps = []
    for index, name in enumerate(STEP_ORDER):
        state: StepState = mark if index == place else "done" if index < place else "later"
        at_ms = times_ms.get(status if state == "stopped" else name) if state != "later" else None
        steps.append(Step(name, state, at_ms))
    if "delivered" in times_ms and status == "sent_on":
        steps.append(Step("delivered", "done", times_ms["delivered"]))
    return tuple(steps)
