"""`central prices`: the list in force, earlier versions, publishing what a promotion changed."""

from __future__ import annotations

import typer
from sqlalchemy import select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.facility.facility import NoFacility
from central.prices.prices import NoPrices, current, of_version
from central.prices.promotions import refresh_prices
from central.prices.tables import price_lists

app = typer.Typer(help="Price lists. Policy says what things cost; each change is a version.", no_args_is_help=True)


@app.command("show")
def prices_show(version: int = 0, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Today's list, or that of a version."""
    with opened(database, data) as db, db.read() as connection:
        try:
            found = of_version(connection, version) if version else current(connection)
        except NoPrices as error:
            fail(str(error))
    if found is None:
        fail("there is no such version")
    typer.echo(found.model_dump_json(indent=2))


@app.command("list")
def prices_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Every version: number, since when, until when (milliseconds since the epoch)."""
    with opened(database, data) as db, db.read() as connection:
        for row in connection.execute(select(price_lists).order_by(price_lists.c.version)):
            typer.echo(f"{row.version:>6}  {row.since_ms:>14}  {row.until_ms or '-'}")


@app.command("publish")
def prices_publish(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Publish the prices that hold now, when they changed (a running server does this by itself)."""
    with opened(database, data) as db:
        try:
            version = refresh_prices(db, now_ms())
        except NoFacility as error:
            fail(str(error))
    typer.echo("nothing changed" if version is None else f"prices {version} published")
