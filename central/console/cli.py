"""`central console`: the process that staff's browsers reach, the accounts of staff, and the audit trail."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Connection, select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened, settings_of
from central.clock import now_ms
from central.console.accounts import BadAccount, add_account, all_accounts, disable_account, find_account, reset_account
from central.console.factor import ConsoleKey
from central.console.made_up import seed_staff
from central.console.roles import ROLES
from central.console.tables import trail
from central.console.trail import first_broken, head, note
from central.facility.facility import NoFacility
from central.media.staff import who
from central.migrate import SchemaOutdated
from central.tls.authority import tls_files

app = typer.Typer(help="The staff console: what staff do in a browser.", no_args_is_help=True)
Login = Annotated[str, typer.Argument(help="Their sign-in name.")]


@app.command("serve")
def console_serve(
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8445,
    host: str = "127.0.0.1",
    idle_minutes: Annotated[int, typer.Option(min=1, max=120, help="Who does nothing for so long is signed out.")] = 15,
    tls: Annotated[bool, typer.Option("--tls", help="Serve with the certificate of `central tls issue`.")] = False,
    tls_certificate: Annotated[Path | None, typer.Option(help="PEM chain; without one, plain HTTP on this machine only.")] = None,
    tls_key: Annotated[Path | None, typer.Option(help="PEM key of the certificate.")] = None,
    log_level: str = "INFO",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Serve the console until SIGTERM or SIGINT. Port 0 takes a free one; the readiness line on standard error says which."""
    from central.console.serve import ConsolePlace, NotPrivate, serve_console

    if tls:
        tls_certificate, tls_key = tls_files(data).server, None
        if not tls_certificate.exists():
            fail("there is no server certificate yet: run `central tls init` and `central tls issue HOST`")
    settings = settings_of(database, data).model_copy(update={"log_level": log_level})
    try:
        serve_console(settings, ConsolePlace(host, port, idle_minutes, tls_certificate, tls_key))
    except (SchemaOutdated, NoFacility, NotPrivate, ValueError) as error:
        fail(str(error))
    except OSError as error:
        fail(f"cannot listen: {error.strerror}")


@app.command("add")
def console_add(
    login: Login,
    name: Annotated[str, typer.Option(help="As others see them.")],
    role: Annotated[list[str], typer.Option(help=f"One of {', '.join(ROLES)}; once or more.")],
    desk: Annotated[list[str], typer.Option(help="The role of forms that they answer for, such as support; once or more.")] = [],  # noqa: B006
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Somebody new; prints the password for the first sign-in, at which they choose another one and set up the second factor."""
    with opened(database, data) as db, db.write() as connection:
        try:
            made, password = add_account(connection, login=login, name=name, roles=role, desks=desk, now_ms=now_ms())
        except BadAccount as error:
            fail(str(error))
        note(connection, _shell(), "account added", made, now_ms(), ", ".join(role))
    typer.echo(password)


@app.command("list")
def console_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Everybody: sign-in name, state, second factor, roles, desks, name."""
    with opened(database, data) as db, db.read() as connection:
        for row in all_accounts(connection):
            state, factor = "in service" if row.active else "disabled", "2nd factor" if row.factor else "no factor"
            words = ",".join((*json.loads(row.roles), *json.loads(row.desks)))
            typer.echo(f"{row.login:<20}  {state:<10}  {factor:<10}  {words}  {row.name}")


@app.command("disable")
def console_disable(login: Login, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """They sign in no more, and are out at once."""
    with opened(database, data) as db, db.write() as connection:
        account = _account(connection, login)
        disable_account(connection, account)
        note(connection, _shell(), "account disable", account, now_ms())
    typer.echo("disabled")


@app.command("reset")
def console_reset(login: Login, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Another password for one sign-in, and a new second factor: for who lost theirs. Prints the password."""
    with opened(database, data) as db, db.write() as connection:
        account = _account(connection, login)
        password = reset_account(connection, account)
        note(connection, _shell(), "account reset", account, now_ms())
    typer.echo(password)


@app.command("demo-staff", hidden=True)
def console_demo_staff(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Somebody made up who may do everything, for the demo; prints the sign-in name, the password and the second factor's secret."""
    with opened(database, data) as db, db.write() as connection:
        try:
            login, password, secret = seed_staff(connection, ConsoleKey.of(data), now_ms())
        except BadAccount as error:
            fail(str(error))
    typer.echo(f"{login} {password} {secret}")


@app.command("trail")
def console_trail(
    most: Annotated[int, typer.Option(min=1, max=100_000, help="Lines, the latest ones.")] = 100,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """The audit trail, and whether its chain is whole (exit code 1: a line was changed or is missing)."""
    with opened(database, data) as db, db.read() as connection:
        rows = connection.execute(select(trail).order_by(trail.c.number.desc()).limit(most)).all()
        broken, (number, digest) = first_broken(connection), head(connection)
    for row in reversed(rows):
        at = f"{datetime.fromtimestamp(row.at_ms / 1000, UTC):%Y-%m-%d %H:%M:%SZ}"
        typer.echo(f"{row.number:>7}  {at}  {row.login:<20}  {row.deed:<20}  {row.about}  {row.detail}".rstrip())
    if broken is not None:
        fail(f"the trail is BROKEN at line {broken}")
    typer.echo(f"whole: {number} lines, {digest}")


def _account(connection: Connection, login: str) -> str:
    row = find_account(connection, login)
    if row is None:
        fail("there is no such account")
    return str(row.id)


def _shell() -> str:
    """Who ran the command, apart from accounts of the same name."""
    return f"shell:{who()}"[:64]
