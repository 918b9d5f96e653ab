"""`central ledger`: audit, balances, history, stamps."""

from __future__ import annotations

from typing import Annotated

import typer
import uuid_utils
from sqlalchemy import select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.contacts.contacts import get_contact
from central.facility.facility import NoFacility
from central.ledger.audit import NOT_YET, audit_database
from central.ledger.book import AlreadyPosted
from central.ledger.history import lines_of
from central.ledger.tables import accounts
from central.ledger.wallet import issue_to_contact, issue_to_resident
from central.residents.residents import find_resident
from central.stamp_books.monthly import give_monthly

app = typer.Typer(help="The double-entry ledger.", no_args_is_help=True)


@app.command("audit")
def audit_command(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Check the invariants; exit code 0 only when all hold."""
    with opened(database, data) as db:
        findings = audit_database(db)
    for finding in findings:
        typer.echo(f"{'holds ' if finding.holds else 'BROKEN'}  {finding.number:>2}  {finding.words}")
        if not finding.holds:
            typer.echo(f"            first: {finding.broken}")
    for number, words in NOT_YET:
        typer.echo(f"n/a     {number:>2}  {words}")
    if not all(finding.holds for finding in findings):
        raise typer.Exit(1)


@app.command("balances")
def balances_command(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Every account with its balance."""
    with opened(database, data) as db, db.read() as connection:
        rows = connection.execute(select(accounts).order_by(accounts.c.owner, accounts.c.commodity, accounts.c.kind)).all()
    for row in rows:
        typer.echo(f"{row.owner:<46} {row.commodity:<10} {row.kind:<10} {row.balance:>10}")


@app.command("grant-stamps")
def grant_stamps(
    to: Annotated[str, typer.Argument(help="A resident (id, number or alias) or a contact's id.")],
    count: Annotated[int, typer.Argument(min=1, max=100_000)],
    reference: Annotated[str, typer.Option(help="Unique reference; the same one is granted once.")] = "",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Issue stamps to a resident or a contact."""
    cause = f"grant:{reference or uuid_utils.uuid7()}"
    try:
        with opened(database, data) as db, db.write() as connection:
            resident = find_resident(connection, to)
            if resident is not None:
                issue_to_resident(connection, resident.id, "stamp", count, cause=cause, now_ms=now_ms())
            elif get_contact(connection, to) is not None:
                issue_to_contact(connection, to, count, cause=cause, now_ms=now_ms())
            else:
                fail("there is no such resident or contact")
    except AlreadyPosted:
        fail("this reference was granted before")
    typer.echo(f"{count} stamps granted")


@app.command("free-stamps")
def free_stamps(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Give this month's free stamps to those who have not had them (a running server does this by itself)."""
    with opened(database, data) as db:
        try:
            given = give_monthly(db, now_ms())
        except NoFacility as error:
            fail(str(error))
    typer.echo(f"given to {given} residents")


@app.command("history")
def history_command(
    resident: Annotated[str, typer.Argument(help="Id, number or alias.")],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """The history that the resident reads: time, kind, stamps, credits and trust (cents), source and reference."""
    with opened(database, data) as db, db.read() as connection:
        row = find_resident(connection, resident)
        if row is None:
            fail("there is no such resident")
        for line in lines_of(connection, row.id):
            amounts = f"{line.stamps:>+6}  {line.credits_cents:>+9}  {line.trust_cents:>+9}"
            typer.echo(f"{line.at_ms}  {line.kind:<19}  {amounts}  {line.source} {line.reference}".rstrip())
