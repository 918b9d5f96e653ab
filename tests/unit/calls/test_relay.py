"""What the relay takes for a side of the visit, and what it forwards. Checks are made by aioice, which is not ours."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import pytest
from aioice import stun
from hypothesis import given
from hypothesis import strategies as st

from central.calls.relay import MAX_PACKET, MediaPath, NoPort, Relay, RelayPlace
from central.calls.rooms import Side
from central.calls.stun import Credentials, read_stun

HOST = "127.0.0.1"
DEVICE = Credentials("Dev1", "d" * 22)
CONTACT = Credentials("Con1", "c" * 22)


def check(sender: Credentials, receiver: Credentials, *, nominate: bool = False, key: str = "") -> stun.Message:
    """A connectivity check."""
    message = stun.Message(message_method=stun.Method.BINDING, message_class=stun.Class.REQUEST)
    message.attributes["USERNAME"] = f"{receiver.fragment}:{sender.fragment}"
    message.attributes["PRIORITY"] = 1
    if nominate:
        message.attributes["USE-CANDIDATE"] = None
    message.add_message_integrity((key or receiver.password).encode())
    return message


class End(asyncio.DatagramProtocol):
    """A socket of somebody."""

    def __init__(self) -> None:
        self.got: asyncio.Queue[bytes] = asyncio.Queue()

    def datagram_received(self, data: bytes, addr: Any) -> None:
        self.got.put_nowait(data)


class Stage:
    """A way through the relay, and people at both ends."""

    def __init__(self) -> None:
        self.path = MediaPath()
        self._open: list[asyncio.DatagramTransport] = []

    async def begin(self) -> None:
        self.path = await Relay(RelayPlace(HOST, HOST, HOST)).open()
        self.path.tell("device", DEVICE)
        self.path.tell("contact", CONTACT)

    async def end(self) -> tuple[Callable[[Side, bytes], None], End]:
        """A new socket: how it sends to a side's port, and what it gets."""
        transport, end = await asyncio.get_running_loop().create_datagram_endpoint(End, local_addr=(HOST, 0))
        self._open.append(transport)
        return lambda side, data: transport.sendto(data, (HOST, self.path.legs[side].port)), end

    def close(self) -> None:
        self.path.close()
        for one in self._open:
            one.close()


async def free(port: int) -> None:
    """Wait until nobody has this port."""
    while True:
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
            one.bind((HOST, port))
            return
        await asyncio.sleep(0)


def run(play: Callable[[Stage], Awaitable[None]]) -> None:
    """On a loop of its own."""

    async def whole() -> None:
        stage = Stage()
        await stage.begin()
        try:
            async with asyncio.timeout(20):
                await play(stage)
        finally:
            stage.close()

    asyncio.run(whole())


def test_only_who_knows_the_passwords_of_this_visit_gets_through() -> None:
    async def play(stage: Stage) -> None:
        say_device, device = await stage.end()
        say_contact, contact = await stage.end()
        say_stranger, stranger = await stage.end()
        say_device("device", bytes(check(DEVICE, CONTACT)))
        say_contact("contact", bytes(check(CONTACT, DEVICE, nominate=True)))
        assert read_stun(await device.got.get()) is not None
        # The device was not heard of when its first check came; with the next one the contact hears it.
        say_device("device", again := bytes(check(DEVICE, CONTACT)))
        assert await contact.got.get() == again

        for attack in (
            bytes(check(CONTACT, DEVICE, nominate=True, key="x" * 22)),
            bytes(check(Credentials("Evil", "e" * 22), DEVICE, nominate=True)),
            bytes(check(CONTACT, DEVICE, nominate=True))[:-1],
            b"\x80" + b"media of a stranger" * 10,
            b"\x16\xfe\xfd" + b"a handshake",
            b"",
        ):
            say_stranger("contact", attack)
            say_stranger("device", attack)
        say_contact("contact", b"\x80the contact's media")
        assert await device.got.get() == b"\x80the contact's media"
        say_device("device", b"\x80the device's media")
        assert await contact.got.get() == b"\x80the device's media"
        say_contact("contact", b"\x80" + bytes(MAX_PACKET))
        say_contact("contact", b"\x80last")
        assert await device.got.get() == b"\x80last"
        assert device.got.empty()
        assert contact.got.empty()
        assert stranger.got.empty()

    run(play)


def test_an_answer_goes_to_who_asked_and_nobody_else_may_answer() -> None:
    async def play(stage: Stage) -> None:
        say_device, device = await stage.end()
        say_first, first = await stage.end()
        say_second, second = await stage.end()
        say_device("device", bytes(check(DEVICE, CONTACT)))
        asked = check(CONTACT, DEVICE)
        say_first("contact", bytes(asked))
        await device.got.get()
        say_second("contact", bytes(check(CONTACT, DEVICE)))
        await device.got.get()
        answer = stun.Message(stun.Method.BINDING, stun.Class.RESPONSE, transaction_id=asked.transaction_id)
        forged = stun.Message(stun.Method.BINDING, stun.Class.RESPONSE, transaction_id=asked.transaction_id)
        forged.attributes["SOFTWARE"] = "a stranger's"
        say_second("device", bytes(forged))
        say_device("device", bytes(answer))
        assert await first.got.get() == bytes(answer)
        # Once: an answer that comes again is nobody's.
        say_device("device", bytes(answer))
        say_device("device", b"\x80media")
        assert await second.got.get() == b"\x80media"
        assert first.got.empty()

    run(play)


def test_a_contact_who_moves_to_another_network_is_followed() -> None:
    async def play(stage: Stage) -> None:
        say_device, device = await stage.end()
        say_home, home = await stage.end()
        say_train, train = await stage.end()
        say_device("device", bytes(check(DEVICE, CONTACT)))
        say_home("contact", bytes(check(CONTACT, DEVICE, nominate=True)))
        await device.got.get()
        say_device("device", b"\x80one")
        assert await home.got.get() == b"\x80one"
        # A check that only looks does not take the call away.
        say_train("contact", bytes(check(CONTACT, DEVICE)))
        await device.got.get()
        say_device("device", b"\x80two")
        assert await home.got.get() == b"\x80two"
        say_train("contact", bytes(check(CONTACT, DEVICE, nominate=True)))
        await device.got.get()
        say_device("device", b"\x80three")
        assert await train.got.get() == b"\x80three"

    run(play)


def test_when_a_way_is_cut_nothing_comes_through() -> None:
    async def play(stage: Stage) -> None:
        say_device, device = await stage.end()
        say_contact, _ = await stage.end()
        say_device("device", bytes(check(DEVICE, CONTACT)))
        say_contact("contact", bytes(check(CONTACT, DEVICE, nominate=True)))
        await device.got.get()
        port = stage.path.legs["contact"].port
        stage.path.close()
        say_contact("contact", b"\x80more")
        await free(port)
        assert device.got.empty()

    run(play)


def test_ports_come_from_the_range_and_end_with_it() -> None:
    async def play(stage: Stage) -> None:
        first = stage.path.legs["device"].port
        stage.close()
        await free(first)
        relay = Relay(RelayPlace(HOST, HOST, HOST, range(first, first + 1)))
        with pytest.raises(NoPort):
            await relay.open()
        # What was half open is closed again.
        await free(first)

    run(play)


@given(st.binary(max_size=200), st.booleans())
def test_whatever_comes_is_read_or_refused(data: bytes, framed: bool) -> None:
    if framed:
        length = len(data) // 4 * 4
        data = b"\x00\x01" + length.to_bytes(2, "big") + b"\x21\x12\xa4\x42" + bytes(12) + data[:length]
    message = read_stun(data)
    if message is not None:
        assert not message.is_check(CONTACT, DEVICE)


def test_a_genuine_check_is_read_as_it_was_made() -> None:
    made = check(CONTACT, DEVICE, nominate=True)
    made.add_fingerprint()
    found = read_stun(bytes(made))
    assert found is not None
    assert found.is_check(CONTACT, DEVICE)
    assert found.nominates
    assert found.transaction == made.transaction_id
    assert not found.is_check(DEVICE, CONTACT)
    for at in range(len(bytes(made)) - 8):
        broken = bytearray(bytes(made))
        broken[at] ^= 1
        other = read_stun(bytes(broken))
        assert other is None or not other.is_check(CONTACT, DEVICE), f"byte {at}"
