"""The words of the keyboard: what is offered, what counts as a word, and how much work a look takes."""

from itertools import pairwise

import pytest

from kiosk.ui.spelling import MOST_REPLACEMENTS, Mistake, distance, mistakes, near, replacements
from kiosk.ui.typing_rules import offers
from kiosk.ui.word_list import CLASSES, WordList, in_case_of, key_of, word_list
from resources import RESOURCES

LANGUAGES = ("en", "es")


@pytest.fixture
def english() -> WordList:
    return word_list("en")


@pytest.fixture
def spanish() -> WordList:
    return word_list("es")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_sorted_and_small(language: str) -> None:
    data = (RESOURCES / "words" / f"{language}.txt").read_bytes()
    lines = data.splitlines()
    assert 40_000 <= len(lines) <= 60_000
    assert len(data) < 1_000_000
    assert all(one < other for one, other in pairwise(lines))
    for line in lines:
        key, _, rest = line.decode().partition("\t")
        assert rest[0] in CLASSES + "!"
        assert key == key_of(rest[1:] or key)


def test_the_commonest_come_first(english: WordList, spanish: WordList) -> None:
    assert [entry.word for entry in english.starting("wee", 3)] == ["week", "weeks", "weekend"]
    assert [entry.word for entry in english.starting("th", 2)] == ["the", "that"]
    assert [entry.word for entry in spanish.starting("grac", 1)] == ["gracias"]
    ranks = [entry.rank for entry in english.starting("s", 40)]
    assert ranks == sorted(ranks)


def test_accents_need_not_be_typed_but_count_when_they_are(spanish: WordList) -> None:
    assert spanish.starting("corazo", 1)[0].word == "corazón"
    assert spanish.starting("manan", 1)[0].word == "mañana"
    assert spanish.starting("mañ", 1)[0].word == "mañana"
    assert all(entry.word.startswith("sí") for entry in spanish.starting("sí", 3))


def test_what_is_a_word(english: WordList, spanish: WordList) -> None:
    for word in ("week", "Week", "WEEK", "Monday", "don't", "don\u2019t", "I'm", "wifi"):
        assert english.has(word), word
    for word in ("teh", "dont", "monday", "weeek", ""):
        assert not english.has(word), word
    for word in ("mañana", "sí", "si", "niños", "escríbeme", "qué"):
        assert spanish.has(word), word
    assert not spanish.has("manana")
    assert not spanish.has("tambien")


@pytest.mark.parametrize("language", LANGUAGES)
def test_coarse_words_are_words_but_never_offered(language: str) -> None:
    words = word_list(language)
    coarse = [entry for entry in words.block("") if not entry.offered]
    assert len(coarse) > 100
    for entry in coarse[::7]:
        assert words.has(entry.word)
        assert entry.word not in [found.word for found in words.starting(entry.key, 40)]
        assert entry.word.lower() not in [word.lower() for word in offers(entry.key[:-1], words, ())]
        assert entry.word not in replacements(entry.key + "x", words)


def test_looking_takes_few_steps(english: WordList) -> None:
    for look in (lambda: english.has("tomatoes"), lambda: english.starting("s", 3), lambda: english.starting("tomat", 3)):
        english.probes = 0
        look()
        assert 0 < english.probes < 60


def test_accents_take_a_bounded_number_of_steps(spanish: WordList) -> None:
    for beginning in ("ñ", "é", "cañ", "müüü"):
        spanish.probes = 0
        spanish.starting(beginning, 3)
        assert spanish.probes < 500


def test_the_case_of_what_was_begun() -> None:
    assert in_case_of("wee", "week") == "week"
    assert in_case_of("Wee", "week") == "Week"
    assert in_case_of("WEE", "week") == "WEEK"
    assert in_case_of("I", "in") == "In"
    assert in_case_of("ros", "Rosa") == "Rosa"
    assert in_case_of("Él", "élite") == "Élite"


def test_offers(english: WordList, spanish: WordList) -> None:
    assert offers("do this wee", english, ()) == ["week", "weeks", "weekend"]
    assert offers("Ros", english, ("Rosa", "Theo"))[0] == "Rosa"
    assert offers("dont", english, ())[0] == "don't"
    assert offers("hte", english, ()) == ["the"]
    assert offers("Nos vemos man", spanish, ()) == ["mañana", "manera", "mano"]
    for nothing in ("", "word ", "end.", "12", "\n", "🙂"):
        assert offers(nothing, english, ("Rosa",)) == []


def test_slips() -> None:
    assert [distance("receive", other, 2) for other in ("receive", "recieve", "recive", "receives", "relieve")] == [0, 1, 1, 1, 2]
    assert distance("the", "teh", 2) == distance("teh", "the", 2) == 1
    assert distance("week", "house", 2) == 3


@pytest.mark.parametrize(
    ("language", "wrong", "meant"),
    [
        ("en", "teh", "the"),
        ("en", "recieve", "receive"),
        ("en", "freind", "friend"),
        ("en", "definately", "definitely"),
        ("en", "Thier", "Their"),
        ("en", "dont", "don't"),
        ("en", "xone", "one"),
        ("en", "eople", "people"),
        ("es", "qeu", "que"),
        ("es", "manana", "mañana"),
        ("es", "xtraño", "extraño"),
        ("es", "llamame", "llámame"),
        ("es", "Grasias", "Gracias"),
    ],
)
def test_what_was_meant_comes_first(language: str, wrong: str, meant: str) -> None:
    found = replacements(wrong, word_list(language))
    assert found[0] == meant
    assert len(found) <= MOST_REPLACEMENTS


def test_looking_for_what_was_meant_is_bounded(english: WordList, spanish: WordList) -> None:
    for words, wrong in ((english, "communicatoin"), (english, "s" * 400), (spanish, "cccccccccc"), (english, "ab")):
        words.probes = 0
        near(wrong, words)
        assert words.probes < 12_000
        words.probes = 0
        near(wrong, words, most=1, quick=True)
        assert words.probes < 3_000


def test_signs_of_other_scripts_have_no_replacements(english: WordList) -> None:
    assert replacements("привет", english) == []
    assert replacements("q", english) == []


def test_mistakes_in_their_places(english: WordList) -> None:
    text = "I recieve teh letters. Thanks!"
    assert mistakes(text, english) == [Mistake(2, "recieve"), Mistake(10, "teh")]
    assert text[10:13] == "teh"


def test_what_is_no_mistake(english: WordList) -> None:
    assert mistakes("See www.lumeen.example, a@bzz.org, 3rd, x2, 12:30, 你好 привет 🙂 A B.", english) == []
    assert mistakes("Rosa's photo, Theo's book, the doctor's name, DON'T", english, ["Rosa", "Theo"]) == []


def test_a_capital_is_marked_once(english: WordList) -> None:
    assert mistakes("Zarquon and Zarquon's, and zarquon, zarquon", english) == [
        Mistake(0, "Zarquon"),
        Mistake(27, "zarquon"),
        Mistake(36, "zarquon"),
    ]


def test_ten_thousand_words_are_looked_at_once_each(english: WordList) -> None:
    english.probes = 0
    assert mistakes("the lake was flat as glass " * 2_000, english) == []
    assert english.probes < 12_000 * 20
