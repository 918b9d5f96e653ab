"""`central visit`: the schedule, what residents asked for, direct calls, and who may visit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal
from zoneinfo import ZoneInfo

import typer
from sqlalchemy import Connection, select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.contacts.contacts import get_contact, set_may_visit
from central.contacts.tables import contacts
from central.facility.facility import load_facility
from central.mail_in.clean_text import clean_text
from central.residents.tables import residents
from central.visits import visits as use
from central.visits.direct import ring
from central.visits.keeping import ALIVE, CannotVisit, minutes_of
from central.visits.page_links import new_link
from central.visits.tables import visits
from central.visits.who_may import demand_pair

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import FastAPI

    from central.database import Database

app = typer.Typer(help="Visits by video, and direct calls.", no_args_is_help=True)
At = Annotated[str, typer.Option(help="2026-12-24T18:00, in the facility's zone.")]
AnyHour = Annotated[bool, typer.Option("--any-hour", help="Outside visiting hours too.")]
By = Annotated[Literal["staff", "contact"], typer.Option(help="Who wishes it: the resident reads so.")]
Reason = Annotated[Literal["", "full", "staff_short", "safety", "contact", "place"], typer.Option(help="Why, in the resident's words.")]


@app.command("list")
def visit_list(
    all_of_them: Annotated[bool, typer.Option("--all", help="Past ones too.")] = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Visits by time: id, state, resident's number, contact, time, minutes; wishes of those that wait for staff."""
    with opened(database, data) as db, db.read() as connection:
        rows = select(visits, residents.c.number, contacts.c.name).where(
            visits.c.resident == residents.c.id, visits.c.contact == contacts.c.id
        )
        wanted = rows if all_of_them else rows.where(visits.c.state.in_(ALIVE))
        for row in connection.execute(wanted.order_by(visits.c.starts_ms, visits.c.id)):
            times = json.loads(row.wishes) if row.state == "asked" else (row.starts_ms,)
            when = " or ".join(_local(connection, one) for one in times)
            typer.echo(f"{row.id}  {row.state:<9}  {row.number}  {row.name}  {when}  {minutes_of(row)} min  {row.reason}".rstrip())


@app.command("offer")
def visit_offer(
    contact: str,
    at: At,
    minutes: Annotated[int, typer.Option(min=5, max=240)] = 30,
    note: Annotated[str, typer.Option(help="A word of the contact.")] = "",
    any_hour: AnyHour = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """A contact wishes for a visit; prints the id. The resident answers where policy says so."""
    with _writing(database, data) as connection:
        starts = _at(connection, at)
        said = clean_text(note)[:300]
        row = use.offer(
            connection, _resident_of(connection, contact), contact, starts, minutes, now_ms=now_ms(), note=said, any_hour=any_hour
        )
        typer.echo(row.id)


@app.command("approve")
def visit_approve(
    visit: str,
    at: Annotated[str, typer.Option(help="Another time than those that the resident named.")] = "",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Book what a resident asked for, at the first of their times that is free; prints the time."""
    with _writing(database, data) as connection:
        row = use.approve(connection, visit, _at(connection, at) if at else None, now_ms())
        typer.echo(_local(connection, row.starts_ms))


@app.command("refuse")
def visit_refuse(visit: str, reason: Reason = "", database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Say no to what a resident asked for."""
    with _writing(database, data) as connection:
        use.refuse(connection, visit, reason, now_ms())
    typer.echo("refused")


@app.command("move")
def visit_move(
    visit: str,
    at: At,
    minutes: Annotated[int | None, typer.Option(min=5, max=240)] = None,
    by: By = "contact",
    any_hour: AnyHour = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Another time; the resident may say no to it."""
    with _writing(database, data) as connection:
        use.move(connection, visit, _at(connection, at), by=by, now_ms=now_ms(), minutes=minutes, any_hour=any_hour)
    typer.echo("moved")


@app.command("cancel")
def visit_cancel(
    visit: str, reason: Reason = "", by: By = "contact", database: DatabaseOption = "", data: DataOption = DEFAULT_DATA
) -> None:
    """It will not be, or ends now."""
    with _writing(database, data) as connection:
        use.cancel(connection, visit, by=by, now_ms=now_ms(), reason=reason)
    typer.echo("cancelled")


@app.command("call")
def visit_call(contact: str, any_hour: AnyHour = False, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Let a contact's direct call ring; prints the id, and the address of the contact's page where policy names one."""
    with _writing(database, data) as connection:
        row, link = ring(connection, _resident_of(connection, contact), contact, now_ms(), any_hour=any_hour)
        typer.echo(f"{row.id}  {link}".rstrip())


@app.command("page")
def visit_page(contact: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """A new link to a contact's page of times, to hand over: there they propose visits and answer. It opens it for 30 days."""
    with _writing(database, data) as connection:
        resident = _resident_of(connection, contact)
        demand_pair(connection, resident, contact, now_ms())
        link = new_link(connection, contact, now_ms())
        if not link:
            raise CannotVisit("off", "policy names no page (visits.page_url), or contacts name no times (visits.contacts_schedule)")
        typer.echo(link)


@app.command("allow")
def visit_allow(contact: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Allow visits with a contact."""
    _set_may_visit(contact, True, database, data)
    typer.echo("allowed")


@app.command("deny")
def visit_deny(contact: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """No visits with a contact. Those that are booked stay: cancel them one by one."""
    _set_may_visit(contact, False, database, data)
    typer.echo("denied")


def add_times_page(app: FastAPI, database: Database, now_ms: Callable[[], int]) -> None:
    """For `central call serve`: the page of times (loaded when it is served)."""
    from central.visits.page import add_times

    add_times(app, database, now_ms)


def _set_may_visit(contact: str, may_visit: bool, database: str, data: Path) -> None:
    with _writing(database, data) as connection:
        _resident_of(connection, contact)
        set_may_visit(connection, contact, may_visit, now_ms())


@contextmanager
def _writing(database: str, data: Path) -> Iterator[Connection]:
    try:
        with opened(database, data) as db, db.write() as connection:
            yield connection
    except CannotVisit as error:
        fail(str(error))


def _resident_of(connection: Connection, contact: str) -> str:
    row = get_contact(connection, contact)
    if row is None:
        raise CannotVisit("contact_not_allowed", "there is no such contact")
    return str(row.resident)


def _at(connection: Connection, text: str) -> int:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise CannotVisit("time", "--at is a moment: 2026-12-24T18:00") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(load_facility(connection).policy.facility.zone))
    return int(moment.timestamp() * 1000)


def _local(connection: Connection, at_ms: int) -> str:
    zone = ZoneInfo(load_facility(connection).policy.facility.zone)
    return f"{datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone):%Y-%m-%d %H:%M}"
