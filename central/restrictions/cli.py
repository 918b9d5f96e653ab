"""`central restrictions`: sanctions of an account, and ending restrictions."""

from __future__ import annotations

from typing import Annotated

import typer
from sqlalchemy import select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.residents.residents import find_resident
from central.restrictions.restrictions import BLOCKABLE, NoSuchRestriction, add_sanction, end_restriction, owed_cents
from central.restrictions.tables import restrictions

DAY_MS = 24 * 3600 * 1000

app = typer.Typer(help="Restrictions of residents' accounts.", no_args_is_help=True)


@app.command("add")
def restriction_add(
    resident: Annotated[str, typer.Argument(help="Id, number or alias.")],
    block: Annotated[list[str], typer.Option(help=f"What it blocks, once or more: {', '.join(BLOCKABLE)}.")],
    days: Annotated[int | None, typer.Option(min=1, max=3650, help="Ends by itself after so many days.")] = None,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """A sanction of the facility; prints the id."""
    blocks = tuple(one for one in BLOCKABLE if one in block)
    if not set(block) <= set(BLOCKABLE):
        fail(f"what can be blocked: {', '.join(BLOCKABLE)}")
    with opened(database, data) as db, db.write() as connection:
        row = find_resident(connection, resident)
        if row is None:
            fail("there is no such resident")
        now = now_ms()
        ends = None if days is None else now + days * DAY_MS
        made = add_sanction(connection, row.id, blocks, ends_ms=ends, now_ms=now)
    typer.echo(made)


@app.command("end")
def restriction_end(restriction: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """End a restriction. Ending a chargeback's forgives what is owed: the facility's loss."""
    with opened(database, data) as db, db.write() as connection:
        try:
            end_restriction(connection, restriction, now_ms())
        except NoSuchRestriction:
            fail("there is no such restriction in force")
    typer.echo("ended")


@app.command("list")
def restriction_list(
    resident: Annotated[str, typer.Argument(help="Id, number or alias.")],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Restrictions of a resident: id, kind, state, what they block; then what is owed after chargebacks, in cents."""
    with opened(database, data) as db, db.read() as connection:
        row = find_resident(connection, resident)
        if row is None:
            fail("there is no such resident")
        for one in connection.execute(select(restrictions).where(restrictions.c.resident == row.id).order_by(restrictions.c.since_ms)):
            typer.echo(f"{one.id}  {one.kind:<10}  {'in force' if one.ended_ms is None else 'ended   '}  {one.blocks}")
        typer.echo(f"owed {owed_cents(connection, row.id)}")
