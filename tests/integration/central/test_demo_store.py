"""The demo facility's media store fills in central's own ways, and is filled once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import select

from central import seed_media
from central.clock import now_ms
from central.media.importer import read_manifest
from central.media.tables import licences
from tests.integration.central.device import Device
from tests.integration.central.world import MARCUS, World

#: A few of each kind that is quickly read.
FEW = ("the-quiet-orchard", "paper-moon-waltz", "solitaire", "chess", "small-engine-repair")


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A manifest of a few titles, and the folders that it names."""
    whole = (seed_media.FOLDER / "manifest.toml").read_text(encoding="utf-8")
    blocks = [block for block in re.split(r"(?m)^(?=\[\[title\]\])", whole) if any(f'id = "{name}"' in block for name in FEW)]
    folder = tmp_path / "store"
    for name in ("covers", "books", "songs", "games", "courses"):
        (folder / name).mkdir(parents=True)
        for path in (seed_media.FOLDER / name).iterdir():
            if path.stem in FEW:
                (folder / name / path.name).write_bytes(path.read_bytes())
    (folder / "manifest.toml").write_text("\n".join(blocks), encoding="utf-8")
    monkeypatch.setattr(seed_media, "FOLDER", folder)


@pytest.mark.usefixtures("few")
def test_marcus_has_titles_and_a_course_to_do(world: World, device: Device, grant: str) -> None:
    assert seed_media.seed_media(world.database, world.settings, now_ms()) == []
    assert seed_media.seed_media(world.database, world.settings, now_ms()) == [], "again: the same"
    with world.database.read() as connection:
        had = connection.execute(select(licences.c.title).where(licences.c.resident == MARCUS)).scalars().all()
    assert sorted(had) == ["chess", "small-engine-repair", "solitaire", "the-quiet-orchard"]
    found = device.pull_all()
    sold = {payload["title"]: payload for kind, payload in found if kind == "catalogue.title"}
    assert sorted(sold) == sorted(FEW)
    assert all(one["artwork"] for one in sold.values())
    assert sold["small-engine-repair"]["lessons"] == 12
    [task] = [payload for kind, payload in found if kind == "course.task"]
    assert (task["title"], task["active"]) == ("small-engine-repair", True)
    assert {payload["title"] for kind, payload in found if kind == "media.owned"} == set(had)
    assert world.broken() == []


@pytest.mark.slow
def test_every_title_of_the_demo_is_taken(world: World) -> None:
    assert seed_media.seed_media(world.database, world.settings, now_ms()) == []
    with world.database.read() as connection:
        had = connection.execute(select(licences.c.title).where(licences.c.resident == MARCUS)).scalars().all()
    assert sorted(had) == sorted([*seed_media.GIVEN, seed_media.COURSE])
    assert len(read_manifest(seed_media.FOLDER).title) >= 38
