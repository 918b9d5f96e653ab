"""`central media …` for what staff do about sales: promotions, limits, who has what, refunds, titles whose file is gone."""

from __future__ import annotations

import math
from datetime import UTC, datetime, time
from typing import Annotated, get_args
from zoneinfo import ZoneInfo

import typer
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.devices.freezing import NoSuchDevice, find_device
from central.facility.facility import load_facility
from central.mail_in.clean_text import clean_line
from central.media import limits as limiting
from central.media.importer import Price
from central.media.missing import give_up
from central.media.promotions import BadPromotion, How, end, promote
from central.media.refunds import NoRefund, Reason, refund
from central.media.staff import who
from central.media.tables import licences, limits, promotions, titles
from central.media.titles import read_title, title_row
from central.residents.residents import find_resident
from kiosk.sync.wire import MediaLimits, Rating, TitleKind

promotion_app = typer.Typer(help="Lower prices for a time.", no_args_is_help=True)
limit_app = typer.Typer(help="What the facility, a housing unit or one resident may not get.", no_args_is_help=True)

ResidentOption = Annotated[str, typer.Option(help="For one resident: id, number or alias.")]
_PRICE: TypeAdapter[int | None] = TypeAdapter(Price)


def add_commands(app: typer.Typer) -> None:
    """Join them to `central media`."""
    app.add_typer(promotion_app, name="promotion")
    app.add_typer(limit_app, name="limit")
    app.command("promote")(media_promote)
    app.command("licences")(media_licences)
    app.command("refund")(media_refund)
    app.command("missing")(media_missing)
    app.command("gone")(media_gone)


def media_promote(
    name: Annotated[str, typer.Argument(help="What it is called, for staff and residents: Summer of songs.")],
    price: Annotated[str, typer.Option(help='Dollars: "1.99"; "0" is free for a time.')],
    until: Annotated[str, typer.Option(help="Last day (2026-06-09) or moment (2026-06-09T18:00) in the facility's zone.")],
    since: Annotated[str, typer.Option("--from", help="First day or moment; without one, now.")] = "",
    title: Annotated[list[str], typer.Option(help="Id of a title, once or more.")] = [],  # noqa: B006
    kind: Annotated[TitleKind | None, typer.Option()] = None,
    genre: Annotated[str, typer.Option()] = "",
    how: Annotated[How, typer.Option(help="To own, or to rent.")] = "own",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Sell titles, a kind or a genre for less for a time; prints the promotion's id."""
    try:
        cents = _PRICE.validate_python(price) or 0
        with opened(database, data) as db, db.write() as connection:
            now = now_ms()
            made = promote(
                connection,
                clean_line(name, 80) or "Promotion",
                cents=cents,
                from_ms=_moment_ms(connection, since, time.min) if since else now,
                until_ms=_moment_ms(connection, until, time.max),
                now_ms=now,
                how=how,
                of_titles=tuple(dict.fromkeys(title)),
                kind=kind,
                genre=clean_line(genre, 80),
            )
    except ValidationError as error:
        fail(error.errors(include_url=False)[0]["msg"])
    except BadPromotion as error:
        fail(str(error))
    except ValueError:
        fail("--from and --until are days or moments: 2026-06-09 or 2026-06-09T18:00")
    typer.echo(made)


@promotion_app.command("list")
def promotion_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """All of them, newest first: id, state, price, time, what, who made it, name."""
    with opened(database, data) as db, db.read() as connection:
        now, zone = now_ms(), _zone(connection)
        for row in connection.execute(select(promotions).order_by(promotions.c.from_ms.desc(), promotions.c.id)):
            over = row.ended_ms is not None or row.until_ms <= now
            state = "ended" if row.ended_ms is not None else "over" if over else "runs" if row.from_ms <= now else "to come"
            what = " ".join(word for word in (row.kind, row.genre, *TypeAdapter(list[str]).validate_json(row.titles)) if word)
            times = f"{_local(row.from_ms, zone)} to {_local(row.until_ms, zone)}"
            typer.echo(f"{row.id}  {state:<7}  {row.how:<4} {_dollars(row.cents):>7}  {times}  {what}  {row.made_by}  {row.name}")


@promotion_app.command("end")
def promotion_end(promotion: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """The usual prices from now on."""
    with opened(database, data) as db, db.write() as connection:
        if not end(connection, promotion, now_ms()):
            fail("there is no such promotion that runs or is to come")
    typer.echo("ended")


@limit_app.command("add")
def limit_add(
    reason: Annotated[str, typer.Option(help="Why; for the record.")],
    facility: Annotated[bool, typer.Option("--facility", help="For everybody.")] = False,
    unit: Annotated[str, typer.Option(help="For a housing unit: who lives there, and whoever uses its devices.")] = "",
    resident: ResidentOption = "",
    rating: Annotated[Rating | None, typer.Option(help="The highest that they may get.")] = None,
    kind: Annotated[list[str], typer.Option(help="Nothing of this kind, once or more.")] = [],  # noqa: B006
    genre: Annotated[list[str], typer.Option(help="Nothing of this genre, once or more.")] = [],  # noqa: B006
    title: Annotated[list[str], typer.Option(help="Not this title, once or more.")] = [],  # noqa: B006
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Limit what is sold, from now on; prints the limit's id. What somebody has stays theirs."""
    if [bool(facility), bool(unit), bool(resident)].count(True) != 1:
        fail("say for whom: --facility, --unit NAME or --resident WHO")
    genres = tuple(one for one in (clean_line(name, 80) for name in genre) if one)
    try:
        what = MediaLimits.model_validate({"highest_rating": rating, "kinds": kind, "genres": genres, "titles": title})
    except ValidationError:
        fail(f"kinds are {', '.join(get_args(TitleKind))}; titles are named by their ids, as `central media list` has them")
    if what == MediaLimits():
        fail("say what: --rating, --kind, --genre or --title")
    with opened(database, data) as db, db.write() as connection:
        scope: limiting.Scope = "facility" if facility else "unit" if unit else "resident"
        target = unit.strip()
        if resident:
            found = find_resident(connection, resident)
            target = fail("there is no such resident") if found is None else found.id
        for one in title:
            if title_row(connection, one) is None:
                fail(f"there is no title {one}")
        try:
            made = limiting.add(connection, scope, target, what, clean_line(reason, 200), now_ms())
        except limiting.TooManyLimits as error:
            fail(str(error))
    typer.echo(made)


@limit_app.command("list")
def limit_list(
    ended: Annotated[bool, typer.Option("--ended", help="Those that hold no more, too.")] = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Limits: id, for whom, what, since when, who made (and ended) them, why."""
    with opened(database, data) as db, db.read() as connection:
        zone = _zone(connection)
        asked = select(limits).order_by(limits.c.made_ms, limits.c.id)
        for row in connection.execute(asked if ended else asked.where(limits.c.ended_ms.is_(None))):
            what = MediaLimits.model_validate_json(row.limits)
            words = [f"up to {what.highest_rating}"] if what.highest_rating else []
            words += [f"no {one}" for one in (*what.kinds, *what.genres, *what.titles)]
            over = "" if row.ended_ms is None else f"  ended {_local(row.ended_ms, zone)} by {row.ended_by}"
            made = f"since {_local(row.made_ms, zone)} by {row.made_by}"
            typer.echo(f"{row.id}  {row.scope} {row.target}  {', '.join(words)}  {made}{over}  {row.reason}")


@limit_app.command("end")
def limit_end(limit: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """It holds no more."""
    with opened(database, data) as db, db.write() as connection:
        if not limiting.end(connection, limit, now_ms()):
            fail("there is no such limit in force")
    typer.echo("ended")


@limit_app.command("unit")
def limit_unit(
    unit: Annotated[str, typer.Argument(help='Name of the housing unit; "" for none.')],
    resident: Annotated[list[str], typer.Option(help="Who lives there: id, number or alias, once or more.")] = [],  # noqa: B006
    device: Annotated[list[str], typer.Option(help="What stands there: id or name, once or more.")] = [],  # noqa: B006
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Say who lives in a housing unit and which devices stand there."""
    name = clean_line(unit, 40) or None
    with opened(database, data) as db, db.write() as connection:
        for one in resident:
            found = find_resident(connection, one)
            if found is None:
                fail(f"there is no resident {one}")
            limiting.move_resident(connection, found.id, name, now_ms())
        for one in device:
            try:
                limiting.move_device(connection, find_device(connection, one).id, name, now_ms())
            except NoSuchDevice as error:
                fail(str(error))
    typer.echo(f"{len(resident)} residents and {len(device)} devices are in {name or 'no unit'}")


def media_licences(
    resident: Annotated[str, typer.Argument(help="Id, number or alias.")],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """What a resident has or had: licence, when, how, price, state, title."""
    with opened(database, data) as db, db.read() as connection:
        found, zone = find_resident(connection, resident), _zone(connection)
        if found is None:
            fail("there is no such resident")
        mine = select(licences).where(licences.c.resident == found.id).order_by(licences.c.received_ms, licences.c.id)
        for row in connection.execute(mine).all():
            title = title_row(connection, row.title)
            state = "returned" if row.returned_ms is not None else "played" if row.started_ms is not None else "not played"
            name = row.title if title is None else read_title(title).name
            typer.echo(f"{row.id}  {_local(row.received_ms, zone)}  {row.how:<4} {_dollars(row.cents):>7}  {state:<10}  {name}")


def media_refund(
    licence: Annotated[str, typer.Argument(help="As `central media licences` has it.")],
    reason: Annotated[Reason, typer.Option(help="gone: it cannot be delivered; mistake: it was bought by mistake.")],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Give a purchase back: the money returns, the title opens no more, and the resident is told."""
    with opened(database, data) as db, db.write() as connection:
        try:
            cents = refund(connection, licence, reason, who(), now_ms())
        except NoRefund as error:
            fail(str(error))
    typer.echo(f"{_dollars(cents)} given back")


def media_missing(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Titles whose sealed file is missing: since when, id, name. Importing the file again brings them back."""
    with opened(database, data) as db, db.read() as connection:
        zone = _zone(connection)
        for row in connection.execute(
            select(titles).where(titles.c.missing_ms.is_not(None)).order_by(titles.c.missing_ms, titles.c.id)
        ):
            typer.echo(f"{_local(row.missing_ms, zone)}  {row.id}  {read_title(row).name}")


def media_gone(title: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """A title's file is gone for ever: sell it no more, and refund who never played it."""
    with opened(database, data) as db:
        with db.read() as connection:
            if title_row(connection, title) is None:
                fail("there is no such title")
        given = give_up(db, title, who(), now_ms())
    typer.echo("it was given up before" if given is None else f"given up; {given} refunds")


def _dollars(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def _zone(connection: Connection) -> ZoneInfo:
    return ZoneInfo(load_facility(connection).policy.facility.zone)


def _local(at_ms: int, zone: ZoneInfo) -> str:
    return f"{datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone):%Y-%m-%d %H:%M}"


def _moment_ms(connection: Connection, said: str, of_day: time) -> int:
    """A moment, or the beginning or end of a day. Raises ValueError."""
    moment = datetime.fromisoformat(said)
    if len(said) == len("2026-12-24"):
        moment = datetime.combine(moment, of_day)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=_zone(connection))
    return math.ceil(moment.timestamp() * 1000)
