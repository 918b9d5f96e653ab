"""Pictures of requests: what can be asked, a form from its first page to the proof, a report without a name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.ui.shots import Studio

HAPPENED = "My tray did not have the diet meal on my card. I told the server and was given the same tray again."


def report_before_sign_in(studio: Studio) -> Iterator[Path]:
    """A safety report by somebody who did not sign in; nobody is signed in before or after."""
    screen = studio.screen
    studio.central.filings().offer()
    screen.sign_in.getHelp()
    studio.work(screen.desk.look)
    yield studio.take("help-with-report")
    screen.help.beginUnnamed()
    yield studio.take("report-before-sign-in")
    screen.form.choose("about", "threat")
    while screen.form.page != "check":
        screen.form.next()
    screen.form.next()
    studio.on("filed")
    yield studio.take("report-filed")
    screen.filed.done()
    screen.navigator.home()


def requests(studio: Studio) -> Iterator[Path]:
    """The page of requests, a grievance with all its pages, its proof, and the choice of a name."""
    screen, form = studio.screen, studio.screen.form
    studio.central.filings().fill()
    screen.navigator.home()
    screen.navigator.go("requests")
    studio.work(screen.desk.look)
    screen.session.dismissToast()
    yield studio.take("requests")
    screen.requests.choose("medical")
    yield studio.take("request-types")
    screen.requests.begin("medical")
    form.choose("problem", "pain")
    yield studio.take("form-medical")
    while form.page == "questions" and "pain" not in [row.question.name for row in form.questions.rows]:
        studio.work(form.next)
    yield studio.take("form-scale")
    screen.navigator.home()
    screen.navigator.go("requests")
    yield studio.take("requests-begun")
    screen.requests.begin("grievance")
    studio.work(form.next)
    yield studio.take("form-needed")
    form.choose("topic", "food")
    _turn_to(studio, "day")
    form.choose("day", "pick")
    yield studio.take("form-day")
    form.choose("day", (screen.words.local(studio.clock.now_ms()).date() - timedelta(days=1)).isoformat())
    _turn_to(studio, "words")
    form.write("words", HAPPENED)
    yield studio.take("form-words")
    _turn_to(studio, "wish")
    form.write("wish", "Please put me on the diet list.")
    while form.page != "check":
        studio.work(form.next)
    yield studio.take("form-check")
    studio.work(form.next)
    studio.on("filed")
    yield studio.take("filed")
    screen.filed.done()
    screen.requests.begin("safety-report")
    yield studio.take("form-name")
    screen.navigator.home()


def _turn_to(studio: Studio, field: str) -> None:
    form = studio.screen.form
    while field not in [row.question.name for row in form.questions.rows]:
        studio.work(form.next)
