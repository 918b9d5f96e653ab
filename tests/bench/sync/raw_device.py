"""The limit's other side: an SQLite outbox, `requests`, and nothing else. It drains and pulls once and says how long that took.

python -m tests.bench.sync.raw_device FOLDER URL
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from pathlib import Path

import requests

from tests.bench.lines import say
from tests.bench.sync.workload import COMMANDS, documents

BATCH = 500
TABLES = (
    "CREATE TABLE outbox(seq INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, body TEXT NOT NULL, state INTEGER NOT NULL DEFAULT 0)",
    "CREATE INDEX waiting ON outbox(seq) WHERE state = 0",
    "CREATE TABLE document(n INTEGER PRIMARY KEY, id TEXT UNIQUE, body TEXT)",
    "CREATE TABLE cursor(id INTEGER PRIMARY KEY, n INTEGER)",
)


def store(path: Path) -> sqlite3.Connection:
    """A new store."""
    made = sqlite3.connect(path, isolation_level=None)
    made.execute("PRAGMA journal_mode = WAL")
    made.execute("PRAGMA synchronous = FULL")
    for table in TABLES:
        made.execute(table)
    return made


def drain(database: sqlite3.Connection, url: str, device: str) -> float:
    """Seconds to send what waits."""
    session = requests.Session()
    session.trust_env = False
    headers = {"content-type": "application/json", "x-device": device}
    started_s = time.perf_counter()
    while rows := database.execute("SELECT seq, body FROM outbox WHERE state = 0 ORDER BY seq LIMIT ?", (BATCH,)).fetchall():
        answer = session.post(f"{url}/commands", data="[" + ",".join(body for _, body in rows) + "]", headers=headers)
        assert len(answer.json()) == len(rows)
        database.execute("BEGIN IMMEDIATE")
        database.execute("UPDATE outbox SET state = 1 WHERE seq BETWEEN ? AND ? AND state = 0", (rows[0][0], rows[-1][0]))
        database.execute("COMMIT")
    return time.perf_counter() - started_s


def pull(database: sqlite3.Connection, url: str) -> float:
    """Seconds to fetch and keep all of it."""
    session = requests.Session()
    session.trust_env = False
    after, got = 0, 0
    started_s = time.perf_counter()
    while True:
        page = session.get(f"{url}/feed", params={"after": after, "limit": BATCH}).json()
        after = page["cursor"]
        database.execute("BEGIN IMMEDIATE")
        rows = [(one["id"], json.dumps(one)) for one in page["docs"]]
        database.executemany("INSERT OR REPLACE INTO document(id, body) VALUES(?, ?)", rows)
        database.execute("INSERT OR REPLACE INTO cursor VALUES(1, ?)", (after,))
        database.execute("COMMIT")
        got += len(rows)
        if not page["more"]:
            break
    assert got == COMMANDS
    return time.perf_counter() - started_s


def main() -> None:
    """Fill, drain, pull."""
    folder, url = Path(sys.argv[1]), sys.argv[2]
    database = store(folder / "raw-device.db")
    rows = [(one["id"], json.dumps(one)) for one in documents(COMMANDS)]
    database.execute("BEGIN")
    database.executemany("INSERT INTO outbox(id, body) VALUES(?, ?)", rows)
    database.execute("COMMIT")
    drained_s = drain(database, url, "raw")
    say(drain_s=drained_s, pull_s=pull(database, url))


if __name__ == "__main__":
    main()
