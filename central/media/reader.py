"""Reading a title's file in a bounded process: see `media.child`."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from central.mail_in.clean_text import clean_line, clean_text
from central.mail_in.photos import PhotoRefused, make_photo
from kiosk.sync.wire import Chapter

CHILD_MEMORY_BYTES = 1024 * 1024 * 1024
CHILD_SECONDS = 120
WALL_SECONDS = 300
MAX_OUTPUT_BYTES = 40 * 1024 * 1024
ARTWORK_SIDE = 480
_PROGRAM = Path(__file__).parents[2]
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


class FileRefused(Exception):
    """The file cannot be sold; the text says why in plain words."""


@dataclass(frozen=True)
class ReadFile:
    """What a file tells, cleaned; `artwork` a small JPEG and `preview` an MP4 of some seconds, or empty."""

    media_type: str
    name: str
    by: str
    series: str
    genre: str
    language: str
    about: str
    year: int | None
    place: int
    length_ms: int
    subjects: tuple[str, ...]
    captions: tuple[str, ...]
    languages: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    lessons: int
    artwork: bytes
    preview: bytes


def read_title(path: Path, kind: str) -> ReadFile:
    """Read one file. Raises FileRefused."""
    try:
        with path.open("rb") as source:
            return _taken(_run(source.fileno(), kind))
    except OSError as error:
        raise FileRefused(f"it cannot be opened ({error.strerror})") from error


def artwork_of(data: bytes) -> bytes:
    """A picture as the store shows it: a small JPEG without anything but its pixels. Raises FileRefused."""
    try:
        photo = make_photo(data)
    except PhotoRefused as error:
        raise FileRefused(f"the picture cannot be used ({error.code})") from error
    with Image.open(io.BytesIO(photo.data)) as picture:
        picture.thumbnail((ARTWORK_SIDE, ARTWORK_SIDE))
        small = io.BytesIO()
        picture.save(small, "JPEG", quality=85)
    return small.getvalue()


def _run(descriptor: int, kind: str) -> bytes:
    bounds = [str(CHILD_MEMORY_BYTES), str(CHILD_SECONDS), str(MAX_OUTPUT_BYTES)]
    with os.fdopen(os.memfd_create("title"), "w+b") as output:
        try:
            done = subprocess.run(
                [sys.executable, "-m", "central.media.child", kind, *bounds],
                stdin=descriptor,
                stdout=output,
                stderr=subprocess.DEVNULL,
                cwd=_PROGRAM,
                env={"LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
                timeout=WALL_SECONDS,
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            raise FileRefused("reading it takes too long") from None
        if done.returncode != 0:
            raise FileRefused("reading it takes too much time or memory" if done.returncode < 0 else "the file is damaged")
        output.seek(0)
        return output.read(MAX_OUTPUT_BYTES)


def _taken(output: bytes) -> ReadFile:
    """The child reads hostile input: nothing that it says is taken for granted."""
    line, _, rest = output.partition(b"\n")
    try:
        said: dict[str, Any] = json.loads(line)
        if said["refused"]:
            raise FileRefused(clean_line(str(said["refused"]), 200))
        picture, preview, told = int(said["picture"]), int(said["preview"]), said["told"]
        if min(picture, preview) < 0 or picture + preview != len(rest):
            raise FileRefused("the file is damaged")
        words = {name: clean_line(str(told[name]), 300) for name in ("name", "by", "series", "genre", "language", "media_type")}
        year = None if told["year"] is None or not 0 < int(told["year"]) <= 9999 else int(told["year"])
        return ReadFile(
            media_type=words["media_type"],
            name=words["name"],
            by=words["by"],
            series=words["series"],
            genre=words["genre"][:80],
            language=words["language"][:35],
            about=clean_text(str(told["about"]))[:4000],
            year=year,
            place=max(0, min(int(told["place"]), 9999)),
            length_ms=max(0, min(int(told["length_ms"]), 1 << 40)),
            subjects=tuple(clean_line(str(one), 80) for one in told["subjects"][:20]),
            captions=_tags(told["captions"]),
            languages=_tags(told["languages"]),
            chapters=tuple(_chapter(one) for one in told["chapters"][:400]),
            lessons=max(0, min(int(told["lessons"]), 100_000)),
            artwork=_artwork(rest[:picture]),
            preview=rest[picture:] if rest[picture + 4 : picture + 8] == b"ftyp" else b"",
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise FileRefused("the file is damaged") from None


def _tags(named: list[Any]) -> tuple[str, ...]:
    return tuple(one for one in (clean_line(str(name), 35) for name in named[:40]) if _TAG.fullmatch(one))


def _chapter(said: dict[str, Any]) -> Chapter:
    return Chapter(name=clean_line(str(said["name"]), 120), at_ms=max(0, min(int(said["at_ms"]), 1 << 40)))


def _artwork(data: bytes) -> bytes:
    """A cover that cannot be read is no reason not to sell the song."""
    try:
        return artwork_of(data) if data else b""
    except FileRefused:
        return b""
