import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.captions import MAX_BYTES, MAX_CUE_CHARACTERS, BadCaptions, Cue, parse_captions

FILE = b"""\xef\xbb\xbfWEBVTT - a beach\r
\r
NOTE made by hand\r
\r
STYLE\r
::cue { color: red }\r
\r
first\r
00:01.000 --> 00:02.500 align:start position:10%\r
<v.loud Theo>Hey! The <b>waves</b> were &lt;huge&gt; &amp; loud.\r
<i>Really.</i>\r
\r
01:00:00.000 --> 01:00:01.000\r
An hour later\r
"""


def test_captions_are_read_as_plain_words_with_their_times() -> None:
    assert parse_captions(FILE).cues == (
        Cue(1_000, 2_500, "Theo: Hey! The waves were <huge> & loud.\nReally."),
        Cue(3_600_000, 3_601_000, "An hour later"),
    )


def test_words_are_there_from_their_beginning_until_just_before_their_end() -> None:
    captions = parse_captions(FILE)
    assert [bool(captions.at(ms)) for ms in (999, 1_000, 2_499, 2_500)] == [False, True, True, False]


def test_of_cues_that_overlap_the_later_one_is_shown_and_then_the_earlier_again() -> None:
    captions = parse_captions(b"WEBVTT\n\n00:03.000 --> 00:04.000\nlate\n\n00:00.000 --> 00:10.000\nlong")
    assert [captions.at(ms) for ms in (1_000, 3_500, 5_000)] == ["long", "late", "long"]


@pytest.mark.parametrize(
    "times",
    [
        "00:02.000 --> 00:01.000",
        "00:01.000 --> 00:01.000",
        "00:01 --> 00:02",
        "00:61.000 --> 00:62.000",
        "0:01.000 --> 0:02.000",
        "00:01.000-->00:02.000",
    ],
)
def test_cues_with_broken_times_are_left_out(times: str) -> None:
    assert parse_captions(f"WEBVTT\n\n{times}\nwords\n\n00:05.000 --> 00:06.000\nkept".encode()).cues == (Cue(5_000, 6_000, "kept"),)


@pytest.mark.parametrize(
    "data", [b"", b"WEBVTTX\n", b"1\n00:00:01,000 --> 00:00:02,000\nsrt", b"\xff\xfeW", b"WEBVTT\n" + b"x" * MAX_BYTES]
)
def test_what_is_no_webvtt_is_refused(data: bytes) -> None:
    with pytest.raises(BadCaptions):
        parse_captions(data)


def test_marks_that_turn_words_around_and_control_characters_are_dropped_and_words_are_bounded() -> None:
    text = "WEBVTT\n\n00:00.000 --> 00:01.000\na\u202eb\u0007c \u2066d\n\n00:01.000 --> 00:02.000\n" + "x" * 5_000
    first, second = parse_captions(text.encode()).cues
    assert first.text == "abc d"
    assert len(second.text) == MAX_CUE_CHARACTERS


@given(st.text(alphabet="<>v &;/.\n-:0123456789abWEBVT", max_size=400))
def test_no_text_breaks_it_and_no_markup_comes_through(text: str) -> None:
    for cue in parse_captions(b"WEBVTT\n\n00:00.000 --> 00:01.000\n" + text.encode()).cues:
        assert cue.start_ms < cue.end_ms
        assert "<b>" not in cue.text


def test_a_hostile_file_takes_no_longer_than_its_length_deserves() -> None:
    """Sixteen times the length may take some sixteen times the time, not its square."""

    def seconds(size: int) -> float:
        data = b"WEBVTT\n\n00:00.000 --> 00:01.000\n" + b"<v " * (size // 3)
        begun = time.perf_counter()
        parse_captions(data)
        return time.perf_counter() - begun

    small = min(seconds(MAX_BYTES // 32) for _ in range(5))
    large = min(seconds(MAX_BYTES // 2) for _ in range(3))
    assert large < 80 * small
