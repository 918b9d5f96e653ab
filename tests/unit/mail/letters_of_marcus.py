"""What central sends of Marcus's mail, as changes."""

from __future__ import annotations

from typing import Any

from kiosk.mail.changes import FEATURE as MAIL
from kiosk.sync import wire
from kiosk.wallet.changes import FEATURE as WALLET
from tests.enrolled import NOON_MS, Device

STREAM = "resident:marcus"
FEATURES = [MAIL, WALLET]
LAKE = "a" * 64
BEACH = "b" * 64


def contact(device: Device, name: str, **changed: Any) -> wire.Change:
    """`mail.contact`; the id is the first name in lower case."""
    key = name.split(" ")[0].lower()
    return device.change(STREAM, "mail.contact", wire.ContactChange(contact=key, name=name, **changed))


def message(device: Device, name: str, **changed: Any) -> wire.Change:
    """`mail.message` from Rosa with a photo of the lake and a prepaid stamp."""
    content: dict[str, Any] = {
        "message": name,
        "contact": "rosa",
        "subject": "The lake",
        "text": "Hi Marcus,\nthe lake was calm.",
        "sent_ms": NOON_MS - 3_600_000,
        "arrived_ms": NOON_MS - 3_500_000,
        "released_ms": NOON_MS,
        "parts": (photo(LAKE),),
        "reply_stamp": f"stamp-{name}",
    }
    return device.change(STREAM, "mail.message", wire.MessageChange(**{**content, **changed}))


def photo(blob: str) -> wire.PhotoPart:
    """A photo part."""
    return wire.PhotoPart(blob=blob, media_type="image/jpeg", width=1600, height=1000, size_bytes=9, name="lake.jpg")


def stamp(device: Device, name: str, state: str) -> wire.Change:
    """`mail.reply_stamp` of a message."""
    content = {"stamp": f"stamp-{name}", "message": name, "state": state}
    return device.change(STREAM, "mail.reply_stamp", content)


def balances(device: Device, stamps: int) -> wire.Change:
    """`wallet.balances`."""
    held = wire.BalancesChange(stamps=stamps, credits_cents=1200, trust_cents=4620, trust_ms=NOON_MS)
    return device.change(STREAM, "wallet.balances", held)


def sent(device: Device, name: str, status: str, **changed: Any) -> wire.Change:
    """`mail.sent`, with the steps up to the status."""
    order = ["received", "screening", "checked", "sent_on"]
    reached = [*order[: order.index(status) + 1]] if status in order else ["received", "screening", status]
    content = {
        "message": name,
        "contact": "rosa",
        "in_reply_to": None,
        "text": "Hi Rosa",
        "at_ms": NOON_MS,
        "status": status,
        "steps": [{"status": step, "at_ms": NOON_MS + place} for place, step in enumerate(reached)],
        "pay": {"kind": "own_stamps", "count": 1},
    }
    return device.change(STREAM, "mail.sent", {**content, **changed})


def returned(device: Device, name: str, code: str = "reply_stamp_used", **changed: Any) -> wire.Change:
    """`mail.draft_returned`."""
    content = {"draft": name, "contact": "rosa", "in_reply_to": None, "text": "Hi Rosa", "code": code}
    return device.change(STREAM, "mail.draft_returned", {**content, **changed})


def usual_mail(device: Device, *, stamps: int = 7) -> None:
    """Rosa and Theo, a message of each, and 7 stamps."""
    device.apply(
        FEATURES,
        contact(device, "Rosa Hale"),
        contact(device, "Theo Hale"),
        contact(device, "Ward & Finch Law", kind="legal"),
        message(device, "m-1"),
        message(device, "m-2", contact="theo", reply_stamp=None, parts=(), released_ms=NOON_MS + 1, subject="Gulls"),
        balances(device, stamps),
    )
