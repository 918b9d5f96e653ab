"""`central device`: enrolment codes, the fleet, alerts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import typer
from sqlalchemy import Connection, Row, select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.commands.tables import quarantined_commands
from central.devices.code_files import code_file
from central.devices.enrol import make_code
from central.devices.enrol_cli import add_commands
from central.devices.freezing import NoSuchDevice, find_device, freeze, revoke
from central.devices.health import history_of, picture_of, worst_by_device
from central.devices.tables import alerts, devices
from central.tls.authority import read_bundle, tls_files

app = typer.Typer(help="Devices and enrolment.", no_args_is_help=True)

add_commands(app)

DeviceArgument = Annotated[str, typer.Argument(help="Id or name of the device.")]


@app.command("code")
def device_code(
    name: Annotated[str, typer.Option(help="What the device is called on its screen.")] = "Kiosk",
    kind: Annotated[Literal["kiosk", "tablet"], typer.Option()] = "kiosk",
    serial: Annotated[str | None, typer.Option(help="Only the device with this serial number may use the code.")] = None,
    unit: Annotated[str | None, typer.Option(help="The housing unit in which the device will stand.")] = None,
    hours: Annotated[int, typer.Option(min=1, max=24 * 30)] = 24,
    as_file: Annotated[bool, typer.Option("--file", help="As the file lumen-enrol.toml, with the CA's fingerprint.")] = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """A one-time enrolment code; only its hash is kept."""
    lasts = hours * 3_600_000
    with opened(database, data) as db, db.write() as connection:
        code = make_code(connection, name=name, kind=kind, serial=serial, now_ms=now_ms(), lifetime_ms=lasts, unit=unit)
    typer.echo(code_file(code, read_bundle(tls_files(data))) if as_file else code, nl=not as_file)


@app.command("list")
def device_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Devices: id, state, kind, epoch, last seq, the worst of their health, name."""
    with opened(database, data) as db, db.read() as connection:
        worst = worst_by_device(connection)
        for row in connection.execute(select(devices).order_by(devices.c.enrolled_ms)):
            health = worst.get(row.id, "untold")
            state = row.retired_why if row.state == "active" and row.retired_why else row.state
            typer.echo(f"{row.id}  {state:<8}  {row.kind:<6}  epoch {row.epoch}  seq {row.last_seq}  {health:<7}  {row.name}")


@app.command("health")
def device_health_command(
    device: Annotated[str | None, typer.Argument(help="Id or name of the device; without one, what is not well in the fleet.")] = None,
    history: Annotated[bool, typer.Option("--history", help="What changed, the latest first.")] = False,
    most: Annotated[int, typer.Option(min=1, max=5000, help="Lines of history.")] = 100,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """How devices said that they are, with the next step; or what changed (`--history`)."""
    with opened(database, data) as db, db.read() as connection:
        if device is None:
            if history:
                fail("name the device whose history you want")
            _echo_fleet(connection)
        elif history:
            for row in history_of(connection, _found(connection, device).id, most):
                typer.echo(f"{_utc(row.at_ms)}  {row.state:<7}  {row.check_name}: {row.text}")
        else:
            _echo_health(connection, _found(connection, device).id)


@app.command("show")
def device_show(device: DeviceArgument, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """One device: where its chain is, and what came through quarantine."""
    with opened(database, data) as db, db.read() as connection:
        row = _found(connection, device)
        fields = ("id", "name", "unit", "serial", "kind", "state", "epoch", "last_seq", "enrolled_ms", "approved_by", "last_contact_ms")
        for name in (*fields, "retired_why", "retired_ms", "replaced_by"):
            typer.echo(f"{name:<15}  {getattr(row, name)}")
        lane = select(quarantined_commands).where(quarantined_commands.c.device == row.id).order_by(quarantined_commands.c.received_ms)
        for taken in connection.execute(lane):
            typer.echo(f"quarantined      {taken.received_ms}  {taken.lane}  {taken.status}  {taken.id}")


@app.command("freeze")
def device_freeze(device: DeviceArgument, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Stop a device that is in doubt: only what is never blocked is taken from it until it is enrolled anew."""
    with opened(database, data) as db, db.write() as connection:
        row = _found(connection, device)
        if row.state != "active":
            fail(f"the device is {row.state}")
        freeze(connection, row.id, "frozen_by_staff", "", now_ms())
    typer.echo("frozen")


@app.command("revoke")
def device_revoke(device: DeviceArgument, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Take a device out of service (lost, stolen): it is refused everything and wipes what it has of residents."""
    with opened(database, data) as db, db.write() as connection:
        revoke(connection, _found(connection, device).id, now_ms())
    typer.echo("revoked")


@app.command("reenrol")
def device_reenrol(
    device: DeviceArgument,
    hours: Annotated[int, typer.Option(min=1, max=24 * 30)] = 24,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """A one-time code that enrols this very device anew (`kiosk enrol --again`): new key, new epoch, nothing lost."""
    with opened(database, data) as db, db.write() as connection:
        row = _found(connection, device)
        code = make_code(
            connection,
            name=row.name,
            kind=row.kind,
            serial=row.serial,
            now_ms=now_ms(),
            lifetime_ms=hours * 3_600_000,
            renews=row.id,
        )
    typer.echo(code)


@app.command("alerts")
def device_alerts(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """What devices did that IT should look at, and accounts that staff unlocked."""
    with opened(database, data) as db, db.read() as connection:
        for row in connection.execute(select(alerts).order_by(alerts.c.at_ms)):
            typer.echo(f"{row.at_ms}  {row.kind}  {row.device or '-'}  {row.detail}")


def _echo_fleet(connection: Connection) -> None:
    for row in connection.execute(select(devices).where(devices.c.state != "revoked").order_by(devices.c.name, devices.c.id)):
        found = picture_of(connection, row.id)
        looked = f"looked at {_utc(max(one.looked_ms for one in found))}" if found else "has not told of its health"
        typer.echo(f"{row.name} ({row.id}): {looked}")
        for one in found:
            if one.state in {"problem", "care", "unknown"}:
                typer.echo(f"  {one.state:<7}  {one.check_name}: {one.text}")


def _echo_health(connection: Connection, device: str) -> None:
    found = picture_of(connection, device)
    if not found:
        typer.echo("this device has not told of its health")
    for one in found:
        words = f"{one.text} {one.next_step}".rstrip()
        typer.echo(f"{one.state:<7}  {one.check_name}: {words}  (since {_utc(one.since_ms)}, looked at {_utc(one.looked_ms)})")


def _utc(at_ms: int) -> str:
    return f"{datetime.fromtimestamp(at_ms / 1000, UTC):%Y-%m-%d %H:%M:%SZ}"


def _found(connection: Connection, device: str) -> Row[Any]:
    try:
        return find_device(connection, device)
    except NoSuchDevice as error:
        fail(str(error))
