"""What was typed before a pause outlives `kill -9`."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.demo.process import wait_until
from kiosk.filings.draft_tables import filing_drafts
from kiosk.mail.tables import drafts
from kiosk.ui.viewmodels import compose, form_keeping
from tests.e2e.lone_screen import LoneScreen

FIRST, MORE = "zebra", " quartz jumps"


@pytest.fixture
def lone() -> Iterator[LoneScreen]:
    with tempfile.TemporaryDirectory(prefix="lumen-") as folder, ExitStack() as stack:
        yield LoneScreen(Path(folder), stack)


def kept(lone: LoneScreen) -> str:
    """The draft as the store has it, seen from another process."""
    with lone.store.read() as connection:
        return str(connection.execute(select(drafts.c.text)).scalar_one_or_none() or "")


def test_a_pause_is_shorter_than_what_may_be_lost() -> None:
    assert compose.PAUSE_MS <= 300
    assert form_keeping.PAUSE_MS <= 300


def test_killed_while_typing_only_what_came_after_the_last_pause_is_lost(lone: LoneScreen) -> None:
    lone.start()
    lone.come_in()
    lone.begin_a_reply()
    lone.hand.type(FIRST)
    # Nothing else is touched: the pause alone saves.
    wait_until(lambda: kept(lone) == FIRST, "the pause to save")
    lone.hand.type(MORE)
    lone.screen.kill()
    saved = kept(lone)
    assert saved.startswith(FIRST)
    assert (FIRST + MORE).startswith(saved)

    lone.start()
    lone.come_in()
    lone.hand.tap("Rosa. Sunday at the lake")
    lone.hand.tap("Reply for free")
    wait_until(lambda: saved in lone.hand.held(), "the words to be back")


def kept_in_the_form(lone: LoneScreen) -> str:
    """What the store has of the answer that is typed."""
    with lone.store.read() as connection:
        answers = connection.execute(select(filing_drafts.c.answers)).scalar_one_or_none()
    return str(json.loads(answers or "{}").get("words", ""))


def test_killed_in_the_middle_of_a_form_it_goes_on_at_the_same_question(lone: LoneScreen) -> None:
    lone.central.filings().offer()
    lone.start()
    lone.come_in()
    for name in ("Requests", "Grievance. Something", "Grievance. A formal", "Food", "Next", "What happened?"):
        lone.hand.tap(name)
    lone.hand.type(FIRST)
    wait_until(lambda: kept_in_the_form(lone) == FIRST, "the pause to save")
    lone.hand.type(MORE)
    lone.cut_power()
    saved = kept_in_the_form(lone)
    assert saved.startswith(FIRST)
    assert (FIRST + MORE).startswith(saved)

    lone.come_in()
    lone.hand.tap("Requests")
    lone.hand.tap("Go on: Grievance")
    seen = lone.hand.wait("Tell us what happened")
    assert saved in seen
