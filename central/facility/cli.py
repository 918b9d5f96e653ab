"""`central policy`: show and replace the facility's policy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.facility.facility import Facility, NoFacility, create_facility, load_facility, set_policy
from central.media.staff import who
from central.policy import Policy

facility_app = typer.Typer(help="The facility that this central serves.", no_args_is_help=True)
app = typer.Typer(help="The facility's policy.", no_args_is_help=True)


@app.command("show")
def policy_show(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """The policy in force."""

    with opened(database, data) as db, db.read() as connection:
        typer.echo(load_facility(connection).policy.model_dump_json(indent=2))


@app.command("set")
def policy_set(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)], database: DatabaseOption = "", data: DataOption = DEFAULT_DATA
) -> None:
    """Replace the policy and publish it to devices."""
    read = read_policy(file)
    with opened(database, data) as db, db.write() as connection:
        number = set_policy(connection, read, now_ms(), by=who())
    typer.echo(f"policy {number} published")


@facility_app.callback()
def _group() -> None:
    """Keeps `create` a sub-command."""


@facility_app.command("create")
def facility_create(
    policy: Annotated[Path, typer.Argument(help="JSON file of the policy.", exists=True, dir_okay=False)],
    facility: Annotated[str, typer.Option("--id", help="Short id, as devices sign it.")],
    name: Annotated[str, typer.Option()],
    mail_domain: Annotated[str, typer.Option(help="Residents' mail arrives at alias@this.")],
    authserv_id: Annotated[str, typer.Option(help="Whose Authentication-Results count: the receiving server's name.")],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Set up the facility, once."""
    read = read_policy(policy)
    made = Facility(id=facility, name=name, mail_domain=mail_domain, authserv_id=authserv_id, policy=read, policy_number=1)
    with opened(database, data) as db, db.write() as connection:
        try:
            load_facility(connection)
        except NoFacility:
            create_facility(connection, made, now_ms(), by=who())
        else:
            fail("there is a facility already")
    typer.echo("created")


def read_policy(file: Path) -> Policy:
    """The policy in a file, or the end of the command with the reason."""
    try:
        return Policy.model_validate(json.loads(file.read_text("utf-8")))
    except (ValidationError, ValueError) as error:
        fail(f"{file.name} is no policy: {error}")
