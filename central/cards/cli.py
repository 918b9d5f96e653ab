"""`central card`: issue, lost, found, end, list. Residents and facility IT alike; each change is recorded among the alerts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

import typer
from sqlalchemy import Connection, select

from central.cards.cards import CardRefused, end_card, find_again, issue_card, lose_card
from central.cards.tables import cards
from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.devices.tables import devices
from central.residents.residents import find_resident
from central.residents.staff import find_staff
from central.residents.tables import residents

app = typer.Typer(help="Cards of residents and facility IT.", no_args_is_help=True)
Person = Annotated[str, typer.Argument(help="Id, number or alias of a resident; id or number of facility IT.")]
Card = Annotated[str, typer.Argument(help="10 hex digits, the digits of a magnetic stripe, facility:number, or a UID in hex.")]


@app.command("issue")
def card_issue(person: Person, card: Card, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Give somebody a card. Those that they have stay in force."""

    def issue(connection: Connection) -> None:
        issue_card(connection, _holder(connection, person), card, now_ms())

    _change(issue, database, data, "issued")


@app.command("lost")
def card_lost(card: Card, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Block a card at once, here and on every device that is connected."""
    _change(lambda connection: lose_card(connection, card, now_ms()), database, data, "blocked")


@app.command("found")
def card_found(card: Card, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Let a card that was lost name its holder again."""
    _change(lambda connection: find_again(connection, card, now_ms()), database, data, "in force")


@app.command("end")
def card_end(card: Card, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """A card was handed in: it may be issued to somebody else."""
    _change(lambda connection: end_card(connection, card, now_ms()), database, data, "ended")


@app.command("list")
def card_list(
    person: Annotated[str, typer.Argument(help="As for `issue`; everybody without it.")] = "",
    lost: Annotated[bool, typer.Option("--lost", help="Lost cards only.")] = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Cards: number, holder's number, state; where and when a lost one was shown last."""
    with opened(database, data) as db, db.read() as connection:
        found = select(cards, residents.c.number.label("holder"), devices.c.name.label("place"))
        found = found.join(residents, residents.c.id == cards.c.resident).outerjoin(devices, devices.c.id == cards.c.shown_at)
        if person:
            found = found.where(cards.c.resident == _holder(connection, person))
        if lost:
            found = found.where(cards.c.lost)
        for row in connection.execute(found.order_by(residents.c.number, cards.c.issued_ms)):
            state = "in force" if not row.lost else f"lost {_moment(row.lost_ms)}"
            shown = "" if row.shown_ms is None else f"  shown at {row.place} {_moment(row.shown_ms)}"
            typer.echo(f"{row.number}  {row.holder}  {state}{shown}")


def _change(change: Callable[[Connection], None], database: str, data: DataOption, done: str) -> None:
    try:
        with opened(database, data) as db, db.write() as connection:
            change(connection)
    except CardRefused as error:
        fail(str(error))
    typer.echo(done)


def _holder(connection: Connection, word: str) -> str:
    row = find_resident(connection, word) or find_staff(connection, word)
    if row is None:
        fail("there is no such resident and no such member of facility IT")
    return str(row.id)


def _moment(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")
