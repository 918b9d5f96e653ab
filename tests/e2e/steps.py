"""Steps that the end-to-end tests share: what a hand does, and what came out of printer and mail."""

from __future__ import annotations

import contextlib
import email
import email.policy
import json
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

import sqlalchemy as sa
import zxingcpp
from PIL import Image
from sqlalchemy import select

from central.mail_in.tables import messages
from central.reply_stamps.tables import reply_stamps
from kiosk.demo.facility import PINS
from kiosk.demo.letters import PHOTOS, letter
from kiosk.device.keys import device_keys
from kiosk.settings import load_settings
from kiosk.store.engine import Store, open_store
from kiosk.sync.tables import outbox
from tests.e2e.conftest import TestedFacility


def ready(place: TestedFacility) -> None:
    """Everything running, the cable in, paper in the printer, nobody signed in."""
    if not place.central.running:
        place.start_central()
    place.link.delay_s = 0.0
    place.link.restore()
    place.paper("ok")
    place.restart_device()
    if "Sign out" in place.hand.texts():
        place.hand.tap("Sign out")
    place.hand.wait("Hold your ID card")


def sign_in(place: TestedFacility, who: str = "Marcus") -> None:
    """Hold the card, type the PIN, and stand at Home."""
    place.hand.wait("Hold your ID card", 30)
    hold_card(place, who)
    place.hand.ask("pin", PINS[who])
    place.hand.tap("Go")
    place.hand.wait("Mail", 30)


def hold_card(place: TestedFacility, who: str) -> None:
    """Hold the card until the screen greets its owner. A card that comes back within the swipe rule's gap counts as still held."""
    for _ in range(5):
        place.swipe(who)
        with contextlib.suppress(AssertionError):
            place.hand.wait(f"Hello, {who}", 2)
            return
    place.hand.wait(f"Hello, {who}", 2)


def from_rosa(subject: str) -> EmailMessage:
    """A mail of Rosa's with a photo, checked by the receiving server."""
    return letter("Rosa Hale <rosa@hale.example>", subject, f"Hi Marcus,\n\nThis is about {subject}.\n\nRosa", PHOTOS / "lake.jpg")


def open_message(place: TestedFacility, subject: str) -> list[str]:
    """From Home into a message, as a finger does it."""
    place.hand.tap("Home")
    place.hand.tap("Mail")
    place.hand.wait(subject, 30)
    place.hand.tap(subject)
    return place.hand.wait(f"This is about {subject}.")


@contextlib.contextmanager
def device_store(place: TestedFacility) -> Iterator[Store]:
    """The device's own store, seen from another process."""
    settings = load_settings(place.settings_file)
    store = open_store(settings.store_path, device_keys(settings).store_key)
    try:
        yield store
    finally:
        store.close()


def a_message_is_on_its_way(place: TestedFacility) -> bool:
    """Whether the device began to send a message and has no answer yet."""
    with device_store(place) as store, store.read() as connection:
        waiting = select(outbox.c.id).where(outbox.c.kind == "mail.send", outbox.c.state == "sending")
        return connection.execute(waiting).first() is not None


def mails_about(place: TestedFacility, subject: str) -> list[EmailMessage]:
    """Mails that left central in answer to a subject."""
    found = []
    for path in place.mails_out():
        mail = email.message_from_bytes(path.read_bytes(), _class=EmailMessage, policy=email.policy.default)
        if mail["Subject"] == f"Re: {subject}":
            found.append(mail)
    return found


def receipts(place: TestedFacility) -> list[dict[str, str]]:
    """Every receipt out of the printer, read from its paper: what the QR code says, and whether it is marked as a copy."""
    found = []
    for picture in place.receipt_pictures():
        codes = zxingcpp.read_barcodes(Image.open(picture))
        told = json.loads(picture.with_suffix(".json").read_text())
        found.append({"qr": codes[0].text if codes else "", "picture": picture.name, "job": str(told.get("job", ""))})
    return found


def at_central(place: TestedFacility, query: sa.Select[Any]) -> list[sa.Row[Any]]:
    """What central's database says."""
    engine = sa.create_engine(place.database)
    try:
        with engine.connect() as connection:
            return list(connection.execute(query))
    finally:
        engine.dispose()


def stamps_of(place: TestedFacility, subject: str) -> list[str]:
    """States of the reply stamps that came with a message, in central's database."""
    stamps = sa.select(reply_stamps.c.state).join(messages, messages.c.id == reply_stamps.c.message)
    return [str(row.state) for row in at_central(place, stamps.where(messages.c.subject == subject))]
