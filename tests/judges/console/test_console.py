"""Staff at work in a real browser: by keyboard alone, light and dark, at 1440, 1024 and 200 %, with every page looked over by machine.

Pictures are in `build/console`.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyotp
import pytest
from sqlalchemy import insert, select

from central.clock import now_ms
from central.console.factor import ConsoleKey
from central.console.made_up import seed_staff
from central.console.site import create_console
from central.devices.tables import devices
from central.facility.facility import load_facility, set_policy
from central.filings.tables import filings
from central.mail_in.tables import messages
from central.seed_filings import seed_filings
from tests.integration.central.test_screening import LAKE
from tests.integration.central.world import MARCUS, World, letter, serving

pytestmark = pytest.mark.judge

ROOT = Path(__file__).parents[3]
PICTURES = ROOT / "build" / "console"
PAGES = {
    "today": "/",
    "screening": "/screening",
    "requests": "/requests",
    "reports": "/reports",
    "wallets": "/wallets/list",
    "purchases": "/purchases/list",
    "ledger": "/ledger/list",
    "catalogue": "/titles/list",
    "policy": "/policy",
    "devices": "/devices",
    "staff": "/staff",
    "trail": "/trail/list",
}
#: What axe would say of a page, as far as we ask it: each line is a fault.
FAULTS = (Path(__file__).parent / "faults.js").read_text("utf-8").partition("\n")[2]


@pytest.fixture(scope="module")
def playwright() -> Iterator[Any]:
    sys.path.append(str(ROOT / "build" / "judges" / "python"))
    from playwright.sync_api import sync_playwright

    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("console")
    made = World(folder, {"screening": {"words": ["contraband"]}}, f"sqlite:///{folder / 'central.db'}")
    with made.database.write() as connection:
        seed_filings(connection, made.settings, MARCUS, now_ms())
        set_policy(connection, load_facility(connection).policy, now_ms(), by="ines")
        device = {"id": "d-1", "serial": "SN-1", "kind": "kiosk", "signing_key": "x" * 43, "epoch": 1, "state": "active"}
        chain = {"last_seq": 4, "last_hash": "0" * 64, "request_high": 1, "request_seen": "[]", "enrolled_ms": now_ms()}
        connection.execute(insert(devices).values(name="Kiosk C-014", **device, **chain))
    for number, words in enumerate(
        ("Uncle Ray tells the contraband radio joke again.\n\nLove, Rosa", "More contraband", "And contraband")
    ):
        mail = letter(subject=f"Sunday at the lake {number}", text=words)
        if number == 0:
            mail.add_attachment(LAKE, maintype="image", subtype="jpeg", filename="lake.jpg")
        assert made.mail(mail).state == "held"
    yield made
    made.http.close()
    made.database.close()


@pytest.fixture(scope="module")
def address(world: World) -> Iterator[str]:
    with serving(create_console(world.settings, world.database)) as found:
        yield found


@pytest.fixture(scope="module")
def chromium(playwright: Any) -> Iterator[Any]:
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    found = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=quiet)
    yield found
    found.close()


@pytest.fixture(scope="module")
def state(chromium: Any, world: World, address: str) -> Any:
    """Signed in with both factors, by keyboard; what the browser keeps of it."""
    with world.database.write() as connection:
        login, password, secret = seed_staff(connection, ConsoleKey.of(world.settings.data), now_ms())
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = watched(context)
    page.goto(f"{address}/screening")
    page.screenshot(path=PICTURES / "door.png")
    assert page.evaluate(FAULTS) == []
    page.keyboard.type(login)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")
    page.wait_for_selector("#code")
    assert page.evaluate(FAULTS) == []
    page.keyboard.type(pyotp.TOTP(secret).now())
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Hello, Ada")
    assert page.said == []
    kept = context.storage_state()
    context.close()
    return kept


def watched(context: Any) -> Any:
    """A page that remembers what its console said."""
    page = context.new_page()
    page.said = []
    page.on("console", lambda line: page.said.append(line.text) if line.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("request", lambda asked: page.said.append(asked.url) if not asked.url.startswith("http://127.0.0.1:") else None)
    return page


@pytest.mark.parametrize(
    ("look", "width", "height"), [("light", 1440, 900), ("dark", 1440, 900), ("light", 1024, 768), ("light", 720, 450)]
)
def test_every_page_is_clean(chromium: Any, state: Any, address: str, look: str, width: int, height: int) -> None:
    """720 wide is 1440 at 200 %."""
    context = chromium.new_context(viewport={"width": width, "height": height}, storage_state=state, color_scheme=look)
    page, faults = watched(context), {}
    rows = {"requests": "request", "wallets": "wallet", "devices": "device", "staff": "account"}
    for name, path in PAGES.items():
        page.goto(f"{address}{path}")
        page.screenshot(path=PICTURES / f"{name}-{look}-{width}.png", full_page=width < 1000)
        faults[name] = page.evaluate(FAULTS)
        if name in rows and page.locator("td a").count():
            page.locator("td a").first.click()
            page.wait_for_selector("h1")
            page.screenshot(path=PICTURES / f"{rows[name]}-{look}-{width}.png", full_page=True)
            faults[rows[name]] = page.evaluate(FAULTS)
    assert {name: found for name, found in faults.items() if found} == {}
    assert page.said == []
    context.close()


def test_a_message_is_screened_by_keyboard_alone(chromium: Any, state: Any, world: World, address: str) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, storage_state=state)
    page = watched(context)
    page.goto(address)
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.wait_for_selector("mark")
    first = page.url
    page.keyboard.press("j")  # the next one, and back
    page.wait_for_selector("text=2 of 3")
    page.keyboard.press("k")
    page.wait_for_selector("text=1 of 3")
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open]")
    page.keyboard.press("Escape")
    page.keyboard.press("4")
    assert page.locator("input[name=reason]:checked").get_attribute("value") == "privacy"
    page.keyboard.press("Tab")  # to the parts, as the order on the page is
    assert page.evaluate("document.activeElement.name") == "part"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("w")
    page.wait_for_selector("text=Released without the parts")
    page.keyboard.press("3")
    page.keyboard.press("x")
    page.wait_for_selector("text=Rejected.")
    page.keyboard.press("r")
    page.wait_for_selector("text=Nothing waits")
    with world.database.read() as connection:
        found = sorted(tuple(row) for row in connection.execute(select(messages.c.state, messages.c.reason)))
    assert found == [("rejected", "threat"), ("released", ""), ("released", "")]
    assert page.said == []
    assert first.startswith(address)
    context.close()


def test_a_request_is_answered(chromium: Any, state: Any, world: World, address: str) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, storage_state=state)
    page = watched(context)
    page.goto(f"{address}/requests")
    page.locator("td a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Confidential")
    filing = page.url.rpartition("/")[2]
    page.keyboard.press("t")
    page.wait_for_selector("text=It is yours now")
    page.keyboard.press("a")
    page.keyboard.type("You are seen on Thursday at 9:00 am.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Answered. The resident is told.")
    with world.database.read() as connection:
        row = connection.execute(select(filings.c.status, filings.c.taken_by).where(filings.c.id == filing.partition("?")[0])).one()
    assert tuple(row) == ("answered", "Ada Ruiz")
    assert page.said == []
    context.close()


def test_the_focus_is_seen_and_goes_in_the_order_of_the_page(chromium: Any, state: Any, address: str) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, storage_state=state)
    page = watched(context)
    page.goto(f"{address}/devices")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    places: list[tuple[int, str]] = []
    for _ in range(5):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const e = document.activeElement, style = getComputedStyle(e);
            return JSON.stringify([[...document.querySelectorAll('*')].indexOf(e), style.outlineStyle]); }"""
        )
        places.append(tuple(json.loads(seen)))
    assert [place for place, _ in places] == sorted(place for place, _ in places)
    assert {outline for _, outline in places} == {"solid"}
    context.close()
