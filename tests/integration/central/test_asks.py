from __future__ import annotations

import base64
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import uuid_utils
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey
from sqlalchemy import select, text, update

from central.clock import now_ms
from central.devices.tables import alerts, devices
from central.residents.residents import unlock
from central.residents.tables import residents
from central.signin.asks import ANSWERED_WITHIN_MS
from central.signin.tables import asks
from kiosk.demo.process import wait_until
from kiosk.sync.wire import Grant
from tests.integration.central.device import Device
from tests.integration.central.world import ANDRE, ANDRE_PIN, MARCUS, MARCUS_PIN, World


@pytest.fixture
def policy() -> dict[str, Any]:
    return {"sign_in": {"tries": 3, "waits_ms": [600_000, 900_000], "offline_days": 5, "device_wrong_pins": 7}}


def test_a_right_pin_gives_a_signed_grant(device: Device) -> None:
    answer = device.ask(MARCUS, MARCUS_PIN)
    assert answer.status == "signed_in"
    assert answer.grant is not None
    public = base64.urlsafe_b64encode(base64.b64decode(device.enrolled.central_signing_key)).rstrip(b"=").decode()
    key = OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": public})
    signed = jws.deserialize_compact(answer.grant, key, algorithms=["Ed25519"])
    assert signed.headers() == {"alg": "Ed25519", "typ": "lumen-grant"}
    claims = Grant.model_validate_json(signed.payload)
    assert (claims.device, claims.resident, claims.epoch, claims.pin_version) == (device.id, MARCUS, 1, 1)
    assert claims.offline_until_ms - claims.issued_ms == 5 * 24 * 3600 * 1000
    head, body, signature = answer.grant.split(".")
    forged = base64.urlsafe_b64encode(json.dumps({**claims.model_dump(), "resident": ANDRE}).encode()).rstrip(b"=").decode()
    with pytest.raises(JoseError):
        jws.deserialize_compact(f"{head}.{forged}.{signature}", key, algorithms=["Ed25519"])
    assert body != forged


def test_wrong_pins_lock_with_growing_waits_that_central_keeps(world: World, device: Device) -> None:
    answers = [device.ask(MARCUS, "111111") for _ in range(3)]
    assert [(answer.status, answer.tries_left) for answer in answers[:2]] == [("wrong_pin", 2), ("wrong_pin", 1)]
    assert answers[2].status == "locked"
    assert 590_000 < answers[2].wait_ms <= 600_000
    other = world.device("Kiosk C-015", "SN-2")
    assert other.ask(MARCUS, MARCUS_PIN).status == "locked"
    assert other.ask(ANDRE, ANDRE_PIN).status == "signed_in"


def test_guesses_that_come_at_once_are_not_more_than_the_tries(world: World) -> None:
    """Each of them sees an account that is not locked, until somebody takes the resident's row."""
    many = [world.device(f"Kiosk {number}", f"SN-{number}") for number in range(8)]
    with ThreadPoolExecutor(len(many)) as pool:
        with world.database.write() as connection:
            connection.execute(select(residents).where(residents.c.id == MARCUS).with_for_update()).one()
            guesses = [pool.submit(device.ask, MARCUS, f"11111{number}") for number, device in enumerate(many)]
            wait_until(lambda: world.database.is_sqlite or _waiting_for_locks(world) == len(many), "all of them")
        statuses = sorted(guess.result(30).status for guess in guesses)
    assert statuses == ["locked"] * 6 + ["wrong_pin"] * 2
    with world.database.read() as connection:
        assert connection.execute(select(residents.c.wrong_pins).where(residents.c.id == MARCUS)).scalar_one() == 3


def _waiting_for_locks(world: World) -> int:
    with world.database.read() as connection:
        waiting = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
        return int(connection.execute(waiting).scalar_one())


def test_a_right_pin_clears_the_count(world: World, device: Device) -> None:
    for _ in range(3):
        assert device.ask(MARCUS, "111111").status == "wrong_pin"
        assert device.ask(MARCUS, MARCUS_PIN).status == "signed_in"


def test_wrong_pins_counted_by_a_device_count(world: World, device: Device) -> None:
    assert device.do("signin.wrong_pins", {"resident": MARCUS, "count": 3}, None).status == "accepted"
    assert device.ask(MARCUS, MARCUS_PIN).status == "locked"
    assert device.do("signin.wrong_pins", {"resident": "nobody", "count": 3}, None).code == "unknown_resident"


def test_one_device_cannot_lock_everybody(world: World, device: Device) -> None:
    """The policy: 3 tries, of which a device may charge 7 in an hour."""

    def wrong() -> list[int]:
        with world.database.read() as connection:
            found = {row.id: row.wrong_pins for row in connection.execute(select(residents))}
        return [found[MARCUS], found[ANDRE]]

    def told() -> list[str]:
        with world.database.read() as connection:
            return list(connection.execute(select(alerts.c.kind).where(alerts.c.device == device.id)).scalars())

    assert device.do("signin.wrong_pins", {"resident": MARCUS, "count": 3}, None).status == "accepted"
    assert told() == []
    assert device.do("signin.wrong_pins", {"resident": MARCUS, "count": 1000}, None).status == "accepted"
    assert device.do("signin.wrong_pins", {"resident": ANDRE, "count": 1000}, None).status == "accepted"
    assert (wrong(), told()) == ([7, 0], ["wrong_pins"])
    with world.database.write() as connection:
        connection.execute(update(devices).values(wrong_pins_since_ms=devices.c.wrong_pins_since_ms - 3600 * 1000))
    assert device.do("signin.wrong_pins", {"resident": ANDRE, "count": 2}, None).status == "accepted"
    assert (wrong(), told()) == ([7, 2], ["wrong_pins"])
    other = world.device("Kiosk C-015", "SN-2")
    assert other.do("signin.wrong_pins", {"resident": ANDRE, "count": 2}, None).status == "accepted"
    assert wrong() == [7, 4]


def test_staff_who_unlock_are_on_record(world: World, device: Device) -> None:
    device.do("signin.wrong_pins", {"resident": MARCUS, "count": 3}, None)
    with world.database.write() as connection:
        unlock(connection, MARCUS, now_ms())
    with world.database.read() as connection:
        assert connection.execute(select(alerts.c.kind, alerts.c.detail)).one() == ("unlocked", f"resident {MARCUS}, 3 wrong PINs")
    assert device.ask(MARCUS, MARCUS_PIN).status == "signed_in"


def test_an_ask_is_used_once(world: World, device: Device) -> None:
    ask = str(uuid_utils.uuid7())
    body = {"id": ask, "sealed": device.sealed(MARCUS, "111111", ask)}
    first = device.post("/v1/asks", body)
    again = device.post("/v1/asks", body)  # the answer was lost: the same one, and no second try is charged
    assert first.json() == again.json()
    guess = device.post("/v1/asks", {"id": ask, "sealed": device.sealed(MARCUS, MARCUS_PIN, ask)})
    assert (guess.status_code, guess.json()["code"]) == (409, "ask_used")
    with world.database.read() as connection:
        assert connection.execute(select(residents.c.wrong_pins).where(residents.c.id == MARCUS)).scalar_one() == 1


def test_boxes_of_others_do_not_open(world: World, device: Device) -> None:
    other = world.device("Kiosk C-015", "SN-2")
    ask, second = str(uuid_utils.uuid7()), str(uuid_utils.uuid7())
    for body in (
        {"id": ask, "sealed": other.sealed(MARCUS, MARCUS_PIN, ask)},
        {"id": second, "sealed": device.sealed(MARCUS, MARCUS_PIN, second, inner="other")},
        {"id": str(uuid_utils.uuid7()), "sealed": "!!!!"},
        {"id": str(uuid_utils.uuid7()), "sealed": base64.b64encode(bytes(200)).decode()},
    ):
        assert device.post("/v1/asks", body).json()["status"] == "refused"
    assert device.ask("nobody", MARCUS_PIN).status == "refused"


def test_central_keeps_no_key_of_drafts(world: World, device: Device) -> None:
    """Who reads the database cannot open a draft; the answer that was lost on the way brings the key all the same."""
    ask = str(uuid_utils.uuid7())
    body = {"id": ask, "sealed": device.sealed(MARCUS, MARCUS_PIN, ask)}
    first = device.post("/v1/asks", body).json()
    assert first["drafts_key"]
    with world.database.read() as connection:
        kept = connection.execute(select(asks.c.answer).where(asks.c.id == ask)).scalar_one()
    assert first["drafts_key"] not in kept
    assert device.post("/v1/asks", body).json() == first


def test_an_ask_whose_worker_died_over_it_is_answered_at_last(world: World, device: Device) -> None:
    """Its box was noted and no answer: asked at once again it is being worked on, a little later it is taken anew."""
    ask = str(uuid_utils.uuid7())
    body = {"id": ask, "sealed": device.sealed(MARCUS, MARCUS_PIN, ask)}
    assert device.post("/v1/asks", body).json()["status"] == "signed_in"
    with world.database.write() as connection:
        connection.execute(update(asks).where(asks.c.id == ask).values(answer=None, at_ms=now_ms()))
    assert device.post("/v1/asks", body).json()["code"] == "ask_used"
    with world.database.write() as connection:
        connection.execute(update(asks).where(asks.c.id == ask).values(at_ms=now_ms() - ANSWERED_WITHIN_MS - 1))
    assert device.post("/v1/asks", body).json()["status"] == "signed_in"
    other = {"id": ask, "sealed": device.sealed(MARCUS, "111111", ask)}
    assert device.post("/v1/asks", other).json()["code"] == "ask_used", "another box never"
