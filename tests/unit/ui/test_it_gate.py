"""Behind the IT card: no resident's screen, what needs care first, and a way out that is written down."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from kiosk.device.health.findings import Seen
from kiosk.device.health.journal import HealthEvent, read_watch
from kiosk.device.health.registry import CHECKS
from kiosk.hardware.print_queue import finish, next_queued
from kiosk.settings import PrinterSettings
from kiosk.sync.tables import outbox
from kiosk.ui.sample_store import DAY_MS, PICTURE_MS, STAFF_CARD
from kiosk.ui.viewmodels.health_words import ICONS, HealthWords
from resources import RESOURCES
from tests.unit.ui.seat import Seat


def enter(seat: Seat) -> None:
    seat.central.swipe(STAFF_CARD)
    seat.type_pin()
    seat.wait(lambda: seat.screen.navigator.current == "it", "the IT screen")
    seat.quiet()


def commands(seat: Seat, kind: str) -> list[dict[str, str]]:
    with seat.store.read() as connection:
        return [json.loads(text) for text in connection.execute(select(outbox.c.payload).where(outbox.c.kind == kind)).scalars()]


def well(seat: Seat) -> None:
    """Every part was looked at just now, and is well."""
    seat.central.part("reader", "ok")
    seat.central.part("printer", "ok")
    seat.central.look_at_parts()


def tile(seat: Seat, title: str) -> dict[str, object]:
    return next(one for one in seat.screen.it.tiles if one["title"] == title)


def answered(seat: Seat) -> tuple[int, int]:
    with seat.store.read() as connection:
        watch = read_watch(connection)
    return watch.wished, watch.answered


def test_it_sees_the_device_and_no_resident(seat: Seat) -> None:
    well(seat)
    seat.central.part("printer", "ok", "paper_low")
    enter(seat)
    it = seat.screen.it
    assert it.headline == "1 thing needs care"
    assert (it.tiles[0]["title"], it.tiles[0]["value"], it.tiles[0]["good"]) == ("Receipt printer", "Paper is low", False)
    assert "Bring a new roll." in it.tiles[0]["line"]
    assert it.absentText == "Not fitted: Battery"
    assert it.unlockedBy == "ID ending 0932"
    for route in ("home", "inbox", "money", "settings"):
        seat.screen.navigator.go(route)
        assert seat.screen.navigator.current == "it"


def test_each_part_is_told_in_few_words_and_when_it_was_looked_at(seat: Seat) -> None:
    well(seat)
    enter(seat)
    assert (seat.screen.it.headline, seat.screen.it.lookedText) == ("Everything is good", "Looked at just now")
    told = {one["title"]: one["value"] for one in seat.screen.it.tiles}
    assert told == {
        "Card reader": "Ready",
        "Receipt printer": "Ready",
        "Network": "Wired",
        "Last sync": "2 minutes ago",
        "Waiting to be sent": "Nothing waits",
        "Touch screen": "Connected",
        "Handset and speaker": "Connected",
        "Camera": "Connected",
        "Microphone": "Connected",
        "Disk": "61% free",
        "Memory": "54% free",
        "Temperature": "47 °C",
        "Clock": "On time",
    }
    assert tile(seat, "Network")["line"] == "10.20.0.14 · Checked today 1:43\N{NO-BREAK SPACE}pm"


def test_a_part_that_was_never_heard_of_is_not_called_good(seat: Seat) -> None:
    enter(seat)
    assert seat.screen.it.lookedText == "Nobody has looked yet"
    assert (tile(seat, "Card reader")["known"], tile(seat, "Card reader")["state"]) == (False, "Not known")
    assert not seat.screen.it.good


def test_when_nobody_looks_any_more_what_was_well_is_not_known(seat: Seat) -> None:
    well(seat)
    seat.central.part("reader", "problem", "tamper")
    seat.central.look_at_parts(ago_ms=10 * 60_000)
    enter(seat)
    it = seat.screen.it
    assert (it.tiles[0]["title"], it.tiles[0]["value"]) == ("Card reader", "Opened or torn off")
    assert tile(seat, "Watch over the parts")["value"] == "Nobody looks"
    assert (tile(seat, "Disk")["value"], tile(seat, "Disk")["state"]) == ("Not known now", "Not known")
    assert it.headline == "2 things need care"


def test_check_again_asks_the_hardware_process_and_shows_its_answer(seat: Seat) -> None:
    well(seat)
    enter(seat)
    it = seat.screen.it
    it.checkAgain()
    it.checkAgain()
    seat.screen.desk.look()
    assert it.looking, "a look before the wish has its number is no answer"
    seat.quiet()
    assert answered(seat) == (1, 0)
    disk = next(check for check in CHECKS if check.name == "disk")
    seat.central.look_at_parts(disk.finding(Seen("read_only", {"free_mib": 9, "percent": 1})))
    seat.wait(lambda: not it.looking, "the answer")
    assert (it.tiles[0]["title"], it.tiles[0]["value"]) == ("Disk", "Cannot be written to")


def test_nobody_answering_is_said(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    enter(seat)
    seat.screen.it._late.setInterval(1)
    seat.screen.it.checkAgain()
    seat.wait(lambda: not seat.screen.it.looking, "giving up")
    assert seat.screen.session.toastText == "Nobody answers. Start the hardware process."


def test_the_reader_is_tried_with_any_card_and_its_number_is_never_shown(seat: Seat) -> None:
    well(seat)
    enter(seat)
    it = seat.screen.it
    it.testReader()
    assert (it.testState, it.testLine) == ("waiting", "Hold any card at the reader.")
    seat.central.swipe("77AA00BB11")
    seat.wait(lambda: it.testState == "good", "the card")
    seat.central.swipe("62E3086CED")
    seat.wait(lambda: "2 cards" in str(it.testLine), "the second card")
    assert it.testLine == "The reader read 2 cards. The number is not shown."
    assert seat.screen.session.toastText == "", "a card that is tried out disturbs nobody"
    it.endTest()
    assert (it.testing, it.testLine) == ("", "")
    assert seat.screen.navigator.current == "it"


def test_the_test_page_is_followed_to_its_end(seat: Seat) -> None:
    well(seat)
    seat.screen.desk.place = replace(seat.screen.desk.place, printer=PrinterSettings(port="/dev/ttyS0"))
    enter(seat)
    it = seat.screen.it
    assert it.hasPrinter
    for state, told in (("printed", "good"), ("unknown", "bad"), ("not_printed", "bad")):
        it.testPrinter()
        assert it.testState == "waiting"
        seat.quiet()
        with seat.store.write() as connection:
            job = next_queued(connection)
            assert job is not None
            finish(connection, job.id, state, "paper_out", 1)  # type: ignore[arg-type]
        seat.wait(lambda told=told: it.testState == told, state)  # type: ignore[misc]
        it.endTest()


def test_what_happened_to_the_parts_is_told_for_a_week(seat: Seat) -> None:
    seat.central.part("reader", "ok")
    for state, code, after_ms in (("problem", "lost", 1), ("ok", "", 6 * DAY_MS), ("problem", "tamper", 2 * DAY_MS)):
        seat.clock.advance(after_ms)
        seat.central.part("reader", state, code)  # type: ignore[arg-type]
    well(seat)
    enter(seat)
    found = [(one["text"], one["good"]) for one in seat.screen.it.events]
    assert found == [("Card reader: Ready", True), ("Card reader: Opened or torn off", False), ("Card reader: Ready", True)]


def test_every_word_of_every_check_is_known_to_the_screen(seat: Seat) -> None:
    """A check that joins the registry has words on the screen, in each language."""
    assert set(ICONS) == {check.name for check in CHECKS}
    values = {"ago_ms": 1, "count": 2, "age_ms": 3, "off_ms": 1000, "step_ms": 1000, "free_mib": 5, "percent": 6, "celsius": 7}
    values |= {"health": 0, "reported": 0, "interface": 0, "kind": 0, "address": 0, "name": 0, "device": 0, "facility": 0, "why": 0}
    for language in ("en", "es"):
        seat.screen.engine.speak(language)
        words = HealthWords(seat.screen.words)
        for check in CHECKS:
            assert (RESOURCES / "icons" / f"{ICONS[check.name]}.svg").exists()
            for code in check.words:
                finding = check.finding(Seen(code, values))
                value = words.value(finding, PICTURE_MS, PICTURE_MS)
                assert value not in {"", finding.text}, (check.name, code)
                assert words.happened(HealthEvent("i", check.name, finding.state, code, "Its own words.", 1))
                if finding.state not in {"ok", "absent"} and check.name != "store":
                    assert words.step(finding) != finding.next_step or language == "en", (check.name, code)
    seat.screen.engine.speak("en")


def test_the_way_out_asks_why_and_is_written_down(seat: Seat) -> None:
    enter(seat)
    it = seat.screen.it
    ways: list[str] = []
    it.left.connect(ways.append)
    it.leave("system")
    assert it.leavingTitle == "Why do you exit to the system?"
    it.confirm()
    seat.quiet()
    assert ways == [], "not without a reason"

    it.choose("repair")
    it.confirm()
    it.confirm()
    seat.wait(lambda: bool(ways), "the end of the screen")
    seat.quiet()
    assert ways == ["system"]
    assert commands(seat, "device.it_exit") == [{"reason": "repair", "to": "system"}]
    assert seat.screen.navigator.current == "sign-in", "nobody is signed in behind it"


def test_thinking_better_of_it_writes_nothing(seat: Seat) -> None:
    enter(seat)
    seat.screen.it.leave("restart")
    seat.screen.it.choose("other")
    seat.screen.it.leave("")
    seat.screen.it.confirm()
    seat.screen.it.backToResidents()
    seat.quiet()
    assert commands(seat, "device.it_exit") == []
    assert seat.screen.navigator.current == "sign-in"
