"""Handlers of `media.buy`, `media.undo`, `media.started`, `media.place` and `media.save`.

Codes of a rejected purchase: `blocked`, `unknown_title`, `not_sold`, `price_changed`, `owned`, `too_mature`, `restricted`,
`not_enough_credits`, `allowance_refused`. Of an undo: `not_yours`, `undone`, `given`, `too_late`, `used`. Nothing is charged then.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, insert, select, update

from central.allowances.rows import Amount
from central.allowances.spend import note_refused, spend, take_here
from central.commands.handling import Context, Kind, Kinds, Rejected
from central.database import insert_or_ignore
from central.ledger.book import NotEnough, move, post, resident_owner
from central.ledger.history import record
from central.ledger.wallet import charge_cause, publish_balances
from central.media.holding import has
from central.media.limits import limits_at
from central.media.ownership import publish_owned
from central.media.promotions import price_for, price_held_by
from central.media.rentals import DAY_MS, HOUR_MS
from central.media.returning import give_back
from central.media.tables import licences, places
from central.media.titles import read_title, title_row
from central.restrictions.restrictions import demand_unblocked
from central.streams.streams import append, resident_stream
from kiosk.media_store.restrictions import merged, why_not
from kiosk.sync.wire import (
    Command,
    EntryKind,
    MediaBuy,
    MediaLimits,
    MediaPlace,
    MediaSave,
    MediaStarted,
    MediaUndo,
    PlaceChange,
    SavedTitleChange,
    TitleChange,
)

MINUTE_MS = 60_000
_CHARGES: dict[str, EntryKind] = {"own": "media_bought", "rent": "media_rented"}
_CODES = {"kind": "not_sold", "rating": "too_mature", "genre": "restricted", "title": "restricted"}


def _buy(context: Context, command: Command, payload: MediaBuy) -> None:
    demand_unblocked(context, "buy")
    demand_unblocked(context, "media")
    title = _sold(context, payload)
    cents = _price(context, command, payload, title)
    if has(context.connection, context.author, title, payload.how, context.now_ms):
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


def _sold(context: Context, payload: MediaBuy) -> TitleChange:
    """The title, when it is sold to this resident here."""
    row = title_row(context.connection, payload.title)
    if row is None:
        raise Rejected("unknown_title", "there is no such title")
    title = read_title(row)
    if not title.active:
        raise Rejected("not_sold", "this title is not sold any more")
    policy = MediaLimits(highest_rating=context.policy.media.highest_rating, kinds=context.policy.media.kinds_off)
    limits = merged((policy, limits_at(context.connection, context.author, context.device)))
    why = why_not(limits, title=title.title, kind=title.kind, genre=title.genre, rating=title.rating)
    if why is not None:
        raise Rejected(_CODES[why], f"titles like this are not sold to this resident here: {why}")
    return title


def _price(context: Context, command: Command, payload: MediaBuy, title: TitleChange) -> int:
    """What it costs, which is central's word alone: today's price, or what the device's allowance holds."""
    usual = title.buy_cents if payload.how == "own" else title.rent_cents
    if usual is None:
        raise Rejected("not_sold", "this title is not sold in this way")
    if payload.allowance is None:
        cents = price_for(context.connection, title, payload.how, usual, context.now_ms)
    else:
        cents = price_held_by(
            context.connection,
            title,
            payload.how,
            usual,
            allowance=payload.allowance,
            device=context.device,
            at_ms=command.at_ms,
            now_ms=context.now_ms,
        )
    if cents > payload.cents:
        raise Rejected("price_changed", "the title costs more than the device showed")
    return cents


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
    if row.device is None:
        raise Rejected("given", "the school gave this title: nothing was bought")
    if row.given or row.started_ms is not None:
        # Whoever has the key may have played it: a device's word for "not played" would be worth free films.
        raise Rejected("used", "the title was downloaded or played")
    if _elapsed_ms(context, command, row) > context.policy.stamps.undo_minutes * MINUTE_MS:
        raise Rejected("too_late", "the time for taking this purchase back is over")
    give_back(context.connection, row, kind="undone", now_ms=context.now_ms, command=command.id)


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
    known = select(places.c.at_ms).where(*mine).with_for_update()
    values = {"place": payload.place, "done": payload.done, "at_ms": at_ms}
    known_ms = context.connection.execute(known).scalar_one_or_none()
    if known_ms is None:
        _demand_title(context, payload.title)
        if not insert_or_ignore(context.connection, places, resident=context.author, title=payload.title, **values):
            known_ms = context.connection.execute(known).scalar_one()  # another device was first, just now
    if known_ms is not None:
        if known_ms >= at_ms:
            return  # an older place of another device
        context.connection.execute(update(places).where(*mine).values(**values))
    change = PlaceChange(title=payload.title, place=payload.place, done=payload.done, at_ms=at_ms)
    append(
        context.connection, resident_stream(context.author), "media.place_kept", change, context.now_ms, key=f"place:{payload.title}"
    )


def _save(context: Context, command: Command, payload: MediaSave) -> None:
    """No table holds it: the resident's stream keeps the last word of each title."""
    _demand_title(context, payload.title)
    change = SavedTitleChange(title=payload.title, saved=payload.saved, at_ms=min(command.at_ms, context.now_ms))
    append(context.connection, resident_stream(context.author), "media.saved", change, context.now_ms, key=f"saved:{payload.title}")


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
    ("media.save", 1): Kind(_save),
}
