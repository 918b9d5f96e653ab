"""The relay that a visit's media goes through: one UDP port for each side, and nothing else of either side reaches the other.

Media is encrypted between the two sides (DTLS-SRTP); the relay forwards packets and reads only the connectivity checks (STUN), which
say where a side is. Only a check made with the passwords of this visit counts, so that nobody else's packets are ever forwarded. When
the visit ends the ports are closed: what central ends is over, whatever the two sides would like. It is no TURN server.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar, cast

from central.calls.rooms import Side
from central.calls.stun import FAILURE, SUCCESS, Credentials, read_stun

Address = tuple[str, int]
MAX_PACKET = 2048
#: Addresses that a side may send from, and checks of it that wait for an answer.
MAX_ADDRESSES = 8
MAX_CHECKS = 64
SIDES: tuple[Side, Side] = ("device", "contact")

Key = TypeVar("Key")
Value = TypeVar("Value")


class NoPort(Exception):
    """Every port of the range is taken."""


@dataclass(frozen=True)
class RelayPlace:
    """Where the relay listens, and the addresses that each side reaches it at. Without a range, any free ports."""

    bind: str
    device_host: str
    contact_host: str
    ports: range | None = None

    def host(self, side: Side) -> str:
        """What this side sends to."""
        return self.device_host if side == "device" else self.contact_host


class Leg(asyncio.DatagramProtocol):
    """One side's port."""

    def __init__(self, received: Callable[[bytes, Address], None]) -> None:
        self._received = received
        self._transport: asyncio.DatagramTransport | None = None
        self.port = 0
        self.packets = 0
        #: What this side's description told.
        self.credentials: Credentials | None = None
        #: Where what comes from the other side goes.
        self.target: Address | None = None
        self.nominated = False
        self.known: OrderedDict[Address, None] = OrderedDict()
        self.asked: OrderedDict[bytes, Address] = OrderedDict()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The port is open."""
        # By name: uvloop's is no subclass.
        self._transport = cast("asyncio.DatagramTransport", transport)
        self.port = transport.get_extra_info("sockname")[1]

    def datagram_received(self, data: bytes, addr: Address) -> None:
        """A packet of this side, or of anybody."""
        if len(data) <= MAX_PACKET:
            self._received(data, addr[:2])

    def error_received(self, _error: Exception) -> None:
        """Nobody listens there (any more); the checks find out."""

    def send(self, data: bytes, to: Address | None) -> None:
        """To this side."""
        if self._transport is not None and to is not None:
            self.packets += 1
            self._transport.sendto(data, to)

    def close(self) -> None:
        """Nothing comes or goes any more."""
        if self._transport is not None:
            self._transport.close()
            self._transport = None


@dataclass
class MediaPath:
    """The way between two sides, for one round of negotiation."""

    legs: dict[Side, Leg] = field(default_factory=dict)

    def tell(self, side: Side, credentials: Credentials) -> None:
        """What a side's description says of it."""
        self.legs[side].credentials = credentials

    def carry(self, side: Side, data: bytes, source: Address) -> None:
        """A packet came from a side."""
        leg, other = self.legs[side], self.legs["contact" if side == "device" else "device"]
        message = read_stun(data)
        if message is None:
            if source in leg.known:
                other.send(data, other.target)
        elif message.kind in {SUCCESS, FAILURE}:
            if source in leg.known:
                other.send(data, other.asked.pop(message.transaction, None))
        elif leg.credentials is not None and other.credentials is not None and message.is_check(leg.credentials, other.credentials):
            _remember(leg.known, source, None, MAX_ADDRESSES)
            _remember(leg.asked, message.transaction, source, MAX_CHECKS)
            if message.nominates:
                # Both ends of the pair are settled: this one, and where the other heard of it.
                leg.target, leg.nominated = source, True
                other.nominated = other.target is not None
            elif not leg.nominated:
                leg.target = source
            other.send(data, other.target)

    def close(self) -> None:
        """Cut."""
        for leg in self.legs.values():
            leg.close()


class Relay:
    """Opens ways."""

    def __init__(self, place: RelayPlace) -> None:
        self.place = place
        self._next = 0

    async def open(self) -> MediaPath:
        """A new way. Raises NoPort."""
        path = MediaPath()
        try:
            for side in SIDES:
                path.legs[side] = await self._leg(path, side)
        except NoPort:
            path.close()
            raise
        return path

    async def _leg(self, path: MediaPath, side: Side) -> Leg:
        loop = asyncio.get_running_loop()

        def received(data: bytes, source: Address) -> None:
            if len(path.legs) == len(SIDES):
                path.carry(side, data, source)

        for port in self._ports():
            try:
                _, leg = await loop.create_datagram_endpoint(lambda: Leg(received), local_addr=(self.place.bind, port))
            except OSError:
                continue
            return leg
        raise NoPort

    def _ports(self) -> Iterator[int]:
        """Each port once, from where the last search ended: a port is not used again at once."""
        if self.place.ports is None:
            yield 0
            return
        for _ in self.place.ports:
            self._next = (self._next + 1) % len(self.place.ports)
            yield self.place.ports[self._next]


def _remember(kept: OrderedDict[Key, Value], key: Key, value: Value, most: int) -> None:
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > most:
        kept.popitem(last=False)
