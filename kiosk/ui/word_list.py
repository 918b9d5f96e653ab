"""The words of a language, in a sorted file that is mapped and never read into memory (`resources/words/build.py` makes it)."""

from __future__ import annotations

import mmap
import string
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resources import RESOURCES

CLASSES = string.digits + string.ascii_uppercase + string.ascii_lowercase
NEVER = "!"
APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"
#: Above every byte of a key.
LAST = b"\xff"
#: How many words of the class in hand are looked at for those that are written as typed, accents and all.
MOST_LOOKED_AT = 400


@dataclass(frozen=True)
class Entry:
    """A word as it is written, its key, and how common it is (0 is the most common)."""

    word: str
    key: str
    rank: int

    @property
    def offered(self) -> bool:
        """False for coarse words."""
        return self.rank < len(CLASSES)


def key_of(word: str) -> str:
    """Small letters without accents or apostrophes."""
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in parts if letter not in APOSTROPHES and not unicodedata.combining(letter))


def in_case_of(begun: str, word: str) -> str:
    """`word` with the capitals of what was begun: Wee -> Week, WEE -> WEEK."""
    letters = [letter for letter in begun if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return word.upper()
    return word[:1].upper() + word[1:] if begun[:1].isupper() else word


class WordList:
    """One language. `probes` counts the places looked at, for tests of how much work a search is."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.probes = 0

    def entries(self, key: str) -> Iterator[Entry]:
        """The words of exactly this key: "si" has si and sí."""
        mark = f"{key}\t".encode()
        start = self._first(mark)
        while self._map[start : start + len(mark)] == mark:
            end = self._map.find(b"\n", start)
            yield _entry(self._map[start:end])
            start = end + 1

    def has(self, word: str) -> bool:
        """Whether this is a word as it stands; at the beginning of a sentence small words have a capital."""
        plain = _plain(word)
        return any(entry.word in {plain, plain.lower()} or entry.word.upper() == plain for entry in self.entries(key_of(plain)))

    def starting(self, beginning: str, most: int) -> list[Entry]:
        """The most common words that begin so, those with the same accents first; none for nothing."""
        key = key_of(beginning)
        if not key:
            return []
        start, end = self._first(key.encode()), self._first(key.encode() + LAST)
        plain = _plain(beginning).lower()
        exact: list[Entry] = []
        other: list[Entry] = []
        for entry in self._commonest(start, end):
            (exact if entry.word.lower().startswith(plain) else other).append(entry)
            if len(exact) == most or len(exact) + len(other) > MOST_LOOKED_AT or (plain.isascii() and len(exact) + len(other) == most):
                break
        return sorted((exact + other)[:most], key=lambda entry: entry.rank) if plain.isascii() else (exact + other)[:most]

    def block(self, beginning: str, shortest: int = 0, longest: int = 99) -> Iterator[Entry]:
        """Every word whose key begins so and has a length between these, in the order of the file."""
        start, end = self._first(beginning.encode()), self._first(beginning.encode() + LAST)
        for line in self._map[start:end].splitlines():
            self.probes += 1
            # Before anything is made of it: most words of a block are too long or too short.
            if shortest <= line.index(b"\t") <= longest:
                yield _entry(line)

    def _commonest(self, start: int, end: int) -> Iterator[Entry]:
        for sign in CLASSES:
            mark = f"\t{sign}".encode()
            place = self._map.find(mark, start, end)
            while place >= 0:
                self.probes += 1
                line = max(start, self._map.rfind(b"\n", start, place) + 1)
                yield _entry(self._map[line : self._map.find(b"\n", place)])
                place = self._map.find(mark, place + len(mark), end)

    def _first(self, key: bytes) -> int:
        """Where the first line begins that is not before `key`."""
        low, high = 0, len(self._map)
        while low < high:
            self.probes += 1
            middle = (low + high) // 2
            start = self._map.rfind(b"\n", 0, middle) + 1
            if self._map[start : start + len(key)] < key:
                low = self._map.find(b"\n", middle) + 1
            else:
                high = start
        return low


def _entry(line: bytes) -> Entry:
    key, _, rest = line.decode().partition("\t")
    return Entry(rest[1:] or key, key, len(CLASSES) if rest[0] == NEVER else CLASSES.index(rest[0]))


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).replace(APOSTROPHES[1], APOSTROPHES[0])


@cache
def word_list(language: str) -> WordList:
    """The list of a language of the keyboard."""
    return WordList(RESOURCES / "words" / f"{language}.txt")
