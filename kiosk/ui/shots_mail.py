"""Pictures of mail that cannot go its usual way: stopped, returned, locked, paused, turned off, not here yet; and of looking for what
one wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.sync import wire
from kiosk.ui.sample_store import DAY_MS, HOUR_MS, STREAM
from resources import RESOURCES

if TYPE_CHECKING:
    from kiosk.ui.shots import Studio


def troubles(studio: Studio) -> Iterator[Path]:
    """Everything works again when the last picture is taken."""
    yield from _came_back(studio)
    yield from _locked(studio)
    yield from _turned_off(studio)
    yield from _offline(studio)


def _came_back(studio: Studio) -> Iterator[Path]:
    """A message that did not reach somebody, one that is a draft again, and looking for one's own words."""
    screen, central, now_ms = studio.screen, studio.central, studio.clock.now_ms()
    returned = wire.DraftReturned(draft="sent-8", contact="con-5", in_reply_to=None, text="June, can you send the list?", code="policy")
    central.send(STREAM, _undelivered(now_ms), returned)
    screen.navigator.home()
    screen.navigator.go("inbox")
    screen.navigator.go("sent")
    studio.work(lambda: screen.sent.open("sent-7"))
    yield studio.take("sent-not-delivered")
    studio.work(lambda: screen.sent.open("sent-3"))
    yield studio.take("sent-delivered")
    screen.navigator.go("drafts")
    yield studio.take("drafts-returned")
    studio.work(screen.search.begin)
    screen.search.search("gulls")
    studio.driver.wait_until(lambda: screen.search.count > 0, "what was written")
    yield studio.take("search-written")


def _locked(studio: Studio) -> Iterator[Path]:
    """Somebody whom one cannot write to now: their letter, all mail with them, and the words that were begun."""
    screen, central = studio.screen, studio.central
    screen.navigator.go("inbox")
    central.send(STREAM, wire.ContactChange(contact="con-4", name="Elena Hale"))
    studio.driver.wait_until(lambda: screen.desk.faces["con-4"].can_write, "the way to write")
    studio.work(lambda: screen.people.write("con-4"))
    screen.compose.write("Hi Elena, see you soon.")
    central.send(STREAM, wire.ContactChange(contact="con-4", name="Elena Hale", can_write=False))
    studio.driver.wait_until(lambda: not screen.compose.canSend, "the lock")
    yield studio.take("compose-locked")
    screen.navigator.go("inbox")
    studio.work(lambda: screen.inbox.open("msg-4"))
    yield studio.take("message-locked")
    studio.work(screen.message.showAllMail)
    yield studio.take("conversation-locked")
    central.send(STREAM, wire.ContactChange(contact="con-4", name="Elena Hale"))
    central.hold_account("mail_new")
    studio.work(lambda: screen.people.write("con-3"))
    studio.driver.wait_until(lambda: not screen.compose.canSend, "the hold")
    yield studio.take("compose-paused")
    central.hold_account(active=False)


def _turned_off(studio: Studio) -> Iterator[Path]:
    """What the facility does not use, and a photo that it does not take any more."""
    screen, central, driver = studio.screen, studio.central, studio.driver
    screen.navigator.go("inbox")
    central.rule(mail={"attachments": ["ecard"], "print_messages": False})
    central.send(STREAM, wire.BalancesChange(stamps=7, credits_cents=1200, trust_cents=4620, trust_ms=None))
    studio.work(lambda: screen.inbox.open("msg-1"))
    yield studio.take("message-no-printing")
    screen.navigator.back()
    studio.work(lambda: screen.people.write("con-3"))
    add = next(node for node in map(driver.find, ("Add", "Añadir", "Added: 2", "Añadido: 2")) if node is not None)
    driver.tap_at(add.rect.center())
    yield studio.take("add-turned-off")
    screen.navigator.go("inbox")
    studio.work(lambda: screen.people.write("con-3"))
    screen.compose.attach("photo", (RESOURCES / "demo" / "photos" / "lake.jpg").read_bytes())
    driver.wait_until(lambda: bool(screen.compose.error), "the refusal")
    yield studio.take("compose-refused")
    central.rule()


def _offline(studio: Studio) -> Iterator[Path]:
    """The lists without a connection, and a letter whose photo is still on its way."""
    screen, central, now_ms = studio.screen, studio.central, studio.clock.now_ms()
    away = wire.PhotoPart(blob="f" * 64, media_type="image/jpeg", width=1600, height=1000, size_bytes=90_000, name="garden.jpg")
    letter = wire.MessageChange(
        message="msg-21",
        contact="con-5",
        subject="The garden",
        text="Look how high they are.",
        sent_ms=now_ms - 3 * HOUR_MS,
        arrived_ms=now_ms - 2 * HOUR_MS,
        released_ms=now_ms - HOUR_MS,
        parts=(away,),
    )
    central.send(STREAM, letter)
    central.connect(connected=False)
    studio.driver.wait_until(lambda: not screen.session.connected, "offline")
    screen.navigator.go("inbox")
    yield studio.take("inbox-offline")
    studio.work(lambda: screen.inbox.open("msg-21"))
    yield studio.take("message-photo-on-its-way")
    central.connect()
    studio.driver.wait_until(lambda: bool(screen.session.connected), "online")
    screen.navigator.home()


def _undelivered(now_ms: int) -> wire.SentChange:
    reached: tuple[tuple[wire.SentStatus, int], ...] = (("received", 40), ("screening", 39), ("checked", 28), ("undeliverable", 20))
    return wire.SentChange(
        message="sent-7",
        contact="con-2",
        in_reply_to=None,
        text="Hi Theo, I could hear the gulls. It was the best minute of the week.",
        at_ms=now_ms - 2 * DAY_MS,
        status="undeliverable",
        steps=tuple(wire.SentStep(status=status, at_ms=now_ms - hours * HOUR_MS) for status, hours in reached),
        pay=wire.PayOwnStamps(count=1),
    )
