"""Pictures of what goes with a message, and of contacts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.sync import wire
from kiosk.ui.sample_store import DAY_MS, HOUR_MS, STREAM
from resources import RESOURCES

if TYPE_CHECKING:
    from kiosk.ui.shots import Studio

GREETING = "Happy birthday, Theo. I wish I could be there."


def going_along(studio: Studio) -> Iterator[Path]:
    """A card, a photo and a clip with a message; the meter at its ends; legal mail; a text message; what was stopped."""
    screen, compose, central = studio.screen, studio.screen.compose, studio.central
    screen.navigator.home()
    studio.work(lambda: screen.people.write("con-3"))
    compose.write("Hi Dani, this is for you.")
    studio.driver.settle()
    for words in ("Add", "Añadir"):
        node = studio.driver.find(words)
        if node is not None and node.name == words:
            studio.driver.tap_at(node.rect.center())
            yield studio.take("add")
            break
    screen.attach.add("ecard")
    yield studio.take("card-set")
    screen.attach.choose("birthday")
    screen.attach.editGreeting(GREETING)
    yield studio.take("card-chosen")
    screen.attach.done()
    screen.attach.add("photo")
    studio.driver.wait_until(lambda: screen.camera.state in {"ready", "failed"}, "the camera")
    yield studio.take("camera")
    screen.camera.photoTaken.emit((RESOURCES / "demo" / "photos" / "lake.jpg").read_bytes())
    yield studio.take("camera-taken")
    screen.attach.keep()
    studio.driver.wait_until(lambda: len(compose.attached) == 2, "the photo")
    yield studio.take("compose-with-more")
    compose.editText("x" * 5_900)
    studio.driver.wait_until(lambda: bool(compose.meterNear), "the meter")
    yield studio.take("compose-near")
    screen.navigator.home()
    screen.navigator.go("inbox")
    screen.navigator.go("drafts")
    yield studio.take("drafts-with-more")
    central.send(STREAM, wire.BalancesChange(stamps=0, credits_cents=0, trust_cents=0, trust_ms=None))
    studio.work(lambda: screen.people.write("con-5"))
    yield studio.take("compose-no-stamps")
    screen.navigator.home()
    studio.work(lambda: screen.people.write("con-6"))
    compose.write("Dear Ms. Ward, I have a question.")
    yield studio.take("compose-legal")
    screen.navigator.home()
    central.send(STREAM, _stopped(studio.clock.now_ms()))
    screen.navigator.go("sent")
    studio.work(lambda: screen.sent.open("sent-9"))
    yield studio.take("sent-stopped")


def contacts(studio: Studio) -> Iterator[Path]:
    """The list, a person, blocking, asking, and where the wishes stand."""
    screen, central = studio.screen, studio.central
    central.connect(connected=False)
    studio.driver.wait_until(lambda: not screen.session.connected, "offline")
    central.send(STREAM, *_answers(studio.clock.now_ms()), wire.ContactChange(contact="con-4", name="Elena Hale", can_write=False))
    screen.navigator.home()
    screen.navigator.go("people")
    yield studio.take("people")
    studio.work(lambda: screen.person.open("con-5"))
    yield studio.take("person")
    studio.work(screen.person.askBlock)
    yield studio.take("person-block")
    studio.work(screen.person.block)
    screen.session.dismissToast()
    yield studio.take("person-blocked")
    screen.navigator.home()
    screen.navigator.go("write-to")
    yield studio.take("write-to")
    screen.navigator.go("ask-contact")
    for field, words in (("name", "Ines Vargas"), ("relation", "Sister"), ("address", "ines.vargas")):
        screen.ask_contact.edit(field, words)
    studio.work(screen.ask_contact.send)
    yield studio.take("ask-contact")
    screen.ask_contact.edit("address", "ines@example.org")
    studio.work(screen.ask_contact.send)
    screen.session.dismissToast()
    screen.navigator.go("blocked")
    yield studio.take("blocked")
    studio.work(lambda: screen.person.open("con-5"))
    studio.work(screen.person.unblock)
    screen.session.dismissToast()
    central.connect()
    studio.driver.wait_until(lambda: bool(screen.session.connected), "online")


def _stopped(now_ms: int) -> wire.SentChange:
    reached: tuple[tuple[wire.SentStatus, int], ...] = (("received", 9), ("screening", 8), ("rejected", 2))
    return wire.SentChange(
        message="sent-9",
        contact="con-3",
        in_reply_to=None,
        text="Dear Dani, here is the plan we talked about.",
        at_ms=now_ms - 10 * HOUR_MS,
        status="rejected",
        steps=tuple(wire.SentStep(status=status, at_ms=now_ms - hours * HOUR_MS) for status, hours in reached),
        pay=wire.PayOwnStamps(count=2),
        reason="contraband",
        photos=("a" * 64,),
        ecard=wire.Ecard(card="love", greeting="For you"),
    )


def _answers(now_ms: int) -> tuple[wire.ContactAskChange, ...]:
    """What staff said to earlier wishes."""
    paul = wire.ContactAskChange(
        request="ask-1",
        name="Paul Reed",
        relation="Friend",
        status="refused",
        reason="not_allowed",
        at_ms=now_ms - 3 * DAY_MS,
        decided_ms=now_ms - DAY_MS,
    )
    june = wire.ContactAskChange(request="ask-2", name="June Hale", relation="Aunt", status="approved", at_ms=now_ms - 9 * DAY_MS)
    nora = wire.ContactAskChange(request="ask-3", name="Nora Hale", relation="Cousin", status="waiting", at_ms=now_ms - 2 * DAY_MS)
    return paul, june, nora
