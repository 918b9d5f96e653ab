"""`central device order|orders|withdraw|logs`: what devices are to do, and what became of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import Connection, select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened, settings_of
from central.clock import now_ms
from central.devices.enrol import make_code
from central.devices.freezing import NoSuchDevice, find_device
from central.devices.tables import devices
from central.keys import load_keys
from central.leaving.orders import order_last
from central.orders.orders import DAY_MS, CannotOrder, devices_of_unit, give, orders_of, state_of, withdraw
from central.orders.tables import device_orders
from central.signin.grants import Signer
from kiosk.sync.wire_orders import FEATURES


class What(StrEnum):
    """Orders that are given by hand; an update is given by `central update promote`."""

    restart = "restart"
    lock = "lock"
    unlock = "unlock"
    features = "features"
    logs = "logs"
    report = "report"
    network = "network"
    reenrol = "reenrol"
    wipe = "wipe"


def add_commands(app: typer.Typer) -> None:
    """Add them to `central device`."""
    app.command("order")(order_command)
    app.command("orders")(orders_command)
    app.command("withdraw")(withdraw_command)
    app.command("logs")(logs_command)


def order_command(
    device: Annotated[str, typer.Argument(help="Id or name of the device; a unit's name with --unit.")],
    what: What,
    unit: Annotated[bool, typer.Option("--unit", help="For every active device of a housing unit.")] = False,
    english: Annotated[str, typer.Option("--en", help="lock: why, in English.")] = "",
    spanish: Annotated[str, typer.Option("--es", help="lock: why, in Spanish.")] = "",
    off: Annotated[list[str] | None, typer.Option(help=f"features: off from now on: {', '.join(FEATURES)}. None: all are on.")] = None,
    whole: Annotated[bool, typer.Option("--whole", help="restart: the machine, not its programs alone.")] = False,
    at_once: Annotated[bool, typer.Option("--at-once", help="restart: also while somebody is signed in.")] = False,
    days: Annotated[int, typer.Option(min=1, max=90, help="After so many days it is void.")] = 7,
    by: Annotated[str, typer.Option(help="Who gives it.")] = "command line",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Order a device, or a unit, to do something once. Requests, legal mail, balances and help stay open whatever it is."""
    signer = Signer.of(load_keys(settings_of(database, data).data).signing)
    said: dict[str, Any] = {}
    if what is What.lock:
        said = {"words": {"en": english, "es": spanish}}
    elif what is What.features:
        said = {"off": tuple(off or ())}
    elif what is What.restart:
        said = {"whole": whole, "at_once": at_once}
    with opened(database, data) as db, db.write() as connection:
        for one in _targets(connection, device, unit=unit):
            try:
                if what is What.wipe:
                    order = order_last(connection, signer, one, "wipe", "order", None, now_ms())
                else:
                    if what is What.reenrol:
                        said = {"code": _code(connection, one, days)}
                    kind = "send_logs" if what is What.logs else what.value
                    order = give(connection, signer, one, kind, now_ms(), given_by=by, life_ms=days * DAY_MS, **said)
            except CannotOrder as error:
                fail(str(error))
            typer.echo(f"ordered  {one}  {order}")


def orders_command(
    device: Annotated[str | None, typer.Argument(help="Id or name of a device; without one, the whole fleet.")] = None,
    most: Annotated[int, typer.Option(min=1, max=5000)] = 100,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Orders and their outcomes, the newest first."""
    with opened(database, data) as db, db.read() as connection:
        found = None if device is None else _found(connection, device)
        for row in orders_of(connection, found, most):
            told = f"  {row.code}" if row.code else ""
            detail = "" if row.detail == "{}" else f"  {_plain(json.loads(row.detail))}"
            given = f"{_utc(row.issued_ms)}  {row.id}  {row.device_name}"
            typer.echo(f"{given}  {row.what:<9}  {state_of(row, now_ms())}{told}{detail}")


def withdraw_command(
    order: Annotated[str, typer.Argument(help="Id of the order.")], database: DatabaseOption = "", data: DataOption = DEFAULT_DATA
) -> None:
    """An order that its device has not begun does not stand any more."""
    with opened(database, data) as db, db.write() as connection:
        if not withdraw(connection, order, now_ms()):
            fail("there is no such order that still waits")
    typer.echo("withdrawn")


def logs_command(
    order: Annotated[str, typer.Argument(help="Id of the order to send logs.")],
    to: Annotated[Path | None, typer.Option(help="A file to write, instead of printing.", dir_okay=False)] = None,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """What a device sent: lines of JSON with ids, counts and codes."""
    with opened(database, data) as db, db.read() as connection:
        logs = connection.execute(select(device_orders.c.logs).where(device_orders.c.id == order)).scalar_one_or_none()
    if logs is None:
        fail("no logs came for this order")
    if to is None:
        typer.echo(logs)
    else:
        to.write_text(logs + "\n", encoding="utf-8")
        typer.echo(f"written: {to}")


def _targets(connection: Connection, name: str, *, unit: bool) -> list[str]:
    if not unit:
        return [_found(connection, name)]
    found = devices_of_unit(connection, name)
    if not found:
        fail("no active device stands in this unit")
    return found


def _code(connection: Connection, device: str, days: int) -> str:
    row = connection.execute(select(devices).where(devices.c.id == device)).one()
    return make_code(
        connection, name=row.name, kind=row.kind, serial=row.serial, now_ms=now_ms(), lifetime_ms=days * DAY_MS, renews=device
    )


def _found(connection: Connection, device: str) -> str:
    try:
        return str(find_device(connection, device).id)
    except NoSuchDevice as error:
        fail(str(error))


def _plain(detail: dict[str, Any]) -> str:
    return "; ".join(f"{name}: {_value(value)}" for name, value in detail.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return str(value["version"]) if "version" in value else " / ".join(value.values())
    return ", ".join(value) if isinstance(value, list) else str(value)


def _utc(at_ms: int) -> str:
    return f"{datetime.fromtimestamp(at_ms / 1000, UTC):%Y-%m-%d %H:%M:%SZ}"
