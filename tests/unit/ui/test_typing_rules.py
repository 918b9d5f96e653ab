"""Capitals, full stops and undoing, as rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.typing_rules import MOST_STEPS, Edit, History, sentence_starts, typed, word_before


@pytest.mark.parametrize(
    "before",
    [
        "",
        " ",
        "Hi.\n",
        "line\n",
        "line\n  ",
        "Done. ",
        "What? ",
        "Wow!  ",
        "He said \u201cyes.\u201d ",
        "Hola. ¿",
        "¡",
        "Fine… ",
        "ok\n\n",
    ],
)
def test_a_sentence_starts(before: str) -> None:
    assert sentence_starts(before)


@pytest.mark.parametrize("before", ["a", "Hi ", "3.5", "Done.", "well, ", "Hola, ¿", "the (", "e.g"])
def test_a_sentence_goes_on(before: str) -> None:
    assert not sentence_starts(before)


@pytest.mark.parametrize(
    ("before", "word"),
    [("do this wee", "wee"), ("don't", "don't"), ("end.", ""), ("ma\u00f1an", "ma\u00f1an"), ("x2", ""), ("", ""), ("a ", "")],
)
def test_the_word_before(before: str, word: str) -> None:
    assert word_before(before) == word


def after(before: str, sign: str, language: str = "en", *, offered: bool = False) -> str:
    edit = typed(before, sign, language, offered=offered)
    return before[: len(before) - edit.erase] + edit.text


def test_two_spaces_are_a_full_stop() -> None:
    assert after("Hi there ", " ") == "Hi there. "
    assert after("Hi there. ", " ") == "Hi there.  "
    assert after("", " ") == " "
    assert after("a\n ", " ") == "a\n  "


def test_i_alone_is_a_capital_in_english_only() -> None:
    assert after("so i", " ") == "so I "
    assert after("i", ",") == "I,"
    assert after("and i'm", " ") == "and I'm "
    assert after("and i\u2019ll", ".") == "and I\u2019ll."
    assert after("ski", " ") == "ski "
    assert after("i", "t") == "it"
    assert after("i", "'") == "i'"
    assert after("y i", " ", "es") == "y i "


def test_a_stop_comes_before_the_space_of_an_offered_word() -> None:
    assert after("this weekend ", ".", offered=True) == "this weekend. "
    assert after("this weekend ", ".") == "this weekend ."
    assert after("this weekend ", "a", offered=True) == "this weekend a"
    assert typed("x", "y", "en") == Edit(0, "y")


def write(history: History, text: str, so_far: str = "") -> str:
    for letter in text:
        so_far += letter
        history.note(so_far, len(so_far))
    return so_far


def undo(history: History, text: str) -> str:
    step = history.back()
    assert step is not None
    start, end, put = step
    return text[:start] + put + text[end:]


def test_undo_takes_a_word_at_a_time() -> None:
    history = History()
    text = write(history, "hello big world")
    text = undo(history, text)
    assert text == "hello big "
    text = undo(history, text)
    assert text == "hello "
    text = undo(history, text)
    assert (text, history.back()) == ("", None)


def test_undo_brings_back_what_was_erased() -> None:
    history = History("hello")
    for text in ("hell", "hel", "he"):
        history.note(text, len(text))
    assert undo(history, "he") == "hello"
    assert len(history) == 0


def test_undo_of_a_word_in_the_middle_and_of_a_replacement() -> None:
    history = History("I recieve it")
    history.note("I  it", 2)
    history.note("I receive it", 9)
    text = undo(history, "I receive it")
    assert undo(history, text) == "I recieve it"


def test_old_steps_are_let_go() -> None:
    history = History()
    write(history, "word " * (MOST_STEPS + 30))
    assert len(history) == MOST_STEPS


@given(st.lists(st.tuples(st.text("ab \n🙂é", max_size=6), st.integers(0, 6)), max_size=12))
def test_undo_leads_all_the_way_back(states: list[tuple[str, int]]) -> None:
    history = History("start")
    text = "start"
    for text, cursor in states:
        history.note(text, min(cursor, len(text)))
    while len(history):
        text = undo(history, text)
    assert text == "start"
