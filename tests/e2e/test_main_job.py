"""The main job over real processes: a card, a PIN, an email with a photo, a reply while the cable is out, a receipt, an email out."""

from __future__ import annotations

import os
import random
import re
import time
from pathlib import Path

import pytest

from kiosk.demo.facility import CARDS, PINS
from kiosk.demo.letters import MARCUS, deliver
from kiosk.demo.process import wait_until
from tests.e2e.conftest import TestedFacility
from tests.e2e.steps import a_message_is_on_its_way, from_rosa, mails_about, open_message, ready, receipts, sign_in, stamps_of

LINE_DELAY_S = 0.25
KILL_SEEDS = int(os.environ.get("KIOSK_KILL_SEEDS", "8"))


@pytest.fixture(autouse=True)
def everything_ready(facility: TestedFacility) -> None:
    ready(facility)


def test_a_photo_from_a_mail_program_is_answered_offline_and_leaves_as_an_email(facility: TestedFacility, tmp_path: Path) -> None:
    subject = "Sunday at the lake"
    deliver(from_rosa(subject), facility.smtp_port)
    sign_in(facility)
    seen = open_message(facility, subject)
    assert any("photo" in text.lower() for text in seen), seen
    assert any("Rosa paid for your reply" in text for text in seen), seen

    facility.link.cut()
    facility.hand.wait("Offline", 30)
    facility.hand.tap("Reply for free")
    facility.hand.type("Thank you for the photo. ")
    facility.hand.tap("Send to Rosa")
    facility.hand.wait("Waiting")
    facility.hand.grab(tmp_path / "waiting.png")
    wait_until(lambda: len(receipts(facility)) == 1, "the receipt", 30)
    assert "R-" in receipts(facility)[0]["qr"]
    assert mails_about(facility, subject) == []

    facility.link.restore()
    wait_until(lambda: len(mails_about(facility, subject)) == 1, "the email", 40)
    facility.hand.wait("Sent on", 30)
    mail = mails_about(facility, subject)[0]
    assert mail["To"] is not None
    assert "rosa@hale.example" in mail["To"]
    assert MARCUS in mail["From"]
    assert mail["In-Reply-To"]
    assert mail["In-Reply-To"] in mail["References"]
    assert mail.get_content().startswith("Thank you for the photo.")
    assert stamps_of(facility, subject) == ["used"]
    facility.run_central("ledger", "audit")
    assert "Genuine." in facility.run_central("receipt", "verify", *receipts(facility)[0]["qr"].split())
    nothing_private_in_plain(facility, [subject, "Thank you for the photo", PINS["Marcus"], "rosa@hale.example", "Rosa"])


def nothing_private_in_plain(place: TestedFacility, words: list[str]) -> None:
    """No log of any process, and no file of the device, holds a letter, a PIN, a card's number or a correspondent."""
    logs = [process.log for process in place.processes()]
    files = [path for path in (place.data / "kiosk").rglob("*") if path.is_file()]
    assert any(path.name == "store.db" for path in files)
    for path in (*logs, *files):
        content = path.read_bytes()
        found = [word for word in (*words, CARDS["Marcus"]) if word.encode() in content]
        assert found == [], f"{path.name} holds {found}"


def reply_text(seed: int) -> str:
    return f"Answer number {seed}."


def kill_all(place: TestedFacility, order: random.Random) -> None:
    """Power loss for the three processes, in any order."""
    for process in order.sample(place.device_processes, 3):
        process.kill()


@pytest.mark.timeout(1800)
def test_kill_at_any_moment_between_send_and_acknowledgement(facility: TestedFacility) -> None:
    """At seeded moments of each kind, all three processes die, start again, and exactly one reply arrives, paid by one stamp."""
    for seed in range(KILL_SEEDS):
        chance = random.Random(seed)
        subject = f"Letter {seed}"
        deliver(from_rosa(subject), facility.smtp_port)
        sign_in(facility)
        open_message(facility, subject)
        facility.link.cut()
        facility.hand.tap("Reply for free")
        facility.hand.type(reply_text(seed))
        facility.hand.wait("Saved")
        facility.hand.tap("Send to Rosa")
        # The moments differ in what has happened by then; the pause itself proves nothing and is part of the experiment.
        if seed % 2:
            # The answer needs half a second on this line: the kill falls before, between or after central's commit and its answer.
            facility.link.delay_s = LINE_DELAY_S
            facility.link.restore()
            wait_until(lambda: a_message_is_on_its_way(facility), "the message to be on its way", 30)
            time.sleep(chance.uniform(0.0, 2.4 * LINE_DELAY_S))
        else:
            time.sleep(chance.uniform(0.0, 0.15 if seed % 4 else 1.5))
        kill_all(facility, chance)
        facility.link.delay_s = 0.0
        facility.restart_device()
        facility.link.restore()
        send_again_if_it_came_back_as_a_draft(facility, subject, seed)

        wait_until(lambda subject=subject: len(mails_about(facility, subject)) >= 1, f"the answer to {subject}", 60)  # type: ignore[misc]
        mails = mails_about(facility, subject)
        assert [mail.get_content().strip() for mail in mails] == [reply_text(seed)], f"seed {seed}"
        assert stamps_of(facility, subject) == ["used"], f"seed {seed}"
        facility.hand.tap("Sign out")
    facility.run_central("ledger", "audit")
    assert len(facility.mails_out()) == len({re.sub(r"[:,].*", "", path.name) for path in facility.mails_out()})
    printed = [receipt["qr"].split()[1] for receipt in receipts(facility) if receipt["qr"]]
    assert len(printed) == len(set(printed)), "no receipt came out twice"


def send_again_if_it_came_back_as_a_draft(place: TestedFacility, subject: str, seed: int) -> None:
    """When the kill came before "saved", the words are in the draft, whole; the person sends them again."""
    sign_in(place)
    open_message(place, subject)
    if "Reply for free" not in place.hand.texts():
        return
    place.hand.tap("Reply for free")
    place.hand.wait(reply_text(seed))
    place.hand.tap("Send to Rosa")
    place.hand.wait("Saved")
