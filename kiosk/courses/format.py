"""The form of a course: `course.json` in a ZIP, version 1 (`docs/course-format.md`). Pure: central judges by it, devices show by it.

Nothing in the ZIP is believed: the number of entries, each entry's size and each text's length have a bound, and no name is a path.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError, model_validator

COURSE_JSON = "course.json"
MAX_ENTRIES = 2_000
MAX_JSON_BYTES = 2 * 1024 * 1024
MAX_PICTURE_BYTES = 8 * 1024 * 1024
MAX_VIDEO_BYTES = 128 * 1024 * 1024
MAX_CAPTIONS_BYTES = 256 * 1024
MAX_LESSONS = 100
MAX_PARTS = 40
MAX_QUIZZES = 4
PICTURE_NAMES = (".jpg", ".jpeg", ".png")
VIDEO_NAMES = (".mp4", ".webm")
CAPTION_NAMES = (".vtt",)


class BadCourse(Exception):
    """The file is no course that can be shown; the text says where and why."""


def _shown(text: str) -> str:
    """Words that can be shown: without control characters."""
    for letter in text:
        if letter not in "\n\t" and unicodedata.category(letter) in {"Cc", "Cs", "Co"}:
            raise ValueError(f"U+{ord(letter):04X} cannot be shown")
    return text.strip()


def _number(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("a number is wanted")  # noqa: TRY004 - pydantic's way to refuse a value
    return value


Line = Annotated[str, StringConstraints(max_length=300), AfterValidator(_shown)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_shown)]
Words = Annotated[str, StringConstraints(max_length=4_000), AfterValidator(_shown)]
Percent = Annotated[int, BeforeValidator(_number), Field(ge=0, le=100)]
#: A file of the ZIP: it lies in no folder.
FileName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,79}\.[a-z0-9]{2,5}$")]
LessonId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,24}$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Heading(_Part):
    """A heading within a text."""

    kind: Literal["heading"]
    text: Name


class Paragraph(_Part):
    """Plain words; no markup."""

    kind: Literal["paragraph"]
    text: Annotated[Words, Field(min_length=1)]


class Points(_Part):
    """A list; `numbered`: steps that follow each other."""

    kind: Literal["list"]
    items: tuple[Annotated[Words, Field(min_length=1)], ...] = Field(min_length=1, max_length=40)
    numbered: bool = False


class Picture(_Part):
    """A JPEG or PNG. `words` say what can be seen to who cannot see it."""

    kind: Literal["picture"]
    file: FileName
    words: Name
    caption: Line = ""


Block = Annotated[Heading | Paragraph | Points | Picture, Field(discriminator="kind")]


class TextPart(_Part):
    """Something to read."""

    kind: Literal["text"]
    title: Name
    blocks: tuple[Block, ...] = Field(min_length=1, max_length=200)


class VideoPart(_Part):
    """A film: MP4 (H.264, AAC) or WebM. `captions`: WebVTT; `words`: what it shows, for who can neither see nor hear it."""

    kind: Literal["video"]
    title: Name
    file: FileName
    captions: FileName | None = None
    words: Annotated[Words, Field(min_length=1)]


class Question(_Part):
    """A question. `right`: the places of the right choices, from 0 on; with several, all of them and no other are right."""

    text: Annotated[Words, Field(min_length=1)]
    choices: tuple[Name, ...] = Field(min_length=2, max_length=8)
    right: tuple[Annotated[int, BeforeValidator(_number), Field(ge=0, le=7)], ...] = Field(min_length=1, max_length=8)
    why: Annotated[Words, Field(min_length=1)]

    @model_validator(mode="after")
    def _is_answerable(self) -> Question:
        if len(set(self.right)) != len(self.right) or max(self.right) >= len(self.choices):
            raise ValueError("`right` names each right choice once, from 0 on")
        if len(set(self.choices)) != len(self.choices):
            raise ValueError("two choices are the same")
        return self


class QuizPart(_Part):
    """Questions, one after the other. It is done when `pass_percent` of them (else the course's) were right."""

    kind: Literal["quiz"]
    title: Name
    questions: tuple[Question, ...] = Field(min_length=1, max_length=40)
    pass_percent: Percent | None = None


Part = Annotated[TextPart | VideoPart | QuizPart, Field(discriminator="kind")]


class Lesson(_Part):
    """One lesson. `id` stays the same in every edition of a course: progress is kept by it."""

    id: LessonId
    title: Name
    minutes: int = Field(default=0, ge=0, le=600)
    parts: tuple[Part, ...] = Field(min_length=1, max_length=MAX_PARTS)

    @model_validator(mode="after")
    def _few_quizzes(self) -> Lesson:
        if sum(part.kind == "quiz" for part in self.parts) > MAX_QUIZZES:
            raise ValueError(f"a lesson has {MAX_QUIZZES} quizzes at most")
        return self


class Certificate(_Part):
    """What the certificate says under the person's name, and who gives it."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=400), AfterValidator(_shown)]
    given_by: Name


class Course(_Part):
    """All of `course.json`."""

    format: Literal[1]
    title: Name
    by: Name
    about: Words
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    subjects: tuple[Annotated[str, StringConstraints(min_length=1, max_length=80), AfterValidator(_shown)], ...] = Field(
        default=(), max_length=20
    )
    year: int | None = Field(default=None, ge=0, le=9999)
    cover: FileName | None = None
    pass_percent: Percent = 70
    certificate: Certificate | None = None
    lessons: tuple[Lesson, ...] = Field(min_length=1, max_length=MAX_LESSONS)

    @model_validator(mode="after")
    def _ids_differ(self) -> Course:
        if len({lesson.id for lesson in self.lessons}) != len(self.lessons):
            raise ValueError("two lessons have the same id")
        return self

    def files(self) -> Iterator[tuple[str, Literal["picture", "video", "captions"]]]:
        """Every file that it names, and what it is."""
        if self.cover is not None:
            yield self.cover, "picture"
        for lesson in self.lessons:
            for part in lesson.parts:
                if part.kind == "text":
                    yield from ((block.file, "picture") for block in part.blocks if block.kind == "picture")
                elif part.kind == "video":
                    yield part.file, "video"
                    if part.captions is not None:
                        yield part.captions, "captions"


_BOUNDS = {"picture": MAX_PICTURE_BYTES, "video": MAX_VIDEO_BYTES, "captions": MAX_CAPTIONS_BYTES}
_ENDINGS = {"picture": PICTURE_NAMES, "video": VIDEO_NAMES, "captions": CAPTION_NAMES}


def read_course(archive: zipfile.ZipFile) -> Course:
    """`course.json`, whole and within its bounds; every file that it names is there. Raises BadCourse."""
    names = [info.filename for info in archive.infolist()]
    if len(names) > MAX_ENTRIES:
        raise BadCourse(f"the ZIP holds {len(names)} files: at most {MAX_ENTRIES}")
    if len(set(names)) != len(names):
        raise BadCourse("the ZIP holds two files of one name")
    if COURSE_JSON not in names:
        raise BadCourse(f"the ZIP holds no {COURSE_JSON} (it lies in no folder)")
    try:
        course = Course.model_validate_json(read_entry(archive, COURSE_JSON, MAX_JSON_BYTES))
    except ValidationError as error:
        first: Any = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadCourse(f"{COURSE_JSON}: {where + ': ' if where else ''}{first['msg']}") from error
    named = set(course.files())
    for name, what in sorted(named):
        if not name.endswith(_ENDINGS[what]):
            raise BadCourse(f"{name}: a {what} file's name ends with {' or '.join(_ENDINGS[what])}")
        if name not in names:
            raise BadCourse(f"the ZIP holds no {name}")
    shown = {name for name, _ in named}
    for name in names:
        if name != COURSE_JSON and name not in shown:
            raise BadCourse(f"the ZIP holds {_printable(name)}, which no lesson shows")
    return course


def read_file(archive: zipfile.ZipFile, name: str, what: Literal["picture", "video", "captions"]) -> bytes:
    """A file that the course names. Raises BadCourse."""
    return read_entry(archive, name, _BOUNDS[what])


def read_entry(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """An entry, of at most `most` bytes whatever its header says. Raises BadCourse."""
    try:
        with archive.open(name) as entry:
            data = entry.read(most + 1)
    except KeyError as error:
        raise BadCourse(f"the ZIP holds no {_printable(name)}") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        # RuntimeError: with a password; NotImplementedError: a way of packing that nobody knows.
        raise BadCourse(f"{_printable(name)} cannot be unpacked") from error
    if len(data) > most:
        raise BadCourse(f"{_printable(name)} is larger than {most // 1024} KB")
    return data


def _printable(name: str) -> str:
    return re.sub(r"[^ -~]", "?", name)[:80]
