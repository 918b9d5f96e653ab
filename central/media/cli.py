"""`central media`: fill the catalogue, look at it, sell a title no more, let rentals stand still."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened, settings_of
from central.clock import now_ms
from central.keys import load_keys
from central.media import rentals
from central.media.importer import BadManifest, Importer, read_manifest
from central.media.objects import NotReached, Objects
from central.media.proofs import NotAProof, read_proof, standing_of, write_proofs
from central.media.shop_cli import add_commands
from central.media.tables import titles
from central.media.titles import read_title, withdraw
from central.media.told_before import ToldBefore
from kiosk.sync.wire import TitleChange

app = typer.Typer(help="The media store: catalogue, sales, rentals.", no_args_is_help=True)
add_commands(app)


@app.command("import")
def media_import(
    folder: Annotated[Path, typer.Argument(help="A folder with files and a manifest.toml.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and judge everything, and change nothing.")] = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Bring every title of a folder's manifest into the catalogue; a line for each: what became of it, kind, id, size, prices, name.

    Done again, only what changed is sealed again. Ends with 1 when a title was refused; it says which and why.
    """
    settings = settings_of(database, data)
    outcomes: Counter[str] = Counter()
    try:
        manifest = read_manifest(folder)
        with opened(database, data) as db:
            objects = Objects(settings.media, settings.media_path)
            before = ToldBefore(settings.data / "media-told", objects)
            importer = Importer(db, objects, load_keys(settings.data).media, dry=dry_run, before=before)
            for entry in manifest.title:
                done = importer.bring(folder, entry, now_ms())
                outcomes[done.outcome] += 1
                size = "" if done.made is None or not done.made.container_bytes else f"{done.made.container_bytes / 1_000_000:.1f} MB"
                words = f"{entry.file or 'no file'}: {done.why}" if done.made is None else done.made.name
                prices = "" if done.made is None else _prices(done.made)
                typer.echo(f"{done.outcome:<8} {entry.kind:<9} {entry.id:<24} {size:>10}  {prices:<20} {words}".rstrip())
    except BadManifest as error:
        fail(str(error))
    except NotReached as error:
        fail(f"the store of titles cannot be used ({error}): see `CENTRAL_MEDIA`, and the AWS_* variables for a bucket")
    summed = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.items())
    typer.echo(f"{outcomes.total()} titles: {summed or 'none'}{'; nothing was changed' if dry_run else ''}")
    if outcomes["refused"]:
        raise typer.Exit(1)


def _prices(title: TitleChange) -> str:
    ways = (("buy", title.buy_cents), ("rent", title.rent_cents))
    return ", ".join(f"{word} {cents // 100}.{cents % 100:02d}" for word, cents in ways if cents is not None)


@app.command("list")
def media_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Every title: id, kind, prices, name."""
    with opened(database, data) as db, db.read() as connection:
        for row in connection.execute(select(titles).order_by(titles.c.kind, titles.c.id)):
            title = read_title(row)
            typer.echo(f"{title.title}  {title.kind}  {_prices(title)}  {title.name}{'' if title.active else '  (not sold)'}")


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


@app.command("proof")
def media_proof(
    text: Annotated[str, typer.Argument(help="What the square code of a proof of ownership holds.")],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Check a proof of ownership: what it says, and what became of the purchase. Ends with 1 when it is not genuine."""
    settings = settings_of(database, data)
    try:
        claims = read_proof(load_keys(settings.data), text)
    except NotAProof as error:
        fail(f"NOT GENUINE: {error}")
    with opened(database, data) as db, db.read() as connection:
        standing = standing_of(connection, claims)
    bought = datetime.fromtimestamp(claims.at_ms / 1000, UTC).isoformat(timespec="minutes")
    words = {"held": "it stands", "returned": "it was returned or refunded since", "unknown": "this central has no such purchase now"}
    typer.echo(f"genuine: {words[standing]}")
    typer.echo(f"{claims.name}{' by ' + claims.by if claims.by else ''} ({claims.title})")
    typer.echo(f"owner {claims.resident}, bought {bought}, licence {claims.licence}, facility {claims.facility}")


@app.command("proofs")
def media_proofs(
    resident: str,
    target: Annotated[Path, typer.Argument(help="The ZIP archive to write.")],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Write the proofs of everything that a resident owns, for release or a change of vendor."""
    settings = settings_of(database, data)
    with opened(database, data) as db, db.read() as connection, target.open("wb") as file:
        count = write_proofs(connection, load_keys(settings.data), resident, file)
    typer.echo(f"{count} proofs in {target}")
