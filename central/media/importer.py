"""Filling the catalogue from a folder: real files, and a `manifest.toml` that says what they cost.

    [[title]]
    id = "lake-song"
    kind = "song"            # song, album, movie, audiobook, book, course, game
    file = "lake.mp3"        # an album has none, but parts = ["lake-song", …]; movies: captions = ["lake.en.vtt", "lake.es.srt"]
    buy = "2.50"             # dollars; "0" is free; rent = "4.00" for movies
    rating = "everyone"

What the manifest does not say (name, by, series, genre, length, languages, captions, chapters, cover, preview) is read off the file.
Imported again, a file that did not change is not sealed again. One bad title does not keep the others out. A trial (`dry`) reads and
judges everything, and leaves nothing behind.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from central.database import Database
from central.mail_in.clean_text import clean_line, clean_text
from central.mail_in.photos import MAX_FILE_BYTES
from central.media.captioned import captioned
from central.media.content_keys import content_key
from central.media.objects import Objects
from central.media.reader import FileRefused, ReadFile, artwork_of, read_title
from central.media.sealing import Sealed, seal_into
from central.media.titles import BadTitle, check_title, put_title, title_row
from central.media.titles import read_title as read_row
from central.media.told_before import ToldBefore
from kiosk.media_store.container import HEADER_BYTES, KEY_ID_BYTES, ContainerRefused, Header, Opener, parse_header
from kiosk.sync.wire import Rating, TitleChange, TitleKind
from kiosk.sync.wire_base import TitleId

MANIFEST = "manifest.toml"
MAX_CENTS = 100_000
MAX_MANIFEST_BYTES = 64 * 1024 * 1024
MAX_TITLES = 200_000


class BadManifest(Exception):
    """The manifest cannot be used; the text says where and why."""


def _cents(value: object) -> object:
    """Dollars as text, exact; floats are refused, for they are not."""
    if not isinstance(value, str):
        raise ValueError('a price is text: "2.50"')  # noqa: TRY004 - pydantic's way to refuse a value
    try:
        cents = Decimal(value) * 100
    except ArithmeticError:
        raise ValueError('a price is text: "2.50"') from None
    if not cents.is_finite() or cents != cents.to_integral_value() or not 0 <= cents <= MAX_CENTS:
        raise ValueError(f"a price lies between 0 and {MAX_CENTS // 100} dollars and has two places")
    return int(cents)


_TRACKS = ("captions", "languages", "chapters", "lessons")

Price = Annotated[int | None, BeforeValidator(_cents)]


class Entry(BaseModel):
    """One title of a manifest."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: TitleId
    kind: TitleKind
    file: str = ""
    cover: str = ""
    #: Of a movie: WebVTT or SubRip files beside it, named with their language ("lake.es.srt").
    captions: tuple[str, ...] = Field(default=(), max_length=16)
    parts: tuple[TitleId, ...] = ()
    buy: Price = None
    rent: Price = None
    rent_hours: int = Field(default=48, ge=1, le=24 * 365)
    rent_days: int = Field(default=30, ge=1, le=3650)
    rating: Rating = "everyone"
    name: str = Field(default="", max_length=300)
    by: str = Field(default="", max_length=300)
    series: str = Field(default="", max_length=300)
    genre: str = Field(default="", max_length=80)
    about: str = Field(default="", max_length=4000)
    language: str = Field(default="", max_length=35)
    year: int | None = None
    place: int = Field(default=0, ge=0)
    pages: int = Field(default=0, ge=0)
    subjects: tuple[str, ...] = ()


class Manifest(BaseModel):
    """All of them, in order: an album stands after its parts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: tuple[Entry, ...] = Field(max_length=MAX_TITLES)


@dataclass(frozen=True)
class Imported:
    """What became of one title: "new", "changed", "same", or "refused" and why."""

    title: str
    outcome: str
    why: str = ""
    made: TitleChange | None = None


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder. Raises BadManifest."""
    path = folder / MANIFEST
    try:
        if path.stat().st_size > MAX_MANIFEST_BYTES:
            raise BadManifest(f"{MANIFEST}: it has more than {MAX_MANIFEST_BYTES // 1024**2} MB")
        manifest = Manifest.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise BadManifest(f"{MANIFEST}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadManifest(f"{MANIFEST}: {error}") from error
    except RecursionError:
        raise BadManifest(f"{MANIFEST}: it nests too deep") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise BadManifest(f"{MANIFEST}: {'.'.join(str(part) for part in first['loc'])}: {first['msg']}") from error
    seen: set[str] = set()
    for entry in manifest.title:
        if entry.id in seen:
            raise BadManifest(f"{MANIFEST}: {entry.id} stands twice")
        seen.add(entry.id)
    return manifest


class Importer:
    """Brings titles into the catalogue, one transaction each; with `dry` it only says what would become of them.

    `before`: what was read off files before; without it each file is read.
    """

    def __init__(
        self, database: Database, objects: Objects, media_key: bytes, *, dry: bool = False, before: ToldBefore | None = None
    ) -> None:
        self._before = before
        self._database = database
        self._objects = objects
        self._media_key = media_key
        self._dry = dry
        #: Titles that would be there by now.
        self._tried: set[str] = set()

    def bring(self, folder: Path, entry: Entry, now_ms: int) -> Imported:
        """One title of a manifest. Raises what concerns the database or the store of objects, never the title."""
        try:
            made, key_id = self._made(folder, entry, now_ms)
            outcome = self._would_be(made, key_id) if self._dry else self._put(made, key_id, now_ms)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            return Imported(entry.id, "refused", f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}")
        except (FileRefused, BadTitle, ValueError) as error:
            return Imported(entry.id, "refused", str(error).splitlines()[0])
        return Imported(entry.id, outcome, made=made)

    def _put(self, made: TitleChange, key_id: bytes | None, now_ms: int) -> str:
        with self._database.write() as connection:
            known = title_row(connection, made.title) is not None
            changed = put_title(connection, made, now_ms, key_id=key_id)
        return "same" if not changed else "changed" if known else "new"

    def _would_be(self, made: TitleChange, key_id: bytes | None) -> str:
        with self._database.read() as connection:
            check_title(connection, made, key_id, also=self._tried)
            row = title_row(connection, made.title)
        self._tried.add(made.title)
        return "new" if row is None else "same" if read_row(row) == made else "changed"

    def _made(self, folder: Path, entry: Entry, now_ms: int) -> tuple[TitleChange, bytes | None]:
        if not entry.file:
            return self._title(entry, None, None, self._cover(folder, entry), now_ms), None
        with _whole(folder, entry) as path:
            with path.open("rb") as source:
                digest = file_digest(source, "sha256").digest()
            told = self._told(path, digest, entry.kind)
            sealed = self._sealed(entry.id, path, digest)
        return self._title(entry, told, sealed, self._cover(folder, entry) or told.artwork, now_ms), sealed.key_id

    def _told(self, path: Path, digest: bytes, kind: str) -> ReadFile:
        """What the file says, read when it was not read before."""
        known = None if self._before is None else self._before.find(digest, kind)
        if known is not None:
            return known
        told = read_title(path, kind)
        if self._before is not None and not self._dry:
            self._before.keep(digest, kind, told)
        return told

    def _sealed(self, title: str, path: Path, digest: bytes) -> Sealed:
        """The file sealed; the one that is there already, when it is of the same bytes."""
        with path.open("rb") as source:
            with self._database.read() as connection:
                row = title_row(connection, title)
                known = None if row is None or row.container is None else read_row(row)
            if known is not None and known.container is not None and self._objects.size(known.container) is not None:
                header = parse_header(self._objects.read(known.container, 0, HEADER_BYTES))
                if header.plain_sha256 == digest and self._opens(title, known.container, header):
                    return Sealed(known.container, known.container_bytes, header.key_id)
            if self._dry:
                return Sealed("0" * 64, path.stat().st_size, bytes(KEY_ID_BYTES))
            return seal_into(self._objects, self._media_key, title, source)

    def _opens(self, title: str, container: str, header: Header) -> bool:
        """Whether central's media key is still the one that it was sealed with."""
        at, length = header.span(0)
        try:
            key = content_key(self._media_key, title, header.key_id)
            Opener(header, key).open(0, self._objects.read(container, at, at + length))
        except ContainerRefused:
            return False
        return True

    def _cover(self, folder: Path, entry: Entry) -> bytes:
        if not entry.cover:
            return b""
        path = _inside(folder, entry.cover)
        if path.stat().st_size > MAX_FILE_BYTES:
            raise FileRefused(f"the picture {entry.cover} is too large")
        return artwork_of(path.read_bytes())

    def _title(self, entry: Entry, told: ReadFile | None, sealed: Sealed | None, artwork: bytes, now_ms: int) -> TitleChange:
        words: dict[str, Any] = {
            name: _cleaned(name, getattr(entry, name)) or (getattr(told, name) if told is not None else "")
            for name in ("name", "by", "series", "genre", "about", "language", "year", "place", "subjects")
        }
        tracks: dict[str, Any] = {} if told is None else {name: getattr(told, name) for name in _TRACKS}
        preview = b"" if told is None else told.preview
        with self._database.read() as connection:
            row = title_row(connection, entry.id)
        return TitleChange(
            title=entry.id,
            kind=entry.kind,
            rating=entry.rating,
            parts=entry.parts,
            buy_cents=entry.buy,
            rent_cents=entry.rent,
            rent_hours=entry.rent_hours,
            rent_days=entry.rent_days,
            pages=entry.pages,
            length_ms=0 if told is None else told.length_ms,
            media_type="" if told is None else told.media_type,
            container=None if sealed is None else sealed.name,
            container_bytes=0 if sealed is None else sealed.size_bytes,
            artwork=self._keep(artwork),
            artwork_bytes=len(artwork),
            preview=self._keep(preview),
            preview_bytes=len(preview),
            added_ms=now_ms if row is None else read_row(row).added_ms,
            **tracks,
            **words | {"subjects": tuple(words["subjects"] or ()), "year": words["year"] or None, "place": words["place"] or 0},
        )

    def _keep(self, data: bytes) -> str | None:
        if not data:
            return None
        name = sha256(data).hexdigest()
        if not self._dry:
            self._objects.put(name, data)
        return name


def _cleaned(name: str, said: Any) -> Any:
    """Words of a manifest, as clean as those of a file."""
    if isinstance(said, str):
        return clean_text(said) if name == "about" else clean_line(said, 300)
    return tuple(clean_line(one, 80) for one in said) if isinstance(said, tuple) else said


@contextmanager
def _whole(folder: Path, entry: Entry) -> Iterator[Path]:
    """The title's file; a movie with the captions that lie beside it. Raises FileRefused."""
    path = _inside(folder, entry.file)
    if not entry.captions:
        yield path
        return
    if entry.kind != "movie":
        raise FileRefused("only a movie has captions beside it")
    with captioned(path, [_inside(folder, name) for name in entry.captions]) as made:
        yield made


def _inside(folder: Path, name: str) -> Path:
    """A file of the folder, wherever links and dots lead. Raises FileRefused."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise FileRefused(f"there is no file {name} in the folder")
    return path
