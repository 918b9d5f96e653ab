"""One form for a card's number, whatever wrote it down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sync.card_number import MAX_CARD_CHARACTERS, card_number

SAME = [
    ("62e3086ced", "62E3086CED"),  # EM4100
    (" 62E3 086C ED ", "62E3086CED"),
    ("5061-0000-1234-5678", "5061000012345678"),  # magnetic stripe
    ("0042", "0042"),
    ("012:00345", "12:345"),  # Wiegand
    ("0:0", "0:0"),
    ("65535:4294967295", "65535:4294967295"),
    ("04:a2:3b:1c", "04A23B1C"),  # UID
    ("04 A2 3B 1C 5D 6E 80", "04A23B1C5D6E80"),
]


@pytest.mark.parametrize(("written", "stored"), SAME)
def test_one_card_one_form(written: str, stored: str) -> None:
    assert card_number(written) == stored
    assert len(stored) <= MAX_CARD_CHARACTERS


WRONG = [
    "",
    "123",
    "62E3086CE",
    "62E3086CEG",
    "1" * 21,
    "1:2:3",
    "65536:1",
    "1:4294967296",
    "12:",
    "\u0661\u0662\u0663\u0664",
    "62E3086CED\n",
]


@pytest.mark.parametrize("wrong", [*WRONG, "A" * 12, "%B123^X?"])
def test_what_no_reader_sends_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="a card's number is"):
        card_number(wrong)


@given(st.text("0123456789ABCDEFabcdef:- ", max_size=24))
def test_the_form_is_its_own_form(text: str) -> None:
    try:
        stored = card_number(text)
    except ValueError:
        return
    assert card_number(stored) == stored
    assert card_number(stored.lower()) == stored
