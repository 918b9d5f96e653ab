import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.mail import rules


@dataclass(frozen=True)
class Limits:
    max_letters: int = 60_000
    sms_letters: int = 160


SMALL = Limits(50, 20)
texts = st.text(max_size=200)


@given(texts)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = rules.clean_text(text)
    assert rules.clean_text(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(texts)
def test_no_control_or_invisible_letter_is_left(text: str) -> None:
    for letter in rules.clean_text(text):
        assert letter in "\n\u200c\u200d" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def test_words_stay_and_tricks_go() -> None:
    assert rules.clean_text("Hola, ¿qué tal?\r\nBien") == "Hola, ¿qué tal?\nBien"
    assert rules.clean_text("a\u202eb\u200bc\x00d\ufeffe") == "abcde"
    assert rules.clean_text("e\u0301") == "é"
    assert rules.clean_text("👩\u200d👧") == "👩\u200d👧"
    assert len(rules.clean_text("a" + "\u0316" * 50)) == 1 + rules.MAX_MARKS_IN_A_ROW
    assert rules.sendable_text(" \n\u200b\t ") == ""


@given(texts, st.integers(1, 50))
def test_stamps_carry_the_text_and_not_one_less_would(text: str, per_stamp: int) -> None:
    stamps = rules.stamps_needed(rules.Load(text), rules.Prices(per_stamp)).total
    used = rules.letters(text)
    assert stamps >= 1
    assert stamps * per_stamp >= used
    assert stamps == 1 or (stamps - 1) * per_stamp < used


@pytest.mark.parametrize(
    ("letters", "own", "prepaid", "state", "stamps", "left", "missing", "near"),
    [
        (0, 0, True, "prepaid", 1, 6000, 0, False),
        (224, 7, True, "prepaid", 1, 5776, 0, False),
        (5700, 7, True, "prepaid", 1, 300, 0, True),
        (6000, 7, True, "prepaid", 1, 0, 0, True),
        (6001, 7, True, "own", 2, 5999, 0, False),
        (6001, 1, True, "none", 2, 5999, 1, False),
        (10, 0, False, "none", 1, 5990, 1, False),
        (10, None, False, "own", 1, 5990, 0, False),
        (60_001, 99, False, "none", 11, 5999, 0, False),
    ],
)
def test_meter(letters: int, own: int | None, prepaid: bool, state: str, stamps: int, left: int, missing: int, near: bool) -> None:
    found = rules.meter(rules.Load("a" * letters), Limits(), rules.Purse(own, prepaid))
    assert (found.state, found.stamps, found.left, found.missing, found.near) == (state, stamps, left, missing, near)
    assert found.used + found.left == found.of
    assert 0 <= found.fraction <= 1
    assert found.too_long == (letters > 60_000)


counts = st.integers(0, 3)
prices = st.builds(rules.Prices, st.integers(1, 12), counts, counts, counts, counts)
loads = st.builds(rules.Load, texts, st.integers(0, 5), st.booleans(), st.booleans())
prepared = st.lists(st.builds(rules.Prepared, st.sampled_from(("first", "second")), st.integers(1, 20), prices), max_size=2)
purses = st.builds(rules.Purse, st.one_of(st.none(), st.integers(0, 30)), st.booleans(), prepared.map(tuple), prices)


@given(loads, purses)
def test_the_meter_never_promises_stamps_that_are_not_there(load: rules.Load, purse: rules.Purse) -> None:
    found = rules.meter(load, SMALL, purse)
    held = next((one for one in purse.prepared if one.allowance == found.allowance and one.stamps >= found.stamps), None)
    if found.allowance is not None:
        assert held is not None
    elif found.state == "own" and purse.own is not None:
        assert found.stamps <= purse.own
    if found.state == "prepaid":
        assert purse.prepaid
        assert found.stamps == 1
    assert (found.state == "none") == (found.missing > 0 or found.too_long)


@given(loads, prices)
def test_each_part_costs_what_the_list_says(load: rules.Load, listed: rules.Prices) -> None:
    parts = rules.stamps_needed(load, listed)
    assert parts.words == rules.stamps_needed(rules.Load(load.text), listed).total
    assert parts.photos == load.photos * listed.photo_stamps
    assert parts.video == (listed.video_stamps if load.video else 0)
    assert parts.ecard == (listed.ecard_stamps if load.ecard else 0)
    assert parts.total == parts.words + parts.photos + parts.video + parts.ecard


@given(texts, prices, st.booleans())
def test_a_short_message_has_one_price_and_a_limit_of_its_own(text: str, listed: rules.Prices, prepaid: bool) -> None:
    found = rules.meter(rules.Load(text, sms=True), SMALL, rules.Purse(30, prepaid, prices=listed))
    assert found.stamps == max(1, listed.sms_stamps)
    assert found.of == SMALL.sms_letters
    assert found.too_long == (rules.letters(text) > SMALL.sms_letters)
    assert (found.state == "prepaid") == (prepaid and found.stamps == 1 and not found.too_long)


@given(texts)
def test_a_snippet_is_one_short_line(text: str) -> None:
    line = rules.snippet(text)
    assert "\n" not in line
    assert len(line) <= rules.SNIPPET_LETTERS + 1
    assert line == line.strip()


def test_a_snippet_is_cut_at_a_word() -> None:
    assert rules.snippet("Hi Marcus,\n\nthe lake  was calm.") == "Hi Marcus, the lake was calm."
    long = rules.snippet("word " * 100)
    assert long.endswith("word…")
    assert rules.snippet("x" * 300) == "x" * rules.SNIPPET_LETTERS + "…"


@pytest.mark.parametrize(
    ("central", "outbox", "connected", "status"),
    [
        (None, "pending", True, "saved"),
        (None, "pending", False, "waiting"),
        (None, "sending", False, "waiting"),
        (None, "accepted", False, "received"),
        (None, "rejected", True, "rejected"),
        ("screening", "pending", False, "screening"),
        ("sent_on", None, True, "sent_on"),
        (None, None, False, "waiting"),
    ],
)
def test_status(central: rules.Status | None, outbox: str | None, connected: bool, status: str) -> None:
    assert rules.status_of(central, outbox, connected) == status


@pytest.mark.parametrize(
    ("status", "states"),
    [
        ("saved", "now later later later later"),
        ("waiting", "done now later later later"),
        ("received", "done done now later later"),
        ("screening", "done done done now later"),
        ("checked", "done done done done later"),
        ("sent_on", "done done done done done"),
        ("rejected", "done done done stopped later"),
        ("undeliverable", "done done done done stopped"),
    ],
)
def test_steps(status: rules.Status, states: str) -> None:
    steps = rules.steps_of(status, {"saved": 1, "received": 2, "checked": 3, "sent_on": 4, "rejected": 5, "undeliverable": 6})
    assert [step.state for step in steps] == states.split()
    assert [step.name for step in steps] == list(rules.STEP_ORDER)
    assert all(step.at_ms is None for step in steps if step.state == "later")
    stopped = [step.at_ms for step in steps if step.state == "stopped"]
    assert stopped == {"rejected": [5], "undeliverable": [6]}.get(status, [])


def test_a_report_of_the_gateway_is_a_step_more() -> None:
    steps = rules.steps_of("sent_on", {"saved": 1, "sent_on": 4, "delivered": 5})
    assert [(step.name, step.state, step.at_ms) for step in steps[-2:]] == [("sent_on", "done", 4), ("delivered", "done", 5)]
    assert rules.steps_of("undeliverable", {"delivered": 5})[-1].name == "sent_on"


def test_names_on_paper() -> None:
    assert rules.shown_name("Rosa Hale", "person", ["Theo Hale", "Elena Hale"]) == "Rosa"
    assert rules.shown_name("Rosa Hale", "person", ["Rosa Diaz"]) == "Rosa Hale"
    assert rules.shown_name("Ward & Finch Law", "legal", []) == "Ward & Finch Law"
