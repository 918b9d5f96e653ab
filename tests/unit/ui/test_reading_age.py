"""The words of the screens can be read at the age of 9 to 11: short sentences, short words, and none that we never say.

The grade is Flesch-Kincaid's (Kincaid, Fishburne, Rogers, Chissom: Derivation of New Readability Formulas, Naval Technical Training
Command, 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59. A child of grade n is n + 5 years old.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pytest

from resources.translations import build

OLDEST = 11
#: Of all words together: the screens as a whole stay at the lower end.
OLDEST_OF_ALL = 8
MOST_WORDS = 12
#: Fewer words make a label; a formula of sentences says nothing of it.
LABEL_WORDS = 7
NEVER = ("inmate", "offender", "violation", "denied", "failed", "invalid", "terminate", "submit")
#: Screens that no resident sees: facility IT's.
NOT_FOR_RESIDENTS = ("It",)

WORD = re.compile(r"[\w'\u2019%$][\w'\u2019%$.,:/-]*")
SILENT = re.compile(r"(?:[^laeiouy]es|[^aeiouydt]ed|[^lauy]e)$")
VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True)
class Text:
    """One string of a screen, with what stands in it filled in."""

    context: str
    words: str

    @property
    def sentences(self) -> list[str]:
        """Parted at full stops, question marks, colons and lines."""
        parts = re.split(r"(?<=[.?:…])\s+|\n+", self.words)
        return [part for part in parts if WORD.search(part)]


def texts() -> list[Text]:
    found = []
    for context in ET.parse(build.FOLDER / "lumen_es.ts").getroot().iter("context"):
        name = context.findtext("name", "")
        if not name.startswith(NOT_FOR_RESIDENTS):
            sources = [message.findtext("source", "") for message in context.iter("message") if message.get("type") != "vanished"]
            found += [Text(name, re.sub(r"%L?(?:\d|n)", "five", source).replace("(s)", "s")) for source in sources]
    return found


def syllables(word: str) -> int:
    """Groups of vowels, but for an e at the end that is not heard."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    if len(plain) <= 3:
        return 1
    return max(1, len(VOWELS.findall(SILENT.sub("", plain))) + len(re.findall(r"(?:ia|io(?!n)|eo|ua(?!l))", plain)))


def age(sentences: list[str]) -> float:
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return grade + 5


def test_no_sentence_is_longer_than_twelve_words() -> None:
    long = [(text.context, sentence) for text in texts() for sentence in text.sentences if len(WORD.findall(sentence)) > MOST_WORDS]
    assert long == []


def test_every_text_can_be_read_at_eleven() -> None:
    hard = {
        (text.context, text.words): round(age(text.sentences), 1)
        for text in texts()
        if len(WORD.findall(text.words)) >= LABEL_WORDS and age(text.sentences) > OLDEST
    }
    assert hard == {}


def test_all_together_are_at_the_lower_end() -> None:
    sentences = [sentence for text in texts() if len(WORD.findall(text.words)) >= LABEL_WORDS for sentence in text.sentences]
    assert len(sentences) > 150
    assert age(sentences) < OLDEST_OF_ALL


def test_words_that_we_never_say() -> None:
    said = [text for text in texts() if any(word in text.words.lower() for word in NEVER) or "!" in text.words]
    assert said == []


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("mail", 1), ("message", 2), ("money", 2), ("stamps", 1), ("please", 1)),
        *(("connection", 3), ("officer", 3), ("waited", 2), ("used", 1)),
    ],
)
def test_syllables_are_counted_as_they_are_said(word: str, count: int) -> None:
    assert syllables(word) == count


def test_hard_words_are_noticed() -> None:
    assert age(["All correspondence is subject to monitoring by authorized personnel."]) > OLDEST
    assert age(["Staff may read this before Rosa gets it."]) < OLDEST
