"""Words of a text that the list of its language does not have, and what may have been meant."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.ui.word_list import Entry, WordList, in_case_of, key_of

#: Shorter words are names of letters, initials and the like.
SHORTEST = 2
MOST_SLIPS = 2
MOST_REPLACEMENTS = 3
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_CHUNK = re.compile(r"\S+")
_TOKEN = re.compile(rf"(?<![\w])[{_LATIN}]+(?:['\u2019][{_LATIN}]+)*(?![\w])")
_ADDRESS = re.compile(r"@|://|\bwww\.|\.(?:com|org|net|gov)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['\u2019]s\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Mistake:
    """A word and where it begins in the text."""

    start: int
    word: str


def mistakes(text: str, words: WordList, known: Iterable[str] = ()) -> list[Mistake]:
    """What to mark, in the order of the text. `known` are words that are right here: names of people, words that were kept.

    A word with a capital may be a name, so it is marked at its first place only.
    """
    right = {key_of(word) for word in known}
    seen: set[str] = set()
    good: dict[str, bool] = {}
    found = []
    for start, word in _tokens(text):
        stem = _POSSESSIVE.sub("", word)
        if word not in good:
            good[word] = key_of(word) in right or key_of(stem) in right or words.has(word) or words.has(stem)
        if good[word]:
            continue
        if stem[0].isupper():
            if stem in seen:
                continue
            seen.add(stem)
        found.append(Mistake(start, word))
    return found


def replacements(word: str, words: WordList) -> list[str]:
    """What may have been meant, the likeliest first, in the case of the word; at most three, perhaps none."""
    return list(dict.fromkeys(in_case_of(word, entry.word) for entry in near(word, words)))[:MOST_REPLACEMENTS]


def near(word: str, words: WordList, most: int = MOST_SLIPS, *, quick: bool = False) -> list[Entry]:
    """Words that are at most so many slips away (a letter too many, too few, another, or two exchanged), the likeliest first.

    The first letter is taken to be right, or one slip away; `quick` looks only at words with the same first two letters.
    """
    key = key_of(word)
    if not key.isascii() or len(key) < SHORTEST:
        return []
    far: dict[Entry, int] = {}
    letters = set(key)
    blocks = {key[:2], key[1] + key[0]} if quick else {key[0]}
    for block in sorted(blocks):
        for entry in words.block(block, len(key) - most, len(key) + most):
            if not entry.offered or len(letters ^ set(entry.key)) > 2 * most:
                continue
            slips = distance(key, entry.key, most)
            if slips <= most:
                far[entry] = slips
    if not quick:
        far |= {entry: 1 for other in _first_slips(key) for entry in words.entries(other) if entry.offered and entry not in far}
    return sorted(far, key=lambda entry: (far[entry], entry.rank, entry.word))


def distance(one: str, other: str, most: int) -> int:
    """Slips between two keys (restricted Damerau-Levenshtein), or more than `most`."""
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, against in enumerate(other, 1):
            least = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                least = min(least, before_last[column - 2] + 1)
            now.append(least)
        if min(now) > most:
            return most + 1
        before_last, last = last, now
    return last[-1]


def _first_slips(key: str) -> Iterator[str]:
    """Keys whose first letter is another, missing, too much, or exchanged with the second."""
    yield key[1:]
    yield key[1] + key[0] + key[2:]
    for letter in string.ascii_lowercase:
        yield letter + key[1:]
        yield letter + key


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    for chunk in _CHUNK.finditer(text):
        if _ADDRESS.search(chunk.group()) is not None:
            continue
        for token in _TOKEN.finditer(text, chunk.start(), chunk.end()):
            if len(token.group()) >= SHORTEST:
                yield token.start(), token.group()
