"""`central contact`: add, list, block, phone; what residents asked for, and staff's decisions."""

from __future__ import annotations

from typing import Annotated, Literal, NoReturn

import typer
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.contacts import requests
from central.contacts.contacts import add_contact, get_contact, set_approved, set_phone
from central.contacts.phones import e164, mail_address
from central.contacts.tables import contacts
from central.residents.residents import find_resident, get_resident

app = typer.Typer(help="Contacts.", no_args_is_help=True)
Kind = Annotated[Literal["person", "legal"], typer.Option()]
Address = Annotated[str, typer.Option(help="Mail address.")]
Phone = Annotated[str, typer.Option(help="For short messages, with the country: +13035550147.")]
#: Instead of an address or a phone.
NONE = "none"


@app.command("add")
def contact_add(
    resident: Annotated[str, typer.Option(help="Id, number or alias.")],
    name: Annotated[str, typer.Option()],
    address: Address = "",
    phone: Phone = "",
    kind: Kind = "person",
    pays_for_reply: bool = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Approve a contact with an address, a phone, or both; prints the id."""
    if not address and not phone:
        _unreachable()
    number = _phone(phone)
    try:
        with opened(database, data) as db, db.write() as connection:
            row = find_resident(connection, resident)
            if row is None:
                fail("there is no such resident")
            made = add_contact(
                connection,
                resident=row.id,
                name=name,
                address=address or None,
                phone=number,
                kind=kind,
                pays_for_reply=pays_for_reply,
                now_ms=now_ms(),
            )
    except IntegrityError:
        _taken()
    typer.echo(made)


@app.command("list")
def contact_list(
    resident: Annotated[str, typer.Argument(help="Id, number or alias.")],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Contacts of a resident: id, state, kind, address, phone."""
    with opened(database, data) as db, db.read() as connection:
        row = find_resident(connection, resident)
        if row is None:
            fail("there is no such resident")
        for one in connection.execute(select(contacts).where(contacts.c.resident == row.id).order_by(contacts.c.name)):
            state = "approved" if one.approved else "blocked "
            where = "  ".join(way for way in (one.address, one.phone, "blocked by the resident" if one.blocked else "") if way)
            typer.echo(f"{one.id}  {state}  {one.kind:<6}  {where}")


@app.command("block")
def contact_block(contact: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Stop mail with a contact."""
    with opened(database, data) as db, db.write() as connection:
        if get_contact(connection, contact) is None:
            fail("there is no such contact")
        set_approved(connection, contact, False, now_ms())
    typer.echo("blocked")


@app.command("unblock")
def contact_unblock(contact: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Allow mail with a contact again. What the resident blocked stays blocked: that is theirs to lift."""
    with opened(database, data) as db, db.write() as connection:
        row = get_contact(connection, contact)
        if row is None:
            fail("there is no such contact")
        if row.approved:
            fail("staff have not blocked this contact")
        set_approved(connection, contact, True, now_ms())
    typer.echo("unblocked, but the resident blocks them" if row.blocked else "unblocked")


@app.command("phone")
def contact_phone(contact: str, phone: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Give a contact a phone for short messages, with the country (+13035550147), or take it away (none)."""
    number = _phone(phone)
    try:
        with opened(database, data) as db, db.write() as connection:
            if get_contact(connection, contact) is None:
                fail("there is no such contact")
            set_phone(connection, contact, number, now_ms())
    except IntegrityError:
        fail("another contact of the resident has this phone, or this one would have no address left")
    typer.echo(number or NONE)


@app.command("requests")
def contact_requests_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """What residents asked for and nobody decided: id, resident's number, name, relation, address, phone."""
    with opened(database, data) as db, db.read() as connection:
        waiting = requests.waiting_requests(connection)
        for row in waiting:
            resident = get_resident(connection, row.resident)
            number = resident.number if resident is not None else "-"
            typer.echo(f"{row.id}  {number}  {row.name}  ({row.relation or '-'})  {row.address or '-'}  {row.phone or '-'}")
    if not waiting:
        typer.echo("nothing waits", err=True)


@app.command("approve")
def contact_approve(
    request: str,
    address: Address = "",
    phone: Phone = "",
    kind: Kind = "person",
    pays_for_reply: bool = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Make the contact that a resident asked for; address and phone are those of the request unless given (or none). Prints the id."""
    try:
        with opened(database, data) as db, db.write() as connection:
            row = requests.waiting_request(connection, request)
            given = _address(address or row.address)
            number = _phone(phone or row.phone)
            if given is None and number is None:
                _unreachable()
            made = requests.approve(
                connection,
                request,
                address=given,
                phone=number,
                kind=kind,
                pays_for_reply=pays_for_reply,
                now_ms=now_ms(),
            )
    except requests.CannotDecide as error:
        fail(str(error))
    except IntegrityError:
        _taken()
    typer.echo(made)


@app.command("refuse")
def contact_refuse(
    request: str,
    reason: Annotated[str, typer.Option(help="Reason code that the resident reads in plain words.")],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Refuse what a resident asked for."""
    try:
        with opened(database, data) as db, db.write() as connection:
            requests.refuse(connection, request, reason[:64], now_ms())
    except requests.CannotDecide as error:
        fail(str(error))
    typer.echo("refused")


def _phone(number: str) -> str | None:
    try:
        return e164(number) if number not in {"", NONE} else None
    except ValueError as error:
        fail(str(error))


def _address(address: str) -> str | None:
    try:
        return mail_address(address) if address not in {"", NONE} else None
    except ValueError as error:
        fail(str(error))


def _taken() -> NoReturn:
    fail("the resident has a contact with this address or phone")


def _unreachable() -> NoReturn:
    fail("give an address, a phone, or both")
