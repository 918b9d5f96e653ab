"""What a voice says for what is written: sums of money in the words of the language, and rests for the dots between facts.

A voice alone says "dollar 46 point 20", and in Spanish "minus" in English.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QObject

from kiosk.ui.words import Words

MINUS = "-\N{MINUS SIGN}"
_DOLLARS = re.compile(rf"(?P<sign>[+{MINUS}])?\$(?P<sum>\d+(?:[.,]\d+)*)")
_CENTS = re.compile(r"\b(?P<sum>\d+)¢")
_SIGNS = re.compile(r"(?<!\S)(?P<sign>[+\N{MINUS SIGN}])(?=\d)")
_DOTS = re.compile(r"\s+·\s+")


class SpokenWords(QObject):
    """Says it in the language of `words`."""

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._words = words

    def of(self, text: str) -> str:
        """`text` as it is said."""
        text = _DOLLARS.sub(self._sum, text)
        text = _CENTS.sub(lambda found: self._cents(int(found["sum"])), text)
        text = _SIGNS.sub(lambda found: self._signed("", plus=found["sign"] == "+"), text)
        return _DOTS.sub(", ", text)

    def money(self, cents: int) -> str:
        """46 dollars and 20 cents; `cents` may be negative."""
        units, rest = divmod(abs(cents), 100)
        said = self._cents(rest)
        if units or not rest:
            dollars = self.tr("%n dollar(s)", "", units)
            said = self.tr("%1 and %2", "dollars, cents").replace("%1", dollars).replace("%2", said) if rest else dollars
        return self._signed(said, plus=False) if cents < 0 else said

    def _signed(self, said: str, *, plus: bool) -> str:
        return (self.tr("plus %1") if plus else self.tr("minus %1")).replace("%1", said)

    def _sum(self, found: re.Match[str]) -> str:
        cents = self._words.cents_of(found["sum"])
        if cents is None:
            return found[0]
        said = self.money(-cents if found["sign"] and found["sign"] in MINUS else cents)
        return self._signed(said, plus=True) if found["sign"] == "+" else said

    def _cents(self, count: int) -> str:
        return self.tr("%n cent(s)", "", count)
