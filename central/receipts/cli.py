"""`central receipt verify`: whether a receipt is genuine. Exit code 0: it is, 1: it is not, 3: somebody must look."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.receipts.pictures import NoCode, code_in
from central.receipts.verify import verify_receipt

app = typer.Typer(help="Receipts.", no_args_is_help=True)
_EXIT = {"genuine": 0, "false": 1}
LOOK = 3


@app.callback()
def receipts() -> None:
    """Receipts that devices printed."""


@app.command("verify")
def receipt_verify(
    text: Annotated[list[str] | None, typer.Argument(help="What a scanner reads in the square code.")] = None,
    picture: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="A picture of the paper instead.")] = None,
    number: Annotated[str, typer.Option(help="The receipt number on the paper, to be compared.")] = "",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Say whether a receipt is genuine, and what it stands for."""
    if bool(text) == (picture is not None):
        fail("give the text of the square code, or a picture of the paper")
    try:
        code = " ".join(text or ()) if picture is None else code_in(picture)
    except NoCode as error:
        fail(str(error))
    with opened(database, data) as db, db.read() as connection:
        finding = verify_receipt(connection, code, number)
    typer.echo(finding.headline)
    typer.echo(finding.why)
    for label, value in finding.lines:
        typer.echo(f"  {label}: {value}")
    raise typer.Exit(_EXIT.get(finding.verdict, LOOK))
