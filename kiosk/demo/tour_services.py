"""The tour's way through what a facility does for people: a request that is filed and followed, support, visits, the commissary."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.ui.driver import Driver

#: The next answer of central's, on a slow machine.
ANSWER_S = 60.0


def visit_services(driver: Driver, picture: Callable[[str], None]) -> None:
    """From any screen with a dock; ends in the commissary. `picture` saves what is seen."""
    _ask(driver, picture)
    driver.tap("Home")
    driver.tap("Support")
    driver.wait_for_text("What is the trouble?")
    picture("support")
    driver.tap("Home")
    driver.tap("Visits")
    driver.wait_for_text("Past visits", timeout_s=ANSWER_S)
    picture("visits")
    driver.tap("Home")
    driver.tap("Commissary")
    driver.tap("Add Oat cookies", timeout_s=ANSWER_S)
    driver.wait_for_text("See the basket")
    picture("commissary")


def _ask(driver: Driver, picture: Callable[[str], None]) -> None:
    """A medical request, from the page of all requests to where it stands."""
    driver.tap("Home")
    driver.tap("Requests")
    driver.wait_for_text("What do you need?", timeout_s=ANSWER_S)
    picture("requests")
    driver.tap("Medical. Health, teeth")
    driver.tap("Medical. Health, eyes")
    driver.tap("My medicine")
    driver.tap("Which medicine?")
    driver.type_text("Insulin. I have one left.")
    driver.tap("Done")
    driver.wait_for_text("Saved")
    picture("form")
    driver.tap("Next")
    driver.tap("Next")
    driver.wait_for_text("Read it once more")
    driver.tap("File it now")
    driver.wait_for_text("Number: ")
    picture("filed")
    driver.tap("Done")
    driver.tap("See all")
    driver.tap("My medicine")
    driver.wait_for_text("Next answer expected by", timeout_s=ANSWER_S)
    picture("request")
