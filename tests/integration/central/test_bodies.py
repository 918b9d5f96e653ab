"""Any body gives a clear answer, never a 500."""

from __future__ import annotations

import gzip
import json

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.sync.wire import MAX_BODY_BYTES
from tests.integration.central.device import Device
from tests.integration.central.world import World

NAMES = st.sampled_from(["commands", "cursor", "id", "sealed", "seq", "payload", "x"])
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, max_size=5)),
    max_leaves=12,
)
PATHS = ("/v1/commands", "/v1/changes", "/v1/asks", "/v1/enrol")


@given(st.sampled_from(PATHS), st.one_of(JSON.map(lambda value: json.dumps(value).encode()), st.binary(max_size=60)))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_body_gets_a_plain_answer(device: Device, path: str, body: bytes) -> None:
    response = device.http.send(device.build("POST", path, body))
    assert response.status_code in {200, 400, 403, 410, 422, 429}
    if response.status_code != 200:
        assert set(response.json()) >= {"code", "reason"}


@pytest.mark.parametrize("path", PATHS)
def test_deep_nesting_and_broken_json(device: Device, path: str) -> None:
    for body in (
        b"[" * 200_000,
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        b"",
        b"nul",
        b"\xff\xfe",
        rb'{"cursor": "\ud800"}',
    ):
        response = device.http.send(device.build("POST", path, body))
        assert response.status_code in {400, 422}, body[:20]


def test_deep_nesting_inside_a_payload(device: Device) -> None:
    command = device.chain.command("settings.save", {}, None)
    deep: object = 1
    for _ in range(150):
        deep = [deep]
    response = device.post("/v1/commands", {"commands": [{**command, "payload": {"a": deep}}]})
    assert response.status_code in {400, 409, 422}


def test_too_large(device: Device) -> None:
    body = b" " * (MAX_BODY_BYTES + 1)
    assert device.http.send(device.build("POST", "/v1/changes", body)).status_code == 413
    bomb = gzip.compress(bytes(50 * 1024 * 1024))
    response = device.http.send(device.build("POST", "/v1/changes", bomb, headers={"Content-Encoding": "gzip"}))
    assert (response.status_code, response.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_packed_in_and_out(device: Device, coding: str) -> None:
    plain = json.dumps({"wait_s": 0}).encode()
    body = gzip.compress(plain) if coding == "gzip" else zstandard.compress(plain)
    headers = {"Content-Encoding": coding, "Accept-Encoding": coding}
    response = device.http.send(device.build("POST", "/v1/changes", body, headers=headers))
    assert response.status_code == 200
    assert response.headers["content-encoding"] == coding
    assert response.headers["accept-encoding"] == "zstd, gzip"
    assert "facility.roster" in {change["kind"] for change in response.json()["changes"]}
    for wrong in (body[:-4], b"nonsense", b""):
        response = device.http.send(device.build("POST", "/v1/changes", wrong, headers=headers))
        assert (response.status_code, response.json()["code"]) == (400, "encoding")


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("gzip, zstd", "zstd"),
        ("zstd;q=0, gzip", "gzip"),
        ("zstd; q=0.5", "zstd"),
        ("br", None),
        ("identity", None),
        ("gzip;q=0.000", None),
    ],
)
def test_an_answer_is_packed_as_the_caller_takes_it(device: Device, accepted: str, expected: str | None) -> None:
    response = device.http.send(device.build("POST", "/v1/changes", b"{}", headers={"Accept-Encoding": accepted}))
    assert response.headers.get("content-encoding") == expected
    assert response.json()["changes"]


def test_a_zstd_bomb_is_not_unpacked(device: Device) -> None:
    bomb = zstandard.compress(bytes(50 * 1024 * 1024))
    response = device.http.send(device.build("POST", "/v1/changes", bomb, headers={"Content-Encoding": "zstd"}))
    assert (response.status_code, response.json()["code"]) == (413, "too_large")
    silent = zstandard.ZstdCompressor(write_content_size=False).compress(bytes(50 * 1024 * 1024))
    response = device.http.send(device.build("POST", "/v1/changes", silent, headers={"Content-Encoding": "zstd"}))
    assert (response.status_code, response.json()["code"]) == (400, "encoding")


def test_an_unknown_coding_is_refused(device: Device) -> None:
    body = b"{}"
    response = device.http.send(device.build("POST", "/v1/changes", body, headers={"Content-Encoding": "br"}))
    assert response.status_code == 415


def test_unknown_paths_and_health(world: World) -> None:
    assert world.http.get("/v1/health").json()["status"] == "ok"
    assert world.http.get("/v1/nothing").json()["code"] == "not_found"
    assert world.http.get("/v1/enrol").status_code == 405
    assert "/v1/commands" in world.http.get("/v1/openapi.json").json()["paths"]
