"""Contacts through the running view models: what they may do, blocking, asking."""

from __future__ import annotations

from kiosk.sync import wire
from kiosk.ui.sample_store import STREAM
from tests.unit.ui.seat import Seat


def names(rows: object) -> list[str]:
    return [rows.value(n, "name") for n in range(rows.rowCount())]  # type: ignore[attr-defined]


def test_a_person_is_blocked_after_one_question_and_unblocked(seat: Seat) -> None:
    seat.sign_in()
    seat.central.connect(connected=False)
    person, people = seat.screen.person, seat.screen.people
    seat.screen.navigator.go("people")
    assert [chip["text"] for chip in people.people.value(5, "chips")] == ["Mail", "Visits", "Legal"]
    person.open("con-2")
    assert (person.name, person.canWrite, person.asking) == ("Theo Hale", True, False)
    person.askBlock()
    assert (person.asking, person.askTitle) == (True, "Block Theo?")
    person.cancelBlock()
    seat.quiet()
    assert not person.isBlocked
    person.askBlock()
    person.block()
    seat.wait(lambda: bool(person.isBlocked), "the block")
    assert seat.screen.session.toastText == "You blocked Theo. They are not told."
    assert person.state == "You blocked Theo. It is saved here and waits to be sent."
    assert person.writeBlocked == "You blocked Theo. Unblock them to write."
    assert (names(people.blocked), "Theo Hale" in names(people.people)) == (["Theo Hale"], False)
    people.write("con-2")
    assert (seat.screen.navigator.current, seat.screen.session.toastText) == ("person", "You blocked Theo. Unblock them to write.")
    seat.screen.navigator.go("waiting")
    assert [item["title"] for item in seat.screen.waiting.items] == ["Blocking Theo Hale"]
    seat.screen.navigator.back()
    person.unblock()
    seat.wait(lambda: not person.isBlocked, "the block to go")
    assert (person.state, people.blockedCount) == ("", 0)


def test_asking_for_somebody_wants_a_name_and_a_way(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.navigator.go("people")
    seat.screen.navigator.go("ask-contact")
    ask = seat.screen.ask_contact
    assert ask.blocked == "Write a name and an email address or phone number first."
    ask.send()
    assert (ask.nameError, ask.addressError) == ("Write their name.", "Give an email address or a phone number.")
    ask.edit("name", "Ines Vargas")
    ask.edit("address", "ines at example.org")
    ask.edit("phone", "555")
    ask.send()
    assert (ask.nameError, ask.addressError, ask.phoneError) == (
        "",
        "This does not look like an email address.",
        "A phone number has 7 figures or more.",
    )
    ask.edit("address", "")
    ask.edit("phone", "+1 303 555 0147")
    ask.send()
    seat.wait(lambda: seat.screen.navigator.current == "people", "the list")
    seat.screen.navigator.go("blocked")
    wishes = seat.screen.people.wishes
    assert (wishes.value(0, "name"), wishes.value(0, "chip")["text"]) == ("Ines Vargas", "Waiting to send")
    seat.central.send(
        STREAM,
        wire.ContactAskChange(request="r-1", name="Paul Reed", status="refused", reason="not_allowed", at_ms=seat.clock.now_ms() - 1),
    )
    seat.wait(lambda: seat.screen.people.wishCount == 2, "the answer")
    assert (wishes.value(1, "chip")["text"], wishes.value(1, "reason")) == ("Not added", "Mail with this person is not allowed.")
    assert ask.name == ""


def test_what_was_typed_is_gone_with_the_person(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.navigator.go("ask-contact")
    seat.screen.ask_contact.edit("name", "Ines Vargas")
    seat.screen.person.open("con-2")
    seat.screen.session.signOut()
    seat.quiet()
    assert (seat.screen.ask_contact.name, seat.screen.person.name, names(seat.screen.people.people)) == ("", "", [])
