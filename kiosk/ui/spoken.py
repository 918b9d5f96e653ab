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
_DOTS = re.compile(r"\s+·\s+")


class SpokenWords(QObject):
    """Says it in the language of `words`."""

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._words = words

    def of(self, text: str) -> str:
        """`text` as it is said."""
        text = _CENTS.sub(lambda found: self._cents(int(found["sum"])), text)
        return _DOTS.sub(", ", _DOLLARS.sub(self._sum, text))

    def money(self, cents: int) -> str:
        """46 dollars and 20 cents; `cents` may be negative."""
        units, rest = divmod(abs(cents), 100)
        said = self._cents(rest)
        if units or not rest:
            dollars = self.tr("%n dollar(s)", "", units)
            said = self.tr("%1 and %2", "dollars, cents").replace("%1", dollars).replace("%2", said) if rest else dollars
        return self.tr("minus %1").replace("%1", said) if cents < 0 else said

    def _sum(self, found: re.Match[str]) -> str:
        cents = self._words.cents_of(found["sum"])
        if cents is None:
            return found[0]
        said = self.money(-cents if found["sign"] and found["sign"] in MINUS else cents)
        return self.tr("plus %1").replace("%1", said) if found["sign"] == "+" else said

    def _cents(self, count: int) -> str:
        return self.tr("%n cent(s)", "", count)
