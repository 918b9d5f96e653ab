from __future__ import annotations

from base64 import b64decode

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import select

from kiosk.sync import asks, tables, wire
from tests.enrolled import DEVICE, NOON_MS, Device

ASK = wire.AskSignIn(ask="ask-1", resident="marcus", pin="274913")


def write(device: Device, lifetime_ms: int = 10_000) -> None:
    with device.store.write() as conn:
        asks.write_ask(conn, device.identity, ASK, NOON_MS, lifetime_ms)


def test_only_central_opens_an_ask_and_only_as_the_ask_of_this_device(device: Device) -> None:
    write(device)
    with device.store.read() as conn:
        [request] = asks.open_asks(conn)
    box = b64decode(request.sealed)
    assert b"274913" not in box
    opened = asks.SUITE.decrypt(box, device.central.sealing, info=wire.ask_info(DEVICE, "ask-1"))
    assert wire.AskSignIn.model_validate_json(opened) == ASK
    for key, info in (
        (X25519PrivateKey.generate(), wire.ask_info(DEVICE, "ask-1")),
        (device.central.sealing, wire.ask_info("device-2", "ask-1")),
        (device.central.sealing, wire.ask_info(DEVICE, "ask-2")),
    ):
        with pytest.raises(InvalidTag):
            asks.SUITE.decrypt(box, key, info=info)


def test_an_answer_is_read_once_the_box_is_empty(device: Device) -> None:
    write(device)
    answer = wire.AskAnswer(status="wrong_pin", tries_left=2, server_ms=NOON_MS)
    with device.store.write() as conn:
        assert asks.ask_answer(conn, "ask-1") is None
        asks.mark_ask_sending(conn, "ask-1")
        asks.store_answer(conn, "ask-1", answer)
        assert asks.ask_answer(conn, "ask-1") == answer
        assert conn.execute(select(tables.asks.c.sealed)).scalar_one() == ""
        assert asks.open_asks(conn) == []
        asks.erase_ask(conn, "ask-1")
        assert asks.ask_answer(conn, "ask-1") is None
        assert not asks.any_asks(conn)


def test_an_ask_past_its_time_is_expired_and_then_forgotten(device: Device) -> None:
    write(device, lifetime_ms=10_000)
    with device.store.write() as conn:
        asks.expire_asks(conn, NOON_MS + 9_999)
        assert asks.ask_answer(conn, "ask-1") is None
        asks.expire_asks(conn, NOON_MS + 10_000)
        expired = asks.ask_answer(conn, "ask-1")
        assert expired is not None
        assert expired.status == "expired"
        assert conn.execute(select(tables.asks.c.sealed)).scalar_one() == ""
        asks.expire_asks(conn, NOON_MS + 10_000 + asks.FORGET_AFTER_MS)
        assert not asks.any_asks(conn)
