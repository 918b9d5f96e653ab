"""The songs of the demo: two albums and two singles, composed by the rules of `compose`. Titles and players are made up."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mutagen
import mutagen.flac
import mutagen.id3
import mutagen.mp4

from resources.demo.media.compose import Piece
from resources.demo.media.covers import cover
from resources.demo.media.sound import play, write_sound


@dataclass(frozen=True)
class Song:
    """A song, and what its file says of it. `file`: the name with the ending that tells the codec."""

    file: str
    name: str
    by: str
    genre: str
    year: int
    piece: Piece
    album: str = ""
    track: str = ""
    cover: str = ""


def _low(track: int, file: str, name: str, piece: Piece) -> Song:
    picture = "marsh-light" if file == "marsh-light" else "low-country"
    return Song(f"{file}.opus", name, "The Field Band", "Folk", 2025, piece, "Low Country", f"{track}/11", picture)


def _city(track: int, file: str, name: str, piece: Piece) -> Song:
    return Song(f"{file}.opus", name, "Nova Lane", "Electronic", 2024, piece, "City After Hours", f"{track}/4", "city-after-hours")


SONGS = (
    _low(
        1,
        "low-tide-morning",
        "Low Tide Morning",
        Piece(76, 0, "major", (0, 4, 5, 3, 0, 4, 3, 0), (5, 3, 0, 4, 5, 3, 4, 4), ("flute",), "slow", 3, form="AB"),
    ),
    _low(
        2,
        "cedar-road",
        "Cedar Road",
        Piece(
            104,
            7,
            "major",
            (0, 0, 3, 0, 0, 3, 4, 0),
            (3, 0, 3, 4, 3, 0, 4, 4),
            ("fiddle", "flute", "fiddle"),
            "stroll",
            11,
            extra=("harmony",),
        ),
    ),
    _low(
        3,
        "sunday-porch",
        "Sunday Porch",
        Piece(
            112,
            2,
            "major",
            (0, 3, 0, 4, 0, 3, 4, 0),
            (5, 3, 0, 4, 5, 3, 4, 4),
            ("fiddle", "fiddle", "accordion"),
            "stroll",
            24,
            swing=0.14,
            extra=("harmony",),
        ),
    ),
    _low(
        4,
        "marsh-light",
        "Marsh Light",
        Piece(
            84,
            7,
            "major",
            (0, 5, 3, 4, 0, 5, 4, 0),
            (3, 0, 3, 4, 5, 3, 4, 4),
            ("flute", "fiddle", "flute"),
            "picked",
            4,
            extra=("harmony",),
        ),
    ),
    _low(
        5,
        "two-rivers",
        "Two Rivers",
        Piece(92, 9, "minor", (0, 5, 2, 6, 0, 5, 6, 0), (2, 6, 5, 2, 3, 0, 6, 6), ("flute", "fiddle", "flute"), "picked", 31),
    ),
    _low(
        6,
        "home-by-supper",
        "Home by Supper",
        Piece(
            120,
            5,
            "major",
            (0, 3, 4, 0, 0, 3, 4, 0),
            (3, 0, 1, 4, 3, 0, 4, 4),
            ("accordion", "fiddle", "accordion"),
            "stroll",
            8,
            swing=0.12,
        ),
    ),
    _low(
        7,
        "slow-rain",
        "Slow Rain",
        Piece(66, 2, "minor", (0, 5, 3, 4, 0, 5, 6, 0), (5, 6, 2, 0, 5, 3, 4, 4), ("fiddle",), "slow", 17, form="AB"),
    ),
    _low(
        8,
        "heron",
        "Heron",
        Piece(72, 4, "dorian", (0, 3, 0, 6, 0, 3, 6, 0), (2, 3, 2, 6, 2, 3, 4, 4), ("flute",), "slow", 21, form="AB"),
    ),
    _low(
        9,
        "the-old-ferry",
        "The Old Ferry",
        Piece(
            132,
            2,
            "major",
            (0, 3, 4, 0, 0, 3, 4, 0),
            (5, 1, 4, 0, 3, 0, 4, 4),
            ("accordion", "fiddle", "accordion"),
            "waltz",
            13,
            beats=3,
        ),
    ),
    _low(
        10,
        "oak-shade",
        "Oak Shade",
        Piece(88, 7, "mixolydian", (0, 6, 3, 0, 0, 6, 3, 0), (3, 0, 6, 3, 3, 0, 4, 4), ("fiddle", "flute", "fiddle"), "picked", 37),
    ),
    _low(
        11,
        "lamp-in-the-window",
        "Lamp in the Window",
        Piece(70, 0, "major", (0, 2, 3, 4, 0, 2, 3, 0), (5, 2, 3, 0, 5, 3, 4, 4), ("bell",), "slow", 5, form="AB"),
    ),
    _city(
        1,
        "night-bus",
        "Night Bus",
        Piece(78, 9, "minor", (0, 5, 3, 4, 0, 5, 6, 0), (5, 6, 0, 2, 5, 3, 4, 4), ("bell", "keys"), "night", 6, form="AB", swing=0.1),
    ),
    _city(
        2,
        "neon-rain",
        "Neon Rain",
        Piece(86, 4, "dorian", (0, 3, 0, 3, 5, 6, 6, 0), (2, 6, 3, 0, 2, 6, 4, 4), ("keys", "bell", "keys"), "night", 19, swing=0.12),
    ),
    _city(
        3,
        "rooftop",
        "Rooftop",
        Piece(116, 7, "minor", (0, 5, 2, 6, 0, 5, 6, 0), (3, 0, 5, 6, 3, 0, 4, 4), ("bell", "keys", "bell"), "house", 27),
    ),
    _city(
        4,
        "first-train",
        "First Train",
        Piece(122, 2, "major", (5, 3, 0, 4, 5, 3, 4, 0), (3, 0, 5, 4, 3, 0, 4, 4), ("keys", "bell", "keys"), "house", 42),
    ),
    Song(
        "corazon-del-sur.m4a",
        "Corazón del Sur",
        "Los Faroles",
        "Latin",
        2024,
        Piece(
            96,
            9,
            "minor",
            (0, 3, 4, 0, 0, 3, 4, 0),
            (5, 6, 2, 2, 3, 0, 4, 4),
            ("accordion", "flute", "accordion"),
            "son",
            15,
            extra=("harmony",),
        ),
        cover="corazon-del-sur",
    ),
    Song(
        "paper-moon-waltz.mp3",
        "Paper Moon Waltz",
        "Ada Field",
        "Waltz",
        2023,
        Piece(126, 5, "major", (0, 5, 1, 4, 0, 5, 4, 0), (3, 0, 1, 4, 3, 0, 4, 4), ("bell", "accordion", "bell"), "waltz", 33, beats=3),
        cover="paper-moon-waltz",
    ),
)
_CODECS = {".opus": ("libopus", 48_000), ".m4a": ("aac", 80_000), ".mp3": ("libmp3lame", 80_000)}


def make_song(song: Song, folder: Path) -> None:
    """The song as a file with its tags and cover."""
    path = folder / song.file
    codec, bit_rate = _CODECS[path.suffix]
    write_sound(path, play(song.piece), bit_rate, codec=codec)
    words = {
        "title": song.name,
        "artist": song.by,
        "album": song.album,
        "genre": song.genre,
        "date": str(song.year),
        "tracknumber": song.track,
    }
    tag(path, {name: text for name, text in words.items() if text}, cover(song.cover))


def tag(path: Path, words: dict[str, str], picture: bytes) -> None:
    """Write tags and a cover, by the names of mutagen's easy interface. Raises what mutagen raises."""
    made: Any = mutagen  # has no types
    if path.suffix == ".opus":
        opus = made.File(path)
        opus.update(words)
        shown = made.flac.Picture()
        shown.type, shown.mime, shown.data = 3, "image/jpeg", picture
        opus["metadata_block_picture"] = [b64encode(shown.write()).decode()]
        opus.save()
    elif path.suffix == ".m4a":
        m4a = made.File(path)
        names = {"title": "\xa9nam", "artist": "\xa9ART", "album": "\xa9alb", "genre": "\xa9gen", "date": "\xa9day"}
        m4a.update({names[name]: text for name, text in words.items() if name in names})
        m4a["covr"] = [made.mp4.MP4Cover(picture, imageformat=made.mp4.MP4Cover.FORMAT_JPEG)]
        m4a.save()
    else:
        frames = {"title": "TIT2", "artist": "TPE1", "album": "TALB", "genre": "TCON", "date": "TDRC", "tracknumber": "TRCK"}
        tags = made.id3.ID3()
        for name, text in words.items():
            tags.add(getattr(made.id3, frames[name])(text=text))
        tags.add(made.id3.APIC(mime="image/jpeg", type=3, data=picture))
        tags.save(path)
