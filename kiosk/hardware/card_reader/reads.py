"""From single readings to "this card was shown", pure.

A checksum of a few bits lets one frame of noise in every few hundred through, so where the protocol proves nothing a card counts only
after two equal readings in a row. A reader may repeat the reading as long as the card stays: those repeats are one showing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["shown", "first", "held"]


@dataclass(frozen=True)
class ReadPolicy:
    """How readings of one protocol add up. Times are milliseconds.

    `reads`: equal readings in a row that make a showing. `window_ms`: how far apart two of them may be. `apart_ms`: how far apart they
    must be, so that two copies of one swipe are not taken for two. `gone_after_ms`: silence after which the card is away.
    `tells_gone`: whether that silence means that the card was taken away (the reader repeats while it is there).
    `calm_ms`: how long the line must have been without damage before a reading counts, where next to nothing checks one.
    `ask_again_ms`: after how long alone a first reading asks the person to show the card once more; None: never, repeats come anyway.
    """

    reads: int = 2
    window_ms: int = 500
    apart_ms: int = 0
    gone_after_ms: int = 1_000
    tells_gone: bool = False
    calm_ms: int = 0
    ask_again_ms: int | None = None


@dataclass(frozen=True)
class _Reading:
    card: str
    at_ms: int
    equal: int = 1


class ReadRule:
    """Takes the readings of one reader, in order; `now_ms` is any steady clock."""

    def __init__(self, policy: ReadPolicy) -> None:
        self._policy = policy
        self._candidate: _Reading | None = None
        self._held: _Reading | None = None
        self._asked = False
        self._damage_ms: int | None = None

    def damage(self, now_ms: int) -> None:
        """Something came that was no frame."""
        if self._policy.calm_ms:
            self._damage_ms, self._candidate = now_ms, None

    def read(self, card: str, now_ms: int) -> Verdict:
        """One valid reading: "shown" when it completes a showing, "held" while the same card stays, else "first"."""
        policy, held = self._policy, self._held
        if self._damage_ms is not None and now_ms - self._damage_ms < policy.calm_ms:
            return "first"
        if held is not None and held.card == card and now_ms - held.at_ms < policy.gone_after_ms:
            self._held, self._candidate = _Reading(card, now_ms), None
            return "held"
        equal = 1
        before = self._candidate
        if before is not None and before.card == card and now_ms - before.at_ms <= policy.window_ms:
            if now_ms - before.at_ms < policy.apart_ms:
                return "first"
            equal = before.equal + 1
        self._candidate = _Reading(card, now_ms, equal)
        self._asked = False
        if equal < policy.reads:
            return "first"
        self._held, self._candidate = _Reading(card, now_ms), None
        return "shown"

    def gone(self, now_ms: int) -> str | None:
        """The card that was taken away, once; None where it is there, or the reader cannot tell."""
        held = self._held
        if held is None or now_ms - held.at_ms < self._policy.gone_after_ms:
            return None
        self._held = None
        return held.card if self._policy.tells_gone else None

    def wants_again(self, now_ms: int) -> bool:
        """Whether the person has to show the card once more; true once a first reading."""
        candidate, after_ms = self._candidate, self._policy.ask_again_ms
        if candidate is None or self._asked or after_ms is None:
            return False
        self._asked = now_ms - candidate.at_ms >= after_ms
        return self._asked

    def reset(self) -> None:
        """The line was lost: a reading from before must not pair with one from after. The held card stays held."""
        self._candidate = self._damage_ms = None
