"""A client of Kinto as kinto.js works: an SQLite outbox, batches of PUT with `If-None-Match: *`, pulls by `_since`.

python -m tests.bench.sync.peers.kinto_client FOLDER URL
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import requests

from tests.bench.lines import say
from tests.bench.sync.raw_device import store
from tests.bench.sync.workload import COMMANDS, documents

BATCH, PAGE = 500, 1000


def main() -> None:
    """Fill, drain, pull."""
    folder, url = Path(sys.argv[1]), sys.argv[2]
    session = requests.Session()
    session.trust_env = False
    session.auth = ("bench", "bench")
    records = "/buckets/mail/collections/commands/records"
    for place in ("/buckets/mail", "/buckets/mail/collections/commands"):
        session.put(url + place).raise_for_status()
    database = store(folder / "kinto-device.db")
    database.execute("BEGIN")
    database.executemany("INSERT INTO outbox(id, body) VALUES(?, ?)", [(one["id"], json.dumps(one)) for one in documents(COMMANDS)])
    database.execute("COMMIT")
    started_s = time.perf_counter()
    while rows := database.execute("SELECT seq, id, body FROM outbox WHERE state = 0 ORDER BY seq LIMIT ?", (BATCH,)).fetchall():
        asked = [{"path": f"/v1{records}/{name}", "body": {"data": json.loads(body)}} for _, name, body in rows]
        defaults = {"method": "PUT", "headers": {"If-None-Match": "*"}}
        answer = session.post(f"{url}/batch", json={"defaults": defaults, "requests": asked})
        answer.raise_for_status()
        assert all(one["status"] in {200, 201} for one in answer.json()["responses"])
        database.execute("UPDATE outbox SET state = 1 WHERE seq BETWEEN ? AND ?", (rows[0][0], rows[-1][0]))
    drained_s = time.perf_counter() - started_s
    started_s, got, page = time.perf_counter(), 0, f"{url}{records}?_sort=last_modified&_limit={PAGE}"
    while page:
        answer = session.get(page)
        answer.raise_for_status()
        data, page = answer.json()["data"], answer.headers.get("Next-Page", "")
        database.execute("BEGIN IMMEDIATE")
        database.executemany("INSERT OR REPLACE INTO document(id, body) VALUES(?, ?)", [(one["id"], json.dumps(one)) for one in data])
        database.execute("COMMIT")
        got += len(data)
    assert got == COMMANDS
    say(drain_s=drained_s, pull_s=time.perf_counter() - started_s)


if __name__ == "__main__":
    main()
