"""What central sends of Marcus's money, as changes, and allowances with its signature."""

from __future__ import annotations

from typing import Any

from kiosk.mail.changes import FEATURE as MAIL
from kiosk.sync import wire
from kiosk.wallet.changes import FEATURE as WALLET
from tests.enrolled import DEVICE, NOON_MS, Device

STREAM = "resident:marcus"
FEATURES = [WALLET, MAIL]
HOUR_MS = 3_600_000
BOOKS = (
    wire.StampBook(book="ten", stamps=10, cents=300),
    wire.StampBook(book="thirty", stamps=30, cents=870),
    wire.StampBook(book="sixty", stamps=60, cents=1680),
)


def balances(device: Device, stamps: int = 7, *, at_ms: int = NOON_MS, **changed: Any) -> wire.Change:
    """`wallet.balances`."""
    content: dict[str, Any] = {"stamps": stamps, "credits_cents": 1200, "trust_cents": 4620, "trust_ms": NOON_MS}
    return device.change(STREAM, "wallet.balances", wire.BalancesChange(**{**content, **changed}), at_ms)


def aside(allowance: str = "a-1", stamps: int = 3, cents: int = 500, device: str = DEVICE) -> wire.SetAside:
    """One entry of what is set aside."""
    return wire.SetAside(
        allowance=allowance,
        device=device,
        device_name="Kiosk C-014" if device == DEVICE else "Tablet C-102",
        stamps=stamps,
        credits_cents=cents,
        until_ms=NOON_MS + HOUR_MS,
    )


def signed(device: Device, allowance: str = "a-1", stamps: int = 3, cents: int = 500, /, **changed: Any) -> str:
    """An allowance of an hour for Marcus on our device."""
    claims: dict[str, Any] = {
        "allowance": allowance,
        "revision": 1,
        "device": DEVICE,
        "resident": "marcus",
        "epoch": 1,
        "stamps": stamps,
        "credits_cents": cents,
        "price_version": 1,
        "issued_ms": NOON_MS,
        "expires_ms": NOON_MS + HOUR_MS,
    }
    return device.central.sign({**claims, **changed}, typ=wire.ALLOWANCE_TYPE)


def allowance(device: Device, *given: Any, **changed: Any) -> wire.Change:
    """`wallet.allowance` in the device's stream."""
    return device.change(f"device:{DEVICE}", "wallet.allowance", wire.AllowanceChange(signed=signed(device, *given, **changed)))


def prices(device: Device, version: int = 1, **changed: Any) -> wire.Change:
    """`facility.prices`."""
    content: dict[str, Any] = {"version": version, "letters_per_stamp": 6000, "books": BOOKS}
    return device.change("facility", "facility.prices", wire.PricesChange(**{**content, **changed}))


def entry(device: Device, name: str, kind: str, **changed: Any) -> wire.Change:
    """`wallet.entry`."""
    content = {"entry": name, "kind": kind, "at_ms": NOON_MS}
    return device.change(STREAM, "wallet.entry", wire.EntryChange.model_validate({**content, **changed}))


def restriction(device: Device, *blocks: str, **changed: Any) -> wire.Change:
    """`wallet.restriction`."""
    content = {"restriction": "h-1", "kind": "sanction", "blocks": blocks, "since_ms": NOON_MS - HOUR_MS}
    return device.change(STREAM, "wallet.restriction", wire.RestrictionChange.model_validate({**content, **changed}))


def obligation(device: Device, **changed: Any) -> wire.Change:
    """`wallet.obligation`."""
    content = {"obligation": "o-1", "kind": "court_fee", "name": "County court", "owed_cents": 5000, "paid_cents": 1000}
    return device.change(STREAM, "wallet.obligation", wire.ObligationChange.model_validate({**content, **changed}))
