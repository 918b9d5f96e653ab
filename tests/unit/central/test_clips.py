"""Clips from outside: made anew in a bounded process, or refused within its bounds."""

from __future__ import annotations

import io
import os
import resource
import struct
import subprocess
import sys

import pytest
from PIL import Image

from central.clips import clip as clip_module
from central.clips.bounds import MAX_PIXELS, Code
from central.clips.captions import Cue, to_webvtt, words_of
from central.clips.clip import ClipRefused, make_clip
from central.clips.faststart import NotAnMp4, faststart
from central.clips.recognise import recognise_clip
from tests.films import film, seen, toilsome_film, turned

#: Made once: each costs half a second.
RED = film(
    1.2, sound=1, captions=[(100, 900, "Hello <b>Marcus</b> & all"), (900, 1100, "Adiós")], metadata={"location": "+40.1-105.2/"}
)


def refused(data: bytes) -> Code:
    with pytest.raises(ClipRefused) as found:
        make_clip(data)
    return found.value.code


def test_a_clip_is_made_anew_without_anything_but_pictures_and_sound() -> None:
    assert b"+40.1-105.2" in RED
    clip = make_clip(RED)
    assert b"+40.1" not in clip.data
    found = seen(clip.data)
    assert (found["codec"], found["profile"], found["format"], found["size"]) == ("h264", "Main", "yuv420p", (320, 180))
    assert (found["sound"], found["streams"], found["frames"]) == (("aac", 2), 2, 36)
    assert found["metadata"].keys() <= {"major_brand", "minor_version", "compatible_brands"}
    assert (clip.width, clip.height) == (320, 180)
    assert 1150 <= clip.duration_ms <= 1300
    assert 0 < clip.data.index(b"moov") < clip.data.index(b"mdat"), "a player begins at once"
    assert make_clip(RED).data == clip.data, "the same again: a mail that comes twice is one message"


def test_the_poster_is_the_first_picture_that_is_not_black() -> None:
    with Image.open(io.BytesIO(make_clip(RED).poster.data)) as poster:
        red, green, blue = poster.convert("RGB").getpixel((160, 90))  # type: ignore[misc]
    assert red > 150
    assert max(green, blue) < 80
    assert make_clip(film(colours=["black"])).poster.width == 320, "a dark film has a dark poster"


def test_captions_become_plain_webvtt() -> None:
    assert make_clip(RED).captions.decode() == (
        "WEBVTT\n\n00:00:00.100 --> 00:00:00.900\nHello Marcus &amp; all\n\n00:00:00.900 --> 00:00:01.100\nAdiós\n"
    )


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (film(0.3, (1920, 1080)), (640, 360)),
        (film(0.3, (480, 854)), (360, 640)),
        (turned(film(0.3, (1280, 720))), (360, 640)),
        (film(0.3, container="webm", codec="libvpx", sound=0.3, channels="mono"), (320, 180)),
        (film(0.3, container="3gp", codec="mpeg4"), (320, 180)),
        (film(0.3, container="mov"), (320, 180)),
        (film(0.3, container="avi", codec="mpeg4"), (320, 180)),
    ],
    ids=["large", "upright", "turned", "webm", "3gp", "mov", "avi"],
)
def test_any_usual_clip_is_small_and_upright(data: bytes, size: tuple[int, int]) -> None:
    found = seen(make_clip(data).data)
    assert (found["size"], found["rotation"]) == (size, 0)
    assert 8 <= found["frames"] <= 10


def test_at_most_thirty_pictures_a_second() -> None:
    found = seen(make_clip(film(1, rate=120)).data)
    assert 29 <= found["frames"] <= 31
    assert found["seconds"] < 1.05


def test_thirty_seconds_and_no_more() -> None:
    assert make_clip(film(30, (64, 36), gap=10)).duration_ms > 29_000
    assert refused(film(32, (64, 36), gap=10)) == "too_long"
    assert refused(film(1, (64, 36), sound=40)) == "too_long"


def test_a_header_that_lies_about_the_time_is_found_out() -> None:
    long = film(40, (64, 36), gap=10, container="webm", codec="libvpx")
    at = long.index(b"\x44\x89\x88") + 3  # Duration, a double of milliseconds
    assert struct.unpack_from(">d", long, at)[0] > 39_000
    assert refused(long[:at] + struct.pack(">d", 1000.0) + long[at + 8 :]) == "too_long"


def test_huge_dimensions_are_refused_before_they_are_decoded() -> None:
    """A few kilobytes that say they are 8192 by 4320: nobody makes room for that."""
    data = film(0.04, (8192, 4320))
    assert len(data) < 200_000
    assert MAX_PIXELS < 8192 * 4320
    assert refused(data) == "too_large"
    lying = data.replace(struct.pack(">HH", 8192, 4320), struct.pack(">HH", 320, 180))  # the container says otherwise
    assert refused(lying) in {"too_large", "unreadable"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "format"),
        (b"MZ" + os.urandom(2000), "format"),
        (b"\0\0\0\x18ftypheic" + bytes(100), "format"),
        (b"\0\0\0\x18ftypM4A " + bytes(100), "format"),
        (b"#EXTM3U\nfile:///etc/passwd\n", "format"),
        (b"\0\0\0\x18ftypmp42" + b"\xff" * 100_000, "unreadable"),
        (b"\x1a\x45\xdf\xa3" + b"\xff" * 100_000, "unreadable"),
        (RED[: len(RED) // 3], "unreadable"),
    ],
    ids=["empty", "program", "heic", "sound", "playlist", "mp4 of noise", "webm of noise", "cut off"],
)
def test_what_is_no_film_is_refused(data: bytes, code: Code) -> None:
    assert refused(data) == code


def test_the_kernel_ends_what_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    data = toilsome_film()
    monkeypatch.setattr(clip_module, "CHILD_SECONDS", 1)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert refused(data) == "too_large"
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 3


def test_what_takes_too_much_memory_or_writes_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = film(0.5, (3840, 2160))
    with monkeypatch.context() as patch:
        patch.setattr(clip_module, "CHILD_MEMORY_BYTES", 200 * 1024 * 1024)
        assert refused(data) in {"too_large", "unreadable"}
    with monkeypatch.context() as patch:
        patch.setattr(clip_module, "MAX_OUTPUT_BYTES", 2000)
        assert refused(data) in {"too_large", "unreadable"}
    assert make_clip(data).width == 640


def test_the_kernel_lets_the_child_open_nothing() -> None:
    """Whatever a demuxer tries: a file may name other files and addresses."""
    code = (
        "import socket; from central.clips import child; child.set_bounds(1 << 30, 5, 1 << 20)\n"
        "for attempt in (lambda: open('/etc/hostname'), lambda: socket.socket()):\n"
        "    try:\n        attempt()\n    except OSError as error:\n        print(error.errno)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["24", "24"]


def test_kinds_by_content() -> None:
    assert recognise_clip(RED) == "mov"
    assert recognise_clip(film(0.1, container="webm", codec="libvpx")) == "matroska"
    assert recognise_clip(b"RIFF\0\0\0\0WEBPVP8 ") is None


def test_the_index_moves_and_the_content_stays() -> None:
    data = film(0.2)
    assert data.index(b"mdat") < data.index(b"moov")
    moved = faststart(data)
    assert len(moved) == len(data)
    assert moved.index(b"moov") < moved.index(b"mdat")
    assert seen(moved)["frames"] == seen(data)["frames"] == 6
    assert faststart(moved) == moved
    for broken in (b"", data[:-5], data + b"\0\0\0\x04oops", data + data[data.index(b"moov") - 4 :]):
        with pytest.raises(NotAnMp4):
            faststart(broken)


def test_words_of_subtitles() -> None:
    assert words_of("mov_text", b"\0\5Hello and styles") == "Hello"
    assert words_of("mov_text", b"\0") == ""
    assert words_of("ass", rb"0,0,Default,,0,0,0,,{\i1}One,\Ntwo") == "One,\ntwo"
    assert words_of("webvtt", b"<c.red>Hi</c>") == "Hi"
    assert words_of("subrip", b"\xff\xfe\x00bad") != ""
    assert to_webvtt([]) == to_webvtt([Cue(0, 5, ""), Cue(9, 9, "x")]) == ""
    assert to_webvtt([Cue(3_600_001, 3_600_002, "a\n\n-->b")]) == "WEBVTT\n\n01:00:00.001 --> 01:00:00.002\na\n--&gt;b\n"


_SAID = [b"[]\n", b"7\n", b'{"video": Infinity}\n', b"[" * 100_000, b"", b'{"refused": []}\n', b'{"video": "\xff']


@pytest.mark.parametrize("said", _SAID)
def test_a_child_that_was_taken_over_costs_its_clip_and_nothing_else(monkeypatch: pytest.MonkeyPatch, said: bytes) -> None:
    monkeypatch.setattr(clip_module, "_run", lambda _data, _demuxer: said)
    with pytest.raises(ClipRefused) as refused:
        make_clip(RED)
    assert refused.value.code == "unreadable"
