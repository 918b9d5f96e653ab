"""`central device pending|approve|reject|manifest|lost|found|replace|reassign`: who joins the fleet, and who leaves it."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import Connection, Row

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.devices import retiring
from central.devices.code_files import write_code_files
from central.devices.freezing import NoSuchDevice, find_device
from central.devices.manifest import BadManifest, add_lines, read_manifest
from central.devices.pending import NotWaiting, Waiting, approve, find_waiting, reject, waiting
from central.facility.facility import NoFacility, load_facility
from central.tls.authority import read_bundle, tls_files
from kiosk.sync.wire_enrol import fingerprint_groups, read_scan

DeviceArgument = Annotated[str, typer.Argument(help="Id or name of the device.")]
WaitingArgument = Annotated[
    str, typer.Argument(help="The code on its screen, its serial number, its fingerprint, or its scanned square code.")
]


def add_commands(app: typer.Typer) -> None:
    """Add them to `central device`."""
    app.command("pending")(pending_command)
    app.command("approve")(approve_command)
    app.command("reject")(reject_command)
    app.command("manifest")(manifest_command)
    app.command("lost")(lost_command)
    app.command("found")(found_command)
    app.command("replace")(replace_command)
    app.command("reassign")(reassign_command)


def pending_command(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Devices that announced themselves and wait. All but the code is their own word: compare the fingerprint with their screen."""
    with opened(database, data) as db, db.read() as connection:
        found = waiting(connection, now_ms())
    for one in found:
        known = f"  serial of {one.known_as}" if one.known_as else ""
        typer.echo(f"{one.code}  {' '.join(fingerprint_groups(one.fingerprint))}  {one.kind:<6}  {one.serial}  {one.software}{known}")
    typer.echo(f"{len(found)} devices wait")


def approve_command(
    named: WaitingArgument,
    name: Annotated[str, typer.Option(help='What it is called; without one, "Kiosk" or "Tablet" and its serial number.')] = "",
    unit: Annotated[str, typer.Option(help="The housing unit in which it stands.")] = "",
    fingerprint: Annotated[str, typer.Option(help="As its screen shows it; without one you are asked to compare.")] = "",
    instead_of: Annotated[str, typer.Option("--as", help="It is this device of the fleet, repaired: same place, new key.")] = "",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Let a device in that waits."""
    scanned = read_scan(named)
    with opened(database, data) as db:
        with db.read() as connection:
            found = _waiting(connection, named if scanned is None else scanned.code)
            old = _found(connection, instead_of).id if instead_of else None
        _compare(found, fingerprint or ("" if scanned is None else scanned.fingerprint))
        with db.write() as connection:
            try:
                shown = name or f"{found.kind.capitalize()} {found.serial}"
                device = approve(
                    connection,
                    found.fingerprint,
                    name=shown,
                    unit=unit or None,
                    by=getpass.getuser(),
                    now_ms=now_ms(),
                    instead_of=old,
                )
            except NotWaiting as error:
                fail(str(error))
    typer.echo(f"approved  {device.id}  {device.name}")


def reject_command(named: WaitingArgument, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Refuse a device that waits; its screen says so, and somebody there may ask for another code."""
    scanned = read_scan(named)
    with opened(database, data) as db, db.write() as connection:
        try:
            reject(connection, _waiting(connection, named if scanned is None else scanned.code).fingerprint)
        except NotWaiting as error:
            fail(str(error))
    typer.echo("rejected")


def manifest_command(
    file: Annotated[Path, typer.Argument(help="CSV: serial, kind; name, unit, facility, fingerprint.", exists=True, dir_okay=False)],
    days: Annotated[int, typer.Option(min=1, max=90, help="For how long they may come.")] = 7,
    codes: Annotated[
        Path | None, typer.Option(help="Instead, write a file with a one-time code for each of them into this folder.", file_okay=False)
    ] = None,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Let the devices of a list in, each once, without anybody approving them one by one."""
    now = now_ms()
    until_ms = now + days * 24 * 3_600_000
    with opened(database, data) as db, db.write() as connection:
        try:
            with file.open(encoding="utf-8-sig", newline="") as lines:
                read = read_manifest(lines, load_facility(connection).id)
            if codes is not None:
                count = write_code_files(connection, read, codes, read_bundle(tls_files(data)), now_ms=now, until_ms=until_ms)
            else:
                count = add_lines(connection, read, by=getpass.getuser(), now_ms=now, until_ms=until_ms)
        except (BadManifest, NoFacility) as error:
            fail(str(error))
        except OSError as error:
            fail(f"cannot write {error.filename}: {error.strerror}")
    typer.echo(f"{count} of {len(read)} devices may come" + ("" if codes is None else f", with the files in {codes}"))


def lost_command(device: DeviceArgument, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """A device is lost: nobody signs in there, what was set aside for it ends; what it saved may come for 14 days."""
    with opened(database, data) as db, db.write() as connection:
        try:
            retiring.lose(connection, _found(connection, device).id, now_ms())
        except retiring.CannotRetire as error:
            fail(str(error))
    typer.echo("lost: after 14 days it is revoked and wipes itself; `central device found` takes that back")


def found_command(device: DeviceArgument, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """A lost device is in hand again and goes on as before."""
    with opened(database, data) as db, db.write() as connection:
        if not retiring.find_again(connection, _found(connection, device).id):
            fail("it was not lost, or was revoked meanwhile: enrol it anew")
    typer.echo("found")


def replace_command(
    old: DeviceArgument,
    new: Annotated[str, typer.Argument(help="Id or name of the device that takes its place; enrolled already.")],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """A device takes the place of another: its name, its unit, and whoever holds the tablet."""
    with opened(database, data) as db, db.write() as connection:
        try:
            retiring.replace(connection, _found(connection, old).id, _found(connection, new).id, now_ms())
        except retiring.CannotRetire as error:
            fail(str(error))
    typer.echo("replaced: what the old one saved may come for 14 days")


def reassign_command(
    device: DeviceArgument,
    unit: Annotated[str | None, typer.Option(help='The housing unit where it stands now; "" for none.')] = None,
    name: Annotated[str | None, typer.Option(help="What it is called now.")] = None,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """A device stands in another unit, or is called otherwise, from now on."""
    if unit is None and name is None:
        fail("say --unit, --name or both")
    if (name is not None and not (name.isprintable() and 0 < len(name) <= 200)) or len(unit or "") > 40:
        fail("a name has 1 to 200 letters, a unit at most 40")
    with opened(database, data) as db, db.write() as connection:
        retiring.reassign(connection, _found(connection, device).id, name=name, unit=unit, now_ms=now_ms())
    typer.echo("reassigned")


def _compare(found: Waiting, said: str) -> None:
    if said:
        if said.replace(" ", "").replace(":", "").upper() != found.fingerprint:
            fail("the fingerprint is another one: do not let this device in, and find out who answers in its name")
        return
    typer.echo(f"{found.kind}, serial number {found.serial} (its own word)")
    typer.echo(" ".join(fingerprint_groups(found.fingerprint)))
    if not typer.confirm("Is this the fingerprint on the device's own screen?"):
        fail("not approved")


def _waiting(connection: Connection, named: str) -> Waiting:
    try:
        return find_waiting(connection, named, now_ms())
    except NotWaiting as error:
        fail(str(error))


def _found(connection: Connection, device: str) -> Row[Any]:
    try:
        return find_device(connection, device)
    except NoSuchDevice as error:
        fail(str(error))
