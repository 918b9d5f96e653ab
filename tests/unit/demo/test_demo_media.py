"""What the demo's media store is made of: every file is there, is what it says, and can be shown or heard."""

from __future__ import annotations

import io
import tomllib
import zipfile
from array import array
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import av
import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication

from central.media.importer import Entry, read_manifest
from kiosk.courses.format import read_course
from resources import RESOURCES
from resources.demo.media.books import BOOKS, make_book
from resources.demo.media.build import GAMES, MAKERS
from resources.demo.media.compose import compose
from resources.demo.media.covers import COVERS, cover
from resources.demo.media.films import FILMS
from resources.demo.media.songs import SONGS

FOLDER = RESOURCES / "demo" / "media"
MOST_BYTES = 25_000_000


@cache
def entries() -> dict[str, Entry]:
    return {entry.id: entry for entry in read_manifest(FOLDER).title}


def made(folder: str) -> list[Path]:
    return sorted((FOLDER / folder).iterdir())


def test_the_manifest_and_the_folders_are_of_one_mind() -> None:
    named = {entry.file for entry in entries().values() if entry.file} | {entry.cover for entry in entries().values() if entry.cover}
    here = {f"{folder}/{path.name}" for folder in MAKERS for path in made(folder)}
    assert named == here
    scripts = {f"songs/{song.file}" for song in SONGS} | {f"films/{film.file}.mp4" for film in FILMS}
    scripts |= {f"books/{book.file}.epub" for book in BOOKS} | {f"covers/{name}.jpg" for name in COVERS}
    scripts |= {f"games/{name}.json" for name in GAMES} | {"spoken/the-night-train.m4a", "courses/small-engine-repair.zip"}
    assert scripts == here, "every file has a script that makes it"
    assert sum(path.stat().st_size for folder in MAKERS for path in made(folder)) < MOST_BYTES


def test_where_it_comes_from_is_told() -> None:
    told = (RESOURCES / "LICENSES.md").read_text(encoding="utf-8")
    assert [folder for folder in MAKERS if f"`demo/media/{folder}/" not in told] == []


def test_every_cover_is_a_picture_of_its_own() -> None:
    seen = {}
    for path in made("covers"):
        with Image.open(path) as picture:
            picture.load()
            assert picture.width == 600, path.name
            assert len(picture.convert("RGB").resize((60, 60)).getcolors(3600) or ()) > 20, f"{path.name} is nearly empty"
        seen[sha256(path.read_bytes()).digest()] = path.name
    assert len(seen) >= 24


@pytest.mark.parametrize("path", [*made("songs"), *made("spoken")], ids=lambda path: path.stem)
def test_what_is_heard_neither_clips_nor_drones(path: Path) -> None:
    samples, seconds = heard(path)
    assert 40 <= seconds <= 330
    loudest = max(map(abs, samples))
    assert 8_000 < loudest < 32_000, "neither silent nor cut off at full scale"
    assert abs(sum(samples) / len(samples)) < 60, "it swings round nothing"
    assert max(map(abs, samples[-80:])) < 500, "it does not break off"


def test_songs_begin_and_end_at_home() -> None:
    for song in SONGS:
        notes, beats = compose(song.piece)
        assert notes[-1].at < beats
        melody = [note for note in notes if note.loud == 0.85]
        assert len(melody) >= 24
        assert melody[-1].pitch % 12 in {
            song.piece.key,
            (song.piece.key + 7) % 12,
            (song.piece.key + 2) % 12,
            (song.piece.key + 11) % 12,
        }


@pytest.mark.parametrize("path", made("films"), ids=lambda path: path.stem)
def test_films_speak_two_languages_in_writing(path: Path) -> None:
    film = next(one for one in FILMS if one.file == path.stem)
    with av.open(str(path)) as source:
        seconds = float((source.duration or 0) / av.time_base)
        assert 20 <= seconds <= 60
        assert [stream.language for stream in source.streams.subtitles] == ["eng", "spa"]
        assert source.streams.audio[0].language == "eng"
        for stream, words in zip(source.streams.subtitles, ([one[1] for one in film.said], [one[2] for one in film.said]), strict=True):
            source.seek(0)
            assert [text for _, _, text in captions(source, stream)] == words
            source.seek(0)
            for begin, end, _ in captions(source, stream):
                assert 0 <= begin < end <= seconds


def test_the_course_is_one() -> None:
    with zipfile.ZipFile(FOLDER / "courses" / "small-engine-repair.zip") as archive:
        course = read_course(archive)
    assert len(course.lessons) == 12
    assert all(any(part.kind == "quiz" for part in lesson.parts) for lesson in course.lessons)
    assert sum(part.kind == "video" for lesson in course.lessons for part in lesson.parts) == 1
    assert sum(kind == "picture" for _, kind in course.files()) == 13


def test_books_are_made_the_same_each_time(qapp: QGuiApplication) -> None:
    book = next(one for one in BOOKS if one.file == "birds-of-the-yard")
    assert make_book(book) == make_book(book)
    assert cover("chess") == cover("chess")
    with zipfile.ZipFile(io.BytesIO(make_book(book))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert sum(name.endswith(".jpg") for name in archive.namelist()) == 10


def test_prices_are_as_in_a_store() -> None:
    raw = tomllib.loads((FOLDER / "manifest.toml").read_text(encoding="utf-8"))["title"]
    kinds = {entry["kind"] for entry in raw}
    assert kinds == {"song", "album", "movie", "audiobook", "book", "course", "game"}
    assert sum(entry.get("buy") == "0" for entry in raw) >= 10, "what is free is as visible as what is paid"
    assert [entry["id"] for entry in raw if entry["kind"] == "movie"][-1] == "harbor-lights", "the newest is the first on its shelf"


def heard(path: Path) -> tuple[array[int], float]:
    resampler = av.AudioResampler(format="s16", layout="mono", rate=16_000)
    samples = array("h")
    with av.open(str(path)) as source:
        for frame in [*source.decode(audio=0), None]:
            for piece in resampler.resample(frame):
                samples.frombytes(bytes(piece.planes[0])[: piece.samples * 2])
    return samples, len(samples) / 16_000


def captions(source: Any, stream: Any) -> list[tuple[float, float, str]]:
    found = []
    for packet in source.demux(stream):
        data = bytes(packet)
        if len(data) > 2 and packet.pts is not None:
            begin = float(packet.pts * packet.time_base)
            found.append(
                (begin, begin + float(packet.duration * packet.time_base), data[2 : 2 + int.from_bytes(data[:2], "big")].decode())
            )
    return found
