from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.ui.languages import Languages
from kiosk.ui.words import DAY_MS, MINUTE_MS, Words
from resources import RESOURCES

NOW = int(datetime(2025, 6, 3, 19, 43, tzinfo=UTC).timestamp() * 1000)


@pytest.fixture(params=["en", "es"])
def words(request: pytest.FixtureRequest, qapp: QGuiApplication) -> Iterator[Words]:
    assert qapp is not None
    languages = Languages(RESOURCES / "translations")
    languages.use(request.param)
    yield Words(request.param, "America/Denver")
    languages.drop()


def said(words: Words, english: str, spanish: str) -> str:
    """What is expected, with plain spaces."""
    return {"en": english, "es": spanish}[words.language]


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_times_and_dates(words: Words) -> None:
    assert plain(words.time(NOW)) == said(words, "1:43 pm", "1:43 p.m.")
    assert words.date(NOW) == said(words, "Tuesday, June 3", "Martes, 3 de junio")
    assert words.clock(NOW - 13 * 60 * MINUTE_MS)[0] == "12:43"


@pytest.mark.parametrize(
    ("days", "english", "spanish"),
    [
        (0, "1:43 pm", "1:43 p.m."),
        (1, "Yesterday", "Ayer"),
        (2, "Sunday", "Domingo"),
        (6, "Wednesday", "Miércoles"),
        (7, "May 27", "27 de mayo"),
    ],
)
def test_when_in_a_list(words: Words, days: int, english: str, spanish: str) -> None:
    assert plain(words.when(NOW - days * DAY_MS, NOW)) == said(words, english, spanish)


def test_a_date_of_another_year_names_it(words: Words) -> None:
    assert words.when(NOW - 200 * DAY_MS, NOW) == said(words, "November 15, 2024", "15 de noviembre de 2024")


def test_moments_inside_a_sentence(words: Words) -> None:
    assert plain(words.moment(NOW, NOW)) == said(words, "today 1:43 pm", "hoy 1:43 p.m.")
    assert plain(words.moment(NOW - 2 * DAY_MS, NOW)) == said(words, "Sunday 1:43 pm", "domingo 1:43 p.m.")


def test_a_day_ends_at_local_midnight(words: Words) -> None:
    late = int(datetime(2025, 6, 4, 5, 59, tzinfo=UTC).timestamp() * 1000)

    assert words.days_ago(NOW, late) == 0
    assert words.days_ago(NOW, late + MINUTE_MS) == 1


@pytest.mark.parametrize(
    ("cents", "shown"), [(0, "$0.00"), (5, "$0.05"), (4620, "$46.20"), (-300, "-$3.00"), (10**15 + 1, "$10,000,000,000,000.01")]
)
def test_money_is_exact(words: Words, cents: int, shown: str) -> None:
    assert words.money(cents) == shown


def test_plurals(words: Words) -> None:
    assert words.stamps(1) == said(words, "1 stamp", "1 estampilla")
    assert words.stamps(7) == said(words, "7 stamps", "7 estampillas")
    assert words.wait(61_000) == said(words, "2 minutes", "2 minutos")
    assert words.wait(1) == said(words, "1 second", "1 segundo")
    assert words.hours(24) == said(words, "1 day", "1 día")
