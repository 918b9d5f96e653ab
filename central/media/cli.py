"""`central media`: fill the catalogue, look at it, sell a title no more, let rentals stand still."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened, settings_of
from central.clock import now_ms
from central.keys import load_keys
from central.media import rentals
from central.media.importer import BadManifest, Importer, read_manifest
from central.media.objects import Objects
from central.media.tables import titles
from central.media.titles import read_title, withdraw

app = typer.Typer(help="The media store: catalogue and rentals.", no_args_is_help=True)


@app.command("import")
def media_import(
    folder: Annotated[Path, typer.Argument(help="A folder with files and a manifest.toml.")],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Bring every title of a folder's manifest into the catalogue; a line for each. Ends with 1 when one was refused."""
    settings = settings_of(database, data)
    refused = 0
    try:
        manifest = read_manifest(folder)
        with opened(database, data) as db:
            importer = Importer(db, Objects(settings.media, settings.media_path), load_keys(settings.data).media)
            for entry in manifest.title:
                done = importer.bring(folder, entry, now_ms())
                refused += done.outcome == "refused"
                typer.echo(f"{done.outcome:<8} {done.title}{': ' + done.why if done.why else ''}")
    except BadManifest as error:
        fail(str(error))
    if refused:
        raise typer.Exit(1)


@app.command("list")
def media_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Every title: id, kind, prices, name."""
    with opened(database, data) as db, db.read() as connection:
        for row in connection.execute(select(titles).order_by(titles.c.kind, titles.c.id)):
            title = read_title(row)
            ways = (("buy", title.buy_cents), ("rent", title.rent_cents))
            prices = ", ".join(f"{word} {cents // 100}.{cents % 100:02d}" for word, cents in ways if cents is not None)
            typer.echo(f"{title.title}  {title.kind}  {prices}  {title.name}{'' if title.active else '  (not sold)'}")


@app.command("withdraw")
def media_withdraw(title: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Sell a title no more. Who has it keeps it."""
    with opened(database, data) as db, db.write() as connection:
        if not withdraw(connection, title, now_ms()):
            fail("there is no such title that is sold")
    typer.echo("withdrawn")


@app.command("pause")
def media_pause(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Rentals stand still from now on: during a lockdown, or while devices are out of order."""
    with opened(database, data) as db, db.write() as connection:
        if not rentals.pause(connection, now_ms()):
            fail("rentals stand still already")
    typer.echo("rentals stand still")


@app.command("resume")
def media_resume(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Rentals run again."""
    with opened(database, data) as db, db.write() as connection:
        if not rentals.go_on(connection, now_ms()):
            fail("rentals do not stand still")
    typer.echo("rentals run again")
