from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from central.mail_in.parse import MAX_MAIL_BYTES, MailRefused, parse_mail

MAIL = Path(__file__).parents[2] / "fixtures" / "mail"
FILES = sorted(MAIL.glob("*.eml"))


def read(name: str) -> bytes:
    return (MAIL / f"{name}.eml").read_bytes()


def test_there_are_fixtures() -> None:
    assert len(FILES) >= 14


@pytest.mark.parametrize(
    ("name", "sender", "subject", "start", "photos"),
    [
        ("mutt-lake", "rosa@hale.example", "Sunday at the lake", "Hi Marcus,\n\nWe took the red canoe", 1),
        ("s-nail-beach", "theo@hale.example", "Grüße from the beach", "Hi Marcus,\n\nWe took the red canoe", 1),
        ("gmail-shape", "dani@ortiz.example", "Re: A card for you 🎂", "Happy birthday, Marcus.\n\nWe all signed the real one.", 1),
        ("apple-mail-shape", "june@hale.example", "Aspens", "The aspens turned yellow on Thursday.\n\n\nSee them below.", 1),
        (
            "outlook-shape",
            "office@wardfinch.example",
            "Your hearing",
            "Dear Mr. Hale,\n\nYour hearing is on December 3 \u2013 we\u2019ll",
            0,
        ),
        (
            "thunderbird-shape",
            "elena@hale.example",
            "Visit on Tuesday",
            "Booked for 2:30 on Tuesday. The kids will be home from school",
            1,
        ),
        ("bad-charset", "rosa@hale.example", "café ok", "A café in the sun.", 0),
        ("no-boundary-end", "rosa@hale.example", "cut", "The line was cut he", 0),
        ("no-boundary-at-all", "rosa@hale.example", "", "Still readable.", 0),
        ("raw-8bit-headers", "jose@hale.example", "Año nuevo", "¡Feliz año!", 0),
        ("broken-headers", "rosa@hale.example", "=?utf-8?Q?half", "no colon here\n\nText.", 0),
    ],
)
def test_mail_of_many_programs(name: str, sender: str, subject: str, start: str, photos: int) -> None:
    mail = parse_mail(read(name))
    assert mail.from_address == sender
    assert mail.subject == subject
    assert mail.text.startswith(start)
    assert sum(1 for part in mail.parts if part.data) == photos


def test_quoted_history_at_the_end_is_cut_and_scripts_are_gone() -> None:
    assert "Did you get my letter" not in parse_mail(read("gmail-shape")).text
    assert "wrote:" not in parse_mail(read("gmail-shape")).text
    assert "alert" not in parse_mail(read("outlook-shape")).text


def test_nested_mail_is_read_in_order() -> None:
    text = parse_mail(read("forwarded")).text
    assert text.index("outer") < text.index("middle") < text.index("innermost")


def test_names_of_files_are_never_paths() -> None:
    (part,) = parse_mail(read("thunderbird-shape")).parts
    assert part.name == "passwd.jpg"


def test_heic_is_refused_by_its_format() -> None:
    (part,) = parse_mail(read("heic")).parts
    assert (part.what, part.code, part.data) == ("photo", "format", None)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "no_sender"),
        (b"\x00\xff" * 500, "no_sender"),
        (read("no-sender"), "no_sender"),
        (b"From: a@b.example\n" + b"x" * MAX_MAIL_BYTES, "too_large"),
        (b"From: a@b.example\nContent-Type: text/plain\n\n" + b"word " * 60_000, "text_too_long"),
        (b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nhi\n" * 300 + b"--x--", "too_many_parts"),
        (
            b"From: a@b.example\n"
            + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(60))
            + b"\n\nhi",
            "nested",
        ),
        (b"From: a@b.example\n" + b"Content-Type: message/rfc822\n\nFrom: a@b.example\n" * 1500 + b"\nhi", "too_many_parts"),
    ],
)  # fmt: skip
def test_refusals(raw: bytes, code: str) -> None:
    with pytest.raises(MailRefused) as refused:
        parse_mail(raw)
    assert refused.value.code == code


def test_two_senders_are_seen_as_two() -> None:
    mail = parse_mail(b"From: rosa@hale.example, evil@bad.example\n\nhi")
    assert mail.from_addresses == ("rosa@hale.example", "evil@bad.example")
    mail = parse_mail(b"From: rosa@hale.example\nFrom: evil@bad.example\n\nhi")
    assert len(mail.from_addresses) == 2


@pytest.mark.parametrize("bad", ["a\x1bb", "a\x9bb", "a\u202eb", "a\u200bb", "rosá", "a\x7fb"])
def test_an_address_is_printable_ascii(bad: str) -> None:
    for address in (f"{bad}@hale.example", f"rosa@{bad}.example"):
        with pytest.raises(MailRefused, match="From"):
            parse_mail(f"From: <{address}>\n\nhi".encode())


def test_an_encoded_name_is_no_address() -> None:
    mail = parse_mail(b"From: =?utf-8?Q?rosa=40hale.example_=3Crosa=40hale.example=3E=2C?= <evil@bad.example>\n\nhi")
    assert mail.from_addresses == ("evil@bad.example",)


@given(st.binary(max_size=3000))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with contextlib.suppress(MailRefused):
        parse_mail(b"From: a@b.example\n" + raw)


@given(
    st.sampled_from([path for path in FILES if path.stat().st_size < 3000]),
    st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=6)), max_size=12),
)
@settings(max_examples=150, deadline=None)
def test_damaged_mail_is_read_or_refused(path: Path, damage: list[tuple[int, bytes]]) -> None:
    raw = bytearray(path.read_bytes())
    for place, what in damage:
        raw[place % len(raw) : place % len(raw) + len(what)] = what
    code = ""
    try:
        parse_mail(bytes(raw))
    except MailRefused as refused:
        code = refused.code
    assert code != "unreadable"  # no surprise of the library's parser got through
