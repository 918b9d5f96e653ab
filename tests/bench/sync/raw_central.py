"""The limit: an HTTP server that does the least that "exactly once" needs, with no framework between it and SQLite.

A ledger row, a message row and a feed row a command, with a digest, in one durable commit a request. No signatures, no chain, no
checks, no money. Run by uvicorn; RAW_DATABASE names the file.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

TABLES = (
    "CREATE TABLE ledger(device TEXT, seq INTEGER, id TEXT UNIQUE, digest TEXT, status TEXT, PRIMARY KEY(device, seq)) WITHOUT ROWID",
    "CREATE TABLE message(id TEXT PRIMARY KEY, body TEXT)",
    "CREATE TABLE change(n INTEGER PRIMARY KEY, body TEXT)",
)

database = sqlite3.connect(os.environ["RAW_DATABASE"], isolation_level=None, check_same_thread=False)
database.execute("PRAGMA journal_mode = WAL")
database.execute("PRAGMA synchronous = FULL")
for table in TABLES:
    database.execute(table)


def _digest(body: str) -> str:
    return hashlib.blake2b(body.encode(), digest_size=16).hexdigest()


async def commands(request: Request) -> Response:
    """Take each document once."""
    taken = json.loads(await request.body())
    device = request.headers["x-device"]
    rows = [(one["id"], json.dumps(one)) for one in taken]
    ledger = [(device, one["seq"], one["id"], _digest(body), "applied") for one, (_, body) in zip(taken, rows, strict=True)]
    database.execute("BEGIN IMMEDIATE")
    database.executemany("INSERT INTO ledger VALUES(?, ?, ?, ?, ?)", ledger)
    database.executemany("INSERT INTO message VALUES(?, ?)", rows)
    database.executemany("INSERT INTO change(body) VALUES(?)", [(body,) for _, body in rows])
    database.execute("COMMIT")
    return Response(json.dumps([{"id": one["id"], "ok": 1} for one in taken]), media_type="application/json")


async def feed(request: Request) -> Response:
    """A page of documents after a number."""
    after, limit = int(request.query_params["after"]), int(request.query_params["limit"])
    rows = database.execute("SELECT n, body FROM change WHERE n > ? ORDER BY n LIMIT ?", (after, limit)).fetchall()
    cursor = rows[-1][0] if rows else after
    more = "true" if len(rows) == limit else "false"
    page = f'{{"cursor":{cursor},"more":{more},"docs":[{",".join(row[1] for row in rows)}]}}'
    return Response(page, media_type="application/json")


async def up(_request: Request) -> Response:
    """Whether it answers."""
    return Response("up")


app = Starlette(routes=[Route("/commands", commands, methods=["POST"]), Route("/feed", feed), Route("/up", up)])
