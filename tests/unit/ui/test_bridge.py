import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, text

from kiosk.store.engine import Store, open_store
from kiosk.ui.bridge import Bridge
from kiosk.ui.models.pages import READ_AT_ONCE, PagedModel

KEY = bytes(32)


@pytest.fixture
def store(tmp_path: Path, qapp: QGuiApplication) -> Iterator[Store]:
    assert qapp is not None
    made = open_store(tmp_path / "store.db", KEY, create=True)
    with made.write() as connection:
        connection.execute(text("CREATE TABLE t (n INTEGER)"))
    yield made
    made.close()


@pytest.fixture
def bridge(store: Store) -> Iterator[Bridge]:
    made = Bridge(store)
    yield made
    made.stop()


def test_writes_run_in_order_on_one_thread_and_answer_on_this_one(bridge: Bridge, qtbot: QtBot) -> None:
    ran: list[tuple[int, str]] = []
    told: list[tuple[int, str]] = []
    for n in range(20):

        def work(n: int = n) -> int:
            ran.append((n, threading.current_thread().name))
            return n

        bridge.write(work, lambda n: told.append((n, threading.current_thread().name)))

    qtbot.waitUntil(lambda: bridge.idle)
    assert ran == [(n, "screen-writes") for n in range(20)]
    assert told == [(n, threading.main_thread().name) for n in range(20)]


def test_a_failure_comes_back_and_the_next_write_runs(bridge: Bridge, qtbot: QtBot) -> None:
    failures: list[str] = []
    done: list[int] = []

    def fail() -> None:
        raise OSError("no")

    bridge.write(fail, None, lambda error: failures.append(type(error).__name__))
    bridge.write(lambda: 1, done.append)

    qtbot.waitUntil(lambda: bridge.idle)
    assert (failures, done) == (["OSError"], [1])


def test_another_process_commit_is_noticed_by_the_bell(bridge: Bridge, store: Store, qtbot: QtBot) -> None:
    bridge._poll.stop()
    other = open_store(store.path, KEY)
    with qtbot.waitSignal(bridge.changed, timeout=5000), other.write() as connection:
        connection.execute(text("INSERT INTO t VALUES (1)"))
    other.close()


def test_a_lost_bell_is_noticed_by_the_poll_and_watched_again(bridge: Bridge, store: Store, qtbot: QtBot) -> None:
    store.bell.path.unlink()
    with qtbot.waitSignal(bridge.changed, timeout=10_000), store.engine.connect() as connection:
        connection.exec_driver_sql("INSERT INTO t VALUES (1)")
    bridge._poll.stop()
    with qtbot.waitSignal(bridge.changed, timeout=5000), store.write() as connection:
        connection.execute(text("INSERT INTO t VALUES (2)"))


def test_a_bell_without_a_commit_says_nothing(bridge: Bridge, store: Store, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bridge.changed, wait=100):
        store.bell.ring()


def test_stop_finishes_what_was_put(store: Store) -> None:
    made = Bridge(store)
    ran: list[int] = []
    for n in range(50):
        made.write(lambda n=n: ran.append(n))  # type: ignore[misc]
    made.stop()
    assert ran == list(range(50))


def test_what_is_new_waits_until_the_list_stands_still(bridge: Bridge, store: Store, qtbot: QtBot) -> None:
    calm: list[bool] = []
    bridge.changed.connect(lambda: calm.append(bridge.calm))
    bridge.scrolled()
    with qtbot.waitSignal(bridge.changed, timeout=5000), store.write() as connection:
        connection.execute(text("INSERT INTO t VALUES (1)"))
    assert calm == [True]


def test_who_scrolls_on_and_on_hears_of_it_too(bridge: Bridge, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.ui.bridge.MOST_WAIT_MS", 300)
    calm: list[bool] = []
    bridge.changed.connect(lambda: calm.append(bridge.calm))

    def scroll_and_commit() -> bool:
        bridge.scrolled()
        with store.write() as connection:
            connection.execute(text("INSERT INTO t VALUES (1)"))
        return bool(calm)

    qtbot.waitUntil(scroll_and_commit, timeout=5000)
    assert not calm[0]


def test_a_long_list_is_read_again_when_it_stands_still(bridge: Bridge, store: Store, qtbot: QtBot) -> None:
    reads: list[bool] = []

    def read(_connection: Connection, start: int, count: int) -> list[int]:
        reads.append(bridge.calm)
        return list(range(start, start + count))

    rows: PagedModel[int] = PagedModel(bridge, lambda row: row, {"number": lambda row: row}, page_rows=READ_AT_ONCE + 1)
    rows.read_with(read)
    bridge.scrolled()
    with store.read() as connection:
        rows.refresh(connection, 1000)
    assert rows.rowCount() == 0
    qtbot.waitUntil(lambda: rows.rowCount() == READ_AT_ONCE + 1, timeout=5000)
    assert reads == [True]
    rows.drop()
