"""What pays for a sent message, at central's prices. A resident never pays more than the device showed.

Mail to a legal contact is charged like any other, but nothing about money stops it: what cannot be paid goes free.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from central.allowances.allowances import AllowanceRefused, note_refused, prices_for, refund, spend, take_here
from central.allowances.rows import Amount
from central.commands.handling import Context, Rejected
from central.database import flush, savepoint
from central.devices.alerts import alert
from central.ledger.book import NotEnough
from central.ledger.history import record
from central.ledger.tables import entries
from central.ledger.wallet import charge_cause, charge_stamps, publish_balances
from central.mail_out.tables import outgoing
from central.prices.prices import PriceList, current, of_version
from central.reply_stamps.reply_stamps import StampRefused, pay_reply
from kiosk.sync.wire import Command, MailSend, Pay, PayAllowanceStamps, PayOwnStamps, PayReplyStamp, QuarantinedCommand

AnyCommand = Command | QuarantinedCommand


@dataclass(frozen=True)
class Paid:
    """What paid, how many stamps, by which list. `free`: nothing was charged."""

    pay: Pay
    stamps: int
    prices: PriceList
    free: bool = False


@dataclass(frozen=True)
class Load:
    """What a message carries, as far as it costs something."""

    text: str
    photos: int = 0
    video: bool = False
    ecard: bool = False
    sms: bool = False

    def stamps(self, prices: PriceList) -> int:
        """Stamps by a list; at least one. A short message has one price, whatever it says."""
        if self.sms:
            return max(1, prices.sms_stamps)
        letters = max(1, -(-len(self.text) // prices.letters_per_stamp))
        return letters + self.photos * prices.photo_stamps + self.video * prices.video_stamps + self.ecard * prices.ecard_stamps


def pay(context: Context, command: AnyCommand, payload: MailSend, load: Load, *, legal: bool) -> Paid:
    """Charge a message. Raises Rejected."""
    if not legal or "mail.legal" not in context.policy.never_blocked:
        return _charge(context, command, payload, load)
    try:
        with savepoint(context.connection):
            return _charge(context, command, payload, load)
    except Rejected as refused:
        if refused.alert:
            alert(context.connection, refused.alert, device=context.device, detail=f"command {command.id}", at_ms=context.now_ms)
        note_unpaid(context, payload)
        return free(context, load)


def free(context: Context, load: Load) -> Paid:
    """What is never blocked, unpaid."""
    prices = current(context.connection)
    stamps = load.stamps(prices)
    return Paid(PayOwnStamps(count=min(stamps, 100)), stamps, prices, free=True)


def note_unpaid(context: Context, payload: MailSend) -> None:
    """The allowance did not pay: the device may have counted otherwise when it returns it."""
    paying = payload.pay
    if isinstance(paying, PayAllowanceStamps) and context.resident is not None:
        note_refused(
            context.connection, allowance=paying.allowance, device=context.device, resident=context.resident, stamps=paying.count
        )


def give_back_stamps(connection: Connection, message: str, resident: str, now_ms: int) -> None:
    """A message that its resident's stamps paid is not sent on: they come back, once, to where they came from."""
    stamps = connection.execute(select(outgoing.c.stamps).where(outgoing.c.id == message, ~outgoing.c.free)).scalar_one_or_none()
    if stamps is None:
        return
    flush(connection)
    charge = connection.execute(select(entries.c.id).where(entries.c.cause == charge_cause(message))).scalar_one()
    entry = refund(connection, command=message, cause=f"command:{message}:refund", now_ms=now_ms)
    record(connection, resident=resident, entry=entry, kind="refund", at_ms=now_ms, stamps=stamps, command=message, refunds=charge)
    publish_balances(connection, resident, now_ms)


def _charge(context: Context, command: AnyCommand, payload: MailSend, load: Load) -> Paid:
    prices = _prices(context, command, payload.pay)
    stamps = load.stamps(prices)
    match payload.pay:
        case PayReplyStamp():
            return Paid(_by_reply_stamp(context, command, payload, payload.pay, stamps), stamps, prices)
        case PayAllowanceStamps() | PayOwnStamps() as paying if paying.count < stamps:
            raise Rejected("price_changed", "the message costs more stamps than the device showed")
        case PayAllowanceStamps() as paying:
            made, entry = _by_allowance(context, command, paying, stamps)
        case PayOwnStamps():
            made, entry = _by_wallet(context, command, stamps)
    record(
        context.connection,
        resident=context.author,
        entry=entry,
        kind="message",
        at_ms=context.now_ms,
        stamps=-stamps,
        command=command.id,
    )
    publish_balances(context.connection, context.author, context.now_ms)
    return Paid(made, stamps, prices)


def _prices(context: Context, command: AnyCommand, paying: Pay) -> PriceList:
    """Those of the allowance, which hold until it expires; else today's."""
    if not isinstance(paying, PayAllowanceStamps):
        return current(context.connection)
    version = prices_for(context.connection, paying.allowance, command.at_ms)
    held = None if version is None else of_version(context.connection, version)
    if held is None:
        raise AllowanceRefused("allowance_refused", "there is no such allowance")
    return held


def _by_reply_stamp(context: Context, command: AnyCommand, payload: MailSend, paying: PayReplyStamp, stamps: int) -> Pay:
    if stamps != 1:
        raise Rejected("text_too_long", "a prepaid reply stamp carries one stamp's worth of text")
    try:
        pay_reply(
            context.connection,
            stamp=paying.stamp,
            resident=context.author,
            in_reply_to=payload.in_reply_to,
            command=command.id,
            now_ms=context.now_ms,
        )
    except StampRefused as refused:
        raise Rejected(refused.code, "the reply stamp cannot pay this reply") from None
    return paying


def _by_allowance(context: Context, command: AnyCommand, paying: PayAllowanceStamps, stamps: int) -> tuple[Pay, str]:
    charge = spend(
        context.connection,
        allowance=paying.allowance,
        device=context.device,
        resident=context.author,
        stamps=stamps,
        command=command.id,
        kind="mail_stamps",
        now_ms=context.now_ms,
        quantity=stamps,
        unit_price=1,
        asked=paying.count,
    )
    if charge.allowance is None:
        return PayOwnStamps(count=stamps), charge.entry
    return PayAllowanceStamps(allowance=charge.allowance, count=stamps), charge.entry


def _by_wallet(context: Context, command: AnyCommand, stamps: int) -> tuple[Pay, str]:
    connection, resident = context.connection, context.author
    take_here(connection, device=context.device, resident=resident, amount=Amount(stamps), command=command.id, now_ms=context.now_ms)
    try:
        entry = charge_stamps(connection, resident, command.id, stamps, context.now_ms)
    except NotEnough:
        raise Rejected("not_enough_stamps", "the resident has too few stamps") from None
    return PayOwnStamps(count=stamps), entry
