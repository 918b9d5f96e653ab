"""The demo's control page offers what the simulators themselves say they can do, and each button does it."""

from __future__ import annotations

import json
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.demo.control_page import ControlPage
from kiosk.demo.facility import Facility
from kiosk.demo.machine import DemoMachine
from kiosk.demo.process import wait_until
from kiosk.device.health.machine import Battery, Machine
from kiosk.hardware.simulators.control import SimulatorClient, SimulatorError


class Page:
    """The page as a browser sees it, over simulators that run; nothing else of the facility does."""

    def __init__(self, facility: Facility) -> None:
        self.facility = facility
        self.page = ControlPage(facility, 0)

    def state(self) -> dict[str, Any]:
        with urllib.request.urlopen(f"{self.page.url}/state", timeout=10) as answer:
            state: dict[str, Any] = json.load(answer)
            return state

    def press(self, what: str, action: str = "turn") -> int:
        """One button; the status of the answer."""
        body = json.dumps({"do": action, "what": what}).encode()
        request = urllib.request.Request(f"{self.page.url}/do", body, {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    def knobs(self) -> dict[str, dict[str, Any]]:
        """Every knob by the path of its first choice."""
        return {knob["choices"][0]["what"]: knob for player in self.state()["players"] for knob in player["knobs"]}

    def lit(self) -> set[str]:
        return {choice["what"] for knob in self.knobs().values() for choice in knob["choices"] if choice["is"]}


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    # Not tmp_path: a Unix socket's path may have 107 bytes at most.
    with tempfile.TemporaryDirectory(prefix="lumen-") as folder:
        facility = Facility(Path(folder) / "f")
        for made in (facility.data / "logs", facility.receipts):
            made.mkdir(parents=True)
        facility.machine.make()
        simulators = (facility.reader_simulator, facility.printer_simulator)
        for process in simulators:
            process.start()
        served = Page(facility)
        served.page.start()
        try:
            wait_until(lambda: _answers(facility.reader) and _answers(facility.printer), "the simulators")
            yield served
        finally:
            served.page.stop()
            for process in simulators:
                process.stop()
            facility.link.cut()


def _answers(client: SimulatorClient) -> bool:
    try:
        return bool(client.state())
    except SimulatorError:
        return False


def test_each_button_does_what_it_says_and_shows_how_it_is(page: Page) -> None:
    before = page.lit()
    for knob in page.knobs().values():
        for choice in reversed(knob["choices"]):  # ends where it began: the first is how things should be
            assert page.press(choice["what"]) == 200, choice
            if knob["lasting"]:
                lit = page.lit()
                assert [one["what"] for one in knob["choices"] if one["what"] in lit] == [choice["what"]], knob["title"]
    for path in before:
        assert page.press(path) == 200
    assert page.lit() == before


def test_every_fault_of_the_simulators_is_on_the_page(page: Page) -> None:
    titles = {knob["title"] for knob in page.knobs().values()}
    wanted = {"Paper", "Cover", "Cutter", "Cable", "Power", "Stalled", "Within the next receipt", "Echo of a job is lost"}
    assert wanted | {"What it answers", "A card, badly read", "Battery", "Heat inside"} <= titles


def test_a_card_is_held_to_the_reader_and_nonsense_is_refused(page: Page) -> None:
    swipes = page.facility.reader.state()["swipes"]
    assert [card["name"] for card in page.state()["cards"]][:2] == ["Marcus", "Andre"]
    assert page.press("Marcus", "swipe") == 200
    assert page.facility.reader.state()["swipes"] == swipes + 1
    assert [page.press(what) for what in ("", "The moon/0/0", "The card reader/99/0", "The card reader/0/x")] == [400] * 4
    assert page.press("nobody", "swipe") == 400


def test_a_simulator_that_is_gone_is_said_to_be_so(page: Page) -> None:
    page.facility.printer_simulator.stop()
    players = {player["name"]: player["knobs"] for player in page.state()["players"]}
    assert players["The receipt printer"] == []
    assert players["The card reader"]
    assert page.press("The receipt printer/0/0") == 503


def test_the_demo_s_machine_is_read_like_a_real_one(tmp_path: Path) -> None:
    demo, machine = DemoMachine(tmp_path / "sysfs"), Machine(tmp_path / "sysfs")
    demo.make()
    assert machine.battery() is None
    assert machine.celsius() == 45
    assert machine.cameras()
    assert machine.microphones()
    assert machine.touch_screens()
    assert [one.linked for one in machine.interfaces()] == [True]
    demo.do("battery", percent=15, charging=True)
    demo.do("heat", celsius=95)
    for part in ("cable", "camera", "microphone", "touch"):
        for there in (False, True, False):
            demo.do(part, there=there)
    assert machine.battery() == Battery(15, charging=True, health="")
    assert machine.celsius() == 95
    assert not machine.cameras()
    assert not machine.microphones()
    assert not machine.touch_screens()
    assert [one.linked for one in machine.interfaces()] == [False]
