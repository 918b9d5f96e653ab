"""A contact's page of times in a real Chromium: by keyboard, in both languages, narrow and at 200 %."""

from __future__ import annotations

from pathlib import Path

import pytest

from central.clock import now_ms
from central.visits import visits as use
from central.visits.page import add_times
from central.visits.page_links import new_link
from kiosk.sync.wire_visits import VisitAsk
from tests.integration.calls.house import Calls
from tests.integration.central.test_visits import at
from tests.integration.central.world import MARCUS, ROSA, World
from tests.judges.call.browser import Browser, installed

pytestmark = [pytest.mark.judge, pytest.mark.skipif(installed() is None, reason="Chromium is not installed (make judge-call)")]

_ROWS = "document.querySelectorAll('li').length"
_STATUS = "document.getElementById('status').textContent"


def test_a_contact_proposes_by_keyboard_says_yes_and_cancels(tmp_path: Path) -> None:
    world = World(tmp_path / "central", {"visits": {"page_url": "https://visits.example", "week_limit": 50}})
    with world.database.write() as connection:
        asked = VisitAsk(contact=ROSA, wishes=(at(5), at(6)), minutes=15, note="<img src=x>")
        use.ask(connection, MARCUS, "ask-1", asked, at_ms=now_ms(), now_ms=now_ms())
        token = new_link(connection, ROSA, now_ms()).partition("#")[2]
    calls, browser = Calls(world.database, more=(add_times,)), Browser(tmp_path / "profile")
    try:
        browser.go(f"{calls.url}/times#{token}")
        browser.until(f"{_ROWS} === 1", "the resident's wish")
        browser.value("document.getElementById('note').focus()")
        browser.press("Enter", 13, "\r")
        browser.until(f"{_ROWS} === 2", "the proposal")
        browser.until("document.activeElement.id === 'status'", "what came of it is read aloud")
        assert browser.value(_STATUS) == "Done. This is how it stands now."
        browser.click("language")
        browser.value("[...document.querySelectorAll('li button')].find(b => b.textContent.startsWith('Sí')).click()")
        browser.until("document.body.textContent.includes('Está confirmada')", "yes to one of the times")
        nameless = (
            "[...document.querySelectorAll('button, select, input')].filter(e => e.offsetParent).filter(e => e.getBoundingClientRect()"
            ".height < 44 || !(e.textContent.trim() || (e.labels || []).length)).map(e => e.id || e.textContent)"
        )
        assert browser.value(nameless) == []
        for width, letters in ((360, "100%"), (640, "200%")):
            browser.wide(width)
            browser.value(f"document.documentElement.style.fontSize = '{letters}'")
            assert browser.value("document.documentElement.scrollWidth <= innerWidth"), (width, letters)
        for _ in range(2):  # asked once more before it is cancelled
            browser.value("document.querySelector('li button.end').click()")
        browser.until(f"{_ROWS} === 1", "the cancelled one is gone")
        browser.go(f"{calls.url}/times#{'x' * 43}")
        browser.until(f"{_STATUS} === 'This link is too old. Open the newest one from your mail.'", "an old link")
        assert [one for one in browser.said if "401" not in one] == []
    finally:
        browser.close()
        calls.close()
        world.http.close()
        world.database.close()
