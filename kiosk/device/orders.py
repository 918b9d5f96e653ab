"""Central's orders as this device keeps them: each once, in one table, whose rows are the effect of a lock and of features off.

An order counts only with central's own signature, for this very device and epoch, with a number higher than any before it, and in its
time. What is not so is refused and said so (`design/security.md`, attack 46).
"""

from __future__ import annotations

from base64 import urlsafe_b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import structlog
from sqlalchemy import Connection, func, insert, literal, select, union_all, update

from kiosk.device.identity import Identity, load_identity
from kiosk.device.signed import NotSigned, read_signed
from kiosk.device.tables import last_order, orders
from kiosk.store.prepared import Query
from kiosk.sync.wire import Change
from kiosk.sync.wire_orders import FEATURES, MAX_OUTCOMES, NEVER_OFF, ORDER_TYPE, ORDERS, Order, OrderGiven, OrderOutcome, Outcome

#: Orders that only change what this device shows: their row is their effect.
OF_THE_SCREEN = frozenset({"lock", "unlock", "features"})
#: While one of these is under way nobody signs in: the screen is about to go.
_ENDS_THE_SCREEN = ("restart", "update", "reenrol")
_OPEN = ("waiting", "begun")

_lock = select(func.max(orders.c.number)).where(orders.c.what.in_(("lock", "unlock")), orders.c.state.in_(("begun", "done")))
_off = select(func.max(orders.c.number)).where(orders.c.what == "features", orders.c.state == "done")
_found = select(orders.c.what, orders.c.signed).where(
    orders.c.number.in_((_lock.scalar_subquery(), _off.scalar_subquery())), orders.c.number > 0
)
#: One statement for each look of the screen: the last order too.
_here = union_all(_found, select(literal("last"), literal("")).select_from(last_order)).subquery()
_STANDING = Query(select(_here.c.what, _here.c.signed))
_GOING_DOWN = Query(select(orders.c.id).where(orders.c.state == "begun", orders.c.what.in_(_ENDS_THE_SCREEN)).limit(1))

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Standing:
    """`lock`: the facility's words, by language; None: the device is not locked. `off`: features that are off. `last`: the device is to
    clear itself."""

    lock: dict[str, str] | None = None
    off: frozenset[str] = frozenset()
    last: bool = False


@dataclass(frozen=True)
class Kept:
    """An order and how it stands."""

    id: str
    what: str
    state: str
    code: str
    given_ms: int
    ended_ms: int | None
    signed: str


def apply_order(conn: Connection, payload: OrderGiven, change: Change) -> None:
    """`device.order`: written down when it is central's word for this device; told to be refused when it is not."""
    known = conn.execute(select(orders.c.state).where(orders.c.id == payload.order)).scalar_one_or_none()
    if payload.withdrawn:
        if known == "waiting":
            end(conn, payload.order, "withdrawn", "", change.at_ms)
        return
    if known is not None:
        return
    row = {"id": payload.order, "signed": payload.signed, "given_ms": change.at_ms}
    identity, what, why = load_identity(conn), "", "signature"
    try:
        order = read_signed(payload.signed, identity, ORDER_TYPE, Order)
    except NotSigned:
        number = 0
    else:
        number, what, why = order.number, order.what, _wrong(conn, identity, payload.order, order)
    if why:
        log.warning("order_refused", order=payload.order, why=why)
        conn.execute(insert(orders).values(**row, number=0, what=what, state="refused", code=why, ended_ms=change.at_ms))
        return
    conn.execute(insert(orders).values(**row, number=number, what=what, state="waiting"))


def _wrong(conn: Connection, identity: Identity, name: str, order: Order) -> str:
    """Why a signed order is none for this device now; "" when it is one."""
    if order.order != name or order.device != identity.device:
        return "other_device"
    if order.epoch != identity.epoch:
        return "epoch"
    if order.number <= (conn.execute(select(func.max(orders.c.number))).scalar_one() or 0):
        return "old"
    if order.what not in ORDERS:
        return "unknown"
    return _not_to_be_off(order.off)


def _not_to_be_off(off: Sequence[str]) -> str:
    if NEVER_OFF & set(off):
        return "never_blocked"
    return "" if set(off) <= set(FEATURES) else "unknown_feature"


def anything_open(conn: Connection) -> bool:
    """Whether an order waits, is under way, or central has not heard what became of it."""
    return conn.execute(select(orders.c.id).where(orders.c.state.in_(_OPEN) | orders.c.told.is_(False)).limit(1)).first() is not None


def settle(conn: Connection, now_ms: int) -> None:
    """Let go of orders whose time is over, and do what the screen alone does."""
    waiting = select(orders.c.id, orders.c.what, orders.c.signed).where(orders.c.state == "waiting").order_by(orders.c.number)
    for row in conn.execute(waiting).all():
        if now_ms > claims(row.signed).expires_ms:
            end(conn, row.id, "expired", "", now_ms)
        elif row.what == "features":
            end(conn, row.id, "done", "", now_ms)
        elif row.what in OF_THE_SCREEN:
            begin(conn, row.id)


def open_orders(conn: Connection) -> list[Kept]:
    """Those that are to be carried out, in the order of their numbers."""
    return [_kept(row) for row in conn.execute(select(orders).where(orders.c.state.in_(_OPEN)).order_by(orders.c.number))]


def new_code(conn: Connection) -> tuple[str, str, str] | None:
    """The order that has this device enrolled anew, as it was signed, and the code for that; None: there is none."""
    chosen = select(orders).where(orders.c.state.in_(_OPEN), orders.c.what == "reenrol").order_by(orders.c.number).limit(1)
    row = conn.execute(chosen).first()
    return None if row is None else (row.id, row.signed, claims(row.signed).code or "")


def begin(conn: Connection, order: str) -> None:
    """From now on it is under way: a start after a power cut goes on with it."""
    conn.execute(update(orders).where(orders.c.id == order, orders.c.state == "waiting").values(state="begun"))


def end(conn: Connection, order: str, outcome: Outcome, code: str, now_ms: int) -> None:
    """What became of it; the first word counts."""
    ended = update(orders).where(orders.c.id == order, orders.c.state.in_(_OPEN))
    conn.execute(ended.values(state=outcome, code=code, ended_ms=now_ms, told=False))
    log.info("order_ended", order=order, outcome=outcome, code=code)


def untold(conn: Connection) -> list[OrderOutcome]:
    """Outcomes that central has not acknowledged."""
    ended = select(orders).where(orders.c.told.is_(False), orders.c.state.not_in(_OPEN)).order_by(orders.c.number).limit(MAX_OUTCOMES)
    return [
        OrderOutcome(order=row.id, outcome=row.state, code=row.code, at_ms=row.ended_ms or row.given_ms) for row in conn.execute(ended)
    ]


def mark_told(conn: Connection, told: Sequence[str]) -> None:
    """Central has them."""
    conn.execute(update(orders).where(orders.c.id.in_(told)).values(told=True))


def void_earlier_epochs(conn: Connection) -> None:
    """The device was enrolled anew: what waits was signed for the epoch before. What enrolled it is under way."""
    conn.execute(update(orders).where(orders.c.state == "waiting").values(state="refused", code="epoch", told=False))


def standing(conn: Connection) -> Standing:
    """What central's orders hold back here now."""
    found = {row.what: row.signed for row in _STANDING.all(conn)}
    lock = claims(found["lock"]).words if "lock" in found else None
    off = frozenset(claims(found["features"]).off) - NEVER_OFF if "features" in found else frozenset[str]()
    return Standing(lock, off, "last" in found)


def going_down(conn: Connection) -> bool:
    """Whether an order that ends the screen is under way: nobody signs in meanwhile."""
    return _GOING_DOWN.first(conn) is not None


def latest(conn: Connection, most: int) -> list[Kept]:
    """The newest orders, for facility IT."""
    rows = conn.execute(select(orders).order_by(orders.c.given_ms.desc(), orders.c.number.desc()).limit(most))
    return [_kept(row) for row in rows]


@lru_cache(maxsize=8)
def claims(signed: str) -> Order:
    """What a kept order says: its signature was checked when it came."""
    part = signed.split(".")[1]
    return Order.model_validate_json(urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def _kept(row: object) -> Kept:
    return Kept(*(getattr(row, name) for name in Kept.__dataclass_fields__))
