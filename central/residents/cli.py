"""`central resident`: add, list, trust balance, unlock."""

from __future__ import annotations

from typing import Annotated

import typer
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.residents.residents import add_resident, find_resident, unlock
from central.residents.tables import residents
from central.trust.reports import report_trust

app = typer.Typer(help="Residents.", no_args_is_help=True)


@app.command("add")
def resident_add(
    first_name: Annotated[str, typer.Option()],
    last_name: Annotated[str, typer.Option()],
    number: Annotated[str, typer.Option()],
    alias: Annotated[str, typer.Option(help="Local part of the resident's mail address.")],
    pin: Annotated[str, typer.Option(prompt=True, hide_input=True, envvar="CENTRAL_NEW_PIN")],
    card: Annotated[str | None, typer.Option()] = None,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Add a resident; prints the id."""
    try:
        with opened(database, data) as db, db.write() as connection:
            made = add_resident(
                connection, first_name=first_name, last_name=last_name, number=number, card=card, alias=alias, pin=pin, now_ms=now_ms()
            )
    except IntegrityError:
        fail("number, card or alias is taken")
    typer.echo(made)


@app.command("list")
def resident_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Residents: id, number, name."""
    with opened(database, data) as db, db.read() as connection:
        for row in connection.execute(select(residents).order_by(residents.c.number)):
            typer.echo(f"{row.id}  {row.number}  {row.first_name} {row.last_name}")


@app.command("trust")
def resident_trust(
    resident: Annotated[str, typer.Argument(help="Id, number or alias.")],
    cents: Annotated[int, typer.Argument(min=0)],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Report the balance of the trust account, in cents."""
    with opened(database, data) as db, db.write() as connection:
        row = find_resident(connection, resident)
        if row is None:
            fail("there is no such resident")
        report_trust(connection, row.id, cents, now_ms())
    typer.echo("reported")


@app.command("unlock")
def resident_unlock(
    resident: Annotated[str, typer.Argument(help="Id, number or alias.")],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Clear wrong PINs (staff have checked who it is). It is recorded among the alerts."""
    with opened(database, data) as db, db.write() as connection:
        row = find_resident(connection, resident)
        if row is None:
            fail("there is no such resident")
        unlock(connection, row.id, now_ms())
    typer.echo("unlocked")
