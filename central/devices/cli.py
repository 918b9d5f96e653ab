"""`central device`: enrolment codes, the fleet, alerts."""

from __future__ import annotations

from typing import Annotated, Literal

import typer
from sqlalchemy import select, update

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.devices.enrol import make_code
from central.devices.tables import alerts, devices
from central.signin.grants import revoke_grants

app = typer.Typer(help="Devices and enrolment.", no_args_is_help=True)


@app.command("code")
def device_code(
    name: Annotated[str, typer.Option(help="What the device is called on its screen.")] = "Kiosk",
    kind: Annotated[Literal["kiosk", "tablet"], typer.Option()] = "kiosk",
    serial: Annotated[str | None, typer.Option(help="Only the device with this serial number may use the code.")] = None,
    hours: Annotated[int, typer.Option(min=1, max=24 * 30)] = 24,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """A one-time enrolment code; only its hash is kept."""
    with opened(database, data) as db, db.write() as connection:
        code = make_code(connection, name=name, kind=kind, serial=serial, now_ms=now_ms(), lifetime_ms=hours * 3_600_000)
    typer.echo(code)


@app.command("list")
def device_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Devices: id, state, kind, last seq, name."""
    with opened(database, data) as db, db.read() as connection:
        for row in connection.execute(select(devices).order_by(devices.c.enrolled_ms)):
            typer.echo(f"{row.id}  {row.state:<7}  {row.kind:<6}  seq {row.last_seq}  {row.name}")


@app.command("revoke")
def device_revoke(device: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Take a device out of service (lost, copied, broken); it needs a new enrolment code to come back."""
    with opened(database, data) as db, db.write() as connection:
        changed = connection.execute(update(devices).where(devices.c.id == device).values(state="revoked"))
        if changed.rowcount != 1:
            fail("there is no such device")
        revoke_grants(connection, device, now_ms())
    typer.echo("revoked")


@app.command("alerts")
def device_alerts(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """What devices did that IT should look at, and accounts that staff unlocked."""
    with opened(database, data) as db, db.read() as connection:
        for row in connection.execute(select(alerts).order_by(alerts.c.at_ms)):
            typer.echo(f"{row.at_ms}  {row.kind}  {row.device or '-'}  {row.detail}")
