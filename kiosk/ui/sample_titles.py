"""The titles of pictures and tests, from the demo's manifest; lengths and sizes are those of the design's pictures."""

from __future__ import annotations

import io
import tomllib
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from kiosk.media_store.container import KEY_BYTES, KEY_ID_BYTES, seal
from kiosk.sync import wire
from resources import RESOURCES

FOLDER = RESOURCES / "demo" / "media"
MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
#: Sealed with this: a made-up store has nothing to hide.
KEY, _KEY_ID = b"lumen sample".ljust(KEY_BYTES, b"."), b"sample".ljust(KEY_ID_BYTES, b".")
_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".opus": "audio/ogg",
    ".mp4": "video/mp4",
    ".epub": "application/epub+zip",
    ".zip": "application/vnd.lumen.course+zip",
    ".json": "application/octet-stream",
}
_GIVEN = ("kind", "name", "by", "series", "genre", "about", "language", "rating", "year", "place", "pages", "rent_hours", "rent_days")
#: Titles with a taste that is here: the whole of them, they are short.
TASTES = frozenset({"harbor-lights", "corazon-del-sur"})
#: As the pictures of the design say: lengths in minutes and seconds, sizes in megabytes.
_LENGTHS = {
    "harbor-lights": (112, 0),
    "paper-kites": (88, 0),
    "the-long-way": (104, 0),
    "north-of-everything": (58, 0),
    "the-last-ferry": (97, 0),
    "bread-and-rain": (101, 0),
    "nine-innings": (93, 0),
    "low-tide-morning": (3, 24),
    "cedar-road": (3, 51),
    "sunday-porch": (3, 2),
    "marsh-light": (4, 18),
    "two-rivers": (3, 47),
    "home-by-supper": (2, 55),
    "slow-rain": (5, 10),
    "heron": (3, 33),
    "the-old-ferry": (4, 2),
    "oak-shade": (3, 40),
    "lamp-in-the-window": (4, 27),
    "night-bus": (4, 5),
    "neon-rain": (3, 38),
    "rooftop": (3, 56),
    "first-train": (4, 44),
    "corazon-del-sur": (3, 15),
    "paper-moon-waltz": (2, 48),
    "the-night-train": (68, 0),
}
_PAGES = {
    "the-quiet-orchard": 148,
    "first-light": 64,
    "river-math": 120,
    "start-here": 88,
    "tide-table": 96,
    "la-casa-del-puerto": 132,
    "birds-of-the-yard": 40,
    "cold-creek": 212,
}
#: What a file's own tracks say.
_TRACKS: dict[str, dict[str, Any]] = {
    "harbor-lights": {"languages": ("en", "es")},
    "small-engine-repair": {"lessons": 12},
    "the-night-train": {
        "chapters": tuple(
            wire.Chapter(name=name, at_ms=at_ms)
            for name, at_ms in (("The Milk Cans", 0), ("Seventeen Towns", 93_366), ("The Sea", 200_770))
        )
    },
}
_MINUTE_BYTES = {"movie": 9_500_000, "song": 950_000, "audiobook": 480_000}


def catalogue(now_ms: int, here: frozenset[str]) -> dict[str, wire.TitleChange]:
    """Every title, the newest last."""
    count = len(entries())
    return {name: _title(name, now_ms - (count - n) * 7 * HOUR_MS, here) for n, name in enumerate(entries())}


def parts_of(name: str) -> tuple[str, ...]:
    """The titles that it consists of: itself, or an album's songs."""
    return tuple(entries()[name].get("parts", (name,)))


def pictures_and_tastes() -> list[bytes]:
    """Every cover, and the tastes that are here."""
    names = {file for entry in entries().values() for file in (_cover_of(entry), _preview_of(entry)) if file}
    return [read(name) for name in sorted(names)]


def _title(name: str, added_ms: int, here: frozenset[str]) -> wire.TitleChange:
    entry = entries()[name]
    minutes, seconds = _LENGTHS.get(name, (0, 0))
    length_ms = (minutes * 60 + seconds) * 1000
    container, size = _file_of(name, length_ms, name in here)
    cover, preview = _cover_of(entry), _preview_of(entry)
    return wire.TitleChange(
        title=name,
        **{key: entry[key] for key in _GIVEN if key in entry},
        **{} if "pages" in entry else {"pages": _PAGES.get(name, 0)},
        **({"captions": ("en", "es"), "languages": ("en",)} if entry["kind"] == "movie" else {}) | _TRACKS.get(name, {}),
        subjects=tuple(entry.get("subjects", ())),
        parts=tuple(entry.get("parts", ())),
        length_ms=length_ms or sum((60 * m + s) * 1000 for m, s in (_LENGTHS.get(part, (0, 0)) for part in entry.get("parts", ()))),
        buy_cents=_cents(entry.get("buy")),
        rent_cents=_cents(entry.get("rent")),
        container=container,
        container_bytes=size,
        media_type=_TYPES.get(Path(entry.get("file", "")).suffix, ""),
        artwork=sha256(read(cover)).hexdigest() if cover else None,
        artwork_bytes=len(read(cover)) if cover else 0,
        preview=sha256(read(preview)).hexdigest() if preview else None,
        preview_bytes=len(read(preview)) if preview else 0,
        added_ms=added_ms,
    )


def _file_of(name: str, length_ms: int, here: bool) -> tuple[str | None, int]:
    """The sealed file's name and length: the real one's where it is here, else as if the title were as long as it says."""
    entry = entries()[name]
    if "file" not in entry:
        return None, 0
    if here:
        sealed = sealed_file(name)
        return sealed[0], len(sealed[1])
    size = _MINUTE_BYTES.get(entry["kind"], 0) * length_ms // MINUTE_MS or 2_400_000
    return sha256(f"sealed {name}".encode()).hexdigest(), size


def _cover_of(entry: dict[str, Any]) -> str:
    return str(entry.get("cover", ""))


def _preview_of(entry: dict[str, Any]) -> str:
    """A short film tastes of itself."""
    return str(entry["file"]) if entry["id"] in TASTES else ""


def _cents(price: str | None) -> int | None:
    return None if price is None else round(float(price) * 100)


@cache
def entries() -> dict[str, dict[str, Any]]:
    found = tomllib.loads((FOLDER / "manifest.toml").read_text(encoding="utf-8"))
    return {entry["id"]: entry for entry in found["title"]}


@cache
def read(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


@cache
def sealed_file(name: str) -> tuple[str, bytes]:
    """A title's own file, sealed once for all stores of this process: its name and its bytes."""
    target = io.BytesIO()
    name_of_file = seal(io.BytesIO(read(entries()[name]["file"])), target, title=name, key_id=_KEY_ID, content_key=KEY)
    return name_of_file, target.getvalue()
