"""Random bytes, protocol characters and damaged frames into every parser, and forged packets into the OSDP panel itself.

`make torture` sets TORTURE_BYTES to 10 MB of each: 0 crashes and 0 false reads (docs/design/hardware.md).
"""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.hardware.card_reader.osdp_packets import Packets
from kiosk.hardware.card_reader.osdp_reader import OsdpReader
from kiosk.hardware.card_reader.port import CardRead, ReaderBack, ReaderEvent, ReaderLost
from kiosk.hardware.simulators.control import start_osdp
from kiosk.hardware.simulators.line import PtyLine
from kiosk.hardware.simulators.osdp import card_reply, packet
from tests.unit.hardware.noise import KINDS, SUBJECTS, cards_of, noise

SIZE = int(os.environ.get("TORTURE_BYTES", "500_000"))
#: What the panel itself is given: whole packets with a right check and any contents, as nobody's reader sends them.
FORGED, PATIENCE_S = min(60_000, SIZE // 50), 180.0
KEY = bytes(range(1, 17))

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", SUBJECTS)
def test_ten_megabytes_give_no_false_card(name: str, kind: str) -> None:
    subject = SUBJECTS[name]
    single: set[str] = set()
    shown = cards_of(subject.protocol, noise(subject, kind, SIZE, seed=2026), single.add)
    print(f"\n{name}, {kind}: {len(single - {subject.card})} false numbers in single frames, {len(shown - {subject.card})} shown")
    assert shown <= {subject.card}


@pytest.mark.parametrize("kind", KINDS)
def test_ten_megabytes_of_osdp_give_whole_packets_only(kind: str) -> None:
    source = random.Random(2026)
    true = packet(1, 1, card_reply("118:4521"), scb=b"\x02\x16", mac=bytes(4))
    if kind == "random":
        data = source.randbytes(SIZE)
    elif kind == "alphabet":
        data = bytes(source.choices(b"\x53\x81\x00\x01\x02\x04\x07\x08\x14\x16\x40\x50\xff", k=SIZE))
    else:
        line = bytearray(true * (SIZE // len(true)))
        for place in source.sample(range(len(line)), len(line) // 40):
            line[place] ^= source.randrange(1, 256)
        data = bytes(line)
    packets, whole = Packets(), 0
    for start in range(0, len(data), 4096):
        for found in packets.feed(data[start : start + 4096], start):
            whole += 1
            assert kind != "damaged" or found == true, "a damaged packet passed"
    print(f"\nOSDP, {kind}: {whole} whole packets")


def _forgery(source: random.Random) -> bytes:
    """One answer of somebody without the key: any reply code, any contents, any security block, a right CRC."""
    payload = bytes((source.choice((0x40, 0x41, 0x45, 0x46, 0x48, 0x50, 0x53, 0x76, 0x78, source.randrange(256))),))
    payload += source.randbytes(source.randrange(0, 100))
    blocks = (b"", b"\x02\x16", b"\x02\x18", b"\x03\x12\x01", b"\x03\x14\x01", source.randbytes(source.randrange(1, 5)))
    block = source.choice(blocks)
    mac = source.randbytes(source.choice((0, 4))) if block else b""
    return packet(1, source.randrange(4), payload, scb=block, mac=mac)


def _until(holds: Callable[[], bool], deadline_s: float) -> bool:
    end = time.monotonic() + deadline_s
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def test_the_panel_under_forged_packets_reads_nothing_and_comes_back(tmp_path: Path) -> None:
    """Some of them may abort libosdp: then its process is started anew. When the true reader is back, it is read."""
    source = random.Random(2026)
    events: list[ReaderEvent] = []
    line = PtyLine(tmp_path / "reader")
    reader = OsdpReader(str(tmp_path / "reader"), 115_200, 1, KEY)
    stop = threading.Event()
    thread = threading.Thread(target=reader.run, args=(events.append, stop))
    thread.start()
    sent, began = 0, time.monotonic()
    try:
        while sent < FORGED and time.monotonic() - began < PATIENCE_S:
            line.forget_owner()
            sent += bool(line.write(_forgery(source)))
            if line.read(4096) == b"":
                time.sleep(0.001)
        line.close()
        faults = sum(isinstance(event, ReaderLost) and event.code == "reader_fault" for event in events)
        print(f"\nOSDP panel: {sent} forged packets in {time.monotonic() - began:.0f} s, {faults} ends of its process")
        assert sent > 1_000
        assert not [event for event in events if isinstance(event, CardRead | ReaderBack)]
        with start_osdp(tmp_path, key=KEY, baud=115_200) as simulator:
            assert _until(lambda: ReaderBack() in events, 30)
            simulator.client.swipe("118:4521")
            assert _until(lambda: any(isinstance(event, CardRead) for event in events), 30)
    finally:
        stop.set()
        reader.cancel()
        thread.join(15)
    assert not thread.is_alive()
