"""What must hold on either engine when several write at once: one winner, no gap, nothing missed, and a plain "not now"."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import TypeVar

import pytest
from sqlalchemy import select, update

from central import database as database_module
from central.database import Database, flush
from central.devices.enrol import MAX_WRONG_CODES, WRONG_CODE_WINDOW_MS, WrongCodes
from central.devices.tables import devices
from central.migrate import upgrade
from central.streams.cursor import Cursor
from central.streams.streams import append, read_page
from central.web import Refusal
from kiosk.sync.wire import ScreeningChange
from tests.integration.central.device import Device
from tests.integration.central.world import MARCUS, MARCUS_PIN, ROSA, THEO, World, letter
from tests.postgres import NewDatabase

T = TypeVar("T")


@pytest.fixture
def database(new_database: NewDatabase, engine: str) -> Iterator[Database]:
    with new_database(engine) as url:
        opened = Database(url)
        try:
            upgrade(opened)
            yield opened
        finally:
            opened.close()


def at_once(*work: Callable[[], T]) -> list[T]:
    """Start all at the same moment; their results in order."""
    start = threading.Barrier(len(work))

    def begin(one: Callable[[], T]) -> T:
        start.wait(10)
        return one()

    with ThreadPoolExecutor(len(work)) as pool:
        return [done.result(60) for done in [pool.submit(begin, one) for one in work]]


def two_kiosks(world: World) -> list[tuple[Device, str]]:
    """Marcus is signed in at both."""
    found = [world.device(f"Kiosk C-01{number}", f"SN-{number}") for number in range(2)]
    return [(device, device.sign_in(MARCUS, MARCUS_PIN)) for device in found]


def test_two_devices_race_for_one_reply_stamp(world: World) -> None:
    kiosks = two_kiosks(world)
    for number in range(4):
        world.mail(letter(text=f"letter {number}"))
        message = next(payload for kind, payload in kiosks[0][0].pull_all() if kind == "mail.message")
        pay = {"kind": "reply_stamp", "stamp": message["reply_stamp"]}

        def reply(kiosk: tuple[Device, str], payload: dict[str, object]) -> str:
            outcome = kiosk[0].do("mail.send", payload, kiosk[1])
            return outcome.code or outcome.status

        answers = [{"contact": ROSA, "in_reply_to": message["message"], "text": text, "pay": pay} for text in ("one", "two")]
        outcomes = at_once(*(lambda k=kiosk, a=answer: reply(k, a) for kiosk, answer in zip(kiosks, answers, strict=True)))
        assert sorted(outcomes) == ["accepted", "stamp_used"]
    assert world.broken() == []


def test_two_devices_race_for_the_last_stamp(world: World) -> None:
    kiosks = two_kiosks(world)
    pay = {"contact": THEO, "text": "x", "pay": {"kind": "own_stamps", "count": 1}}
    statuses: list[str] = []
    while len(statuses) < 10:  # there are seven stamps
        statuses += at_once(*(lambda k=kiosk: k[0].do("mail.send", pay, k[1]).status for kiosk in kiosks))
    assert statuses.count("accepted") == 7
    assert world.broken() == []


def test_a_reader_never_passes_a_commit_that_comes_late(database: Database) -> None:
    second_is_done = threading.Event()

    def second() -> None:
        with database.write() as connection:
            append(connection, "resident:x", "mail.screening", ScreeningChange(count=2), 2)
        second_is_done.set()

    thread = threading.Thread(target=second)
    with database.write() as connection:
        append(connection, "resident:x", "mail.screening", ScreeningChange(count=1), 1)
        flush(connection)
        thread.start()
        assert not second_is_done.wait(0.3)  # it has to wait for the number
        with database.read() as looking:
            assert read_page(looking, Cursor(), ["resident:x"], 10).changes == []
    thread.join(20)
    with database.read() as looking:
        page = read_page(looking, Cursor(), ["resident:x"], 10)
    assert [(change.n, change.payload["count"]) for change in page.changes] == [(1, 1), (2, 2)]


def test_a_reader_among_racing_writers_sees_every_number_once_and_in_order(database: Database) -> None:
    streams = [f"resident:{name}" for name in "abcd"]
    writers, rounds = 5, 12
    over = threading.Event()

    def write(seed: int) -> int:
        random = Random(seed)
        written = 0
        for _ in range(rounds):
            with database.write() as connection:
                for stream in random.sample(streams, random.randint(1, 4)):
                    append(connection, stream, "mail.screening", ScreeningChange(count=1), 1)
                    written += 1
        return written

    seen: dict[str, list[int]] = {name: [] for name in streams}

    def follow() -> int:
        cursor = Cursor()
        while True:
            last = over.is_set()
            with database.read() as connection:
                page = read_page(connection, cursor, streams, 7)
            cursor = page.cursor
            for change in page.changes:
                seen[change.stream].append(change.n)
            if last and not page.changes and not page.more:
                return 0

    with ThreadPoolExecutor(1) as reader:
        reading = reader.submit(follow)
        try:
            written = at_once(*(lambda s=seed: write(s) for seed in range(writers)))
        finally:
            over.set()
        reading.result(60)
    assert sum(written) == sum(len(numbers) for numbers in seen.values())
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in seen.values())


def test_a_lock_that_is_not_free_in_time_is_a_plain_not_now(world: World, device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "BUSY_TIMEOUT_MS", 200)
    world.database.engine.dispose()  # connections made from now on are less patient
    with world.database.write() as connection:
        connection.execute(select(devices).where(devices.c.id == device.id).with_for_update())
        connection.execute(update(devices).values(latest_at_ms=devices.c.latest_at_ms))
        response = device.post("/v1/changes", {})
    assert (response.status_code, response.json()["code"]) == (503, "busy")
    assert int(response.headers["retry-after"]) > 0
    assert device.post("/v1/changes", {}).status_code == 200


def test_wrong_codes_are_counted_for_all_workers_together(database: Database) -> None:
    workers = [WrongCodes(database) for _ in range(2)]
    at_once(*(lambda w=workers[number % 2]: w.add(1_000_000) for number in range(MAX_WRONG_CODES)))
    for worker in workers:
        with pytest.raises(Refusal) as refused:
            worker.check(1_000_000)
        assert refused.value.status == 429
        worker.check(1_000_000 + WRONG_CODE_WINDOW_MS + 5_000)
