"""The tour: the main job done by a hand of software, offscreen, with a numbered picture of each step.

Run by `kiosk demo` where there is no display. It touches the real screen process through the accessibility tree and plays the
world (card, cable, paper) through the demo's control page, as a person would.
"""

from __future__ import annotations

import argparse
import json
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import Any

from kiosk.app import run_screen_process
from kiosk.demo.facility import PINS
from kiosk.demo.tour_services import visit_services
from kiosk.demo.tour_store import visit_store
from kiosk.settings import load_settings
from kiosk.ui.driver import Driver, NotOnScreen

REPLY = "Thank you for the photo. I have looked at it about twenty times."


class World:
    """The control page, from inside the tour."""

    def __init__(self, url: str) -> None:
        if not url.startswith("http://127.0.0.1:"):
            raise ValueError("the world is on this machine")
        self._url = url

    def do(self, action: str, what: str) -> None:
        """One button of the page."""
        request = urllib.request.Request(  # noqa: S310 - the scheme was checked
            f"{self._url}/do",
            data=json.dumps({"do": action, "what": what}).encode(),
            headers={"Content-Type": "application/json"},
        )
        urllib.request.urlopen(request, timeout=20).close()  # noqa: S310

    def state(self) -> dict[str, Any]:
        """What the page shows."""
        with urllib.request.urlopen(f"{self._url}/state", timeout=20) as answer:  # noqa: S310
            state: dict[str, Any] = json.load(answer)
            return state

    def receipt(self, name: str, path: Path) -> None:
        """Save a receipt's picture."""
        with urllib.request.urlopen(f"{self._url}/receipt/{name}", timeout=20) as answer:  # noqa: S310
            path.write_bytes(answer.read())


class Tour:
    """Steps, each ending in a picture `NN-name.png` in `out`."""

    def __init__(self, driver: Driver, world: World, out: Path) -> None:
        self._driver, self._world, self._out = driver, world, out
        self._number = 0
        out.mkdir(parents=True, exist_ok=True)
        for old in out.glob("*.png"):
            old.unlink()

    def picture(self, name: str) -> None:
        """Save what the screen shows now."""
        self._driver.settle()
        self._number += 1
        self._driver.grab(self._out / f"{self._number:02d}-{name}.png")

    def run(self) -> None:
        """The main job, from the invitation to the email that left."""
        driver, world = self._driver, self._world
        driver.wait_for_text("Hold your ID card")
        self.picture("sign-in")
        world.do("swipe", "Marcus")
        driver.wait_for_text("Hello, Marcus")
        for digit in PINS["Marcus"]:
            driver.tap(digit)
        self.picture("pin")
        driver.tap("Go")
        driver.wait_for_text("Sunday at the lake", timeout_s=60)
        self.picture("home")
        driver.tap("Mail")
        driver.wait_for_text("Inbox")
        self.picture("inbox")
        driver.tap("Sunday at the lake")
        driver.wait_for_text("Rosa paid for your reply")
        self.picture("message")
        driver.tap("See bigger")
        self.picture("photo")
        driver.tap("Close")
        world.do("link", "cut")
        driver.wait_for_text("Offline", timeout_s=60)
        # The banner pushes the page: a touch meanwhile would be lost.
        driver.wait_for_text("You are offline")
        driver.settle()
        driver.tap("Reply for free")
        with suppress(NotOnScreen):
            driver.wait_until(lambda: driver.find("Keyboard") is not None, "the keyboard", timeout_s=5)
        if driver.find("Keyboard") is None:
            # While the link goes, a touch may be lost; a person touches again.
            driver.tap("Reply for free")
        driver.type_text(REPLY)
        driver.wait_for_text("Saved")
        self.picture("compose-offline")
        driver.tap("Send to Rosa")
        driver.wait_for_text("Waiting")
        driver.wait_until(lambda: bool(world.state()["receipts"]), "the receipt", timeout_s=60)
        self.picture("waiting-for-connection")
        self._number += 1
        world.receipt(world.state()["receipts"][0], self._out / f"{self._number:02d}-receipt.png")
        world.do("link", "restore")
        driver.wait_for_text("Connected", timeout_s=60)
        driver.wait_until(lambda: bool(world.state()["mails"]), "the email", timeout_s=60)
        driver.settle()
        self.picture("sent-on")
        visit_services(driver, self.picture)
        visit_store(driver, self.picture)
        driver.tap("Cover")
        self.picture("cover")


def main() -> None:
    """Parse and run."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--settings", type=Path, required=True)
    parser.add_argument("--world", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    world = World(options.world)
    raise SystemExit(run_screen_process(load_settings(options.settings), drive=lambda driver: Tour(driver, world, options.out).run()))


if __name__ == "__main__":
    main()
