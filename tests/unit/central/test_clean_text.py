from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.mail_in.clean_text import MAX_MARKS, clean_line, clean_text

NASTY = st.text(
    alphabet=st.one_of(
        st.characters(), st.sampled_from("\u202e\u2066\u200b\u200d\ufe0f\u0301\u0327\u3164\u00ad\r\n\t \U000e0041e\u0958")
    )
)


@given(NASTY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once


@given(NASTY)
def test_nothing_invisible_or_overriding_stays(text: str) -> None:
    for letter in clean_text(text):
        assert letter in "\n\u200c\u200d" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Cn", "Co"}


@given(NASTY)
def test_combining_marks_are_capped(text: str) -> None:
    run = 0
    for letter in clean_text(text):
        mark = unicodedata.category(letter) in {"Mn", "Me"} and not "\ufe00" <= letter <= "\ufe0f" and letter < "\U000e0100"
        run = run + 1 if mark else (run if letter in "\u200c\u200d" or "\ufe00" <= letter <= "\ufe0f" else 0)
        assert run <= MAX_MARKS


@given(NASTY, st.integers(1, 50))
def test_a_line_is_one_line(text: str, limit: int) -> None:
    line = clean_line(text, limit)
    assert "\n" not in line
    assert len(line) <= limit


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("a\u202ebc\u202c", "abc"),
        ("pay\u200bpal\u00ad", "paypal"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("\u0646\u0627\u0645\u0647\u200c\u0627\u06cc", "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc"),  # Persian needs its non-joiner
        ("\u200d\u200dx\u200d", "x"),
        ("e\u0301", "é"),
        ("z" + "\u0335" * 50, "z" + "\u0335" * 4),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\n\n\n\n\n\nb", "a\n\n\nb"),
        ("a\x00\x1b[31mb", "a[31mb"),
        ("\u3164\u115f \u2800", ""),
        ("tab\there", "tab here"),
        ("\ud800x", "x"),
    ],
)
def test_examples(given_text: str, expected: str) -> None:
    assert clean_text(given_text) == expected


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("g\ufe0fun", "gun"),  # a selector after a letter says nothing, and parts the word
        ("é\U000e0100x", "éx"),
        ("1\ufe0f\u20e3", "1\ufe0f\u20e3"),
        ("\u2194\ufe0f \u203c\ufe0f \u2139\ufe0f", "\u2194\ufe0f \u203c\ufe0f \u2139\ufe0f"),
        ("葛\U000e0100 \u8fbb\ufe00", "葛\U000e0100 \u8fbb\ufe00"),
        ("☝\U0001f3fd\ufe0f", "☝\U0001f3fd\ufe0f"),
    ],
)
def test_a_selector_stays_where_it_selects_something(given_text: str, expected: str) -> None:
    assert clean_text(given_text) == expected
