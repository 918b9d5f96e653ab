"""A card, photos and a clip with a message, through the running view models."""

# ruff: noqa: N802, N815 - a camera has the names that QML knows

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from kiosk.mail import mail
from kiosk.mail.letters import Draft
from kiosk.sync import wire
from kiosk.ui.sample_store import RESIDENT, STREAM
from kiosk.ui.viewmodels.moving_picture import MovingPicture
from resources import RESOURCES
from tests.unit.ui.seat import Seat

PHOTO = (RESOURCES / "demo" / "photos" / "lake.jpg").read_bytes()
CLIP = b"0000ftypclip"


class TestCamera(QObject):
    """A camera that gives what it is told to."""

    __test__ = False
    availableChanged = Signal()
    photoTaken = Signal(object)
    clipTaken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.available = True
        self.state = "ready"
        self.picture = MovingPicture(self)

    def change_of(self, name: str) -> Any:
        return getattr(self, f"{name}Changed")

    def takePhoto(self) -> None:
        self.photoTaken.emit(PHOTO)

    def startClip(self) -> None:
        self.state = "recording"

    def stopClip(self) -> None:
        self.state = "ready"
        self.clipTaken.emit(CLIP)


def stored(seat: Seat) -> Draft:
    with seat.store.read() as connection:
        (row,) = mail.drafts(connection, RESIDENT)
        found = mail.load_draft(connection, RESIDENT, row.id)
    assert found is not None
    return found


def writing(seat: Seat, contact: str = "con-2") -> TestCamera:
    camera = TestCamera()
    seat.screen.attach.equip(camera)  # type: ignore[arg-type]
    seat.sign_in()
    seat.screen.people.write(contact)
    seat.screen.compose.editText("Hi Theo")
    return camera


def additions(seat: Seat) -> dict[str, tuple[str, str]]:
    return {one["key"]: (one["line"], one["blocked"]) for one in seat.screen.compose.additions}


def test_a_card_goes_along_from_the_moment_it_is_touched(seat: Seat) -> None:
    writing(seat)
    compose, attach = seat.screen.compose, seat.screen.attach
    assert additions(seat) == {"ecard": ("1 stamp", ""), "photo": ("1 stamp", ""), "video": ("3 stamps", "")}
    attach.add("ecard")
    assert (seat.screen.navigator.current, attach.choosing) == ("ecard", True)
    assert len(attach.cards) == 8
    attach.choose("birthday")
    seat.quiet()
    assert stored(seat).text == "Hi Theo"
    attach.editGreeting("Happy birthday, Theo")
    seat.wait(lambda: stored(seat).ecard is not None and stored(seat).ecard.greeting == "Happy birthday, Theo", "the pause")  # type: ignore[union-attr]
    attach.done()
    assert seat.screen.navigator.current == "compose"
    assert (compose.meterTitle, compose.meterParts) == ("Uses 2 of your 7 stamps", "Words 1, Card 1")
    assert [one["title"] for one in compose.attached] == ["Happy birthday"]
    compose.remove("ecard")
    seat.quiet()
    assert (stored(seat).ecard, compose.meterStamps, compose.attached) == (None, 1, [])


def test_a_photo_is_taken_again_then_kept_and_outlives_the_screen(seat: Seat) -> None:
    writing(seat)
    compose, attach = seat.screen.compose, seat.screen.attach
    attach.add("photo")
    attach.shoot()
    assert attach.stage == "taken"
    attach.again()
    attach.keep()
    assert (attach.stage, seat.screen.navigator.current) == ("live", "camera")
    attach.shoot()
    attach.keep()
    seat.wait(lambda: len(compose.attached) == 1, "the photo")
    assert seat.screen.navigator.current == "compose"
    seat.screen.session.signOut()
    seat.quiet()
    assert ([one.kind for one in stored(seat).files], compose.attached, attach.picture.image.isNull()) == (["photo"], [], True)


def test_a_clip_has_its_length_and_one_is_enough(seat: Seat) -> None:
    writing(seat)
    attach = seat.screen.attach
    attach.add("video")
    attach.shoot()
    seat.clock.advance(12_000)
    attach.shoot()
    attach.keep()
    seat.wait(lambda: len(seat.screen.compose.attached) == 1, "the clip")
    assert [one["title"] for one in seat.screen.compose.attached] == ["12-second video"]
    assert additions(seat)["video"] == ("3 stamps", "One video goes with a message.")


def test_with_more_than_words_ones_own_stamps_pay_the_whole_reply(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.inbox.open("msg-1")
    seat.screen.message.reply()
    compose = seat.screen.compose
    compose.editText("Hi Rosa")
    assert compose.addNote == "Rosa paid for words only. With more, your own stamps pay for all of it."
    compose.attach("photo", PHOTO)
    seat.quiet()
    assert (compose.meterState, compose.meterTitle, compose.addNote) == ("own", "Uses 2 of your 7 stamps", "")


def test_what_the_facility_does_not_use_says_so(seat: Seat) -> None:
    rules = {"facility": {"name": "Cedar Ridge"}, "mail": {"attachments": ["ecard"]}}
    seat.central.send("facility", wire.PolicyChange(number=2, policy=rules))
    writing(seat)
    assert additions(seat)["photo"] == ("1 stamp", "Not used at Cedar Ridge.")
    assert additions(seat)["ecard"] == ("1 stamp", "")
    seat.central.send("facility", wire.PolicyChange(number=3, policy={"mail": {"attachments": []}}))
    seat.wait(lambda: seat.screen.compose.addBlocked == "Only words can be sent from here.", "the policy")


def test_a_text_message_takes_words_only(seat: Seat) -> None:
    seat.central.send(STREAM, wire.ContactChange(contact="con-8", name="Nora Hale", mail=False, sms=True))
    writing(seat, "con-8")
    compose = seat.screen.compose
    assert (compose.sms, compose.addBlocked) == (True, "This goes out as a text message. It takes words only.")
    assert (compose.meterCount, compose.meterLeft) == ("7 of 480 letters", "473 letters left in this text message")
    compose.editText("x" * 481)
    assert (compose.canSend, compose.meterLeft) == (False, "1 letter too long")


def test_change_takes_it_back_with_all_that_went_along(seat: Seat) -> None:
    writing(seat)
    seat.central.connect(connected=False)
    seat.screen.attach.add("ecard")
    seat.screen.attach.choose("love")
    seat.screen.attach.done()
    seat.screen.compose.attach("photo", PHOTO)
    seat.quiet()
    seat.screen.compose.send()
    sent = seat.screen.sent
    seat.wait(lambda: seat.screen.navigator.current == "sent-message", "sent")
    assert (sent.canTakeBack, sent.cardTitle, [one["text"] for one in sent.files]) == (True, "With love", ["Photo"])
    assert sent.dateLine.endswith("3 stamps set aside")
    assert [chip["text"] for chip in sent.messages.value(0, "extras")] == ["eCard", "1 photo"]
    sent.change()
    seat.wait(lambda: seat.screen.navigator.current == "compose", "writing again")
    assert seat.screen.compose.text == "Hi Theo"
    assert [one["kind"] for one in seat.screen.compose.attached] == ["ecard", "photo"]
    assert [one.kind for one in stored(seat).files] == ["photo"]
