"""`central notice`: publish, list, take back."""

from __future__ import annotations

import json
from datetime import datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from pydantic import ValidationError
from sqlalchemy import Connection, select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.facility.facility import load_facility
from central.mail_in.clean_text import clean_line, clean_text
from central.notices import notices as use
from central.notices.notices import NoticeKind
from central.notices.tables import notices
from kiosk.sync.wire import NoticeWords

app = typer.Typer(help="Notices, promotions and news for every resident.", no_args_is_help=True)
SPANISH = "es"


@app.command("publish")
def notice_publish(
    kind: Annotated[NoticeKind, typer.Option()],
    title: Annotated[str, typer.Option()],
    text: Annotated[str, typer.Option()] = "",
    lang: Annotated[str, typer.Option(help="Language of --title and --text.")] = "en",
    title_es: Annotated[str, typer.Option(help="The same in Spanish.")] = "",
    text_es: Annotated[str, typer.Option()] = "",
    until: Annotated[str, typer.Option(help="Last day (2026-12-24) or moment (2026-12-24T18:00) in the facility's zone.")] = "",
    source: Annotated[str, typer.Option(help="Who says it.")] = "",
    pinned: Annotated[bool, typer.Option("--pinned", help="Stands first.")] = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Show something to everybody; prints the id."""
    given = {lang: (title, text)} | ({SPANISH: (title_es, text_es)} if title_es else {})
    try:
        words = {tag: NoticeWords(title=clean_line(head, 200), text=clean_text(body)) for tag, (head, body) in given.items()}
        with opened(database, data) as db, db.write() as connection:
            last = _until_ms(connection, until)
            made = use.publish(connection, kind, words, at_ms=now_ms(), until_ms=last, source=clean_line(source, 200), pinned=pinned)
    except ValidationError:
        fail("a notice has a title of up to 200 letters and a text of up to 20000")
    except ValueError:
        fail("--until is a day or a moment: 2026-12-24 or 2026-12-24T18:00")
    typer.echo(made)


@app.command("list")
def notice_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """All of them, newest first: id, kind, state, languages, title."""
    with opened(database, data) as db, db.read() as connection:
        for row in connection.execute(select(notices).order_by(notices.c.at_ms.desc(), notices.c.id)):
            words = json.loads(row.words)
            over = row.until_ms is not None and row.until_ms < now_ms()
            state = "taken back" if not row.active else "over" if over else "shown"
            typer.echo(f"{row.id}  {row.kind:<9}  {state:<10}  {','.join(words):<5}  {next(iter(words.values()))['title']}")


@app.command("take-back")
def notice_take_back(notice: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Nobody sees it any more."""
    with opened(database, data) as db, db.write() as connection:
        if not use.take_back(connection, notice, now_ms()):
            fail("there is no such notice that is shown")
    typer.echo("taken back")


def _until_ms(connection: Connection, until: str) -> int | None:
    """The end of a day, or a moment. Raises ValueError."""
    if not until:
        return None
    moment = datetime.fromisoformat(until)
    if len(until) == len("2026-12-24"):
        moment = datetime.combine(moment, time.max)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(load_facility(connection).policy.facility.zone))
    return int(moment.timestamp() * 1000)
