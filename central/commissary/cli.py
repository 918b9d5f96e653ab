"""`central commissary …`: goods, limits, orders, packs and money from family."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer
from pydantic import ValidationError
from sqlalchemy import Connection, select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.commissary import family, goods, packing
from central.commissary import limits as limiting
from central.commissary.orders import change_of, lines_of
from central.commissary.packs_cli import app as pack_app
from central.commissary.tables import limits, orders
from central.facility.facility import load_facility
from central.mail_in.clean_text import clean_line
from central.media.staff import who
from central.residents.residents import find_resident
from kiosk.sync.receipt_form import receipt_number
from kiosk.sync.wire_commissary import GoodLimit

app = typer.Typer(help="The commissary: goods, limits, orders, packs, money from family.", no_args_is_help=True)
limit_app = typer.Typer(help="What a housing unit or one resident may order.", no_args_is_help=True)
family_app = typer.Typer(help="Money that family put in for the commissary.", no_args_is_help=True)
app.add_typer(limit_app, name="limit")
app.add_typer(family_app, name="family")
app.add_typer(pack_app, name="pack")

OrderArgument = Annotated[str, typer.Argument(help="The order's id, or its receipt number.")]
ResidentArgument = Annotated[str, typer.Argument(help="Id, number or alias.")]


@app.command("load")
def commissary_load(
    file: Annotated[Path, typer.Argument(help="JSON list of goods.")], database: DatabaseOption = "", data: DataOption = DEFAULT_DATA
) -> None:
    """Take goods in from a file; those that it does not name stay."""
    try:
        found = goods.GoodsFile.model_validate_json(file.read_bytes())
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    except ValidationError as error:
        fail("\n".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()[:20]))
    with opened(database, data) as db, db.write() as connection:
        shelves = {one.shelf for one in load_facility(connection).policy.commissary.shelves}
        try:
            made, changed = goods.load(connection, found, shelves, now_ms())
        except goods.BadGoods as error:
            fail(str(error))
    typer.echo(f"{made} new, {changed} changed")


@app.command("goods")
def commissary_goods(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """All goods: id, shelf, price, state, limits, name."""
    with opened(database, data) as db, db.read() as connection:
        for one in goods.everything(connection):
            state = "sold out" if one.sold_out else "sold" if one.active else "off"
            limit = ", ".join(f"{limit.most} in {limit.days} days" if limit.days else f"{limit.most} an order" for limit in one.limits)
            typer.echo(
                f"{one.good:<20}  {one.shelf:<12}  {one.cents:>6}  {state:<8}  {limit or '-':<16}  {next(iter(one.name.values()))}"
            )


@app.command("set")
def commissary_set(
    good: str,
    cents: Annotated[int | None, typer.Option(min=1)] = None,
    sold_out: Annotated[bool | None, typer.Option("--sold-out/--in-stock")] = None,
    active: Annotated[bool | None, typer.Option("--on/--off", help="Whether it is sold at all.")] = None,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Change a good: its price, whether it is there, whether it is sold."""
    asked = {"cents": cents, "sold_out": sold_out, "active": active}
    values = {name: value for name, value in asked.items() if value is not None}
    with opened(database, data) as db, db.write() as connection:
        found = goods.find(connection, good)
        if found is None:
            fail("there is no such good")
        goods.keep(connection, found.model_copy(update=values), now_ms())
    typer.echo("changed")


# --- limits ---


@limit_app.command("add")
def limit_add(
    most: Annotated[int, typer.Argument(min=0, help="Pieces; cents where no good is named.")],
    good: Annotated[str, typer.Option(help="Which good; without one, spending.")] = "",
    days: Annotated[int, typer.Option(min=0, max=366, help="In so many days; 0: in one order.")] = 7,
    unit: Annotated[str, typer.Option(help="For a housing unit.")] = "",
    resident: Annotated[str, typer.Option(help="For one resident: id, number or alias.")] = "",
    reason: Annotated[str, typer.Option()] = "",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Limit what they may order from now on; prints the limit's id."""
    if bool(unit) == bool(resident):
        fail("say for whom: --unit NAME or --resident WHO")
    with opened(database, data) as db, db.write() as connection:
        if good and goods.find(connection, good) is None:
            fail("there is no such good")
        target = clean_line(unit, 40) if unit else _resident(connection, resident)
        made = limiting.add(
            connection,
            "unit" if unit else "resident",
            target,
            good or None,
            GoodLimit(most=most, days=days),
            reason=clean_line(reason, 300),
            by=who(),
            now_ms=now_ms(),
        )
    typer.echo(made)


@limit_app.command("end")
def limit_end(limit: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """It holds no more."""
    with opened(database, data) as db, db.write() as connection:
        if not limiting.end(connection, limit, by=who(), now_ms=now_ms()):
            fail("there is no such limit in force")
    typer.echo("ended")


@limit_app.command("list")
def limit_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Limits in force: id, for whom, what, how many in how many days, why."""
    with opened(database, data) as db, db.read() as connection:
        for row in connection.execute(select(limits).where(limits.c.ended_ms.is_(None)).order_by(limits.c.id)):
            typer.echo(f"{row.id}  {row.scope} {row.target}  {row.good or 'spending'}  {row.most} in {row.days} days  {row.reason}")


# --- orders ---


@app.command("orders")
def order_list(
    state: Annotated[str, typer.Option(help="placed, packing, packed, delivered, cancelled or refused.")] = "",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Orders, oldest first: id, receipt number, resident, state, cents, given back, delivery day."""
    with opened(database, data) as db, db.read() as connection:
        asked = select(orders).order_by(orders.c.received_ms, orders.c.id)
        for row in connection.execute(asked.where(orders.c.state == state) if state else asked):
            paid = f"{row.total_cents}  {row.refunded_cents}"
            typer.echo(f"{row.id}  {receipt_number(row.id)}  {row.resident}  {row.state:<9}  {paid}  {row.delivery_day or '-'}")


@app.command("show")
def order_show(order: OrderArgument, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """One order with its lines: good, count, filled, returned, cents each."""
    with opened(database, data) as db, db.read() as connection:
        row = connection.execute(select(orders).where(orders.c.id == _order(connection, order))).one()
        change, zone = change_of(connection, row), load_facility(connection).policy.facility.zone
        typer.echo(f"{row.id}  {receipt_number(row.id)}  resident {row.resident}  {row.state}  {row.code}")
        typer.echo(
            f"paid {row.total_cents} cents: {row.family_cents} of family, the rest from {row.pay}; {row.refunded_cents} given back"
        )
        for step in change.steps:
            typer.echo(f"  {datetime.fromtimestamp(step.at_ms / 1000, ZoneInfo(zone)):%Y-%m-%d %H:%M}  {step.state}")
        for line in lines_of(connection, row.id):
            filled = "-" if line.filled is None else line.filled
            typer.echo(f"  {line.good:<20}  {line.pieces:>3}  {filled:>3}  {line.returned:>3}  {line.cents}")


@app.command("begin")
def order_begin(order: OrderArgument, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Packing begins: the resident cannot cancel it any more."""
    with opened(database, data) as db, db.write() as connection:
        _do(packing.begin, connection, _order(connection, order), now_ms())
    typer.echo("packing")


@app.command("packed")
def order_pack(
    order: OrderArgument,
    missing: Annotated[list[str] | None, typer.Option(help="GOOD=COUNT that is not there; its price goes back.")] = None,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """It is packed, whole or in part; prints the cents given back."""
    with opened(database, data) as db, db.write() as connection:
        cents = _do(packing.pack, connection, _order(connection, order), _counts(missing or []), by=who(), now_ms=now_ms())
    typer.echo(f"packed, {cents} cents given back")


@app.command("deliver")
def order_deliver(order: OrderArgument, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """The resident has it."""
    with opened(database, data) as db, db.write() as connection:
        _do(packing.deliver, connection, _order(connection, order), now_ms())
    typer.echo("delivered")


@app.command("take-back")
def order_take_back(
    order: OrderArgument,
    good: str,
    count: Annotated[int, typer.Argument(min=1)] = 1,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Goods came back, or were damaged: their price goes back."""
    with opened(database, data) as db, db.write() as connection:
        cents = _do(packing.take_back, connection, _order(connection, order), good, count, by=who(), now_ms=now_ms())
    typer.echo(f"{cents} cents given back")


@app.command("cancel")
def order_cancel(
    order: OrderArgument,
    note: Annotated[str, typer.Option(help="A word for the resident.")] = "",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Cancel an order that is not packed; all of its price goes back."""
    with opened(database, data) as db, db.write() as connection:
        cents = _do(packing.cancel, connection, _order(connection, order), clean_line(note, 300), by=who(), now_ms=now_ms())
    typer.echo(f"cancelled, {cents} cents given back")


# --- family ---


@family_app.command("give")
def family_give(
    resident: ResidentArgument,
    cents: Annotated[int, typer.Argument(min=1, max=1_000_000)],
    sender: Annotated[str, typer.Option("--from", help="Who gave it, as the resident reads it.")],
    reference: Annotated[str, typer.Option(help="The provider's; the same one is taken once.")],
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Money from family that pays for the commissary only."""
    with opened(database, data) as db, db.write() as connection:
        try:
            person = _resident(connection, resident)
            new = family.give(
                connection, person, cents, who=clean_line(sender, 200), reference=clean_line(reference, 80), now_ms=now_ms()
            )
        except family.ReferenceUsed:
            fail("this reference was used for another gift")
    typer.echo("given" if new else "taken before")


@family_app.command("take-back")
def family_take_back(reference: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """The provider takes a gift back: what is left of it."""
    with opened(database, data) as db, db.write() as connection:
        try:
            cents = family.take_back(connection, reference, now_ms())
        except family.NoGift:
            fail("there is no such gift, or nothing is left of it")
    typer.echo(f"{cents} cents taken back")


@family_app.command("promise")
def family_promise(
    resident: ResidentArgument,
    cents: Annotated[int, typer.Argument(min=1, max=1_000_000)],
    sender: Annotated[str, typer.Option("--from")],
    every: Annotated[str, typer.Option(help="week or month")] = "week",
    next_day: Annotated[str, typer.Option(help="2026-12-24")] = "",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """An allowance that somebody promised; prints its id. Each payment comes by `give`."""
    if every not in {"week", "month"}:
        fail("--every is week or month")
    try:
        day = date.fromisoformat(next_day).isoformat() if next_day else None
    except ValueError:
        fail("--next-day is a day: 2026-12-24")
    with opened(database, data) as db, db.write() as connection:
        person, name = _resident(connection, resident), clean_line(sender, 200)
        made = family.promise(connection, person, cents, who=name, every=every, next_day=day, now_ms=now_ms())
    typer.echo(made)


@family_app.command("end-promise")
def family_end_promise(promised: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """It comes no more."""
    with opened(database, data) as db, db.write() as connection:
        if not family.end_promise(connection, promised, now_ms()):
            fail("there is no such promise")
    typer.echo("ended")


def _resident(connection: Connection, word: str) -> str:
    row = find_resident(connection, word)
    if row is None:
        fail("there is no such resident")
    return str(row.id)


def _order(connection: Connection, word: str) -> str:
    """An order's id by itself or by its receipt number."""
    every = connection.execute(select(orders.c.id).order_by(orders.c.id)).scalars().all()
    found = next((str(order) for order in every if word in {order, receipt_number(order)}), None)
    if found is None:
        fail("there is no such order")
    return found


def _counts(words: list[str]) -> dict[str, int]:
    try:
        return {good: int(count) for good, _, count in (word.partition("=") for word in words)}
    except ValueError:
        fail("--missing is GOOD=COUNT")


def _do(deed: Any, *arguments: Any, **named: Any) -> Any:
    try:
        return deed(*arguments, **named)
    except packing.NotNow as error:
        fail(str(error))
