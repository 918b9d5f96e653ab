"""A list is found again where it was left to read one of its messages, and paged by a button."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.ui.sample_store import CARD
from kiosk.ui.shots import Studio

MORE, TOP = "More below", "Back to the top"


class Reader(Studio):
    """Marcus at his inbox."""

    def place(self, name: str) -> int:
        """Where the row of this person stands in the window, in pixels from the top."""
        self.driver.settle()
        row = self.driver.find(name)
        assert row is not None
        return row.rect.top()


@pytest.fixture
def reader(tmp_path: Path, qapp: QGuiApplication) -> Iterator[Reader]:
    assert qapp is not None
    with ExitStack() as stack:
        reader = Reader(tmp_path, "compact", stack)
        stack.callback(reader._answers.stop)
        reader.dress("light", "en", 100)
        reader.central.fill()
        reader.central.swipe(CARD)
        reader.sign_in()
        reader.screen.display.setReducedMotion(True)
        reader.screen.navigator.go("inbox")
        reader.driver.wait_for_text("Sunday at the lake")
        yield reader


def test_back_from_a_message_the_list_stands_where_it_was(reader: Reader) -> None:
    at_first = reader.place("New. Dani")
    reader.driver.tap(MORE)
    before = reader.place("New. Dani")
    assert before < at_first - 100

    reader.driver.tap("New. Dani")
    reader.on("message")
    reader.screen.navigator.back()

    assert reader.place("Dani. A card for you") == pytest.approx(before, abs=1)


def test_from_home_the_list_begins_at_the_top(reader: Reader) -> None:
    top = reader.place("New. Rosa")
    reader.driver.tap(MORE)
    reader.driver.tap("Elena")
    reader.on("message")
    reader.screen.navigator.home()
    reader.driver.settle()
    reader.screen.navigator.go("inbox")

    assert reader.place("New. Rosa") == pytest.approx(top, abs=1)


def test_a_button_pages_to_the_end_and_back(reader: Reader) -> None:
    top = reader.place("New. Rosa")
    for _ in range(10):
        if reader.driver.find(TOP) is not None:
            break
        reader.driver.tap(MORE)
    assert reader.driver.shows("Being checked")

    reader.driver.tap(TOP)

    assert reader.place("New. Rosa") == pytest.approx(top, abs=1)
