"""What is held for staff. Pure. Flags: `unknown_sender`, `blocked_sender`, `sender_not_proven`, `words`, `too_long`, `policy`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

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
