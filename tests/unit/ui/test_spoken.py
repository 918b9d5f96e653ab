"""What a voice says for sums of money, in both languages."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.ui.languages import Languages
from kiosk.ui.spoken import SpokenWords
from kiosk.ui.words import Words
from resources import RESOURCES


@pytest.fixture(params=["en", "es"])
def words(request: pytest.FixtureRequest, qapp: QGuiApplication) -> Iterator[Words]:
    assert qapp is not None
    languages = Languages(RESOURCES / "translations")
    languages.use(request.param)
    yield Words(request.param)
    languages.drop()


@pytest.mark.parametrize(
    ("written", "english", "spanish"),
    [
        ("$46.20", "46 dollars and 20 cents", "46 dólares con 20 centavos"),
        ("$1.00", "1 dollar", "un dólar"),
        ("$1.01", "1 dollar and 1 cent", "un dólar con un centavo"),
        ("$0.00", "0 dollars", "0 dólares"),
        ("\N{MINUS SIGN}$0.35", "minus 35 cents", "menos 35 centavos"),
        ("-$2.00", "minus 2 dollars", "menos 2 dólares"),
        ("+$1,046.20.", "plus 1046 dollars and 20 cents.", "más 1046 dólares con 20 centavos."),
        ("30¢", "30 cents", "30 centavos"),
        ("$5, $6", "5 dollars, 6 dollars", "5 dólares, 6 dólares"),
        ("\N{MINUS SIGN}1 stamp, +2", "minus 1 stamp, plus 2", "menos 1 stamp, más 2"),
        ("10:05 · $3.00", "10:05, 3 dollars", "10:05, 3 dólares"),
    ],
)
def test_sums_are_said_in_words(words: Words, written: str, english: str, spanish: str) -> None:
    assert SpokenWords(words).of(written) == {"en": english, "es": spanish}[words.language]


@pytest.mark.parametrize("other", ["$1.234", "EUR\N{NO-BREAK SPACE}7.00", "€5", "$", "DP-80202", "1:42 pm", "3.5"])
def test_what_is_no_sum_of_ours_stays_as_it_is_written(words: Words, other: str) -> None:
    assert SpokenWords(words).of(other) == other


@pytest.mark.parametrize("cents", [0, 1, 99, 100, 4_620, 104_620, 123_456_789, -35])
def test_what_money_writes_is_known_again(words: Words, cents: int) -> None:
    assert SpokenWords(words).of(words.money(cents)) == SpokenWords(words).money(cents)
