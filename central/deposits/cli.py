"""`central deposits`: providers and their keys, deposits that staff enter, the list of notices."""

from __future__ import annotations

import base64
from typing import Annotated, Literal

import typer
import uuid_utils
from pydantic import ValidationError
from sqlalchemy import select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.deposits.notices import DepositNotice, DepositRefused, Source
from central.deposits.providers import DEPOSITS, STAFF, ProviderExists, add_provider, end_provider
from central.deposits.tables import deposit_notices, deposit_providers
from central.deposits.taking import take_notice
from central.facility.facility import load_facility
from central.keys import load_keys
from central.residents.residents import find_resident

app = typer.Typer(help="Deposits and their providers.", no_args_is_help=True)
provider_app = typer.Typer(help="Who may send notices of deposits.", no_args_is_help=True)
app.add_typer(provider_app, name="provider")


@provider_app.command("add")
def provider_add(
    name: Annotated[str, typer.Argument(help="The key id of its signatures.")],
    ed25519: Annotated[str, typer.Option(help="Public key (32 bytes, base64); without one, a shared secret.")] = "",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Put a provider into service. Without a public key, prints the secret (base64), which is shown only now."""
    if not (name.isascii() and name.replace("-", "").replace("_", "").isalnum() and len(name) <= 40):
        fail("a name has up to 40 letters, digits, - and _")
    try:
        public = base64.b64decode(ed25519, validate=True) if ed25519 else None
        with opened(database, data) as db, db.write() as connection:
            secret = add_provider(connection, load_keys(data).deposits, name, public, now_ms())
    except ProviderExists:
        fail("there is a provider of this name")
    except ValueError:
        fail("this is no Ed25519 public key in base64")
    typer.echo("added" if secret is None else base64.b64encode(secret).decode())


@provider_app.command("end")
def provider_end(name: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Take a provider out of service: its key is worth nothing from now on."""
    with opened(database, data) as db, db.write() as connection:
        if not end_provider(connection, name, now_ms()):
            fail("there is no such provider in service")
    typer.echo("ended")


@provider_app.command("list")
def provider_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Providers: name, algorithm, state."""
    with opened(database, data) as db, db.read() as connection:
        for row in connection.execute(
            select(deposit_providers).where(deposit_providers.c.feed == DEPOSITS).order_by(deposit_providers.c.name)
        ):
            typer.echo(f"{row.name:<40}  {row.algorithm:<11}  {'in service' if row.ended_ms is None else 'ended'}")


@app.command("add")
def deposit_add(
    resident: Annotated[str, typer.Argument(help="Id, number or alias.")],
    cents: Annotated[int, typer.Argument(min=1)],
    account: Annotated[Literal["trust", "credits"], typer.Option()] = "trust",
    source: Annotated[Source, typer.Option()] = "money_order",
    fee_cents: Annotated[int, typer.Option(min=0)] = 0,
    reference: Annotated[str, typer.Option(help="Unique; the same one is taken once.")] = "",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Enter a deposit that the facility itself received."""
    with opened(database, data) as db, db.write() as connection:
        row = find_resident(connection, resident)
        if row is None:
            fail("there is no such resident")
        try:
            notice = DepositNotice(
                kind="deposit",
                reference=reference or str(uuid_utils.uuid7()),
                resident=row.id,
                account=account,
                cents=cents,
                fee_cents=fee_cents,
                source=source,
            )
            answer = take_notice(connection, load_facility(connection).policy, STAFF, notice, now_ms())
        except ValidationError:
            fail("the amount or the reference cannot be")
        except DepositRefused as refused:
            fail(refused.reason)
    typer.echo(f"{answer.taken} cents taken, {answer.returned_cents} to be returned")


@app.command("list")
def deposit_list(
    limit: Annotated[int, typer.Option(min=1, max=10_000)] = 50, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA
) -> None:
    """The latest notices: provider, reference, kind, amount, how much of it banks took back."""
    with opened(database, data) as db, db.read() as connection:
        asked = select(deposit_notices).order_by(deposit_notices.c.at_ms.desc(), deposit_notices.c.id.desc()).limit(limit)
        for row in connection.execute(asked):
            typer.echo(f"{row.provider:<20}  {row.reference:<40}  {row.kind:<14}  {row.amount:>9}  {row.taken_back:>9}")
