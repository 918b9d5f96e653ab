"""`central resident`: add, list, trust balance, unlock, reset a PIN."""

from __future__ import annotations

from typing import Annotated

import typer
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.contacts.phones import e164
from central.residents.residents import RESIDENT, add_resident, find_resident, reset_pin, unlock
from central.residents.tables import residents
from central.trust.reports import report_trust

app = typer.Typer(help="Residents.", no_args_is_help=True)
KeepPin = Annotated[bool, typer.Option("--keep-pin", help="The resident need not choose another PIN at the next sign-in.")]


@app.command("add")
def resident_add(
    first_name: Annotated[str, typer.Option()],
    last_name: Annotated[str, typer.Option()],
    number: Annotated[str, typer.Option()],
    alias: Annotated[str, typer.Option(help="Local part of the resident's mail address.")],
    pin: Annotated[str, typer.Option(prompt=True, hide_input=True, envvar="CENTRAL_NEW_PIN")],
    card: Annotated[str | None, typer.Option()] = None,
    birth_year: Annotated[int | None, typer.Option(min=1900, max=2100, help="No PIN may hold it.")] = None,
    sms_number: Annotated[str, typer.Option(help="Where short messages for the resident arrive, with the country.")] = "",
    keep_pin: KeepPin = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Add a resident; prints the id. The PIN is for the first sign-in: the resident then chooses one."""
    try:
        reached_at = e164(sms_number) if sms_number else None
    except ValueError as error:
        fail(str(error))
    try:
        with opened(database, data) as db, db.write() as connection:
            made = add_resident(
                connection,
                first_name=first_name,
                last_name=last_name,
                number=number,
                card=card,
                alias=alias,
                pin=pin,
                now_ms=now_ms(),
                pin_given=not keep_pin,
                birth_year=birth_year,
                sms_number=reached_at,
            )
    except IntegrityError:
        fail("number, card, alias or the number for short messages is taken")
    except ValueError as error:
        fail(str(error))
    typer.echo(made)


@app.command("list")
def resident_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Residents: id, number, name."""
    with opened(database, data) as db, db.read() as connection:
        for row in connection.execute(select(residents).where(residents.c.role == RESIDENT).order_by(residents.c.number)):
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


@app.command("reset-pin")
def resident_reset_pin(
    resident: Annotated[str, typer.Argument(help="Id, number or alias.")],
    pin: Annotated[str, typer.Option(prompt=True, hide_input=True, envvar="CENTRAL_NEW_PIN")],
    keep_pin: KeepPin = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Give a new PIN (staff have checked who it is), to be replaced at the next sign-in. It is recorded among the alerts."""
    with opened(database, data) as db, db.write() as connection:
        row = find_resident(connection, resident)
        if row is None:
            fail("there is no such resident")
        reset_pin(connection, row.id, pin, now_ms(), given=not keep_pin)
    typer.echo("reset")
