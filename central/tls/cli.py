"""`central tls`: the facility's certificate authority and the servers' certificates."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.facility.facility import NoFacility, load_facility
from central.tls.authority import (
    SERVER_DAYS,
    TlsError,
    authorities,
    fingerprint,
    issue_server,
    make_authority,
    retire_authority,
    server_certificate,
    server_hosts,
    tls_files,
)
from central.tls.publish import publish_authority

app = typer.Typer(help="The facility's certificate authority.", no_args_is_help=True)


@app.command("init")
def tls_init(
    domain: Annotated[list[str] | None, typer.Option(help="Servers below this domain; default: the facility's mail domain.")] = None,
    renew: Annotated[bool, typer.Option("--renew", help="Begin a rollover: a second authority beside the first.")] = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Make the certificate authority that this facility's devices trust, and print its fingerprint."""
    with opened(database, data) as db:
        try:
            with db.read() as connection:
                facility = load_facility(connection)
            made = make_authority(tls_files(data), facility.id, domain or [facility.mail_domain], renew=renew)
            with db.write() as connection:
                publish_authority(connection, tls_files(data), now_ms())
        except (NoFacility, TlsError) as error:
            fail(str(error))
    typer.echo(fingerprint(made))


@app.command("issue")
def tls_issue(
    hosts: Annotated[list[str] | None, typer.Argument(help="Names and addresses that devices reach central by.")] = None,
    renew: Annotated[bool, typer.Option("--renew", help="For the same hosts again, when a third of its days are left.")] = False,
    days: Annotated[int, typer.Option(min=90, max=825)] = SERVER_DAYS,
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Issue the server's certificate; a running `central serve --tls` takes it within seconds."""
    files = tls_files(data)
    try:
        if renew:
            current = server_certificate(files)
            left = current.not_valid_after_utc - datetime.now(UTC)
            if not hosts and current.issuer == authorities(files)[0].subject and left.days * 3 > days:
                typer.echo(f"good for {left.days} days more: nothing to do")
                return
            hosts = hosts or server_hosts(current)
        if not hosts:
            fail("give the names and addresses that devices reach central by")
        made = issue_server(files, hosts, days)
    except TlsError as error:
        fail(str(error))
    typer.echo(f"{', '.join(hosts)}: until {made.not_valid_after_utc:%Y-%m-%d}")


@app.command("retire")
def tls_retire(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """End a rollover: devices trust the newer authority only."""
    with opened(database, data) as db:
        try:
            retire_authority(tls_files(data))
            with db.write() as connection:
                publish_authority(connection, tls_files(data), now_ms())
        except TlsError as error:
            fail(str(error))
    typer.echo("retired")


@app.command("show")
def tls_show(data: DataOption = DEFAULT_DATA) -> None:
    """Fingerprints of the authorities that devices trust, the signing one first, and when the certificates end."""
    files = tls_files(data)
    try:
        for one in authorities(files):
            typer.echo(f"{fingerprint(one)}  authority  until {one.not_valid_after_utc:%Y-%m-%d}")
        server = server_certificate(files)
        typer.echo(f"{fingerprint(server)}  server     until {server.not_valid_after_utc:%Y-%m-%d}  {', '.join(server_hosts(server))}")
    except TlsError as error:
        fail(str(error))
