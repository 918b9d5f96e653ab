"""`central serve`: HTTP, the mail listeners and the delivery worker in one process, until SIGTERM or SIGINT."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import signal
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import structlog
import uvicorn

from central.app import Central, create_app
from central.database import Database
from central.log import configure_logs
from central.mail_in.ingest import MailIn
from central.mail_in.listener import lmtp_protocol, smtp_protocol
from central.mail_out.delivery import DeliveryWorker
from central.mail_out.transports import Maildir, Relay, Transport
from central.settings import CentralSettings

log = structlog.get_logger()

GRACE_SECONDS = 5


@dataclass(frozen=True)
class Listening:
    """What to listen on. Port 0 takes any free one. Without a certificate it is plain HTTP, behind a proxy that does TLS."""

    host: str
    http: int
    smtp: int | None = None
    lmtp: int | None = None
    tls_certificate: Path | None = None
    tls_key: Path | None = None


class _Server(uvicorn.Server):
    """uvicorn without its own signal handling: ours also wakes the waiting devices."""

    on_started: Callable[[], object] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets=sockets)
        if self.started and self.on_started is not None:
            self.on_started()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to `serve`."""
        yield


def make_transport(maildir: Path | None, relay: str | None) -> Transport | None:
    """Where mail goes; None keeps it waiting. Raises ValueError for a malformed relay."""
    if maildir is not None:
        return Maildir(maildir)
    if not relay:
        return None
    host, _, port = relay.rpartition(":")
    if not host or not port.isdecimal():
        raise ValueError("a relay is given as host:port")
    return Relay(host, int(port))


def serve(settings: CentralSettings, ports: Listening, transport: Transport | None) -> None:
    """Run until a signal. Logs one line `central is ready` with the ports."""
    configure_logs(settings.log_level)
    database = Database(settings.database_url)
    try:
        asyncio.run(_serve(settings, database, ports, transport))
    finally:
        database.close()


async def _serve(settings: CentralSettings, database: Database, ports: Listening, transport: Transport | None) -> None:
    app = create_app(settings, database)
    central: Central = app.state.central
    loop = asyncio.get_running_loop()
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        timeout_keep_alive=65,
        limit_concurrency=2000,
        ssl_certfile=ports.tls_certificate,
        ssl_keyfile=ports.tls_key,
    )
    server = _Server(config)

    def stop() -> None:
        central.notifier.close()
        server.should_exit = True

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    listener = _listen(ports.host, ports.http)
    mail_in = MailIn(database, central.blobs, settings.quarantine_path)
    async with contextlib.AsyncExitStack() as stack:
        found = {"http": listener.getsockname()[1]}
        for name, port, protocol in (("smtp", ports.smtp, smtp_protocol), ("lmtp", ports.lmtp, lmtp_protocol)):
            if port is None:
                continue
            mail_server = await loop.create_server(functools.partial(protocol, mail_in, loop), ports.host, port)
            stack.callback(mail_server.close)
            found[name] = mail_server.sockets[0].getsockname()[1]
        if transport is not None:
            worker = DeliveryWorker(database, transport)
            database.on_commit(worker.wake)
            worker.start()
            stack.push_async_callback(asyncio.to_thread, worker.stop)
        server.on_started = functools.partial(log.info, "central is ready", host=ports.host, **found)
        await server.serve(sockets=[listener])
    log.info("central stopped")


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family, backlog=512)
    listener.setblocking(False)
    return listener
