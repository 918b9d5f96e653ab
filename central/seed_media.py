"""The demo facility's media store: the titles that the demo's scripts made, what Marcus has of them, a course that the school gave him,
and a lower price for some days. Running it again changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from central.courses.tasks import assign
from central.database import Database
from central.keys import load_keys
from central.media.giving import give_title, has_title
from central.media.importer import Importer, read_manifest
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
_SALE = ("A week of city songs", "city-after-hours", 299, 7)
_NOTE = "Begin with lesson 1. Ask me when something is not clear. Ms. Ortiz, school"


def seed_media(database: Database, settings: CentralSettings, clock: Callable[[], int]) -> list[str]:
    """Fill the store, title by title; returns what was refused, and why. Raises BadManifest."""
    importer = Importer(database, Objects(settings.media, settings.media_path), load_keys(settings.data).media)
    refused = []
    for entry in read_manifest(FOLDER).title:
        done = importer.bring(FOLDER, entry, clock())
        if done.outcome == "refused":
            refused.append(f"{entry.id}: {done.why}")
        elif entry.id in GIVEN:
            _give(database, entry.id, clock())
        elif entry.id == COURSE:
            _assign(database, clock())
        elif entry.id == _SALE[1]:
            _promote(database, clock())
    return refused


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
