"""What `central call serve` runs: page, signalling and relay in one process of one event loop, until SIGTERM or SIGINT.

It is apart from `central serve`: media of a dozen visits must not wait for a batch of commands, and who is in which room is known in
one process only. It shares the database with it.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import signal
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import structlog
import uvicorn
import uvloop

from central.calls.relay import Relay, RelayPlace
from central.calls.rooms import Side, end_room, ended_of, note
from central.calls.switchboard import Switchboard
from central.calls.web import AddPaths, create_calls
from central.clock import now_ms
from central.database import Database
from central.http_server import GRACE_SECONDS, Server
from central.log import configure_logs, log_unexpected
from central.migrate import ensure_current
from central.settings import CentralSettings
from central.tls.serving import ServerContext

log = structlog.get_logger()

LOOK_SECONDS = 0.5
MOST_REQUESTS = 2000


@dataclass(frozen=True)
class CallsPlace:
    """Where the process listens. Without a certificate it is plain HTTP, behind a proxy that does TLS."""

    host: str
    port: int
    relay: RelayPlace
    tls_certificate: Path | None = None
    tls_key: Path | None = None


class Rooms:
    """The database beside the switchboard: writes what happened, and looks which rooms were ended elsewhere."""

    def __init__(self, database: Database, clock: Callable[[], int]) -> None:
        self._database = database
        self._clock = clock
        self._notes: asyncio.Queue[tuple[str, Side | Literal[""], str, int]] = asyncio.Queue()

    def note(self, room: str, side: Side | Literal[""], what: str) -> None:
        """To be written soon, in order."""
        self._notes.put_nowait((room, side, what, self._clock()))

    async def keep(self) -> None:
        """Write notes until cancelled."""
        while True:
            room, side, what, at_ms = await self._notes.get()
            try:
                await asyncio.to_thread(self._write, room, side, what, at_ms)
            except Exception as error:  # noqa: BLE001 - a note that cannot be written does not end a visit
                log_unexpected("a note of a visit is lost", error, room=room)
            finally:
                self._notes.task_done()

    async def written(self) -> None:
        """All notes so far are in the database."""
        await self._notes.join()

    async def watch(self, switchboard: Switchboard) -> None:
        """Put out who is in a room that was ended, until cancelled."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            switchboard.tick()
            rooms = switchboard.rooms
            try:
                ended = await asyncio.to_thread(self._ended, rooms) if rooms else {}
            except Exception as error:  # noqa: BLE001 - the database comes back; who is there stays until then
                log_unexpected("the rooms could not be looked at", error)
                continue
            for room, why in ended.items():
                switchboard.end(room, why)

    def _write(self, room: str, side: Side | Literal[""], what: str, at_ms: int) -> None:
        with self._database.write() as connection:
            if not side:
                end_room(connection, room, "hung_up" if what == "hung_up" else "time", at_ms)
            else:
                note(connection, room, side, what, at_ms)

    def _ended(self, rooms: list[str]) -> dict[str, str]:
        with self._database.read() as connection:
            return ended_of(connection, rooms)


def serve_calls(settings: CentralSettings, place: CallsPlace, more: Sequence[AddPaths] = ()) -> None:
    """Run until a signal. Logs one line `calls are ready` with the port. Raises OSError (a port), SchemaOutdated."""
    configure_logs(settings.log_level)
    database = Database(settings.database_url)
    try:
        ensure_current(database)
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            ready = functools.partial(log.info, "calls are ready", host=place.host)
            runner.run(run_calls(database, place, lambda port: ready(port=port), more=more))
    finally:
        database.close()
    log.info("calls stopped")


async def run_calls(
    database: Database,
    place: CallsPlace,
    on_ready: Callable[[int], object],
    stop: asyncio.Event | None = None,
    clock: Callable[[], int] = now_ms,
    more: Sequence[AddPaths] = (),
) -> None:
    """Serve until a signal, or until `stop` is set (then signals are the caller's). `on_ready` gets the port."""
    rooms = Rooms(database, clock)
    switchboard = Switchboard(Relay(place.relay), rooms.note, time.monotonic, clock)
    tls = ServerContext.of(place.tls_certificate, place.tls_key)
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    listener = socket.create_server((place.host, place.port), family=family, backlog=512)
    listener.setblocking(False)
    server = Server(
        uvicorn.Config(
            create_calls(database, switchboard, clock, more),
            http="httptools",
            ws="none",
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
        switchboard.close()
        server.should_exit = True

    async with contextlib.AsyncExitStack() as stack:
        tasks = [asyncio.create_task(rooms.keep()), asyncio.create_task(rooms.watch(switchboard))]
        if tls is not None:
            tasks.append(asyncio.create_task(tls.keep_fresh()))
        if stop is None:
            for number in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(number, end)
        else:
            tasks.append(asyncio.create_task(_end_with(stop, end)))
        for task in tasks:
            stack.callback(task.cancel)
        await server.serve(sockets=[listener])
        switchboard.close()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(rooms.written(), GRACE_SECONDS)


async def _end_with(stop: asyncio.Event, end: Callable[[], None]) -> None:
    await stop.wait()
    end()
