"""`central filing`: what residents filed, and what staff do with it; reports without a name; who answers by the API; keys of roles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer
from sqlalchemy import Connection, select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.facility.facility import load_facility
from central.filings import reports, staff
from central.filings.findings import finding_line
from central.filings.forms import latest_forms, tell_form
from central.filings.handling import CannotHandle, Desk, Staff, find, log_opening
from central.filings.opening import STATUSES, OpenedFiling, Wanted, listed
from central.filings.opening import opened as open_filing
from central.filings.role_keys import RoleKeys
from central.filings.tables import filing_role_keys
from central.keys import load_keys
from central.mail_in.clean_text import clean_text

app = typer.Typer(help="Requests, grievances, reports and tickets of residents.", no_args_is_help=True)
report_app = typer.Typer(help="Reports without a name.", no_args_is_help=True)
staff_app = typer.Typer(help="Who of staff answers by the API.", no_args_is_help=True)
key_app = typer.Typer(help="Keys that what is confidential is sealed to, one a role.", no_args_is_help=True)
app.add_typer(report_app, name="report")
app.add_typer(staff_app, name="staff")
app.add_typer(key_app, name="key")

_CONSOLE = Staff("command line")
_NOT_GENUINE = "NOT THE WORDS OF THIS FINGERPRINT: the device may have been tampered with; ask the author for theirs"

Named = Annotated[str, typer.Argument(help="Number or id.")]
By = Annotated[str, typer.Option("--by", help="Who of staff does it; the author does not read it.")]
Sign = Annotated[str, typer.Option("--sign", help='What the words are signed with: "Nurse, Medical".')]


@app.command("list")
def filing_list(
    status: Annotated[str, typer.Option(help=f"One of {', '.join(STATUSES)}, or all.")] = "open",
    role: str = "",
    overdue: Annotated[bool, typer.Option("--overdue")] = False,
    search: Annotated[str, typer.Option(help="Part of a number.")] = "",
    type: Annotated[str, typer.Option(help="One type of form alone.")] = "",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """What is due first: number, status, when it is due, who has it, type, resident. Never any words.

    "new": its author said something that nobody did anything about yet ("WORSE": that it got worse), on one that is over, too.
    """
    if status not in {*STATUSES, "all"}:
        fail(f"--status is one of {', '.join(STATUSES)}, all")
    wanted = Wanted(STATUSES if status == "all" else (status,), role, overdue, search)
    with opened(database, data) as db, db.read() as connection:
        zone = _zone(connection)
        for one in listed(connection, wanted, Staff("command line"), now_ms()):
            if type and one.type != type:
                continue
            due = "no deadline" if one.due_ms is None else f"by {_day(one.due_ms, zone)}"
            sign = "WORSE" if one.worse and one.unheard else "OVERDUE" if one.overdue else "new" if one.unheard else ""
            sign = sign or ("soon" if one.due_soon else "worse" if one.worse else "")
            typer.echo(
                f"{one.number:<18}  {one.status:<9}  {due:<13}  {sign:<7}  {one.role}{'/' + one.taken_by if one.taken_by else ''}"
                f"  {one.type}  {one.resident_name}"
            )


@app.command("show")
def filing_show(filing: Named, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """One of them, with its words where the role's key is on this machine."""
    with opened(database, data) as db, db.write() as connection:
        with _plainly():
            found = open_filing(connection, find(connection, filing), _CONSOLE, RoleKeys.of(data), now_ms())
        if found.role_key is not None:
            log_opening(connection, found.id, _CONSOLE, now_ms())
        for line in _lines(found, _zone(connection)):
            typer.echo(line)


@app.command("take")
def filing_take(filing: Named, by: By, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Somebody has it now."""
    _do(database, data, filing, lambda desk, connection, found: desk.take(connection, found, Staff(by), now_ms()))


@app.command("step")
def filing_step(filing: Named, step: str, by: By, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """It is at this step of its form now; the author sees it."""
    _do(database, data, filing, lambda desk, connection, found: desk.step(connection, found, step, Staff(by), now_ms()))


@app.command("write")
def filing_write(
    filing: Named, text: str, by: By, sign: Sign = "", database: DatabaseOption = "", data: DataOption = DEFAULT_DATA
) -> None:
    """Words to the author that are not the answer yet. `-` reads them from standard input."""
    words = _words(text)
    _do(database, data, filing, lambda desk, connection, found: desk.write(connection, found, words, sign, Staff(by), now_ms()))


@app.command("answer")
def filing_answer(
    filing: Named, text: str, by: By, sign: Sign = "", database: DatabaseOption = "", data: DataOption = DEFAULT_DATA
) -> None:
    """The answer; the clocks of appeal and reopening begin. `-` reads it from standard input."""
    words = _words(text)
    _do(database, data, filing, lambda desk, connection, found: desk.answer(connection, found, words, sign, Staff(by), now_ms()))


@app.command("heard")
def filing_heard(filing: Named, by: By, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """What its author said last was read; nothing is to be answered."""
    _do(database, data, filing, lambda desk, connection, found: desk.heard(connection, found, Staff(by), now_ms()))


@app.command("close")
def filing_close(filing: Named, by: By, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """It is over."""
    _do(database, data, filing, lambda desk, connection, found: desk.close(connection, found, Staff(by), now_ms()))


@app.command("duplicate")
def filing_duplicate(filing: Named, of: Named, by: By, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """It is the same as another one of its author, which goes on."""
    _do(
        database,
        data,
        filing,
        lambda desk, connection, found: desk.duplicate(connection, found, find(connection, of), Staff(by), now_ms()),
    )


@app.command("route")
def filing_route(filing: Named, role: str, by: By, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Another role answers. What is sealed cannot be handed on."""
    _do(database, data, filing, lambda desk, connection, found: desk.route(connection, found, role, Staff(by), now_ms()))


@report_app.command("list")
def report_list(
    closed: Annotated[bool, typer.Option("--closed")] = False, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA
) -> None:
    """Reports without a name, the earliest day first: number, day, status, role, type."""
    with opened(database, data) as db, db.read() as connection:
        for one in reports.listed_reports(connection, Staff("command line"), closed=closed):
            typer.echo(f"{one.number:<18}  {one.day}  {one.status:<6}  {one.role}  {one.name}")


@report_app.command("show")
def report_show(report: Named, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """One report, with its words where the role's key is on this machine."""
    with opened(database, data) as db, db.write() as connection, _plainly():
        found = reports.opened_report(connection, report, _CONSOLE, RoleKeys.of(data))
        log_opening(connection, found.id, _CONSOLE, now_ms())
    typer.echo(f"{found.number}  {found.name}  filed {found.day}  {found.status}  {found.role}")
    if found.genuine is False:
        typer.echo(_NOT_GENUINE)
    for line in _answers(found.answers, found.asked, found.role_key):
        typer.echo(line)


@report_app.command("close")
def report_close(report: Named, by: By, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """It was looked into."""
    with opened(database, data) as db, db.write() as connection, _plainly():
        reports.close_report(connection, report, Staff(by), now_ms())
    typer.echo("closed")


@staff_app.command("add")
def staff_add(
    name: str,
    role: Annotated[list[str], typer.Option("--role", help="A role of the forms; may stand several times.")],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Give somebody a token; it is shown this once. Prints id and token."""
    try:
        with opened(database, data) as db, db.write() as connection:
            made, token = staff.add_staff(connection, name, role, now_ms())
    except ValueError as error:
        fail(str(error))
    typer.echo(f"{made}  {token}")


@staff_app.command("list")
def staff_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Everybody: id, state, roles, name."""
    with opened(database, data) as db, db.read() as connection:
        for row in staff.all_staff(connection):
            typer.echo(f"{row.id}  {'in service' if row.active else 'ended':<10}  {row.roles}  {row.name}")


@staff_app.command("end")
def staff_end(id: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """The token opens nothing any more."""
    with opened(database, data) as db, db.write() as connection:
        if not staff.end_staff(connection, id):
            fail("there is no such member of staff in service")
    typer.echo("ended")


@key_app.command("list")
def key_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Every key: id, whether it is sealed to now, whether its file is on this machine."""
    keys = RoleKeys.of(data)
    with opened(database, data) as db, db.read() as connection:
        for row in connection.execute(select(filing_role_keys).order_by(filing_role_keys.c.role, filing_role_keys.c.since_ms)):
            here = "here" if keys.is_here(row.id) else "not on this machine"
            typer.echo(f"{row.id:<24}  {'in use' if row.active else 'older':<6}  {here}")


@key_app.command("renew")
def key_renew(role: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Seal to another key from now on. Keep the older files: they open what was sealed to them."""
    with opened(database, data) as db, db.write() as connection:
        forms = [row for row in latest_forms(connection) if f'"role": "{role}"' in row.form]
        if not forms:
            fail("no form is answered by this role")
        made = RoleKeys.of(data).renew(connection, role, now_ms())
        for row in forms:
            tell_form(connection, row.type, now_ms())
    typer.echo(made.id)


def _do(database: str, data: Path, filing: str, what: Callable[[Desk, Connection, str], None]) -> None:
    with opened(database, data) as db, db.write() as connection, _plainly():
        what(Desk(load_keys(data)), connection, find(connection, filing))
    typer.echo("done")


@contextmanager
def _plainly() -> Iterator[None]:
    try:
        yield
    except CannotHandle as error:
        fail(str(error))


def _words(text: str) -> str:
    return typer.get_text_stream("stdin").read() if text == "-" else text


def _lines(found: OpenedFiling, zone: ZoneInfo) -> Iterator[str]:
    yield f"{found.number}  {found.name}  {found.status}  {found.role}{'/' + found.taken_by if found.taken_by else ''}"
    yield f"of {found.resident_name}, filed {_time(found.filed_ms, zone)}, received {_time(found.received_ms, zone)}"
    yield f"fingerprint {found.fingerprint}"
    if found.genuine is False:
        yield _NOT_GENUINE
    if found.due_ms is not None:
        yield f"due by {_day(found.due_ms, zone)}{', OVERDUE' if found.overdue else ''}"
    if found.refused:
        yield f"refused: {found.refused}"
    yield from _answers(found.answers, found.asked, found.role_key or "")
    for finding in found.findings:
        yield f"  {finding_line(finding, zone)}"
    for photo in found.photos:
        yield f"  photo {photo}"
    for word in found.words:
        said = "(sealed; the role's key is not on this machine)" if word.text is None and word.what != "withdrawn" else word.text or ""
        yield f"{_time(word.at_ms, zone)}  {word.who or word.by}  {word.what}: {clean_text(said)}"


def _answers(answers: dict[str, Any] | None, asked: dict[str, str], key: str) -> Iterator[str]:
    if answers is None:
        yield f"  (sealed; {key}.key is not on this machine)"
        return
    for name, value in answers.items():
        yield f"  {asked.get(name, clean_text(name)[:64])} {clean_text(str(value))}"


def _zone(connection: Connection) -> ZoneInfo:
    return ZoneInfo(load_facility(connection).policy.facility.zone)


def _day(at_ms: int, zone: ZoneInfo) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone).date().isoformat()


def _time(at_ms: int, zone: ZoneInfo) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone).strftime("%Y-%m-%d %H:%M")
