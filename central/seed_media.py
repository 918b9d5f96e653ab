"""The demo facility's media store: the titles that the demo's scripts made, what Marcus has of them, a course that the school gave him,
and a lower price for some days. Running it again changes nothing.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from central.courses.tasks import assign
from central.database import Database
from central.keys import load_keys
from central.media.giving import give_title, has_title
from central.media.importer import Entry, Importer, read_manifest
from central.media.objects import Objects
from central.media.promotions import promote
from central.media.tables import promotions
from central.media.titles import title_row
from central.seed_demo import DAY_MS, demo_id
from central.settings import CentralSettings
from resources import RESOURCES

FOLDER = RESOURCES / "demo" / "media"
MARCUS = demo_id("marcus.hale")
#: What Marcus has from the beginning.
GIVEN = ("the-quiet-orchard", "low-country", "the-night-train", "solitaire", "chess")
COURSE = "small-engine-repair"
MINUTE_MS = 60_000
_SALE = ("A week of city songs", "city-after-hours", 299, 7)
_NOTE = "Begin with lesson 1. Ask me when something is not clear. Ms. Ortiz, school"


def seed_media(database: Database, settings: CentralSettings, now_ms: int) -> list[str]:
    """Fill the store, as many titles at a time as there are processors; returns what was refused, and why. Raises BadManifest."""
    importer = Importer(database, Objects(settings.media, settings.media_path), load_keys(settings.data).media)
    entries = read_manifest(FOLDER).title
    # What stands last is the newest, whichever is read first.
    added = {entry.id: now_ms - (len(entries) - place) * MINUTE_MS for place, entry in enumerate(entries)}

    def bring(entry: Entry, songs: list[Future[str]]) -> str:
        wait(songs)
        done = importer.bring(FOLDER, entry, added[entry.id])
        if done.outcome == "refused":
            return f"{entry.id}: {done.why}"
        if entry.id in GIVEN:
            _give(database, entry.id, now_ms)
        elif entry.id == COURSE:
            _assign(database, now_ms)
        elif entry.id == _SALE[1]:
            _promote(database, now_ms)
        return ""

    with ThreadPoolExecutor(os.cpu_count() or 1) as several:
        said: dict[str, Future[str]] = {}
        for entry in _in_turn(entries):
            songs = [said[part] for part in entry.parts]
            said[entry.id] = several.submit(bring, entry, songs)
    return [why for one in said.values() if (why := one.result())]


def _in_turn(entries: Sequence[Entry]) -> list[Entry]:
    """What Marcus has and the newest of all come first, then the films: nobody waits for the rest. An album after its songs."""
    wanted = {COURSE, entries[-1].id, *GIVEN}
    wanted |= {part for entry in entries if entry.id in wanted for part in entry.parts}
    return sorted(entries, key=lambda entry: (entry.id not in wanted, entry.kind != "movie"))


def _give(database: Database, title: str, now_ms: int) -> None:
    with database.write() as connection:
        if not has_title(connection, MARCUS, title):
            give_title(connection, MARCUS, title, licence=demo_id(f"licence.{title}"), now_ms=now_ms)


def _assign(database: Database, now_ms: int) -> None:
    with database.write() as connection:
        if not has_title(connection, MARCUS, COURSE):
            last = (datetime.fromtimestamp(now_ms / 1000, UTC) + timedelta(days=21)).date()
            assign(connection, MARCUS, COURSE, due=last, note=_NOTE, now_ms=now_ms)


def _promote(database: Database, now_ms: int) -> None:
    name, title, cents, days = _SALE
    with database.write() as connection:
        known = connection.execute(select(promotions.c.id).where(promotions.c.name == name)).first() is not None
        if not known and title_row(connection, title) is not None:
            promote(connection, name, cents=cents, from_ms=now_ms, until_ms=now_ms + days * DAY_MS, now_ms=now_ms, of_titles=(title,))
