"""`central call`: the process that visits are held by, who is in them, and ending one."""

from __future__ import annotations

import ipaddress
import socket
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer
from sqlalchemy import select

from central.calls.rooms import end_room
from central.calls.tables import call_events, call_rooms
from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened, settings_of
from central.clock import now_ms
from central.facility.facility import NoFacility, load_facility
from central.migrate import SchemaOutdated
from central.tls.authority import tls_files

if TYPE_CHECKING:
    from central.calls.web import AddPaths

app = typer.Typer(help="Calls of video visits.", no_args_is_help=True)
#: What else contacts reach here: `central.cli` puts the schedule's page in, because calls know no schedule.
PAGES: list[AddPaths] = []


@app.command("serve")
def call_serve(
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8444,
    host: str = "127.0.0.1",
    media_bind: Annotated[str, typer.Option(help="Address that media ports are opened at; without one, --host.")] = "",
    device_media: Annotated[str, typer.Option(help="Name or address that devices send media to; without one, --host.")] = "",
    contact_media: Annotated[str, typer.Option(help="The same for contacts' browsers: often the facility's public address.")] = "",
    media_ports: Annotated[str, typer.Option(help="UDP ports for media, two a visit: 40000-40199; without, any free ones.")] = "",
    tls: Annotated[bool, typer.Option("--tls", help="Serve with the certificate of `central tls issue`.")] = False,
    tls_certificate: Annotated[Path | None, typer.Option(help="PEM chain; without one, plain HTTP.")] = None,
    tls_key: Annotated[Path | None, typer.Option(help="PEM key of the certificate.")] = None,
    log_level: str = "INFO",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Hold visits until SIGTERM or SIGINT. One process is enough for all of a facility, and there must be one only."""
    from central.calls.relay import RelayPlace
    from central.calls.serve import CallsPlace, serve_calls

    if tls:
        tls_certificate, tls_key = tls_files(data).server, None
        if not tls_certificate.exists():
            fail("there is no server certificate yet: run `central tls init` and `central tls issue HOST`")
    try:
        relay = RelayPlace(media_bind or host, _address(device_media or host), _address(contact_media or host), _range(media_ports))
        settings = settings_of(database, data).model_copy(update={"log_level": log_level})
        serve_calls(settings, CallsPlace(host, port, relay, tls_certificate, tls_key), PAGES)
    except (SchemaOutdated, ValueError) as error:
        fail(str(error))
    except OSError as error:
        fail(f"cannot listen: {error.strerror}")


@app.command("list")
def call_list(
    every: Annotated[bool, typer.Option("--all", help="Those that are over too.")] = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Rooms, the latest first: visit, when, state, who was there."""
    with opened(database, data) as db, db.read() as connection:
        try:
            zone = ZoneInfo(load_facility(connection).policy.facility.zone)
        except NoFacility as error:
            fail(str(error))
        for row in connection.execute(select(call_rooms).order_by(call_rooms.c.opens_ms.desc(), call_rooms.c.id)):
            over = row.ended_ms is not None or row.until_ms <= now_ms()
            if over and not every:
                continue
            state = row.ended_why or "time" if over else "open" if row.opens_ms <= now_ms() else "to come"
            there = [side for side, at in (("device", row.device_ms), ("contact", row.contact_ms)) if at is not None]
            begins, ends = (datetime.fromtimestamp(at / 1000, zone) for at in (row.opens_ms, row.until_ms))
            typer.echo(f"{row.visit}  {begins:%Y-%m-%d %H:%M}-{ends:%H:%M}  {state:<9}  {', '.join(there) or 'nobody yet'}")


@app.command("events")
def call_events_command(visit: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """What happened in a visit's rooms: who came, went, was connected; milliseconds since the epoch."""
    with opened(database, data) as db, db.read() as connection:
        found = (
            select(call_events)
            .join(call_rooms, call_rooms.c.id == call_events.c.room)
            .where(call_rooms.c.visit == visit)
            .order_by(call_events.c.at_ms, call_events.c.id)
        )
        for row in connection.execute(found):
            typer.echo(f"{row.at_ms}  {row.side or 'room':<8}  {row.what}")


@app.command("end")
def call_end(
    visit: str,
    by: Annotated[str, typer.Option(help="Who ends it.")],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """End a visit's call now: both sides are put out within a second, and nobody gets in again."""
    with opened(database, data) as db, db.write() as connection:
        if not end_room(connection, visit, "staff", now_ms(), by):
            fail("this visit has no open call")
    typer.echo("ended")


def _address(host: str) -> str:
    """An address, because browsers take no names for media. Raises ValueError or OSError."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return str(socket.getaddrinfo(host, None, type=socket.SOCK_DGRAM)[0][4][0])


def _range(words: str) -> range | None:
    if not words:
        return None
    first, _, last = words.partition("-")
    if not (first.isdecimal() and last.isdecimal() and 1024 <= int(first) < int(last) <= 65535):
        raise ValueError("--media-ports is a range such as 40000-40199")
    return range(int(first), int(last) + 1)
