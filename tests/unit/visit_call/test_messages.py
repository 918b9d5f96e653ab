"""What the screen and the process of a visit take of each other."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.call.messages import Refused
from kiosk.visit_call.messages import (
    FROM_CALL,
    MAX_TOKEN,
    OWN_SIDE,
    TO_CALL,
    CallMessage,
    CallReader,
    Join,
    Kind,
    Told,
    picture_body,
    read_join,
    read_picture,
    read_sound,
    read_told,
)


@pytest.mark.parametrize("told", [Told("connecting"), Told("on", "", True, 60_000, False), Told("over", "staff")])
def test_what_is_told_comes_as_it_went(told: Told) -> None:
    assert read_told(told.packed()) == told
    assert len(told.packed()) <= FROM_CALL[Kind.STATE]


def test_a_join_comes_as_it_went() -> None:
    assert read_join(Join("token", "-----BEGIN CERTIFICATE-----").packed()) == Join("token", "-----BEGIN CERTIFICATE-----")


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b"[]", b"\xff", b'{"token": "", "authority": ""}', b'{"token": 1, "authority": ""}', b'{"token": "x"}']
    + [json.dumps({"token": token, "authority": ""}).encode() for token in ("x" * (MAX_TOKEN + 1), "ñ")]
    + [b'{"token": "a\\r\\nHost: elsewhere", "authority": ""}'],
)
def test_a_join_without_a_token_is_refused(body: bytes) -> None:
    with pytest.raises(Refused):
        read_join(body)


@pytest.mark.parametrize(
    "more",
    [
        {"state": "recorded"},
        {"reason": "why"},
        {"left_ms": -1},
        {"left_ms": True},
        {"left_ms": 1e3},
        {"left_ms": 1 << 50},
        {"state": ["on"]},
    ],
)
def test_a_state_that_is_none_is_refused(more: dict[str, object]) -> None:
    with pytest.raises(Refused):
        read_told(json.dumps({"state": "on", "reason": "", **more}).encode())


def test_pictures_have_a_size_and_exactly_its_pixels() -> None:
    assert read_picture(picture_body(4, 2, bytes(32)), OWN_SIDE) == (4, 2, bytes(32))
    for broken in (
        b"",
        b"\0\1",
        picture_body(4, 2, bytes(31)),
        picture_body(0, 2, b""),
        picture_body(OWN_SIDE + 1, 1, bytes(4 * OWN_SIDE + 4)),
    ):
        with pytest.raises(Refused):
            read_picture(broken, OWN_SIDE)
    with pytest.raises(Refused):
        read_sound(b"123")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for allowed in (TO_CALL, FROM_CALL):
        with suppress(Refused):
            for message in CallReader(allowed).feed(data):
                assert message.kind in allowed
    for read in (read_join, read_told):
        with suppress(Refused):
            read(data)


def test_neither_side_takes_what_only_the_other_says() -> None:
    for allowed, others in ((TO_CALL, FROM_CALL), (FROM_CALL, TO_CALL)):
        for kind in others:
            with pytest.raises(Refused):
                CallReader(allowed).feed(CallMessage(kind).packed())
