"""`central staff`: who of facility IT may leave the residents' screen."""

from __future__ import annotations

from typing import Annotated

import typer
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.residents.residents import IT, reset_pin
from central.residents.staff import add_staff, end_staff, find_staff
from central.residents.tables import residents

app = typer.Typer(help="Facility IT: they sign in at devices as residents do.", no_args_is_help=True)
Pin = Annotated[str, typer.Option(prompt=True, hide_input=True, envvar="CENTRAL_NEW_PIN")]
Staff = Annotated[str, typer.Argument(help="Id or number.")]


@app.command("add")
def staff_add(
    name: Annotated[str, typer.Option()],
    number: Annotated[str, typer.Option(help="Digits, which no resident has.")],
    pin: Pin,
    card: Annotated[str | None, typer.Option()] = None,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Add somebody; prints the id."""
    try:
        with opened(database, data) as db, db.write() as connection:
            made = add_staff(connection, name=name[:100], number=number, card=card, pin=pin, now_ms=now_ms())
    except IntegrityError:
        fail("number or card is taken")
    except ValueError as error:
        fail(str(error))
    typer.echo(made)


@app.command("list")
def staff_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Everybody: id, number, state, name."""
    with opened(database, data) as db, db.read() as connection:
        for row in connection.execute(select(residents).where(residents.c.role == IT).order_by(residents.c.number)):
            typer.echo(f"{row.id}  {row.number}  {'in service' if row.active else 'ended'}  {row.first_name}")


@app.command("end")
def staff_end(staff: Staff, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """They sign in nowhere any more."""
    with opened(database, data) as db, db.write() as connection:
        row = find_staff(connection, staff)
        if row is None or not row.active:
            fail("there is no such member of facility IT in service")
        end_staff(connection, row.id, now_ms())
    typer.echo("ended")


@app.command("reset-pin")
def staff_reset_pin(staff: Staff, pin: Pin, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Another PIN. It is recorded among the alerts."""
    with opened(database, data) as db, db.write() as connection:
        row = find_staff(connection, staff)
        if row is None:
            fail("there is no such member of facility IT")
        reset_pin(connection, row.id, pin, now_ms(), given=False)
    typer.echo("reset")
