"""The media store of pictures and tests: the demo's titles as central would send them, and what Marcus has of them.

Titles come from the demo's manifest; lengths and sizes are those of the design's pictures. What Marcus has on the device is really
there: sealed, with licences that central signed, so that players open it.
"""

from __future__ import annotations

import io
import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal
from zipfile import ZipFile

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from sqlalchemy import Connection, insert, update

from kiosk.courses.format import read_course
from kiosk.courses.progress import Progress
from kiosk.media_store.downloads import file_path, wish
from kiosk.media_store.library import keep_key, keep_proof
from kiosk.media_store.opening import MediaPlace
from kiosk.media_store.tables import file_wishes, files
from kiosk.reader.kept import Bookmark, Kept
from kiosk.store.blobs import put_blob
from kiosk.store.engine import Store
from kiosk.sync import wire
from kiosk.sync.wire_base import Payload
from kiosk.ui.sample_titles import HOUR_MS, KEY, MINUTE_MS, catalogue, entries, parts_of, pictures_and_tastes, read, sealed_file

DAY_MS = 24 * HOUR_MS
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


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
#: Kept in mind for later, and a list of songs of one's own.
SAVED = ("the-last-ferry", "city-after-hours")
EVENING = ("marsh-light", "slow-rain", "lamp-in-the-window", "corazon-del-sur")
COURSE = "small-engine-repair"


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
        sign: Callable[[Payload, str], str],
    ) -> None:
        self._store = store
        self._facility, self._device = identity
        self._resident = resident
        self._now_ms = now_ms
        self._send = send
        self._sign = sign

    def fill(self, media: MediaPlace | None) -> None:
        """The catalogue with its covers, what the resident has, and, where there is a place for media, the files that are here."""
        titles = catalogue(self._now_ms, on_device())
        self._send("catalogue", *titles.values())
        self._send(f"resident:{self._resident}", *(self._change(one, titles[one.title]) for one in OWNED))
        self._send(f"resident:{self._resident}", *self._kept())
        self._send("catalogue", _sale(self._now_ms))
        with self._store.write() as conn:
            for data in pictures_and_tastes():
                put_blob(conn, data, sha256(data).hexdigest())
            for one in OWNED:
                if one.how == "own":
                    keep_proof(conn, self._sign(self._proof(one, titles[one.title]), wire.OWNERSHIP_TYPE))
            for name, share in COMING.items():
                title = titles[name]
                if title.container is not None:
                    asked_ms = self._now_ms - next(one.ago_ms for one in OWNED if one.title == name)
                    wish(conn, self._resident, name, title.container, title.container_bytes, asked_ms)
                    done = int(title.container_bytes * share)
                    conn.execute(update(files).where(files.c.container == title.container).values(done_bytes=done))
            if media is not None:
                media.folder.mkdir(parents=True, exist_ok=True)
                public = media.open_key().public_key()
                for one in OWNED:
                    for name in titles[one.title].parts or (one.title,):
                        if one.here and name in on_device():
                            self._put(conn, one, titles[name], media.folder, public)

    def _kept(self) -> list[Payload]:
        """Where the resident is in what they have, a list of their own, what they saved for later, and what the school gave."""
        day, ago = self._now_ms - DAY_MS, self._now_ms - 6 * HOUR_MS
        kept: list[Payload] = [wire.PlaceChange(title=name, place=place, at_ms=day) for name, place in _places().items()]
        kept += [wire.SavedTitleChange(title=name, at_ms=ago) for name in SAVED]
        kept.append(wire.PlaylistChange(playlist="list-evening", name="Evening", titles=EVENING, at_ms=ago))
        kept.append(
            wire.TaskChange(task="task-engine", title=COURSE, due="2025-06-20", note="One lesson a day. Ms. Ortiz, school", at_ms=day)
        )
        return kept

    def _put(self, conn: Connection, one: Owned, title: wire.TitleChange, folder: Path, public: X25519PublicKey) -> None:
        """A sealed file and its licence."""
        container = title.container
        if container is None:
            return
        file_path(folder, container).write_bytes(sealed_file(title.title)[1])
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
            box=b64encode(_SUITE.encrypt(KEY, public, info=info)).decode(),
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


@cache
def on_device() -> frozenset[str]:
    """Titles whose own files are on the device."""
    return frozenset(part for one in OWNED if one.here for part in parts_of(one.title))


def _sale(now_ms: int) -> wire.PromotionChange:
    until_ms = now_ms + 5 * DAY_MS
    return wire.PromotionChange(
        promotion="sale-1",
        name="A week of city songs",
        titles=("city-after-hours",),
        cents=299,
        from_ms=now_ms - DAY_MS,
        until_ms=until_ms,
    )


@cache
def _places() -> dict[str, str]:
    """Places as the players and readers write them."""
    with ZipFile(io.BytesIO(read(entries()[COURSE]["file"]))) as archive:
        course = read_course(archive)
    done = {lesson.id: frozenset(range(len(lesson.parts))) for lesson in course.lessons[:4]}
    results = {(lesson.id, n): 100 for lesson in course.lessons[:4] for n, part in enumerate(lesson.parts) if part.kind == "quiz"}
    return {
        "paper-kites": json.dumps({"ms": 12_000, "percent": 33}),
        "the-night-train": json.dumps({"ms": 118_000, "percent": 41, "part": 2, "parts": 3}),
        "the-quiet-orchard": Kept(
            chapter=2, offset=400, percent=52, bookmarks=(Bookmark(1, 0, "Nobody had pruned the trees", 4),)
        ).to_text(),
        COURSE: Progress(done, results, course.lessons[4].id, 0).to_text(course),
    }
