"""`central contact`: add, list, block."""

from __future__ import annotations

from typing import Annotated, Literal

import typer
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.contacts.contacts import add_contact, get_contact, set_approved
from central.contacts.tables import contacts
from central.residents.residents import find_resident

app = typer.Typer(help="Contacts.", no_args_is_help=True)


@app.command("add")
def contact_add(
    resident: Annotated[str, typer.Option(help="Id, number or alias.")],
    name: Annotated[str, typer.Option()],
    address: Annotated[str, typer.Option()],
    kind: Annotated[Literal["person", "legal"], typer.Option()] = "person",
    pays_for_reply: bool = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Approve a contact; prints the id."""
    try:
        with opened(database, data) as db, db.write() as connection:
            row = find_resident(connection, resident)
            if row is None:
                fail("there is no such resident")
            made = add_contact(
                connection, resident=row.id, name=name, address=address, kind=kind, pays_for_reply=pays_for_reply, now_ms=now_ms()
            )
    except IntegrityError:
        fail("the resident has a contact with this address")
    typer.echo(made)


@app.command("list")
def contact_list(
    resident: Annotated[str, typer.Argument(help="Id, number or alias.")],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Contacts of a resident: id, state, kind, address."""
    with opened(database, data) as db, db.read() as connection:
        row = find_resident(connection, resident)
        if row is None:
            fail("there is no such resident")
        for one in connection.execute(select(contacts).where(contacts.c.resident == row.id).order_by(contacts.c.name)):
            typer.echo(f"{one.id}  {'approved' if one.approved else 'blocked '}  {one.kind:<6}  {one.address}")


@app.command("block")
def contact_block(contact: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Stop mail with a contact."""
    with opened(database, data) as db, db.write() as connection:
        if get_contact(connection, contact) is None:
            fail("there is no such contact")
        set_approved(connection, contact, False, now_ms())
    typer.echo("blocked")
