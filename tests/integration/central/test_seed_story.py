"""What the demo tells, in central's own ways."""

from __future__ import annotations

from central.clock import now_ms
from central.seed_demo import demo_id
from central.seed_story import NEWCOMER, STAFF, seed_story
from tests.integration.central.device import Device
from tests.integration.central.world import World


def test_the_story_is_whole_and_told_once(world: World, device: Device, grant: str) -> None:
    assert seed_story(world.database, world.settings, now_ms())
    assert not seed_story(world.database, world.settings, now_ms())
    found = device.pull_all()
    letters = [payload for kind, payload in found if kind == "mail.message"]
    assert {"kind": "withheld", "what": "photo", "code": "policy"} in letters[-1]["parts"]
    assert [one["channel"] for one in letters if one["text"].startswith(("Made", "Coach", "Mom"))] == ["sms"] * 3
    asked = {payload["name"]: payload["status"] for kind, payload in found if kind == "contacts.asked"}
    assert asked == {"Pilar Hale": "approved", "Ray Cole": "refused", "Grace Lin": "waiting"}
    notices = [payload for kind, payload in found if kind == "facility.notice"]
    assert {one["kind"] for one in notices} == {"notice", "promotion", "news"}
    assert all(list(one["words"]) == ["en", "es"] for one in notices)
    filed = {payload["type"]: payload for kind, payload in found if kind == "filing.kept"}
    assert {type_: one["status"] for type_, one in filed.items()} == {"property": "answered", "dental": "open", "grievance": "answered"}
    assert [(type_, len(one["words"]), one["answers"] is None) for type_, one in sorted(filed.items())] == [
        ("dental", 1, True), ("grievance", 1, True), ("property", 1, False),
    ]  # fmt: skip
    newcomer = device.ask(demo_id(NEWCOMER[4]), NEWCOMER[5])
    assert (newcomer.status, newcomer.must_change_pin) == ("signed_in", True)
    assert device.ask(demo_id("staff.priya"), STAFF[3]).status == "signed_in"
    assert world.broken() == []
