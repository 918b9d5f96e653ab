"""`central commissary pack …`: packs that family sent."""

from __future__ import annotations

from datetime import date
from typing import Annotated, cast, get_args

import typer
from pydantic import ValidationError
from sqlalchemy import select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.commissary import packs as use
from central.commissary.tables import packs
from central.mail_in.clean_text import clean_line
from central.residents.residents import find_resident
from kiosk.sync.wire_commissary import PackChange, PackState

app = typer.Typer(help="Packs that family sent, and where they are.", no_args_is_help=True)


@app.command("add")
def pack_add(
    resident: Annotated[str, typer.Argument(help="Id, number or alias.")],
    sender: Annotated[str, typer.Option("--from", help="Who sent it, as the resident reads it.")],
    name: Annotated[str, typer.Option(help="What it is called.")],
    name_es: Annotated[str, typer.Option(help="The same in Spanish.")] = "",
    line: Annotated[list[str] | None, typer.Option(help="What is in it; once for each line.")] = None,
    expected: Annotated[str, typer.Option(help="2026-12-24")] = "",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """A pack was ordered for a resident; prints its id."""
    words = {"en": clean_line(name, 200)} | ({"es": clean_line(name_es, 200)} if name_es else {})
    with opened(database, data) as db, db.write() as connection:
        row = find_resident(connection, resident)
        if row is None:
            fail("there is no such resident")
        lines = tuple(clean_line(one, 200) for one in line or ())
        day = _day(expected)
        try:
            made = use.add(connection, row.id, sender=clean_line(sender, 200), name=words, lines=lines, expected=day, now_ms=now_ms())
        except ValidationError:
            fail("a pack has at most 100 lines")
    typer.echo(made)


@app.command("step")
def pack_step(
    pack: str,
    state: Annotated[str, typer.Argument(help=f"One of {', '.join(get_args(PackState))}.")],
    carrier: Annotated[str, typer.Option()] = "",
    tracking: Annotated[str, typer.Option()] = "",
    expected: Annotated[str, typer.Option(help="2026-12-24")] = "",
    note: Annotated[str, typer.Option(help="A word for the resident.")] = "",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """A pack is somewhere else now."""
    if state not in get_args(PackState):
        fail(f"a pack is {', '.join(get_args(PackState))}")
    with opened(database, data) as db, db.write() as connection:
        known = use.step(
            connection,
            pack,
            cast("PackState", state),
            carrier=clean_line(carrier, 80),
            tracking=clean_line(tracking, 80),
            expected=_day(expected),
            note=clean_line(note, 300),
            now_ms=now_ms(),
        )
        if not known:
            fail("there is no such pack")
    typer.echo(state)


@app.command("list")
def pack_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """All packs, newest first: id, resident, state, sender, name."""
    with opened(database, data) as db, db.read() as connection:
        for row in connection.execute(select(packs).order_by(packs.c.at_ms.desc(), packs.c.id)):
            change = PackChange.model_validate_json(row.pack_change)
            typer.echo(f"{row.id}  {row.resident}  {row.state:<9}  {change.sender}  {next(iter(change.name.values()))}")


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        fail("a day is written 2026-12-24")
