"""Central's orders to a device on the wire: what it is to do, once, and what became of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from kiosk.sync.wire_base import Id, Millis, Payload, Sha256, Token, Words

ORDER_TYPE = "lumen-order"
#: Letters of the words that a locked device shows, in each language.
MAX_NOTICE = 160
MAX_OUTCOMES = 100
MAX_LOG_LINES = 4_000
MAX_LOG_LINE = 400

#: What an order may be about. A device refuses any other word.
ORDERS = ("restart", "lock", "unlock", "features", "send_logs", "report", "network", "reenrol", "update")
#: What an order may take off, and nothing else.
FEATURES = ("messages", "buying", "media", "games", "visits", "commissary", "camera")
#: What no order takes off: the floor that policy has too (product rules D3, R5). Named, so that a refusal can say why.
NEVER_OFF = frozenset({"grievance", "medical", "prea", "mail.legal", "help", "requests", "balances"})

Version = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.+_-]{0,39}$")]


class Release(Payload):
    """A release of the program: `target` is its name in the repository of updates, `build` grows from release to release."""

    version: Version
    build: int = Field(ge=1, lt=1 << 31)
    target: Version
    sha256: Sha256
    length: int = Field(ge=1, lt=1 << 40)


class Order(Payload):
    """Claims of an order (JWS, alg Ed25519, typ `lumen-order`): only the device named obeys, in the epoch named, before `expires_ms`.

    `number` grows with each order to a device. `words`: what a locked device shows. `off`: every feature that is off from now on.
    `whole`: the machine restarts, not its programs alone. `at_once`: also while somebody is signed in. `code`: enrols this device anew.
    """

    order: Id
    device: Id
    epoch: int = Field(ge=1)
    number: int = Field(ge=1, lt=1 << 53)
    what: Id
    issued_ms: Millis
    expires_ms: Millis
    words: Words = {}
    off: tuple[Id, ...] = Field(default=(), max_length=32)
    whole: bool = False
    at_once: bool = False
    code: str | None = Field(default=None, max_length=64)
    update: Release | None = None


class OrderGiven(Payload):
    """`device.order` (device stream, key `order:ID`): central's signed word; `withdrawn`: it does not stand any more."""

    order: Id
    signed: Token
    withdrawn: bool = False


Outcome = Literal["done", "failed", "refused", "expired", "withdrawn"]


class OrderOutcome(Payload):
    """What became of one order. `code`: why not, or what is to be known of it."""

    order: Id
    outcome: Outcome
    code: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{0,40}$")] = ""
    at_ms: Millis


class OrderReport(Payload):
    """`POST /v1/orders`: outcomes that central has not acknowledged yet. The same one twice is the same."""

    outcomes: tuple[OrderOutcome, ...] = Field(max_length=MAX_OUTCOMES)


class OrderLogs(Payload):
    """`POST /v1/orders/logs`: what an order to send logs asked for: lines of JSON with ids, counts and codes, the oldest first."""

    order: Id
    lines: tuple[Annotated[str, StringConstraints(max_length=MAX_LOG_LINE)], ...] = Field(max_length=MAX_LOG_LINES)


class OrderAnswer(Payload):
    """It is written down."""

    server_ms: Millis
