"""Attacks 37, 39, 40 and 41 of the security design on the running screen process: killed, waited out, keyed, swiped.

`held` asks the process for every text that it holds on to: items that are not shown, view models, caches, the clipboard.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from kiosk.signin.tables import sessions
from kiosk.ui.sample_store import PIN
from tests.e2e.driven_screen import held
from tests.e2e.lone_screen import LoneScreen
from tests.unit.ui.conftest import qapp_cls, seat  # noqa: F401 - fixtures
from tests.unit.ui.seat import Seat

WRITTEN = "zebra quartz"
#: Words that only a signed-in Marcus may see: his name, who writes to him, what, his money, and what he wrote.
OF_MARCUS = ("Marcus", "Rosa", "canoe", "46.20", "zebra", PIN, "image://photo")
CTRL, ALT, META = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier
SYSTEM_KEYS: tuple[tuple[Qt.KeyboardModifier, tuple[Qt.Key, ...]], ...] = (
    (ALT, (Qt.Key.Key_F4, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_F2)),
    (CTRL | ALT, tuple(Qt.Key(int(Qt.Key.Key_F1) + number) for number in range(12))),
    (CTRL | ALT, (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_T)),
    (CTRL, tuple(Qt.Key(ord(letter)) for letter in "ACVXZYQWNOPST")),
    (META, (Qt.Key.Key_L, Qt.Key.Key_D, Qt.Key.Key_Tab)),
    (
        Qt.KeyboardModifier.NoModifier,
        (
            *(Qt.Key(int(Qt.Key.Key_F1) + number) for number in range(12)),
            *(Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_Print, Qt.Key.Key_Menu, Qt.Key.Key_Help, Qt.Key.Key_PowerOff),
            *(Qt.Key.Key_Copy, Qt.Key.Key_Paste, Qt.Key.Key_Undo, Qt.Key.Key_Close, Qt.Key.Key_HomePage, Qt.Key.Key_Back),
        ),
    ),
)


def write_a_reply(bench: LoneScreen) -> None:
    bench.begin_a_reply()
    bench.hand.type(WRITTEN)
    bench.hand.wait("Saved")


@pytest.fixture
def bench() -> Iterator[LoneScreen]:
    # Not tmp_path: a Unix socket's path may have 107 bytes at most.
    with tempfile.TemporaryDirectory(prefix="lumen-") as folder, ExitStack() as stack:
        yield LoneScreen(Path(folder), stack)


def traces(text: str) -> list[str]:
    """What of Marcus is in a text."""
    return [trace for trace in OF_MARCUS if trace in text]


def test_nothing_of_the_last_person_is_left_whatever_way_they_leave(bench: LoneScreen) -> None:
    """40 and 41: signed out, idle, covered, crashed, restarted."""
    hand = bench.hand
    bench.start()
    bench.come_in()
    write_a_reply(bench)
    assert {"Rosa", "zebra"} <= set(traces(hand.held())), "the check sees what is there"

    hand.tap("Cover")
    hand.wait("The screen is covered")
    assert not traces("\n".join(hand.texts()))
    hand.tap("The screen is covered")
    hand.ask("pin", PIN)
    hand.tap("Go")
    hand.wait("Saved")

    hand.tap("Sign out")
    hand.wait("Hold your ID card")
    hand.ask("wait", "Hold your ID card")
    assert not traces(hand.held())
    for modifiers, keys in SYSTEM_KEYS:
        hand.press(*keys, modifiers=modifiers)
    hand.press(Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Left)
    hand.ask("swipe")
    texts = "\n".join(hand.texts())
    assert "Hold your ID card" in texts
    assert not traces(texts)
    assert not traces(hand.held())

    bench.come_in()
    hand.tap("New. Theo")
    bench.cut_power()
    hand.wait("Hold your ID card")
    assert not traces(hand.held())
    with bench.store.read() as connection:
        ends = list(connection.execute(select(sessions.c.why)).scalars())
    assert ends == ["signed_out", "restart"]


def test_whoever_walks_away_is_signed_out_and_leaves_nothing(seat: Seat) -> None:  # noqa: F811
    """41, idle: on a clock that tests move."""
    driver = seat.open()
    seat.sign_in()
    driver.tap("New. Rosa. Sunday at the lake")
    driver.wait_for_text("canoe")
    driver.tap("Reply for free")
    driver.type_text("zebra")
    driver.wait_for_text("Saved")
    seat.clock.advance(130_000)
    seat.screen.session.tick()
    driver.wait_for_text("Are you still here?")
    seat.clock.advance(60_000)
    seat.screen.session.tick()
    driver.wait_for_text("Hold your ID card")
    driver.settle()
    assert not traces("\n".join(held(driver)))


def test_keys_of_the_system_do_nothing_while_somebody_writes(bench: LoneScreen) -> None:
    """39: nothing leaves the app, nothing is copied, nothing is lost."""
    bench.start()
    bench.come_in()
    write_a_reply(bench)
    before = bench.hand.texts()
    for modifiers, keys in SYSTEM_KEYS:
        # Undo is the writer's own.
        bench.hand.press(*(key for key in keys if (modifiers, key) != (CTRL, Qt.Key.Key_Z)), modifiers=modifiers)
    assert bench.screen.running
    after = bench.hand.texts()
    assert WRITTEN in bench.hand.held()
    assert [text for text in after if "min left" not in text] == [text for text in before if "min left" not in text]


def test_guessing_pins_ends_in_a_lock_whatever_is_cut_or_put_back(bench: LoneScreen) -> None:
    """37: restart, power cut in the middle, a store that is put back."""
    hand = bench.hand
    bench.start()
    bench.come_in()
    hand.tap("Sign out")
    hand.wait("Hold your ID card")
    bench.central.connect(connected=False)
    bench.fall_silent()
    bench.screen.stop()
    path = bench.settings.store_path
    bench.store.close()
    kept = {file: file.read_bytes() for file in path.parent.glob(path.name + "*")}

    bench.start()
    for said in ("2 tries", "1 tr"):
        hand.wait("Hold your ID card")
        bench.central.swipe()
        bench.try_pin("111111")
        hand.wait(said)
        if said == "2 tries":
            bench.cut_power()
            continue
        hand.ask("pin", "111111")
        hand.tap("Go")
        hand.wait("try again in")
    bench.cut_power()
    bench.central.swipe()
    bench.try_pin(PIN)
    hand.wait("try again in")

    bench.screen.kill()
    bench.store.close()
    for file in path.parent.glob(path.name + "*"):
        file.unlink()
    for file, content in kept.items():
        file.write_bytes(content)
    bench.start()
    bench.central.swipe()
    bench.try_pin(PIN)
    hand.wait("We are offline, and this device")
