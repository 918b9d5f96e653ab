"""Reports without a name at central: taken once, from a frozen device too, with nothing of who, where or when but the day."""

from __future__ import annotations

import json
import secrets
import time
import uuid
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import uuid_utils
from sqlalchemy import func, select, update

from central.clock import now_ms
from central.devices.tables import devices
from central.facility.facility import load_facility
from central.filings.clocks import calendar_of
from central.filings.reports import MAX_AN_HOUR
from central.filings.tables import anonymous_reports
from kiosk.filings.number import random_number
from kiosk.sync.sealed_words import seal_words
from kiosk.sync.wire import canonical
from kiosk.sync.wire_filings import WORDS_PART, filing_words, fingerprint_of
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.filing import SECRET, every_byte, with_forms
from tests.integration.central.world import World

TYPE = "safety-report"


@pytest.fixture
def form(world: World, device: Device) -> dict[str, Any]:
    """The form as a device has it that nobody ever signed in at."""
    with_forms(world)
    return next(payload for kind, payload in device.pull_all() if kind == "facility.form" and payload["type"] == TYPE)


def report(world: World, form: dict[str, Any], **over: Any) -> dict[str, Any]:
    made = str(uuid.uuid4())
    words = filing_words(TYPE, form["version"], {"about": ["words"], "words": SECRET}, secrets.token_hex(16))
    keys = {"role_key": form["role_key"], "role_key_id": form["role_key_id"]}
    with world.database.read() as connection:
        today = calendar_of(load_facility(connection).policy).day(now_ms())
    return {
        "id": made,
        "number": random_number(form["form"]["prefix"]),
        "type": TYPE,
        "form_version": form["version"],
        "language": "es",
        "day": today.isoformat(),
        "fingerprint": fingerprint_of(canonical(words)),
        "sealed": seal_words(made, WORDS_PART, canonical(words), author_key=None, **keys).model_dump(),
        **over,
    }


@pytest.mark.both_engines
def test_a_report_is_taken_once_and_only_its_role_reads_it(
    world: World, device: Device, form: dict[str, Any], cli: Cli, tmp_path: Path
) -> None:
    made = report(world, form)
    answers = [device.post("/v1/reports", made) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    shown = cli.run("filing", "report", "show", made["number"])
    assert SECRET in shown
    assert cli.run("filing", "report", "list").split()[:2] == [made["number"], made["day"]]
    assert device.post("/v1/reports", {**made, "fingerprint": "0" * 64}).json()["code"] == "duplicate_id"
    cli.run("filing", "report", "close", made["number"], "--by", "Safety team")
    cli.run("filing", "report", "close", made["number"], "--by", "Safety team", code=1)
    assert cli.run("filing", "report", "list") == ""
    assert made["number"] in cli.run("filing", "report", "list", "--closed")
    (world.settings.data / "keys" / "roles" / "safety.1.key").rename(tmp_path / "safety.key")
    assert SECRET not in cli.run("filing", "report", "show", made["number"])


@pytest.mark.both_engines
def test_nothing_tells_who_it_was_where_or_when(
    world: World, device: Device, form: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    before_ms = now_ms()
    made = report(world, form)
    assert device.post("/v1/reports", made).status_code == 200
    after_ms = now_ms()
    said = capsys.readouterr()
    assert made["id"] not in said.out + said.err
    assert made["number"] not in said.out + said.err
    with world.database.read() as connection:
        (row,) = connection.execute(select(anonymous_reports)).mappings()
    kept = json.dumps(dict(row), default=str)
    assert device.id not in kept
    for moment in range(before_ms // 1000, after_ms // 1000 + 1):
        assert str(moment) not in kept
        assert time.strftime("%H:%M:%S", time.gmtime(moment)) not in kept
    assert set(row) == {
        "id", "number", "type", "form_version", "language", "day", "received_day", "fingerprint", "role", "for_role", "role_key",
        "status", "proof",
    }  # fmt: skip
    assert SECRET.encode() not in every_byte(world.settings.data)


@pytest.mark.both_engines
def test_a_frozen_device_brings_reports(world: World, device: Device, form: dict[str, Any]) -> None:
    with world.database.write() as connection:
        connection.execute(update(devices).values(state="frozen"))
    assert device.post("/v1/reports", report(world, form)).status_code == 200


def test_what_is_no_report_is_refused(world: World, device: Device, form: dict[str, Any]) -> None:
    good = report(world, form)
    other = next(payload for kind, payload in world.device("B", "SN-2").pull_all() if payload.get("type") == "grievance")
    wrong: list[dict[str, Any]] = [
        {"type": "grievance"},
        {"form_version": 99},
        {"id": str(uuid_utils.uuid7())},
        {"id": "x"},
        {"number": "RQ-ABCDE0001-00"},
        {"sealed": {**good["sealed"], "role_key_id": other["role_key_id"]}},
        {"sealed": {**good["sealed"], "for_author": "AAAA"}},
    ]
    for over in wrong:
        assert device.post("/v1/reports", {**good, **over}).status_code == 422, over
    with world.database.read() as connection:
        assert connection.execute(select(func.count()).select_from(anonymous_reports)).scalar_one() == 0
    world.http.post("/v1/reports", json=good)
    for _ in range(MAX_AN_HOUR - len(wrong)):
        assert device.post("/v1/reports", good).status_code == 200
    assert device.post("/v1/reports", good).status_code == 429
    assert world.device("C", "SN-3").post("/v1/reports", good).status_code == 200
    assert world.http.post("/v1/reports", json=good).status_code == 401


def test_a_wrong_clock_loses_no_report(world: World, device: Device, form: dict[str, Any], cli: Cli) -> None:
    today = date.fromisoformat(report(world, form)["day"])
    days = [(date(1970, 1, 1), today), (today + timedelta(days=3), today), (today - timedelta(days=90), today - timedelta(days=90))]
    for said, kept in days:
        made = report(world, form, day=said.isoformat())
        assert device.post("/v1/reports", made).status_code == 200
        shown = cli.run("filing", "report", "show", made["number"])
        assert f"filed {kept}" in shown


def test_the_api_shows_reports_to_their_role_alone(world: World, device: Device, form: dict[str, Any], cli: Cli) -> None:
    made = report(world, form)
    assert device.post("/v1/reports", made).status_code == 200
    headers = {
        role: {"Authorization": f"Bearer {cli.run('filing', 'staff', 'add', role, '--role', role).split()[1]}"}
        for role in ("safety", "grievance")
    }
    listed = {role: world.http.get("/v1/staff/reports", headers=headers[role]).json()["reports"] for role in headers}
    assert [one["number"] for one in listed["safety"]] == [made["number"]]
    assert listed["grievance"] == []
    path = f"/v1/staff/reports/{made['number']}"
    assert world.http.get(path, headers=headers["grievance"]).status_code == 404
    assert world.http.get(path, headers=headers["safety"]).json()["answers"]["words"] == SECRET
    for role, wanted in (("grievance", 404), ("safety", 200), ("safety", 409)):
        assert world.http.post(path, json={"do": "close"}, headers=headers[role]).status_code == wanted
    assert world.http.get("/v1/staff/reports").status_code == 401
    assert [one["status"] for one in world.http.get("/v1/staff/reports?closed=1", headers=headers["safety"]).json()["reports"]] == [
        "closed"
    ]
