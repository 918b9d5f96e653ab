"""Work in the background that is done once, however many workers serve: by the one that leads.

On PostgreSQL the leader holds an advisory lock on a connection of its own; when it dies, the server frees the lock and another
worker leads within seconds. On SQLite there is one worker, and it leads. While a leader loses its connection two may work for a
moment, so that every job must stand being run twice at once: they lock the rows they change.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from central.clock import now_ms
from central.database import Database
from central.log import log_unexpected

log = structlog.get_logger()

TICK_SECONDS = 1.0
#: First half of the names of central's advisory locks ("lume"); the second is the lane's.
_LOCK_SPACE = 0x6C756D65


@dataclass(frozen=True)
class Job:
    """`run(database, now_ms)` every so many seconds. What it raises is logged, and it is run again."""

    name: str
    every_s: float
    run: Callable[[Database, int], object]


class Leader:
    """Whether this process leads a lane of jobs. Used by one thread."""

    def __init__(self, database: Database, lane: str) -> None:
        self._database = database
        self._lane = lane
        self._connection: Connection | None = None

    def leads(self) -> bool:
        """True while this process holds the lock; asks the database each time."""
        if self._database.is_sqlite:
            return True
        try:
            if self._connection is None:
                return self._try()
            self._connection.execute(text("SELECT 1"))
        except SQLAlchemyError:
            self.resign()
            return False
        return True

    def resign(self) -> None:
        """Give the lock back."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.invalidate()  # ends the database's session, and with it the lock
            connection.close()

    def _try(self) -> bool:
        connection = self._database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            # Facilities may share a database, a schema each: each has its own leader.
            take = text("SELECT pg_try_advisory_lock(:space, hashtext(current_schema() || :lane))")
            if connection.execute(take, {"space": _LOCK_SPACE, "lane": self._lane}).scalar_one():
                self._connection = connection
                log.info("this worker leads", lane=self._lane)
                return True
        finally:
            if self._connection is None:
                connection.close()
        return False


class Jobs:
    """One thread that runs the jobs of a lane when they are due, while its process leads there. A slow lane holds up no other."""

    def __init__(self, database: Database, lane: str, jobs: Sequence[Job]) -> None:
        self._database = database
        self._jobs = jobs
        self._leader = Leader(database, lane)
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"jobs-{lane}", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self, _streams: object = None) -> None:
        """Something was committed: jobs that run every second or oftener look now."""
        self._wake.set()

    def stop(self) -> None:
        """End after the job at hand, and let another worker lead."""
        self._stop.set()
        self._wake.set()
        self._thread.join(timeout=35)

    def _run(self) -> None:
        due = dict.fromkeys((job.name for job in self._jobs), 0.0)
        while not self._stop.is_set():
            woken = self._wake.is_set()
            self._wake.clear()
            if self._leader.leads():
                for job in self._jobs:
                    if self._stop.is_set():
                        break
                    if time.monotonic() >= due[job.name] or (woken and job.every_s <= TICK_SECONDS):
                        due[job.name] = time.monotonic() + job.every_s
                        self._do(job)
            self._wake.wait(TICK_SECONDS)
        self._leader.resign()

    def _do(self, job: Job) -> None:
        try:
            job.run(self._database, now_ms())
        except Exception as error:  # noqa: BLE001 - the next run may go well; a thread that ended would do nothing more
            log_unexpected("job failed", error, job=job.name)
