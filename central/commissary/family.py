"""Money that family put in for the commissary only: a purse of its own in the ledger, beside credits and the trust account."""

from __future__ import annotations

from functools import partial

import uuid_utils
from sqlalchemy import Connection, insert, select, update

from central.commissary.tables import family_gifts, orders, standing_gifts
from central.ledger.book import balance, hold, move, post
from central.ledger.tables import accounts, entries, postings
from central.notices.notices import publish
from central.streams.streams import append, resident_stream
from central.unit_of_work import unit_of_work
from kiosk.sync.wire import NoticeWords
from kiosk.sync.wire_commissary import FamilyMoneyChange, FamilyMoneyLine, StandingGift

KIND = "commissary.family_money"
GIVEN = "family_gift"
TAKEN_BACK = "family_gift_taken_back"
_MOST_LINES = 30


class ReferenceUsed(Exception):
    """This reference was used for another gift."""


class NoGift(Exception):
    """There is no such gift, or all of it was taken back."""


def purse(resident: str) -> str:
    """Owner of the accounts of this money."""
    return f"family:{resident}"


def give(connection: Connection, resident: str, cents: int, *, who: str, reference: str, now_ms: int) -> bool:
    """Somebody paid this in; False when the same notice came before. Raises ReferenceUsed."""
    hold(connection, [purse(resident)])
    known = connection.execute(select(family_gifts).where(family_gifts.c.reference == reference)).one_or_none()
    if known is not None:
        if (known.resident, known.cents) != (resident, cents):
            raise ReferenceUsed(reference)
        return False
    lines = move("issued", "available", purse(resident), "usd_cents", cents)
    entry = post(connection, lines, cause=f"family:{reference}", kind=GIVEN, at_ms=now_ms)
    values = {"resident": resident, "who": who, "cents": cents, "taken_back": 0, "entry": entry, "at_ms": now_ms}
    connection.execute(insert(family_gifts).values(reference=reference, **values))
    tell(connection, resident, now_ms)
    money = f"${cents // 100}.{cents % 100:02d}"
    words = {
        "en": NoticeWords(title=f"{money} for the commissary", text=f"{who} gave you {money} for the commissary."),
        "es": NoticeWords(title=f"{money} para la tienda", text=f"{who} te dio {money} para la tienda."),
    }
    publish(connection, "notice", words, at_ms=now_ms, resident=resident)
    return True


def take_back(connection: Connection, reference: str, now_ms: int, *, at_most: int | None = None) -> int:
    """The provider takes a gift back: what is left of the purse goes, at most the gift. Returns the cents. Raises NoGift.

    What was spent of it is not asked of the resident: it is the provider's loss.
    """
    owner = connection.execute(select(family_gifts.c.resident).where(family_gifts.c.reference == reference)).scalar_one_or_none()
    hold(connection, [] if owner is None else [purse(owner)])  # first, as an order holds it
    row = connection.execute(select(family_gifts).where(family_gifts.c.reference == reference).with_for_update()).one_or_none()
    if row is None:
        raise NoGift(reference)
    left = row.cents - row.taken_back
    cents = min(left if at_most is None else at_most, left, balance(connection, "available", purse(row.resident), "usd_cents"))
    if cents == 0:
        raise NoGift(reference)
    lines = move("available", "issued", purse(row.resident), "usd_cents", cents)
    post(connection, lines, cause=f"family:{reference}:taken_back:{row.taken_back}", kind=TAKEN_BACK, at_ms=now_ms, reverses=row.entry)
    connection.execute(update(family_gifts).where(family_gifts.c.reference == reference).values(taken_back=row.taken_back + cents))
    tell(connection, row.resident, now_ms)
    return int(cents)


def promise(connection: Connection, resident: str, cents: int, *, who: str, every: str, next_day: str | None, now_ms: int) -> str:
    """Somebody promised an allowance; returns its id. Each time it is paid it comes as a gift."""
    made = str(uuid_utils.uuid7())
    values = {"resident": resident, "who": who, "cents": cents, "every": every, "next_day": next_day}
    connection.execute(insert(standing_gifts).values(id=made, **values))
    tell(connection, resident, now_ms)
    return made


def end_promise(connection: Connection, promised: str, now_ms: int) -> bool:
    """It comes no more; False when there is none."""
    found = connection.execute(
        update(standing_gifts)
        .where(standing_gifts.c.id == promised, standing_gifts.c.ended_ms.is_(None))
        .values(ended_ms=now_ms)
        .returning(standing_gifts.c.resident)
    ).scalar_one_or_none()
    if found is not None:
        tell(connection, found, now_ms)
    return found is not None


def tell(connection: Connection, resident: str, now_ms: int) -> None:
    """Tell devices, once at the end of the transaction, what there is."""
    unit_of_work(connection).at_the_end((KIND, resident), partial(_tell, connection, resident, now_ms))


def _tell(connection: Connection, resident: str, now_ms: int) -> None:
    promised = connection.execute(
        select(standing_gifts)
        .where(standing_gifts.c.resident == resident, standing_gifts.c.ended_ms.is_(None))
        .order_by(standing_gifts.c.id)
        .limit(20)
    )
    change = FamilyMoneyChange(
        cents=balance(connection, "available", purse(resident), "usd_cents"),
        lines=_lines(connection, resident),
        standing=tuple(StandingGift(who=row.who, cents=row.cents, every=row.every, next_day=row.next_day) for row in promised),
    )
    append(connection, resident_stream(resident), KIND, change, now_ms, key="family_money")


def _lines(connection: Connection, resident: str) -> tuple[FamilyMoneyLine, ...]:
    """The newest movements of the purse, as the ledger has them."""
    rows = connection.execute(
        select(entries.c.kind, entries.c.at_ms, entries.c.cause, postings.c.amount, family_gifts.c.who, orders.c.id.label("order"))
        .join(postings, postings.c.entry == entries.c.id)
        .join(accounts, accounts.c.id == postings.c.account)
        .outerjoin(family_gifts, (family_gifts.c.entry == entries.c.id) | (family_gifts.c.entry == entries.c.reverses))
        .outerjoin(orders, (orders.c.entry == entries.c.id) | (orders.c.entry == entries.c.reverses))
        .where(accounts.c.owner == purse(resident), accounts.c.kind == "available")
        .order_by(entries.c.at_ms.desc(), entries.c.id.desc())
        .limit(_MOST_LINES)
    )
    kinds = {GIVEN: "given", TAKEN_BACK: "taken_back", "refund": "refund"}
    return tuple(
        FamilyMoneyLine(at_ms=row.at_ms, cents=row.amount, what=kinds.get(row.kind, "order"), who=row.who or "", order=row.order)
        for row in rows
    )
