from __future__ import annotations

import base64
import os

import pytest

from central.devices.enrol import MAX_WRONG_CODES
from tests.integration.central.device import Device
from tests.integration.central.world import World


def key() -> str:
    return base64.b64encode(os.urandom(32)).decode()


def test_a_code_makes_one_device(world: World) -> None:
    code = world.code("Kiosk C-014")
    device = Device(world.http, code.lower().replace("-", " "))
    assert (device.enrolled.name, device.enrolled.facility, device.enrolled.epoch) == ("Kiosk C-014", "cedar-ridge", 1)
    again = world.http.post("/v1/enrol", json=device.enrol_body)
    assert again.json()["device"] == device.id  # its answer was lost
    stolen = world.http.post("/v1/enrol", json={**device.enrol_body, "signing_key": key()})
    assert (stolen.status_code, stolen.json()["code"]) == (403, "code")


def test_a_device_that_lost_its_store_cannot_slip_back_into_the_chain_it_lost(world: World) -> None:
    """Its code is spent with its first command: it would number its commands anew, and look like a copied disk."""
    device = world.device()
    assert world.http.post("/v1/enrol", json=device.enrol_body).json()["epoch"] == 1
    device.do("session.close", {"why": "restart"}, None)
    again = world.http.post("/v1/enrol", json=device.enrol_body)
    assert (again.status_code, again.json()["code"]) == (403, "code")


def test_wrong_kind_serial_or_time(world: World) -> None:
    body = {"code": world.code(), "serial": "S", "kind": "tablet", "signing_key": key()}
    assert world.http.post("/v1/enrol", json=body).status_code == 403
    late = {"code": world.code(lifetime_ms=-1), "serial": "S", "kind": "kiosk", "signing_key": key()}
    assert world.http.post("/v1/enrol", json=late).status_code == 403


@pytest.mark.parametrize("bad", ["", "x", base64.b64encode(b"short").decode(), "é" * 44])
def test_bad_keys(world: World, bad: str) -> None:
    body = {"code": world.code(), "serial": "S", "kind": "kiosk", "signing_key": bad}
    assert world.http.post("/v1/enrol", json=body).status_code == 422


def test_guessing_is_slowed_down(world: World) -> None:
    body = {"code": "AAAA-BBBB-CCCC-DDDD", "serial": "S", "kind": "kiosk", "signing_key": key()}
    answers = [world.http.post("/v1/enrol", json=body).status_code for _ in range(MAX_WRONG_CODES + 1)]
    assert answers == [403] * MAX_WRONG_CODES + [429]


def test_codes_are_stored_as_hashes_only(world: World) -> None:
    code = world.code()
    with world.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM enrol_codes").all()
    assert code.replace("-", "") not in str(rows).replace("-", "")
