"""Tickets of the help desk at central: a filing like any other, due in 14 days, with what the device had found."""

from __future__ import annotations

import pytest

from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.filing import Author, with_forms
from tests.integration.central.world import MARCUS, MARCUS_PIN, World

DAY_MS = 24 * 3600 * 1000
FOUND = [
    {"what": "topic", "topic": "receipt", "text": "A receipt did not print"},
    {
        "what": "check",
        "step": "printer",
        "check": "receipt printer",
        "state": "problem",
        "code": "paper_out",
        "text": "It has no paper.",
    },
    {"what": "tried", "step": "look-slot", "text": "Look into the slot", "answer": "no", "at_ms": 1_748_979_780_000},
]
ANSWERS = {"topic": "receipt", "words": "chrysalis", "since": "today"}


@pytest.fixture
def author(world: World, device: Device) -> Author:
    with_forms(world)
    return Author(device, MARCUS, MARCUS_PIN)


@pytest.mark.both_engines
def test_a_ticket_is_due_in_14_days_and_can_be_reopened_and_rated(author: Author, cli: Cli) -> None:
    ticket, outcome = author.file("support", ANSWERS, findings=FOUND)
    assert outcome.status == "accepted", outcome
    kept = author.kept[ticket]
    assert kept["title"]["es"] == "Un recibo no se imprimió"
    # The end of the day two weeks from now, or of the next working day after it.
    assert 14 * DAY_MS < kept["due_ms"] - kept["received_ms"] < 19 * DAY_MS
    cli.run("filing", "answer", kept["number"], "There is a new roll.", "--by", "J. Ott", "--sign", "Device support")
    author.look()
    answered = author.kept[ticket]
    assert (answered["status"], answered["may_rate"], answered["reopen_until_ms"] is not None) == ("answered", True, True)
    assert author.do("filing.reopen", {"filing": ticket, "text": "It is empty again."}).status == "accepted"
    author.look()
    assert author.kept[ticket]["status"] == "open"


def test_staff_see_what_was_found_without_the_words(author: Author, cli: Cli) -> None:
    ticket, _ = author.file("support", ANSWERS, findings=FOUND)
    number = author.kept[ticket]["number"]
    said = cli.run("ticket", "findings", number)
    assert "check  receipt printer: PROBLEM (paper_out) It has no paper." in said
    assert "tried  Look into the slot: did not help, 2025-06-03 " in said
    assert "chrysalis" not in said
    assert "PROBLEM (paper_out)" in cli.run("filing", "show", number)
    topics = cli.run("ticket", "topics")
    assert "1      1 open  A receipt did not print" in topics
    assert "receipt printer: paper_out (1)" in topics


def test_a_device_that_lies_in_findings_breaks_nothing(author: Author, cli: Cli) -> None:
    odd = [{"what": ["list"]}, {"what": "check", "text": "\x1b[2J" + "x" * 500}, {"what": "tried", "at_ms": 1 << 50}, {}]
    ticket, outcome = author.file("support", ANSWERS, findings=odd)
    assert outcome.status == "accepted"
    said = cli.run("ticket", "findings", author.kept[ticket]["number"])
    assert "\x1b" not in said
    assert max(map(len, said.splitlines())) < 300
    cli.run("ticket", "topics")
