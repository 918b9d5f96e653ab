"""Central's streams without the wire between: the real database and pages, for tests of what a device makes of them."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select

from central.all_tables import metadata
from central.database import Database
from central.streams.compaction import compact_before
from central.streams.cursor import CursorGone, decode_cursor
from central.streams.restored import start_new_epoch
from central.streams.streams import append, read_page
from central.streams.tables import changes, streams
from kiosk.sync import wire
from kiosk.sync.client import CentralClient, Refused, Unreachable
from kiosk.sync.wire_base import Payload
from tests.enrolled import NOON_MS

Rows = tuple[list[dict[str, Any]], list[dict[str, Any]]]


class DirectCentral(CentralClient):
    """Stands in for the client of one device that follows `followed`."""

    def __init__(self, folder: Path) -> None:
        self.database = Database(f"sqlite:///{folder / 'streams.db'}")
        with self.database.write() as connection:
            metadata.create_all(connection)
        self.followed = ["facility", "resident:marcus"]
        self.most = 500
        self.asked: list[wire.ChangesRequest] = []
        #: Called before the next requests are looked at.
        self.before: deque[Callable[[], object]] = deque()
        self.at_ms = NOON_MS
        self.epochs = 0

    def post(self, path: str, payload: Any, answer: Any, *, read_timeout_s: float = 0) -> Any:
        assert path == "/changes"
        asked = wire.ChangesRequest.model_validate_json(payload.model_dump_json())
        self.asked.append(asked)
        with suppress(IndexError):
            self.before.popleft()()
        try:
            cursor = decode_cursor(asked.cursor).without(asked.forgotten)
            with self.database.read() as connection:
                page = read_page(connection, cursor, self.followed, min(self.most, asked.limit))
        except CursorGone as gone:
            body = {"code": "cursor_gone", "streams": gone.streams, "cursor": "" if gone.cursor is None else gone.cursor.encode()}
            raise Refused(410, "cursor_gone", gone=None if gone.cursor is None else wire.CursorGone.model_validate(body)) from gone
        made = wire.ChangesAnswer(
            changes=tuple(page.changes), cursor=page.cursor.encode(), more=page.more, left=page.left, server_ms=NOON_MS
        )
        return answer.model_validate_json(made.model_dump_json())

    def say(self, stream: str, kind: str, key: str, payload: dict[str, Any], version: int = 1) -> None:
        """Add a change of any kind."""
        self.at_ms += 1
        with self.database.write() as connection:
            append(connection, stream, kind, _Any.model_validate(payload), self.at_ms, version, key=key)

    def contact(self, contact: str, name: str, resident: str = "marcus") -> None:
        """Somebody the resident may write to."""
        self.say(f"resident:{resident}", "mail.contact", f"contact:{contact}", {"contact": contact, "name": name})

    def letter(self, message: str, text: str = "Hello", resident: str = "marcus", **more: Any) -> None:
        """A released message."""
        payload = {"message": message, "contact": "rosa", "subject": "", "text": text, "sent_ms": None, "arrived_ms": self.at_ms}
        self.say(f"resident:{resident}", "mail.message", f"message:{message}", {**payload, "released_ms": self.at_ms, **more})

    def person(self, resident: str, *, active: bool = True) -> None:
        """Somebody on the roster."""
        payload = {"resident": resident, "first_name": resident.title(), "number": f"2071-{resident}", "active": active}
        self.say("facility", "facility.roster", f"resident:{resident}", payload)

    def cut_history(self) -> None:
        """Drop all that was replaced."""
        compact_before(self.database, self.at_ms + 1)

    def back_up(self) -> Rows:
        """The streams as they are now."""
        with self.database.read() as connection:
            found = [[dict(row) for row in connection.execute(select(table)).mappings()] for table in (streams, changes)]
        return found[0], found[1]

    def restore(self, backup: Rows, *, told: bool = True) -> None:
        """Go back to a backup; `told`: `central restored` was run."""
        with self.database.write() as connection:
            connection.execute(delete(changes))
            connection.execute(delete(streams))
            for table, rows in zip((streams, changes), backup, strict=True):
                if rows:
                    connection.execute(insert(table), rows)
            if told:
                self.epochs += 1
                start_new_epoch(connection, self.at_ms + self.epochs * 1000)

    def known(self, stream: str) -> dict[str, dict[str, Any]]:
        """The latest payload of each key."""
        with self.database.read() as connection:
            rows = connection.execute(select(changes).where(changes.c.stream == stream).order_by(changes.c.n)).all()
        return {row.key: json.loads(row.payload) for row in rows}

    def unreachable(self) -> None:
        """Cut the next request."""

        def cut() -> None:
            raise Unreachable("pulled out")

        self.before.append(cut)


class _Any(Payload):
    model_config = {"extra": "allow"}
