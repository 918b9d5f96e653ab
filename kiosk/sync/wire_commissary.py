"""The commissary on the wire: goods and what limits them on their way down, baskets and orders on their way up, orders and packs back.

Money is integer cents. An order is priced by central from its own list; what the device names is only checked.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from kiosk.sync.wire_base import Cents, Id, Millis, Payload, Words

GoodId = Annotated[str, StringConstraints(pattern=r"^[0-9a-z-]{1,40}$")]
#: A drawing that devices carry.
PictureName = Annotated[str, StringConstraints(pattern=r"^[0-9a-z-]{0,40}$")]
#: Lines of one order.
MAX_ORDER_LINES = 60
MOST_OF_A_GOOD = 999
_Price = Annotated[int, Field(ge=1, lt=1 << 31)]
_Count = Annotated[int, Field(ge=1, le=MOST_OF_A_GOOD)]
_Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]

PaySource = Literal["trust", "credits"]
OrderState = Literal["placed", "packing", "packed", "delivered", "cancelled", "refused"]
PackState = Literal["ordered", "packed", "shipped", "arrived", "delivered", "sent_back"]


class OrderLine(Payload):
    """So many of a good, at the price of one that the screen showed."""

    good: GoodId
    count: _Count
    cents: _Price


class CommissaryOrder(Payload):
    """`commissary.order`: the command's id is the order's id. Paid when it is accepted: `family_cents` from the money that family put
    in for the commissary, the rest from `pay`. Both are what the screen showed: central charges exactly that, or rejects the order.
    """

    pay: PaySource
    lines: tuple[OrderLine, ...] = Field(min_length=1, max_length=MAX_ORDER_LINES)
    total_cents: Cents
    family_cents: Cents = 0


class CommissaryCancel(Payload):
    """`commissary.cancel`: the resident does not want an order that nobody has begun to pack."""

    order: Id


class BasketLine(Payload):
    """What lies in a basket; it has no price until it is ordered."""

    good: GoodId
    count: _Count


class CommissaryBasket(Payload):
    """`commissary.basket`: what lies in the basket now, whole; the latest says all. So it follows the person to other devices."""

    lines: tuple[BasketLine, ...] = Field(default=(), max_length=MAX_ORDER_LINES)
    at_ms: Millis


class GoodLimit(Payload):
    """At most so many within so many days of 24 hours; 0 days: in one order. `most` 0: none."""

    most: int = Field(ge=0, le=1_000_000)
    days: int = Field(default=0, ge=0, le=366)


class GoodChange(Payload):
    """`commissary.good` (facility's stream, key `good:ID`): something that is sold, or no more (`active` False).

    `unit` says what one of it is ("pack of 3"). `essential`: soap, paper and the like, which no hold takes away. `sold_out`: shown,
    not sold now. `place` orders the goods of a shelf.
    """

    good: GoodId
    shelf: Id
    name: Words
    line: Words = {}
    unit: Words = {}
    cents: _Price
    picture: PictureName = ""
    limits: tuple[GoodLimit, ...] = Field(default=(), max_length=10)
    essential: bool = False
    sold_out: bool = False
    active: bool = True
    place: int = Field(default=0, ge=0, lt=1 << 31)


class CommissaryLimits(Payload):
    """`commissary.limits` (resident's stream): what holds for one resident beside the limits of goods: their unit's and their own.

    `cents`: what they may spend in all. A good with a limit of 0 is not sold to them.
    """

    goods: dict[GoodId, tuple[GoodLimit, ...]] = {}
    cents: tuple[GoodLimit, ...] = ()


class OrderedLine(Payload):
    """A line of an order at central. `filled` None: not packed yet. `returned`: given back after it was filled."""

    good: GoodId
    name: Words
    count: int
    cents: int
    filled: int | None = None
    returned: int = 0


class OrderStep(Payload):
    """When an order or a pack reached a state."""

    state: str = Field(max_length=16)
    at_ms: Millis


class OrderChange(Payload):
    """`commissary.order_kept` (resident's stream, key `order:ID`): all that central has of an order; the latest says all.

    `cancel_until_ms` None: it cannot be cancelled any more. `code`: why it was refused; its lines are in no basket then, and may be put
    back into one. `refunded_cents` in all, of which `family_refunded_cents` went back to what family put in.
    """

    order: Id
    at_ms: Millis
    pay: PaySource
    state: OrderState
    lines: tuple[OrderedLine, ...]
    total_cents: Cents
    family_cents: Cents = 0
    refunded_cents: Cents = 0
    family_refunded_cents: Cents = 0
    steps: tuple[OrderStep, ...] = ()
    delivery_day: _Day | None = None
    cancel_until_ms: Millis | None = None
    code: str = Field(default="", max_length=40)
    note: str = Field(default="", max_length=300)


class PackChange(Payload):
    """`commissary.pack` (resident's stream, key `pack:ID`): a pack that family sent, and where it is."""

    pack: Id
    sender: str = Field(max_length=200)
    name: Words
    lines: tuple[str, ...] = Field(default=(), max_length=100)
    state: PackState
    steps: tuple[OrderStep, ...] = ()
    carrier: str = Field(default="", max_length=80)
    tracking: str = Field(default="", max_length=80)
    expected_day: _Day | None = None
    note: str = Field(default="", max_length=300)
    at_ms: Millis


class FamilyMoneyLine(Payload):
    """What came into the family's money, or left it. `who` put it in, "" where it is not about somebody."""

    at_ms: Millis
    cents: int
    what: Literal["given", "order", "refund", "taken_back"]
    who: str = Field(default="", max_length=200)
    order: Id | None = None


class StandingGift(Payload):
    """An allowance that somebody promised: so much each week or month. `next_day`: when it is expected again."""

    who: str = Field(max_length=200)
    cents: Cents
    every: Literal["week", "month"]
    next_day: _Day | None = None


class FamilyMoneyChange(Payload):
    """`commissary.family_money` (resident's stream): money that family gave for the commissary only; the newest lines first."""

    cents: Cents
    lines: tuple[FamilyMoneyLine, ...] = Field(default=(), max_length=50)
    standing: tuple[StandingGift, ...] = Field(default=(), max_length=20)


class ShelfPart(Payload):
    """A shelf of the commissary, in the policy: `icon` by its name."""

    shelf: Id
    name: Words
    icon: PictureName = "package"


_Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class OrderWindow(Payload):
    """When orders are taken, each week, in the facility's zone; `delivery` is the first such day after it closes."""

    opens_on: Weekday
    opens: _Clock = "00:00"
    closes_on: Weekday
    closes: _Clock
    delivery: Weekday | None = None


_SHELVES = (
    ShelfPart(shelf="food", name={"en": "Food", "es": "Comida"}, icon="utensils"),
    ShelfPart(shelf="drinks", name={"en": "Drinks", "es": "Bebidas"}, icon="coffee"),
    ShelfPart(shelf="hygiene", name={"en": "Hygiene", "es": "Higiene"}, icon="bath"),
    ShelfPart(shelf="clothes", name={"en": "Clothes", "es": "Ropa"}, icon="shirt"),
    ShelfPart(shelf="letters", name={"en": "Letters", "es": "Cartas"}, icon="pencil"),
    ShelfPart(shelf="accessories", name={"en": "Devices", "es": "Aparatos"}, icon="headphones"),
)


class CommissaryTerms(Payload):
    """The policy's part `commissary`, for devices and central alike.

    `pay`: what an order may be paid from, the usual one first. No `windows`: always open. `cancel_minutes`: how long an order may be
    cancelled, at most until its window closes. `most_cents` in `most_days` is the facility's limit of spending (0: none).
    """

    open: bool = True
    pay: tuple[PaySource, ...] = Field(default=("trust",), min_length=1, max_length=2)
    windows: tuple[OrderWindow, ...] = Field(default=(), max_length=14)
    cancel_minutes: int = Field(default=120, ge=0, le=7 * 24 * 60)
    most_cents: int = Field(default=0, ge=0, lt=1 << 31)
    most_days: int = Field(default=7, ge=1, le=366)
    shelves: tuple[ShelfPart, ...] = Field(default=_SHELVES, max_length=30)
