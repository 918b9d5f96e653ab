"""Who may send a request: attacks 16, 17 and 18 of the security design."""

from __future__ import annotations

import json

import httpx
import pytest

from kiosk.sync.wire import SIGNED_COMPONENTS
from tests.integration.central.device import Device
from tests.integration.central.world import World

PULL = json.dumps({"wait_s": 0}).encode()


def code(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json()["code"]


def test_a_replayed_request_is_refused(world: World, device: Device) -> None:
    request = device.build("POST", "/v1/changes", PULL)
    assert world.http.send(request).status_code == 200
    again = world.http.send(request)
    assert code(again) == (409, "request_number")
    assert again.json()["next_request"] == device.request + 1


def test_numbers_may_arrive_out_of_order_but_once(world: World, device: Device) -> None:
    first, second = device.build("POST", "/v1/changes", PULL), device.build("POST", "/v1/changes", PULL)
    assert [world.http.send(one).status_code for one in (second, first, second, first)] == [200, 200, 409, 409]


def test_used_numbers_survive_a_restart_of_central(world: World, device: Device) -> None:
    request = device.build("POST", "/v1/changes", PULL, number=7)
    assert world.http.send(request).status_code == 200
    world.database.close()  # every pooled connection: what was in memory is gone
    assert world.http.send(request).status_code == 409


def test_changed_body_path_query_or_method_is_refused(world: World, device: Device) -> None:
    def changed(**parts: object) -> httpx.Response:
        request = device.build("POST", "/v1/changes", PULL)
        values = {"method": "POST", "url": request.url, "headers": request.headers, "content": PULL, **parts}
        return world.http.send(httpx.Request(**values))  # type: ignore[arg-type]

    assert changed().status_code == 200
    assert code(changed(content=PULL.replace(b"0", b"1"))) == (401, "signature")
    base = world.http.base_url
    assert code(changed(url=base.join("/v1/commands"))) == (401, "signature")
    assert code(changed(url=base.join("/v1/changes?x=1"))) == (401, "signature")
    assert code(changed(url=base.join("/v1/%63hanges"))) == (401, "signature")


@pytest.mark.parametrize("missing", SIGNED_COMPONENTS)
def test_an_under_covered_signature_is_refused(device: Device, missing: str) -> None:
    components = tuple(component for component in SIGNED_COMPONENTS if component != missing)
    request = device.build("POST", "/v1/changes", b"" if missing == "content-digest" else PULL, components=components)
    if missing == "content-digest":
        request.headers["Signature-Input"] = request.headers["Signature-Input"].replace(' "content-digest"', "")
    assert code(device.http.send(request)) == (401, "signature")


def test_an_over_covered_or_mislabelled_signature_is_refused(device: Device) -> None:
    extra = device.build("POST", "/v1/changes", PULL, components=(*SIGNED_COMPONENTS, "content-type"))
    assert code(device.http.send(extra)) == (401, "signature")
    assert code(device.http.send(device.build("POST", "/v1/changes", PULL, label="other"))) == (401, "signature")


def test_headers_cannot_be_swapped_or_doubled(world: World, device: Device) -> None:
    other = world.device("Kiosk C-015", "SN-2")
    request = device.build("POST", "/v1/changes", PULL)
    request.headers["Lumen-Device"] = other.id
    assert code(world.http.send(request)) == (401, "signature")
    request = device.build("POST", "/v1/changes", PULL)
    request.headers["Lumen-Request"] = "900"
    assert code(world.http.send(request)) == (401, "signature")
    request = device.build("POST", "/v1/changes", PULL)
    doubled = httpx.Headers([*request.headers.multi_items(), ("Lumen-Request", "901")])
    assert code(world.http.send(httpx.Request("POST", request.url, headers=doubled, content=PULL))) == (401, "signature")


def test_unsigned_unknown_and_foreign_requests_are_refused(world: World, device: Device) -> None:
    assert code(world.http.post("/v1/changes", json={})) == (401, "device")
    assert code(world.http.post("/v1/changes", json={}, headers={"Lumen-Device": device.id})) == (401, "signature")
    assert code(device.post("/v1/changes", {}, headers={"Lumen-Facility": "other"})) == (401, "facility")
    assert code(device.post("/v1/changes", {}, headers={"Lumen-Epoch": "2"})) == (409, "epoch")
    assert code(device.post("/v1/changes", {}, headers={"Lumen-Request": "-1"})) == (401, "request_number")
    assert code(device.post("/v1/changes", {}, number=0)) == (401, "request_number")
    assert code(device.post("/v1/changes", {}, number=1 << 60)) == (401, "request_number")


def test_a_device_that_lost_its_counter_is_told_the_next_free_number(device: Device) -> None:
    device.request = 41
    assert device.post("/v1/changes", {}).status_code == 200
    for _ in range(2):
        answer = device.post("/v1/changes", {}, number=1 + 41)
        assert (code(answer), answer.json()["next_request"]) == ((409, "request_number"), 43)
