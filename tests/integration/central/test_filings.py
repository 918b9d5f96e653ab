"""Filings at central: taken once, countersigned, sealed, answered by their role in time, appealed, reopened, rated."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import uuid_utils
from joserfc import jws
from joserfc.jwk import OKPKey
from PIL import Image
from sqlalchemy import func, select, update

from central.all_tables import metadata
from central.clock import now_ms
from central.filings.overdue import look_at_clocks
from central.filings.tables import filing_photos, filing_words, filings
from central.receipts.record import record_of
from central.signin.tables import grants
from kiosk.sync.receipt_form import Proof
from kiosk.sync.wire_filings import FilingProof, fingerprint_of
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.filing import SECRET, Author, document, every_byte, with_forms
from tests.integration.central.world import ANDRE, ANDRE_PIN, MARCUS, MARCUS_PIN, World

DAY_MS = 24 * 3600 * 1000


@pytest.fixture
def author(world: World, device: Device) -> Author:
    with_forms(world)
    return Author(device, MARCUS, MARCUS_PIN)


@pytest.fixture
def records() -> dict[str, Any]:
    return {"wish": "copy", "words": "My court papers."}


def grievance(words: str = SECRET) -> dict[str, Any]:
    properties = document("grievance")["answers"]["properties"]
    return {"topic": properties["topic"]["enum"][0], "day": "2026-11-02", "words": words, "wish": "An answer."}


def claims(device: Device, proof: str) -> FilingProof:
    key = OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": _url(device.enrolled.central_signing_key)})
    signed = jws.deserialize_compact(proof, key, algorithms=["Ed25519"])
    assert signed.headers()["typ"] == "lumen-filing"
    return FilingProof.model_validate_json(signed.payload)


def _url(plain: str) -> str:
    return base64.urlsafe_b64encode(base64.b64decode(plain)).decode().rstrip("=")


@pytest.mark.both_engines
def test_a_filing_is_taken_once_and_countersigned(world: World, device: Device, author: Author, records: dict[str, Any]) -> None:
    filing, outcome = author.file("records", records)
    assert outcome.status == "accepted", outcome
    kept = author.kept[filing]
    assert (kept["status"], kept["answers"], kept["title"]["es"]) == ("open", records, "Una copia de mi expediente")
    assert [step["state"] for step in kept["steps"]] == ["done", "now", "later"]
    proof = claims(device, kept["proof"])
    assert (proof.number, proof.fingerprint, proof.resident, proof.filed_ms) == (
        kept["number"], kept["fingerprint"], MARCUS, kept["filed_ms"],
    )  # fmt: skip
    # The batch came, its answer was lost: sent again, it has the same outcome and is there once.
    again = device.send(device.chain.sent[-1])
    assert again[0].status == "accepted"
    with world.database.read() as connection:
        assert connection.execute(select(func.count()).select_from(filings)).scalar_one() == 1


@pytest.mark.both_engines
def test_staff_answer_and_the_author_reads_it_on_every_device(world: World, author: Author, cli: Cli, records: dict[str, Any]) -> None:
    filing, _ = author.file("records", records)
    number = author.kept[filing]["number"]
    cli.run("filing", "take", number, "--by", "R. Lane")
    cli.run("filing", "step", number, "answered", "--by", "R. Lane")
    cli.run("filing", "write", number, "We look for them.", "--by", "R. Lane", "--sign", "Records office")
    author.look()
    assert [(step["code"], step["state"]) for step in author.kept[filing]["steps"]][:2] == [("received", "done"), ("answered", "now")]
    assert author.reads(filing) == ["We look for them."]
    assert author.kept[filing]["words"][0]["who"] == "Records office"
    assert "R. Lane" not in json.dumps(author.kept[filing])
    note, outcome = author.say("filing.note", filing, "It is urgent.")
    assert outcome.status == "accepted"
    cli.run("filing", "answer", number, "Come on Monday.", "--by", "R. Lane", "--sign", "Records office")
    other = Author(world.device("Kiosk C-015", "SN-2"), MARCUS, MARCUS_PIN)
    kept = other.kept[filing]
    assert (kept["status"], kept["due_ms"], kept["may_rate"], kept["appeal_type"]) == ("answered", None, True, "grievance")
    assert [word["what"] for word in kept["words"]] == ["note", "note", "answer"]
    assert kept["words"][1]["id"] == note
    assert other.do("filing.rate", {"filing": filing, "solved": True, "stars": 4}).status == "accepted"
    assert other.do("filing.seen", {"filing": filing, "update": 99}).status == "accepted"
    author.look()
    assert (author.kept[filing]["stars"], author.kept[filing]["may_rate"]) == (4, False)
    assert author.kept[filing]["seen"] == author.kept[filing]["update"] == 3
    listed = cli.run("filing", "list", "--status", "answered")
    assert number in listed
    assert "court papers" not in listed
    assert "My court papers." in cli.run("filing", "show", number)


def test_who_else_files_sees_and_says_nothing_of_it(world: World, author: Author, records: dict[str, Any]) -> None:
    filing, _ = author.file("records", records)
    other = Author(world.device("Kiosk C-015", "SN-2"), ANDRE, ANDRE_PIN)
    assert filing not in other.kept
    for kind, payload in (
        ("filing.note", {"filing": filing, "text": "x"}),
        ("filing.reopen", {"filing": filing, "text": "x"}),
        ("filing.withdraw", {"filing": filing}),
        ("filing.rate", {"filing": filing, "solved": True}),
        ("filing.seen", {"filing": filing, "update": 1}),
    ):
        assert other.do(kind, payload).code == "unknown_filing"


@pytest.mark.both_engines
def test_what_is_sealed_lies_nowhere_in_the_database_nor_does_its_answer(
    world: World, author: Author, cli: Cli, tmp_path: Path
) -> None:
    filing, outcome = author.file("grievance", grievance())
    assert outcome.status == "accepted", outcome
    number = author.kept[filing]["number"]
    _, outcome = author.say("filing.note", filing, f"{SECRET}, again")
    assert outcome.status == "accepted", outcome
    answered = "Nobody reads this answer: dragonfly"
    cli.run("filing", "answer", number, answered, "--by", "Sgt. Reed", "--sign", "Grievance office")
    author.look()
    assert author.reads(filing) == [f"{SECRET}, again", answered]
    shown = cli.run("filing", "show", number)
    assert SECRET in shown
    assert answered in shown
    with world.database.read() as connection:
        whole = json.dumps([[str(row) for row in connection.execute(table.select())] for table in metadata.sorted_tables])
    roles, drafts = world.settings.data / "keys" / "roles", world.settings.data / "keys" / "drafts.key"
    on_disk = every_byte(*[path for path in world.settings.data.iterdir() if path.is_dir() and path.name != "keys"])
    on_disk += b"".join(path.read_bytes() for path in world.settings.data.glob("central.db*"))
    for secret in (SECRET, answered, "chrysalis", "dragonfly"):
        assert secret not in whole
        assert secret.encode() not in on_disk
    # No key of it lies in the database either.
    for key in [*roles.glob("*.key"), drafts]:
        assert base64.b64encode(key.read_bytes()).decode() not in whole
        assert key.read_bytes().hex() not in whole
    for file in roles.glob("*.key"):
        assert file.stat().st_mode & 0o077 == 0
        file.rename(tmp_path / file.name)
    assert "sealed; grievance.1.key is not on this machine" in cli.run("filing", "show", number)
    # Staff still answer: to seal takes no private key.
    cli.run("filing", "write", number, "Ask at the desk.", "--by", "Sgt. Reed")
    author.look()
    assert author.reads(filing)[-1] == "Ask at the desk."


def test_a_role_gets_another_key_and_the_older_one_still_opens_what_was_sealed_to_it(author: Author, cli: Cli) -> None:
    filing, _ = author.file("grievance", grievance("before"))
    assert cli.run("filing", "key", "renew", "grievance") == "grievance.2"
    late, outcome = author.file("grievance", grievance("sealed to the older key"))
    assert outcome.status == "accepted"  # this device had not heard of the newer one
    author.look()
    assert {author.forms[type_]["role_key_id"] for type_ in ("grievance", "grievance-informal")} == {"grievance.2"}
    new, outcome = author.file("grievance", grievance("after"))
    assert outcome.status == "accepted"
    for made, words in ((filing, "before"), (late, "sealed to the older key"), (new, "after")):
        assert words in cli.run("filing", "show", author.kept[made]["number"])
    listed = cli.run("filing", "key", "list")
    assert "grievance.1" in listed
    assert "older" in listed
    cli.run("filing", "key", "renew", "nobody", code=1)


def test_what_does_not_fit_its_form_is_refused_and_nothing_of_it_is_lost(author: Author, records: dict[str, Any]) -> None:
    other_role = author.forms["medical"]
    boxes = author.boxes(str(uuid_utils.uuid7()), "words", {"answers": {}}, other_role)
    cases: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
        ("records", {"wish": "none of these", "words": "x"}, {}, "bad_answers"),
        ("records", {**records, "more": 1}, {}, "bad_answers"),
        ("records", records, {"fingerprint": "0" * 64}, "bad_fingerprint"),
        ("records", records, {"form_version": 99}, "unknown_form"),
        ("records", records, {"type": "nothing"}, "unknown_form"),
        ("records", records, {"number": "RQ-ABCDE0001-00"}, "bad_number"),
        ("records", records, {"answers": None, "sealed": boxes}, "not_sealed"),
        ("grievance", grievance(), {"sealed": None, "answers": grievance()}, "must_be_sealed"),
        ("grievance", grievance(), {"sealed": boxes}, "unknown_key"),
        ("records", records, {"about": "f-1"}, "unknown_filing"),
        ("records", records, {"attachments": ["ab" * 32]}, "too_many_photos"),
    ]
    for type_, answers, over, code in cases:
        filing, outcome = author.file(type_, answers, **over)
        assert (outcome.status, outcome.code) == ("rejected", code), (type_, over, outcome)
        assert (author.kept[filing]["status"], author.kept[filing]["refused"]) == ("refused", code)
        plain = type_ == "records" and code != "unknown_form" and "answers" not in over
        assert author.kept[filing]["answers"] == (answers if plain else None)
        assert author.do("filing.note", {"filing": filing, "text": "and then?"}).code == "closed"


def test_a_form_that_was_taken_off_still_takes_what_was_filed_by_it(author: Author, cli: Cli, records: dict[str, Any]) -> None:
    cli.run("forms", "off", "records")
    assert author.file("records", records)[1].status == "accepted"


@pytest.mark.both_engines
def test_an_answer_that_does_not_come_is_overdue_and_may_be_appealed(world: World, author: Author, records: dict[str, Any]) -> None:
    filed_ms = now_ms() - 60 * DAY_MS
    with world.database.write() as connection:  # the command was made long ago, offline
        connection.execute(update(grants).values(issued_ms=filed_ms - DAY_MS))
    filing, outcome = author.file("grievance", grievance(), at_ms=filed_ms)
    assert outcome.status == "accepted", outcome
    kept = author.kept[filing]
    assert (kept["filed_ms"], kept["overdue"], kept["appeal_type"]) == (filed_ms, False, None)
    zone = ZoneInfo("America/Denver")
    due = datetime.fromtimestamp(kept["due_ms"] / 1000, UTC).astimezone(zone)
    began = datetime.fromtimestamp(filed_ms / 1000, UTC).astimezone(zone)
    assert due.date() - began.date() in [timedelta(days=days) for days in (30, 31, 32)]
    assert due.weekday() < 5
    for _ in range(2):
        look_at_clocks(world.database, now_ms())
    author.look()
    kept = author.kept[filing]
    assert (kept["overdue"], kept["update"], kept["appeal_type"]) == (True, 1, "grievance-step-2")
    _, outcome = author.file("grievance-appeal", {"words": "x"}, about=filing)
    assert outcome.code == "wrong_form"
    appeal, outcome = author.file("grievance-step-2", {"words": "Nobody answered."}, about=filing)
    assert outcome.status == "accepted", outcome
    assert author.kept[filing]["appeal_type"] is None
    assert author.file("grievance-step-2", {"words": "Again."}, about=filing)[1].code == "appealed"
    assert author.kept[appeal]["about"] == filing


@pytest.mark.both_engines
def test_appeal_and_reopening_end_with_their_time(world: World, author: Author, cli: Cli, records: dict[str, Any]) -> None:
    filing, _ = author.file("records", records)
    assert author.say("filing.reopen", filing, "x")[1].code == "reopen_closed"  # it is not answered yet
    cli.run("filing", "answer", author.kept[filing]["number"], "No.", "--by", "R. Lane")
    author.look()
    reopened, outcome = author.say("filing.reopen", filing, "That is not what I asked.")
    assert outcome.status == "accepted", outcome
    kept = author.kept[filing]
    assert (kept["status"], [step["state"] for step in kept["steps"]]) == ("open", ["done", "now", "later"])
    assert kept["words"][-1] | {"at_ms": 0} == {
        "id": reopened, "by": "author", "who": "", "what": "reopened", "at_ms": 0, "text": "That is not what I asked.",
        "for_author": None, "step": None,
    }  # fmt: skip
    cli.run("filing", "answer", kept["number"], "Still no.", "--by", "R. Lane")
    with world.database.write() as connection:
        connection.execute(update(filings).values(appeal_until_ms=now_ms() - 1, reopen_until_ms=now_ms() - 1))
    assert author.say("filing.reopen", filing, "x")[1].code == "reopen_closed"
    assert author.file("grievance", grievance(), about=filing)[1].code == "appeal_closed"
    for _ in range(2):
        look_at_clocks(world.database, now_ms())
    author.look()
    assert author.kept[filing]["status"] == "closed"
    assert author.do("filing.withdraw", {"filing": filing}).code == "closed"


def test_withdrawn_and_duplicate_filings_end(author: Author, cli: Cli, records: dict[str, Any]) -> None:
    filing, _ = author.file("records", records)
    assert author.do("filing.withdraw", {"filing": filing}).status == "accepted"
    kept = author.kept[filing]
    assert (kept["status"], kept["due_ms"], kept["words"][-1]["what"]) == ("withdrawn", None, "withdrawn")
    assert [step["state"] for step in kept["steps"]] == ["done", "stopped", "stopped"]
    assert author.say("filing.note", filing, "x")[1].code == "closed"
    one, _ = author.file("records", records)
    two, _ = author.file("records", records)
    cli.run("filing", "duplicate", two, one, "--by", "R. Lane")
    author.look()
    assert author.kept[two]["status"] == "duplicate"
    for wrong in (one, "RQ-NOTHING"):
        cli.run("filing", "duplicate", one, wrong, "--by", "R. Lane", code=1)
    cli.run("filing", "answer", two, "x", "--by", "R. Lane", code=1)
    cli.run("filing", "route", one, "property", "--by", "R. Lane")
    assert "property" in cli.run("filing", "list")


def test_a_safety_report_has_no_deadline_and_no_named_person(world: World, author: Author, cli: Cli) -> None:
    report, outcome = author.file("safety-report", {"about": ["words"]})
    assert outcome.status == "accepted", outcome
    kept = author.kept[report]
    assert (kept["due_ms"], kept["holder"]["en"]) == (None, "Safety team")
    cli.run("filing", "take", kept["number"], "--by", "Sgt. Reed", code=1)
    cli.run("filing", "route", kept["number"], "grievance", "--by", "Sgt. Reed", code=1)
    cli.run("filing", "write", kept["number"], "You are heard.", "--by", "Sgt. Reed", "--sign", "Sgt. Reed")
    author.look()
    assert "Reed" not in json.dumps(author.kept[report])
    assert author.reads(report) == ["You are heard."]
    look_at_clocks(world.database, now_ms() + 1000 * DAY_MS)
    author.look()
    assert author.kept[report]["overdue"] is False


def test_words_about_a_sealed_filing_are_sealed_too(author: Author) -> None:
    filing, _ = author.file("grievance", grievance())
    assert author.do("filing.note", {"filing": filing, "text": "plain"}).code == "must_be_sealed"
    assert author.do("filing.note", {"filing": filing}).code == "empty"
    _, outcome = author.say("filing.note", filing, "It got worse", what="worse")
    assert outcome.status == "accepted"
    assert author.kept[filing]["words"][-1]["what"] == "worse"


def test_the_api_shows_staff_what_is_their_roles(world: World, author: Author, cli: Cli, records: dict[str, Any]) -> None:
    filing, _ = author.file("records", records)
    secret, _ = author.file("grievance", grievance())
    made = {role: cli.run("filing", "staff", "add", f"Lane of {role}", "--role", role).split() for role in ("records", "grievance")}
    http = world.http

    def as_staff(role: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {made[role][1]}"}

    assert http.get("/v1/staff/filings").status_code == 401
    assert http.get("/v1/staff/filings", headers={"Authorization": "Bearer x"}).status_code == 401
    listed = http.get("/v1/staff/filings", headers=as_staff("records")).json()["filings"]
    assert [one["id"] for one in listed] == [filing]
    assert http.get(f"/v1/staff/filings/{secret}", headers=as_staff("records")).status_code == 404
    opened = http.get(f"/v1/staff/filings/{secret}", headers=as_staff("grievance")).json()
    assert opened["answers"]["words"] == SECRET
    action = {"action": {"do": "answer", "text": "We agree.", "sign": "Grievance office"}}
    assert http.post(f"/v1/staff/filings/{secret}", json=action, headers=as_staff("records")).status_code == 404
    done = http.post(f"/v1/staff/filings/{secret}", json=action, headers=as_staff("grievance"))
    assert done.status_code == 200, done.text
    assert done.json()["status"] == "answered"
    assert [(event["who"], event["what"]) for event in done.json()["events"]] == [
        ("Lane of grievance", "opened"),
        ("Lane of grievance", "answered"),
    ]
    author.look()
    assert author.reads(secret) == ["We agree."]
    for wrong, status in (({"action": {"do": "sing"}}, 422), ({"action": {"do": "step", "step": "nowhere"}}, 409), ({}, 422)):
        assert http.post(f"/v1/staff/filings/{filing}", json=wrong, headers=as_staff("records")).status_code == status
    for do in ({"do": "take"}, {"do": "step", "step": "answered"}, {"do": "write", "text": "Soon."}, {"do": "close"}):
        answer = http.post(f"/v1/staff/filings/{filing}", json={"action": do}, headers=as_staff("records"))
        assert answer.status_code == 200, answer.text
    assert answer.json()["status"] == "closed"
    cli.run("filing", "staff", "end", made["records"][0])
    assert http.get("/v1/staff/filings", headers=as_staff("records")).status_code == 401
    with world.database.read() as connection:
        assert connection.execute(select(func.count()).select_from(filing_words)).scalar_one() == 2


def test_fingerprints_are_those_of_the_canonical_words() -> None:
    assert fingerprint_of(b"{}") == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


def test_a_photo_comes_after_the_filing_and_is_made_anew(world: World, device: Device, author: Author, cli: Cli) -> None:
    data = picture()
    sha256 = hashlib.sha256(data).hexdigest()
    answers = {"what": "lost", "items": "Boots"}
    filing, outcome = author.file("property", answers, attachments=[sha256])
    assert outcome.status == "accepted", outcome
    assert author.kept[filing]["attachments"] == [sha256]
    headers = {"Upload-Offset": "0", "Upload-Length": str(len(data))}
    for _ in range(2):
        sent = world.http.send(device.build("PUT", f"/v1/blobs/{sha256}", data, headers=headers))
        assert sent.json() == {"received": len(data), "complete": True}, sent.text
    with world.database.read() as connection:
        (row,) = connection.execute(select(filing_photos)).all()
    assert row.state == "here"
    made = world.central.blobs.get(row.blob)
    assert made is not None
    assert made != data
    assert sha256 in cli.run("filing", "show", filing)
    stranger = world.device("Kiosk C-015", "SN-2")
    assert world.http.send(stranger.build("PUT", f"/v1/blobs/{sha256}", data, headers=headers)).status_code == 404


def test_what_is_no_photo_does_no_harm_to_the_filing(world: World, device: Device, author: Author) -> None:
    data = b"no photo"
    sha256 = hashlib.sha256(data).hexdigest()
    _, outcome = author.file("property", {"what": "lost", "items": "Boots"}, attachments=[sha256])
    assert outcome.status == "accepted"
    headers = {"Upload-Offset": "0", "Upload-Length": str(len(data))}
    assert world.http.send(device.build("PUT", f"/v1/blobs/{sha256}", data, headers=headers)).status_code == 200
    with world.database.read() as connection:
        assert connection.execute(select(filing_photos.c.state)).scalar_one() == "photo_unreadable"


def test_the_paper_of_a_filing_is_known_by_central(world: World, device: Device, author: Author, records: dict[str, Any]) -> None:
    filing, _ = author.file("records", records)
    paper = Proof("filing", filing, author.kept[filing]["filed_ms"], "4471")
    with world.database.read() as connection:
        assert record_of(connection, paper, device.id) == "agrees"
        assert record_of(connection, replace(paper, cents=5), device.id) == "differs"
        assert record_of(connection, replace(paper, at_ms=1), device.id) == "differs"
        assert record_of(connection, paper, "another") == "differs"
        assert record_of(connection, replace(paper, about=str(uuid_utils.uuid7())), device.id) is None


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (64, 48), (200, 30, 30)).save(made, "PNG")
    return made.getvalue()
