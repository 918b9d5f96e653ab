"""`central trust`: what the facility reports of trust accounts, and obligations."""

from __future__ import annotations

from typing import Annotated

import typer
from sqlalchemy import select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.residents.residents import find_resident
from central.trust.obligations import ObligationKind, add_obligation, end_obligation
from central.trust.reports import OldReport, report_trust
from central.trust.tables import obligations

app = typer.Typer(help="Trust accounts: reports and obligations.", no_args_is_help=True)


@app.command("report")
def trust_report(
    resident: Annotated[str, typer.Argument(help="Id, number or alias.")],
    cents: Annotated[int, typer.Argument(min=0)],
    as_of_ms: Annotated[int | None, typer.Option(min=0, help="When it held; what was moved since stays.")] = None,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """The facility's figure of a trust account, in cents."""
    with opened(database, data) as db, db.write() as connection:
        row = find_resident(connection, resident)
        if row is None:
            fail("there is no such resident")
        try:
            report_trust(connection, row.id, cents, now_ms(), as_of_ms)
        except OldReport:
            fail("a later figure was reported before")
        except ValueError as error:
            fail(str(error))
    typer.echo("reported")


@app.command("obligation-add")
def obligation_add(
    resident: Annotated[str, typer.Argument(help="Id, number or alias.")],
    kind: Annotated[ObligationKind, typer.Argument()],
    name: Annotated[str, typer.Argument(help="As the resident reads it.")],
    owed_cents: Annotated[int, typer.Argument(min=1, max=10_000_000_000)],
    deduct_percent: Annotated[int, typer.Option(min=0, max=100, help="Part of each trust deposit that goes to it.")] = 0,
    may_pay: Annotated[bool, typer.Option(help="Whether the resident may pay it from the trust account.")] = True,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """What a resident owes from now on; prints the id."""
    with opened(database, data) as db, db.write() as connection:
        row = find_resident(connection, resident)
        if row is None:
            fail("there is no such resident")
        made = add_obligation(
            connection, row.id, kind, name[:200], owed_cents, deduct_percent=deduct_percent, may_pay=may_pay, now_ms=now_ms()
        )
    typer.echo(made)


@app.command("obligation-end")
def obligation_end(obligation: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Nothing more is taken for it."""
    with opened(database, data) as db, db.write() as connection:
        if not end_obligation(connection, obligation, now_ms()):
            fail("there is no such obligation in force")
    typer.echo("ended")


@app.command("obligations")
def obligation_list(
    resident: Annotated[str, typer.Argument(help="Id, number or alias.")],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Obligations of a resident: id, kind, paid of owed (cents), percent of deposits, state, name."""
    with opened(database, data) as db, db.read() as connection:
        row = find_resident(connection, resident)
        if row is None:
            fail("there is no such resident")
        for one in connection.execute(select(obligations).where(obligations.c.resident == row.id).order_by(obligations.c.since_ms)):
            state = "in force" if one.active else "ended"
            typer.echo(f"{one.id}  {one.kind:<13}  {one.paid_cents}/{one.owed_cents}  {one.deduct_percent} %  {state}  {one.name}")
