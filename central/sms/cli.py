"""`central sms`: the gateways that may bring short messages, and a message from a file."""

from __future__ import annotations

import base64
from typing import Annotated

import typer
import uuid_utils
from sqlalchemy import select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.deposits.providers import SMS, ProviderExists, add_provider, end_provider
from central.deposits.tables import deposit_providers
from central.keys import load_keys
from central.sms.inbound import SmsBody, SmsRefused, take_sms

app = typer.Typer(help="Short messages.", no_args_is_help=True)
gateway_app = typer.Typer(help="Who may bring short messages.", no_args_is_help=True)
app.add_typer(gateway_app, name="gateway")
#: What staff hand in themselves. No gateway has this name.
BY_HAND = "facility"


@gateway_app.command("add")
def gateway_add(
    name: Annotated[str, typer.Argument(help="The key id of its signatures, and of ours to it.")],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Put a gateway into service; prints the shared secret (base64), which is shown only now."""
    if not (name.isascii() and name.replace("-", "").replace("_", "").isalnum() and len(name) <= 40):
        fail("a name has up to 40 letters, digits, - and _")
    try:
        with opened(database, data) as db, db.write() as connection:
            secret = add_provider(connection, load_keys(data).deposits, name, None, now_ms(), feed=SMS)
    except ProviderExists:
        fail("there is a gateway or a provider of this name")
    typer.echo(base64.b64encode(secret or b"").decode())


@gateway_app.command("end")
def gateway_end(name: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Take a gateway out of service: its key is worth nothing from now on."""
    with opened(database, data) as db, db.write() as connection:
        if not end_provider(connection, name, now_ms(), feed=SMS):
            fail("there is no such gateway in service")
    typer.echo("ended")


@gateway_app.command("list")
def gateway_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Gateways: name, state."""
    with opened(database, data) as db, db.read() as connection:
        asked = select(deposit_providers).where(deposit_providers.c.feed == SMS).order_by(deposit_providers.c.name)
        for row in connection.execute(asked):
            typer.echo(f"{row.name:<40}  {'in service' if row.ended_ms is None else 'ended'}")


@app.command("take")
def sms_take(
    sender: Annotated[str, typer.Option("--from")],
    recipient: Annotated[str, typer.Option("--to")],
    text: Annotated[str, typer.Option()],
    message: Annotated[str, typer.Option(help="Unique; the same one is taken once.")] = "",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Take a short message as a gateway would bring it."""
    sms = SmsBody(message=message or str(uuid_utils.uuid7()), sender=sender, recipient=recipient, text=text)
    try:
        with opened(database, data) as db, db.write() as connection:
            taken = take_sms(connection, BY_HAND, sms, now_ms())
    except SmsRefused as refused:
        fail(refused.reason)
    typer.echo(" ".join(part for part in (taken.state, taken.message or "", ",".join(taken.flags)) if part))
