"""Cards at the reader while somebody is signed in, and the person's own card when it is lost."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from kiosk.sync.tables import outbox
from kiosk.ui.sample_store import CARD, LOST_CARD, NEWCOMER_CARD, STAFF_CARD
from kiosk.ui.viewmodels.other_card import PATIENCE_MS
from tests.unit.ui.seat import Seat


def asked(seat: Seat, card: str) -> None:
    """Somebody else's card is shown."""
    seat.central.swipe(card)
    seat.wait(lambda: bool(seat.screen.other_card.asking), "the question")


def taken(seat: Seat) -> None:
    """The screen took what lay at the reader."""
    seat.wait(lambda: not seat.central.card_waits(), "the card")
    seat.quiet()


def test_another_residents_card_asks_and_names_nobody(seat: Seat) -> None:
    seat.sign_in()
    other = seat.screen.other_card
    asked(seat, NEWCOMER_CARD)
    assert other.line == "Another card was shown. What you wrote is saved."
    other.stay()
    assert seat.screen.session.signedIn
    assert not other.asking

    asked(seat, NEWCOMER_CARD)
    other.signOut()
    seat.wait(lambda: seat.screen.navigator.current == "pin", "the other person's PIN")
    assert seat.screen.pin.firstName == "Andre"
    assert not seat.screen.session.signedIn
    assert not other.asking


def test_a_staff_card_asks_over_the_cover_too(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.session.cover()
    asked(seat, STAFF_CARD)
    assert seat.screen.other_card.line == "A staff card was shown. What you wrote is saved."
    seat.screen.other_card.signOut()
    seat.type_pin()
    seat.wait(lambda: seat.screen.navigator.current == "it", "the page of IT")


def test_the_question_goes_away_and_ends_with_the_session(seat: Seat) -> None:
    seat.sign_in()
    other = seat.screen.other_card
    asked(seat, NEWCOMER_CARD)
    assert other._patience.interval() == PATIENCE_MS
    other._patience.timeout.emit()
    assert not other.asking
    assert seat.screen.session.signedIn

    asked(seat, NEWCOMER_CARD)
    seat.screen.session.signOut()
    assert not other.asking
    assert other._person is None


def test_ones_own_card_disturbs_nothing_and_strange_ones_are_named(seat: Seat) -> None:
    seat.sign_in()
    session = seat.screen.session
    seat.central.swipe(CARD)
    taken(seat)
    assert not session.toastVisible
    assert not seat.screen.other_card.asking
    for card, words in (("77AA00BB11", "We do not know this card."), (LOST_CARD, "This card was reported lost.")):
        seat.central.swipe(card)
        seat.wait(lambda words=words: session.toastText == words, words)  # type: ignore[misc]
    assert not seat.screen.other_card.asking


def test_a_lost_card_at_sign_in_leads_to_the_number(seat: Seat) -> None:
    seat.central.swipe(LOST_CARD)
    seat.wait(lambda: bool(seat.screen.sign_in.message))
    assert seat.screen.sign_in.message == "This card was reported lost. Type your ID number, or ask staff."
    assert seat.screen.navigator.current == "sign-in"


def test_a_card_that_was_read_once_is_asked_for_again(seat: Seat) -> None:
    seat.central.swipe("", "again")
    seat.wait(lambda: bool(seat.screen.sign_in.message))
    assert (seat.screen.sign_in.message, seat.screen.sign_in.messageKind) == ("Show your card once more.", "info")
    seat.screen.sign_in._again.timeout.emit()
    assert seat.screen.sign_in.message == ""
    seat.central.swipe("", "again")
    seat.central.swipe()
    seat.wait(lambda: seat.screen.navigator.current == "pin")
    assert seat.screen.sign_in.message == ""


@pytest.mark.parametrize("policy", ["nothing", "cover", "sign_out"])
def test_a_card_that_is_taken_away_obeys_the_policy(seat: Seat, policy: str) -> None:
    seat.central.rule(sign_in={"card_removed": policy})
    seat.sign_in()
    seat.central.swipe(NEWCOMER_CARD, "removed")
    taken(seat)
    assert seat.screen.session.signedIn, "it was another's"
    assert not seat.screen.session.covered
    seat.central.swipe(CARD, "removed")
    taken(seat)
    signed_in, covered = {"nothing": (True, False), "cover": (True, True), "sign_out": (False, False)}[policy]
    assert (seat.screen.session.signedIn, seat.screen.session.covered) == (signed_in, covered)


def test_where_the_card_has_to_stay_the_pin_waits_for_it(seat: Seat) -> None:
    seat.central.rule(sign_in={"card_removed": "cover"})
    seat.central.swipe()
    seat.wait(lambda: seat.screen.navigator.current == "pin")
    seat.central.swipe(CARD, "removed")
    seat.wait(lambda: bool(seat.screen.sign_in.message))
    assert seat.screen.sign_in.message == "Leave your card at the reader."
    assert seat.screen.navigator.current == "sign-in"


def test_a_person_blocks_their_lost_card_once(seat: Seat) -> None:
    seat.sign_in()
    mine = seat.screen.my_card
    seat.screen.navigator.go("help")
    assert (mine.held, mine.blocked) == (True, False)
    mine.block()
    assert not mine.busy, "nobody asked"
    mine.askLost()
    mine.cancel()
    assert mine.held
    mine.askLost()
    assert mine.asking
    mine.block()
    seat.wait(lambda: bool(mine.blocked), "the block")
    assert seat.screen.session.toastText == "Your card is blocked. Ask staff for a new one."
    mine.askLost()
    assert not mine.asking
    with seat.store.read() as connection:
        assert len(connection.execute(select(outbox.c.id).where(outbox.c.kind == "card.lost")).all()) == 1

    seat.screen.session.signOut()
    assert (mine.held, mine.blocked) == (False, False)
    seat.quiet()
    seat.central.swipe()
    seat.wait(lambda: seat.screen.sign_in.message.startswith("This card was reported lost."))
