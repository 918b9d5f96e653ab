"""Setting value aside for a device: at a sign-in, and for tablets whenever they have too little.

The caller holds the device's row, so that two sign-ins at once do not both set aside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import uuid_utils
from sqlalchemy import Connection, Row, insert, select, update

from central.allowances.rows import Amount, claims_of, find, held_of, left, transfer
from central.allowances.rules import USE_DAYS, kiosk_amount, low_mark, tablet_amount, tablet_target
from central.allowances.tables import allowances
from central.ledger.book import balance, post, resident_owner
from central.ledger.tables import accounts, entries, postings
from central.ledger.wallet import lock_wallet, publish_balances
from central.policy import AllowancePolicy
from central.prices import prices
from kiosk.sync.wire import Allowance

HOUR_MS = 3600 * 1000
DAY_MS = 24 * HOUR_MS
NOTHING = Amount()


@dataclass(frozen=True)
class Place:
    """For which device, in which of its epochs, and which resident."""

    device: str
    kind: str
    epoch: int
    resident: str

    @property
    def standing(self) -> bool:
        """Whether the device is the resident's own, and may be offline for days."""
        return self.kind == "tablet"


@dataclass(frozen=True)
class _Plan:
    """What is to be done for a place. `same`: the open allowance of today's prices; `low`: the marks of the amounts it will have."""

    rows: Sequence[Row[Any]]
    same: Row[Any] | None
    version: int
    more: Amount = NOTHING
    low: Amount = NOTHING
    renews: bool = False


def issue(connection: Connection, place: Place, policy: AllowancePolicy, now_ms: int) -> Allowance | None:
    """At a sign-in: set aside what the device should have; returns what it may spend now, None when nothing lies there.

    An open allowance of today's prices is filled up and runs anew (same id, next revision). Other prices need another id: the old
    allowance stands beside it until it ends.
    """
    plan = _plan(connection, place, policy, now_ms, renew=True)
    issued = _carry_out(connection, place, policy, plan, now_ms)
    if issued is None:
        usable = [row for row in plan.rows if left(row) and row.expires_ms > now_ms]
        return claims_of(usable[-1]) if usable else None
    # The answer to the sign-in tells this revision.
    connection.execute(update(allowances).where(allowances.c.id == issued).values(told_revision=allowances.c.revision))
    row = find(connection, issued)
    return None if row is None else claims_of(row)


def fill(connection: Connection, place: Place, policy: AllowancePolicy, now_ms: int) -> bool:
    """A tablet that has too little gets more, and one in the second half of its time runs anew; True when something changed."""
    plan = _plan(connection, place, policy, now_ms, renew=False)
    if _carry_out(connection, place, policy, plan, now_ms) is not None:
        return True
    # Nothing is free: it is not looked at again every second, but when value came.
    mine = (allowances.c.device == place.device, allowances.c.resident == place.resident, allowances.c.state == "open")
    connection.execute(update(allowances).where(*mine).values(low_stamps=0, low_cents=0))
    return False


def is_due(connection: Connection, place: Place, policy: AllowancePolicy, now_ms: int) -> bool:
    """Whether `fill` would change something; holds nothing."""
    plan = _plan(connection, place, policy, now_ms, renew=False, lock=False)
    return bool(plan.more) or plan.renews


def _plan(connection: Connection, place: Place, policy: AllowancePolicy, now_ms: int, *, renew: bool, lock: bool = True) -> _Plan:
    held = held_of(connection, place.device, place.resident, lock=lock)
    rows = [row for row in held if row.state == "open" and row.epoch == place.epoch and (renew or row.expires_ms > now_ms)]
    version = prices.current(connection).version
    same = next((row for row in reversed(rows) if row.price_version == version), None)
    if _fencing(connection, place.device):
        return _Plan(rows, same, version)
    if lock:
        lock_wallet(connection, resident_owner(place.resident))
    there = Amount(sum(left(row).stamps for row in rows), sum(left(row).cents for row in rows))
    more, low = _amounts(connection, place, policy, there, now_ms)
    half_over = same is not None and now_ms - same.issued_ms > _lasts_ms(place, policy) // 2
    return _Plan(rows, same, version, more, low, same is not None and bool(left(same)) and (renew or half_over))


def _carry_out(connection: Connection, place: Place, policy: AllowancePolicy, plan: _Plan, now_ms: int) -> str | None:
    """The allowance that was opened, filled up or renewed; None when there was nothing to do."""
    if not plan.more and not plan.renews:
        return None
    expires_ms = now_ms + _lasts_ms(place, policy)
    values: dict[str, Any] = {
        "low_stamps": plan.low.stamps,
        "low_cents": plan.low.cents,
        "issued_ms": now_ms,
        "expires_ms": expires_ms,
        "reclaim_ms": expires_ms + policy.grace_hours * HOUR_MS,
    }
    before = plan.same
    if before is None:
        issued, revision = str(uuid_utils.uuid7()), 1
        values |= {"stamps": plan.more.stamps, "credits_cents": plan.more.cents, "told_revision": 0, "price_version": plan.version}
        values |= {"device": place.device, "resident": place.resident, "epoch": place.epoch, "state": "open"}
        connection.execute(insert(allowances).values(id=issued, revision=revision, **values))
    else:
        issued, revision = str(before.id), before.revision + 1
        values |= {"stamps": before.stamps + plan.more.stamps, "credits_cents": before.credits_cents + plan.more.cents}
        connection.execute(update(allowances).where(allowances.c.id == issued).values(revision=revision, **values))
    if plan.more:
        lines = transfer("available", "escrow", place.resident, plan.more)
        post(connection, lines, cause=f"allowance:{issued}:{revision}", kind="allowance", at_ms=now_ms)
    publish_balances(connection, place.resident, now_ms)
    return issued


def _lasts_ms(place: Place, policy: AllowancePolicy) -> int:
    return policy.tablet_valid_days * DAY_MS if place.standing else policy.kiosk_hours * HOUR_MS


def _fencing(connection: Connection, device: str) -> bool:
    of_device = (allowances.c.device == device, allowances.c.state == "fencing")
    return connection.execute(select(allowances.c.id).where(*of_device).limit(1)).first() is not None


def _amounts(connection: Connection, place: Place, policy: AllowancePolicy, there: Amount, now_ms: int) -> tuple[Amount, Amount]:
    """What to set aside on top of what is there, and below which rest it is filled up again."""
    owner = resident_owner(place.resident)
    free = Amount(balance(connection, "available", owner, "stamp"), balance(connection, "available", owner, "usd_cents"))
    if not place.standing:
        stamps = kiosk_amount(free.stamps, policy.kiosk_stamps, there.stamps)
        return Amount(stamps, kiosk_amount(free.cents, policy.kiosk_cents, there.cents)), NOTHING
    if not free:
        return NOTHING, NOTHING
    used_stamps, used_cents = _daily_use(connection, owner, now_ms)
    days, percent = policy.tablet_days_offline, policy.topup_percent
    stamps = tablet_target(free.stamps + there.stamps, used_stamps, days, policy.tablet_min_stamps)
    cents = tablet_target(free.cents + there.cents, used_cents, days, policy.tablet_min_cents)
    return (
        Amount(tablet_amount(free.stamps, stamps, there.stamps, percent), tablet_amount(free.cents, cents, there.cents, percent)),
        Amount(low_mark(stamps, percent), low_mark(cents, percent)),
    )


def _daily_use(connection: Connection, owner: str, now_ms: int) -> tuple[Sequence[int], Sequence[int]]:
    """Stamps and cents spent on each of the last days that had any use; what was given back counts on its own day."""
    rows = connection.execute(
        select(accounts.c.commodity, entries.c.at_ms, postings.c.amount)
        .join(postings, postings.c.account == accounts.c.id)
        .join(entries, entries.c.id == postings.c.entry)
        .where(accounts.c.owner == owner, accounts.c.kind == "spent", entries.c.at_ms > now_ms - USE_DAYS * DAY_MS)
    )
    stamps: dict[int, int] = {}
    cents: dict[int, int] = {}
    for row in rows:
        days = stamps if row.commodity == "stamp" else cents
        ago = max(0, now_ms - row.at_ms) // DAY_MS
        days[ago] = days.get(ago, 0) + row.amount
    return list(stamps.values()), list(cents.values())
