"""Attacks on what was filed in confidence: with a copy of central's folder, with another role's key, with boxes that were moved.

And on a report without a name: by everything that the device it was filed at holds afterwards.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from central.clock import now_ms
from central.filings import tables as at_central
from central.filings.handling import Desk, Staff
from central.filings.opening import opened
from central.filings.role_keys import RoleKeys
from central.keys import load_keys
from kiosk.store.schema import metadata
from kiosk.sync.sealed_words import CannotOpen, open_for_author, open_for_role
from kiosk.sync.wire_filings import WORDS_PART
from kiosk.ui.sample_filings import DRAFTS_KEY, first_answers, form
from kiosk.ui.sample_store import RESIDENT
from tests.integration.central.device import Device
from tests.integration.central.filing import SECRET, Author, every_byte, with_forms
from tests.integration.central.world import ANDRE, ANDRE_PIN, MARCUS, MARCUS_PIN, World
from tests.unit.ui.conftest import qapp_cls  # noqa: F401 - a fixture
from tests.unit.ui.seat import Seat

ANSWER = "What staff wrote in confidence: kingfisher"
NOTE = "What was added in confidence: barnacle"
OFFICE = Staff("Grievance office")


@pytest.fixture
def author(world: World, device: Device) -> Author:
    with_forms(world)
    return Author(device, MARCUS, MARCUS_PIN)


def confidential(author: Author, type_: str = "grievance") -> str:
    filing, outcome = author.file(type_, {**first_answers(form(type_)), "words": SECRET})
    assert outcome.status == "accepted", outcome
    return filing


def test_a_copied_database_with_its_journal_reveals_neither_words_nor_answers(
    world: World, author: Author, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whoever takes database, write-ahead log and what central said, without the keys of the roles."""
    filing = confidential(author)
    author.say("filing.note", filing, NOTE)
    keys = RoleKeys.of(world.settings.data)
    with world.database.write() as connection:
        Desk(load_keys(world.settings.data)).answer(connection, filing, ANSWER, "Grievance office", OFFICE, now_ms())
        whole = opened(connection, filing, OFFICE, keys, now_ms())
    author.look()
    assert author.reads(filing) == [NOTE, ANSWER], "the author reads all of it"
    assert whole.answers is not None
    assert whole.answers["words"] == SECRET, "so does the role"
    stolen = every_byte(world.settings.data, tmp_path)
    logged = "".join(capfd.readouterr())
    for words in (SECRET, NOTE, ANSWER):
        for form_of_it in (words, words.split(": ")[1], b64encode(words.encode()).decode()[:40], words.encode().hex()[:40]):
            assert form_of_it.encode() not in stolen, form_of_it
            assert form_of_it not in logged, form_of_it


def test_no_other_role_opens_it_and_a_moved_box_is_nobodys(world: World, author: Author) -> None:
    grievance, medical = confidential(author), confidential(author, "medical")
    with world.database.read() as connection:
        boxes = {row.id: row.for_role for row in connection.execute(select(at_central.filings.c.id, at_central.filings.c.for_role))}
    keys = RoleKeys.of(world.settings.data)
    private = {path.name.split(".")[0]: keys.private(path.name.removesuffix(".key")) for path in keys.folder.glob("*.key")}
    assert {"grievance", "medical", "safety"} <= set(private)
    assert open_for_role(boxes[grievance], private["grievance"], grievance, WORDS_PART)["answers"]["words"] == SECRET
    for role, key in private.items():
        if role != "grievance":
            with pytest.raises(CannotOpen):
                open_for_role(boxes[grievance], key, grievance, WORDS_PART)
    # Its own role does not take it for the words of another filing, nor for a note of the same.
    for filing, part in ((medical, WORDS_PART), (grievance, "note-1")):
        with pytest.raises(CannotOpen):
            open_for_role(boxes[grievance], private["grievance"], filing, part)
    # Somebody who can write into the database puts one person's words under another number: they open for nobody.
    with world.database.write() as connection:
        connection.execute(update(at_central.filings).where(at_central.filings.c.id == grievance).values(for_role=boxes[medical]))
        shown = opened(connection, grievance, OFFICE, keys, now_ms())
    assert SECRET not in json.dumps(shown.answers)


def test_no_other_resident_opens_an_authors_box(author: Author, device: Device) -> None:
    filing = confidential(author)
    box = author.kept[filing]["for_author"]
    assert open_for_author(box, author.key, filing, WORDS_PART)["answers"]["words"] == SECRET
    other = Author(device, ANDRE, ANDRE_PIN)
    assert filing not in other.kept
    for key, part in ((other.key, WORDS_PART), (author.key, "a note"), (bytes(32), WORDS_PART)):
        with pytest.raises(CannotOpen):
            open_for_author(box, key, filing, part)
    raw = bytearray(b64decode(box))
    raw[-1] ^= 1
    with pytest.raises(CannotOpen):
        open_for_author(b64encode(bytes(raw)).decode(), author.key, filing, WORDS_PART)


@pytest.fixture
def seat(tmp_path: Path, qapp: Any) -> Iterator[Seat]:
    assert qapp is not None
    with ExitStack() as stack:
        made = Seat(tmp_path, stack)
        made.central.filings().offer()
        yield made


def every_row(seat: Seat) -> dict[str, set[str]]:
    """All that the device holds, table by table."""
    with seat.store.read() as connection:
        return {name: {repr(tuple(row)) for row in connection.execute(select(table))} for name, table in metadata.tables.items()}


def test_a_report_without_a_name_leaves_no_resident_no_time_and_no_draft(seat: Seat, capfd: pytest.CaptureFixture[str]) -> None:
    """Filed by somebody who is signed in, which is where most could be left behind."""
    seat.sign_in()
    screen = seat.screen
    screen.navigator.go("requests")
    before = every_row(seat)
    capfd.readouterr()
    screen.form.begin("safety-report")
    for _ in range(12):
        if screen.form.page == "check":
            break
        if screen.form.page == "name":
            screen.form.chooseName(False)
        else:
            screen.form.choose("about", "threat")
            screen.form.write("words", SECRET)
        screen.form.next()
        seat.quiet()
    # Whatever is kept while it is filled in: no draft of it.
    assert every_row(seat)["filing_drafts"] == before["filing_drafts"]
    seat.clock.advance(61_007)
    filed_ms = seat.clock.now_ms()
    screen.form.next()
    seat.wait(lambda: screen.navigator.current == "filed", "the report")
    number = str(screen.filed.number)
    seat.quiet()
    screen.session.signOut()
    seat.quiet()

    after = every_row(seat)
    changed = {name for name in after if after[name] - before[name]}
    [report] = after["anonymous_reports"] - before["anonymous_reports"]
    assert number in report
    assert RESIDENT not in report
    assert SECRET not in report
    # A time of the day in any form that a machine writes one: milliseconds, seconds, a clock.
    assert not re.search(rf"{filed_ms // 100_000}\d\d", report)
    assert not re.search(r"\d\d:\d\d", report)
    # What signing in and out leaves anyway, and what shows and prints: none of it has the number, or the words.
    assert not {"print_jobs", "filings", "filing_sayings", "filing_drafts"} & changed
    for name in changed - {"anonymous_reports"}:
        for row in after[name] - before[name]:
            assert number not in row, name
            assert "safety-report" not in row, name
            assert "filing" not in row, name
    said = "".join(capfd.readouterr())
    for trace in (number, SECRET, "safety-report", "report", "anonymous"):
        assert trace not in said, trace
    assert str(screen.filed.number) == ""


def test_the_store_of_a_device_keeps_no_page_of_what_was_deleted_and_none_in_plain(seat: Seat) -> None:
    """Neither the file nor its write-ahead log: pages are enciphered, and what is deleted is overwritten."""
    seat.sign_in()
    screen = seat.screen
    screen.navigator.go("requests")
    screen.form.begin("grievance", {**first_answers(form("grievance")), "words": SECRET})
    for _ in range(12):
        screen.form.next()
        seat.quiet()
        if screen.navigator.current == "filed":
            break
    files = [path for path in seat.store.path.parent.iterdir() if path.name.startswith(seat.store.path.name)]
    assert len(files) >= 2, "a write-ahead log lies beside it"
    whole = b"".join(path.read_bytes() for path in files)
    for trace in (SECRET, "chrysalis", "grievance", DRAFTS_KEY, "Marcus"):
        assert trace.encode() not in whole, trace
    with seat.store.read() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar_one() == 1
