"""`central course`: what the school gives to residents, and who passed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

import typer
from sqlalchemy import Row, select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.courses import tasks as use
from central.courses.tables import certificates, tasks
from central.mail_in.clean_text import clean_line
from central.residents.tables import residents

app = typer.Typer(help="Courses: tasks of the school, and certificates.", no_args_is_help=True)


@app.command("assign")
def course_assign(
    resident: Annotated[str, typer.Argument(help="The resident's id or number.")],
    title: Annotated[str, typer.Argument(help="The course, as `central media list` names it.")],
    due: Annotated[str, typer.Option(help="The last day for it: 2026-12-24.")] = "",
    note: Annotated[str, typer.Option(help="A word to the resident.")] = "",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Give a course to a resident, free of charge; prints the task. Given again, it gets the other day."""
    try:
        last = date.fromisoformat(due) if due else None
    except ValueError:
        fail("--due is a day: 2026-12-24")
    try:
        with opened(database, data) as db, db.write() as connection:
            known = select(residents.c.id).where((residents.c.id == resident) | (residents.c.number == resident))
            person = connection.execute(known.limit(1)).scalar_one_or_none() or resident
            made = use.assign(connection, person, title, due=last, note=clean_line(note, 500), now_ms=now_ms())
    except use.CannotAssign as error:
        fail(str(error))
    typer.echo(made)


@app.command("list")
def course_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Every task: id, resident, course, last day, how it stands."""
    passed = certificates.c.number.label("passed")
    mine = (certificates.c.resident == tasks.c.resident) & (certificates.c.title == tasks.c.title)
    rows = select(tasks, residents.c.number, passed).join(residents, residents.c.id == tasks.c.resident).outerjoin(certificates, mine)
    with opened(database, data) as db, db.read() as connection:
        for row in connection.execute(rows.order_by(tasks.c.at_ms, tasks.c.id)):
            typer.echo(f"{row.id}  {row.number}  {row.title}  {row.due or 'no day':<10}  {_state(row)}")


@app.command("withdraw")
def course_withdraw(task: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """It is no task any more. The resident keeps the course."""
    with opened(database, data) as db, db.write() as connection:
        if not use.withdraw(connection, task, now_ms()):
            fail("there is no such task")
    typer.echo("withdrawn")


@app.command("certificates")
def course_certificates(
    number: Annotated[str, typer.Argument(help="Only the one with this number.")] = "",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Who passed what: number, name, course, part of the answers that was right. Ends with 1 when the one asked for is not genuine."""
    rows = select(certificates).order_by(certificates.c.passed_ms, certificates.c.number)
    with opened(database, data) as db, db.read() as connection:
        found = connection.execute(rows.where(certificates.c.number == number.upper()) if number else rows).all()
    for row in found:
        day = datetime.fromtimestamp(row.passed_ms / 1000, UTC).date()
        typer.echo(f"{row.number}  {day}  {row.name}  {row.course}  {row.percent}%")
    if number and not found:
        fail("central gave no certificate of this number")


def _state(row: Row[tuple[object, ...]]) -> str:
    return "passed" if row.passed else "to do" if row.active else "withdrawn"
