"""`central update init|add|list|promote|stop|remove|refresh`: releases for devices."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Connection

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened, settings_of
from central.clock import now_ms
from central.devices.freezing import NoSuchDevice, find_device
from central.keys import load_keys
from central.orders.orders import CannotOrder, devices_of_unit, stop_release
from central.signin.grants import Signer
from central.updates.repository import NotPossible, Repository
from central.updates.stages import NotYet, promote, stage_of

app = typer.Typer(help="Releases of the program for devices.", no_args_is_help=True)

KeysOption = Annotated[Path, typer.Option("--keys", help="Folder of the keys of root and targets: a medium that is kept offline.")]
VersionArgument = Annotated[str, typer.Argument(help="The version, such as 1.4.0.")]


@app.command("init")
def init_command(keys: KeysOption, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Begin the repository: keys, first metadata, and the root file for the devices' package."""
    try:
        root = _repository(database, data).begin(keys)
    except NotPossible as error:
        fail(str(error))
    typer.echo(f"begun; the root for /etc/lumen/update-root.json: {root}")


@app.command("add")
def add_command(
    version: VersionArgument,
    source: Annotated[Path, typer.Argument(help="A tree with bin/kiosk in it, or the tar of one.", exists=True)],
    keys: KeysOption,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Sign a release. No device gets it before it is promoted."""
    try:
        release = _repository(database, data).add(source, version, keys)
    except NotPossible as error:
        fail(str(error))
    typer.echo(f"added  {release.version}  build {release.build}  {release.length} bytes  {release.sha256}")


@app.command("list")
def list_command(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Releases, the newest first, and how far each came."""
    with opened(database, data) as db, db.read() as connection:
        try:
            releases = _repository(database, data).releases()
        except NotPossible as error:
            fail(str(error))
        for one in releases:
            stage = stage_of(connection, one.version)
            counts = f"waiting {stage.waiting}  done {stage.done}  failed {stage.failed}  stopped {stage.stopped}"
            typer.echo(f"{one.version:<16}  build {one.build:<5}  {counts}")


@app.command("promote")
def promote_command(
    version: VersionArgument,
    unit: Annotated[list[str] | None, typer.Option(help="A housing unit whose devices get it; once or more.")] = None,
    device: Annotated[list[str] | None, typer.Option(help="A device that gets it, by id or name; once or more.")] = None,
    everywhere: Annotated[bool, typer.Option("--all", help="Every active device; some must run it already.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Although devices took it back, or none runs it yet.")] = False,
    by: Annotated[str, typer.Option(help="Who gives it.")] = "command line",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Order devices to install a release: the canary unit first, then --all. Nobody is interrupted; who fails goes back by itself."""
    if everywhere == bool(unit or device):
        fail("say either --unit, --device, or --all")
    signer = Signer.of(load_keys(settings_of(database, data).data).signing)
    with opened(database, data) as db, db.write() as connection:
        try:
            release = _repository(database, data).find(version)
            chosen = None if everywhere else _chosen(connection, unit or [], device or [])
            for target, order in promote(connection, signer, release, chosen, now_ms(), by, force=force):
                typer.echo(f"ordered  {target}  {order}")
        except (NotPossible, NotYet, CannotOrder, NoSuchDevice) as error:
            fail(str(error))


@app.command("stop")
def stop_command(version: VersionArgument, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Devices that have not begun with a release keep what they have."""
    with opened(database, data) as db, db.write() as connection:
        stopped = stop_release(connection, version, now_ms())
    typer.echo(f"stopped on {stopped} devices")


@app.command("remove")
def remove_command(version: VersionArgument, keys: KeysOption, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Take a release out of the repository; devices that run it go on."""
    try:
        _repository(database, data).remove(version, keys)
    except NotPossible as error:
        fail(str(error))
    typer.echo("removed")


@app.command("refresh")
def refresh_command(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Sign snapshot and timestamp anew where that is due; a serving central does it by itself."""
    typer.echo("signed anew" if _repository(database, data).refresh() else "nothing was due")


def _repository(database: str, data: Path) -> Repository:
    return Repository(settings_of(database, data).updates_path)


def _chosen(connection: Connection, units: list[str], names: list[str]) -> list[str]:
    """Raises NotYet: a unit without devices."""
    chosen = [str(find_device(connection, name).id) for name in names]
    for unit in units:
        found = devices_of_unit(connection, unit)
        if not found:
            raise NotYet(f"no active device stands in the unit {unit}")
        chosen += [one for one in found if one not in chosen]
    return chosen
