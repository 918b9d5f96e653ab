"""`central resident plan|release|transfer|return|copy|tablet`: leaving, and the tablets that residents hold."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from sqlalchemy import Connection, Row

from central.blobs import Blobs
from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened, settings_of
from central.clock import now_ms
from central.devices.freezing import NoSuchDevice, find_device
from central.keys import load_keys
from central.leaving.copies import Copies
from central.leaving.going import CannotLeave, Gone, come_back, leave
from central.leaving.orders import What, issue_tablet, take_back_tablet, withdraw_order
from central.leaving.plan import plan
from central.leaving.settling import Left, left_of, settle
from central.orders.orders import CannotOrder
from central.residents.residents import find_resident
from central.signin.grants import Signer
from kiosk.sync.wire_leaving import Going

ResidentArgument = Annotated[str, typer.Argument(help="Id, number or alias.")]
TabletOption = Annotated[
    What, typer.Option("--tablet", help="Their tablet is cleared (wipe), or cleared and unlocked for them (unlock).")
]


def add_commands(app: typer.Typer) -> None:
    """Add them to `central resident`."""
    app.command("plan")(plan_command)
    app.command("release")(release_command)
    app.command("transfer")(transfer_command)
    app.command("return")(return_command)
    app.command("left")(left_command)
    app.command("settle")(settle_command)
    app.command("copy")(copy_command)
    app.command("tablet")(tablet_command)


def plan_command(
    resident: ResidentArgument,
    going: Annotated[Literal["release", "transfer", "none"], typer.Option(help="none: nothing is planned any more.")] = "release",
    day: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="In the facility's zone.")] = None,
    tablet: TabletOption = "wipe",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Plan a release or a transfer: the resident sees it under "When you leave"."""
    with opened(database, data) as db, db.write() as connection:
        row = _found(connection, resident)
        if going == "none":
            plan(connection, row.id, None, None, None, now_ms())
        else:
            plan(connection, row.id, going, None if day is None else day.date(), tablet, now_ms())
    typer.echo("planned")


def release_command(
    resident: ResidentArgument, tablet: TabletOption = "wipe", database: DatabaseOption = "", data: DataOption = DEFAULT_DATA
) -> None:
    """Release a resident now: no device signs them in, kiosks forget them, their tablet gets its last order."""
    _leave(resident, "release", tablet, "", database, data)


def transfer_command(
    resident: ResidentArgument,
    to: Annotated[str, typer.Option("--to", help="Where they go.")],
    tablet: TabletOption = "wipe",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Transfer a resident to another facility now."""
    _leave(resident, "transfer", tablet, to, database, data)


def return_command(resident: ResidentArgument, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Somebody who left is here again, with everything that central kept of theirs."""
    with opened(database, data) as db, db.write() as connection:
        try:
            come_back(connection, _found(connection, resident).id, now_ms())
        except CannotLeave as error:
            fail(str(error))
    typer.echo("returned")


def left_command(resident: ResidentArgument, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """What somebody still has here: money, open orders, what family put in."""
    with opened(database, data) as db, db.read() as connection:
        for line in _left(left_of(connection, _found(connection, resident).id)):
            typer.echo(line)


def settle_command(resident: ResidentArgument, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Move the credits of somebody who left to their trust account; again after a late refund."""
    with opened(database, data) as db, db.write() as connection:
        row = _found(connection, resident)
        if row.active:
            fail("this resident is here: they use their credits themselves")
        moved = settle(connection, row.id, now_ms())
    typer.echo(f"moved {_dollars(moved)} to the trust account")


def copy_command(
    resident: ResidentArgument,
    target: Annotated[Path, typer.Argument(help="The file to write (.zip).", dir_okay=False)],
    again: Annotated[bool, typer.Option("--again", help="Make a newer one: earlier words do not open it.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Print what opens it, for somebody who cannot sign in any more.")] = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Hand out a resident's copy: mail, requests and proofs, as an encrypted ZIP. Their screen shows what opens it."""
    settings = settings_of(database, data)
    copies = Copies(load_keys(settings.data), Blobs(settings.blobs_path), settings.copies_path)
    with opened(database, data) as db:
        with db.read() as connection:
            row = _found(connection, resident)
        kept = copies.file_of(db, row.id)
        made = None
        if again or show or kept is None:
            made = copies.make(db, row.id, now_ms())
            kept = made.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept, target)
    typer.echo(f"written: {target}")
    if made is not None and show:
        typer.echo(f"opens with: {made.passphrase}")


def tablet_command(
    device: Annotated[str, typer.Argument(help="Id or name of the tablet.")],
    resident: Annotated[str, typer.Option("--to", help="Who gets it: id, number or alias.")] = "",
    back: Annotated[bool, typer.Option("--back", help="It was given back; an order that was not obeyed yet is withdrawn.")] = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Write down whose a tablet is: its last order follows from that."""
    if bool(resident) == back:
        fail("say either --to RESIDENT or --back")
    with opened(database, data) as db, db.write() as connection:
        try:
            row = find_device(connection, device)
            if back:
                take_back_tablet(connection, row.id, now_ms())
                withdraw_order(connection, row.id, now_ms())
            else:
                issue_tablet(connection, row.id, _found(connection, resident).id, now_ms())
        except (NoSuchDevice, CannotOrder) as error:
            fail(str(error))
    typer.echo("given back" if back else "given out")


def _leave(resident: str, going: Going, tablet: What, destination: str, database: str, data: Path) -> None:
    settings = settings_of(database, data)
    signer = Signer.of(load_keys(settings.data).signing)
    with opened(database, data) as db, db.write() as connection:
        try:
            row = _found(connection, resident)
            gone = leave(connection, signer, row.id, going, tablet, now_ms(), destination=destination)
        except CannotLeave as error:
            fail(str(error))
        left = left_of(connection, row.id)
    typer.echo("released" if going == "release" else "transferred")
    _tell(gone)
    if left:
        for line in _left(left):
            typer.echo(line)


def _left(left: Left) -> Iterator[str]:
    """What is there, and by which command it goes where it belongs."""
    yield f"left  trust account {_dollars(left.trust_cents)}, stamps {left.stamps}"
    if left.credits_cents:
        yield f"left  credits {_dollars(left.credits_cents)}: central resident settle"
    if left.set_aside_cents:
        yield f"left  set aside on devices {_dollars(left.set_aside_cents)}: comes back when they connect, or when its time is over"
    if left.family_cents:
        named = " ".join(left.gifts)
        yield f"left  from family {_dollars(left.family_cents)}: central commissary family take-back ({named})"
    for order in left.orders:
        yield f"left  order {order.order}, {order.state}, {_dollars(order.cents)}: central commissary deliver or cancel"


def _dollars(cents: int) -> str:
    return f"${cents // 100}.{cents % 100:02d}"


def _tell(gone: Gone) -> None:
    for device, order in gone.ordered:
        typer.echo(f"ordered  {device}  {order}")
    for device, why in gone.not_ordered:
        typer.echo(f"not ordered  {device}  {why}")


def _found(connection: Connection, resident: str) -> Row[Any]:
    row = find_resident(connection, resident)
    if row is None:
        fail("there is no such resident")
    return row
