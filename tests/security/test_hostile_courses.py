"""A course that lies to the device that opens it: damage, bombs, names that climb. It is refused, or a file of it is not there."""

from __future__ import annotations

import io
import json
import random
import zipfile

import pytest

from kiosk.courses.format import MAX_PICTURE_BYTES, BadCourse
from kiosk.courses.package import Package
from kiosk.courses.progress import Progress

PICTURE = {"kind": "picture", "file": "p.png", "words": "A plug"}
QUESTION = {"text": "What?", "choices": ["a", "b"], "right": [1], "why": "b"}
QUIZ = {"kind": "quiz", "title": "Q", "questions": [QUESTION]}
FILM = {"kind": "video", "title": "V", "file": "v.mp4", "captions": "v.vtt", "words": "It runs"}
LESSON = {"id": "one", "title": "One", "parts": [{"kind": "text", "title": "T", "blocks": [PICTURE]}, FILM, QUIZ]}
COURSE = {"format": 1, "title": "C", "by": "S", "about": "", "lessons": [LESSON]}


class Held:
    """A plain file in memory, as a sealed one is read; tells whether it was let go."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.closed = False

    @property
    def size(self) -> int:
        return len(self._data)

    def read_at(self, offset: int, length: int) -> bytes:
        if self.closed:
            raise OSError("closed")
        return self._data[offset : offset + length]

    def close(self) -> None:
        self.closed = True


def packed(told: object = COURSE, **files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("course.json", told if isinstance(told, str) else json.dumps(told))
        for name, data in ({"p_png": b"picture", "v_mp4": b"film", "v_vtt": b"WEBVTT"} | files).items():
            archive.writestr(name.replace("_", "."), data)
    return target.getvalue()


def test_a_whole_course_gives_what_it_names_and_nothing_else() -> None:
    package = Package(Held(packed()))
    assert (package.picture("p.png"), package.film("v.mp4"), package.captions("v.vtt")) == (b"picture", b"film", b"WEBVTT")
    for name in ("course.json", "v.mp4", "../p.png", "/etc/passwd", ""):
        assert package.picture(name) is None
    package.close()
    assert package.picture("p.png") is None


def test_a_file_that_unpacks_without_end_is_not_there() -> None:
    package = Package(Held(packed(p_png=bytes(MAX_PICTURE_BYTES + 1))))
    assert package.picture("p.png") is None
    assert package.film("v.mp4") == b"film"


@pytest.mark.parametrize(
    "told",
    [
        "[" * 100_000,
        '{"format": 1, "format": 2}',
        COURSE | {"lessons": [LESSON] * 2},
        COURSE | {"lessons": [LESSON | {"id": "../x"}]},
        COURSE | {"lessons": [LESSON | {"parts": [QUIZ | {"questions": [QUESTION | {"right": [2]}]}]}]},
        COURSE | {"lessons": [LESSON | {"parts": [QUIZ] * 5}]},
        COURSE | {"pass_percent": True},
        COURSE | {"cover": "../../etc/passwd"},
        COURSE | {"title": "\u202e" * 3 + "x\u0000"},
    ],
)
def test_what_is_no_course_is_refused_and_its_file_let_go(told: object) -> None:
    held = Held(packed(told))
    with pytest.raises(BadCourse):
        Package(held)
    assert held.closed


def test_damage_anywhere_is_refused_or_a_file_is_not_there() -> None:
    whole, draw = packed(), random.Random(7)
    for _ in range(300):
        damaged = bytearray(whole)
        for _ in range(draw.randint(1, 8)):
            damaged[draw.randrange(len(damaged))] = draw.randrange(256)
        if draw.random() < 0.3:
            del damaged[draw.randrange(len(damaged)) :]
        held = Held(bytes(damaged))
        try:
            package = Package(held)
        except BadCourse:
            assert held.closed
            continue
        for name, what in package.course.files():
            read = {"picture": package.picture, "video": package.film, "captions": package.captions}[what]
            assert isinstance(read(name), bytes | None)
        Progress().to_text(package.course)
