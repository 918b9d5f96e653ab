"""Attacks on what was filed, from the desk and from an altered device: to end it unread, to hide it, to make it say something else."""

from __future__ import annotations

import secrets
import threading
import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select, text

from central.clock import now_ms
from central.filings.handling import CannotHandle, Desk, Staff
from central.filings.mixing import mix_reports
from central.filings.opening import Wanted, listed, opened
from central.filings.reports import opened_report
from central.filings.role_keys import RoleKeys
from central.filings.staff import add_staff
from central.filings.tables import filing_events, filings
from central.keys import load_keys
from kiosk.filings.number import random_number
from kiosk.sync.client import MAX_ANSWER_BYTES
from kiosk.sync.sealed_words import seal_words
from kiosk.sync.wire import canonical
from kiosk.sync.wire_filings import WORDS_PART, filing_words, fingerprint_of
from kiosk.ui.sample_filings import first_answers, form
from tests.integration.central.device import Device
from tests.integration.central.filing import SECRET, Author, with_forms
from tests.integration.central.world import MARCUS, MARCUS_PIN, World

STAFF = Staff("R. Lane")


@pytest.fixture
def author(world: World, device: Device) -> Author:
    with_forms(world)
    return Author(device, MARCUS, MARCUS_PIN)


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(load_keys(world.settings.data))


def filed(author: Author, type_: str = "grievance") -> str:
    filing, outcome = author.file(type_, {**first_answers(form(type_)), "words": SECRET})
    assert outcome.status == "accepted", outcome
    return filing


def status_of(world: World, filing: str) -> str:
    with world.database.read() as connection:
        return str(connection.execute(select(filings.c.status).where(filings.c.id == filing)).scalar_one())


def test_nothing_is_a_duplicate_of_what_nobody_answers_any_more(world: World, author: Author, desk: Desk) -> None:
    """Two grievances that are each the other's duplicate would both be over, without an answer and without an appeal."""
    withdrawn, closed, doubled, open_one = (filed(author) for _ in range(4))
    author.do("filing.withdraw", {"filing": withdrawn})
    with world.database.write() as connection:
        desk.close(connection, closed, STAFF, now_ms())
        desk.duplicate(connection, doubled, open_one, STAFF, now_ms())
    for ended in (withdrawn, closed, doubled):
        with world.database.write() as connection, pytest.raises(CannotHandle):
            desk.duplicate(connection, open_one, ended, STAFF, now_ms())
    assert status_of(world, open_one) == "open"


@pytest.mark.both_engines
def test_two_of_staff_at_once_do_not_end_both_of_two_filings(world: World, author: Author, desk: Desk) -> None:
    for _ in range(3):
        first, second = filed(author), filed(author)
        at_once(
            partial(_duplicate, world, desk, first, second),
            partial(_duplicate, world, desk, second, first),
        )
        assert sorted([status_of(world, first), status_of(world, second)]) == ["duplicate", "open"]


def _duplicate(world: World, desk: Desk, one: str, other: str) -> None:
    try:
        with world.database.write() as connection:
            desk.duplicate(connection, one, other, STAFF, now_ms())
    except CannotHandle:
        pass


def at_once(*works: Callable[[], None]) -> None:
    """Each on a thread of its own, begun together."""
    gate = threading.Barrier(len(works))

    def run(work: Callable[[], None]) -> None:
        gate.wait(30)
        work()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()


def token(world: World, *roles: str) -> dict[str, str]:
    with world.database.write() as connection:
        _, made = add_staff(connection, "R. Lane", roles, now_ms())
    return {"Authorization": f"Bearer {made}"}


def test_what_is_handed_on_arrives_and_never_where_nobody_reads(world: World, author: Author) -> None:
    filing, _ = author.file("job", first_answers(form("job")))
    role = author.forms["job"]["form"]["handling"]["role"]
    headers = token(world, role)

    def route(to: str) -> int:
        asked = {"action": {"do": "route", "role": to}}
        return world.http.post(f"/v1/staff/filings/{filing}", json=asked, headers=headers).status_code

    assert route("nobody") == 409
    assert route("records") == 200
    assert world.http.get(f"/v1/staff/filings/{filing}", headers=headers).status_code == 404
    found = world.http.get("/v1/staff/filings", headers=token(world, "records")).json()["filings"]
    assert [one["id"] for one in found] == [filing]


def test_what_an_author_says_after_the_answer_is_not_lost_on_staff(world: World, author: Author, desk: Desk) -> None:
    """Word that it got worse, which arrives when the request was answered, and a note on one that is over."""
    medical, grievance = filed(author, "medical"), filed(author)
    with world.database.write() as connection:
        for filing in (medical, grievance):
            desk.answer(connection, filing, "Drink water.", "Nurse", STAFF, now_ms())
            desk.close(connection, filing, STAFF, now_ms())

    def waiting() -> dict[str, bool]:
        with world.database.read() as connection:
            return {one.id: one.worse for one in listed(connection, Wanted(), STAFF, now_ms()) if one.unheard}

    assert waiting() == {}
    author.say("filing.note", medical, "I cannot breathe.", what="worse")
    author.say("filing.note", grievance, "It went on.")
    assert waiting() == {medical: True, grievance: False}
    with world.database.write() as connection:
        desk.write(connection, medical, "We come now.", "Nurse", STAFF, now_ms())
        desk.heard(connection, grievance, STAFF, now_ms())
    assert waiting() == {}


def test_a_safety_report_that_is_taken_back_is_looked_into_all_the_same(world: World, author: Author) -> None:
    """Whoever is made to take it back does not end it (28 CFR 115.22: every allegation is looked into)."""
    report = filed(author, "safety-report")
    author.do("filing.withdraw", {"filing": report})
    assert status_of(world, report) == "open"
    assert [word["what"] for word in author.kept[report]["words"]] == ["withdrawn"]
    grievance = filed(author)
    author.do("filing.withdraw", {"filing": grievance})
    assert status_of(world, grievance) == "withdrawn"


def test_a_box_with_other_words_than_were_fingerprinted_says_so(world: World, author: Author, device: Device) -> None:
    """An altered device shows its author one text, and gives the role another."""
    honest, forged = filed(author), str(uuid.uuid4())
    told = author.forms["grievance"]
    other = filing_words("grievance", told["version"], {**first_answers(form("grievance")), "words": "All is well."}, "00")
    payload = author.payload(forged, "grievance", {**first_answers(form("grievance")), "words": SECRET})
    payload["sealed"]["for_role"] = author.boxes(forged, WORDS_PART, other, told)["for_role"]
    assert device.do("filing.file", payload, author.grant, id=forged, at_ms=now_ms()).status == "accepted"
    keys = RoleKeys.of(world.settings.data)
    with world.database.read() as connection:
        assert opened(connection, honest, STAFF, keys, now_ms()).genuine is True
        assert opened(connection, forged, STAFF, keys, now_ms()).genuine is False
        (keys.folder / "grievance.1.key").unlink()
        assert opened(connection, honest, STAFF, keys, now_ms()).genuine is None


def report_of(author: Author, fingerprint: str = "") -> dict[str, Any]:
    told, made = author.forms["safety-report"], str(uuid.uuid4())
    words = filing_words("safety-report", told["version"], {"about": ["words"], "words": SECRET}, secrets.token_hex(16))
    box = seal_words(made, WORDS_PART, canonical(words), role_key=told["role_key"], role_key_id=told["role_key_id"], author_key=None)
    return {
        "id": made,
        "number": random_number("RQ"),
        "type": "safety-report",
        "form_version": told["version"],
        "language": "en",
        "day": "2026-05-28",
        "fingerprint": fingerprint or fingerprint_of(canonical(words)),
        "sealed": box.model_dump(),
    }


def test_a_report_without_a_name_with_other_words_says_so(world: World, author: Author, device: Device) -> None:
    found = []
    for made in (report_of(author), report_of(author, fingerprint_of(b"other words"))):
        assert device.post("/v1/reports", made).status_code == 200
        with world.database.read() as connection:
            found.append(opened_report(connection, made["id"], STAFF, RoleKeys.of(world.settings.data)).genuine)
    assert found == [True, False]


def test_nothing_that_a_device_sends_of_one_filing_closes_its_author_s_stream(author: Author, device: Device) -> None:
    """A change that no device can read would stop everything else that comes to this person, on each of their devices."""
    filing = filed(author)
    box = author.boxes(filing, "x", {"text": "x" * 290_000}, author.forms["grievance"])
    codes = [author.do("filing.note", {"filing": filing, "sealed": box}).code for _ in range(4)]
    assert codes == ["", "", "too_many_words", "too_many_words"]
    deep: Any = "x"
    for _ in range(100):
        deep = [deep]
    huge = author.payload("huge", "job", {"words": ["x" * 1000] * 900, "deep": deep}, findings=[{"text": "y" * 600_000}])
    outcome = device.do("filing.file", huge, author.grant, id="huge", at_ms=now_ms())
    assert outcome.code == "too_long"
    author.look()
    assert author.kept["huge"]["answers"] is None
    assert sum(len(canonical(kept)) for kept in author.kept.values()) < MAX_ANSWER_BYTES // 2


def test_who_opened_what_was_filed_in_confidence_is_on_record(world: World, author: Author) -> None:
    filing = filed(author, "medical")
    headers = token(world, "medical")
    for _ in range(3):
        assert world.http.get(f"/v1/staff/filings/{filing}", headers=headers).status_code == 200
    with world.database.read() as connection:
        found = connection.execute(select(filing_events.c.who, filing_events.c.what).where(filing_events.c.about == filing)).all()
    assert found == [("R. Lane", "opened")], "once a day is enough"


@pytest.mark.both_engines
def test_nothing_in_the_database_tells_in_which_order_reports_came(world: World, author: Author, device: Device) -> None:
    """Neither a row number nor, once a day is over, the transaction that wrote a row or the place where it lies."""
    came = [report_of(author) for _ in range(12)]
    for one in came:
        assert device.post("/v1/reports", one).status_code == 200
    mix_reports(world.database, now_ms())
    with world.database.read() as connection:
        if connection.dialect.name == "sqlite":
            with pytest.raises(Exception, match="rowid"):
                connection.execute(text("SELECT rowid FROM anonymous_reports"))
            return
        rows = connection.execute(text("SELECT id, xmin::text FROM anonymous_reports ORDER BY ctid")).all()
    assert [row.id for row in rows] == sorted(str(one["id"]) for one in came)
    assert len({row.xmin for row in rows}) == 1
