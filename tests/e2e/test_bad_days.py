"""What a person sees when things go wrong, over real processes: a plain sentence, nothing lost, and a line in the log that says why."""

from __future__ import annotations

import hashlib
import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.demo.facility import CARDS
from kiosk.demo.letters import deliver
from kiosk.demo.process import ROOT, Process, wait_until
from tests.e2e.conftest import TestedFacility
from tests.e2e.hand import Hand
from tests.e2e.steps import from_rosa, hold_card, mails_about, open_message, ready, receipts, sign_in


@pytest.fixture(autouse=True)
def everything_ready(facility: TestedFacility) -> None:
    ready(facility)


def test_a_wrong_pin_says_how_many_tries_are_left(facility: TestedFacility) -> None:
    hold_card(facility, "Marcus")
    facility.hand.ask("pin", "111112")
    facility.hand.tap("Go")
    facility.hand.wait("That PIN did not match.")
    facility.hand.tap("Not Marcus? Start over")
    sign_in(facility)


def test_a_garbled_card_does_nothing_and_the_next_one_works(facility: TestedFacility) -> None:
    facility.reader.swipe(CARDS["Marcus"], fault="bad_checksum")
    facility.reader.swipe(CARDS["unknown"], fault="garbage")
    facility.hand.wait("We do not know this card")
    sign_in(facility)


def test_without_paper_the_reply_is_sent_and_the_receipt_is_in_money(facility: TestedFacility) -> None:
    subject = "Paper"
    deliver(from_rosa(subject), facility.smtp_port)
    before = len(receipts(facility))
    facility.paper("out")
    sign_in(facility)
    open_message(facility, subject)
    facility.hand.tap("Reply for free")
    facility.hand.type("Still here.")
    facility.hand.tap("Send to Rosa")
    facility.hand.wait("This did not print", 30)
    wait_until(lambda: len(mails_about(facility, subject)) == 1, "the email", 40)
    facility.paper("ok")
    facility.hand.tap("Home")
    facility.hand.tap("Money")
    facility.hand.tap("Receipts")
    facility.hand.tap("Print again")
    wait_until(lambda: len(receipts(facility)) == before + 1, "the receipt", 30)


def test_central_down_when_the_device_starts(facility: TestedFacility) -> None:
    """The resident was seen here before, so the PIN is checked on the device, and the reply waits its turn."""
    subject = "Before the storm"
    deliver(from_rosa(subject), facility.smtp_port)
    sign_in(facility)
    open_message(facility, subject)
    facility.hand.tap("Sign out")
    facility.central.stop()
    for process in facility.device_processes:
        process.kill()
    facility.restart_device()
    sign_in(facility)
    facility.hand.wait("Offline", 30)
    open_message(facility, subject)
    facility.hand.tap("Reply for free")
    facility.hand.type("Saved for later.")
    facility.hand.tap("Send to Rosa")
    facility.hand.wait("Waiting")
    facility.start_central()
    wait_until(lambda: len(mails_about(facility, subject)) == 1, "the email", 60)


def test_what_happens_to_a_part_reaches_central_whatever_is_killed(facility: TestedFacility) -> None:
    """The reader is unplugged while the link is down, both processes that know of it are killed, and nothing of it is lost."""

    def told() -> list[str]:
        lines = facility.run_central("device", "health", "Kiosk C-014", "--history").splitlines()
        return [line.partition("  ")[2] for line in lines if "card reader" in line]

    before = len(told())
    facility.link.cut()
    facility.reader.unplug()
    wait_until(lambda: '"part": "reader", "state": "problem"' in facility.hardware.said(), "the loss")
    facility.sync.kill()
    facility.hardware.kill()
    facility.reader.replug()
    facility.restart_device()
    facility.link.restore()
    wait_until(lambda: len(told()) == before + 2, "both changes", 30)
    assert told()[:2] == ["ok       card reader: It answers.", "problem  card reader: It is not connected."]
    assert "reader_lost" in facility.run_central("device", "alerts")
    doctor = json.loads(
        subprocess.run(
            [sys.executable, "-m", "kiosk", "doctor", "--json", "--settings", str(facility.settings_file)],
            capture_output=True,
            check=False,
            cwd=ROOT,
        ).stdout
    )
    assert {one["check"]: one["code"] for one in doctor["findings"]}["hardware process"] == "ok"


def test_a_full_disk_keeps_the_words_on_the_screen(facility: TestedFacility) -> None:
    """The kernel refuses the screen's writes (file size limit); the words stay, and are sent when there is room again."""
    subject = "Full disk"
    deliver(from_rosa(subject), facility.smtp_port)
    sign_in(facility)
    open_message(facility, subject)
    facility.hand.tap("Reply for free")
    facility.hand.type("Do not lose me.")
    facility.hand.wait("Saved")
    pid = facility.screen.pid
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        facility.hand.tap("Send to Rosa")
        facility.hand.wait("There is no room to save right now")
        assert any("Do not lose me." in text for text in facility.hand.texts())
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)
    facility.hand.tap("Send to Rosa")
    wait_until(lambda: len(mails_about(facility, subject)) == 1, "the email", 40)
    assert "store_full" in facility.screen.said()


def test_a_damaged_store_shows_a_calm_screen_and_is_left_as_it_is(facility: TestedFacility, tmp_path: Path) -> None:
    copy = tmp_path / "kiosk"
    shutil.copytree(facility.data / "kiosk", copy)
    store = copy / "store.db"
    for beside in copy.glob("store.db-*"):
        beside.unlink()
    damaged = b"\x5a" * 4096 + store.read_bytes()[4096:]
    store.write_bytes(damaged)
    settings = tmp_path / "kiosk.toml"
    settings.write_text(facility.settings_file.read_text().replace(str(facility.data / "kiosk"), str(copy)))
    control = facility.data / "damaged.sock"
    screen = Process(
        "screen",
        [str(ROOT / "tests/e2e/driven_screen.py"), "--control", str(control), "--settings", str(settings)],
        tmp_path / "screen.log",
        {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "PYTHONPATH": str(ROOT)},
    )
    screen.start()
    try:
        hand = Hand(control)
        hand.wait_for_screen()
        hand.wait("needs care")
    finally:
        screen.stop()
    assert hashlib.sha256(store.read_bytes()).digest() == hashlib.sha256(damaged).digest()
    assert "store" in screen.log.read_text()
