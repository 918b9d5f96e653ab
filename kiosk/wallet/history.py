"""The history a resident reads: central's entries, and what was tried here and came to nothing. Newest first.

A search looks at every line of one resident: 5,000 of them take about a millisecond, so no index of words is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)

from kiosk.store.prepared import Query
from kiosk.sync.tables import outbox
from kiosk.wallet.accounts import EntryDetail, HistoryRow, Sought
from kiosk.wallet.paper import receipt_number
from kiosk.wallet.rules import Amounts
from kiosk.wallet.tables import balances, movements, set_aside, wallet_entries

Show = Literal["all", "in", "out"]
#: Kinds that one deposit may be made of.
_OF_A_DEPOSIT = ("deposit", "deposit_fee", "deposit_returned", "obligation_deducted", "owed_repaid")
_MOST_PARTS = 20


@cache
def _whole(show: Show) -> tuple[Query, Query]:
    """How many lines there are where nothing is sought, and a page of them."""
    both = _lines(bindparam("resident"), show, ()).subquery()
    newest = select(*both.c).order_by(both.c.at_ms.desc(), both.c.entry.desc())
    page = newest.limit(bindparam("most", type_=Integer)).offset(bindparam("first", type_=Integer))
    return Query(select(func.count()).select_from(both)), Query(page)


def history_count(conn: Connection, resident: str, show: Show = "all", sought: Sequence[Sought] = ()) -> int:
    """How many lines there are."""
    if not sought:
        return int(_whole(show)[0].value(conn, resident=resident))
    return int(conn.execute(select(func.count()).select_from(_lines(resident, show, sought).subquery())).scalar_one())


def history_page(
    conn: Connection, resident: str, show: Show, offset: int, limit: int, sought: Sequence[Sought] = ()
) -> list[HistoryRow]:
    """`limit` lines from the `offset`-th on in which every word of `sought` is found, with the balances after each."""
    if not sought:
        return _rows(conn, resident, _whole(show)[1].all(conn, resident=resident, first=offset, most=limit))
    both = _lines(resident, show, sought).subquery()
    page = conn.execute(select(both).order_by(both.c.at_ms.desc(), both.c.entry.desc()).limit(limit).offset(offset)).all()
    return _rows(conn, resident, page)


def lines_of_kinds(conn: Connection, resident: str, kinds: Sequence[str], limit: int) -> list[HistoryRow]:
    """The newest `limit` entries of some kinds."""
    entries = _entries(resident, "all", ()).where(wallet_entries.c.kind.in_(kinds))
    page = conn.execute(entries.order_by(wallet_entries.c.at_ms.desc(), wallet_entries.c.entry.desc()).limit(limit)).all()
    return _rows(conn, resident, page)


def entry_detail(conn: Connection, resident: str, entry: str) -> EntryDetail | None:
    """One line of this resident with everything that belongs to it; None when there is none."""
    both = _lines(resident, "all", ()).subquery()
    found = _rows(conn, resident, conn.execute(select(both).where(both.c.entry == entry)).all())
    if not found:
        return None
    row = found[0]
    mine = select(wallet_entries.c.entry).where(wallet_entries.c.resident == resident)
    back = mine.where(wallet_entries.c.entry == select(wallet_entries.c.refunds).where(*_is(resident, entry)).scalar_subquery())
    given = mine.where(wallet_entries.c.refunds == entry)
    parts: list[HistoryRow] = []
    if row.reference and row.kind in _OF_A_DEPOSIT:
        same = mine.where(
            wallet_entries.c.reference == row.reference, wallet_entries.c.kind.in_(_OF_A_DEPOSIT), wallet_entries.c.entry != entry
        )
        parts = _of(conn, resident, same)
    return EntryDetail(
        row,
        refunds=next(iter(_of(conn, resident, back)), None),
        given_back=tuple(_of(conn, resident, given)),
        parts=tuple(parts),
        number=row.reference or receipt_number(row.command or row.id),
    )


def lines_between(conn: Connection, resident: str, start_ms: int, end_ms: int) -> list[HistoryRow]:
    """Central's entries from `start_ms` up to `end_ms`, oldest first, with the balances after each."""
    entries = _entries(resident, "all", ()).where(wallet_entries.c.at_ms >= start_ms, wallet_entries.c.at_ms < end_ms)
    page = conn.execute(entries.order_by(wallet_entries.c.at_ms.desc(), wallet_entries.c.entry.desc())).all()
    return _rows(conn, resident, page)[::-1]


def amounts_now(conn: Connection, resident: str) -> Amounts | None:
    """What central holds for the resident, set aside or not: what its lines add up to. None before its first word."""
    held = conn.execute(select(balances).where(balances.c.resident == resident)).one_or_none()
    if held is None:
        return None
    aside = conn.execute(
        select(func.coalesce(func.sum(set_aside.c.stamps), 0), func.coalesce(func.sum(set_aside.c.credits_cents), 0)).where(
            set_aside.c.resident == resident
        )
    ).one()
    return Amounts(held.stamps + aside[0], held.credits_cents + aside[1], held.trust_cents)


def _is(resident: str, entry: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return wallet_entries.c.resident == resident, wallet_entries.c.entry == entry


def _of(conn: Connection, resident: str, entries: Select[Any]) -> list[HistoryRow]:
    """The lines of some entries, oldest first."""
    page = conn.execute(
        _entries(resident, "all", ())
        .where(wallet_entries.c.entry.in_(entries))
        .order_by(wallet_entries.c.at_ms.desc(), wallet_entries.c.entry.desc())
        .limit(_MOST_PARTS)
    ).all()
    return _rows(conn, resident, page)[::-1]


def _rows(conn: Connection, resident: str, page: Sequence[Any]) -> list[HistoryRow]:
    """Lines, newest first, with the balances after each and what gives what back."""
    if not page:
        return []
    entries = [row.entry for row in page if row.refused is None]
    given_back = {row.refunds for row in page if row.refunds is not None}
    mine = wallet_entries.c.resident == resident
    refunded = set(conn.execute(select(wallet_entries.c.refunds).where(mine, wallet_entries.c.refunds.in_(entries))).scalars())
    first = {
        row.entry: (row.kind, row.at_ms)
        for row in conn.execute(select(wallet_entries).where(mine, wallet_entries.c.entry.in_(given_back)))
    }
    after = _after(conn, resident, entries, page[-1].at_ms)
    return [
        HistoryRow(
            id=row.entry,
            kind=row.kind,
            at_ms=row.at_ms,
            stamps=row.stamps,
            credits_cents=row.credits_cents,
            trust_cents=row.trust_cents,
            stamps_after=None if (held := after.get(row.entry)) is None else held.stamps,
            credits_after=None if held is None else held.credits_cents,
            trust_after=None if held is None else held.trust_cents,
            refunds_kind=first.get(row.refunds, ("", None))[0],
            refunds_at_ms=first.get(row.refunds, ("", None))[1],
            refunded=row.entry in refunded,
            source=row.source,
            reference=row.reference,
            detail=row.detail,
            refused=row.refused,
            command=row.command,
        )
        for row in page
    ]


def _after(conn: Connection, resident: str, entries: Sequence[str], oldest_ms: int) -> dict[str, Amounts]:
    """Balances after each entry: what central holds now, less all that came later. Central's lines add up to what it holds."""
    now = amounts_now(conn, resident)
    if now is None or not entries:
        return {}
    newest_first = (wallet_entries.c.at_ms.desc(), wallet_entries.c.entry.desc())
    upto = [func.sum(column).over(order_by=newest_first, rows=(None, 0)) - column for column in _amounts(wallet_entries)]
    stretch = select(wallet_entries.c.entry, *(one.label(f"later_{n}") for n, one in enumerate(upto))).where(
        wallet_entries.c.resident == resident, wallet_entries.c.at_ms >= oldest_ms
    )
    later = stretch.subquery()
    return {row[0]: now + -Amounts(*row[1:]) for row in conn.execute(select(later).where(later.c.entry.in_(entries)))}


def _lines(resident: str | BindParameter[str], show: Show, sought: Sequence[Sought]) -> Any:
    entries = _entries(resident, show, sought)
    return union_all(entries, _refused(resident, sought)) if show == "all" else entries


def _entries(resident: str | BindParameter[str], show: Show, sought: Sequence[Sought]) -> Select[Any]:
    return select(
        wallet_entries.c.entry,
        wallet_entries.c.kind,
        wallet_entries.c.at_ms,
        *_amounts(wallet_entries),
        wallet_entries.c.refunds,
        wallet_entries.c.source,
        wallet_entries.c.reference,
        wallet_entries.c.detail,
        null().label("refused"),
        wallet_entries.c.command,
    ).where(
        wallet_entries.c.resident == resident,
        *_shown(wallet_entries, show),
        *(or_(wallet_entries.c.words.contains(one.letters, autoescape=True), *_means(wallet_entries, one)) for one in sought),
    )


def _refused(resident: str | BindParameter[str], sought: Sequence[Sought]) -> Select[Any]:
    """What central turned away, or was taken back here. The outbox knows too, should the feature's own word be missing."""
    code = select(outbox.c.code).where(outbox.c.id == movements.c.command, outbox.c.state == "rejected").scalar_subquery()
    why = func.coalesce(movements.c.refused, code)
    return select(
        movements.c.command.label("entry"),
        movements.c.kind,
        movements.c.at_ms,
        *_amounts(movements),
        null().label("refunds"),
        literal("").label("source"),
        literal("").label("reference"),
        func.coalesce(movements.c.about, "").label("detail"),
        why.label("refused"),
        movements.c.command.label("command"),
    ).where(
        movements.c.resident == resident,
        movements.c.kind != "message",
        why.is_not(None),
        *(or_(literal(value=False), *_means(movements, one)) for one in sought),
    )


def _means(table: Any, one: Sought) -> list[ColumnElement[bool]]:
    """What a word may be beside letters of a line: a kind, a source, or the start of an amount."""
    found = []
    if one.kinds:
        found.append(table.c.kind.in_(one.kinds))
    if one.sources and "source" in table.c:
        found.append(table.c.source.in_(one.sources))
    if one.amount:
        stamps, *money = _amounts(table)
        found.append(and_(stamps != 0, cast(func.abs(stamps), String).startswith(one.amount, autoescape=True)))
        for cents in money:
            whole = func.abs(cents, type_=Integer)
            text = func.printf("%d.%02d", whole // 100, whole % 100, type_=String)
            found.append(and_(cents != 0, text.startswith(one.amount, autoescape=True)))
    return found


def _amounts(table: Any) -> tuple[Any, Any, Any]:
    return table.c.stamps, table.c.credits_cents, table.c.trust_cents


def _shown(table: Any, show: Show) -> list[ColumnElement[bool]]:
    """Money in: something grew and nothing shrank. Out: something shrank and nothing grew."""
    if show == "all":
        return []
    stamps, credits_cents, trust = _amounts(table)
    if show == "in":
        return [or_(stamps > 0, credits_cents > 0, trust > 0), stamps >= 0, credits_cents >= 0, trust >= 0]
    return [or_(credits_cents < 0, trust < 0, stamps < 0), credits_cents <= 0, trust <= 0]
