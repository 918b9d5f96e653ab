"""Whole packets out of an OSDP line (IEC 60839-11-5 clause 5.9), pure.

libosdp 3.2.9 loses a packet that comes to it in pieces, and a packet that was damaged on the way can abort it: it is given whole
packets with a right check only.
"""

from __future__ import annotations

SOM = 0x53
#: SOM, address, two of length, control; and the longest packet that a reader sends (clause 5.9.4: 128 unless it says more).
HEADER_BYTES, LONGEST = 5, 512
_CRC, _CRC_FIRST = 0x04, 0x1D0F
#: A packet whose next byte is so late (ms) is broken off (clause 5.7: 20 ms between two characters; adapters gather some).
STALL_MS = 120


def crc16(data: bytes) -> int:
    """CRC-16 with the polynomial 1021 and the first value 1D0F, as annex C."""
    crc = _CRC_FIRST
    for byte in data:
        crc = (crc << 8 & 0xFF00) ^ _TABLE[crc >> 8 ^ byte]
    return crc


def _step(value: int) -> int:
    crc = value << 8
    for _ in range(8):
        crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


_TABLE = tuple(_step(value) for value in range(256))


class Packets:
    """Finds whole packets in a stream that may be split, garbled or cut anywhere. Holds at most one packet and what came behind it."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._at_ms = 0

    def feed(self, data: bytes, now_ms: int) -> list[bytes]:
        """The packets that are whole by now (any steady clock). Call it with nothing, too, as time goes by."""
        if self._held and not data and now_ms - self._at_ms > STALL_MS:
            # its rest will not come: what looked like a beginning was none
            del self._held[0]
        if data:
            self._held += data
            self._at_ms = now_ms
        packets: list[bytes] = []
        while (packet := self._next()) is not None:
            packets.append(packet)
        return packets

    def reset(self) -> None:
        """The line was lost."""
        self._held.clear()

    def _next(self) -> bytes | None:
        held = self._held
        while True:
            start = held.find(SOM)
            del held[: len(held) if start < 0 else start]
            if len(held) < HEADER_BYTES:
                return None
            length = held[2] | held[3] << 8
            # the plain sum, which the standard allows as well, lets one damaged packet in 256 through: readers answer a CRC with a CRC
            if held[4] & _CRC and HEADER_BYTES + 2 < length <= LONGEST:
                if len(held) < length:
                    return None
                packet = bytes(held[:length])
                if crc16(packet[:-2]) == packet[-2] | packet[-1] << 8:
                    del held[:length]
                    return packet
            del held[0]
