"""What is held for staff. Pure. Flags: `unknown_sender`, `blocked_sender`, `sender_not_proven`, `words`, `too_long`, `policy`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

#: Accents, enclosing marks, variation selectors, joiners: what a reader reads past.
_UNSEEN = frozenset({"Mn", "Me", "Cf"})


def content_flags(text: str, words: Sequence[str], max_characters: int) -> list[str]:
    """Flags that the content of a message raises."""
    flags: list[str] = []
    if has_word(text, words):
        flags.append("words")
    if len(text) > max_characters:
        flags.append("too_long")
    return flags


def has_word(text: str, words: Sequence[str]) -> bool:
    """Whether a whole word (or phrase) of the list stands in the text; case, accents and wide letters make no difference."""
    if not words:
        return False
    plain = _plain(text)
    return any((wanted := _pattern(word)) is not None and wanted.search(plain) is not None for word in words)


@dataclass(frozen=True)
class Piece:
    """A piece of a text; `flagged`: a word of the list stands there."""

    text: str
    flagged: bool


def marked(text: str, words: Sequence[str]) -> list[Piece]:
    """The text in pieces, which joined are the text: what `has_word` finds is flagged."""
    plain: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for read in _plain(letter):
            plain.append(read)
            places.append(place)
    flagged = [False] * len(text)
    for word in words:
        wanted = _pattern(word)
        for found in wanted.finditer("".join(plain)) if wanted is not None else ():
            first, last = places[found.start()], places[found.end() - 1]
            flagged[first : last + 1] = [True] * (last + 1 - first)
    pieces: list[Piece] = []
    for is_flagged, run in groupby(zip(text, flagged, strict=True), key=itemgetter(1)):
        pieces.append(Piece("".join(letter for letter, _ in run), is_flagged))
    return pieces


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str] | None:
    parts = _plain(word).split()
    return re.compile(r"(?<!\w)" + r"\s+".join(re.escape(part) for part in parts) + r"(?!\w)") if parts else None


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    # Spread, folded, spread again: mathematical capitals fold only once they are letters.
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(letter for letter in spread if unicodedata.category(letter) not in _UNSEEN)
