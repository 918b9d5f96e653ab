"""Attack 47 at the device: a grant that is not central's, or not for this device and resident, opens nothing."""

import json
from base64 import urlsafe_b64encode
from typing import Any

import pytest

from kiosk.device.identity import load_identity
from kiosk.signin.grants import GrantRefused, keep_grant, usable_grant, verify_grant
from tests.enrolled import NOON_MS, Central, Device


def _part(content: dict[str, object]) -> str:
    return urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=").decode()


def test_a_good_grant_holds(device: Device) -> None:
    with device.store.read() as conn:
        identity = load_identity(conn)
    assert verify_grant(device.central.grant(NOON_MS), identity, "marcus").resident == "marcus"


@pytest.mark.parametrize(
    "changed",
    [
        {"device": "kiosk-c-015"},
        {"epoch": 2},
        {"resident": "andre"},
        {"issued_ms": NOON_MS + 100, "offline_until_ms": NOON_MS + 50},
        {"grant": "../../etc"},
    ],
)
def test_a_grant_for_something_else_is_refused(device: Device, changed: dict[str, Any]) -> None:
    with device.store.read() as conn:
        identity = load_identity(conn)
    with pytest.raises(GrantRefused):
        verify_grant(device.central.grant(NOON_MS, **changed), identity, "marcus")


def test_forged_signatures_are_refused(device: Device) -> None:
    with device.store.read() as conn:
        identity = load_identity(conn)
    good = device.central.grant(NOON_MS)
    head, body, signature = good.split(".")
    claims = {"grant": "g", "device": identity.device, "resident": "marcus", "epoch": 1, "issued_ms": NOON_MS,
              "offline_until_ms": NOON_MS + 10**9, "pin_version": 1}  # fmt: skip
    forged = [
        Central().grant(NOON_MS),
        f"{_part({'alg': 'none', 'typ': 'lumen-grant'})}.{_part(claims)}.",
        f"{_part({'alg': 'HS256', 'typ': 'lumen-grant'})}.{_part(claims)}.{signature}",
        f"{_part({'alg': 'EdDSA', 'typ': 'lumen-grant'})}.{body}.{signature}",
        f"{head}.{_part(claims)}.{signature}",
        device.central.sign(claims, typ="lumen-allowance"),
        "",
        "a.b",
        good + "x",
    ]
    for token in forged:
        with pytest.raises(GrantRefused):
            verify_grant(token, identity, "marcus")


def test_a_stored_grant_is_checked_again_and_ends(device: Device) -> None:
    signed = device.central.grant(NOON_MS, grant="g-1")
    with device.store.write() as conn:
        identity = load_identity(conn)
        keep_grant(conn, verify_grant(signed, identity, "marcus"), signed)
        assert usable_grant(conn, identity, "marcus", NOON_MS) == "g-1"
        assert usable_grant(conn, identity, "andre", NOON_MS) is None
        assert usable_grant(conn, identity, "marcus", NOON_MS + 7 * 86_400_000) is None


def test_a_newer_grant_takes_the_place_of_the_older(device: Device) -> None:
    with device.store.write() as conn:
        identity = load_identity(conn)
        for name in ("g-1", "g-2"):
            signed = device.central.grant(NOON_MS, grant=name)
            keep_grant(conn, verify_grant(signed, identity, "marcus"), signed)
        assert usable_grant(conn, identity, "marcus", NOON_MS) == "g-2"
