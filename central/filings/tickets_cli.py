"""`central ticket`: what residents asked the help desk, and what devices had found by themselves. Answering is `central filing`."""

from __future__ import annotations

import json
from collections import Counter
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from sqlalchemy import Connection, select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.facility.facility import load_facility
from central.filings.findings import finding_line
from central.filings.forms import latest_forms
from central.filings.handling import CannotHandle, find
from central.filings.tables import filings
from kiosk.filings.form import Form, in_language, read_form
from kiosk.filings.guide_format import read_guide

DAY_MS = 86_400_000

app = typer.Typer(help="Tickets of the help desk: topics, and what devices found.", no_args_is_help=True)


@app.command("topics")
def ticket_topics(
    days: Annotated[int, typer.Option(min=1, max=3650, help="Of the last so many days.")] = 30,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """What the trouble was, the most frequent first: tickets, how many are open, and the fault that devices found most often."""
    with opened(database, data) as db, db.read() as connection:
        form, field = _form(connection)
        wanted = select(filings).where(filings.c.type == form.type, filings.c.filed_ms > now_ms() - days * DAY_MS)
        all_of, open_of, faults = Counter[str](), Counter[str](), dict[str, Counter[str]]()
        for row in connection.execute(wanted):
            topic = str(json.loads(row.answers or "{}").get(field, "other"))
            all_of[topic] += 1
            open_of[topic] += row.status == "open"
            found = {f"{one.get('check')}: {one.get('code')}" for one in json.loads(row.findings) if one.get("state") == "problem"}
            faults.setdefault(topic, Counter()).update(found)
    names = {choice.value: in_language(choice.name, "en") for one in form.questions if one.name == field for choice in one.choices}
    for topic, count in all_of.most_common():
        worst = ", ".join(f"{fault} ({often})" for fault, often in faults[topic].most_common(1))
        typer.echo(f"{count:>5}  {open_of[topic]:>5} open  {names.get(topic, 'Something else'):<34}  {worst}".rstrip())
    typer.echo(f"{all_of.total()} tickets in {days} days")


@app.command("findings")
def ticket_findings(
    ticket: Annotated[str, typer.Argument(help="Number or id.")], database: DatabaseOption = "", data: DataOption = DEFAULT_DATA
) -> None:
    """What the device looked at and what was tried, before somebody was asked. Never any words of the resident."""
    with opened(database, data) as db, db.read() as connection:
        try:
            filing = find(connection, ticket)
        except CannotHandle as error:
            fail(str(error))
        row = connection.execute(select(filings).where(filings.c.id == filing)).one()
        zone = ZoneInfo(load_facility(connection).policy.facility.zone)
    typer.echo(f"{row.number}  on {row.device}")
    for finding in json.loads(row.findings):
        typer.echo(f"  {finding_line(finding, zone)}")


def _form(connection: Connection) -> tuple[Form, str]:
    """The form with a guide, and the question that takes the topic. Ends with 1 where there is none."""
    for row in latest_forms(connection):
        form = read_form(json.loads(row.form))
        guide = read_guide(form)
        if guide is not None:
            return form, guide.field
    return fail("there is no form with a guide: load one with `central forms load`")
