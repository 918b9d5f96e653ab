"""What `central console serve` runs, until SIGTERM or SIGINT. A process of its own: devices never wait for a page of staff, and the
machine that has the keys of confidential roles need not be the one that devices reach.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import ipaddress
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import structlog
import uvicorn
import uvloop

from central.console.site import create_console
from central.database import Database
from central.http_server import GRACE_SECONDS, Server
from central.log import configure_logs
from central.settings import CentralSettings
from central.streams.announce import announce
from central.tls.serving import ServerContext

log = structlog.get_logger()

MOST_REQUESTS = 500


class NotPrivate(Exception):
    """Without TLS it listens on this machine alone."""


@dataclass(frozen=True)
class ConsolePlace:
    """Where it listens. Without a certificate it is plain HTTP, on this machine alone."""

    host: str
    port: int
    idle_minutes: int
    tls_certificate: Path | None = None
    tls_key: Path | None = None

    def check(self) -> None:
        """Raises NotPrivate."""
        if self.tls_certificate is None and not _is_here(self.host):
            raise NotPrivate("without --tls the console listens on 127.0.0.1 or ::1 only")


def serve_console(settings: CentralSettings, place: ConsolePlace) -> None:
    """Run until a signal. Logs `the console is ready` with the port. Raises OSError, NotPrivate, SchemaOutdated, NoFacility."""
    place.check()
    configure_logs(settings.log_level)
    database = Database(settings.database_url)
    # Central's own processes wake the devices that wait for what was decided here.
    database.on_commit(functools.partial(announce, database))
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            ready = functools.partial(log.info, "the console is ready", host=place.host)
            runner.run(run_console(settings, database, place, lambda port: ready(port=port)))
    finally:
        database.close()
    log.info("the console stopped")


async def run_console(
    settings: CentralSettings,
    database: Database,
    place: ConsolePlace,
    on_ready: Callable[[int], object],
    stop: asyncio.Event | None = None,
) -> None:
    """Serve until a signal, or until `stop` is set (then signals are the caller's). `on_ready` gets the port."""
    app = create_console(settings, database, idle_minutes=place.idle_minutes)
    tls = ServerContext.of(place.tls_certificate, place.tls_key)
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    listener = socket.create_server((place.host, place.port), family=family, backlog=128)
    listener.setblocking(False)
    server = Server(
        uvicorn.Config(
            app,
            http="httptools",
            ws="none",
            lifespan="off",
            proxy_headers=False,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
            limit_concurrency=MOST_REQUESTS,
            ssl_context_factory=None if tls is None else lambda _config, _default: tls.context,
        )
    )
    server.on_started = lambda: on_ready(listener.getsockname()[1])

    def end() -> None:
        server.should_exit = True

    async with contextlib.AsyncExitStack() as stack:
        tasks = [] if tls is None else [asyncio.create_task(tls.keep_fresh())]
        if stop is None:
            for number in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(number, end)
        else:
            tasks.append(asyncio.create_task(_end_with(stop, end)))
        for task in tasks:
            stack.callback(task.cancel)
        await server.serve(sockets=[listener])


async def _end_with(stop: asyncio.Event, end: Callable[[], None]) -> None:
    await stop.wait()
    end()


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
