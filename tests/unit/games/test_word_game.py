"""The word game: marks, the word of the day, hints, and its dictionaries."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.games.saved import MAX_BYTES, NoGame, read_game, read_saved
from kiosk.games.word_rules import (
    HINTS,
    LANGUAGES,
    LETTERS,
    TRIES,
    Round,
    SavedWord,
    answers,
    guess,
    hint,
    known_letters,
    marks,
    plain,
    word_of_day,
    written,
)
from kiosk.ui.word_list import key_of, word_list

WORDS = st.sampled_from([plain(word) for word in answers("en")])


@pytest.mark.parametrize(
    ("tried", "word", "signs"),
    [
        ("crane", "crane", "hhhhh"),
        ("abide", "crane", "eaaah"),
        ("allow", "label", "eeeaa"),
        ("llama", "label", "heeaa"),  # one l in its place, the other one elsewhere; no second a
        ("geese", "eagle", "eeaah"),
        ("niñez", "niñez", "hhhhh"),
        ("nnnnn", "niñez", "haaaa"),  # ñ is no n
    ],
)
def test_marks(tried: str, word: str, signs: str) -> None:
    assert "".join(mark[0] for mark in marks(tried, word)) == signs


@given(WORDS, WORDS)
def test_a_letter_is_never_said_to_be_there_more_often_than_it_is(tried: str, word: str) -> None:
    found = marks(tried, word)
    assert (found == ["here"] * LETTERS) is (tried == word)
    for letter in set(tried):
        claimed = sum(mark != "absent" for one, mark in zip(tried, found, strict=True) if one == letter)
        assert claimed == min(tried.count(letter), word.count(letter))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_to_guess_are_good_words(language: str) -> None:
    words = answers(language)
    known = word_list(language)
    assert len(words) >= 500
    assert len({plain(word) for word in words}) == len(words)
    for word in words:
        assert len(word) == LETTERS
        assert plain(word).replace("ñ", "n").isascii()
        entry = next((entry for entry in known.entries(key_of(word)) if entry.word == word), None)
        assert entry is not None, word
        assert entry.offered, f"{word} is a coarse word"
    assert not {"penis", "bitch", "puta", "mierda", "gypsy", "negro"} & set(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_of_the_day_is_one_for_all_and_comes_again_late(language: str) -> None:
    count = len(answers(language))
    days = [word_of_day(day, language) for day in range(20_000, 20_000 + count)]
    assert len(set(days)) == count
    assert word_of_day(20_000, language) == days[0]
    neighbours = sum(one < other for one, other in pairwise(days))
    assert count * 0.3 < neighbours < count * 0.7  # in no order of the alphabet


def test_accents_do_not_matter_but_ñ_does() -> None:
    round_ = Round(word="arbol", language="es")
    after = guess(round_, "Árbol", lambda word: False)
    assert after is not None
    assert after.solved
    assert written("arbol", "es") == "árbol"
    assert plain("NIÑEZ") == "niñez"


def test_what_is_no_word_costs_nothing() -> None:
    round_ = Round(word="bread", language="en")
    assert guess(round_, "zzzzz", lambda word: False) is None
    assert guess(round_, "bre", lambda word: True) is None
    for _ in range(TRIES):
        after = guess(round_, "crane", lambda word: True)
        assert after is not None
        round_ = after
    assert round_.over
    assert not round_.solved
    assert guess(round_, "bread", lambda word: True) is None


def test_keys_show_the_best_that_is_known() -> None:
    round_ = Round(word="bread", language="en", tries=["debar", "beard"])
    known = known_letters(round_)
    assert (known["b"], known["d"], known["e"]) == ("here", "here", "elsewhere")
    assert "z" not in known


def test_hints_tell_what_is_not_known() -> None:
    round_ = Round(word="bread", language="en", tries=["brown"])
    told = []
    while (after := hint(round_)) is not None:
        round_ = after
        told.append(round_.shown[-1])
    assert told == [2, 3]
    assert len(told) == HINTS
    assert hint(Round(word="bread", language="en", tries=["bread"])) is None


@pytest.mark.parametrize(
    "data", [b"", b"{}", b'{"game": "poker"}', b'{"game": "chess", "x": 1}', b"\xff", b'"chess"', b'{"game": ["chess"]}']
)
def test_a_file_that_is_no_game_is_refused(data: bytes) -> None:
    with pytest.raises(NoGame):
        read_game(data)


def test_a_file_says_which_game_it_is() -> None:
    assert [read_game(f'{{"game": "{name}"}}'.encode()) for name in ("chess", "solitaire", "word")] == ["chess", "solitaire", "word"]


def test_what_is_kept_is_read_back_and_small() -> None:
    full = Round(word="bread", language="en", day=20_000, tries=["crane"] * TRIES, shown=[0, 1])
    saved = SavedWord(daily={"en": full, "es": full}, free={"en": full, "es": full}, played=99_999, solved=99_999)
    assert read_saved(saved.text(), SavedWord) == saved
    assert len(saved.text().encode()) < MAX_BYTES / 8
    assert read_saved('{"v": 1, "game": "word", "free": {"en": {"word": "12345", "language": "en"}}}', SavedWord) is None
    assert read_saved("x" * (MAX_BYTES + 1), SavedWord) is None
