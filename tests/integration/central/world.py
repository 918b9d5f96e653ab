"""A whole central with the demo's people, on a real port."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import ssl
import tempfile
import threading
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import httpx
import psycopg
import uvicorn
from sqlalchemy import make_url, select

from central.app import Central, create_app
from central.clock import now_ms
from central.database import Database
from central.devices.enrol import make_code
from central.ledger.audit import audit
from central.mail_in.ingest import Ingested, MailIn
from central.migrate import upgrade
from central.policy import Policy
from central.residents.tables import residents
from central.seed_demo import demo_id, seed_demo
from central.settings import CentralSettings
from tests.integration.central.device import Device

MARCUS = demo_id("marcus.hale")
ANDRE = demo_id("andre.wells")
MARCUS_PIN = "274913"
ANDRE_PIN = "805162"
ROSA = demo_id("rosa@hale.example")
THEO = demo_id("theo@hale.example")
LAW = demo_id("office@wardfinch.example")
ALIAS = "marcus.hale@cedar-ridge.example"

#: Trusts nobody; nothing here speaks TLS. Without it each client reads all of the system's authorities.
_NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def letter(
    sender: str = "rosa@hale.example", subject: str = "Sunday at the lake", text: str = "Hi Marcus", *, dmarc: str = "pass"
) -> EmailMessage:
    """A mail as the facility's receiving server hands it over."""
    mail = EmailMessage()
    mail["Authentication-Results"] = f"mx.cedar-ridge.example; dmarc={dmarc} header.from={sender.partition('@')[2]}"
    mail["From"] = f"Rosa Hale <{sender}>"
    mail["To"] = ALIAS
    mail["Subject"] = subject
    mail["Message-ID"] = f"<{abs(hash((sender, subject, text)))}@hale.example>"
    mail["Date"] = "Sun, 15 Nov 2026 10:00:00 -0700"
    mail.set_content(text)
    return mail


class World:
    """Central's parts, for tests that look behind the HTTP paths."""

    def __init__(self, folder: Path, policy: dict[str, Any], database_url: str = "") -> None:
        self.settings = CentralSettings(data=folder, database=database_url or f"sqlite:///{folder / 'central.db'}")
        folder.mkdir(parents=True, exist_ok=True)
        seeded = Policy.model_validate(policy).model_dump_json()
        file = Path(make_url(self.settings.database_url).database or "")
        if self.settings.database_url.startswith("sqlite") and not file.exists():
            file.write_bytes(_seeded_file(seeded))
        if not self.settings.database_url.startswith("sqlite"):
            _copy_seeded(self.settings.database_url, seeded)
        self.database = Database(self.settings.database_url)
        _seed(self.database, seeded)
        self.app = create_app(self.settings, self.database)
        self.central: Central = self.app.state.central
        self.mail_in = MailIn(self.database, self.central.blobs, self.settings.quarantine_path)
        self.http = httpx.Client(trust_env=False, timeout=40, verify=_NO_TLS)

    def device(self, name: str = "Kiosk C-014", serial: str = "SN-1") -> Device:
        """A newly enrolled device."""
        return Device(self.http, self.code(name), serial)

    def code(self, name: str = "Kiosk C-014", kind: str = "kiosk", **options: Any) -> str:
        """An enrolment code."""
        with self.database.write() as connection:
            return make_code(connection, name=name, kind=kind, serial=None, now_ms=now_ms(), **options)

    def mail(self, mail: EmailMessage | bytes, to: str = ALIAS) -> Ingested:
        """Let a mail arrive."""
        raw = mail if isinstance(mail, bytes) else mail.as_bytes()
        return self.mail_in.ingest(raw, to, now_ms())

    def broken(self) -> list[str]:
        """What the audit finds."""
        with self.database.read() as connection:
            return [f"{finding.number}: {finding.broken}" for finding in audit(connection) if not finding.holds]


def _seed(database: Database, policy: str) -> None:
    with database.write() as connection:
        seed_demo(connection, Policy.model_validate_json(policy), now_ms())


@functools.lru_cache(maxsize=32)
def _seeded_file(policy: str) -> bytes:
    """A migrated SQLite database with the demo's people under this policy (JSON): copying it is quicker than making it anew."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "central.db"
        database = Database(f"sqlite:///{file}")
        upgrade(database)
        _seed(database, policy)
        database.close()  # the last connection of a file leaves nothing in its WAL
        return file.read_bytes()


def _copy_seeded(url: str, policy: str) -> None:
    """The same on PostgreSQL: an empty database becomes a copy of one that has these people under this policy."""
    database = Database(url)
    with database.read() as connection:
        empty = connection.execute(select(residents.c.id).limit(1)).first() is None
    database.close()
    name = make_url(url).database
    if not empty or name is None:
        return
    server = make_url(url).set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(server, autocommit=True) as connection:
        known = _SEEDED.get((server, policy))
        if known is not None:
            connection.execute(f"DROP DATABASE {name}".encode())
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {known}".encode())
            return
        database = Database(url)
        _seed(database, policy)
        database.close()
        known = _SEEDED[server, policy] = f"seeded_{len(_SEEDED)}"
        connection.execute(f"CREATE DATABASE {known} TEMPLATE {name}".encode())


#: By server and policy: the name of a database with the demo's people.
_SEEDED: dict[tuple[str, str], str] = {}


class _Server(uvicorn.Server):
    """Ends at once when it is told: uvicorn's own looks ten times a second whether it should."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._told: asyncio.Event | None = None
        self._runs_on: asyncio.AbstractEventLoop | None = None

    def stop(self) -> None:
        """From any thread."""
        self.should_exit = True
        if self._runs_on is not None and self._told is not None:
            self._runs_on.call_soon_threadsafe(self._told.set)

    async def main_loop(self) -> None:
        """Until told."""
        self._runs_on, self._told = asyncio.get_running_loop(), asyncio.Event()
        await self.on_tick(0)
        if not self.should_exit:
            await self._told.wait()


@contextlib.contextmanager
def serving(app: Any, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """An application on a free port, over TLS with a context; its address."""
    config = uvicorn.Config(
        app,
        host="127.0.0.1",
        port=0,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=3,
        ssl_context_factory=None if tls is None else lambda _config, _default: tls,
    )
    server = _Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < deadline
        assert thread.is_alive()
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"{'http' if tls is None else 'https'}://127.0.0.1:{port}"
    finally:
        server.stop()
        thread.join(timeout=20)
        assert not thread.is_alive()


@contextlib.contextmanager
def running(world: World, tls: ssl.SSLContext | None = None) -> Iterator[World]:
    """Serve the world's app on a free port, over TLS with a context."""
    try:
        with serving(world.app, tls) as address:
            world.http.base_url = httpx.URL(address)
            try:
                yield world
            finally:
                world.central.notifier.shut()
                world.http.close()
    finally:
        world.database.close()
        # FastAPI remembers the handlers of many apps, and with them this database and all its statements.
        world.database.engine.clear_compiled_cache()
