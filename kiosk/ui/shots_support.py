"""Pictures of support: the topics, each moment of the guided steps, a ticket about a line of the history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.device.health.findings import Finding
from kiosk.ui.sample_filings import form_changes

if TYPE_CHECKING:
    from kiosk.ui.shots import Studio


def support(studio: Studio) -> Iterator[Path]:
    """From the list of troubles to a person, on a device whose parts are looked at; and a line of the history that looks wrong."""
    screen, central = studio.screen, studio.central
    screen.navigator.home()
    central.send("facility", *form_changes())
    central.look_at_parts()
    screen.navigator.go("support")
    yield studio.take("support")
    # Nobody has answered the wish for a look yet.
    studio.work(lambda: screen.support.choose("offline"))
    yield studio.take("guided-checking")
    central.look_at_parts(Finding("connection", "problem", "lost", "Central cannot be reached."))
    _looked(studio)
    yield studio.take("guided-found")
    screen.guided.no()
    yield studio.take("guided-step-after-found")
    for topic, name in (("charge", "guided-step"), ("receipt", "guided-printer"), ("sound", "guided-sound")):
        screen.navigator.go("support")
        studio.work(lambda topic=topic: screen.support.choose(topic))  # type: ignore[misc]
        central.look_at_parts()
        _looked(studio)
        yield studio.take(name)
    screen.guided.no()
    screen.guided.skip()
    yield studio.take("guided-person")
    screen.guided.again()
    central.look_at_parts()
    _looked(studio)
    yield studio.take("guided-again")
    screen.guided.yes()
    yield studio.take("guided-solved")
    screen.navigator.home()
    screen.navigator.go("money")
    studio.work(lambda: screen.entry.open("e-15"))
    studio.work(screen.entry.looksWrong)
    yield studio.take("money-wrong-support")
    screen.navigator.home()


def support_not_here(studio: Studio) -> Iterator[Path]:
    """Before any form came."""
    screen = studio.screen
    screen.navigator.home()
    screen.navigator.go("support")
    yield studio.take("support-not-here")
    screen.navigator.home()


def _looked(studio: Studio) -> None:
    studio.work(studio.screen.desk.look)
    studio.driver.wait_until(lambda: studio.screen.guided.phase != "checking", "the look")
