"""The word game: a word of five letters, six tries, and after each of them what is right about it.

Letters count without their accents; ñ is a letter of its own. Words to guess are lists of our own (`resources/games/answers-*.txt`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from kiosk.games.saved import Saved
from resources import RESOURCES

LETTERS = 5
TRIES = 6
HINTS = 2
LANGUAGES = ("en", "es")
#: Days begin to be counted here, and the words of a year do not follow the alphabet.
_STEP = 367
_PLAIN = str.maketrans("áéíóúüÁÉÍÓÚÜ", "aeiouuaeiouu")

#: In its place; in the word, elsewhere; not in it (or not so often).
Mark = Literal["here", "elsewhere", "absent"]
Word = Annotated[str, Field(pattern="^[a-zñ]{5}$")]
Count = Annotated[int, Field(ge=0, le=99_999)]


class Round(BaseModel):
    """One word and what was tried. `day`: whose word of the day it is, None: any. `shown`: places that a hint told."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    word: Word
    language: Literal["en", "es"]
    day: int | None = None
    tries: Annotated[list[Word], Field(max_length=TRIES)] = []
    shown: Annotated[list[Annotated[int, Field(ge=0, lt=LETTERS)]], Field(max_length=HINTS)] = []

    @property
    def solved(self) -> bool:
        """Whether the word was found."""
        return self.word in self.tries

    @property
    def over(self) -> bool:
        """Whether there is nothing more to try."""
        return self.solved or len(self.tries) >= TRIES


class SavedWord(Saved):
    """What is kept: the word of the day and the free one of each language, and how it went so far."""

    game: Literal["word"] = "word"
    on: bool = False
    daily: Annotated[dict[Literal["en", "es"], Round], Field(max_length=2)] = {}
    free: Annotated[dict[Literal["en", "es"], Round], Field(max_length=2)] = {}
    played: Count = 0
    solved: Count = 0


def plain(text: str) -> str:
    """Small letters without accents, but with ñ."""
    return text.lower().translate(_PLAIN)


@cache
def answers(language: str) -> tuple[str, ...]:
    """The words to guess as they are written, accents and all."""
    return tuple((RESOURCES / "games" / f"answers-{language}.txt").read_text(encoding="utf-8").split())


def written(word: str, language: str) -> str:
    """A word to guess as it is written: árbol for arbol."""
    return next((answer for answer in answers(language) if plain(answer) == word), word)


def word_of_day(day: int, language: str) -> str:
    """The same for everybody on a day (days since 1970); no word comes again before all others had their turn."""
    words = answers(language)
    return plain(words[day * _STEP % len(words)])


def marks(guess: str, word: str) -> list[Mark]:
    """What is right about a guess. A letter is said to be elsewhere only as often as it is."""
    left = Counter(wanted for tried, wanted in zip(guess, word, strict=True) if tried != wanted)
    found: list[Mark] = []
    for tried, wanted in zip(guess, word, strict=True):
        if tried == wanted:
            found.append("here")
        elif left[tried] > 0:
            left[tried] -= 1
            found.append("elsewhere")
        else:
            found.append("absent")
    return found


def known_letters(round_: Round) -> dict[str, Mark]:
    """The best that is known of each letter that was tried."""
    ranks: dict[Mark, int] = {"here": 2, "elsewhere": 1, "absent": 0}
    best: dict[str, Mark] = {}
    for guess in round_.tries:
        for letter, mark in zip(guess, marks(guess, round_.word), strict=True):
            if letter not in best or ranks[mark] > ranks[best[letter]]:
                best[letter] = mark
    return best


def guess(round_: Round, typed: str, is_word: Callable[[str], bool]) -> Round | None:
    """The round after a try; None when that is no word, or the round is over: it costs nothing."""
    word = plain(typed)
    if round_.over or len(word) != LETTERS or not (word == round_.word or is_word(word)):
        return None
    return round_.model_copy(update={"tries": [*round_.tries, word]})


def hint(round_: Round) -> Round | None:
    """The round with one more letter told: the first that nobody knows yet. None: no more hints, or none needed."""
    known = {place for tried in round_.tries for place in range(LETTERS) if tried[place] == round_.word[place]} | set(round_.shown)
    place = next((place for place in range(LETTERS) if place not in known), None)
    if round_.over or place is None or len(round_.shown) >= HINTS:
        return None
    return round_.model_copy(update={"shown": [*round_.shown, place]})
