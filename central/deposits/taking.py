"""Taking a provider's notice, once: each is one transaction that ends in an answer, kept with the notice.

A deposit, in order: what is above the policy's limit goes back, the provider's fee comes off, what the resident owes is repaid, and
obligations get their part of what a trust account receives. Each step is an entry of its own that the resident can read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import uuid_utils
from sqlalchemy import Connection, Row, select, update

from central.commissary import family
from central.contacts.contacts import get_contact
from central.database import insert_or_ignore
from central.deposits.chargebacks import owed, repay, repay_deposit, take_back
from central.deposits.notices import (
    ChargebackNotice,
    ContactStampsNotice,
    DepositNotice,
    DepositRefused,
    FamilyMoneyNotice,
    Notice,
    NoticeAnswer,
    body_hash,
)
from central.deposits.tables import deposit_notices
from central.ledger.book import AccountKind, contact_owner, move, post, resident_owner
from central.ledger.history import record
from central.ledger.wallet import issue_to_contact, lock_wallet, publish_balances
from central.mail_in.clean_text import clean_line
from central.policy import Policy
from central.residents.residents import RESIDENT
from central.residents.tables import residents
from central.trust.obligations import deduct
from kiosk.sync.wire import EntryKind


@dataclass(frozen=True)
class _Taking:
    """One notice being taken."""

    connection: Connection
    policy: Policy
    provider: str
    id: str
    now_ms: int

    @property
    def cause(self) -> str:
        return f"deposit:{self.id}"

    def keep(self, **values: Any) -> None:
        """Remember what was made of the notice."""
        self.connection.execute(update(deposit_notices).where(deposit_notices.c.id == self.id).values(**values))


def take_notice(connection: Connection, policy: Policy, provider: str, notice: Notice, now_ms: int) -> NoticeAnswer:
    """Do what a notice says, or answer again what was done. Raises DepositRefused: nothing was posted then."""
    digest = body_hash(notice)
    taking = _Taking(connection, policy, provider, str(uuid_utils.uuid7()), now_ms)
    first = insert_or_ignore(
        connection,
        deposit_notices,
        id=taking.id,
        provider=provider,
        reference=notice.reference,
        body_hash=digest,
        kind=notice.kind,
        amount=0,
        taken_back=0,
        answer="",
        at_ms=now_ms,
    )
    if not first:
        return _answer_again(connection, provider, notice.reference, digest)
    match notice:
        case DepositNotice():
            answer = _deposit(taking, notice)
        case ContactStampsNotice():
            answer = _contact_stamps(taking, notice)
        case FamilyMoneyNotice():
            answer = _family_money(taking, notice)
        case ChargebackNotice():
            answer = _chargeback(taking, notice)
    taking.keep(answer=answer.model_dump_json())
    return answer


def _answer_again(connection: Connection, provider: str, reference: str, digest: str) -> NoticeAnswer:
    row = _found(connection, provider, reference)
    if row is None or row.body_hash != digest:
        raise DepositRefused(409, "reference_used", "this reference was used for another notice")
    return NoticeAnswer.model_validate_json(row.answer)


def _found(connection: Connection, provider: str, reference: str) -> Row[Any] | None:
    return connection.execute(
        select(deposit_notices)
        .where(deposit_notices.c.provider == provider, deposit_notices.c.reference == reference)
        .with_for_update()
    ).one_or_none()


def _deposit(taking: _Taking, notice: DepositNotice) -> NoticeAnswer:
    connection = taking.connection
    resident = _resident(connection, notice.resident)
    accepted = min(notice.cents, taking.policy.money.deposit_limit_cents)
    reached = accepted - notice.fee_cents
    if reached <= 0:
        raise DepositRefused(422, "fee_too_high", "the fee leaves nothing of the deposit")
    account: AccountKind = "trust" if notice.account == "trust" else "available"
    lock_wallet(connection, resident_owner(resident))
    entry = _step(taking, notice, resident, "deposit", notice.cents, "issued", account)
    if notice.cents > accepted:
        _step(taking, notice, resident, "deposit_returned", notice.cents - accepted, account, "paid_out")
    if notice.fee_cents:
        _step(taking, notice, resident, "deposit_fee", notice.fee_cents, account, "paid_out")
    repaid = repay_deposit(connection, resident, account, reached, cause=taking.cause, reference=notice.reference, now_ms=taking.now_ms)
    if account == "trust" and reached > repaid:
        deduct(connection, resident, reached - repaid, cause=taking.cause, reference=notice.reference, now_ms=taking.now_ms)
    publish_balances(connection, resident, taking.now_ms)
    taking.keep(resident=resident, account=account, source=notice.source, entry=entry, amount=reached)
    return NoticeAnswer(
        deposit=taking.id,
        reference=notice.reference,
        taken=reached,
        returned_cents=notice.cents - accepted,
        fee_cents=notice.fee_cents,
        owed=owed(connection, resident_owner(resident), "usd_cents"),
    )


def _step(
    taking: _Taking, notice: DepositNotice, resident: str, kind: EntryKind, cents: int, source: AccountKind, to: AccountKind
) -> str:
    """One entry of a deposit and its line in the history: value comes in from `issued`, or leaves the account to `paid_out`."""
    entry = post(
        taking.connection,
        move(source, to, resident_owner(resident), "usd_cents", cents),
        cause=taking.cause if kind == "deposit" else f"{taking.cause}:{kind}",
        kind=kind,
        at_ms=taking.now_ms,
    )
    signed = cents if source == "issued" else -cents
    trust = notice.account == "trust"
    record(
        taking.connection,
        resident=resident,
        entry=entry,
        kind=kind,
        at_ms=taking.now_ms,
        credits_cents=0 if trust else signed,
        trust_cents=signed if trust else 0,
        source=notice.source,
        reference=notice.reference,
    )
    return entry


def _contact_stamps(taking: _Taking, notice: ContactStampsNotice) -> NoticeAnswer:
    connection = taking.connection
    if get_contact(connection, notice.contact) is None:
        raise DepositRefused(422, "unknown_contact", "there is no such contact")
    owner = contact_owner(notice.contact)
    lock_wallet(connection, owner)
    entry = issue_to_contact(connection, notice.contact, notice.stamps, cause=taking.cause, now_ms=taking.now_ms)
    repay(connection, owner, "stamp", "available", notice.stamps, cause=taking.cause, now_ms=taking.now_ms)
    taking.keep(contact=notice.contact, account="available", entry=entry, amount=notice.stamps)
    return NoticeAnswer(deposit=taking.id, reference=notice.reference, taken=notice.stamps, owed=owed(connection, owner, "stamp"))


def _family_money(taking: _Taking, notice: FamilyMoneyNotice) -> NoticeAnswer:
    """What is above the limit, and the fee, never come in: the purse is told of what reached it."""
    connection = taking.connection
    resident = _resident(connection, notice.resident)
    accepted = min(notice.cents, taking.policy.money.deposit_limit_cents)
    reached = accepted - notice.fee_cents
    if reached <= 0:
        raise DepositRefused(422, "fee_too_high", "the fee leaves nothing of the deposit")
    sender = clean_line(notice.sender, 200)
    if not sender:
        raise DepositRefused(422, "no_sender", "nobody is named who gave it")
    family.give(connection, resident, reached, who=sender, reference=taking.id, now_ms=taking.now_ms)
    taking.keep(resident=resident, amount=reached)
    return NoticeAnswer(
        deposit=taking.id,
        reference=notice.reference,
        taken=reached,
        returned_cents=notice.cents - accepted,
        fee_cents=notice.fee_cents,
    )


def _chargeback(taking: _Taking, notice: ChargebackNotice) -> NoticeAnswer:
    connection = taking.connection
    row = _found(connection, taking.provider, notice.deposit)
    if row is None or row.kind == "chargeback":
        raise DepositRefused(422, "unknown_deposit", "there is no such deposit of this provider")
    left = row.amount - row.taken_back
    amount = left if notice.amount is None else notice.amount
    if amount == 0 or amount > left:
        raise DepositRefused(422, "more_than_deposit", "less than this is left of the deposit")
    if row.kind == "family_money":
        amount = _from_the_purse(connection, row, amount, taking.now_ms)
    connection.execute(
        update(deposit_notices).where(deposit_notices.c.id == row.id).values(taken_back=deposit_notices.c.taken_back + amount)
    )
    if row.kind == "family_money":
        taking.keep(resident=row.resident, deposit=row.id)
        return NoticeAnswer(deposit=taking.id, reference=notice.reference, taken=amount)
    left_owed = take_back(connection, taking.policy, row, amount, cause=taking.cause, reference=notice.reference, now_ms=taking.now_ms)
    taking.keep(resident=row.resident, contact=row.contact, account=row.account, deposit=row.id)
    return NoticeAnswer(deposit=taking.id, reference=notice.reference, taken=amount, owed=left_owed)


def _from_the_purse(connection: Connection, row: Row[Any], amount: int, now_ms: int) -> int:
    """Take back what is there of it; the resident owes nothing."""
    try:
        return family.take_back(connection, row.id, now_ms, at_most=amount)
    except family.NoGift:
        raise DepositRefused(422, "spent", "nothing of it is left in the purse") from None


def _resident(connection: Connection, word: str) -> str:
    """The id of an active resident, by id or number."""
    found = connection.execute(
        select(residents.c.id, residents.c.active).where(
            (residents.c.id == word) | (residents.c.number == word), residents.c.role == RESIDENT
        )
    ).all()
    if len(found) != 1:
        raise DepositRefused(422, "unknown_resident", "there is no such resident")
    row = found[0]
    if not row.active:
        raise DepositRefused(422, "resident_left", "the resident is not at this facility any more")
    return str(row.id)
