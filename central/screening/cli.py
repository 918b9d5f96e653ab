"""`central screening`: what waits for staff, and their decisions. Takes incoming and outgoing messages by id."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer
from sqlalchemy import Connection, Row, select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.contacts.contacts import get_contact
from central.mail_in.tables import message_parts, messages
from central.mail_out.statuses import Advance, WrongStatus, advance
from central.mail_out.tables import outgoing, outgoing_photos
from central.residents.tables import residents
from central.screening import incoming

app = typer.Typer(help="Mail that waits for staff.", no_args_is_help=True)
Message = Annotated[str, typer.Argument(help="Id of the message.")]
Reason = Annotated[str, typer.Option(help="Reason code that the resident reads in plain words.")]


@app.command("list")
def list_command(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """What waits: direction, id, flags, resident's number; oldest first."""
    with opened(database, data) as db, db.read() as connection:
        held = connection.execute(
            select(messages.c.id, messages.c.flags, residents.c.number, messages.c.sender_address)
            .join(residents, residents.c.id == messages.c.resident)
            .where(messages.c.state == "held")
            .order_by(messages.c.arrived_ms)
        ).all()
        waiting = connection.execute(
            select(outgoing.c.id, outgoing.c.flags, residents.c.number)
            .join(residents, residents.c.id == outgoing.c.resident)
            .where(outgoing.c.status == "screening")
            .order_by(outgoing.c.received_ms)
        ).all()
    for row in held:
        typer.echo(f"in   {row.id}  {','.join(json.loads(row.flags))}  to {row.number}  from {row.sender_address}")
    for sent in waiting:
        typer.echo(f"out  {sent.id}  {','.join(json.loads(sent.flags))}  from {sent.number}")
    if not held and not waiting:
        typer.echo("nothing waits", err=True)


@app.command("show")
def show(message: Message, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """The message exactly as the resident (or the contact) would read it."""
    with opened(database, data) as db, db.read() as connection:
        if not (_show_incoming(connection, message) or _show_outgoing(connection, message)):
            fail("there is no such message")


@app.command("release")
def release(message: Message, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Let it through."""
    with opened(database, data) as db, db.write() as connection:
        if _is_outgoing(connection, message):
            _advance(connection, message, Advance("checked"))
        else:
            try:
                incoming.release(connection, message, now_ms())
            except incoming.CannotDecide as error:
                fail(str(error))
    typer.echo("released")


@app.command("reject")
def reject(message: Message, reason: Reason = "policy", database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Stop it. An outgoing message is refunded and comes back as a draft; an incoming one's unused stamp goes back to the contact."""
    with opened(database, data) as db, db.write() as connection:
        if _is_outgoing(connection, message):
            _advance(connection, message, Advance("rejected", reason))
        else:
            try:
                incoming.reject(connection, message, reason, now_ms())
            except incoming.CannotDecide as error:
                fail(str(error))
    typer.echo("rejected")


@app.command("withhold")
def withhold(
    message: Message,
    part: Annotated[int, typer.Argument(help="Number of the part as `show` lists it; 0 is the text.")],
    reason: Reason = "policy",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Let the resident see the message without one part."""
    with opened(database, data) as db, db.write() as connection:
        try:
            incoming.withhold(connection, message, part, reason, now_ms())
        except incoming.CannotDecide as error:
            fail(str(error))
    typer.echo("withheld")


def _is_outgoing(connection: Connection, message: str) -> bool:
    return connection.execute(select(outgoing.c.id).where(outgoing.c.id == message)).first() is not None


def _advance(connection: Connection, message: str, step: Advance) -> None:
    try:
        advance(connection, message, step, now_ms())
    except WrongStatus as error:
        fail(str(error))


def _show_incoming(connection: Connection, message: str) -> bool:
    row = connection.execute(select(messages).where(messages.c.id == message)).one_or_none()
    if row is None:
        return False
    typer.echo(f"State: {row.state}  Flags: {','.join(json.loads(row.flags))}  Sender proven: {'yes' if row.sender_proven else 'no'}")
    typer.echo(f"From: {row.sender_name} <{row.sender_address}>\nSubject: {row.subject}\n\n{row.text}\n")
    for part in connection.execute(select(message_parts).where(message_parts.c.message == message).order_by(message_parts.c.number)):
        typer.echo(f"Part {part.number}: {part.kind} {part.what} {part.name} ({_seen(part)})")
    return True


def _show_outgoing(connection: Connection, message: str) -> bool:
    row = connection.execute(select(outgoing).where(outgoing.c.id == message)).one_or_none()
    if row is None:
        return False
    contact = get_contact(connection, row.contact)
    typer.echo(f"Status: {row.status}  Flags: {','.join(json.loads(row.flags))}  Stamps: {row.stamps}")
    typer.echo(f"To: {contact.name if contact else ''}\n\n{row.text}")
    if row.card:
        typer.echo(f"Card: {row.card} ({row.greeting})")
    for part in connection.execute(
        select(outgoing_photos).where(outgoing_photos.c.message == message).order_by(outgoing_photos.c.place)
    ):
        typer.echo(f"Part {part.place + 1}: {part.what} ({f'blob {part.blob}' if part.blob else 'not here yet'})")
    return True


def _seen(part: Row[Any]) -> str:
    """What of a part staff can look at."""
    if part.code:
        return str(part.code)
    if part.card:
        return f"{part.card}: {part.greeting}"
    size = f"{part.width}x{part.height}"
    if part.poster:
        size += f", {part.duration_ms / 1000:.1f} s, poster {part.poster}"
    return f"{size}, blob {part.blob}" + (f", captions {part.captions}" if part.captions else "")
