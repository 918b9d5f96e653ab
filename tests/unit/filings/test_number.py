"""Numbers of filings: never twice from one device, and a misread one is noticed."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from kiosk.filings.number import _check_characters, is_number, number_of, random_number
from kiosk.sync.wire_filings import FilingNumber

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
made = st.builds(
    number_of, st.from_regex(r"[A-Z]{1,4}", fullmatch=True), st.text(min_size=1), st.integers(1, 99), st.integers(1, 99_999)
)


def test_the_standards_own_example() -> None:
    """ISO/IEC 7064: "ISO79" has the check characters 3W under MOD 1271-36."""
    assert _check_characters("ISO79") == "3W"


@given(made)
def test_a_number_is_one_on_the_wire(number: str) -> None:
    assert TypeAdapter(FilingNumber).validate_python(number) == number
    assert is_number(number)


@given(made, st.data())
def test_a_wrong_character_and_two_that_changed_places_are_noticed(number: str, data: st.DataObject) -> None:
    places = [place for place, letter in enumerate(number) if letter != "-"]
    place = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from([letter for letter in LETTERS if letter != number[place]]))
    assert not is_number(number[:place] + other + number[place + 1 :])
    first, second = data.draw(st.sampled_from([(a, b) for a, b in pairwise(places) if b == a + 1]))
    swapped = number[:first] + number[second] + number[first] + number[second + 1 :]
    assert swapped == number or not is_number(swapped)


def test_devices_and_their_enrolments_have_numbers_of_their_own() -> None:
    found = {number_of("GR", f"device-{device}", epoch, 1) for device in range(300) for epoch in (1, 2)}
    assert len(found) == 600


def test_a_random_number_tells_no_count() -> None:
    found = [random_number("RQ") for _ in range(200)]
    assert len(set(found)) == 200
    assert all(is_number(number) and re.fullmatch(r"RQ-[0-9A-HJKMNP-TV-Z]{9}-[0-9A-Z]{2}", number) for number in found)


def test_what_is_no_number() -> None:
    for wrong in ("", "-", "GR", "GR-1-", "GR--11", "gr-86F2E0007-G0", "GR 86F2E0007 G0", "GR-86F2E0007-G0-1"):
        assert not is_number(wrong)
