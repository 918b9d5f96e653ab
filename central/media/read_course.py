"""What a course says of itself (`docs/course-format.md`), and whether devices can show all of it. In the bounded process only."""

from __future__ import annotations

import io
import re
import zipfile
from typing import BinaryIO, cast

import av
from PIL import Image

from central.media.told import Told, Unreadable
from kiosk.courses.format import BadCourse, Course, read_course, read_file

COURSE_TYPE = "application/vnd.lumen.course+zip"
MAX_PIXELS = 50_000_000
_FILM_CODECS = frozenset({"h264", "vp8", "vp9", "av1"})


def read_course_file(file: BinaryIO) -> Told:
    """Judge a course whole. Raises Unreadable."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable("this is no readable ZIP file") from error
    try:
        course = read_course(archive)
        for name, what in sorted(set(course.files())):
            data = read_file(archive, name, what)
            if what == "picture":
                _judge_picture(name, data)
            elif what == "video":
                _judge_film(name, data)
            else:
                _judge_captions(name, data)
    except BadCourse as error:
        raise Unreadable(str(error)) from error
    return _told(course, archive)


def _told(course: Course, archive: zipfile.ZipFile) -> Told:
    return Told(
        media_type=COURSE_TYPE,
        name=course.title,
        by=course.by,
        language=course.language,
        about=course.about,
        year=course.year,
        lessons=len(course.lessons),
        length_ms=sum(lesson.minutes for lesson in course.lessons) * 60_000,
        subjects=list(course.subjects),
        picture=read_file(archive, course.cover, "picture") if course.cover is not None else b"",
    )


def _judge_picture(name: str, data: bytes) -> None:
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise BadCourse(f"{name} has more than {MAX_PIXELS // 1_000_000} million pixels")
            picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadCourse(f"{name} is no readable picture") from error


def _judge_film(name: str, data: bytes) -> None:
    try:
        with av.open(cast("BinaryIO", io.BytesIO(data)), "r", metadata_errors="ignore", io_open=_no_other_file) as source:
            stream = source.streams.best("video")
            if stream is None or stream.codec_context.codec.canonical_name not in _FILM_CODECS:
                raise BadCourse(f"{name} cannot be played by the devices")
            next(source.decode(stream))
    except (av.error.FFmpegError, ArithmeticError, ValueError, LookupError, StopIteration) as error:
        raise BadCourse(f"{name} is no readable film") from error


def _judge_captions(name: str, data: bytes) -> None:
    if re.match(rb"(\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|\Z)", data) is None:
        raise BadCourse(f"{name} is no WebVTT file")


def _no_other_file(*_asked: object) -> BinaryIO:
    """Containers may name other files and addresses: nothing is opened."""
    raise FileNotFoundError
