"""`central serve`: opens the ports, then serves in this process, or starts several workers and keeps them running.

Each worker is a process of its own on the same listening sockets; a worker that dies is replaced. What the workers must agree on lies
in the database, so that only PostgreSQL takes more than one.
"""

from __future__ import annotations

import functools
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess, parent_process

import structlog

from central.app import check_ready
from central.http_server import GRACE_SECONDS
from central.log import configure_logs
from central.mail_out.transports import Transport
from central.serve import Listening, Worker, open_sockets, run_worker
from central.settings import CentralSettings
from central.sms.transports import SmsTransport

log = structlog.get_logger()

#: A worker that dies again and again is started this seldom.
RESTART_SECONDS = 1.0
#: After the grace for requests: the delivery at hand, and the jobs.
STOP_SECONDS = GRACE_SECONDS + 40


def serve(
    settings: CentralSettings, ports: Listening, transport: Transport | None, workers: int = 1, sms: SmsTransport | None = None
) -> None:
    """Run until a signal. Logs one line `central is ready` with the ports.

    Raises ValueError (several workers on SQLite), OSError (a port), SchemaOutdated, NoFacility.
    """
    configure_logs(settings.log_level)
    if workers > 1 and settings.database_url.startswith("sqlite"):
        raise ValueError("several workers need PostgreSQL: give --database postgresql://… or --workers 1")
    check_ready(settings)
    sockets = open_sockets(ports)
    worker = Worker(settings, sockets, transport, ports.tls_certificate, ports.tls_key, sms)
    ready = functools.partial(log.info, "central is ready", host=ports.host, workers=workers, **sockets.ports())
    try:
        if workers == 1:
            run_worker(worker, ready)
        else:
            with _signals() as stop:
                _Fleet(worker, workers).run(stop, ready)
    finally:
        sockets.close()
    log.info("central stopped")


def _work(worker: Worker, ready: Connection) -> None:
    """A worker's process. It ends with the one that started it."""
    parent = parent_process()
    run_worker(worker, functools.partial(ready.send, os.getpid()), None if parent is None else parent.sentinel)


class _Fleet:
    """The workers' processes, as their parent sees them."""

    def __init__(self, worker: Worker, count: int) -> None:
        self._worker = worker
        self._count = count
        self._context = multiprocessing.get_context("spawn")
        self._heard, self._say = self._context.Pipe(duplex=False)
        self._processes: list[BaseProcess] = []

    def run(self, stop: int, on_ready: functools.partial[None]) -> None:
        """Keep the workers running until the descriptor `stop` becomes readable."""
        waiting_for = self._count
        try:
            for _ in range(self._count):
                self._start()
            while stop not in (found := wait([stop, self._heard, *(process.sentinel for process in self._processes)])):
                if self._heard in found:
                    self._heard.recv()
                    waiting_for -= 1
                    if waiting_for == 0:
                        on_ready()
                self._replace_the_dead(stop)
        finally:
            self._stop()

    def _start(self) -> None:
        process = self._context.Process(target=_work, args=(self._worker, self._say), name="central-worker")
        process.start()
        self._processes.append(process)

    def _replace_the_dead(self, stop: int) -> None:
        dead = [process for process in self._processes if not process.is_alive()]
        if not dead or wait([stop], RESTART_SECONDS):
            return
        for process in dead:
            log.error("a worker died and is replaced", pid=process.pid, exit_code=process.exitcode)
            self._processes.remove(process)
            process.close()
            self._start()

    def _stop(self) -> None:
        for process in self._processes:
            process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in self._processes:
            process.join(max(0.0, deadline - time.monotonic()))
            if process.is_alive():
                log.error("a worker did not stop in time", pid=process.pid)
                process.kill()
                process.join()


@contextmanager
def _signals() -> Iterator[int]:
    """A descriptor that becomes readable at SIGTERM or SIGINT."""
    heard, say = os.pipe()
    os.set_blocking(say, False)
    before = {number: signal.signal(number, lambda *_: os.write(say, b"!")) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield heard
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(heard)
        os.close(say)
