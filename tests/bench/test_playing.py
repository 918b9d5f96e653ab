"""The players: from the order to the first sound and picture, seeking, a film decoded in time, and where they land."""

from __future__ import annotations

import io
import struct
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.media_store.container import seal
from kiosk.player.messages import FRAME_BYTES, Kind
from tests.bench.figures import Table, middle, percentile, verdict
from tests.films import film
from tests.player_client import Client, player
from tests.sounds import staircase

KEY = bytes(range(32))
FIRST_LIMIT_MS = 300
SEEK_LIMIT_MS = 100
ROUNDS = 15
FILM_SECONDS = 40
SONG_SECONDS = 30
ANY_PLACE = 7_919

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def titles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("titles")
    film_of_720 = film(FILM_SECONDS, (1280, 720), rate=24, sound=FILM_SECONDS, colours=("black", "red", "white", "blue"))
    for name, data in (("song", staircase(SONG_SECONDS)), ("film", film_of_720)):
        with (folder / name).open("w+b") as target:
            seal(io.BytesIO(data), target, title=name, key_id=bytes(16), content_key=KEY)
    return {name: folder / name for name in ("song", "film")}


@pytest.fixture
def client() -> Iterator[Client]:
    with player() as found:
        yield found


def test_the_first_sound_and_picture_come_at_once(client: Client, titles: dict[str, Path], table: Table) -> None:
    for name, limit in (("song", FIRST_LIMIT_MS), ("film", FIRST_LIMIT_MS)):
        taken = []
        for turn in range(1, ROUNDS + 1):
            begun = time.perf_counter()
            with titles[name].open("rb") as file:
                if name == "film":
                    client.show(1280, 720)
                client.open(file.fileno(), number=turn, turn=turn, title=name, key=KEY, from_ms=turn * 700)
                found = client.picture(turn) if name == "film" else client.sound(turn)
            taken.append((time.perf_counter() - begun) * 1000)
            assert found.at_ms == turn * 700
        worst = percentile(taken, 95)
        what = "first sound of a song" if name == "song" else "first picture of a 720p film"
        table.add(f"open to {what}, ms", middle(taken, ".0f"), verdict=verdict(worst, limit, " ms"))


def test_seeking_lands_where_it_was_asked_to(client: Client, titles: dict[str, Path], table: Table) -> None:
    with titles["song"].open("rb") as file:
        client.open(file.fileno(), title="song", key=KEY)
        client.opened()
    off, taken = [], []
    for turn in range(2, ROUNDS + 2):
        wanted = turn * ANY_PLACE % (SONG_SECONDS * 1000 - 2_000)
        begun = time.perf_counter()
        client.seek(turn, wanted)
        sound = client.sound(turn)
        taken.append((time.perf_counter() - begun) * 1000)
        off.append(float(abs(struct.unpack_from("<h", sound.samples)[0] - wanted)))
    table.add("seek in a song: off by, ms", middle(off, ".0f"), verdict=verdict(max(off), SEEK_LIMIT_MS, " ms"))
    table.add("seek in a song: to the next sound, ms", middle(taken, ".0f"))
    with titles["film"].open("rb") as file:
        client.show(1280, 720)
        client.open(file.fileno(), number=2, turn=100, title="film", key=KEY)
        client.opened()
    taken = []
    for turn in range(101, 101 + ROUNDS):
        wanted = turn * ANY_PLACE % (FILM_SECONDS * 1000 - 2_000)
        begun = time.perf_counter()
        client.seek(turn, wanted)
        picture = client.picture(turn)
        taken.append((time.perf_counter() - begun) * 1000)
        assert picture.at_ms == wanted
        client.say(Kind.FREE, bytes([picture.slot]))
    table.add("seek in a 720p film: to the picture of that place, ms", middle(taken, ".0f"))


def test_a_song_is_decoded_many_times_faster_than_it_is_heard(client: Client, titles: dict[str, Path], table: Table) -> None:
    with titles["song"].open("rb") as file:
        begun = time.perf_counter()
        client.open(file.fileno(), title="song", key=KEY)
        sounds, _ = client.hear_all()
    took = time.perf_counter() - begun
    heard = sum(len(one.samples) // FRAME_BYTES for one in sounds) / 48_000
    table.add("a song decoded against heard, times as fast", f"{heard / took:.0f}")
