"""What a provider of deposits tells central, and what it is answered. Money is in cents, times in milliseconds since the epoch, UTC."""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

import rfc8785
from pydantic import Field, RootModel, StringConstraints

from kiosk.sync.wire_base import Id, Payload

#: One deposit is never so large; it keeps sums far below 53 bits.
MOST_CENTS = 100_000_000

Reference = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_.:/#-]{1,80}$")]
Source = Literal["online", "mobile", "phone", "money_order", "kiosk"]


class DepositNotice(Payload):
    """Money for a resident. `cents` is what was paid in; `fee_cents` of it are the provider's."""

    kind: Literal["deposit"]
    reference: Reference
    resident: str = Field(min_length=1, max_length=64, description="id or number")
    account: Literal["trust", "credits"]
    cents: int = Field(ge=1, le=MOST_CENTS)
    fee_cents: int = Field(default=0, ge=0, le=MOST_CENTS)
    currency: Literal["USD"] = "USD"
    source: Source


class ContactStampsNotice(Payload):
    """Stamps that a contact bought, for prepaid replies."""

    kind: Literal["contact_stamps"]
    reference: Reference
    contact: Id
    stamps: int = Field(ge=1, le=10_000)


class FamilyMoneyNotice(Payload):
    """Money for a resident's commissary only, from somebody outside. `sender`: as the resident reads it; `fee_cents` of `cents` are the
    provider's. A chargeback takes back what is left of it; what was spent is the provider's loss.
    """

    kind: Literal["family_money"]
    reference: Reference
    resident: str = Field(min_length=1, max_length=64, description="id or number")
    sender: str = Field(min_length=1, max_length=200)
    cents: int = Field(ge=1, le=MOST_CENTS)
    fee_cents: int = Field(default=0, ge=0, le=MOST_CENTS)
    currency: Literal["USD"] = "USD"


class ChargebackNotice(Payload):
    """A bank took an earlier deposit back (`deposit` is its reference): all of what reached the account, or `amount` of it.

    `amount` is in cents; in stamps when contact's stamps are taken back.
    """

    kind: Literal["chargeback"]
    reference: Reference
    deposit: Reference
    amount: int | None = Field(default=None, ge=1, le=MOST_CENTS)


Notice = DepositNotice | ContactStampsNotice | FamilyMoneyNotice | ChargebackNotice


class NoticeBody(RootModel[Annotated[Notice, Field(discriminator="kind")]]):
    """The body of `POST /v1/deposits`."""


class NoticeAnswer(Payload):
    """What central did. The same reference with the same body is always answered the same.

    `taken`: what reached the account (or was taken back from it); `returned_cents` is above the limit and goes back to the payer;
    `owed`: what was taken back by banks and is not repaid yet, all notices together.
    """

    deposit: Id
    reference: str
    status: Literal["taken"] = "taken"
    taken: int
    returned_cents: int = 0
    fee_cents: int = 0
    owed: int = 0


class DepositRefused(Exception):
    """Nothing was posted. `status` is the HTTP status, `code` for programs, `reason` a plain sentence."""

    def __init__(self, status: int, code: str, reason: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.reason = reason


def body_hash(notice: Notice) -> str:
    """SHA-256 of the notice's canonical form (RFC 8785), hex: spaces and the order of fields make no other notice."""
    return hashlib.sha256(rfc8785.dumps(notice.model_dump(mode="json"))).hexdigest()
