"""Pure rules of several features."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.devices.request_window import WINDOW, RequestWindow
from central.mail_in.charsets import decode_bytes, decode_header_text
from central.mail_in.ingest import Recipient, UnknownRecipient, split_recipient
from central.mail_in.loops import automatic_reason
from central.mail_in.plain_text import cut_history, unflow
from central.mail_out.compose_mail import Letter, compose_mail, mail_token, reply_subject
from central.mail_out.payment import Load
from central.policy import Policy, SignInPolicy
from central.residents.pin import PinCount, hash_pin, pin_matches
from central.screening.rules import content_flags, has_word
from central.signin.grants import MAX_FOLLOWED
from central.streams.cursor import MAX_STREAMS, Cursor, CursorGone, Position, decode_cursor
from kiosk.sync.wire import MAX_CURSOR_CHARACTERS, ChangesRequest, PricesChange


@given(st.lists(st.integers(-2, 3000), max_size=200))
def test_a_request_number_is_accepted_once_and_never_too_late(numbers: list[int]) -> None:
    window, accepted = RequestWindow(), set[int]()
    for number in numbers:
        after = window.accept(number)
        fresh = number >= 1 and number not in accepted and number > window.high - WINDOW
        assert (after is not None) == fresh
        if after is not None:
            accepted.add(number)
            window = after
    assert window.next_free == max(accepted, default=0) + 1


def test_pin_waits_grow_and_repeat_at_the_end() -> None:
    policy = SignInPolicy(tries=3, waits_ms=(10, 20))
    count = PinCount(0, 0)
    waits = []
    for now in range(1000, 10_000, 1000):
        count = count.after_wrong(1, policy, now)
        waits.append(count.wait_ms(now))
    assert waits == [0, 0, 10, 0, 0, 20, 0, 0, 20]
    assert PinCount(0, 0).after_wrong(7, policy, 0).wait_ms(0) == 20
    assert PinCount(2, 0).tries_left(policy) == 1


def test_pins_are_hashed() -> None:
    stored = hash_pin("274913")
    assert "274913" not in stored
    assert pin_matches(stored, "274913")
    assert not pin_matches(stored, "274914")
    assert not pin_matches("damaged", "274913")


@given(st.dictionaries(st.text(min_size=1, max_size=20), st.tuples(st.integers(0, 9), st.integers(0, 1 << 40)), max_size=20))
def test_a_cursor_travels(places: dict[str, tuple[int, int]]) -> None:
    cursor = Cursor({name: Position(*place) for name, place in places.items()})
    assert decode_cursor(cursor.encode()) == cursor


def test_the_longest_cursor_is_taken_back() -> None:
    cursor = Cursor().moved(
        {f"resident:{number:064d}": Position(1 << 31, (1 << 53) - 1, (1 << 53) - 1) for number in range(MAX_STREAMS)}
    )
    assert MAX_FOLLOWED + 2 <= MAX_STREAMS == len(cursor.places)
    assert ChangesRequest(cursor=cursor.encode()).cursor == cursor.encode()


@given(st.text(max_size=200))
def test_no_cursor_of_others_is_taken(value: str) -> None:
    with contextlib.suppress(CursorGone):
        decode_cursor(value)


def test_a_cursor_stays_short() -> None:
    cursor = Cursor()
    for number in range(3000):
        cursor = cursor.moved({f"resident:{number:036d}": Position(1, 1 << 40)})
    assert len(cursor.places) == MAX_STREAMS
    assert cursor.position(f"resident:{2999:036d}") == Position(1, 1 << 40)
    assert cursor.position(f"resident:{0:036d}") is None
    assert len(cursor.encode()) <= MAX_CURSOR_CHARACTERS


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({}, None),
        ({"auto-submitted": "no"}, None),
        ({"auto-submitted": "auto-replied; x"}, "auto_submitted"),
        ({"precedence": "Bulk"}, "precedence"),
        ({"list-id": "<x.example>"}, "list"),
        ({"x-lumen-loop": "cedar-ridge"}, "loop"),
        ({"return-path": "<>"}, "bounce"),
        ({"return-path": "<rosa@hale.example>"}, None),
    ],
)
def test_automatic_mail(headers: dict[str, str], reason: str | None) -> None:
    assert automatic_reason(headers) == reason


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("bring the CONTRABAND now", ["contraband"], True),
        ("contrabands", ["contraband"], False),
        ("cóntrabánd", ["contraband"], True),
        ("\uff43\uff4f\uff4e\uff54\uff52\uff41\uff42\uff41\uff4e\uff44", ["contraband"], True),  # full-width letters
        ("con\u200dtraband", ["contraband"], True),
        ("con\ufe0ftraband", ["contraband"], True),
        ("con\u20ddtraband", ["contraband"], True),
        ("c\u0335ontraband", ["contraband"], True),
        ("".join(chr(0x1D41A + ord(letter) - ord("a")) for letter in "contraband"), ["contraband"], True),  # mathematical bold
        ("".join(chr(0x1D400 + ord(letter) - ord("A")) for letter in "CONTRABAND"), ["contraband"], True),
        ("\U0001d402ontrab\u00e5nd", ["CONTRABAND"], True),
        ("\u0639\u0631\u064e\u0628", ["\u0639\u0631\u0628"], True),  # Arabic vowel marks
        ("meet at\n the  gate", ["at the gate"], True),
        ("c++ is fun", ["c++"], True),
        ("", ["x"], False),
        ("x", ["", " "], False),
    ],
)
def test_words(text: str, words: list[str], found: bool) -> None:
    assert has_word(text, words) is found


def test_content_flags() -> None:
    assert content_flags("x" * 11, [], 10) == ["too_long"]
    assert content_flags("fine", ["bad"], 10) == []


PRICES = PricesChange(version=1, letters_per_stamp=6000, photo_stamps=2, video_stamps=3, ecard_stamps=4, sms_stamps=5)


@pytest.mark.parametrize(("length", "stamps"), [(1, 1), (6000, 1), (6001, 2), (12_000, 2), (12_001, 3)])
def test_stamps(length: int, stamps: int) -> None:
    assert Load("x" * length).stamps(PRICES) == stamps


def test_what_a_letter_carries_costs_by_the_list() -> None:
    assert Load("x", photos=3).stamps(PRICES) == 1 + 3 * 2
    assert Load("x", video=True).stamps(PRICES) == 1 + 3
    assert Load("x", photos=1, video=True, ecard=True).stamps(PRICES) == 1 + 2 + 3 + 4
    assert Load("x" * 480, sms=True).stamps(PRICES) == 5
    assert Load("x", sms=True).stamps(PRICES.model_copy(update={"sms_stamps": 0})) == 1


def test_flowed_lines_and_history() -> None:
    assert unflow("one \ntwo\n-- \nme", delete_space=False) == "one two\n-- \nme"
    assert unflow("one  \ntwo", delete_space=True) == "one two"
    assert unflow(" >not a quote \nx", delete_space=False) == ">not a quote x"
    assert cut_history("Hi\n\nOn Monday, Marcus wrote:\n> a\n> b\n") == "Hi"
    assert cut_history("Hi\n\nOn Monday, Marcus Hale <\nm@x.example> wrote:\n> a") == "Hi"
    answered = "> question\n\nanswer"
    assert cut_history(answered) == answered
    only_quote = "> only\n> quotes"
    assert cut_history(only_quote) == only_quote


@given(
    st.binary(max_size=200),
    st.one_of(st.none(), st.text(max_size=20), st.sampled_from(["utf-7", "zip", "idna", "utf-16", "hz", "base64", "unicode_escape"])),
)
def test_any_bytes_in_any_charset(data: bytes, charset: str | None) -> None:
    assert isinstance(decode_bytes(data, charset), str)


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=100), st.text(max_size=20))
def test_any_header(before: str, inside: str) -> None:
    assert isinstance(decode_header_text(f"{before}=?utf-8?q?{inside}?= =?x?b?{inside}?="), str)


@pytest.mark.parametrize(
    ("address", "recipient"),
    [
        ("Marcus.Hale@Cedar-Ridge.example", Recipient("marcus.hale", False)),
        ("marcus.hale+reply@cedar-ridge.example", Recipient("marcus.hale", True)),
        ("marcus.hale+other@cedar-ridge.example", Recipient("marcus.hale", False)),
        ("marcus.hale+card-birthday@cedar-ridge.example", Recipient("marcus.hale", False, "birthday")),
        ("marcus.hale+reply+card-thank-you@cedar-ridge.example", Recipient("marcus.hale", True, "thank-you")),
        ("marcus.hale+card-love+reply@cedar-ridge.example", Recipient("marcus.hale", True, "love")),
        ("marcus.hale+card-../../secret@cedar-ridge.example", Recipient("marcus.hale", False)),
    ],
)
def test_recipients(address: str, recipient: Recipient) -> None:
    assert split_recipient(address, "cedar-ridge.example") == recipient


@pytest.mark.parametrize("address", ["", "marcus.hale", "marcus.hale@other.example", "x@cedar-ridge.example.evil.example"])
def test_strangers(address: str) -> None:
    with pytest.raises(UnknownRecipient):
        split_recipient(address, "cedar-ridge.example")


def letter(**over: str) -> Letter:
    values: dict[str, Any] = {
        "message": "01a1fd3f-6455-70a9-87ce-3248c3c935ec", "facility": "cedar-ridge", "domain": "cedar-ridge.example",
        "from_name": "Marcus Hale",
        "alias": "marcus.hale", "to_name": 'Rosa, "the" Hale', "to_address": "rosa@hale.example", "subject": "Re: Ein schöner Tag",
        "text": "Dear Rosa ❤️\n.\nFrom me", "in_reply_to": "<a@hale.example>",
    }  # fmt: skip
    return Letter(**{**values, **over}, at_ms=1_700_000_000_000, references=("<r@hale.example>", "broken"))


def test_a_mail_is_the_same_at_each_try() -> None:
    mail = compose_mail(letter())
    assert mail.as_bytes() == compose_mail(letter()).as_bytes()
    assert mail["Message-ID"] == "<01a1fd3f-6455-70a9-87ce-3248c3c935ec@cedar-ridge.example>"
    assert mail["References"] == "<r@hale.example> <a@hale.example>"
    assert mail["Auto-Submitted"] == "no"
    assert mail["X-Lumen-Loop"] == "cedar-ridge"
    assert mail["From"] == "Marcus Hale <marcus.hale@cedar-ridge.example>"
    assert mail.get_content() == "Dear Rosa ❤️\n.\nFrom me\n"


def test_hostile_ids_make_no_file_names_or_headers() -> None:
    for hostile in ("..", "a:2,S", "-", "x" * 64):
        assert mail_token(hostile).isalnum()
    assert "In-Reply-To" not in compose_mail(letter(in_reply_to="<a@b>\r\nBcc: x@y.example"))


def test_subjects() -> None:
    assert reply_subject("RE: re: Lake", "Marcus") == "Re: Lake"
    assert reply_subject("", "Marcus Hale") == "A message from Marcus Hale"


def test_a_policy_keeps_what_it_does_not_know_and_hides_what_is_centrals() -> None:
    policy = Policy.model_validate({"mail": {"letters_per_stamp": 10, "new_thing": 1}, "screening": {"words": ["x"]}, "other": {}})
    sent = policy.for_devices()
    assert sent["mail"]["letters_per_stamp"] == 10
    assert sent["mail"]["new_thing"] == 1
    shown = {"facility", "sign_in", "session", "mail", "receipts", "stamps", "money", "sync", "media", "speech"}
    assert set(sent) == shown | {"hours", "visits", "commissary", "help"}
    assert "unproven_sender" not in sent["mail"]
