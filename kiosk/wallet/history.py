"""The history a resident reads: central's entries, and what was tried here and came to nothing. Newest first."""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal, null, or_, select, union_all

from kiosk.sync.tables import outbox
from kiosk.wallet.accounts import HistoryRow
from kiosk.wallet.rules import Amounts
from kiosk.wallet.tables import balances, movements, set_aside, wallet_entries

Show = Literal["all", "in", "out"]


def history_count(conn: Connection, resident: str, show: Show = "all") -> int:
    """How many lines there are."""
    return int(conn.execute(select(func.count()).select_from(_lines(resident, show).subquery())).scalar_one())


def history_page(conn: Connection, resident: str, show: Show, offset: int, limit: int) -> list[HistoryRow]:
    """`limit` lines from the `offset`-th on, with the balances after each and what gives what back."""
    both = _lines(resident, show).subquery()
    page = conn.execute(select(both).order_by(both.c.at_ms.desc(), both.c.entry.desc()).limit(limit).offset(offset)).all()
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
    after = _after(conn, resident, page)
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
        )
        for row in page
    ]


def _after(conn: Connection, resident: str, page: Any) -> dict[str, Amounts]:
    """Balances after each entry of a page: what central holds now, back to there. Central's lines add up to what it holds."""
    held = conn.execute(select(balances).where(balances.c.resident == resident)).one_or_none()
    if held is None:
        return {}
    aside = conn.execute(
        select(func.coalesce(func.sum(set_aside.c.stamps), 0), func.coalesce(func.sum(set_aside.c.credits_cents), 0)).where(
            set_aside.c.resident == resident
        )
    ).one()
    sums = [func.coalesce(func.sum(column), 0) for column in _amounts(wallet_entries)]
    top = page[0]
    later = or_(wallet_entries.c.at_ms > top.at_ms, and_(wallet_entries.c.at_ms == top.at_ms, wallet_entries.c.entry > top.entry))
    newer = conn.execute(select(*sums).where(wallet_entries.c.resident == resident, later)).one()
    since = Amounts(newer[0], newer[1], newer[2])
    now = Amounts(held.stamps + aside[0], held.credits_cents + aside[1], held.trust_cents) + -since
    found = {}
    # A filtered page leaves lines out between its own, so all of the stretch is walked.
    stretch = select(wallet_entries).where(wallet_entries.c.resident == resident, ~later, wallet_entries.c.at_ms >= page[-1].at_ms)
    for row in conn.execute(stretch.order_by(wallet_entries.c.at_ms.desc(), wallet_entries.c.entry.desc())):
        found[row.entry] = now
        now = now + -Amounts(row.stamps, row.credits_cents, row.trust_cents)
    return found


def _lines(resident: str, show: Show) -> Any:
    nothing = null()
    entries = select(
        wallet_entries.c.entry,
        wallet_entries.c.kind,
        wallet_entries.c.at_ms,
        *_amounts(wallet_entries),
        wallet_entries.c.refunds,
        wallet_entries.c.source,
        wallet_entries.c.reference,
        wallet_entries.c.detail,
        nothing.label("refused"),
    ).where(wallet_entries.c.resident == resident, *_shown(wallet_entries, show))
    refused = _refused(resident)
    return union_all(entries, refused) if show == "all" else entries


def _refused(resident: str) -> Select[Any]:
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
    ).where(movements.c.resident == resident, movements.c.kind != "message", why.is_not(None))


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
