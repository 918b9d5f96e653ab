"""Handlers of `media.buy`, `media.undo`, `media.started` and `media.place`.

Codes of a rejected purchase: `blocked`, `unknown_title`, `not_sold`, `price_changed`, `owned`, `too_mature`, `not_enough_credits`,
`allowance_refused`. Of an undo: `not_yours`, `undone`, `too_late`, `used`. Nothing is charged then.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, insert, select, update

from central.allowances.rows import Amount
from central.allowances.spend import note_refused, refund, spend, take_here
from central.commands.handling import Context, Kind, Kinds, Rejected
from central.ledger.book import NotEnough, move, post, resident_owner
from central.ledger.history import record
from central.ledger.wallet import charge_cause, publish_balances
from central.media.ownership import publish_owned
from central.media.rentals import DAY_MS, HOUR_MS, is_over, read_pauses
from central.media.tables import licences, places
from central.media.titles import read_title, title_row
from central.restrictions.restrictions import demand_unblocked
from central.streams.streams import append, resident_stream
from kiosk.sync.wire import Command, EntryKind, MediaBuy, MediaPlace, MediaStarted, MediaUndo, PlaceChange, TitleChange

MINUTE_MS = 60_000
_CHARGES: dict[str, EntryKind] = {"own": "media_bought", "rent": "media_rented"}
_RATINGS = ("everyone", "teen", "mature")


def _buy(context: Context, command: Command, payload: MediaBuy) -> None:
    demand_unblocked(context, "buy")
    demand_unblocked(context, "media")
    title, cents = _sold(context, payload)
    if _has(context, payload.title):
        raise Rejected("owned", "the resident has this title already")
    if payload.allowance is not None and payload.cents > cents:  # the device counted what it showed
        _count(context, payload.allowance, payload.cents - cents)
    entry = _charge(context, command, payload, cents) if cents else None
    rented = payload.how == "rent"
    context.connection.execute(
        insert(licences).values(
            id=command.id,
            resident=context.author,
            device=context.device,
            title=title.title,
            how=payload.how,
            cents=cents,
            at_ms=command.at_ms,
            received_ms=context.now_ms,
            entry=entry,
            latest_start_ms=context.now_ms + title.rent_days * DAY_MS if rented else None,
            window_ms=title.rent_hours * HOUR_MS if rented else None,
        )
    )
    if entry is not None:
        record(
            context.connection,
            resident=context.author,
            entry=entry,
            kind=_CHARGES[payload.how],
            at_ms=context.now_ms,
            credits_cents=-cents,
            command=command.id,
            detail=title.name,
        )
        publish_balances(context.connection, context.author, context.now_ms)
    publish_owned(context.connection, command.id, context.now_ms)


def _sold(context: Context, payload: MediaBuy) -> tuple[TitleChange, int]:
    """The title and today's price. What it costs is central's word alone."""
    row = title_row(context.connection, payload.title)
    if row is None:
        raise Rejected("unknown_title", "there is no such title")
    title = read_title(row)
    cents = title.buy_cents if payload.how == "own" else title.rent_cents
    if not title.active or cents is None:
        raise Rejected("not_sold", "this title is not sold in this way any more")
    if _RATINGS.index(title.rating) > _RATINGS.index(context.policy.media.highest_rating):
        raise Rejected("too_mature", "the facility does not sell titles of this rating")
    if title.kind in context.policy.media.kinds_off:
        raise Rejected("not_sold", "the facility does not sell titles of this kind")
    if cents > payload.cents:
        raise Rejected("price_changed", "the title costs more than the device showed")
    return title, cents


def _has(context: Context, title: str) -> bool:
    """Whether a second purchase would give nothing new: it is owned, or rented and not over."""
    connection = context.connection
    rows = connection.execute(
        select(licences).where(licences.c.resident == context.author, licences.c.title == title, licences.c.returned_ms.is_(None))
    ).all()
    return any(row.how == "own" or not is_over(row, read_pauses(connection), context.now_ms) for row in rows)


def _charge(context: Context, command: Command, payload: MediaBuy, cents: int) -> str:
    """Take the price; returns the entry."""
    connection, resident = context.connection, context.author
    kind = _CHARGES[payload.how]
    if payload.allowance is not None:
        return spend(
            connection,
            allowance=payload.allowance,
            device=context.device,
            resident=resident,
            cents=cents,
            command=command.id,
            kind=kind,
            now_ms=context.now_ms,
            quantity=1,
            unit_price=cents,
        ).entry
    take_here(
        connection, device=context.device, resident=resident, amount=Amount(cents=cents), command=command.id, now_ms=context.now_ms
    )
    try:
        return post(
            connection,
            move("available", "spent", resident_owner(resident), "usd_cents", cents),
            cause=charge_cause(command.id),
            kind=kind,
            at_ms=context.now_ms,
            command=command.id,
            quantity=1,
            unit_price=cents,
        )
    except NotEnough:
        raise Rejected("not_enough_credits", "the resident has too few credits") from None


def _not_bought(context: Context, _command: Command, payload: MediaBuy, _code: str) -> None:
    """The device may have counted the price as spent of its allowance."""
    if payload.allowance is not None:
        _count(context, payload.allowance, payload.cents)


def _count(context: Context, allowance: str, cents: int) -> None:
    note_refused(context.connection, allowance=allowance, device=context.device, resident=context.author, cents=cents)


def _undo(context: Context, command: Command, payload: MediaUndo) -> None:
    row = _mine(context, payload.licence)
    if row.returned_ms is not None:
        raise Rejected("undone", "this purchase was undone before")
    if row.given or row.started_ms is not None:
        # Whoever has the key may have played it: a device's word for "not played" would be worth free films.
        raise Rejected("used", "the title was downloaded or played")
    if _elapsed_ms(context, command, row) > context.policy.stamps.undo_minutes * MINUTE_MS:
        raise Rejected("too_late", "the time for taking this purchase back is over")
    give_back(context, row, cause=f"command:{row.id}:undo", command=command.id)


def give_back(context: Context, row: Row[Any], *, cause: str, command: str | None) -> None:
    """The licence opens nothing more, and its price returns to where it came from."""
    connection, now_ms = context.connection, context.now_ms
    connection.execute(update(licences).where(licences.c.id == row.id).values(returned_ms=now_ms))
    if row.entry is not None:
        entry = refund(connection, command=row.id, cause=cause, now_ms=now_ms)
        record(
            connection,
            resident=row.resident,
            entry=entry,
            kind="undone",
            at_ms=now_ms,
            credits_cents=row.cents,
            command=command,
            refunds=row.entry,
        )
        publish_balances(connection, row.resident, now_ms)
    publish_owned(connection, row.id, now_ms)


def _started(context: Context, command: Command, payload: MediaStarted) -> None:
    row = _mine(context, payload.licence)
    if row.started_ms is not None and row.started_ms <= command.at_ms:
        return  # another device was first
    # A device's clock is trusted no further than the time between the purchase and now.
    started_ms = max(row.received_ms, min(command.at_ms, context.now_ms))
    context.connection.execute(update(licences).where(licences.c.id == row.id).values(started_ms=started_ms))
    publish_owned(context.connection, row.id, context.now_ms)


def _place(context: Context, command: Command, payload: MediaPlace) -> None:
    mine = (places.c.resident == context.author, places.c.title == payload.title)
    at_ms = min(command.at_ms, context.now_ms)
    known_ms = context.connection.execute(select(places.c.at_ms).where(*mine).with_for_update()).scalar_one_or_none()
    if known_ms is not None and known_ms >= at_ms:
        return  # an older place of another device
    values = {"place": payload.place, "done": payload.done, "at_ms": at_ms}
    if known_ms is None:
        _demand_title(context, payload.title)
        context.connection.execute(insert(places).values(resident=context.author, title=payload.title, **values))
    else:
        context.connection.execute(update(places).where(*mine).values(**values))
    change = PlaceChange(title=payload.title, place=payload.place, done=payload.done, at_ms=at_ms)
    append(
        context.connection, resident_stream(context.author), "media.place_kept", change, context.now_ms, key=f"place:{payload.title}"
    )


def _demand_title(context: Context, title: str) -> None:
    if title_row(context.connection, title) is None:
        raise Rejected("unknown_title", "there is no such title")


def _mine(context: Context, licence: str) -> Row[Any]:
    row = context.connection.execute(
        select(licences).where(licences.c.id == licence, licences.c.resident == context.author).with_for_update()
    ).one_or_none()
    if row is None:
        raise Rejected("not_yours", "the resident has no such title")
    return row


def _elapsed_ms(context: Context, command: Command, row: Row[Any]) -> int:
    """As of stamps: one device's clock can be compared with itself; between devices central's times count."""
    by_device = command.at_ms - row.at_ms
    if context.device == row.device and by_device >= 0:
        return int(by_device)
    return int(context.now_ms - row.received_ms)


HANDLERS: Kinds = {
    ("media.buy", 1): Kind(_buy, _not_bought),
    ("media.undo", 1): Kind(_undo),
    ("media.started", 1): Kind(_started),
    ("media.place", 1): Kind(_place),
}
