"""The media store of pictures and tests: the demo's titles as central would send them, and what Marcus has of them.

Titles come from the demo's manifest; lengths and sizes are those of the design's pictures. What Marcus has on the device is really
there: sealed, with licences that central signed, so that players open it.
"""

from __future__ import annotations

import io
import tomllib
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from sqlalchemy import Connection, insert, update

from kiosk.media_store.container import KEY_BYTES, KEY_ID_BYTES, seal
from kiosk.media_store.downloads import file_path, wish
from kiosk.media_store.library import keep_key, keep_proof
from kiosk.media_store.opening import MediaPlace
from kiosk.media_store.tables import file_wishes, files
from kiosk.store.blobs import put_blob
from kiosk.store.engine import Store
from kiosk.sync import wire
from resources import RESOURCES

FOLDER = RESOURCES / "demo" / "media"
MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
#: Sealed with this: a made-up store has nothing to hide.
_KEY, _KEY_ID = b"lumen sample".ljust(KEY_BYTES, b"."), b"sample".ljust(KEY_ID_BYTES, b".")
_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".opus": "audio/ogg",
    ".mp4": "video/mp4",
    ".epub": "application/epub+zip",
    ".zip": "application/zip",
    ".json": "application/octet-stream",
}
_GIVEN = ("kind", "name", "by", "series", "genre", "about", "language", "rating", "year", "place", "pages", "rent_hours", "rent_days")


@dataclass(frozen=True)
class Owned:
    """What Marcus has: since when, and for a rental when it began. `here`: its files are on this device."""

    licence: str
    title: str
    how: Literal["own", "rent"] = "own"
    cents: int = 0
    ago_ms: int = 3 * DAY_MS
    started_ago_ms: int | None = None
    here: bool = False


#: Bought, rented and running, rented and not begun, on its way, over, elsewhere: one of each at least.
OWNED = (
    Owned("lic-low-country", "low-country", cents=799, ago_ms=12 * DAY_MS, here=True),
    Owned("lic-corazon", "corazon-del-sur", cents=99, ago_ms=5 * DAY_MS, here=True),
    Owned("lic-night-bus", "night-bus", cents=129, ago_ms=40 * DAY_MS),
    Owned("lic-kites", "paper-kites", "rent", cents=249, ago_ms=2 * DAY_MS, started_ago_ms=20 * HOUR_MS, here=True),
    Owned("lic-long-way", "the-long-way", "rent", cents=299, ago_ms=4 * DAY_MS, here=True),
    Owned("lic-north", "north-of-everything", "rent", cents=200, ago_ms=25 * MINUTE_MS),
    Owned("lic-innings", "nine-innings", "rent", cents=249, ago_ms=9 * DAY_MS, started_ago_ms=4 * DAY_MS),
    Owned("lic-orchard", "the-quiet-orchard", ago_ms=8 * DAY_MS, here=True),
    Owned("lic-casa", "la-casa-del-puerto", ago_ms=6 * DAY_MS, here=True),
    Owned("lic-math", "river-math", ago_ms=30 * DAY_MS),
    Owned("lic-train", "the-night-train", cents=299, ago_ms=70 * MINUTE_MS, here=True),
    Owned("lic-creek", "cold-creek", cents=199, ago_ms=20 * MINUTE_MS),
    Owned("lic-engine", "small-engine-repair", ago_ms=21 * DAY_MS, here=True),
    Owned("lic-chess", "chess", ago_ms=50 * DAY_MS, here=True),
    Owned("lic-solitaire", "solitaire", ago_ms=45 * DAY_MS, here=True),
    Owned("lic-letters", "five-letters", cents=149, ago_ms=16 * DAY_MS, here=True),
)
#: On their way: which share has come.
COMING = {"north-of-everything": 0.38, "cold-creek": 0.0}
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
_MINUTE_BYTES = {"movie": 9_500_000, "song": 950_000, "audiobook": 480_000}


class SampleMedia:
    """Puts the store's titles, and what one resident has, into a made-up device.

    `send` applies changes of a stream, `sign` makes a token of a type, as the made-up central does.
    """

    def __init__(
        self,
        store: Store,
        identity: tuple[str, str],
        resident: str,
        now_ms: int,
        send: Callable[..., None],
        sign: Callable[[wire.Payload, str], str],
    ) -> None:
        self._store = store
        self._facility, self._device = identity
        self._resident = resident
        self._now_ms = now_ms
        self._send = send
        self._sign = sign

    def fill(self, media: MediaPlace | None) -> None:
        """The catalogue with its covers, what the resident has, and, where there is a place for media, the files that are here."""
        titles = catalogue(self._now_ms)
        self._send("catalogue", *titles.values())
        self._send(f"resident:{self._resident}", *(self._change(one, titles[one.title]) for one in OWNED))
        with self._store.write() as conn:
            for name in sorted({file for entry in _entries().values() for file in (_cover_of(entry), _preview_of(entry)) if file}):
                data = _read(name)
                put_blob(conn, data, sha256(data).hexdigest())
            for one in OWNED:
                if one.how == "own":
                    keep_proof(conn, self._sign(self._proof(one, titles[one.title]), wire.OWNERSHIP_TYPE))
            for name, share in COMING.items():
                title = titles[name]
                if title.container is not None:
                    wish(conn, self._resident, name, title.container, title.container_bytes, self._now_ms - MINUTE_MS)
                    done = int(title.container_bytes * share)
                    conn.execute(update(files).where(files.c.container == title.container).values(done_bytes=done))
            if media is not None:
                media.folder.mkdir(parents=True, exist_ok=True)
                public = media.open_key().public_key()
                for one in OWNED:
                    for name in titles[one.title].parts or (one.title,):
                        if one.here and name in on_device():
                            self._put(conn, one, titles[name], media.folder, public)

    def _put(self, conn: Connection, one: Owned, title: wire.TitleChange, folder: Path, public: X25519PublicKey) -> None:
        """A sealed file and its licence."""
        container = title.container
        if container is None:
            return
        file_path(folder, container).write_bytes(_sealed(title.title)[1])
        used_ms = self._now_ms - (one.started_ago_ms or one.ago_ms)
        values = {"container": container, "title": title.title, "bytes": title.container_bytes, "done_bytes": title.container_bytes}
        row = values | {"state": "whole", "code": "", "asked_ms": self._now_ms - one.ago_ms, "used_ms": used_ms, "first": False}
        conn.execute(insert(files).values(**row))
        conn.execute(insert(file_wishes).values(resident=self._resident, container=container))
        info = wire.licence_info(self._device, self._resident, one.licence, container)
        change = self._change(one, title)
        licence = wire.Licence(
            licence=one.licence,
            title=title.title,
            container=container,
            resident=self._resident,
            device=self._device,
            how=one.how,
            number=1,
            issued_ms=self._now_ms - HOUR_MS,
            latest_start_ms=change.latest_start_ms,
            window_ms=change.window_ms,
            started_ms=change.started_ms,
            offline_until_ms=self._now_ms + 3 * DAY_MS if one.how == "rent" else None,
            box=b64encode(_SUITE.encrypt(_KEY, public, info=info)).decode(),
        )
        keep_key(conn, self._sign(licence, wire.LICENCE_TYPE))

    def _change(self, one: Owned, title: wire.TitleChange) -> wire.OwnedChange:
        at_ms = self._now_ms - one.ago_ms
        rental = one.how == "rent"
        return wire.OwnedChange(
            licence=one.licence,
            title=one.title,
            how=one.how,
            state="held",
            at_ms=at_ms,
            cents=one.cents,
            latest_start_ms=at_ms + title.rent_days * DAY_MS if rental else None,
            window_ms=title.rent_hours * HOUR_MS if rental else None,
            started_ms=None if one.started_ago_ms is None else self._now_ms - one.started_ago_ms,
        )

    def _proof(self, one: Owned, title: wire.TitleChange) -> wire.Ownership:
        return wire.Ownership(
            licence=one.licence,
            facility=self._facility,
            resident=self._resident,
            title=title.title,
            name=title.name,
            by=title.by,
            container=title.container,
            at_ms=self._now_ms - one.ago_ms,
            cents=one.cents,
        )


def catalogue(now_ms: int) -> dict[str, wire.TitleChange]:
    """Every title, the newest last."""
    count = len(_entries())
    return {name: _title(name, now_ms - (count - n) * 7 * HOUR_MS) for n, name in enumerate(_entries())}


@cache
def on_device() -> frozenset[str]:
    """Titles whose own files are on the device."""
    had = {part for one in OWNED if one.here for part in _entries()[one.title].get("parts", [one.title])}
    return frozenset(name for name in had if (FOLDER / _entries()[name]["file"]).exists())


def _title(name: str, added_ms: int) -> wire.TitleChange:
    entry = _entries()[name]
    minutes, seconds = _LENGTHS.get(name, (0, 0))
    length_ms = (minutes * 60 + seconds) * 1000
    container, size = _file_of(name, length_ms)
    cover, preview = _cover_of(entry), _preview_of(entry)
    return wire.TitleChange(
        title=name,
        **{key: entry[key] for key in _GIVEN if key in entry},
        **{} if "pages" in entry else {"pages": _PAGES.get(name, 0)},
        subjects=tuple(entry.get("subjects", ())),
        parts=tuple(entry.get("parts", ())),
        length_ms=length_ms or sum((60 * m + s) * 1000 for m, s in (_LENGTHS.get(part, (0, 0)) for part in entry.get("parts", ()))),
        buy_cents=_cents(entry.get("buy")),
        rent_cents=_cents(entry.get("rent")),
        container=container,
        container_bytes=size,
        media_type=_TYPES.get(Path(entry.get("file", "")).suffix, ""),
        artwork=sha256(_read(cover)).hexdigest() if cover else None,
        artwork_bytes=len(_read(cover)) if cover else 0,
        preview=sha256(_read(preview)).hexdigest() if preview else None,
        preview_bytes=len(_read(preview)) if preview else 0,
        added_ms=added_ms,
    )


def _file_of(name: str, length_ms: int) -> tuple[str | None, int]:
    """The sealed file's name and length: the real one's where it is here, else as if the title were as long as it says."""
    entry = _entries()[name]
    if "file" not in entry:
        return None, 0
    if name in on_device():
        sealed = _sealed(name)
        return sealed[0], len(sealed[1])
    size = _MINUTE_BYTES.get(entry["kind"], 0) * length_ms // MINUTE_MS or 2_400_000
    return sha256(f"sealed {name}".encode()).hexdigest(), size


def _cover_of(entry: dict[str, Any]) -> str:
    return str(entry.get("cover", ""))


def _preview_of(entry: dict[str, Any]) -> str:
    """A short film tastes of itself."""
    return str(entry["file"]) if entry["kind"] == "movie" and (FOLDER / entry["file"]).exists() else ""


def _cents(price: str | None) -> int | None:
    return None if price is None else round(float(price) * 100)


@cache
def _entries() -> dict[str, dict[str, Any]]:
    found = tomllib.loads((FOLDER / "manifest.toml").read_text(encoding="utf-8"))
    return {entry["id"]: entry for entry in found["title"]}


@cache
def _read(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


@cache
def _sealed(name: str) -> tuple[str, bytes]:
    """A title's own file, sealed once for all stores of this process: its name and its bytes."""
    target = io.BytesIO()
    sealed = seal(io.BytesIO(_read(_entries()[name]["file"])), target, title=name, key_id=_KEY_ID, content_key=_KEY)
    return sealed, target.getvalue()
