"""Attacks 21 and 22: codes that are reused, guessed or raced for, strangers who announce themselves, devices that were taken out of
service. What is held by locks runs on SQLite and PostgreSQL each time."""

from __future__ import annotations

import base64
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import func, select, update

from central.clock import now_ms
from central.devices import announcing, pending, retiring
from central.devices.freezing import revoke
from central.devices.manifest import Line, add_lines
from central.devices.tables import alerts, devices, waiting_devices
from kiosk.sync.wire_enrol import AnnouncementAnswer, Scanned, announced, fingerprint_of, read_scan, scan_text
from tests.integration.central.world import MARCUS, MARCUS_PIN, World


class Stranger:
    """A device that nobody knows, or that says so."""

    def __init__(self, world: World, serial: str = "KM-22-004817", kind: str = "kiosk") -> None:
        self.world, self.serial, self.kind = world, serial, kind
        self.key = Ed25519PrivateKey.generate()
        self.public = base64.b64encode(self.key.public_key().public_bytes_raw()).decode()

    @property
    def fingerprint(self) -> str:
        return fingerprint_of(self.public)

    def body(self, *, another: bool = False) -> dict[str, Any]:
        signed = announced(self.serial, self.kind, self.public, self.public, "0.1.0", another=another)
        said = {"serial": self.serial, "kind": self.kind, "signing_key": self.public, "receipt_key": self.public, "software": "0.1.0"}
        return {**said, "another": another, "signature": base64.b64encode(self.key.sign(signed)).decode()}

    def announce(self, *, another: bool = False) -> AnnouncementAnswer:
        answer = self.world.http.post("/v1/announce", json=self.body(another=another))
        assert answer.status_code == 200, answer.text
        return AnnouncementAnswer.model_validate_json(answer.content)


def approved(world: World, stranger: Stranger, **over: Any) -> str:
    with world.database.write() as connection:
        values = {"name": "Kiosk C-014", "unit": "C", "by": "ines", "now_ms": now_ms(), **over}
        return str(pending.approve(connection, stranger.fingerprint, **values).id)


def count_of(world: World) -> int:
    with world.database.read() as connection:
        return int(connection.execute(select(func.count()).select_from(devices)).scalar_one())


def expect(world: World, *lines: Line, until_ms: int = 1 << 50) -> None:
    with world.database.write() as connection:
        add_lines(connection, lines, by="ines", now_ms=now_ms(), until_ms=until_ms)


def told(world: World) -> list[str]:
    with world.database.read() as connection:
        return list(connection.execute(select(alerts.c.kind)).scalars())


def test_attack_22_a_stranger_waits_and_gets_in_by_approval_alone(world: World) -> None:
    stranger = Stranger(world)
    first = stranger.announce()
    assert (first.state, len(first.code), first.enrolled) == ("waiting", 9, None)
    assert stranger.announce().code == first.code, "asking again changes nothing"
    with world.database.read() as connection:
        found = pending.find_waiting(connection, first.code.lower(), now_ms())
    assert (found.fingerprint, found.serial, found.known_as) == (stranger.fingerprint, "KM-22-004817", "")
    assert read_scan(scan_text(Scanned(first.code, stranger.fingerprint, stranger.serial))) is not None
    device = approved(world, stranger)
    answer = stranger.announce()
    assert answer.state == "enrolled"
    assert answer.enrolled is not None
    assert (answer.enrolled.device, answer.enrolled.name, answer.enrolled.unit) == (device, "Kiosk C-014", "C")
    assert stranger.announce().enrolled is not None, "its answer may have been lost"


def test_attack_22_a_code_that_is_over_or_used_or_of_another_key_lets_nobody_in(world: World) -> None:
    stranger, thief = Stranger(world), Stranger(world)
    code = stranger.announce().code
    assert thief.announce().code != code, "the same serial number, another key: another code"
    with world.database.read() as connection, pytest.raises(pending.NotWaiting, match="several"):
        pending.find_waiting(connection, stranger.serial, now_ms())
    with world.database.write() as connection:
        connection.execute(update(waiting_devices).values(code_until_ms=now_ms() - 1))
    with pytest.raises(pending.NotWaiting, match="over"):
        approved(world, stranger)
    renewed = stranger.announce()
    assert renewed.code not in {"", code}, "a new one comes by itself"
    approved(world, stranger)
    with pytest.raises(pending.NotWaiting):
        approved(world, stranger)
    assert count_of(world) == 1
    assert thief.announce().state == "waiting"


@pytest.mark.both_engines
def test_attack_22_two_approve_and_refuse_at_once(world: World) -> None:
    """One decision counts, whichever worker it is made at; one device comes of it."""
    stranger = Stranger(world)
    stranger.announce()

    def decide(number: int) -> str:
        try:
            return approved(world, stranger, name=f"Kiosk {number}")
        except pending.NotWaiting:
            return ""

    with ThreadPoolExecutor(6) as many:
        made = [device for device in many.map(decide, range(6)) if device]
    assert len(made) == 1
    assert count_of(world) == 1
    with world.database.write() as connection, pytest.raises(pending.NotWaiting):
        pending.reject(connection, stranger.fingerprint)


def test_attack_22_who_is_refused_stays_out_until_somebody_there_asks_again(world: World) -> None:
    stranger = Stranger(world)
    code = stranger.announce().code
    with world.database.write() as connection:
        pending.reject(connection, stranger.fingerprint)
    assert [stranger.announce().state for _ in range(2)] == ["refused", "refused"]
    again = stranger.announce(another=True)
    assert again.state == "waiting"
    assert again.code != code


def test_attack_22_nobody_announces_in_the_name_of_anothers_key(world: World) -> None:
    body, other = Stranger(world).body(), Stranger(world, "KM-9")
    for forged in ({"signature": other.body()["signature"]}, {"serial": "KM-9"}, {"another": True}, {"signing_key": other.public}):
        answer = world.http.post("/v1/announce", json={**body, **forged})
        assert (answer.status_code, answer.json()["code"]) == (401, "signature")


def test_attack_22_what_cannot_be_shown_as_it_is_is_not_taken(world: World) -> None:
    for serial in ("", "a\nb", "x" * 65, "é", "<img src=x>", "\x1b[2J"):
        assert world.http.post("/v1/announce", json=Stranger(world, serial).body()).status_code == 422


def test_attack_22_a_flood_of_strangers_is_held_back_and_who_waits_goes_on(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(announcing, "MAX_NEWCOMERS", 4)
    first = Stranger(world, "KM-0")
    code = first.announce().code
    answers = [world.http.post("/v1/announce", json=Stranger(world, f"KM-{number}").body()).status_code for number in range(1, 7)]
    assert answers == [200, 200, 200, 429, 429, 429]
    assert first.announce().code == code
    expect(world, Line("KM-900", "kiosk", "Kiosk 900"))
    assert Stranger(world, "KM-900").announce().state == "enrolled", "the facility's own devices come in all the same"


def test_attack_22_only_so_many_wait_and_who_went_away_makes_room(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pending, "MAX_WAITING", 2)
    for number in range(2):
        Stranger(world, f"KM-{number}").announce()
    late = Stranger(world, "KM-9")
    assert world.http.post("/v1/announce", json=late.body()).status_code == 429
    with world.database.write() as connection:
        gone = now_ms() - pending.GONE_AFTER_MS - 1
        connection.execute(update(waiting_devices).where(waiting_devices.c.serial == "KM-0").values(seen_ms=gone))
    assert late.announce().state == "waiting"


@pytest.mark.both_engines
def test_attack_22_a_line_of_the_manifest_lets_one_device_in(world: World) -> None:
    """Raced for by two devices with one serial number, one gets in; the other waits for a person, who is told."""
    expect(world, Line("KM-1", "kiosk", "Kiosk 1", "C"))
    rivals = [Stranger(world, "KM-1") for _ in range(4)]
    with ThreadPoolExecutor(4) as many:
        states = sorted(answer.state for answer in many.map(Stranger.announce, rivals))
    assert states == ["enrolled", "waiting", "waiting", "waiting"]
    assert told(world).count("serial_again") == 3
    assert count_of(world) == 1


def test_attack_22_a_line_binds_kind_time_and_where_it_is_known_the_key(world: World) -> None:
    good = Stranger(world, "KM-3")
    expect(world, Line("KM-1", "tablet", "Tablet 1"), Line("KM-3", "kiosk", "Kiosk 3", fingerprint=good.fingerprint))
    expect(world, Line("KM-2", "kiosk", "Kiosk 2"), until_ms=now_ms() - 1)
    for serial in ("KM-1", "KM-2", "KM-3"):
        assert Stranger(world, serial).announce().state == "waiting"
    assert good.announce().state == "enrolled"


def test_a_line_that_is_written_while_its_device_waits_lets_it_in(world: World) -> None:
    stranger = Stranger(world)
    assert stranger.announce().state == "waiting"
    expect(world, Line(stranger.serial, "kiosk", "Kiosk C-014"))
    assert stranger.announce().state == "enrolled"
    with world.database.read() as connection:
        assert pending.waiting(connection, now_ms()) == []


def test_attack_21_a_lost_device_serves_nobody_and_loses_nothing_that_it_saved(world: World) -> None:
    device = world.device()
    grant = device.sign_in(MARCUS, MARCUS_PIN)
    with world.database.write() as connection:
        retiring.lose(connection, device.id, now_ms())
    wanted = {"media_key": base64.b64encode(bytes(32)).decode(), "wanted": [{"licence": "l-1", "title": "t-1"}]}
    assert device.post("/v1/licences", wanted).status_code == 409
    with pytest.raises(AssertionError):
        device.sign_in(MARCUS, MARCUS_PIN)
    outcome = device.do("session.close", {"why": "signed_out"}, grant)
    assert outcome.status == "accepted", "what it saved before still arrives"
    with world.database.write() as connection:
        assert retiring.find_again(connection, device.id)
    assert device.sign_in(MARCUS, MARCUS_PIN)
    assert world.broken() == []


def test_attack_21_after_its_grace_a_retired_device_is_refused_and_told(world: World) -> None:
    device = world.device()
    with world.database.write() as connection:
        retiring.lose(connection, device.id, now_ms())
    assert retiring.end_grace(world.database, now_ms()) == 0
    assert retiring.end_grace(world.database, now_ms() + retiring.GRACE_MS) == 1
    refused = device.post("/v1/changes", {"cursor": None, "wait_s": 0, "limit": 10})
    assert (refused.status_code, refused.json()["code"]) == (403, "revoked")
    with world.database.write() as connection:
        assert not retiring.find_again(connection, device.id)


def test_a_device_takes_the_place_of_another(world: World) -> None:
    old, new = world.device("Kiosk C-014", "SN-1"), world.device("Spare", "SN-2")
    with world.database.write() as connection:
        retiring.reassign(connection, old.id, name=None, unit="C", now_ms=now_ms())
        retiring.replace(connection, old.id, new.id, now_ms())
        with pytest.raises(retiring.CannotRetire):
            retiring.replace(connection, new.id, old.id, now_ms())
    with world.database.read() as connection:
        rows = {row.id: row for row in connection.execute(select(devices))}
    assert (rows[new.id].name, rows[new.id].unit, rows[old.id].replaced_by) == ("Kiosk C-014", "C", new.id)
    placed = [change for change in new.pull().changes if change.kind == "device.place"]
    assert placed[-1].payload == {"name": "Kiosk C-014", "unit": "C"}


def test_attack_21_a_revoked_device_comes_back_by_a_person_alone(world: World) -> None:
    """Repaired, it waits like any other; approved as itself, it begins a new epoch in its old place."""
    device = world.device(serial="SN-7")
    with world.database.write() as connection:
        revoke(connection, device.id, now_ms())
    repaired = Stranger(world, "SN-7")
    assert repaired.announce().state == "waiting"
    with world.database.read() as connection:
        assert pending.waiting(connection, now_ms())[0].known_as == "Kiosk C-014 (revoked)"
    assert approved(world, repaired, instead_of=device.id) == device.id
    answer = repaired.announce().enrolled
    assert answer is not None
    assert (answer.device, answer.epoch, answer.name) == (device.id, 2, "Kiosk C-014")
