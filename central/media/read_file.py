"""What a title's own file says of itself, and a taste of it. Runs in the bounded process of `media.child` only.

Tags by mutagen, books by their OPF package (EPUB 3.3 section 5), films and sound by FFmpeg. Nothing here is trusted further on.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from posixpath import dirname, join, normpath
from typing import Any, BinaryIO
from xml.etree.ElementTree import fromstring

import av
import mutagen
from av.audio.resampler import AudioResampler

from central.clips.faststart import faststart
from central.media.read_course import read_course_file
from central.media.told import Told, Unreadable
from central.media.tracks import captions_of, chapters_of, languages_of

PREVIEW_SECONDS = 20
#: The taste begins here, as a part of the whole: after the opening, before the middle.
PREVIEW_FROM = 0.25
MAX_PICTURE_BYTES = 20 * 1024 * 1024
MAX_PACKAGE_BYTES = 4 * 1024 * 1024
MAX_GAME_BYTES = 4_096
#: What `kiosk.games.saved.GameName` lists.
GAMES = ("chess", "solitaire", "word")
_PREVIEW_HEIGHT = 360
_PREVIEW_RATE = 24
_SAMPLES = 44_100
_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
SOUND_TYPES = {
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "flac": "audio/flac",
    "mov,mp4,m4a,3gp,3g2,mj2": "audio/mp4",
    "wav": "audio/wav",
}
FILM_TYPES = {"mov,mp4,m4a,3gp,3g2,mj2": "video/mp4", "matroska,webm": "video/webm"}
#: What the devices' players decode.
FILM_CODECS = frozenset({"h264", "vp8", "vp9", "av1"})
SOUND_CODECS = frozenset({"mp3", "aac", "vorbis", "opus", "flac", "pcm_s16le"})


def read_file(file: BinaryIO, kind: str) -> Told:
    """Read a song, audiobook, movie, book or course; anything else tells nothing. Raises Unreadable, and what decoders raise."""
    if kind in {"song", "audiobook"}:
        return _sound(file)
    if kind == "movie":
        return _film(file)
    if kind == "book":
        return _book(file)
    if kind == "course":
        return read_course_file(file)
    if kind == "game":
        return _game(file)
    return Told(media_type="application/zip" if zipfile.is_zipfile(file) else "application/octet-stream")


def _game(file: BinaryIO) -> Told:
    """A game's file only names one of those that the devices have: {"game": "chess"}."""
    data = file.read(MAX_GAME_BYTES + 1)
    try:
        told = json.loads(data) if len(data) <= MAX_GAME_BYTES else None
    except ValueError:
        told = None
    if not isinstance(told, dict) or set(told) != {"game"} or told["game"] not in GAMES:
        raise Unreadable(f'a game is one of {", ".join(GAMES)}: {{"game": "chess"}}')
    return Told(media_type="application/json")


def _sound(file: BinaryIO) -> Told:
    told = Told()
    with av.open(file, "r", metadata_errors="ignore", io_open=_no_other_file) as source:
        stream = source.streams.best("audio")
        told.media_type = SOUND_TYPES.get(source.format.name, "")
        if stream is None or not told.media_type or stream.codec_context.codec.canonical_name not in SOUND_CODECS:
            raise Unreadable("this sound cannot be played by the devices")
        told.length_ms = _length_ms(source)
        told.chapters = chapters_of(source)
    file.seek(0)
    _tags(file, told)
    file.seek(0)
    told.preview = _taste(file, told.length_ms, film=False)
    return told


def _tags(file: BinaryIO, told: Told) -> None:
    """Title, artist, album, genre, year, track: the names that mutagen's easy interface gives them in every format."""
    found: Any = mutagen.File(file, easy=True)
    tags = {} if found is None or found.tags is None else found.tags

    def first(name: str) -> str:
        value = tags.get(name) if hasattr(tags, "get") else None
        return str(value[0]) if value else ""

    told.name, told.by, told.series, told.genre = first("title"), first("artist"), first("album"), first("genre")
    told.language = first("language")
    with suppress(ValueError):
        told.year = int(first("date")[:4])
    with suppress(ValueError):
        told.place = int(first("tracknumber").partition("/")[0])
    file.seek(0)
    told.picture = _cover(mutagen.File(file))


def _cover(found: Any) -> bytes:
    """The picture that stands in the tags: ID3's APIC, FLAC's and Ogg's pictures, MP4's covr."""
    if found is None:
        return b""
    for picture in getattr(found, "pictures", ()):
        return bytes(picture.data)
    tags: Any = found.tags or {}
    with suppress(AttributeError, KeyError, IndexError, TypeError):
        for frame in tags.getall("APIC"):
            return bytes(frame.data)
    with suppress(KeyError, IndexError, TypeError):
        return bytes(tags["covr"][0])
    return b""


def _film(file: BinaryIO) -> Told:
    told = Told()
    with av.open(file, "r", metadata_errors="ignore", io_open=_no_other_file) as source:
        stream = source.streams.best("video")
        told.media_type = FILM_TYPES.get(source.format.name, "")
        if stream is None or not told.media_type or stream.codec_context.codec.canonical_name not in FILM_CODECS:
            raise Unreadable("this film cannot be played by the devices")
        told.length_ms = _length_ms(source)
        told.captions, told.languages, told.chapters = captions_of(source), languages_of(source), chapters_of(source)
        told.name = str(source.metadata.get("title", ""))
    file.seek(0)
    told.preview = _taste(file, told.length_ms, film=True)
    file.seek(0)
    told.picture = _still(file, told.length_ms)
    return told


def _book(file: BinaryIO) -> Told:
    """EPUB: what the package document says, and its cover."""
    told = Told(media_type="application/epub+zip")
    try:
        book = zipfile.ZipFile(file)
        rootfile = _xml(book, "META-INF/container.xml").find(f".//{_CONTAINER}rootfile")
        path = "" if rootfile is None else rootfile.get("full-path", "")
        package = _xml(book, path)
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise Unreadable("this is no readable EPUB book") from error
    if "META-INF/encryption.xml" in book.namelist():
        raise Unreadable("this book is locked by its seller")

    def first(name: str) -> str:
        found = package.find(f".//{_DC}{name}")
        return "" if found is None else "".join(found.itertext()).strip()

    told.name, told.by, told.language, told.about = first("title"), first("creator"), first("language"), first("description")
    told.subjects = ["".join(one.itertext()).strip() for one in package.iterfind(f".//{_DC}subject")][:20]
    with suppress(ValueError):
        told.year = int(first("date")[:4])
    told.picture = _book_cover(book, package, dirname(path))
    return told


def _book_cover(book: zipfile.ZipFile, package: Any, folder: str) -> bytes:
    items = {item.get("id"): item for item in package.iterfind(f".//{_OPF}item")}
    meta = package.find(f".//{_OPF}meta[@name='cover']")
    named = [item for item in items.values() if "cover-image" in (item.get("properties") or "").split()]
    named += [items[meta.get("content")]] if meta is not None and meta.get("content") in items else []
    for item in named:
        with suppress(KeyError, ValueError):
            return _entry(book, normpath(join(folder, item.get("href", ""))), MAX_PICTURE_BYTES)
    return b""


def _xml(book: zipfile.ZipFile, name: str) -> Any:
    """An XML entry. Expat opens no outside entity and bounds those inside; time and memory of this process are bounded as well."""
    return fromstring(_entry(book, name, MAX_PACKAGE_BYTES))  # noqa: S314 - see above


def _entry(book: zipfile.ZipFile, name: str, most: int) -> bytes:
    """An entry of the archive, of a bounded size whatever its header says. Raises KeyError, ValueError."""
    with book.open(name) as entry:
        data = entry.read(most + 1)
    if len(data) > most:
        raise ValueError("an entry is too large")
    return data


def _length_ms(source: Any) -> int:
    if source.duration is None:
        raise Unreadable("the file does not say how long it is")
    return int(source.duration * 1000 // av.time_base)


def _taste(file: BinaryIO, length_ms: int, *, film: bool) -> bytes:
    """Some seconds as MP4: H.264 of 360 lines, AAC. Frames are spread on a steady grid, whatever the source's times."""
    target = io.BytesIO()
    with (
        av.open(file, "r", metadata_errors="ignore", io_open=_no_other_file) as source,
        av.open(target, "w", format="mp4", container_options={"fflags": "+bitexact"}) as made,
    ):
        from_s = length_ms / 1000 * PREVIEW_FROM if length_ms > PREVIEW_SECONDS * 2000 else 0.0
        source.seek(int(from_s * av.time_base))
        _cut(source, made, from_s, film=film)
    return faststart(target.getvalue())


def _cut(source: Any, made: Any, from_s: float, *, film: bool) -> None:
    sound_in = source.streams.best("audio")
    film_in = source.streams.best("video") if film else None
    sound = made.add_stream("aac", rate=_SAMPLES, layout="stereo", bit_rate=96_000) if sound_in is not None else None
    pictures: Any = None
    if film_in is not None:
        height = min(_PREVIEW_HEIGHT, film_in.codec_context.height) // 2 * 2
        width = round(film_in.codec_context.width * height / film_in.codec_context.height / 2) * 2
        pictures = made.add_stream("libx264", rate=_PREVIEW_RATE, options={"preset": "veryfast", "crf": "28", "threads": "1"})
        pictures.width, pictures.height, pictures.pix_fmt = max(2, width), max(2, height), "yuv420p"
    resampler = AudioResampler(format="fltp", layout="stereo", rate=_SAMPLES)
    shown = -1
    samples = 0
    for frame in _frames(source, [one for one in (sound_in, film_in) if one is not None], from_s):
        if isinstance(frame, av.VideoFrame):
            place = int((frame.time - from_s) * _PREVIEW_RATE)
            if place > shown:
                shown = place
                picture = frame.reformat(width=pictures.width, height=pictures.height, format="yuv420p")
                picture.pts, picture.time_base = place, Fraction(1, _PREVIEW_RATE)
                made.mux(pictures.encode(picture))
        elif sound is not None:
            for piece in resampler.resample(frame):
                piece.pts, piece.time_base = samples, Fraction(1, _SAMPLES)
                samples += piece.samples
                made.mux(sound.encode(piece))
    for stream in (sound, pictures):
        if stream is not None:
            made.mux(stream.encode(None))


def _frames(source: Any, streams: list[Any], from_s: float) -> Iterator[Any]:
    """Frames of the streams within the taste."""
    over: set[int] = set()
    for packet in source.demux(streams):
        for frame in packet.decode():
            if frame.time is None or frame.time < from_s:
                continue
            if frame.time >= from_s + PREVIEW_SECONDS:
                over.add(packet.stream.index)
                break
            yield frame
        if len(over) == len(streams):
            return


def _still(file: BinaryIO, length_ms: int) -> bytes:
    """A picture of the film as JPEG, where it brings no cover."""
    with av.open(file, "r", metadata_errors="ignore", io_open=_no_other_file) as source:
        source.seek(int(length_ms / 1000 * PREVIEW_FROM * av.time_base))
        for frame in source.decode(video=0):
            found = io.BytesIO()
            frame.to_image().save(found, "JPEG", quality=90)  # type: ignore[no-untyped-call]
            return found.getvalue()
    return b""


def _no_other_file(*_asked: object) -> Any:
    """Containers may name other files and addresses: nothing is opened."""
    raise FileNotFoundError
