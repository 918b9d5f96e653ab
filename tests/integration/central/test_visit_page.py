"""A contact's page of times: their link, what they may propose and answer there, and what they may not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from central.clock import now_ms
from central.contacts.contacts import set_blocked
from central.visits import visits as use
from central.visits.by_contact import MOST_A_DAY
from central.visits.page import add_times
from central.visits.page_links import LASTS_DAYS
from kiosk.sync.visit_hours import DAY_MS
from tests.integration.calls.house import Calls
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.test_visits import Desk, at
from tests.integration.central.world import MARCUS, ROSA, THEO, World

pytestmark = pytest.mark.both_engines


class Page:
    """The page as a contact's browser asks for it."""

    def __init__(self, calls: Calls, link: str = "") -> None:
        self.token = link.partition("/times#")[2]
        self.calls = calls

    def ask(self, what: str, **body: Any) -> dict[str, Any]:
        """The page's answer, or the code of a refusal."""
        head = {"authorization": f"Bearer {self.token}"}
        answer = httpx.post(f"{self.calls.url}/v1/times/{what}", json=body, headers=head, trust_env=False, timeout=60)
        found: dict[str, Any] = answer.json()
        return found

    def only(self) -> dict[str, Any]:
        """The only visit that the page shows."""
        (visit,) = self.ask("about")["visits"]
        return dict(visit)


@pytest.fixture
def policy() -> dict[str, Any]:
    return {"visits": {"page_url": "https://visits.cedar-ridge.example", "week_limit": 50}}


@pytest.fixture
def desk(world: World, device: Device, grant: str) -> Desk:
    return Desk(world, device, grant)


@pytest.fixture
def calls(world: World) -> Iterator[Calls]:
    running = Calls(world.database, more=(add_times,))
    yield running
    running.close()


def test_a_wish_comes_by_mail_and_is_answered_on_the_page(desk: Desk, calls: Calls) -> None:
    assert desk.ask(at(3), at(4)) == "accepted"
    assert desk.mails() == [("Rosa Hale <rosa@hale.example>", "Marcus would like a visit with you")]
    (mail,) = desk.relay.taken.values()
    link = next(line for line in mail.get_content().splitlines() if "/times#" in line)
    page = Page(calls, link)
    about = page.ask("about")
    assert (about["resident"], about["zone"]) == ("Marcus", "America/Denver")
    assert at(3) in about["times"]["30"]
    wish = page.only()
    assert (wish["state"], wish["times"]) == ("asked", [at(3), at(4)])
    said = {"visit": wish["visit"], "version": wish["version"], "answer": "accept"}
    assert page.ask("answer", **said, starts_ms=at(5))["code"] == "changed", "a time that nobody named"
    assert page.ask("answer", **said, starts_ms=at(4))["visits"][0]["state"] == "booked"
    booked = desk.visit(wish["visit"])
    assert (booked["state"], booked["by"], booked["starts_ms"]) == ("booked", "contact", at(4))
    assert booked["join"] is not None
    assert page.ask("answer", **said, starts_ms=at(3))["code"] == "changed"
    now = page.only()
    moved = page.ask("answer", visit=now["visit"], version=now["version"], answer="move", starts_ms=at(6))["visits"][0]
    assert (moved["times"], moved["moved"]) == ([at(6)], True)
    assert desk.visit(wish["visit"])["moved_from_ms"] == at(4)
    assert page.ask("answer", visit=moved["visit"], version=moved["version"], answer="decline")["visits"] == []
    told = desk.visit(wish["visit"])
    assert (told["state"], told["by"], told["join"]) == ("cancelled", "contact", None)


def test_what_a_contact_proposes_obeys_policy_and_waits_for_the_resident(desk: Desk, calls: Calls, cli: Cli) -> None:
    page = Page(calls, cli.run("visit", "page", ROSA))
    for starts, minutes, code in (
        (at(3), 45, "length"),
        (at(3, 12), 30, "outside_hours"),
        (at(0, 19), 30, "too_soon"),
        (at(30), 30, "too_far"),
    ):
        assert page.ask("propose", starts_ms=starts, minutes=minutes)["code"] == code
    shown = page.ask("propose", starts_ms=at(3), minutes=30, note="<b>Mom</b>\u202e")["visits"]
    assert [one["state"] for one in shown] == ["offered"]
    told = desk.visit(shown[0]["visit"])
    assert (told["state"], told["by"], told["note"]) == ("offered", "contact", "<b>Mom</b>")
    assert page.ask("propose", starts_ms=at(3), minutes=30)["code"] == "busy"
    codes = []
    for _ in range(MOST_A_DAY):  # proposed and taken back, again and again
        mine = page.only()
        page.ask("answer", visit=mine["visit"], version=mine["version"], answer="decline")
        codes.append(page.ask("propose", starts_ms=at(3), minutes=30).get("code"))
    assert codes == [None] * (MOST_A_DAY - 1) + ["too_many_requests"]
    with desk.world.database.write() as connection:
        other = use.offer(connection, MARCUS, THEO, at(5), 30, now_ms=now_ms()).id
    assert page.ask("answer", visit=other, version=1, answer="decline")["code"] == "unknown_visit", "somebody else's"
    with desk.world.database.write() as connection:
        set_blocked(connection, ROSA, True, now_ms())
    assert page.ask("propose", starts_ms=at(6), minutes=30)["code"] == "contact_not_allowed"
    calls.ahead_ms = (LASTS_DAYS + 1) * DAY_MS
    assert page.ask("about")["code"] == "refused", "the link is too old"
    page.token = "x" * 43
    assert page.ask("about")["code"] == "refused"


def test_the_page_loads_nothing_of_others_and_says_the_same_in_both_languages(calls: Calls) -> None:
    html = httpx.get(f"{calls.url}/times", trust_env=False)
    policy_ = html.headers["content-security-policy"]
    assert "default-src 'none'" in policy_
    assert "unsafe" not in policy_
    assert not re.search(r"<script>|onclick=|style=|https?://", html.text)
    for name in re.findall(r'(?:src|href)="(/[^"]+)"', html.text):
        assert httpx.get(f"{calls.url}{name}", trust_env=False).status_code == 200, name
    folder = Path("central/visits/page")
    english, spanish = folder.joinpath("words.js").read_text().split("\n  es: {")
    keys, fields = ([re.findall(form, part, re.MULTILINE) for part in (english, spanish)] for form in (r"^    (\w+): ", r"\{\w+\}"))
    assert keys[0] == keys[1]
    assert fields[0] == fields[1]
    program = folder.joinpath("times.js").read_text()
    assert "innerHTML" not in program
    used = set(re.findall(r'data-words="(\w+)"', html.text)) | set(re.findall(r'(?:say|words)\("(\w+)"', program))
    assert used <= set(keys[0])
