"""What one worker of `central serve` does: HTTP, the mail listeners, and the background work while it leads; until SIGTERM or SIGINT.

A single worker runs in the command's own process; several are started and watched by `central.workers`.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import gc
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import structlog
import uvicorn
import uvloop

from central.allowances.upkeep import allowance_jobs
from central.app import Central, create_app
from central.database import Database
from central.deposits.providers import SMS, secret_of
from central.devices.health import forget_old
from central.devices.retiring import end_grace
from central.filings.mixing import mix_reports
from central.filings.overdue import look_at_clocks
from central.http_server import GRACE_SECONDS, Server
from central.jobs import Job, Jobs
from central.keys import load_keys
from central.log import configure_logs
from central.mail_in.ingest import MailIn
from central.mail_in.listener import lmtp_protocol, smtp_protocol
from central.mail_out.delivery import DeliveryWorker
from central.mail_out.photos import give_up_waiting
from central.mail_out.transports import Maildir, Relay, Transport
from central.media.missing import look_for_files
from central.migrate import ensure_current
from central.news.news import fetch_due
from central.prices.promotions import refresh_prices
from central.restrictions.restrictions import end_due
from central.settings import CentralSettings
from central.sms.transports import SmsFolder, SmsGateway, SmsTransport
from central.stamp_books.monthly import give_monthly
from central.streams.compaction import compact
from central.tls.serving import ServerContext
from central.visits.due import move_on
from central.visits.mails import deliver_visit_mails
from central.visits.passes import give_passes

log = structlog.get_logger()

#: New objects before the youngest are collected (the default of 700 is for small programs).
COLLECT_AFTER = 5_000


@dataclass(frozen=True)
class Listening:
    """What to listen on. Port 0 takes any free one. Without a certificate it is plain HTTP, behind a proxy that does TLS."""

    host: str
    http: int
    smtp: int | None = None
    lmtp: int | None = None
    tls_certificate: Path | None = None
    tls_key: Path | None = None


@dataclass(frozen=True)
class Sockets:
    """The listening sockets, opened once; workers share them."""

    http: socket.socket
    smtp: socket.socket | None = None
    lmtp: socket.socket | None = None

    def ports(self) -> dict[str, int]:
        """The port of each, by name."""
        named = (("http", self.http), ("smtp", self.smtp), ("lmtp", self.lmtp))
        return {name: found.getsockname()[1] for name, found in named if found is not None}

    def close(self) -> None:
        """Close this process's hold on them."""
        for found in (self.http, self.smtp, self.lmtp):
            if found is not None:
                found.close()


@dataclass(frozen=True)
class Worker:
    """All that one worker needs; it travels to the worker's process."""

    settings: CentralSettings
    sockets: Sockets
    transport: Transport | None = None
    tls_certificate: Path | None = None
    tls_key: Path | None = None
    sms: SmsTransport | None = None


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


def make_sms_transport(settings: CentralSettings, folder: Path | None, gateway: str | None, name: str) -> SmsTransport | None:
    """Where short messages go; None keeps them waiting. Raises ValueError for a malformed or unknown gateway, and SchemaOutdated."""
    if folder is not None:
        return SmsFolder(folder)
    if not gateway:
        return None
    database = Database(settings.database_url)
    try:
        ensure_current(database)
        with database.read() as connection:
            secret = secret_of(connection, load_keys(settings.data).deposits, name, feed=SMS)
    finally:
        database.close()
    if secret is None:
        raise ValueError("there is no such gateway in service: run `central sms gateway add`")
    return SmsGateway(gateway, name, secret)


def open_sockets(ports: Listening) -> Sockets:
    """Bind and listen. Raises OSError."""
    http = _listen(ports.host, ports.http)
    smtp = None if ports.smtp is None else _listen(ports.host, ports.smtp)
    return Sockets(http, smtp, None if ports.lmtp is None else _listen(ports.host, ports.lmtp))


def upkeep(central: Central) -> tuple[Job, ...]:
    """The work that is due from time to time."""
    return (
        Job("photos and clips that do not come", 600.0, give_up_waiting),
        Job("retired devices", 600.0, end_grace),
        Job("half uploads", 24 * 3600.0, lambda _database, at_ms: central.uploads.forget_old(at_ms)),
        Job("cut history", 24 * 3600.0, compact),
        Job("health history", 24 * 3600.0, forget_old),
        Job("prices", 15.0, refresh_prices),
        Job("free stamps", 600.0, give_monthly),
        Job("sanctions", 60.0, end_due),
        Job("clocks of filings", 60.0, look_at_clocks),
        Job("order of reports", 24 * 3600.0, mix_reports),
    )


def schedule(central: Central) -> tuple[Job, ...]:
    """Visits: a call that rings waits for nothing else."""
    return (Job("visits", 1.0, move_on), Job("passes of visits", 1.0, give_passes(central.asks.keys)))


def media_upkeep(central: Central) -> tuple[Job, ...]:
    """What waits for others: the store of titles, servers with news."""
    return (
        Job("missing titles", 6 * 3600.0, lambda database, at_ms: look_for_files(database, central.media, at_ms)),
        Job("news", 30.0, fetch_due),
        Job("metadata of updates", 3600.0, lambda _database, _at_ms: central.updates.refresh()),
        Job("copies to take along", 5.0, central.copies.make_wanted),
    )


def visit_upkeep(worker: Worker) -> tuple[Job, ...]:
    """Telling contacts of their visits waits for a relay."""
    return (Job("mail about visits", 2.0, deliver_visit_mails(worker.transport)),)


def mail_upkeep(mail_in: MailIn) -> tuple[Job, ...]:
    """The slow work of mail, in a lane of its own."""
    return (
        Job("mail with clips", 1.0, lambda _database, at_ms: mail_in.work_off(at_ms)),
        Job("refused mail", 24 * 3600.0, lambda _database, _at_ms: mail_in.quarantine.make_room()),
    )


def run_worker(worker: Worker, on_ready: Callable[[], object], gone: int | None = None) -> None:
    """Serve until a signal, or until the descriptor `gone` becomes readable (who started this worker has died)."""
    configure_logs(worker.settings.log_level)
    database = Database(worker.settings.database_url)
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(_serve(worker, database, on_ready, gone))
    finally:
        database.close()


async def _serve(worker: Worker, database: Database, on_ready: Callable[[], object], gone: int | None) -> None:
    app = create_app(worker.settings, database)
    central: Central = app.state.central
    loop = asyncio.get_running_loop()
    tls = ServerContext.of(worker.tls_certificate, worker.tls_key)
    config = uvicorn.Config(
        app,
        http="httptools",
        ws="none",
        proxy_headers=False,  # nothing depends on a caller's address
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        timeout_keep_alive=65,
        limit_concurrency=6000,  # thousands of waiting devices, each with its connection and its task
        ssl_context_factory=None if tls is None else lambda _config, _default: tls.context,
    )
    server = Server(config)

    def stop() -> None:
        central.notifier.close()
        server.should_exit = True
        if gone is not None:
            loop.remove_reader(gone)

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    if gone is not None:
        loop.add_reader(gone, stop)
    mail_in = MailIn(database, central.blobs, worker.settings.quarantine_path)
    async with contextlib.AsyncExitStack() as stack:
        for listener, protocol in ((worker.sockets.smtp, smtp_protocol), (worker.sockets.lmtp, lmtp_protocol)):
            if listener is not None:
                mail_server = await loop.create_server(functools.partial(protocol, mail_in, loop), sock=listener)
                stack.callback(mail_server.close)
        for name, work in (
            ("clips", mail_upkeep(mail_in)),
            ("upkeep", upkeep(central)),
            ("media", media_upkeep(central)),
            ("schedule", schedule(central)),
            ("visits", visit_upkeep(worker)),
        ):
            jobs = Jobs(database, name, work)
            jobs.start()
            stack.push_async_callback(asyncio.to_thread, jobs.stop)
        keeping = Jobs(database, "allowances", allowance_jobs(central.asks.signer))
        database.on_commit(keeping.wake)
        keeping.start()
        stack.push_async_callback(asyncio.to_thread, keeping.stop)
        if worker.transport is not None or worker.sms is not None:
            delivery = DeliveryWorker(database, worker.transport, central.blobs, worker.sms)
            database.on_commit(delivery.wake)
            delivery.start()
            stack.push_async_callback(asyncio.to_thread, delivery.stop)
        if tls is not None:
            renewing = asyncio.create_task(tls.keep_fresh())
            stack.callback(renewing.cancel)
        # What is loaded by now stays: the collector need not walk it again for each batch of a few thousand new objects.
        gc.collect()
        gc.freeze()
        gc.set_threshold(COLLECT_AFTER)
        server.on_started = on_ready
        await server.serve(sockets=[worker.sockets.http])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family, backlog=2048)
    listener.setblocking(False)
    return listener
