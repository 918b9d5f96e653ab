"""What the keyboard on the screen does beyond the letter on a key: capitals, full stops, words to offer, and undoing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.ui.spelling import near
from kiosk.ui.word_list import WordList, in_case_of, key_of

#: More than a sentence: what lies before the cursor further back changes nothing.
LOOK_BACK = 200
MOST_OFFERED = 3
#: Shorter beginnings are not taken for slips of a finger.
SHORTEST_SLIP = 3
MOST_STEPS = 100

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*['\u2019]?\Z")
_SENTENCE_START = re.compile(r"(?:\A|[.!?\u2026][\"'\u201d\u2019)]*\s|\n)\s*[\u00bf\u00a1\"\u201c\u2018(]*\Z")
_WORD_END = re.compile(r"[\w)\"'\u201d\u2019] \Z")
_LONE_I = re.compile(r"(?:\A|[\s\"\u201c(])i(?:['\u2019](?:m|ll|ve|d))?\Z")
_STOPS = frozenset(".,?!:;)")


@dataclass(frozen=True)
class Edit:
    """Take away so many letters before the cursor, then write."""

    erase: int
    text: str


def sentence_starts(before: str) -> bool:
    """Whether the next letter begins a sentence: at the beginning, on a new line, after a full stop and a space."""
    return _SENTENCE_START.search(before[-LOOK_BACK:]) is not None


def word_before(before: str) -> str:
    """The word that the cursor stands at the end of, or nothing."""
    found = _WORD.search(before[-LOOK_BACK:])
    return found.group() if found is not None else ""


def typed(before: str, sign: str, language: str, *, offered: bool = False) -> Edit:
    """What a key writes. `offered`: the space before the cursor came with a word that was offered."""
    if sign == " " and _WORD_END.search(before) is not None:
        return Edit(1, ". ")
    if offered and sign in _STOPS and before.endswith(" "):
        return Edit(1, f"{sign} ")
    if language == "en" and not sign.isalpha() and sign not in "'\u2019":
        lone = _LONE_I.search(before[-LOOK_BACK:])
        if lone is not None:
            word = lone.group().lstrip('\n\t "\u201c(')
            return Edit(len(word), f"I{word[1:]}{sign}")
    return Edit(0, sign)


def offers(before: str, words: WordList, names: Iterable[str]) -> list[str]:
    """Words that go on from the one being written, in its case: names of the person's own first, then by how common they are."""
    begun = word_before(before)
    key = key_of(begun)
    if not key:
        return []
    found = [name for name in names if key_of(name).startswith(key)]
    found += [entry.word for entry in words.starting(begun, MOST_OFFERED + 1)]
    if len(found) < MOST_OFFERED and len(key) >= SHORTEST_SLIP and not words.has(begun):
        found += [entry.word for entry in near(begun, words, most=1, quick=True)]
    unique = dict.fromkeys(in_case_of(begun, word) for word in found)
    return [word for word in unique if word != begun][:MOST_OFFERED]


@dataclass
class _Step:
    place: int
    taken: str
    put: str
    #: Where the cursor stood after it.
    end: int


class History:
    """The steps of one text, a word at a time; gone with it."""

    def __init__(self, text: str = "") -> None:
        self.text = text
        self._steps: list[_Step] = []

    def __len__(self) -> int:
        return len(self._steps)

    def note(self, text: str, cursor: int) -> None:
        """The whole text after a change, and where the cursor is."""
        step = self._difference(text, cursor)
        self.text = text
        if step is None:
            return
        last = self._steps[-1] if self._steps else None
        if last is not None and _goes_on(last, step):
            _join(last, step)
        else:
            self._steps = [*self._steps[1 - MOST_STEPS :], step]

    def back(self) -> tuple[int, int, str] | None:
        """Undo the last step: from where, to where the text goes away, and what comes instead. None: nothing is left."""
        if not self._steps:
            return None
        step = self._steps.pop()
        end = step.place + len(step.put)
        self.text = self.text[: step.place] + step.taken + self.text[end:]
        return step.place, end, step.taken

    def _difference(self, text: str, cursor: int) -> _Step | None:
        before = self.text
        if text == before:
            return None
        tail = len(text) - cursor
        place = min(cursor, len(before) - tail)
        if place < 0 or before[len(before) - tail :] != text[cursor:] or before[:place] != text[:place]:
            return _Step(0, before, text, len(text))
        return _Step(place, before[place : len(before) - tail], text[place:cursor], cursor)


def _goes_on(last: _Step, step: _Step) -> bool:
    """The same word, or the same run of erasing."""
    if step.put and last.put and not step.taken:
        return step.place == last.end and not (last.put[-1].isspace() and not step.put[0].isspace())
    return bool(step.taken and last.taken and not step.put and not last.put) and step.place + len(step.taken) == last.place


def _join(last: _Step, step: _Step) -> None:
    if step.put:
        last.put += step.put
        last.end = step.end
    else:
        last.place, last.taken, last.end = step.place, step.taken + last.taken, step.end
