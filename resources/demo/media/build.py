"""Makes every file of the demo's media store anew: covers, songs, films, books, the audiobook, the course, the games.

    python -m resources.demo.media.build OUT [covers songs ...]

What lies in this folder was made so; with the same libraries it comes out the same. Some minutes of one processor. Needs espeak-ng.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from resources.demo.media.books import BOOKS, make_book
from resources.demo.media.course import make_course
from resources.demo.media.covers import COVERS, cover
from resources.demo.media.films import FILMS, make
from resources.demo.media.songs import SONGS, make_song
from resources.demo.media.spoken import make_audiobook

GAMES = {"chess": "chess", "solitaire": "solitaire", "five-letters": "word"}


def _covers(out: Path) -> None:
    for name in COVERS:
        (out / f"{name}.jpg").write_bytes(cover(name))


def _songs(out: Path) -> None:
    for song in SONGS:
        make_song(song, out)


def _films(out: Path) -> None:
    for film in FILMS:
        (out / f"{film.file}.mp4").write_bytes(make(film))


def _books(out: Path) -> None:
    for book in BOOKS:
        (out / f"{book.file}.epub").write_bytes(make_book(book))


def _spoken(out: Path) -> None:
    make_audiobook(out / "the-night-train.m4a")


def _courses(out: Path) -> None:
    (out / "small-engine-repair.zip").write_bytes(make_course())


def _games(out: Path) -> None:
    for name, game in GAMES.items():
        (out / f"{name}.json").write_text(json.dumps({"game": game}) + "\n", encoding="utf-8")


MAKERS: dict[str, Callable[[Path], None]] = {
    "covers": _covers,
    "songs": _songs,
    "films": _films,
    "books": _books,
    "spoken": _spoken,
    "courses": _courses,
    "games": _games,
}


def build(out: Path, only: tuple[str, ...] = ()) -> None:
    """Make the files of these folders, or of all."""
    for name in only or tuple(MAKERS):
        (out / name).mkdir(parents=True, exist_ok=True)
        MAKERS[name](out / name)


def main() -> None:
    """Parse and build."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("only", nargs="*", choices=[*MAKERS, []])
    options = parser.parse_args()
    build(options.out, tuple(options.only))


if __name__ == "__main__":
    main()
