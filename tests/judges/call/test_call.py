"""The process of a visit, judged by a real Chromium that shows the contact's page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from central.calls.rooms import contact_page, end_room
from central.clock import now_ms
from kiosk.visit_call.messages import THEIRS_SIDE, Kind, read_picture
from tests.integration.calls.house import Calls, DeviceSide, database_in, until
from tests.judges.call.browser import Browser, installed

pytestmark = [pytest.mark.judge, pytest.mark.skipif(installed() is None, reason="Chromium is not installed (make judge-call)")]

#: One point of what the browser plays (as RGBA), and how loud its sound is.
_SEEN = """(() => {
const v = document.getElementById('theirs'); const c = document.createElement('canvas'); c.width = 70; c.height = 40;
const x = c.getContext('2d'); x.drawImage(v, 0, 0, 70, 40); return Array.from(x.getImageData(65, 5, 1, 1).data); })()"""
_HEARD = """(async () => {
const a = new AudioContext(); const n = a.createAnalyser();
a.createMediaStreamSource(document.getElementById('theirs').srcObject).connect(n);
const d = new Float32Array(n.fftSize); let most = 0;
for (let i = 0; i < 30 && most < 0.02; i++) {
  await new Promise(r => setTimeout(r, 50)); n.getFloatTimeDomainData(d); most = Math.max(most, ...d.map(Math.abs)); }
await a.close(); return most; })()"""
_FRAMES = "document.getElementById('theirs').getVideoPlaybackQuality().totalVideoFrames"


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Calls]:
    """Central's calls."""
    with database_in(tmp_path_factory.mktemp("central")) as database:
        running = Calls(database)
        yield running
        running.close()


@pytest.fixture
def device(calls: Calls) -> Iterator[DeviceSide]:
    """The process of a visit."""
    started = DeviceSide(calls.url)
    yield started
    started.close()


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    """A contact's browser."""
    opened = Browser(tmp_path / "profile")
    yield opened
    opened.close()


def state(name: str) -> str:
    """The page says this."""
    return f"document.body.dataset.state === '{name}'"


def green(device: DeviceSide) -> Callable[[], bool]:
    """The device shows Chromium's fake camera: a green field with a moving pie."""

    def found() -> bool:
        if Kind.THEIRS not in device.last:
            return False
        width, height, pixels = read_picture(device.last[Kind.THEIRS], THEIRS_SIDE)
        at = (height // 8 * width + width // 8) * 4
        blue, middle, red = pixels[at : at + 3]
        return middle > 120 and blue < 110 and red < 110

    return found


def test_a_visit_with_a_browser_from_the_link_to_the_end_by_staff(calls: Calls, device: DeviceSide, browser: Browser) -> None:
    room = calls.room(visit="j-1")
    device.join(room.device_token)
    device.until("connecting", "waiting")
    browser.go(contact_page(calls.url, room.contact_token))
    browser.until("document.getElementById('notice').textContent.includes('may be recorded')", "the notice")
    browser.click("join")
    device.until("on")
    browser.until(state("on"), "the connection")
    browser.until(f"{_FRAMES} > 15", "pictures of the device")
    red, middle, blue, _ = browser.value(_SEEN)
    assert blue > 120, "the last bar of the device's test picture is blue"
    assert max(red, middle) < 100
    assert browser.value(_HEARD) > 0.02, "the device's tone"
    until(green(device), "Chromium's picture on the device")
    until(lambda: device.count[Kind.SOUND] > 50, "Chromium's sound on the device")
    assert browser.value("document.getElementById('visit-title').textContent") == "Visit with Marcus"
    assert browser.value("document.getElementById('left').textContent").startswith("Time left: 9:")

    browser.click("leave")
    device.until("connecting", "left")
    browser.click("again")
    device.until("on")
    browser.until(state("on"), "the connection after coming back")

    with calls.database.write() as connection:
        assert end_room(connection, "j-1", "staff", now_ms(), "Officer Lane")
    device.until("over", "staff")
    browser.until(state("staff"), "the end by staff")
    assert browser.value("document.getElementById('again').hidden")
    assert browser.value("document.activeElement.id") == "after-title"
    assert not browser.said


def test_a_device_that_dies_is_missed_and_comes_back(calls: Calls, browser: Browser) -> None:
    room = calls.room(visit="j-2")
    first, second = DeviceSide(calls.url), DeviceSide(calls.url)
    try:
        first.join(room.device_token)
        browser.go(contact_page(calls.url, room.contact_token))
        browser.click("join")
        first.until("on")
        browser.until(state("on"), "the connection")
        first.child.kill()
        browser.until(f"{state('lost')} || {state('away')}", "the loss")
        second.join(room.device_token)
        second.until("on")
        browser.until(state("on"), "the second device")
        until(green(second), "Chromium's picture on the second")
    finally:
        first.child.wait()
        first.hang_up()
        second.close()


def test_the_time_is_over_and_a_late_link_says_so_in_spanish(calls: Calls, device: DeviceSide, browser: Browser) -> None:
    room = calls.room(visit="j-3", recorded=False)
    device.join(room.device_token)
    browser.go(contact_page(calls.url, room.contact_token))
    browser.until("document.getElementById('notice').textContent === 'This visit is not recorded.'", "what is true of this visit")
    browser.click("join")
    device.until("on")
    browser.until(state("on"), "the connection")
    assert browser.value("document.getElementById('may-record').hidden")
    calls.pass_by(601)
    device.until("over", "time")
    browser.until(state("time"), "the end of time")
    browser.click("language")
    assert browser.value("document.getElementById('after-title').textContent") == "El tiempo de esta visita terminó."
    assert browser.value("document.documentElement.lang") == "es"


def test_every_button_of_the_page_has_a_name_and_a_size_in_both_languages(calls: Calls, browser: Browser) -> None:
    room = calls.room(visit="j-4")
    browser.go(contact_page(calls.url, room.contact_token))
    browser.click("join")
    browser.until(state("waiting"), "waiting")
    for _ in ("en", "es"):
        browser.click("language")
        small = browser.value(
            "[...document.querySelectorAll('button')].filter(b => b.offsetParent).filter(b => !b.textContent.trim()"
            " || b.getBoundingClientRect().height < 44).map(b => b.id)"
        )
        assert small == []
        assert browser.value("document.getElementById('status').textContent").strip()
    browser.click("sound")
    assert browser.value("document.getElementById('sound').textContent") in {"Turn my sound on", "Encender mi sonido"}
