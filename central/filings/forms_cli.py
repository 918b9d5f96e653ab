"""`central forms`: which types of requests, grievances and reports a facility has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.filings.form_judge import read_form_file
from central.filings.forms import LastOfItsKind, latest_forms, load_forms, turn_off
from central.filings.role_keys import RoleKeys
from kiosk.filings.form import BadForm, form_name, read_form

app = typer.Typer(help="Forms: what residents can ask, report and complain about.", no_args_is_help=True)


@app.command("load")
def forms_load(
    files: Annotated[list[Path], typer.Argument(help="Forms (docs/form-format.md), or folders of them.", exists=True)],
    check: Annotated[bool, typer.Option("--check", help="Only say whether they are right.")] = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Judge forms, and tell every device of those that are new: all of them, or none. Ends with 1 when one is wrong."""
    try:
        documents = [read_form_file(path) for path in _files(files)]
        if check:
            typer.echo(f"{len(documents)} right")
            return
        with opened(database, data) as db, db.write() as connection:
            made = load_forms(connection, documents, RoleKeys.of(data), now_ms())
    except BadForm as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}")
    for form in made:
        typer.echo(f"{form.type}  version {form.version}")
    typer.echo(f"{len(made)} loaded" if made else "nothing changed")


@app.command("list")
def forms_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Every type: version, prefix of its numbers, how it is read, who answers, by when, its name."""
    with opened(database, data) as db, db.read() as connection:
        rows = latest_forms(connection)
    for row in rows:
        form = read_form(json.loads(row.form))
        days = form.handling.answer_days
        due = "no deadline" if days is None else f"{days} {form.handling.count} days"
        sealed = "sealed" if form.confidential else "plain"
        name = form_name(form, "en") + ("" if row.active else "  (off)")
        typer.echo(f"{form.type:<20}  {form.version}  {form.prefix:<4}  {sealed:<6}  {form.handling.role}  {due}  {name}")


@app.command("off")
def forms_off(type: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Nothing is filed by this type any more; what was filed goes its way."""
    with opened(database, data) as db, db.write() as connection:
        try:
            known = turn_off(connection, type, now_ms())
        except LastOfItsKind as error:
            fail(f"{type!r} is the last form of the kind {error.args[0]!r}, which residents always have; load another one first")
        if not known:
            fail(f"no type {type!r} is offered")


def _files(named: list[Path]) -> list[Path]:
    found = [path for name in named for path in (sorted(name.glob("*.json")) if name.is_dir() else [name])]
    if not found:
        fail("there is no form there")
    return found
