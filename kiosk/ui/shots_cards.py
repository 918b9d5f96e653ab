"""Pictures of what cards at the reader come to: lost, read once, somebody else's; and of reporting one's own lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.ui.sample_store import LOST_CARD, NEWCOMER_CARD, STAFF_CARD

if TYPE_CHECKING:
    from kiosk.ui.shots import Studio


def cards_before_sign_in(studio: Studio) -> Iterator[Path]:
    """From the invitation, and back to it."""
    sign_in = studio.screen.sign_in
    studio.central.swipe(LOST_CARD)
    studio.driver.wait_until(lambda: bool(sign_in.message), "the lost card")
    yield studio.take("sign-in-lost-card")
    sign_in.cancel()
    studio.central.swipe("", "again")
    studio.driver.wait_until(lambda: bool(sign_in.message), "the card that is wanted again")
    yield studio.take("sign-in-card-again")
    sign_in.cancel()


def cards_while_signed_in(studio: Studio) -> Iterator[Path]:
    """From any page of a person; their card is lost afterwards."""
    screen = studio.screen
    screen.navigator.home()
    studio.central.swipe(NEWCOMER_CARD)
    studio.driver.wait_until(lambda: bool(screen.other_card.asking), "the question")
    yield studio.take("other-card")
    screen.other_card.stay()
    screen.session.cover()
    studio.central.swipe(STAFF_CARD)
    studio.driver.wait_until(lambda: bool(screen.other_card.asking), "the question")
    yield studio.take("cover-staff-card")
    screen.other_card.stay()
    screen.session.uncover()
    screen.navigator.go("help")
    studio.work(screen.my_card.askLost)
    yield studio.take("card-lost")
    studio.work(screen.my_card.block)
    screen.session.dismissToast()  # it says the same for a moment, over the words of the page
    yield studio.take("card-blocked")
    screen.navigator.go("settings")
    yield studio.take("settings-card-blocked")
    screen.navigator.home()
