"""History that is cut, cursors that cannot be continued, and databases that were restored from a backup."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select, update

from central.clock import now_ms
from central.contacts.contacts import set_approved
from central.database import Database
from central.migrate import upgrade
from central.residents.residents import publish_profile
from central.residents.tables import residents
from central.streams.compaction import DAY_MS, Compacted, compact, compact_before
from central.streams.cursor import Cursor, CursorGone, Position, decode_cursor
from central.streams.restored import start_new_epoch
from central.streams.streams import FIRST_EPOCH, append, heads, read_page
from central.streams.tables import changes, streams
from kiosk.sync.wire import Change, ScreeningChange
from kiosk.sync.wire import CursorGone as Gone
from tests.integration.central.command_line import central_command
from tests.integration.central.device import Device
from tests.integration.central.world import ANDRE, ANDRE_PIN, MARCUS, ROSA, World, letter, running

HIS = f"resident:{MARCUS}"


def add(database: Database, *keys: str, stream: str = "resident:x", at_ms: int = 1) -> None:
    with database.write() as connection:
        for key in keys:
            append(connection, stream, "mail.screening", ScreeningChange(count=1), at_ms, key=key)


def numbers(database: Database, stream: str = "resident:x") -> list[int]:
    with database.read() as connection:
        return list(connection.execute(select(changes.c.n).where(changes.c.stream == stream).order_by(changes.c.n)).scalars())


def read(database: Database, cursor: Cursor, limit: int = 100) -> tuple[list[int], Cursor, int]:
    with database.read() as connection:
        page = read_page(connection, cursor, ["resident:x"], limit)
    assert page.more == (page.left > 0)
    return [change.n for change in page.changes], page.cursor, page.left


def at(n: int, epoch: int = FIRST_EPOCH) -> Cursor:
    return Cursor({"resident:x": Position(epoch, n)})


def test_what_a_later_change_replaced_goes_and_the_latest_stays(world: World) -> None:
    database = world.database
    add(database, "a", "b", "a", "", "c", "", "a")
    assert compact_before(database, 1) == Compacted(), "not older than that"
    assert compact_before(database, 2).changes >= 2
    assert numbers(database) == [2, 4, 5, 6, 7], "without a key a change is never replaced"
    assert compact_before(database, 2).changes == 0
    with database.read() as connection:
        head = heads(connection, ["resident:x"])["resident:x"]
    assert (head.n, head.floor, head.kept) == (7, 3, 1)


def test_only_what_is_old_enough_goes(world: World) -> None:
    database = world.database
    add(database, "a", "a", at_ms=1)
    add(database, "a", "a", at_ms=50)
    compact_before(database, 10)
    assert numbers(database) == [3, 4]


def test_the_policys_days_are_kept(world: World) -> None:
    days = 30
    now = now_ms()
    add(world.database, "a", "a", at_ms=now - days * DAY_MS - 1000)
    add(world.database, "b", "b", at_ms=now - days * DAY_MS + 60_000)
    compact(world.database, now)
    assert numbers(world.database) == [2, 3, 4]


def test_places_at_the_floor_go_on_and_places_below_it_are_gone(world: World) -> None:
    database = world.database
    add(database, "a", "b", "a", "b", "c", "a")  # 1, 2 and 3 go
    compact_before(database, 2)
    assert read(database, at(3))[0] == [4, 5, 6]
    assert read(database, at(6))[0] == []
    assert read(database, at(0))[0] == [4, 5, 6], "nothing was read yet"
    for n in (1, 2):
        with pytest.raises(CursorGone) as gone:
            read(database, at(n))
        assert (gone.value.streams, gone.value.cursor) == (("resident:x",), Cursor())


def test_a_snapshot_is_read_in_pages_below_the_floor(world: World) -> None:
    database = world.database
    add(database, "a", "b", "c", "d", "d", "a")
    compact_before(database, 2)
    assert numbers(database) == [2, 3, 5, 6]
    seen: list[int] = []
    cursor, left = Cursor(), 1
    estimates = []
    while left:
        found, cursor, left = read(database, decode_cursor(cursor.encode()), limit=1)
        seen += found
        estimates.append(left)
    assert seen == [2, 3, 5, 6]
    assert estimates == [3, 3, 1, 0], "an estimate below the floor, exact above"
    assert read(database, cursor)[0] == []


def test_a_snapshot_during_whose_reading_history_is_cut_again_begins_anew(world: World) -> None:
    database = world.database
    add(database, "a", "b", "c", "c")
    compact_before(database, 2)
    _, cursor, _ = read(database, Cursor(), limit=1)
    add(database, "b")
    compact_before(database, 2)
    assert read(database, cursor)[0] == [4, 5], "what goes below the same floor comes again above it"
    add(database, "c")
    compact_before(database, 2)
    with pytest.raises(CursorGone):
        read(database, cursor)


def test_every_stream_that_is_gone_is_named_and_the_others_go_on(device: Device, world: World, grant: str) -> None:
    device.pull_all()
    device.sign_in(ANDRE, ANDRE_PIN)
    device.pull_all()
    with world.database.write() as connection:
        connection.execute(update(streams).where(streams.c.name.in_([HIS, "facility"])).values(epoch=9))
    response = device.post("/v1/changes", {"cursor": device.cursor})
    assert response.status_code == 410
    gone = Gone.model_validate_json(response.content)
    assert set(gone.streams) == {HIS, "facility"}
    assert set(decode_cursor(gone.cursor).places) == {f"resident:{ANDRE}"}
    device.cursor = gone.cursor
    assert {change.stream for change in device.pull().changes} == {HIS, "facility"}


def test_what_a_device_has_forgotten_comes_again_from_the_beginning(device: Device, world: World, grant: str) -> None:
    before = device.pull_all()
    body = {"cursor": device.cursor, "forgotten": [HIS, "resident:unheard-of"]}
    page = device.post("/v1/changes", body).json()
    his = [(change["kind"], change["payload"]) for change in page["changes"]]
    assert his == [change for change in before if not change[0].startswith("facility.")]
    device.cursor = page["cursor"]
    assert device.pull().changes == ()


def test_a_resident_who_left_is_followed_no_more(device: Device, world: World, grant: str) -> None:
    device.pull_all()
    with world.database.write() as connection:
        connection.execute(update(residents).where(residents.c.id == MARCUS).values(active=False))
        publish_profile(connection, MARCUS, now_ms())
    assert device.pull_all() == []
    with world.database.write() as connection:
        connection.execute(update(residents).where(residents.c.id == MARCUS).values(active=True))
    assert [kind for kind, _ in device.pull_all()] == ["resident.profile"]


def test_left_counts_what_waits(device: Device, grant: str) -> None:
    page = device.pull(limit=3)
    total = 3 + page.left
    found = 3
    while page.more:
        page = device.pull(limit=3)
        found += len(page.changes)
        assert found + page.left == total


def test_every_change_of_central_has_a_key(world: World, device: Device, grant: str) -> None:
    world.mail(letter(text="Something contraband"))
    world.mail(letter(text="Hello"))
    sent = device.do("mail.send", {"contact": ROSA, "text": "Hi", "pay": {"kind": "own_stamps", "count": 1}}, grant)
    assert sent.status == "accepted"
    device.do("mail.send", {"contact": "nobody", "text": "Hi", "pay": {"kind": "own_stamps", "count": 1}}, grant)
    with world.database.write() as connection:
        set_approved(connection, ROSA, False, now_ms())
    with world.database.read() as connection:
        without = connection.execute(select(changes.c.kind).where(changes.c.key == "").distinct()).scalars().all()
    assert without == []


def latest(found: Sequence[Change]) -> dict[tuple[str, str], str]:
    """The end that a device comes to."""
    return {(change.stream, change.key): json.dumps(change.payload) for change in found}


def everything(device: Device) -> list[Change]:
    device.cursor = None
    found: list[Change] = []
    while True:
        page = device.pull(limit=7)
        found += page.changes
        if not page.more:
            return found


def test_the_snapshot_says_the_same_as_the_whole_history(world: World, device: Device, grant: str) -> None:
    for number in range(3):
        world.mail(letter(subject=f"{number}", text=f"Letter {number}"))
        device.do("mail.send", {"contact": ROSA, "text": "Hi", "pay": {"kind": "own_stamps", "count": 1}}, grant)
    whole = everything(device)
    done = compact_before(world.database, now_ms() + DAY_MS)
    cut = everything(device)
    assert done.changes > 0
    assert len(cut) < len(whole)
    assert latest(cut) == latest(whole)


# --- Restored from a backup ------------------------------------------------------------------------------------------


def back_up(world: World, to: Path) -> None:
    if not world.database.is_sqlite:
        pytest.skip("a backup is a copy of the file")
    with closing(sqlite3.connect(str(world.database.engine.url.database))) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


@contextmanager
def restored(world: World, backup: Path, device: Device, *, told: bool) -> Iterator[World]:
    """Another central that begins with the backup, which the device then talks to."""
    folder = backup.with_suffix("")
    shutil.copytree(world.settings.data, folder, ignore=shutil.ignore_patterns("central.db*"))
    shutil.copyfile(backup, folder / "central.db")
    if told:
        assert "streams begin epoch" in run("restored", "--data", str(folder))
    with running(World(folder, {})) as again:
        device.http = again.http
        conflict = device.post("/v1/changes", {}).json()
        device.request = conflict.get("next_request", device.request + 1) - 1
        yield again


def run(*arguments: str) -> str:
    result = central_command(*arguments)
    assert result.exit_code == 0, result.output
    return result.output


def run_at(world: World, *words: str) -> str:
    return run(*words, "--data", str(world.settings.data), "--database", world.settings.database_url)


def test_after_restored_every_stream_is_read_anew(world: World, device: Device, grant: str, tmp_path: Path) -> None:
    device.pull_all()
    back_up(world, tmp_path / "backup.db")
    world.mail(letter(text="Lost with the disk"))
    device.pull_all()
    with restored(world, tmp_path / "backup.db", device, told=True) as again:
        again.mail(letter(text="New"))
        again.mail(letter(text="Newer"))
        response = device.post("/v1/changes", {"cursor": device.cursor})
        gone = Gone.model_validate_json(response.content)
        assert set(gone.streams) == {HIS, "facility"}
        device.cursor = gone.cursor
        texts = [payload["text"] for kind, payload in device.pull_all() if kind == "mail.message"]
    assert texts == ["New", "Newer"]


def test_a_code_that_was_used_since_the_backup_is_not_good_again(world: World, device: Device, tmp_path: Path) -> None:
    code = world.code()
    back_up(world, tmp_path / "backup.db")
    Device(world.http, code, "SN-2")
    with restored(world, tmp_path / "backup.db", device, told=True) as again:
        stolen = {**device.enrol_body, "code": code}
        assert again.http.post("/v1/enrol", json=stolen).status_code == 403
        assert again.device().id  # IT makes another


def test_a_restore_that_nobody_told_is_noticed_by_who_is_ahead(world: World, device: Device, grant: str, tmp_path: Path) -> None:
    device.pull_all()
    back_up(world, tmp_path / "backup.db")
    world.mail(letter(text="Lost with the disk"))
    device.pull_all()
    with restored(world, tmp_path / "backup.db", device, told=False):
        response = device.post("/v1/changes", {"cursor": device.cursor})
    assert Gone.model_validate_json(response.content).streams == (HIS,)


def test_a_second_restore_of_the_same_backup_begins_another_epoch(world: World) -> None:
    def epoch_of_restore(at_ms: int) -> int:
        with world.database.write() as connection:
            connection.execute(update(streams).values(epoch=FIRST_EPOCH))
            return start_new_epoch(connection, at_ms)[0]

    first, second = epoch_of_restore(now_ms()), epoch_of_restore(now_ms() + 2000)
    assert FIRST_EPOCH < first < second
    with world.database.write() as connection:
        assert start_new_epoch(connection, now_ms() - DAY_MS)[0] > first, "also when the clock went back"


def test_a_stream_that_was_lost_comes_back_in_the_new_epoch(world: World) -> None:
    """A device may know it from before: the same numbers would be taken for known."""
    with world.database.write() as connection:
        epoch, _ = start_new_epoch(connection, now_ms())
    add(world.database, "a", "b", "c")
    with pytest.raises(CursorGone):
        read(world.database, at(2))
    assert read(world.database, at(2, epoch))[0] == [3]


def test_the_command_line_cuts_history(world: World) -> None:
    add(world.database, "a", "a")
    assert "changes dropped from" in run_at(world, "streams", "compact")
    assert numbers(world.database) == [2]


def test_a_cursor_tells_nothing_in_plain_words_and_stays_small() -> None:
    places = {f"resident:{number:08x}-0000-4000-8000-{number:012x}": Position(1, number) for number in range(1000)}
    text = Cursor(places).encode()
    assert decode_cursor(text).places == places
    assert len(text) < 24_000
    assert urlsafe_b64decode(Cursor({"facility": Position(1, 2)}).encode()) == b'{"facility":[1,2]}'


def test_a_bomb_is_no_cursor(device: Device) -> None:
    bomb = urlsafe_b64encode(zlib.compress(b'{"facility":[1,' + b" " * 50_000_000 + b"1]}", 9)).decode()
    response = device.post("/v1/changes", {"cursor": bomb})
    assert (response.status_code, response.json()["code"]) == (410, "cursor_gone")


# --- What reading costs ----------------------------------------------------------------------------------------------


def fill(database: Database, kept: int) -> None:
    """A facility of many residents whose streams hold so many changes in all."""
    with database.write() as connection:
        for number in range(kept):
            append(connection, f"resident:{number % 500}", "mail.screening", ScreeningChange(count=1), 1, key=f"message:{number}")


def work_of(database: Database, followed: list[str], cursor: Cursor) -> int:
    """Steps of SQLite's machine that reading a page takes: the same each time, on any computer."""
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return 0

    with database.read() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.set_progress_handler(step, 1)
        read_page(connection, cursor, followed, 500)
        driver.set_progress_handler(None, 1)
    return count


def test_reading_costs_what_changed_and_not_what_is_stored(tmp_path: Path) -> None:
    work: list[tuple[int, int]] = []
    for kept in (5_000, 20_000):
        database = Database(f"sqlite:///{tmp_path / f'{kept}.db'}")
        upgrade(database)
        fill(database, kept)
        followed = [f"resident:{number}" for number in range(250)]
        with database.read() as connection:
            cursor = Cursor({name: Position(head.epoch, head.n) for name, head in heads(connection, followed).items()})
        idle = work_of(database, followed, cursor)
        add(database, "message:new", stream="resident:7")
        work.append((idle, work_of(database, followed, cursor)))
        database.close()
    (idle_small, one_small), (idle_large, one_large) = work
    assert idle_large <= idle_small * 1.1
    assert one_large <= one_small * 1.1
    assert one_large - idle_large < 200, "one change more costs one look more"
